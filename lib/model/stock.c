/* SPDX-License-Identifier: ISC */
/* stock - where goods lie, how they come and go, and what they are worth. */
#include "model/model.h"

static const struct field warehouse_fields[] = {
	{ "warehouse_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "warehouse no|仓库编号|编号" },
	{ "name", &type_text, N_("Name"), .aliases = "warehouse|仓库|仓库名称|名称" },
	{ "keeper", &type_reference, N_("Keeper"), .to = &user_entity, .aliases = "仓管员|库管员|负责人" },
	{ "address", &type_text, N_("Address"), .aliases = "地址|仓库地址" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity warehouse_entity = {
	.name = "warehouse", .label = N_("Warehouse"), .kind = MASTER, .code = "code", .title = "name", .pattern = "W{nn}",
	.since = 2, .fields = warehouse_fields, .columns = "code name keeper address",
};

/* Nothing moves while it is a draft; approve posts its lines as movements. */
static const struct field stock_entry_fields[] = {
	{ "stock_entry_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "entry no|编号|单号|单据编号" },
	{ "title", &type_text, N_("Title"), .aliases = "subject|名称|摘要" },
	{ "kind", &type_choice, N_("Kind"), .list = "stock-kind", .required = true, .aliases = "type|类型|出入库类型|单据类型" },
	{ "warehouse", &type_reference, N_("Warehouse"), .to = &warehouse_entity, .required = true, .index = true,
	  .aliases = "from|仓库|调出仓库" },
	{ "to_warehouse", &type_reference, N_("To warehouse"), .to = &warehouse_entity, .aliases = "to|调入仓库" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .preset = "me", .index = true, .aliases = "经办人|负责人" },
	{ "day", &type_date, N_("Date"), .required = true, .preset = "today", .aliases = "date|日期|出入库日期" },
	DOCUMENT_STATE,
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .sparse = true, .since = 3, .aliases = "合同号|合同编号|销售订单" },
	{ "purchase", &type_reference, N_("Purchase"), .to = &purchase_entity, .sparse = true, .since = 3, .aliases = "采购单号|采购合同号" },
	{ 0 }
};

static const struct field stock_entry_computed[] = {
	{ "value", &type_money, N_("Value"), .formula = "(SELECT coalesce(sum(m.value), 0) FROM stock_line AS l JOIN "
	  "movement AS m "
	  "ON m.line_id = l.stock_line_id WHERE l.stock_entry_id = $.stock_entry_id)" },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity stock_entry_entity = {
	.name = "stock_entry", .label = N_("Stock entry"), .kind = MASTER, .code = "code", .title = "title", .since = 2,
	.born = "day", .pattern = "KC{yyyy}-{nnnn}", .lines = &stock_line_entity, .fields = stock_entry_fields,
	.computed = stock_entry_computed, .columns = "code kind day warehouse to_warehouse status owner value",
};

static const struct field stock_line_fields[] = {
	{ "stock_line_id", &type_id },
	{ "stock_entry", &type_reference, N_("Stock entry"), .to = &stock_entry_entity, .required = true,
	  .aliases = "entry|单号|单据编号|出入库单" },
	{ "line", &type_integer, N_("Line"), .aliases = "no|行号|序号" },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .required = true, .index = true,
	  .aliases = "item|产品|品名|商品|产品名称" },
	{ "quantity", &type_quantity, N_("Quantity"), .required = true, .aliases = "qty|数量", .rule = "stock_line_quantity",
	  .check = "quantity <> 0", .says = N_("a quantity is more than nothing") },
	{ "unit", &type_choice, N_("Unit"), .list = "unit", .aliases = "uom|单位" },
	{ "base", &type_quantity, N_("In the product's unit"), .fixed = true, .quiet = true },
	{ "cost", &type_price, N_("Unit cost"), .aliases = "unit cost|成本|成本单价|单价", .rule = "stock_line_cost",
	  .check = "cost >= 0", .says = N_("a cost cannot be below zero") },
	{ "value", &type_money, N_("Value"), .fixed = true, .aliases = "金额" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	{ "contract_line", &type_reference, N_("Line of a contract"), .to = &contract_line_entity, .sparse = true, .since = 3, .quiet = true },
	{ "purchase_line", &type_reference, N_("Line of a purchase"), .to = &purchase_line_entity, .sparse = true, .since = 3, .quiet = true },
	{ 0 }
};

const struct entity stock_line_entity = {
	.name = "stock_line", .label = N_("Line of a stock entry"), .kind = MASTER, .since = 2, .part_of = "stock_entry",
	.looked_up = "stock_entry_id, line", .fields = stock_line_fields, .columns = "stock_entry line product quantity "
	    "unit cost value",
};

/*
 * What came and went. The facts are day, product, warehouse, quantity and what was given for it; its value and
 * what was there after it follow from all movements of that product and warehouse up to it, and are kept here, since
 * a movement of an earlier day changes those behind it. They are ordered by (day, place, id); place is
 * the movement's own
 * id, of one that answers another the place of that, so that it stands right behind what it takes back.
 */
static const struct field movement_fields[] = {
	{ "movement_id", &type_id },
	{ "day", &type_date, N_("Date"), .required = true, .fixed = true },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .required = true, .fixed = true },
	{ "warehouse", &type_reference, N_("Warehouse"), .to = &warehouse_entity, .required = true, .fixed = true },
	{ "place", &type_integer, N_("Place"), .fixed = true, .quiet = true },
	{ "kind", &type_choice, N_("Kind"), .list = "stock-kind", .required = true, .fixed = true },
	{ "quantity", &type_quantity, N_("Quantity"), .required = true, .fixed = true },
	{ "given", &type_money, N_("Value given"), .fixed = true, .quiet = true },
	{ "value", &type_money, N_("Value"), .fixed = true },
	{ "on_hand", &type_quantity, N_("On hand after it"), .fixed = true },
	{ "worth", &type_money, N_("Worth after it"), .fixed = true },
	{ "line", &type_reference, N_("Line of a stock entry"), .to = &stock_line_entity, .index = true, .fixed = true,
	  .quiet = true },
	{ "source", &type_reference, N_("Moved from"), .to = &movement_entity, .sparse = true, .fixed = true, .quiet = true },
	{ "reverses", &type_reference, N_("Takes back"), .to = &movement_entity, .sparse = true, .fixed = true,
	  .quiet = true },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field movement_computed[] = {
	{ "entry", &type_text, N_("Stock entry"), .formula = "(SELECT e.code FROM stock_line AS l JOIN stock_entry AS e "
	  "ON e.stock_entry_id = l.stock_entry_id WHERE l.stock_line_id = $.line_id)" },
	{ "average", &type_price, N_("Average cost"), .formula = "crm_muldiv($.worth, 10000, $.on_hand)" },
	{ 0 }
};

const struct entity movement_entity = {
	.name = "movement", .label = N_("Movement"), .kind = FACT, .since = 2, .born = "day", .order = "day,place",
	.looked_up = "product_id, warehouse_id, day, place, movement_id", .fields = movement_fields,
	.computed = movement_computed,
	.columns = "day entry kind product warehouse quantity value on_hand worth", .summed = "value",
};

/* What lies where now: what the last movement says. */
static const struct field stock_fields[] = {
	{ "stock_id", &type_id },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .required = true, .fixed = true },
	{ "warehouse", &type_reference, N_("Warehouse"), .to = &warehouse_entity, .required = true, .fixed = true },
	{ "quantity", &type_quantity, N_("Quantity"), .required = true, .fixed = true },
	{ "value", &type_money, N_("Value"), .required = true, .fixed = true },
	{ 0 }
};

static const struct field stock_computed[] = {
	{ "average", &type_price, N_("Average cost"), .formula = "crm_muldiv($.value, 10000, $.quantity)" },
	{ 0 }
};

const struct entity stock_entity = {
	.name = "stock", .label = N_("Stock"), .kind = KEPT, .since = 2, .unique = "product_id,warehouse_id",
	.fields = stock_fields, .computed = stock_computed, .columns = "product warehouse quantity value average",
	.on_day = "SELECT s.stock_id, s.product_id, s.warehouse_id, m.on_hand AS quantity, m.worth AS value FROM main.stock "
	    "AS s "
	    "JOIN main.movement AS m ON m.movement_id = (SELECT l.movement_id FROM main.movement AS l "
	    "WHERE l.product_id = s.product_id AND l.warehouse_id = s.warehouse_id AND l.day <= crm_day() "
	    "ORDER BY l.day DESC, l.place DESC, l.movement_id DESC LIMIT 1)",
};
