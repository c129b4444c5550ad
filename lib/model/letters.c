/* SPDX-License-Identifier: ISC */
/* letters - what is written to customers about what they owe: confirmations of balances, reminders, and when not to. */
#include "model/model.h"

#define IS_ANSWERED "$.their IS NOT NULL AND coalesce($.answered, '') <= crm_day()"

/* We ask a customer whether its balance on a day is what our books say; what it answers is written beside it. */
static const struct field confirmation_fields[] = {
	{ "confirmation_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "no|编号|函证编号" },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .required = true, .index = true,
	  .aliases = "account|客户|客户名称" },
	{ "as_of", &type_date, N_("As of"), .required = true, .aliases = "截止日期|对账日期" },
	{ "currency", &type_code, N_("Currency"), .aliases = "币种" },
	{ "our", &type_money, N_("Our balance"), .fixed = true },
	{ "sent", &type_date, N_("Sent on"), .preset = "today", .aliases = "发函日期" },
	{ "answered", &type_date, N_("Answered"), .aliases = "回函日期" },
	{ "their", &type_money, N_("Their balance"), .aliases = "对方余额|回函金额" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|差异原因" },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field confirmation_computed[] = {
	{ "difference", &type_money, N_("Difference"), .formula = "CASE WHEN " IS_ANSWERED
	  " THEN $.their - $.our END" },
	{ "state", &type_choice, N_("State"), .list = "confirmation-state", .formula = "CASE WHEN NOT (" IS_ANSWERED
	  ") THEN 'open' WHEN $.their = $.our THEN 'agreed' ELSE 'different' END" },
	{ "receivable", &type_money, N_("They owe us"), .formula = "CASE WHEN $.our > 0 THEN $.our ELSE 0 END" },
	{ "payable", &type_money, N_("We owe them"), .formula = "CASE WHEN $.our < 0 THEN -$.our ELSE 0 END" },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity confirmation_entity = {
	.program = "",
	.name = "confirmation", .label = N_("Confirmation of a balance"), .kind = MASTER, .code = "code", .since = 3,
	.born = "sent", .pattern = "DZ{yyyy}-{nnnn}", .fields = confirmation_fields, .computed = confirmation_computed,
	.columns = "code customer as_of currency our sent answered their difference state note",
};

/* A receivable was reminded of at a level: what was open of it then. What a customer was sent on one day is one
 * letter. */
static const struct field dunning_fields[] = {
	{ "dunning_id", &type_id },
	{ "day", &type_date, N_("Date"), .required = true, .fixed = true },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .required = true, .index = true,
	  .fixed = true },
	{ "receivable", &type_reference, N_("Receivable"), .to = &receivable_entity, .required = true, .index = true,
	  .fixed = true },
	{ "level", &type_choice, N_("Level"), .list = "dunning-level", .required = true, .fixed = true },
	{ "open", &type_money, N_("Open then"), .required = true, .fixed = true },
	{ "due", &type_date, N_("Due date"), .required = true, .fixed = true },
	{ "penalty", &type_money, N_("Penalty until then"), .fixed = true },
	{ "reverses", &type_reference, N_("Takes back"), .to = &dunning_entity, .sparse = true, .fixed = true,
	  .quiet = true },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field dunning_computed[] = {
	{ "overdue", &type_integer, N_("Days overdue then"), .formula = "crm_days_between($.due, $.day)" },
	{ "stands", &type_boolean, N_("Stands"), .formula = "CASE WHEN $.reverses_id IS NULL "
	  "AND NOT EXISTS (SELECT 1 FROM dunning AS r WHERE r.reverses_id = $.dunning_id) THEN 1 ELSE 0 END" },
	{ "paid", &type_money, N_("Paid since"), .formula = "(SELECT coalesce(sum(s.amount), 0) FROM settlement AS s "
	  "WHERE s.item_id = $.receivable_id AND s.kind = 'allocation' AND s.day >= $.day AND s.day <= crm_day())" },
	{ 0 }
};

const struct entity dunning_entity = {
	.program = "", .name = "dunning", .label = N_("Reminder of payment"), .kind = FACT, .since = 3, .born = "day",
	.order = "day,dunning_id", .fields = dunning_fields, .computed = dunning_computed, .summed = "open",
	.columns = "day customer receivable level open due overdue penalty paid",
};

/* A receivable that nobody is to be reminded of, for as long as it says. */
static const struct field hold_fields[] = {
	{ "hold_id", &type_id },
	{ "receivable", &type_reference, N_("Receivable"), .to = &receivable_entity, .required = true, .index = true,
	  .aliases = "应收单号" },
	{ "day", &type_date, N_("Since"), .required = true, .preset = "today", .aliases = "date|日期" },
	{ "until", &type_date, N_("Until"), .aliases = "截止日期" },
	{ "reason", &type_text, N_("Reason"), .required = true, .aliases = "原因|why" },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field hold_computed[] = {
	{ "held", &type_boolean, N_("On hold"),
	  .formula = "CASE WHEN $.day <= crm_day() AND coalesce($.until, crm_day()) >= crm_day() THEN 1 ELSE 0 END" },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity hold_entity = {
	.program = "", .name = "hold", .label = N_("Not to be reminded of"), .kind = MASTER,
	.since = 3, .born = "day", .internal = true, .fields = hold_fields, .computed = hold_computed,
	.columns = "receivable day until reason held", .open = "held=yes",
};
