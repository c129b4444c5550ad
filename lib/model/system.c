/* SPDX-License-Identifier: ISC */
/* system - what every database has: settings, choice lists, the log of change sets. */
#include "model/model.h"

static const struct field setting_fields[] = {
	{ "setting_id", &type_id },
	{ "name", &type_code, N_("Setting"), .required = true, .unique = true },
	{ "value", &type_text, N_("Value") },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity setting_entity = {
	.name = "setting", .label = N_("Setting"), .kind = MASTER, .code = "name",
	.fields = setting_fields, .columns = "name value",
};

/*
 * A word that rows store by its code. Codes never change; labels do. Stages of deals are the list
 * deal-stage, whose words also have a probability and an outcome.
 */
static const struct field choice_fields[] = {
	{ "choice_id", &type_id },
	{ "list", &type_code, N_("List"), .required = true },
	{ "code", &type_code, N_("Code"), .required = true },
	{ "label", &type_text, N_("Label") },
	{ "label_zh", &type_text, N_("Chinese label") },
	{ "position", &type_integer, N_("Position"), .required = true },
	{ "active", &type_boolean, N_("Active"), .preset = "yes", .required = true },
	{ "within", &type_code, N_("Part of") },
	{ "probability", &type_rate, N_("Probability"), .rule = "choice_probability",
	  .check = "probability BETWEEN 0 AND 1000000", .says = N_("a probability lies between 0 and 1") },
	{ "outcome", &type_code, N_("Outcome"), .rule = "choice_outcome",
	  .check = "outcome IN ('won', 'lost')", .says = N_("an outcome is won, lost or empty") },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity choice_entity = {
	.name = "choice", .label = N_("Choice"), .kind = MASTER, .title = "code", .unique = "list,code",
	.fields = choice_fields, .order = "list,position",
	.columns = "list code label label_zh position active within probability outcome",
};

static const struct field change_set_fields[] = {
	{ "change_set_id", &type_id },
	{ "at", &type_instant, N_("At"), .required = true },
	{ "login", &type_text, N_("Login"), .required = true },
	{ "host", &type_text, N_("Host") },
	{ "command", &type_text, N_("Command"), .required = true },
	{ "group", &type_text, N_("Group"), .column = "group_name" },
	{ "once", &type_text, N_("Once"), .column = "once_key", .unique = true },
	{ 0 }
};

const struct entity change_set_entity = {
	.name = "change_set", .label = N_("Change set"), .kind = LOG,
	.title = "command", .fields = change_set_fields, .columns = "at login command group",
};
