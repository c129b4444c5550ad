/* SPDX-License-Identifier: ISC */
/* invoice - what was invoiced to customers and by suppliers, and the titles that invoices are made out to. */
#include "model/model.h"

/* Who an invoice is made out to: a party may have several. */
static const struct field title_fields[] = {
	{ "title_id", &type_id },
	{ "party", &type_reference, N_("Party"), .to = &party_entity, .required = true, .index = true,
	  .aliases = "customer|supplier|account|客户|供应商|客户名称|供应商名称|单位" },
	{ "name", &type_text, N_("Name"), .required = true, .aliases = "title|抬头|开票抬头|发票抬头|名称|购方名称" },
	{ "tax_id", &type_identifier, N_("Tax id"),
	  .aliases = "tax number|税号|统一社会信用代码|纳税人识别号|购方税号" },
	{ "address", &type_text, N_("Address"), .aliases = "地址|开票地址" },
	{ "phone", &type_phone, N_("Phone"), .aliases = "tel|电话|开票电话" },
	{ "bank", &type_text, N_("Bank"), .aliases = "开户行|开户银行" },
	{ "account", &type_code, N_("Bank account"), .aliases = "账号|银行账号" },
	{ "is_default", &type_boolean, N_("Usual"), .preset = "no", .aliases = "default|默认|默认抬头" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field title_computed[] = {
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity title_entity = {
	.name = "title", .label = N_("Invoice title"), .kind = MASTER, .title = "name", .since = 3,
	.fields = title_fields, .computed = title_computed,
	.columns = "party name tax_id address phone bank account is_default",
};

/* Of the lines of an invoice, and of what was billed with them, which is nothing before it is issued and after it
 * was voided. */
#define SUM_OF_LINES(what) \
	"(SELECT coalesce(sum(l." what "), 0) FROM invoice_line AS l " \
	"WHERE l.invoice_id = $.invoice_id AND l.deleted IS NULL)"
#define BILLED(what) \
	"(SELECT coalesce(sum(b." what "), 0) FROM invoice_line AS l " \
	"JOIN billing AS b ON b.invoice_line_id = l.invoice_line_id WHERE l.invoice_id = $.invoice_id)"
#define RED_OF_IT \
	"(SELECT coalesce(sum(b.amount), 0) FROM invoice AS r JOIN invoice_line AS l ON l.invoice_id = r.invoice_id " \
	"JOIN billing AS b ON b.invoice_line_id = l.invoice_line_id WHERE r.red_of_id = $.invoice_id)"

/* Name, tax id, address and bank are those that were printed: a title that changes later changes no invoice. */
static const struct field invoice_fields[] = {
	{ "invoice_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "编号|单据编号|单号" },
	{ "direction", &type_choice, N_("Direction"), .list = "invoice-direction", .required = true,
	  .preset = "issued", .aliases = "方向" },
	{ "kind", &type_choice, N_("Kind"), .list = "invoice-kind", .required = true, .preset = "e-special",
	  .aliases = "type|类型|发票类型|发票种类|发票票种" },
	{ "number_code", &type_code, N_("Invoice code"), .late = true, .aliases = "发票代码" },
	{ "number", &type_code, N_("Invoice number"), .index = true, .late = true,
	  .aliases = "invoice no|发票号码|发票号|数电票号码|数电发票号码" },
	{ "day", &type_date, N_("Date"), .required = true, .preset = "today", .index = true,
	  .aliases = "date|日期|开票日期" },
	{ "party", &type_reference, N_("Party"), .to = &party_entity, .required = true, .index = true,
	  .aliases = "customer|supplier|客户|供应商|客户名称|供应商名称" },
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .sparse = true,
	  .aliases = "合同号|合同编号" },
	{ "purchase", &type_reference, N_("Purchase"), .to = &purchase_entity, .sparse = true,
	  .aliases = "采购单号|采购合同号" },
	{ "item", &type_reference, N_("Receivable or payable"), .to = &item_entity, .sparse = true,
	  .aliases = "应收单号|应付单号" },
	{ "stock_entry", &type_reference, N_("Stock entry"), .to = &stock_entry_entity, .sparse = true,
	  .aliases = "出库单号|入库单号" },
	{ "red_of", &type_reference, N_("Red letter of"), .to = &invoice_entity, .sparse = true, .tree = true,
	  .aliases = "被红冲蓝票|原发票" },
	{ "why", &type_text, N_("Red because"), .aliases = "红冲原因" },
	{ "name", &type_text, N_("Name on it"), .aliases = "抬头|购方名称|购买方名称" },
	{ "tax_id", &type_identifier, N_("Tax id"), .aliases = "税号|购方税号|购方识别号|购买方识别号" },
	{ "address", &type_text, N_("Address"), .aliases = "地址" },
	{ "phone", &type_phone, N_("Phone"), .aliases = "电话" },
	{ "bank", &type_text, N_("Bank"), .aliases = "开户行|开户银行" },
	{ "account", &type_code, N_("Bank account"), .aliases = "账号|银行账号" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .preset = "me", .index = true,
	  .aliases = "业务员|负责人|经办人" },
	{ "includes_tax", &type_boolean, N_("Prices include tax"), .preset = "yes", .aliases = "含税" },
	{ "currency", &type_code, N_("Currency"), .aliases = "币种" },
	{ "certified", &type_date, N_("Input tax certified"), .late = true, .aliases = "认证日期|认证月份|勾选日期" },
	DOCUMENT_STATE,
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|说明" },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field invoice_computed[] = {
	{ "net", &type_money, N_("Net"), .formula = SUM_OF_LINES("net") },
	{ "tax", &type_money, N_("Tax"), .formula = SUM_OF_LINES("tax") },
	{ "amount", &type_money, N_("Amount"), .formula = SUM_OF_LINES("amount") },
	RECORD_COMPUTED,
	{ "billed", &type_money, N_("Amount that stands"), .formula = BILLED("amount") },
	{ "left", &type_money, N_("Left of it after red letters"), .formula = "CASE WHEN $.red_of_id IS NULL THEN "
	  BILLED("amount") " + " RED_OF_IT " END" },
	{ 0 }
};

const struct entity invoice_entity = {
	.name = "invoice", .label = N_("Invoice"), .kind = MASTER, .code = "code", .title = "number", .since = 3,
	.born = "day", .pattern = "FP{yyyy}-{nnnn}", .lines = &invoice_line_entity, .fields = invoice_fields,
	.computed = invoice_computed, .summed = "billed",
	.columns = "code direction kind number day party contract purchase red_of status net tax amount",
};

/* Net, tax and amount are what was printed; where they are not given they follow from the price as in other lines. A
 * red letter has quantities and amounts below zero. */
static const struct field invoice_line_fields[] = {
	{ "invoice_line_id", &type_id },
	{ "invoice", &type_reference, N_("Invoice"), .to = &invoice_entity, .required = true, .index = true,
	  .fixed = true },
	{ "line", &type_integer, N_("Line"), .aliases = "no|行号" },
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .index = true,
	  .aliases = "item|产品|商品|产品名称|商品名称|sku|产品编号|产品编码|商品编码|货号" },
	{ "title", &type_text, N_("Description"),
	  .aliases = "description|货物或应税劳务名称|货物名称|项目名称|开票项目" },
	{ "spec", &type_text, N_("Specification"), .aliases = "规格|规格型号" },
	{ "tax_code", &type_code, N_("Tax classification"), .aliases = "税收分类编码" },
	{ "quantity", &type_quantity, N_("Quantity"), .aliases = "qty|数量" },
	{ "unit", &type_choice, N_("Unit"), .list = "unit", .aliases = "uom|单位" },
	{ "base", &type_quantity, N_("In the product's unit"), .fixed = true, .quiet = true },
	{ "price", &type_price, N_("Price"), .aliases = "unit price|单价", .rule = "invoice_line_price",
	  .check = "price >= 0",
	  .says = N_("a price cannot be below zero") },
	{ "discount", &type_rate, N_("Discount"), .aliases = "折扣", .rule = "invoice_line_discount",
	  .check = "discount BETWEEN 0 AND 1000000", .says = N_("a discount lies between 0 and 1 (or 0% and 100%)") },
	{ "tax_rate", &type_choice, N_("Tax rate"), .list = "tax-rate", .aliases = "税率" },
	{ "rate", &type_rate, N_("Rate"), .fixed = true, .quiet = true },
	{ "includes_tax", &type_boolean, N_("Price includes tax"), .fixed = true, .quiet = true },
	{ "net", &type_money, N_("Net"), .aliases = "金额|不含税金额" },
	{ "tax", &type_money, N_("Tax"), .aliases = "税额" },
	{ "amount", &type_money, N_("Amount"), .aliases = "价税合计|含税金额", .rule = "invoice_line_amount",
	  .check = "amount = net + tax", .says = N_("net and tax do not make the amount") },
	{ "contract_line", &type_reference, N_("Line of a contract"), .to = &contract_line_entity, .sparse = true,
	  .fixed = true },
	{ "purchase_line", &type_reference, N_("Line of a purchase"), .to = &purchase_line_entity, .sparse = true,
	  .fixed = true },
	{ "original", &type_reference, N_("Red letter of the line"), .to = &invoice_line_entity, .sparse = true,
	  .tree = true,
	  .fixed = true, .quiet = true },
	{ "note", &type_text, N_("Note"), .aliases = "remark" },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity invoice_line_entity = {
	.program = "", .name = "invoice_line", .label = N_("Line of an invoice"), .kind = MASTER, .title = "title",
	.since = 3, .part_of = "invoice", .fields = invoice_line_fields, .summed = "amount",
	.columns = "invoice line product title quantity unit price tax_rate net tax amount",
};

/* What an issued or registered invoice has invoiced of a contract or purchase, a line each; its opposite once it is
 * voided. */
static const struct field billing_fields[] = {
	{ "billing_id", &type_id },
	{ "day", &type_date, N_("Date"), .required = true, .fixed = true },
	{ "direction", &type_choice, N_("Direction"), .list = "invoice-direction", .required = true, .fixed = true },
	{ "party", &type_reference, N_("Party"), .to = &party_entity, .required = true, .fixed = true },
	PART_OF_A_LINE,
	{ "product", &type_reference, N_("Product"), .to = &product_entity, .fixed = true },
	{ "quantity", &type_quantity, N_("In the product's unit"), .required = true, .preset = "0", .fixed = true },
	{ "net", &type_money, N_("Net"), .required = true, .fixed = true },
	{ "tax", &type_money, N_("Tax"), .required = true, .fixed = true },
	{ "amount", &type_money, N_("Amount"), .required = true, .fixed = true },
	{ "item", &type_reference, N_("Receivable or payable"), .to = &item_entity, .sparse = true, .fixed = true },
	{ "invoice_line", &type_reference, N_("Line of an invoice"), .to = &invoice_line_entity, .required = true,
	  .index = true, .fixed = true, .quiet = true },
	{ "reverses", &type_reference, N_("Takes back"), .to = &billing_entity, .sparse = true, .fixed = true,
	  .quiet = true },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field billing_computed[] = {
	{ "invoice", &type_text, N_("Invoice"), .formula = "(SELECT i.code FROM invoice_line AS l JOIN invoice AS i "
	  "ON i.invoice_id = l.invoice_id WHERE l.invoice_line_id = $.invoice_line_id)" },
	{ 0 }
};

const struct entity billing_entity = {
	.program = "",
	.name = "billing", .label = N_("Billing"), .kind = FACT, .since = 3, .born = "day", .order = "day,id",
	.fields = billing_fields, .computed = billing_computed, .summed = "amount", .internal = true,
	.columns = "day direction party contract purchase line product quantity net tax amount invoice",
};
