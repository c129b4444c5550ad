/* SPDX-License-Identifier: ISC */
/* credit - how much customers may owe: what they applied for, and what was let pass beyond it. */
#include "model/model.h"

/* A document without lines; its approval gives the customer the limit and the days, with its code as the reason. */
static const struct field credit_application_fields[] = {
	{ "credit_application_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true,
	  .aliases = "application no|编号|申请书编号|申请编号" },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .required = true, .index = true,
	  .aliases = "account|客户|客户名称" },
	{ "kind", &type_choice, N_("Kind"), .list = "credit-kind", .required = true, .preset = "limit",
	  .aliases = "type|类型|申请类型" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .preset = "me", .index = true,
	  .aliases = "申请人|业务员|负责人" },
	{ "day", &type_date, N_("Date"), .required = true, .preset = "today", .aliases = "date|日期|申请日期" },
	{ "amount", &type_money, N_("Limit asked for"), .aliases = "申请额度|申请金额|金额",
	  .rule = "credit_application_amount", .check = "amount >= 0", .says = N_("a limit cannot be below zero") },
	{ "granted", &type_money, N_("Limit granted"), .fixed = true, .aliases = "批准额度" },
	{ "days", &type_integer, N_("Days to pay"), .aliases = "账期|付款天数", .rule = "credit_application_days",
	  .check = "days BETWEEN 0 AND 3660", .says = N_("days lie between 0 and 3660, ten years") },
	{ "until", &type_date, N_("Valid until"), .aliases = "有效期|有效期至" },
	{ "cause", &type_text, N_("Why it is asked for"), .aliases = "申请原因|申请理由" },
	DOCUMENT_STATE,
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field credit_application_computed[] = { RECORD_COMPUTED, { 0 } };

const struct entity credit_application_entity = {
	.program = "credit", .name = "credit_application", .label = N_("Credit application"),
	.kind = MASTER, .code = "code", .since = 3, .born = "day", .pattern = "SX{yyyy}-{nnnn}",
	.fields = credit_application_fields, .computed = credit_application_computed,
	.columns = "code customer kind day amount granted days until cause status owner",
	.open = "status=draft,pending",
};

/* Lets one contract, and what is shipped of it, pass the gate: up to an amount beyond the limit, until a day. */
static const struct field credit_lift_fields[] = {
	{ "credit_lift_id", &type_id },
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .required = true, .index = true,
	  .aliases = "合同号|合同编号" },
	{ "decider", &type_reference, N_("Decided by"), .to = &user_entity, .required = true, .preset = "me",
	  .fixed = true },
	{ "day", &type_date, N_("Date"), .required = true, .preset = "today", .aliases = "date|日期" },
	{ "amount", &type_money, N_("Beyond the limit by"), .aliases = "超额|超出金额", .rule = "credit_lift_amount",
	  .check = "amount > 0", .says = N_("an amount is more than nothing") },
	{ "until", &type_date, N_("Valid until"), .aliases = "有效期至", .rule = "credit_lift_until",
	  .check = "until >= day", .says = N_("it cannot end before it begins") },
	{ "reason", &type_text, N_("Reason"), .required = true, .aliases = "原因|理由" },
	{ "reverses", &type_reference, N_("Takes back"), .to = &credit_lift_entity, .sparse = true, .fixed = true,
	  .quiet = true },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity credit_lift_entity = {
	.program = "", .name = "credit_lift", .label = N_("Credit let pass"), .kind = FACT,
	.since = 3, .born = "day", .order = "day,credit_lift_id", .fields = credit_lift_fields,
	.columns = "contract day amount until decider reason",
};
