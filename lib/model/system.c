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
	.program = "",
	.name = "setting", .internal = true, .label = N_("Setting"), .kind = MASTER, .code = "name",
	.fields = setting_fields, .columns = "name value",
};

/*
 * A word that rows store by its code. Codes never change; labels do. Stages of deals are the list
 * deal-stage, whose words also have a probability, an outcome and the days a deal may stay in them;
 * within is the pipeline a stage belongs to. Grades say after how many days without a contact or a deal a
 * customer goes back to the pool; tax rates have their rate, and kinds of stock
 * entries the sign of their quantities. Kinds of invoices say how many digits a number has (0: any), whether one may be
 * voided in its month, else only a red letter answers it, and whether the tax of one that is received is deducted.
 * Titles of accounts (account-title) have the number that bookkeepers know them by.
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
	{ "norm_days", &type_integer, N_("Days it may take"), .since = 2, .rule = "choice_norm_days",
	  .check = "norm_days >= 0",
	  .says = N_("days cannot be below zero") },
	{ "contact_days", &type_integer, N_("Days without contact"), .since = 2, .rule = "choice_contact_days",
	  .check = "contact_days >= 0", .says = N_("days cannot be below zero") },
	{ "rate", &type_rate, N_("Rate"), .since = 2, .rule = "choice_rate", .check = "rate BETWEEN 0 AND 1000000",
	  .says = N_("a rate lies between 0 and 1 (or 0% and 100%)") },
	{ "deal_days", &type_integer, N_("Days without a deal"), .since = 2, .rule = "choice_deal_days",
	  .check = "deal_days >= 0",
	  .says = N_("days cannot be below zero") },
	{ "sign", &type_integer, N_("Sign"), .since = 2, .rule = "choice_sign", .check = "sign BETWEEN -1 AND 1",
	  .says = N_("a sign is 1 (goods come in), -1 (they go out) or 0 (as the quantity says)") },
	{ "digits", &type_integer, N_("Digits of a number"), .since = 3, .rule = "choice_digits",
	  .check = "digits BETWEEN 0 AND 20", .says = N_("a number has 0 to 20 digits") },
	{ "voidable", &type_boolean, N_("May be voided"), .since = 3 },
	{ "deductible", &type_boolean, N_("Input tax is deducted"), .since = 3 },
	{ "number", &type_code, N_("Number of the title"), .since = 3 },
	{ 0 }
};

const struct entity choice_entity = {
	.program = "", .name = "choice", .internal = true, .label = N_("Choice"), .kind = MASTER, .title = "code",
	.unique = "list,code", .fields = choice_fields, .order = "list,position", .columns = "list code label label_zh "
	"position active within probability outcome norm_days contact_days deal_days",
};

static const struct field change_set_fields[] = {
	{ "change_set_id", &type_id },
	{ "at", &type_instant, N_("At"), .required = true },
	{ "login", &type_text, N_("Login"), .required = true },
	{ "host", &type_text, N_("Host") },
	{ "command", &type_text, N_("Command"), .required = true },
	{ "group", &type_text, N_("Group"), .column = "group_name" },
	{ "once", &type_text, N_("Once"), .column = "once_key", .unique = true },
	{ "result", &type_text, N_("Result"), .since = 3, .quiet = true },
	{ 0 }
};

const struct entity change_set_entity = {
	.program = "",
	.name = "change_set", .label = N_("Change set"), .kind = LOG,
	.title = "command", .fields = change_set_fields, .columns = "at login command group",
};

/* Filters somebody has given a name: crm-customer list @NAME. */
static const struct field filter_fields[] = {
	{ "filter_id", &type_id },
	{ "noun", &type_code, N_("Noun"), .required = true },
	{ "name", &type_code, N_("Name"), .required = true },
	{ "terms", &type_text, N_("Filters"), .required = true },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .preset = "me" },
	{ "note", &type_text, N_("Note") },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity filter_entity = {
	.name = "filter", .internal = true, .label = N_("Saved filter"), .kind = MASTER, .title = "name", .since = 2,
	.unique = "noun,name", .fields = filter_fields, .columns = "noun name terms owner note",
};

/* How far a reader of changes has come: --since-last NAME. */
static const struct field bookmark_fields[] = {
	{ "bookmark_id", &type_id },
	{ "name", &type_code, N_("Name"), .required = true, .unique = true },
	{ "change_set", &type_integer, N_("Up to change set"), .required = true },
	{ 0 }
};

const struct entity bookmark_entity = {
	.program = "", .name = "bookmark", .label = N_("Bookmark"), .kind = LOG, .since = 2, .title = "name",
	.fields = bookmark_fields, .columns = "name change_set",
};

/* Where imported rows came from: a run of rows of one file, each a line of text "row id, place, raw row". */
static const struct field origin_fields[] = {
	{ "origin_id", &type_id },
	{ "change_set", &type_reference, N_("Change set"), .to = &change_set_entity, .required = true },
	{ "noun", &type_code, N_("Noun"), .required = true },
	{ "file", &type_text, N_("File"), .required = true },
	{ "header", &type_text, N_("Header") },
	{ "first_row", &type_integer, N_("First row"), .required = true, .index = true },
	{ "last_row", &type_integer, N_("Last row"), .required = true },
	{ "rows", &type_text, N_("Rows"), .required = true },
	{ 0 }
};

const struct entity origin_entity = {
	.program = "",
	.name = "origin", .label = N_("Origin"), .kind = LOG, .since = 2, .title = "file", .fields = origin_fields,
	.columns = "change_set noun file first_row last_row",
};

/*
 * Until which day the books of an area are closed: what the last fact of it says, be it by closing or by reopening.
 */
static const struct field period_fields[] = {
	{ "period_id", &type_id },
	{ "area", &type_choice, N_("Area"), .list = "period-area", .required = true, .fixed = true },
	{ "until", &type_date, N_("Closed until"), .fixed = true },
	{ "previous", &type_date, N_("Closed until before"), .fixed = true },
	{ "decider", &type_reference, N_("Decided by"), .to = &user_entity, .fixed = true },
	{ "reason", &type_text, N_("Reason"), .fixed = true },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field period_computed[] = {
	{ "current", &type_boolean, N_("In force"),
	  .formula = "NOT EXISTS (SELECT 1 FROM period AS n WHERE n.area = $.area AND n.period_id > $.period_id)" },
	{ 0 }
};

const struct entity period_entity = {
	.program = "",
	.name = "period", .internal = true, .label = N_("Closed period"), .kind = FACT, .since = 3, .born = "created",
	.fields = period_fields, .computed = period_computed, .columns = "area until previous decider created reason",
};
