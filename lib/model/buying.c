/* SPDX-License-Identifier: ISC */
/* buying - what suppliers ask for their goods, and what goods cost beside their price. */
#include "model/model.h"

/*
 * What a supplier asks for a product: the price of one of a unit, from a quantity of that unit and a day on. A price of
 * a later day takes the place of one with the same unit and quantity. factor: how many of the product's own unit one
 * holds.
 */
static const struct field supply_fields[] = {
	{ "supply_id", &type_id },
	{ "supplier", &type_reference, N_("Supplier"), .to = &supplier_entity, .required = true, .index = true,
	  .aliases = "vendor|供应商|供应商名称|供货单位" },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .required = true, .index = true,
	  .aliases = "item|产品|商品|产品名称" },
	{ "their_code", &type_code, N_("Their code"), .aliases = "supplier code|供应商料号|供应商货号|对方编码" },
	{ "their_name", &type_text, N_("Their name"), .aliases = "供应商品名|对方品名" },
	{ "price", &type_price, N_("Price"), .required = true, .aliases = "单价|价格|采购价|进价",
	  .rule = "supply_price", .check = "price >= 0", .says = N_("a price cannot be below zero") },
	{ "currency", &type_code, N_("Currency"), .aliases = "币种" },
	{ "unit", &type_choice, N_("Unit"), .list = "unit", .aliases = "uom|单位" },
	{ "min_quantity", &type_quantity, N_("From quantity"), .preset = "0", .aliases = "起订量|最小起订量|moq|数量起",
	  .rule = "supply_min_quantity", .check = "min_quantity >= 0", .says = N_("a quantity cannot be below zero") },
	{ "lead_days", &type_integer, N_("Days to deliver"), .aliases = "lead time|交货期|交货天数",
	  .rule = "supply_lead_days", .check = "lead_days BETWEEN 0 AND 3660", .says = N_("days lie between 0 and 3660, ten years") },
	{ "day", &type_date, N_("From"), .required = true, .preset = "today",
	  .aliases = "from|生效日期|开始日期|报价日期" },
	{ "until", &type_date, N_("Until"), .aliases = "失效日期|结束日期|有效期至",
	  .rule = "supply_until", .check = "until >= day", .says = N_("a price cannot end before it begins") },
	{ "preferred", &type_boolean, N_("Preferred"), .aliases = "首选|优先" },
	{ "factor", &type_quantity, N_("Holds"), .fixed = true, .quiet = true },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ 0 }
};

static const struct field supply_computed[] = {
	{ "unit_price", &type_price, N_("Price of the product's unit"),
	  .formula = "crm_muldiv($.price, 10000, $.factor)" },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity supply_entity = {
	.name = "supply", .label = N_("Price of a supplier"), .kind = MASTER, .since = 3,
	.born = "day", .title = "their_name", .alike = "supplier product unit min_quantity day",
	.fields = supply_fields, .computed = supply_computed,
	.columns = "supplier product their_code price unit min_quantity lead_days day until preferred",
};

/* What is spread over goods that arrived: the part that a line of a receipt took. */
#define SPREAD_FIELDS \
	{ "day", &type_date, N_("Date"), .required = true, .fixed = true, .aliases = "日期" }, \
	{ "purchase", &type_reference, N_("Purchase"), .to = &purchase_entity, .index = true }, \
	{ "supplier", &type_reference, N_("Supplier"), .to = &supplier_entity, .sparse = true }, \
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .sparse = true, .fixed = true }, \
	{ "warehouse", &type_reference, N_("Warehouse"), .to = &warehouse_entity, .fixed = true }, \
	{ "stock_line", &type_reference, N_("Line of a stock entry"), .to = &stock_line_entity, .sparse = true, \
	  .fixed = true, .quiet = true }, \
	{ "amount", &type_money, N_("Amount"), .required = true }, \
	{ "payable", &type_reference, N_("Payable"), .to = &payable_entity, .sparse = true, .fixed = true }, \
	{ "why", &type_text, N_("Reason"), .fixed = true }

/* Freight, customs and the like: a row for each kind and each line of goods that bears a part of it. */
static const struct field landed_cost_fields[] = {
	{ "landed_cost_id", &type_id },
	{ "kind", &type_choice, N_("Kind"), .list = "cost-kind", .required = true, .fixed = true,
	  .aliases = "费用类型" },
	{ "spread", &type_choice, N_("Spread by"), .list = "cost-spread", .required = true, .fixed = true },
	SPREAD_FIELDS,
	{ "reverses", &type_reference, N_("Takes back"), .to = &landed_cost_entity, .sparse = true, .fixed = true,
	  .quiet = true },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity landed_cost_entity = {
	.program = "", .name = "landed_cost", .label = N_("Landed cost"), .kind = FACT, .internal = true,
	.since = 3, .born = "day", .order = "day,landed_cost_id", .fields = landed_cost_fields,
	.columns = "day purchase kind spread product warehouse amount supplier payable why", .summed = "amount",
};

/* What a supplier gives back: taken off what goods cost (a row for each line of them), off what is owed (a row for each
 * payable), or both. */
static const struct field rebate_fields[] = {
	{ "rebate_id", &type_id },
	{ "taken", &type_choice, N_("Taken off"), .list = "rebate-kind", .required = true, .fixed = true },
	SPREAD_FIELDS,
	{ "reverses", &type_reference, N_("Takes back"), .to = &rebate_entity, .sparse = true, .fixed = true,
	  .quiet = true },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity rebate_entity = {
	.program = "",
	.name = "rebate", .label = N_("Rebate"), .kind = FACT, .internal = true, .since = 3, .born = "day",
	.order = "day,rebate_id", .fields = rebate_fields, .summed = "amount",
	.columns = "day supplier purchase taken product warehouse amount payable why",
};
