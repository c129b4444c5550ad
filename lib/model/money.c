/* SPDX-License-Identifier: ISC */
/* money - what is owed, what was paid, and what settles what. */
#include "model/model.h"

/*
 * Receivables, payables, receipts and payments are items of one ledger each (ar: customers, ap: suppliers) in one
 * table.
 * An item is a fact: so much from a day on, due on another. What changes it is a settlement.
 */
#define ITEM_KEY(noun) { noun "_id", &type_id, .column = "item_id" }

#define ITEM_CODE(more) \
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "no|编号|单号" more }

#define ITEM_ROLE(name, label) \
	{ name, &type_boolean, label, .preset = "yes", .fixed = true, .quiet = true }

#define ITEM_FIELDS \
	{ "day", &type_date, N_("Date"), .required = true, .preset = "today", \
	  .aliases = "date|日期|发生日期|应收日期|应付日期|到账日期|付款日期" }, \
	{ "amount", &type_money, N_("Amount"), .required = true, .aliases = "金额|应收金额|应付金额|收款金额|" \
	  "付款金额", .rule = "item_amount", .check = "amount > 0", .says = N_("an amount is more than nothing") }, \
	{ "currency", &type_code, N_("Currency"), .aliases = "币种" }, \
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .aliases = "业务员|负责人|经办人" }, \
	{ "ledger", &type_code, N_("Ledger"), .fixed = true, .quiet = true }, \
	{ "sign", &type_integer, N_("Sign"), .fixed = true, .quiet = true }, \
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注|摘要" }, \
	RECORD_FIELDS, \
	{ "fingerprint", &type_code, N_("Fingerprint"), .group = "record", .fixed = true, .quiet = true, \
	  .sparse = true }

/* Of what is owed. */
#define OWED_FIELDS \
	{ "kind", &type_choice, N_("Kind"), .list = "item-kind", .preset = "other", .aliases = "type|类型" }, \
	{ "due", &type_date, N_("Due date"), .aliases = "due date|到期日|收款日期|计划收款日期|付款日期" }, \
	{ "instalment", &type_integer, N_("Instalment"), .aliases = "期数|期次" }, \
	{ "part", &type_integer, N_("Part"), .fixed = true, .quiet = true }, \
	{ "split_from", &type_reference, N_("Split off from"), .to = &item_entity, .sparse = true, .fixed = true, \
	  .quiet = true }, \
	{ "stock_entry", &type_reference, N_("Stock entry"), .to = &stock_entry_entity, .sparse = true, .fixed = true, \
	  .quiet = true }, \
	{ "month", &type_date, N_("Cut-off"), .fixed = true, .quiet = true }, \
	{ "penalty_of", &type_reference, N_("Penalty of"), .to = &item_entity, .sparse = true, .fixed = true, \
	  .quiet = true }

/* Of money that came or went. */
#define PAID_FIELDS \
	{ "fee", &type_money, N_("Bank fee"), .aliases = "手续费|银行手续费", .rule = "item_fee", .check = "fee >= 0", \
	  .says = N_("a fee cannot be below zero") }, \
	{ "method", &type_choice, N_("Method"), .list = "payment-method", .aliases = "付款方式|收款方式|结算方式" }, \
	{ "payer", &type_text, N_("Third party"), .aliases = "付款人|付款单位|代付方|收款人" }, \
	{ "reference", &type_code, N_("Bank reference"), .aliases = "serial|流水号|交易流水号|凭证号" }, \
	{ "refund", &type_boolean, N_("Is a refund"), .aliases = "退款" }, \
	{ "account", &type_reference, N_("Account"), .to = &account_entity, .sparse = true, \
	  .aliases = "账户|收款账户|付款账户|银行账户" }, \
	{ "refund_of", &type_reference, N_("Refund"), .to = &refund_entity, .sparse = true, .fixed = true, \
	  .quiet = true }

/* Money that a customer is to get back, once somebody has approved it: a document without lines. */
static const struct field refund_fields[] = {
	{ "refund_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "refund no|编号|退款单号" },
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .required = true, .index = true,
	  .aliases = "account|客户|客户名称" },
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .sparse = true,
	  .aliases = "合同号|合同编号" },
	{ "owner", &type_reference, N_("Owner"), .to = &user_entity, .preset = "me", .index = true,
	  .aliases = "申请人|业务员|负责人" },
	{ "day", &type_date, N_("Date"), .required = true, .preset = "today", .aliases = "date|日期|申请日期" },
	{ "amount", &type_money, N_("Amount"), .required = true, .aliases = "金额|退款金额", .rule = "refund_amount",
	  .check = "amount > 0", .says = N_("an amount is more than nothing") },
	{ "currency", &type_code, N_("Currency"), .aliases = "币种" },
	{ "cause", &type_text, N_("Why it is paid back"), .aliases = "退款原因" },
	DOCUMENT_STATE,
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	{ 0 }
};

#define REFUND_PAID "(SELECT coalesce(sum(b.amount), 0) FROM item AS i JOIN balance AS b ON b.item_id = i.item_id " \
	"WHERE i.refund_of_id = $.refund_id)"

static const struct field refund_computed[] = {
	{ "paid", &type_money, N_("Paid"), .formula = REFUND_PAID },
	{ "to_pay", &type_money, N_("To be paid"), .formula = "CASE $.status WHEN 'approved' THEN $.amount - "
	  REFUND_PAID " END" },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity refund_entity = {
	.name = "refund", .label = N_("Refund"), .kind = MASTER, .code = "code", .since = 3, .born = "day",
	.pattern = "TK{yyyy}-{nnnn}", .fields = refund_fields, .computed = refund_computed, .summed = "to_pay",
	.columns = "code customer contract day amount cause status paid to_pay owner",
};

static const struct field item_fields[] = {
	{ "item_id", &type_id },
	ITEM_CODE(""),
	{ "party", &type_reference, N_("Party"), .to = &party_entity, .required = true, .index = true },
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .sparse = true },
	{ "purchase", &type_reference, N_("Purchase"), .to = &purchase_entity, .sparse = true },
	ITEM_FIELDS,
	{ "is_receivable", &type_boolean, N_("Receivable"), .fixed = true, .quiet = true },
	{ "is_payable", &type_boolean, N_("Payable"), .fixed = true, .quiet = true },
	{ "is_receipt", &type_boolean, N_("Receipt"), .fixed = true, .quiet = true },
	{ "is_payment", &type_boolean, N_("Payment"), .fixed = true, .quiet = true },
	OWED_FIELDS,
	PAID_FIELDS,
	{ 0 }
};

/* What is kept of an item beside the facts. Nothing is kept of the open amount of what is settled. */
#define KEPT_OF(what, noun) "(SELECT " what " FROM balance AS b WHERE b.item_id = $." noun "_id)"

#define ITEM_COMPUTED(noun) \
	{ "open", &type_money, N_("Open"), .formula = KEPT_OF("coalesce(b.open, 0)", noun) }, \
	RECORD_COMPUTED

/* What was invoiced for an item, and since when: by invoices that name it, else of its document; what was voided counts
 * for nothing. */
#define INVOICED_FOR(noun, document) \
	{ "invoiced", &type_money, N_("Invoiced"), .aliases = "开票金额", \
	  .formula = "(SELECT coalesce(sum(b.amount), 0) FROM billing AS b WHERE b.item_id = $." noun "_id)" }, \
	{ "invoice_date", &type_date, N_("First invoiced on"), .aliases = "开票日期", .formula = "(SELECT min(t.day) " \
	  "FROM (SELECT min(b.day) AS day FROM billing AS b WHERE b.item_id = $." noun "_id OR (b.item_id IS NULL " \
	  "AND b." document "_id = $." document "_id) GROUP BY b.invoice_line_id HAVING sum(b.amount) > 0) AS t)" }

#define OWED_COMPUTED(noun) \
	{ "falls_due", &type_date, N_("Falls due"), .formula = KEPT_OF("b.due", noun) }, \
	{ "total", &type_money, N_("Amount now"), .formula = KEPT_OF("b.amount", noun) }, \
	{ "overdue", &type_integer, N_("Days overdue"), .aliases = "逾期天数", \
	  .formula = "(SELECT crm_days_between(b.due, crm_day()) FROM balance AS b WHERE b.item_id = $." noun \
	  "_id AND b.open > 0 AND b.due < crm_day())" }, \
	ITEM_COMPUTED(noun)

static const struct field item_computed[] = {
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .column = "party_id",
	  .formula = "$.party_id" },
	{ "supplier", &type_reference, N_("Supplier"), .to = &supplier_entity, .column = "party_id",
	  .formula = "$.party_id" },
	ITEM_COMPUTED("item"),
	{ 0 }
};

const struct entity item_entity = {
	.program = "", .name = "item", .label = N_("Open item"), .kind = FACT, .since = 3, .born = "day",
	.code = "code", .fields = item_fields, .computed = item_computed, .columns = "code party day due amount open",
	.internal = true,
};

static const struct field receivable_fields[] = {
	ITEM_KEY("receivable"),
	ITEM_CODE("|应收单号"),
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .required = true, .index = true,
	  .column = "party_id", .aliases = "account|客户|客户名称" },
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .sparse = true,
	  .aliases = "合同号|合同编号" },
	ITEM_FIELDS,
	ITEM_ROLE("is_receivable", N_("Receivable")),
	OWED_FIELDS,
	{ 0 }
};

static const struct field receivable_computed[] = {
	OWED_COMPUTED("receivable"),
	INVOICED_FOR("receivable", "contract"),
	{ 0 }
};

const struct entity receivable_entity = {
	.program = "ar", .name = "receivable", .label = N_("Receivable"), .kind = FACT, .table = "item",
	.role = "is_receivable", .since = 3, .alike = "customer contract day amount due kind instalment currency note",
	.born = "day", .area = "ar", .code = "code", .pattern = "YS{yyyy}-{nnnn}",
	.fields = receivable_fields, .computed = receivable_computed,
	.columns = "code customer contract instalment kind day falls_due total open overdue owner", .summed = "open",
};

static const struct field payable_fields[] = {
	ITEM_KEY("payable"),
	ITEM_CODE("|应付单号"),
	{ "supplier", &type_reference, N_("Supplier"), .to = &supplier_entity, .required = true, .index = true,
	  .column = "party_id", .aliases = "vendor|供应商|供应商名称" },
	{ "purchase", &type_reference, N_("Purchase"), .to = &purchase_entity, .sparse = true,
	  .aliases = "采购单号|采购合同号" },
	ITEM_FIELDS,
	ITEM_ROLE("is_payable", N_("Payable")),
	OWED_FIELDS,
	{ 0 }
};

static const struct field payable_computed[] = {
	OWED_COMPUTED("payable"),
	INVOICED_FOR("payable", "purchase"),
	{ 0 }
};

const struct entity payable_entity = {
	.program = "ap", .name = "payable", .label = N_("Payable"), .kind = FACT, .table = "item",
	.role = "is_payable", .since = 3, .alike = "supplier purchase day amount due kind instalment currency note",
	.born = "day", .area = "ap", .code = "code", .pattern = "YF{yyyy}-{nnnn}",
	.fields = payable_fields, .computed = payable_computed,
	.columns = "code supplier purchase instalment kind day falls_due total open overdue owner", .summed = "open",
};

/* Money that came from a customer, or was paid back to one. */
static const struct field receipt_fields[] = {
	ITEM_KEY("receipt"),
	ITEM_CODE("|收款单号"),
	{ "customer", &type_reference, N_("Customer"), .to = &customer_entity, .required = true, .index = true,
	  .column = "party_id", .aliases = "account|客户|客户名称" },
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .sparse = true,
	  .aliases = "合同号|合同编号" },
	ITEM_FIELDS,
	ITEM_ROLE("is_receipt", N_("Receipt")),
	PAID_FIELDS,
	{ 0 }
};

/* What takes all of an item back, unless that was taken back again. */
#define CANCELLED(noun) \
	"(SELECT s.day FROM settlement AS s WHERE s.item_id = $." noun "_id AND s.kind = 'cancel' AND s.amount > 0 " \
	"AND s.day <= crm_day() AND NOT EXISTS (SELECT 1 FROM settlement AS r WHERE r.reverses_id = s.settlement_id " \
	"AND r.day <= crm_day()) ORDER BY s.settlement_id DESC LIMIT 1)"

#define PAID_COMPUTED(noun) \
	{ "reversed", &type_date, N_("Taken back on"), .aliases = "冲销日期", .formula = CANCELLED(noun) }, \
	{ "paid", &type_money, N_("Amount less what was paid back"), .formula = "-$.sign * " \
	  KEPT_OF("b.amount", noun) }, \
	ITEM_COMPUTED(noun)

static const struct field receipt_computed[] = {
	PAID_COMPUTED("receipt"),
	{ 0 }
};

const struct entity receipt_entity = {
	.name = "receipt", .label = N_("Receipt"), .kind = FACT, .table = "item", .role = "is_receipt", .since = 3,
	.alike = "customer contract day amount currency reference payer note refund", .born = "day", .area = "ar",
	.code = "code", .pattern = "SK{yyyy}-{nnnn}", .fields = receipt_fields, .computed = receipt_computed,
	.columns = "code customer contract day amount fee method payer reference refund open owner account",
	.summed = "paid",
};

/* Money that went to a supplier, or was paid back by one. */
static const struct field payment_fields[] = {
	ITEM_KEY("payment"),
	ITEM_CODE("|付款单号"),
	{ "supplier", &type_reference, N_("Supplier"), .to = &supplier_entity, .required = true, .index = true,
	  .column = "party_id", .aliases = "vendor|供应商|供应商名称" },
	{ "purchase", &type_reference, N_("Purchase"), .to = &purchase_entity, .sparse = true,
	  .aliases = "采购单号|采购合同号" },
	ITEM_FIELDS,
	ITEM_ROLE("is_payment", N_("Payment")),
	PAID_FIELDS,
	{ 0 }
};

static const struct field payment_computed[] = {
	PAID_COMPUTED("payment"),
	{ 0 }
};

const struct entity payment_entity = {
	.name = "payment", .label = N_("Payment"), .kind = FACT, .table = "item", .role = "is_payment", .since = 3,
	.alike = "supplier purchase day amount currency reference payer note refund", .born = "day", .area = "ap",
	.code = "code", .pattern = "FK{yyyy}-{nnnn}", .fields = payment_fields, .computed = payment_computed,
	.columns = "code supplier purchase day amount fee method payer reference refund open owner account",
	.summed = "paid",
};

/*
 * What takes something off an item: an allocation (of a receipt to a receivable), a discount, a write-off, returned
 * goods, an amended contract; below zero what gives it back. A deferral has no amount and another due date.
 */
static const struct field settlement_fields[] = {
	{ "settlement_id", &type_id },
	{ "day", &type_date, N_("Date"), .required = true, .aliases = "date|日期|核销日期" },
	{ "kind", &type_choice, N_("Kind"), .list = "settlement-kind", .required = true, .preset = "allocation",
	  .aliases = "type|类型" },
	{ "item", &type_reference, N_("Item"), .to = &item_entity, .required = true,
	  .aliases = "receivable|payable|应收单号|应付单号" },
	{ "source", &type_reference, N_("Settled from"), .to = &item_entity, .sparse = true,
	  .aliases = "receipt|payment|收款单号|付款单号" },
	{ "amount", &type_money, N_("Amount"), .required = true, .preset = "0", .aliases = "金额|核销金额" },
	{ "due", &type_date, N_("Due date"), .aliases = "到期日" },
	{ "why", &type_text, N_("Reason"), .aliases = "reason|原因|说明" },
	{ "stock_entry", &type_reference, N_("Stock entry"), .to = &stock_entry_entity, .sparse = true, .fixed = true,
	  .quiet = true },
	{ "reverses", &type_reference, N_("Takes back"), .to = &settlement_entity, .sparse = true, .fixed = true,
	  .quiet = true },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity settlement_entity = {
	.program = "", .name = "settlement", .label = N_("Settlement"), .kind = FACT, .since = 3,
	.born = "day", .order = "day,settlement_id", .looked_up = "item_id, day", .fields = settlement_fields,
	.columns = "day kind item source amount due why", .summed = "amount",
};

/*
 * A customer's word to pay: so much by a day. It is kept when that much was allocated to the receivable between the day
 * it was given and the day that was promised.
 */
static const struct field promise_fields[] = {
	{ "promise_id", &type_id },
	{ "receivable", &type_reference, N_("Receivable"), .to = &receivable_entity, .required = true, .index = true,
	  .aliases = "应收单号" },
	{ "day", &type_date, N_("Given on"), .required = true, .preset = "today", .aliases = "date|日期|承诺日期" },
	{ "promised", &type_date, N_("Promised for"), .required = true, .aliases = "due|承诺付款日期",
	  .rule = "promise_promised", .check = "promised >= day", .says = N_("nobody promises a day that is gone") },
	{ "amount", &type_money, N_("Amount"), .aliases = "金额|承诺金额", .rule = "promise_amount",
	  .check = "amount > 0", .says = N_("an amount is more than nothing") },
	{ "reason", &type_choice, N_("Reason of arrears"), .list = "arrears-reason", .aliases = "拖欠原因|拖欠理由" },
	{ "contact", &type_reference, N_("Contact"), .to = &contact_entity, .aliases = "承诺人|联系人" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	{ 0 }
};

#define PROMISE_PAID "(SELECT coalesce(sum(s.amount), 0) FROM settlement AS s WHERE s.item_id = $.receivable_id " \
	"AND s.kind = 'allocation' AND s.day >= $.day AND s.day <= $.promised AND s.day <= crm_day())"

static const struct field promise_computed[] = {
	{ "paid", &type_money, N_("Paid in time"), .formula = PROMISE_PAID },
	{ "state", &type_choice, N_("State"), .list = "promise-state", .formula = "CASE WHEN " PROMISE_PAID
	  " >= $.amount THEN 'kept' WHEN $.promised < crm_day() THEN 'broken' ELSE 'open' END" },
	RECORD_COMPUTED,
	{ 0 }
};

const struct entity promise_entity = {
	.name = "promise", .label = N_("Promise to pay"), .kind = MASTER, .since = 3,
	.born = "day", .fields = promise_fields, .computed = promise_computed,
	.columns = "receivable day promised amount reason paid state note", .summed = "amount",
	.order = "promised,promise_id",
};

/*
 * What is open of an item: its amount and what changed that, less what settled it. A source is used up by what it
 * settles (sign -1: a receipt); a receivable of which more was taken off than it had (sign 1) is a source, too, and is
 * filled up. What is settled has no open amount (NULL), so that the index holds what is open alone.
 */
#define UP_TO_DAY(s) " AND " s ".day <= crm_day()"

static const struct field balance_fields[] = {
	{ "balance_id", &type_id },
	{ "item", &type_reference, N_("Item"), .to = &item_entity, .required = true, .fixed = true },
	{ "amount", &type_money, N_("Amount"), .required = true, .fixed = true },
	{ "open", &type_money, N_("Open"), .fixed = true, .sparse = true },
	{ "due", &type_date, N_("Due date"), .fixed = true },
	{ 0 }
};

static const struct field balance_computed[] = {
	{ "overdue", &type_integer, N_("Days overdue"), .formula = "CASE WHEN $.open > 0 AND $.due < crm_day() THEN "
	  "crm_days_between($.due, crm_day()) END" },
	{ "position", &type_money, N_("Balance"), .formula = "$item.sign * $.open" },
	{ "ledger", &type_code, N_("Ledger"), .formula = "coalesce($item.ledger, '')" },
	{ 0 }
};

const struct entity balance_entity = {
	.program = "", .name = "balance", .label = N_("Balance of an item"), .kind = KEPT, .since = 3,
	.unique = "item_id", .internal = true, .fields = balance_fields, .computed = balance_computed,
	.columns = "item amount open due", .on_day = "SELECT b.balance_id, b.item_id, " ITEM_AMOUNT(UP_TO_DAY)
	" AS amount, nullif(" ITEM_OPEN(UP_TO_DAY) ", 0) AS open, " ITEM_DUE(UP_TO_DAY) " AS due "
	"FROM main.balance AS b JOIN main.item AS i ON i.item_id = b.item_id WHERE i.day <= crm_day()",
};
