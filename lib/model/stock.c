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
	{ "kind", &type_choice, N_("Kind"), .list = "warehouse-kind", .since = 3, .preset = "normal",
	  .aliases = "仓库类型" },
	{ 0 }
};

const struct entity warehouse_entity = {
	.name = "warehouse", .label = N_("Warehouse"), .kind = MASTER, .code = "code", .title = "name",
	.pattern = "W{nn}", .since = 2, .fields = warehouse_fields, .columns = "code name keeper address",
};

/* Nothing moves while it is a draft; approve posts its lines as movements. */
static const struct field stock_entry_fields[] = {
	{ "stock_entry_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "entry no|编号|单号|单据编号" },
	{ "title", &type_text, N_("Title"), .aliases = "subject|名称|摘要" },
	{ "kind", &type_choice, N_("Kind"), .list = "stock-kind", .required = true,
	  .aliases = "type|类型|出入库类型|单据类型" },
	{ "warehouse", &type_reference, N_("Warehouse"), .to = &warehouse_entity, .required = true, .index = true,
	  .aliases = "from|仓库|调出仓库" },
	{ "to_warehouse", &type_reference, N_("To warehouse"), .to = &warehouse_entity, .aliases = "to|调入仓库" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .preset = "me", .index = true,
	  .aliases = "经办人|负责人" },
	{ "day", &type_date, N_("Date"), .required = true, .preset = "today", .aliases = "date|日期|出入库日期" },
	DOCUMENT_STATE,
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .sparse = true, .since = 3,
	  .aliases = "合同号|合同编号|销售订单" },
	{ "purchase", &type_reference, N_("Purchase"), .to = &purchase_entity, .sparse = true, .since = 3,
	  .aliases = "采购单号|采购合同号" },
	{ "transit", &type_boolean, N_("In transit until received"), .since = 3, .aliases = "在途" },
	{ "of", &type_reference, N_("Follows"), .to = &stock_entry_entity, .since = 3, .sparse = true,
	  .aliases = "原单号|原单" },
	{ "borrower", &type_reference, N_("Lent to user"), .to = &user_entity, .since = 3, .aliases = "领用人|借用人" },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .since = 3, .sparse = true,
	  .aliases = "客户|客户名称" },
	{ "who", &type_text, N_("Lent to"), .since = 3, .aliases = "借领单位" },
	{ "due", &type_date, N_("To be back on"), .since = 3, .aliases = "归还日期|应还日期", .rule = "stock_entry_due",
	  .check = "due >= day", .says = N_("goods cannot be due back before they are lent") },
	{ "shipment", &type_reference, N_("Shipment"), .to = &shipment_entity, .sparse = true, .since = 3,
	  .fixed = true, .aliases = "发货单号" },
	SENDING,
	{ "tracking", &type_code, N_("Tracking number"), .sparse = true, .since = 3, .group = "sending", .late = true,
	  .aliases = "tracking no|waybill|运单号|物流单号|快递单号" },
	{ "tracking_url", &type_text, N_("Tracking page"), .since = 3, .group = "sending", .late = true,
	  .aliases = "查询地址|查询网址" },
	{ "signed_on", &type_date, N_("Signed for on"), .since = 3, .group = "sending", .late = true,
	  .aliases = "签收日期|签收时间" },
	{ "signed_by", &type_text, N_("Signed for by"), .since = 3, .group = "sending", .late = true,
	  .aliases = "签收人" },
	{ 0 }
};

/* Goods that went to a customer, and the day they were there, or the day in force while they are not. */
#define WAS_SENT "$.kind = 'sale' AND $.status = 'approved'"
#define THERE_ON "CASE WHEN $.signed_on <= crm_day() THEN $.signed_on ELSE crm_day() END"

static const struct field stock_entry_computed[] = {
	{ "value", &type_money, N_("Value of goods"), .formula = "(SELECT coalesce(sum(m.value), 0) "
	  "FROM stock_line AS l JOIN movement AS m ON m.line_id = l.stock_line_id "
	  "WHERE l.stock_entry_id = $.stock_entry_id)" },
	RECORD_COMPUTED,
	{ "underway", &type_boolean, N_("Under way"), .formula = "CASE WHEN " WAS_SENT " AND ($.signed_on IS NULL OR "
	  "$.signed_on > crm_day()) THEN 1 ELSE 0 END" },
	{ "late", &type_integer, N_("Days late"), .aliases = "逾期天数", .formula = "CASE WHEN "
	  WAS_SENT " AND $.arrives < " THERE_ON " THEN crm_days_between($.arrives, " THERE_ON
	  ") WHEN $.due < crm_day() THEN crm_days_between($.due, crm_day()) END" },
	{ "away", &type_integer, N_("Days away"), .aliases = "在外天数",
	  .formula = "CASE WHEN $.day <= crm_day() THEN crm_days_between($.day, crm_day()) END" },
	{ 0 }
};

const struct entity stock_entry_entity = {
	.program = "stock",
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
	  .aliases = "item|产品|品名|商品|产品名称|商品名称|sku|产品编号|产品编码|商品编码|货号" },
	{ "quantity", &type_quantity, N_("Quantity"), .required = true, .aliases = "qty|数量",
	  .rule = "stock_line_quantity", .check = "quantity <> 0", .says = N_("a quantity is more than nothing") },
	{ "unit", &type_choice, N_("Unit"), .list = "unit", .aliases = "uom|单位" },
	{ "base", &type_quantity, N_("In the product's unit"), .fixed = true, .quiet = true },
	{ "cost", &type_price, N_("Unit cost"), .aliases = "unit cost|成本|成本单价|单价", .rule = "stock_line_cost",
	  .check = "cost >= 0", .says = N_("a cost cannot be below zero") },
	{ "value", &type_money, N_("Value of goods"), .fixed = true, .aliases = "金额" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	{ "contract_line", &type_reference, N_("Line of a contract"), .to = &contract_line_entity, .sparse = true,
	  .since = 3, .quiet = true },
	{ "purchase_line", &type_reference, N_("Line of a purchase"), .to = &purchase_line_entity, .sparse = true,
	  .since = 3, .quiet = true },
	{ "of", &type_reference, N_("Line it answers"), .to = &stock_line_entity, .since = 3, .sparse = true },
	{ "estimated", &type_boolean, N_("Cost is estimated"), .since = 3, .aliases = "暂估" },
	{ "invoiced", &type_price, N_("Unit cost invoiced"), .since = 3, .fixed = true },
	{ "day", &type_date, N_("Date"), .since = 3, .fixed = true, .quiet = true },
	{ "shipment_line", &type_reference, N_("Line of a shipment"), .to = &shipment_line_entity, .sparse = true,
	  .since = 3, .fixed = true, .quiet = true },
	{ "lot", &type_code, N_("Lot"), .since = 3, .aliases = "lot no|batch|批号|批次" },
	{ "serials", &type_text, N_("Serial numbers"), .since = 3, .aliases = "serial numbers|序列号" },
	{ "expires", &type_date, N_("Expires"), .since = 3, .aliases = "有效期至|到期日期" },
	{ 0 }
};

/* Of goods that went to where they are on their way or on loan: what has not come from there again. */
#define OUTSTANDING "(SELECT sum(m.quantity + coalesce((SELECT sum(x.quantity) FROM movement AS x WHERE " \
	"x.source_id = m.movement_id AND x.day <= crm_day()), 0)) FROM movement AS m JOIN warehouse AS w " \
	"ON w.warehouse_id = m.warehouse_id AND w.kind IN ('transit', 'loan') WHERE m.line_id = $.stock_line_id AND " \
	"m.kind IN ('transfer', 'loan-out') AND m.day <= crm_day())"

static const struct field stock_line_computed[] = {
	{ "outstanding", &type_quantity, N_("Still away"), .formula = OUTSTANDING },
	{ 0 }
};

const struct entity stock_line_entity = {
	.program = "", .name = "stock_line", .label = N_("Line of a stock entry"), .kind = MASTER, .since = 2,
	.born = "day", .part_of = "stock_entry", .looked_up = "stock_entry_id, line", .fields = stock_line_fields,
	.computed = stock_line_computed, .columns = "stock_entry line product quantity "
	    "unit cost value",
};

/*
 * What came and went. The facts are day, product, warehouse, quantity and what was given for it; its value and
 * what was there after it follow from all movements of that product and warehouse up to it, and are kept here,
 * since a movement of an earlier day changes those behind it. They are ordered by (day, place, id); place is
 * the movement's own id, of one that answers another the place of that, so that it stands right behind what it
 * takes back. Goods that come from elsewhere or back name their source: the movement that they left with, and
 * from which piece of it on (part) they are counted, so that the shares of its value add up to it. A movement
 * of no quantity corrects the value of what is there; what is given beyond what that takes is the cost of goods
 * that are gone.
 */
static const struct field movement_fields[] = {
	{ "movement_id", &type_id },
	{ "day", &type_date, N_("Date"), .required = true, .fixed = true },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .required = true, .fixed = true },
	{ "warehouse", &type_reference, N_("Warehouse"), .to = &warehouse_entity, .required = true, .fixed = true },
	{ "place", &type_integer, N_("Order within the day"), .fixed = true, .quiet = true },
	{ "kind", &type_choice, N_("Kind"), .list = "stock-kind", .required = true, .fixed = true },
	{ "quantity", &type_quantity, N_("Quantity"), .required = true, .fixed = true },
	{ "given", &type_money, N_("Value given"), .fixed = true, .quiet = true },
	{ "value", &type_money, N_("Value of goods"), .fixed = true },
	{ "on_hand", &type_quantity, N_("On hand after it"), .fixed = true },
	{ "worth", &type_money, N_("Worth after it"), .fixed = true },
	{ "line", &type_reference, N_("Line of a stock entry"), .to = &stock_line_entity, .index = true, .fixed = true,
	  .quiet = true },
	{ "source", &type_reference, N_("Moved from"), .to = &movement_entity, .sparse = true, .fixed = true,
	  .quiet = true },
	{ "reverses", &type_reference, N_("Takes back"), .to = &movement_entity, .sparse = true, .fixed = true,
	  .quiet = true },
	RECORD_FIELDS,
	{ "part", &type_quantity, N_("From which piece of it on"), .since = 3, .fixed = true, .quiet = true },
	{ 0 }
};

static const struct field movement_computed[] = {
	{ "entry", &type_text, N_("Stock entry"), .formula = "(SELECT e.code FROM stock_line AS l "
	  "JOIN stock_entry AS e ON e.stock_entry_id = l.stock_entry_id WHERE l.stock_line_id = $.line_id)" },
	{ "average", &type_price, N_("Average cost"), .formula = "crm_muldiv($.worth, 10000, $.on_hand)" },
	{ "expensed", &type_money, N_("Cost of what is gone"),
	  .formula = "CASE WHEN $.quantity = 0 THEN $.given - $.value END" },
	{ 0 }
};

const struct entity movement_entity = {
	.program = "", .name = "movement", .label = N_("Movement"), .kind = FACT, .internal = true,
	.since = 2, .born = "day", .area = "stock", .order = "day,place", .looked_up = "product_id, "
	"warehouse_id, day, place, movement_id", .fields = movement_fields, .computed = movement_computed,
	.columns = "day entry kind product warehouse quantity value on_hand worth", .summed = "value",
};

/* What lies where now: what the last movement says. */
static const struct field stock_fields[] = {
	{ "stock_id", &type_id },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .required = true, .fixed = true },
	{ "warehouse", &type_reference, N_("Warehouse"), .to = &warehouse_entity, .required = true, .fixed = true },
	{ "quantity", &type_quantity, N_("Quantity"), .required = true, .fixed = true },
	{ "value", &type_money, N_("Value of goods"), .required = true, .fixed = true },
	{ 0 }
};

#define RESERVED_HERE "(SELECT sum(r.quantity) FROM reservation AS r WHERE r.product_id = $.product_id AND " \
	"r.warehouse_id = $.warehouse_id AND r.day <= crm_day() AND coalesce(r.until, crm_day()) >= crm_day())"

static const struct field stock_computed[] = {
	{ "average", &type_price, N_("Average cost"), .formula = "crm_muldiv($.value, 10000, $.quantity)" },
	{ "reserved", &type_quantity, N_("Reserved"), .formula = RESERVED_HERE },
	{ "available", &type_quantity, N_("Available"), .formula = "$.quantity - coalesce(" RESERVED_HERE ", 0)" },
	{ 0 }
};

const struct entity stock_entity = {
	.name = "stock", .label = N_("Stock"), .kind = KEPT, .since = 2, .area = "stock",
	.unique = "product_id,warehouse_id", .fields = stock_fields, .computed = stock_computed,
	.columns = "product warehouse quantity value average", .on_day = "SELECT s.stock_id, s.product_id, "
	"s.warehouse_id, m.on_hand AS quantity, m.worth AS value FROM main.stock "
	    "AS s "
	    "JOIN main.movement AS m ON m.movement_id = (SELECT l.movement_id FROM main.movement AS l "
	    "WHERE l.product_id = s.product_id AND l.warehouse_id = s.warehouse_id AND l.day <= crm_day() "
	    "ORDER BY l.day DESC, l.place DESC, l.movement_id DESC LIMIT 1)",
};

/* Goods are counted: what the books say is fixed for each product when the count is opened (number: the last movement
 * that they know of), so that goods may move on; post books the differences on the count's day. */
static const struct field count_fields[] = {
	{ "count_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "count no|编号|单号|盘点单号" },
	{ "title", &type_text, N_("Title"), .aliases = "subject|名称|摘要" },
	{ "warehouse", &type_reference, N_("Warehouse"), .to = &warehouse_entity, .required = true, .index = true,
	  .aliases = "仓库" },
	{ "day", &type_date, N_("Date"), .required = true, .preset = "today", .aliases = "date|日期|盘点日期" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .preset = "me", .index = true,
	  .aliases = "盘点人|负责人" },
	{ "status", &type_choice, N_("Status"), .list = "count-status", .required = true, .preset = "open",
	  .fixed = true, .aliases = "状态" },
	{ "blind", &type_boolean, N_("Blind"), .aliases = "盲盘" },
	{ "number", &type_integer, N_("Posting number"), .fixed = true },
	{ "entry", &type_reference, N_("Stock entry"), .to = &stock_entry_entity, .fixed = true },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field count_computed[] = {
	{ "lines", &type_integer, N_("Products"),
	  .formula = "(SELECT count(*) FROM count_line AS l WHERE l.count_id = $.count_id AND l.deleted IS NULL)" },
	{ "counted", &type_integer, N_("Counted"), .formula = "(SELECT count(l.counted) FROM count_line AS l WHERE "
	  "l.count_id = $.count_id AND l.deleted IS NULL)" },
	{ "differing", &type_integer, N_("With a difference"), .formula = "(SELECT count(*) FROM count_line AS l WHERE "
	  "l.count_id = $.count_id AND l.deleted IS NULL AND l.counted <> l.book)" },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity count_entity = {
	.name = "count", .label = N_("Stock count"), .kind = MASTER, .code = "code",
	.title = "title", .since = 3, .born = "day", .pattern = "PD{yyyy}-{nnnn}",
	.open = "status=open", .fields = count_fields, .computed = count_computed,
	.columns = "code title warehouse day status owner blind lines counted differing entry",
};

static const struct field count_line_fields[] = {
	{ "count_line_id", &type_id },
	{ "count", &type_reference, N_("Stock count"), .to = &count_entity, .required = true,
	  .aliases = "盘点单号|盘点单" },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .required = true, .index = true,
	  .aliases = "item|产品|品名|商品|产品名称|商品名称|sku|产品编号|产品编码|商品编码|货号" },
	{ "book", &type_quantity, N_("In the books"), .fixed = true, .aliases = "账面数量" },
	{ "counted", &type_quantity, N_("Counted"), .aliases = "实盘数量|实盘|盘点数量|数量",
	  .rule = "count_line_counted", .check = "counted >= 0", .says = N_("a quantity cannot be below zero") },
	{ "cost", &type_price, N_("Unit cost"), .aliases = "成本|成本单价",
	  .rule = "count_line_cost", .check = "cost >= 0", .says = N_("a cost cannot be below zero") },
	{ "counter", &type_reference, N_("Counted by"), .to = &user_entity, .fixed = true },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ 0 }
};

#define BOOKED_DIFFERENCE \
	"(SELECT sum(m.value) FROM count AS c JOIN " \
	"stock_line AS l ON l.stock_entry_id = c.entry_id JOIN movement AS m ON m.line_id = l.stock_line_id " \
	"WHERE c.count_id = $.count_id AND m.product_id = $.product_id)"

/* What it would come to if the count were posted now, to hundredths: what was found at the cost that was given for it,
 * else at the average of what lies there at the end of the count's day. */
#define LIKELY_DIFFERENCE \
	"CASE WHEN $.counted > $.book AND $.cost IS NOT NULL THEN crm_muldiv($.counted - $.book, $.cost, " \
	"1000000) * 100 ELSE (SELECT crm_muldiv($.counted - $.book, m.worth, m.on_hand * 100) * 100 FROM count AS c " \
	"JOIN movement AS m ON m.product_id = $.product_id AND m.warehouse_id = c.warehouse_id AND m.day <= c.day " \
	"WHERE c.count_id = $.count_id AND c.status = 'open' ORDER BY m.day DESC, m.place DESC, m.movement_id DESC " \
	"LIMIT 1) END"

static const struct field count_line_computed[] = {
	{ "unit", &type_choice, N_("Unit"), .list = "unit",
	  .formula = "(SELECT p.unit FROM product AS p WHERE p.product_id = $.product_id)" },
	{ "difference", &type_quantity, N_("Difference"), .formula = "$.counted - $.book" },
	{ "booked", &type_money, N_("Booked value of the difference"), .formula = BOOKED_DIFFERENCE },
	{ "value", &type_money, N_("Value of the difference"),
	  .formula = "coalesce(" BOOKED_DIFFERENCE ", " LIKELY_DIFFERENCE ")" },
	{ 0 }
};

const struct entity count_line_entity = {
	.program = "", .name = "count_line", .label = N_("Line of a stock count"), .kind = MASTER,
	.since = 3, .unique = "count_id,product_id", .alike = "count product", .fields = count_line_fields,
	.computed = count_line_computed, .columns = "count product book counted difference counter",
};

/* What is promised and has not gone. A fact below zero gives back of the one it is of, whose day of end it has. */
static const struct field reservation_fields[] = {
	{ "reservation_id", &type_id },
	{ "day", &type_date, N_("Date"), .required = true, .preset = "today", .aliases = "date|日期" },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .required = true },
	{ "warehouse", &type_reference, N_("Warehouse"), .to = &warehouse_entity, .required = true },
	{ "quantity", &type_quantity, N_("Quantity"), .required = true, .rule = "reservation_quantity",
	  .check = "quantity <> 0", .says = N_("a quantity is more than nothing") },
	{ "until", &type_date, N_("Until"), .aliases = "截止日期", .rule = "reservation_until", .check = "until >= day",
	  .says = N_("a reservation cannot end before it begins") },
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .index = true, .aliases = "合同" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .preset = "me", .aliases = "负责人" },
	{ "line", &type_reference, N_("Used up by"), .to = &stock_line_entity, .fixed = true, .sparse = true,
	  .quiet = true },
	{ "of", &type_reference, N_("Gives back"), .to = &reservation_entity, .fixed = true, .sparse = true },
	{ "reverses", &type_reference, N_("Takes back"), .to = &reservation_entity, .fixed = true, .sparse = true,
	  .quiet = true },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	{ 0 }
};

/* What is left of it on the day that is asked for. */
#define STILL \
	"CASE WHEN $.of_id IS NULL " \
	"AND coalesce($.until, crm_day()) >= crm_day() THEN (SELECT $.quantity + coalesce(sum(r.quantity), 0) " \
	"FROM reservation AS r WHERE r.of_id = $.reservation_id AND r.day <= crm_day()) END"

static const struct field reservation_computed[] = {
	{ "reserved", &type_quantity, N_("Reserved"), .formula = STILL },
	{ 0 }
};

const struct entity reservation_entity = {
	.program = "",
	.name = "reservation", .label = N_("Reservation"), .kind = FACT, .since = 3, .born = "day",
	.looked_up = "product_id, warehouse_id", .fields = reservation_fields, .computed = reservation_computed,
	.columns = "day product warehouse quantity until contract owner reserved",
};

/* Goods of one making, or one piece with its serial number; a stock line names it by its code. */
static const struct field lot_fields[] = {
	{ "lot_id", &type_id },
	{ "code", &type_code, N_("Lot"), .required = true, .index = true, .aliases = "lot no|批号|批次|序列号" },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .required = true,
	  .aliases = "item|产品|品名|商品" },
	{ "day", &type_date, N_("Since"), .required = true, .preset = "today", .aliases = "date|日期" },
	{ "made", &type_date, N_("Made on"), .aliases = "生产日期" },
	{ "expires", &type_date, N_("Expires"), .aliases = "有效期至|到期日期",
	  .rule = "lot_expires", .check = "expires >= made", .says = N_("a lot cannot expire before it is made") },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ 0 }
};

static const struct field lot_computed[] = {
	{ "quantity", &type_quantity, N_("In stock"), .formula = "(SELECT sum(m.quantity) FROM lot_move AS m WHERE "
	  "m.lot_id = $.lot_id AND m.day <= crm_day())" },
	{ "left", &type_integer, N_("Days left"), .formula = "crm_days_between(crm_day(), $.expires)" },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity lot_entity = {
	.name = "lot", .label = N_("Lot"), .kind = MASTER, .title = "code", .since = 3, .born = "day",
	.unique = "product_id,code", .alike = "product code", .fields = lot_fields, .computed = lot_computed,
	.columns = "code product made expires left quantity",
};

/* Which lots a movement is made of; each is answered like the movement. */
static const struct field lot_move_fields[] = {
	{ "lot_move_id", &type_id },
	{ "day", &type_date, N_("Date"), .required = true, .fixed = true },
	{ "lot", &type_reference, N_("Lot"), .to = &lot_entity, .required = true, .fixed = true },
	{ "warehouse", &type_reference, N_("Warehouse"), .to = &warehouse_entity, .required = true, .fixed = true },
	{ "quantity", &type_quantity, N_("Quantity"), .required = true, .fixed = true },
	{ "line", &type_reference, N_("Line of a stock entry"), .to = &stock_line_entity, .index = true,
	  .fixed = true },
	{ "reverses", &type_reference, N_("Takes back"), .to = &lot_move_entity, .sparse = true, .fixed = true,
	  .quiet = true },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity lot_move_entity = {
	.program = "", .name = "lot_move", .label = N_("Movement of a lot"), .kind = FACT, .since = 3, .born = "day",
	.order = "day,lot_move_id", .looked_up = "lot_id, warehouse_id, day", .fields = lot_move_fields,
	.columns = "day lot warehouse quantity line",
};
