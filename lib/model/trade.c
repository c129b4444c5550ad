/* SPDX-License-Identifier: ISC */
/* trade - the documents of a sale: quotes and contracts, with their lines. */
#include "model/credit.h"
#include "model/model.h"

/*
 * A document is a head and its lines. It has the owner it had when it was made: hand-overs never move it. Amounts
 * are those of its lines, which are rounded each (amount), so the head keeps none.
 */
#define DOCUMENT_END \
	{ "includes_tax", &type_boolean, N_("Prices include tax"), .preset = "yes", .aliases = "含税" }, \
	{ "currency", &type_code, N_("Currency"), .aliases = "币种" }, \
	{ "terms", &type_text, N_("Terms"), .aliases = "付款方式|付款条件" }, \
	DOCUMENT_STATE, \
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" }, \
	RECORD_FIELDS

/* A price as it was entered, in the line's own unit, and what follows from it: amount = round(quantity x price x
 * (1 - discount)); with the tax in the price net = round(amount / (1 + rate)) and tax = amount - net, else net =
 * amount and tax = round(amount x rate). */
#define LINE_FIELDS(noun) \
	{ "line", &type_integer, N_("Line"), .aliases = "no|行号|序号" }, \
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .index = true, \
	  .aliases = "item|产品|品名|商品|产品名称|商品名称|sku|产品编号|产品编码|商品编码|货号" }, \
	{ "title", &type_text, N_("Description"), .aliases = "description|规格|说明" }, \
	{ "quantity", &type_quantity, N_("Quantity"), .required = true, .aliases = "qty|数量", .rule = noun \
	  "_quantity", .check = "quantity > 0", .says = N_("a quantity is more than nothing") }, \
	{ "unit", &type_choice, N_("Unit"), .list = "unit", .aliases = "uom|单位" }, \
	{ "base", &type_quantity, N_("In the product's unit"), .fixed = true, .quiet = true }, \
	{ "price", &type_price, N_("Price"), .required = true, .aliases = "unit price|单价", .rule = noun "_price", \
	  .check = "price >= 0", .says = N_("a price cannot be below zero") }, \
	{ "discount", &type_rate, N_("Discount"), .aliases = "折扣|优惠", .rule = noun "_discount", \
	  .check = "discount BETWEEN 0 AND 1000000", .says = N_("a discount lies between 0 and 1 (or 0% and 100%)") }, \
	{ "tax_rate", &type_choice, N_("Tax rate"), .list = "tax-rate", .aliases = "税率" }, \
	{ "rate", &type_rate, N_("Rate"), .fixed = true, .quiet = true }, \
	{ "includes_tax", &type_boolean, N_("Price includes tax"), .fixed = true, .quiet = true }, \
	{ "net", &type_money, N_("Net"), .fixed = true, .aliases = "不含税金额" }, \
	{ "tax", &type_money, N_("Tax"), .fixed = true, .aliases = "税额" }, \
	{ "amount", &type_money, N_("Amount"), .fixed = true, .aliases = "价税合计|含税金额" }, \
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" }, \
	RECORD_FIELDS

/* Goods of a month become one receivable: of shipments up to the cut-off day of a month, due after so many days or on a
 * day of the month behind it. */
#define MONTHLY_TERMS \
	{ "cutoff", &type_integer, N_("Cut-off day of the month"), .since = 3, .aliases = "结算日|月结日", .rule = \
	  "cutoff_day", .check = "cutoff BETWEEN 1 AND 31", .says = N_("a day of the month lies between 1 and 31") }, \
	{ "payday", &type_integer, N_("Day of payment"), .since = 3, .aliases = "付款日", .rule = "payday_day", \
	  .check = "payday BETWEEN 1 AND 31", .says = N_("a day of the month lies between 1 and 31") }, \
	{ "accepted", &type_date, N_("Accepted on"), .since = 3, .fixed = true, .aliases = "验收日期" }

#define SUM_OF(lines, noun, what, more) \
	"(SELECT coalesce(sum(l." what "), 0) FROM " lines " AS l " \
	"WHERE l." noun "_id = $." noun "_id AND l.deleted IS NULL" more ")"

/* What totals count: versions that were replaced and what came to nothing would be counted on top of what stands. */
#define STANDING(sum) \
	{ "standing", &type_money, N_("Amount unless cancelled"), \
	  .formula = "CASE WHEN $.status NOT IN ('cancelled', 'rejected') THEN " sum " END" }

static const struct field quote_fields[] = {
	{ "quote_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "quote no|编号|报价单号" },
	{ "title", &type_text, N_("Title"), .aliases = "subject|名称|报价主题" },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .required = true, .index = true,
	  .aliases = "account|客户|客户名称" },
	{ "deal", &type_reference, N_("Deal"), .to = &deal_entity, .index = true, .aliases = "项目|项目机会" },
	{ "contact", &type_reference, N_("Contact"), .to = &contact_entity, .aliases = "联系人" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .preset = "me", .index = true,
	  .aliases = "报价人|业务员|负责人" },
	{ "day", &type_date, N_("Date"), .required = true, .preset = "today", .aliases = "date|日期|报价日期" },
	{ "valid_until", &type_date, N_("Valid until"), .aliases = "有效期|有效期至", .rule = "quote_valid_until",
	  .check = "valid_until >= day", .says = N_("a quote cannot end before its date") },
	{ "version", &type_integer, N_("Version"), .preset = "1", .fixed = true, .aliases = "版本" },
	{ "replaces", &type_reference, N_("Replaces"), .to = &quote_entity, .tree = true, .fixed = true,
	  .index = true },
	DOCUMENT_END,
	{ 0 }
};

static const struct field quote_computed[] = {
	{ "amount", &type_money, N_("Amount"), .formula = SUM_OF("quote_line", "quote", "amount", "") },
	{ "net", &type_money, N_("Net"), .formula = SUM_OF("quote_line", "quote", "net", "") },
	{ "tax", &type_money, N_("Tax"), .formula = SUM_OF("quote_line", "quote", "tax", "") },
	RECORD_COMPUTED,
	STANDING(SUM_OF("quote_line", "quote", "amount", "")),
	{ 0 }
};

const struct entity quote_entity = {
	.name = "quote", .label = N_("Quote"), .kind = MASTER, .code = "code", .title = "title",
	.since = 2, .born = "day", .pattern = "BJ{yyyy}-{nnnn}", .lines = &quote_line_entity,
	.fields = quote_fields, .computed = quote_computed, .summed = "standing",
	.columns = "code title customer deal owner day valid_until version status amount",
};

static const struct field quote_line_fields[] = {
	{ "quote_line_id", &type_id },
	{ "quote", &type_reference, N_("Quote"), .to = &quote_entity, .required = true, .unindexed = 3, .fixed = true },
	LINE_FIELDS("quote_line"),
	{ 0 }
};

const struct entity quote_line_entity = {
	.program = "", .name = "quote_line", .label = N_("Line of a quote"), .kind = MASTER,
	.title = "title", .since = 2, .part_of = "quote", .looked_up = "quote_id, line",
	.looked_up_since = 3, .fields = quote_line_fields, .summed = "amount",
	.columns = "quote line product title quantity unit price discount tax_rate net tax amount",
};

static const struct field contract_fields[] = {
	{ "contract_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true,
	  .aliases = "contract no|order no|编号|合同号|合同编号|订单号" },
	{ "title", &type_text, N_("Title"), .aliases = "subject|名称|合同名称|项目简称" },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .required = true, .index = true,
	  .aliases = "account|客户|客户名称|甲方" },
	{ "deal", &type_reference, N_("Deal"), .to = &deal_entity, .index = true, .aliases = "项目|项目机会" },
	{ "quote", &type_reference, N_("Quote"), .to = &quote_entity, .index = true, .aliases = "报价单" },
	{ "contact", &type_reference, N_("Contact"), .to = &contact_entity, .aliases = "联系人" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .preset = "me", .index = true,
	  .aliases = "业务员|负责人|签单人" },
	{ "day", &type_date, N_("Signed"), .required = true, .preset = "today", .index = true,
	  .aliases = "date|signed|order date|日期|签署日期|签订日期|下单日期" },
	{ "ship_by", &type_date, N_("Ship by"), .aliases = "required date|预计发货日期|交货日期" },
	DOCUMENT_END,
	MONTHLY_TERMS,
	{ 0 }
};

#define IN_FORCE " AND " HOLDS("l", "$.day")

#define IN_FORCE_SUMS(noun) \
	{ "amount", &type_money, N_("Amount"), .formula = SUM_OF(noun "_line", noun, "amount", IN_FORCE) }, \
	{ "net", &type_money, N_("Net"), .formula = SUM_OF(noun "_line", noun, "net", IN_FORCE) }, \
	{ "tax", &type_money, N_("Tax"), .formula = SUM_OF(noun "_line", noun, "tax", IN_FORCE) }, \
	RECORD_COMPUTED, \
	STANDING(SUM_OF(noun "_line", noun, "amount", IN_FORCE)), \
	{ "invoiced", &type_money, N_("Invoiced"), \
	  .formula = "(SELECT coalesce(sum(b.amount), 0) FROM billing AS b WHERE b." noun "_id = $." noun "_id)" }

/*
 * The execution of a contract, each sum from its own facts up to the day in force: what was shipped (less what came
 * back), invoiced, collected (receipts allocated to its receivables) and paid back.
 */
#define SHIPPED "(SELECT coalesce(sum(d.amount), 0) FROM delivery AS d WHERE d.contract_id = $.contract_id)"
#define INVOICED "(SELECT coalesce(sum(b.amount), 0) FROM billing AS b WHERE b.contract_id = $.contract_id)"
#define COLLECTED \
	"(SELECT coalesce(sum(s.amount), 0) FROM receivable AS r " \
	"JOIN settlement AS s ON s.item_id = r.receivable_id AND s.kind = 'allocation' " \
	"JOIN receipt AS p ON p.receipt_id = s.source_id WHERE r.contract_id = $.contract_id)"
#define UNALLOCATED \
	"(SELECT coalesce(sum(b.open), 0) FROM receipt AS p JOIN balance AS b ON b.item_id = p.receipt_id " \
	"WHERE p.contract_id = $.contract_id AND p.sign < 0)"
#define MORE_THAN(one, other) "CASE WHEN " one " > " other " THEN " one " - " other " ELSE 0 END"

static const struct field contract_computed[] = {
	IN_FORCE_SUMS("contract"),
	{ "shipped", &type_money, N_("Shipped"), .formula = SHIPPED, .aliases = "已发金额" },
	{ "collected", &type_money, N_("Collected"), .formula = COLLECTED, .aliases = "回款金额" },
	{ "balance", &type_money, N_("Receivable"), .formula = "(SELECT coalesce(sum(b.open), 0) "
	  "FROM receivable AS r JOIN balance AS b ON b.item_id = r.receivable_id WHERE r.contract_id = $.contract_id)",
	  .aliases = "应收款余额" },
	{ "returned", &type_money, N_("Returned"), .formula = "(SELECT -coalesce(sum(d.amount), 0) FROM delivery AS d "
	  "JOIN stock_line AS l ON l.stock_line_id = d.stock_line_id JOIN stock_entry AS e ON e.stock_entry_id "
	  "= l.stock_entry_id AND e.kind <> 'sale' WHERE d.contract_id = $.contract_id)", .aliases = "退货金额" },
	{ "refunded", &type_money, N_("Paid back"), .formula = "(SELECT coalesce(sum(b.amount), 0) FROM receipt AS p "
	  "JOIN balance AS b ON b.item_id = p.receipt_id WHERE p.contract_id = $.contract_id AND p.sign > 0)",
	  .aliases = "退款金额" },
	{ "shipped_not_invoiced", &type_money, N_("Shipped, not invoiced"), .formula = MORE_THAN(SHIPPED, INVOICED) },
	{ "invoiced_not_shipped", &type_money, N_("Invoiced, not shipped"), .formula = MORE_THAN(INVOICED, SHIPPED) },
	{ "unallocated", &type_money, N_("Received, not allocated"), .formula = UNALLOCATED },
	{ "advance", &type_money, N_("Advance"), .formula = MORE_THAN("(" COLLECTED " + " UNALLOCATED
	  ")", SHIPPED), .aliases = "预收款" },
	{ 0 }
};

const struct entity contract_entity = {
	.name = "contract", .label = N_("Contract"), .kind = MASTER, .code = "code", .title = "title",
	.since = 2, .born = "day", .pattern = "HT{yyyy}-{nnnn}", .area = "sales", .lines = &contract_line_entity,
	.fields = contract_fields, .computed = contract_computed, .summed = "standing",
	.columns = "code title customer deal owner day ship_by status amount",
};

/* Versions of a line: an amendment ends one and begins another. */
#define LINE_VERSION(lines) \
	{ "day", &type_date, N_("In force from"), .fixed = true }, \
	{ "ended", &type_date, N_("Replaced on"), .fixed = true }, \
	{ "replaces", &type_reference, N_("Replaces"), .to = (lines), .tree = true, .index = true, .fixed = true }, \
	{ "why", &type_text, N_("Amended because"), .fixed = true }

#define LINE_IN_FORCE(noun) \
	{ "in_force", &type_boolean, N_("In force"), .formula = "CASE WHEN " \
	  HOLDS("$", "(SELECT c.day FROM " noun " AS c WHERE c." noun "_id = $." noun "_id)") " THEN 1 ELSE 0 END" }

/* Of goods that come back, by a return whose sale is not known here, base, net, tax and amount are below zero: they
 * count in every sum, and nothing of them is left to ship. */
static const struct field contract_line_fields[] = {
	{ "contract_line_id", &type_id },
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .required = true, .unindexed = 3,
	  .fixed = true },
	LINE_FIELDS("contract_line"),
	LINE_VERSION(&contract_line_entity),
	{ "is_return", &type_boolean, N_("Comes back"), .since = 3, .aliases = "return|退货|是否退货" },
	{ 0 }
};

#define DELIVERED_OF_LINE(what) \
	"(SELECT coalesce(sum(d." what "), 0) FROM delivery AS d " \
	"WHERE d.contract_id = $.contract_id AND d.line = $.line)"

/* Deliveries are of all versions of a line. */
static const struct field contract_line_computed[] = {
	LINE_IN_FORCE("contract"),
	{ "delivered", &type_quantity, N_("Delivered"), .formula = DELIVERED_OF_LINE("quantity") },
	{ "shipped", &type_money, N_("Shipped"), .formula = DELIVERED_OF_LINE("amount") },
	{ "invoiced", &type_money, N_("Invoiced"), .formula = "(SELECT coalesce(sum(b.amount), 0) FROM billing AS b "
	  "WHERE b.contract_id = $.contract_id AND b.line = $.line)" },
	{ "to_deliver", &type_quantity, N_("Left to deliver"),
	  .formula = MORE_THAN("$.base", DELIVERED_OF_LINE("quantity")) },
	{ 0 }
};

const struct entity contract_line_entity = {
	.program = "", .name = "contract_line", .label = N_("Line of a contract"), .kind = MASTER, .title = "title",
	.since = 2, .looked_up = "contract_id, line", .looked_up_since = 3, .part_of = "contract", .born = "day",
	.fields = contract_line_fields, .summed = "amount", .computed = contract_line_computed, .holds = "in_force",
	.columns = "contract line product title quantity unit price discount tax_rate net tax amount",
};

static const struct field purchase_fields[] = {
	{ "purchase_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true,
	  .aliases = "purchase no|po no|order no|编号|采购单号|采购合同号|订单号" },
	{ "title", &type_text, N_("Title"), .aliases = "subject|名称|采购主题" },
	{ "supplier", &type_reference, N_("Supplier"), .to = &supplier_entity, .required = true, .index = true,
	  .aliases = "vendor|供应商|供应商名称|供货单位" },
	{ "contract", &type_reference, N_("For the contract"), .to = &contract_entity, .index = true,
	  .aliases = "销售合同|合同号" },
	{ "owner", &type_reference, N_("Buyer"), .to = &user_entity, .preset = "me", .index = true,
	  .aliases = "采购员|负责人|经办人" },
	{ "day", &type_date, N_("Order date"), .required = true, .preset = "today", .index = true,
	  .aliases = "date|order date|日期|采购日期|下单日期" },
	{ "expected", &type_date, N_("Expected"), .aliases = "expected delivery date|交货日期|预计到货日期" },
	DOCUMENT_END,
	MONTHLY_TERMS,
	{ 0 }
};

static const struct field purchase_computed[] = {
	IN_FORCE_SUMS("purchase"),
	{ "arrived", &type_money, N_("Amount arrived"),
	  .formula = "(SELECT coalesce(sum(d.amount), 0) FROM delivery AS d WHERE d.purchase_id = $.purchase_id)" },
	{ 0 }
};

const struct entity purchase_entity = {
	.name = "purchase", .label = N_("Purchase"), .kind = MASTER, .code = "code", .title = "title",
	.since = 3, .born = "day", .pattern = "CG{yyyy}-{nnnn}", .lines = &purchase_line_entity,
	.fields = purchase_fields, .computed = purchase_computed, .summed = "standing",
	.columns = "code title supplier owner day expected status amount",
};

static const struct field purchase_line_fields[] = {
	{ "purchase_line_id", &type_id },
	{ "purchase", &type_reference, N_("Purchase"), .to = &purchase_entity, .required = true, .fixed = true },
	LINE_FIELDS("purchase_line"),
	LINE_VERSION(&purchase_line_entity),
	{ 0 }
};

/* Of all versions of the line, in the product's own unit. */
#define ARRIVED \
	"(SELECT coalesce(sum(d.quantity), 0) FROM delivery AS d " \
	"WHERE d.purchase_id = $.purchase_id AND d.line = $.line)"

static const struct field purchase_line_computed[] = {
	LINE_IN_FORCE("purchase"),
	{ "arrived", &type_quantity, N_("Arrived"), .formula = ARRIVED },
	{ "left", &type_quantity, N_("Still to come"), .formula = "CASE WHEN $.base > " ARRIVED " THEN $.base - "
	  ARRIVED " ELSE 0 END" },
	{ "late", &type_integer, N_("Days late"),
	  .formula = "(SELECT CASE WHEN o.expected < crm_day() AND o.status = 'approved' AND $.base > " ARRIVED
	  " THEN crm_days_between(o.expected, crm_day()) END FROM purchase AS o WHERE o.purchase_id = $.purchase_id)" },
	{ 0 }
};

const struct entity purchase_line_entity = {
	.program = "",
	.name = "purchase_line", .label = N_("Line of a purchase"), .kind = MASTER, .title = "title", .since = 3,
	.part_of = "purchase", .born = "day", .looked_up = "purchase_id, line", .fields = purchase_line_fields,
	.summed = "amount", .computed = purchase_line_computed, .holds = "in_force",
	.columns = "purchase line product title quantity unit price discount tax_rate net tax amount",
};

/*
 * The plan of a contract or purchase: what part of it falls due, on what. A part on shipping or invoicing falls due in
 * proportion to each shipment or invoice. What follows from the plan are receivables and payables; plans that were
 * replaced stay (ended).
 */
static const struct field instalment_fields[] = {
	{ "instalment_id", &type_id },
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .sparse = true, .fixed = true,
	  .aliases = "合同号|合同编号" },
	{ "purchase", &type_reference, N_("Purchase"), .to = &purchase_entity, .sparse = true, .fixed = true },
	{ "number", &type_integer, N_("Instalment"), .required = true, .aliases = "no|期数|期次" },
	{ "share", &type_rate, N_("Share"), .aliases = "比例|收款比例", .rule = "instalment_share",
	  .check = "share > 0 AND share <= 1000000", .says = N_("a share lies between 0 and 1 (or 0% and 100%)") },
	{ "amount", &type_money, N_("Amount"), .aliases = "金额|计划收款金额", .rule = "instalment_amount",
	  .check = "amount > 0", .says = N_("an amount is more than nothing") },
	{ "trigger", &type_choice, N_("Due on"), .list = "instalment-trigger", .required = true, .preset = "sign",
	  .aliases = "收款条件" },
	{ "days", &type_integer, N_("Days after it"), .preset = "0", .aliases = "天数|账期", .rule = "instalment_days",
	  .check = "days BETWEEN 0 AND 3660", .says = N_("days lie between 0 and 3660, ten years") },
	{ "due", &type_date, N_("Due date"), .aliases = "日期|收款日期|计划收款日期" },
	{ "day", &type_date, N_("In force from"), .required = true, .preset = "today", .fixed = true },
	{ "ended", &type_date, N_("Replaced on"), .fixed = true },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	{ 0 }
};

/* What became of it: its items, whole or in parts. */
#define OF_ITEMS(what) \
	"(SELECT sum(" what ") FROM main.item AS i JOIN balance AS b ON b.item_id = i.item_id " \
	"WHERE i.kind = 'contract' AND i.instalment = $.number " \
	"AND (i.contract_id = $.contract_id OR i.purchase_id = $.purchase_id))"

static const struct field instalment_computed[] = {
	{ "planned", &type_money, N_("Planned"), .formula = OF_ITEMS("b.amount") },
	{ "open", &type_money, N_("Open"), .formula = OF_ITEMS("coalesce(b.open, 0)") },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity instalment_entity = {
	.program = "", .name = "instalment", .label = N_("Instalment"), .kind = MASTER,
	.since = 3, .born = "day", .fields = instalment_fields, .computed = instalment_computed,
	.columns = "contract purchase number share amount trigger days due planned open", .order = "number",
};

/*
 * What was delivered of a line of a contract, or arrived of one of a purchase: below zero what was returned. Its
 * amounts are the part of the line's that its quantity is, so that all deliveries together make the line.
 */
static const struct field delivery_fields[] = {
	{ "delivery_id", &type_id },
	{ "day", &type_date, N_("Date"), .required = true, .fixed = true },
	PART_OF_A_LINE,
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .index = true, .fixed = true },
	{ "quantity", &type_quantity, N_("In the product's unit"), .required = true, .fixed = true },
	{ "net", &type_money, N_("Net"), .required = true, .fixed = true },
	{ "tax", &type_money, N_("Tax"), .required = true, .fixed = true },
	{ "amount", &type_money, N_("Amount"), .required = true, .fixed = true },
	{ "stock_line", &type_reference, N_("Line of a stock entry"), .to = &stock_line_entity, .index = true,
	  .fixed = true, .quiet = true },
	{ "reverses", &type_reference, N_("Takes back"), .to = &delivery_entity, .sparse = true, .fixed = true,
	  .quiet = true },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field delivery_computed[] = {
	{ "entry", &type_text, N_("Stock entry"), .formula = "(SELECT e.code FROM stock_line AS l "
	  "JOIN stock_entry AS e ON e.stock_entry_id = l.stock_entry_id WHERE l.stock_line_id = $.stock_line_id)" },
	{ "cost", &type_money, N_("Cost"), .formula = "(SELECT -sum(m.value) FROM movement AS m "
	  "WHERE m.line_id = $.stock_line_id AND $.contract_id IS NOT NULL AND $.reverses_id IS NULL)" },
	{ 0 }
};

const struct entity delivery_entity = {
	.program = "", .name = "delivery", .label = N_("Delivery"), .kind = FACT,
	.internal = true, .since = 3, .born = "day", .area = "stock", .order = "day,delivery_id",
	.fields = delivery_fields, .computed = delivery_computed, .summed = "amount",
	.columns = "day contract purchase line product quantity net tax amount entry",
};
