/* SPDX-License-Identifier: ISC */
/* cash - accounts, what comes into them and goes out, and what the bank says of it. */
#include "model/credit.h"
#include "model/model.h"

/* What is there at the end of a day: what the last entry up to it has left. */
#define LAST_BALANCE(account) \
	"(SELECT e.balance FROM cash_entry AS e WHERE e.account_id = " account " AND e.day <= crm_day() " \
	"ORDER BY e.day DESC, e.place DESC, e.cash_entry_id DESC LIMIT 1)"

static const struct field account_fields[] = {
	{ "account_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true,
	  .aliases = "account code|账户编号|编号|科目" },
	{ "name", &type_text, N_("Name"), .aliases = "account|账户|账户名称|名称" },
	{ "kind", &type_choice, N_("Kind"), .list = "account-kind", .required = true, .preset = "company",
	  .aliases = "type|类型|账户类型" },
	{ "currency", &type_code, N_("Currency"), .aliases = "币种" },
	{ "bank", &type_text, N_("Bank"), .aliases = "开户行|开户银行|银行" },
	{ "number", &type_identifier, N_("Account number"), .aliases = "account no|账号|银行账号|卡号" },
	{ "holder", &type_text, N_("Holder"), .aliases = "户名|开户名称|开户人" },
	{ "overdraft", &type_money, N_("Overdraft"), .aliases = "透支额度|透支限额", .rule = "account_overdraft",
	  .check = "overdraft >= 0", .says = N_("an overdraft cannot be below zero") },
	{ "closed", &type_date, N_("Closed"), .aliases = "销户日期" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field account_computed[] = {
	{ "balance", &type_money, N_("Balance"), .formula = "coalesce(" LAST_BALANCE("$.account_id") ", 0)" },
	{ 0 }
};

const struct entity account_entity = {
	.name = "account", .label = N_("Account"), .kind = MASTER, .code = "code",
	.title = "name", .since = 3, .fields = account_fields, .computed = account_computed,
	.proved = "EXISTS (SELECT 1 FROM cash_entry AS e WHERE e.account_id = $.account_id AND e.day <= crm_day())",
	.columns = "code name kind currency bank number balance", .summed = "balance",
};

/* What stands of an occurrence in the book: entries less those that took them back. */
#define TIMES_BOOKED(recurring, due) \
	"(SELECT abs(coalesce(sum(CASE WHEN e.amount > 0 THEN 1 ELSE -1 END), 0)) FROM cash_entry AS e " \
	"WHERE e.recurring_id = " recurring " AND e.due = " due " AND e.day <= crm_day())"

/* The days on which it falls, one behind the other, as long as they are in the book; the last one is not. */
#define NEXT_OCCURRENCE \
	"(WITH RECURSIVE o(n, due) AS (SELECT 0, crm_occurrence($.day, $.every, $.on_day, 0) " \
	"UNION ALL SELECT o.n + 1, crm_occurrence($.day, $.every, $.on_day, o.n + 1) FROM o " \
	"WHERE " TIMES_BOOKED("$.recurring_id", "o.due") " > 0) SELECT max(o.due) FROM o " \
	"WHERE $.until IS NULL OR o.due <= $.until)"

/* What comes in or goes out again and again: rent, salaries, taxes. An occurrence is in the book by an entry that
 * names it. */
static const struct field recurring_fields[] = {
	{ "recurring_id", &type_id },
	{ "code", &type_code, N_("Code"), .required = true, .unique = true, .aliases = "no|编号" },
	{ "name", &type_text, N_("Name"), .required = true, .aliases = "名称|项目" },
	{ "account", &type_reference, N_("Account"), .to = &account_entity, .required = true, .index = true,
	  .aliases = "账户|账户编号" },
	{ "direction", &type_choice, N_("Direction"), .list = "cash-direction", .required = true, .preset = "out",
	  .aliases = "收支|方向" },
	{ "amount", &type_money, N_("Amount"), .required = true, .aliases = "金额", .rule = "recurring_amount",
	  .check = "amount > 0", .says = N_("an amount is more than nothing") },
	{ "kind", &type_choice, N_("Kind"), .list = "cash-kind", .required = true,
	  .aliases = "type|类型|类别|收支类型" },
	{ "party", &type_reference, N_("Party"), .to = &party_entity, .sparse = true,
	  .aliases = "往来单位|收款人|付款人" },
	{ "every", &type_choice, N_("Every"), .list = "every", .required = true, .preset = "month",
	  .aliases = "周期|频率" },
	{ "on_day", &type_integer, N_("On day"), .aliases = "日|每期第几日",
	  .rule = "recurring_on_day", .check = "on_day BETWEEN 1 AND 31",
	  .says = N_("a day of the month is 1 to 31; of the week 1 (Monday) to 7") },
	{ "day", &type_date, N_("From"), .required = true, .preset = "today", .aliases = "开始日期|起始日期" },
	{ "until", &type_date, N_("Until"), .aliases = "结束日期|截止日期", .rule = "recurring_until",
	  .check = "until >= day", .says = N_("nothing ends before it begins") },
	{ "text", &type_text, N_("Text"), .aliases = "摘要|说明" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field recurring_computed[] = {
	{ "next", &type_date, N_("Next"), .formula = NEXT_OCCURRENCE },
	{ 0 }
};

const struct entity recurring_entity = {
	.name = "recurring", .label = N_("Recurring cost or income"), .kind = MASTER, .code = "code", .title = "name",
	.since = 3, .pattern = "GD{nnnn}", .fields = recurring_fields, .computed = recurring_computed,
	.columns = "code name account direction amount kind party every on_day day until next",
};

/*
 * What came in (above zero) and went out. Entries of an account stand in the order (day, place, id); balance is what
 * was there after each, kept here since an entry of an earlier day changes that of all behind it. place is the entry's
 * own id, of one that answers another the place of that, so that the two stand side by side.
 */
static const struct field cash_entry_fields[] = {
	{ "cash_entry_id", &type_id },
	{ "day", &type_date, N_("Date"), .required = true, .preset = "today", .aliases = "date|日期|记账日期" },
	{ "account", &type_reference, N_("Account"), .to = &account_entity, .required = true,
	  .aliases = "账户|账户编号" },
	{ "amount", &type_money, N_("Amount"), .required = true, .aliases = "金额|期初余额|账户余额",
	  .rule = "cash_entry_amount", .check = "amount <> 0", .says = N_("an amount is more or less than nothing") },
	{ "kind", &type_choice, N_("Kind"), .list = "cash-kind", .required = true, .aliases = "type|类型|收支类型" },
	{ "party", &type_reference, N_("Party"), .to = &party_entity, .sparse = true,
	  .aliases = "customer|supplier|客户|供应商|往来单位" },
	{ "counterparty", &type_text, N_("Counterparty"), .aliases = "payer|payee|对方户名|付款人|收款人" },
	{ "reference", &type_code, N_("Reference"), .sparse = true, .aliases = "serial|流水号|凭证号|交易流水号" },
	{ "text", &type_text, N_("Wording"), .aliases = "summary|摘要|用途|说明" },
	{ "balance", &type_money, N_("Balance after it"), .fixed = true },
	{ "place", &type_integer, N_("Order within the day"), .fixed = true, .quiet = true },
	{ "transfer", &type_reference, N_("Other side of the transfer"), .to = &cash_entry_entity, .sparse = true,
	  .fixed = true },
	{ "item", &type_reference, N_("Receipt or payment"), .to = &item_entity, .sparse = true, .fixed = true },
	{ "reverses", &type_reference, N_("Takes back"), .to = &cash_entry_entity, .sparse = true, .fixed = true },
	{ "recurring", &type_reference, N_("Recurring cost or income"), .to = &recurring_entity, .sparse = true,
	  .fixed = true },
	{ "due", &type_date, N_("Fell due"), .fixed = true },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ 0 }
};

static const struct field cash_entry_computed[] = {
	{ "paid_in", &type_money, N_("In"), .formula = "CASE WHEN $.amount > 0 THEN $.amount END" },
	{ "paid_out", &type_money, N_("Out"), .formula = "CASE WHEN $.amount < 0 THEN -$.amount END" },
	{ "line", &type_integer, N_("Line of the bank"),
	  .formula = "(SELECT min(l.bank_line_id) FROM bank_line AS l WHERE l.entry_id = $.cash_entry_id)" },
	{ "reversed_by", &type_integer, N_("Taken back by"),
	  .formula = "(SELECT r.cash_entry_id FROM cash_entry AS r WHERE r.reverses_id = $.cash_entry_id "
	  "AND r.day <= crm_day())" },
	{ 0 }
};

const struct entity cash_entry_entity = {
	.program = "cash", .name = "cash_entry", .label = N_("Cash entry"), .kind = FACT, .since = 3,
	.born = "day", .area = "cash", .order = "day,place", .looked_up = "account_id, day, place, cash_entry_id",
	.fields = cash_entry_fields, .computed = cash_entry_computed,
	.columns = "day account kind amount balance party counterparty reference text", .summed = "amount",
	.alike = "day account amount kind party counterparty reference text",
};

/* What is there now: what the last entry says. */
static const struct field account_balance_fields[] = {
	{ "account_balance_id", &type_id },
	{ "account", &type_reference, N_("Account"), .to = &account_entity, .required = true, .unique = true,
	  .fixed = true },
	{ "balance", &type_money, N_("Balance"), .required = true, .fixed = true },
	{ 0 }
};

static const struct field account_balance_computed[] = {
	{ "kind", &type_choice, N_("Kind"), .list = "account-kind", .formula =
	  "(SELECT a.kind FROM account AS a WHERE a.account_id = $.account_id)" },
	{ "currency", &type_code, N_("Currency"), .formula =
	  "(SELECT a.currency FROM account AS a WHERE a.account_id = $.account_id)" },
	{ 0 }
};

const struct entity account_balance_entity = {
	.program = "", .name = "account_balance", .label = N_("Balance of an account"), .kind = KEPT,
	.since = 3, .fields = account_balance_fields, .computed = account_balance_computed,
	.columns = "account kind currency balance", .on_day = "SELECT b.account_balance_id, b.account_id, e.balance "
	"FROM main.account_balance AS b JOIN main.cash_entry AS e ON e.cash_entry_id = (SELECT l.cash_entry_id "
	"FROM main.cash_entry AS l WHERE l.account_id = b.account_id AND l.day <= crm_day() "
	"ORDER BY l.day DESC, l.place DESC, l.cash_entry_id DESC LIMIT 1)",
};

#define BILL_STATE BILL_STATE_OF("$", "")

/* A bill of exchange that we were given. What it is worth lies in an account of kind bill while we hold it. */
static const struct field bill_fields[] = {
	{ "bill_id", &type_id },
	{ "number", &type_code, N_("Bill number"), .required = true, .unique = true,
	  .aliases = "bill no|票据号码|票据(包)号|票号|票据号" },
	{ "account", &type_reference, N_("Account"), .to = &account_entity, .required = true, .index = true,
	  .aliases = "账户" },
	{ "customer", &type_reference, N_("Received from"), .to = &customer_entity, .index = true,
	  .aliases = "from|客户|客户名称|背书人|前手" },
	{ "amount", &type_money, N_("Amount"), .required = true, .aliases = "票面金额|金额|票据金额|票据(包)金额",
	  .rule = "bill_amount", .check = "amount > 0", .says = N_("the amount of a bill is more than nothing") },
	{ "day", &type_date, N_("Received on"), .required = true, .preset = "today",
	  .aliases = "date|收票日|收票日期|签收日期" },
	{ "issued", &type_date, N_("Issued"), .aliases = "出票日|出票日期" },
	{ "maturity", &type_date, N_("Maturity"), .required = true, .index = true,
	  .aliases = "due|到期日|票据到期日|到期日期", .rule = "bill_maturity", .check = "maturity >= issued",
	  .says = N_("a bill cannot mature before it was issued") },
	{ "drawer", &type_text, N_("Drawer"), .aliases = "出票人|出票人名称" },
	{ "acceptor", &type_text, N_("Acceptor"), .aliases = "承兑人|承兑行|承兑银行|承兑人名称" },
	{ "opening", &type_boolean, N_("Held when the book begins"), .aliases = "期初" },
	{ "note", &type_text, N_("Note"), .aliases = "remark|备注" },
	{ "contract", &type_reference, N_("Contract"), .to = &contract_entity, .sparse = true,
	  .aliases = "contract no|合同|合同编号|合同号" },
	RECORD_FIELDS,
	{ 0 }
};

static const struct field bill_computed[] = {
	{ "state", &type_choice, N_("State"), .list = "bill-state", .formula = BILL_STATE },
	{ "since", &type_date, N_("In this state since"), .formula = "coalesce(" BILL_LAST("$", "", "day") ", $.day)" },
	{ "days_to_maturity", &type_integer, N_("Days to maturity"), .formula = "CASE WHEN " BILL_STATE " = 'received' "
	  "THEN crm_days_between(crm_day(), $.maturity) END" },
	{ "held", &type_money, N_("Held"), .formula = "CASE WHEN " BILL_STATE
	  " = 'received' THEN $.amount ELSE 0 END" },
	{ "at_risk", &type_money, N_("Not yet paid"), .formula = "CASE WHEN " BILL_AT_RISK("$", "")
	  " THEN $.amount ELSE 0 END" },
	{ 0 }
};

const struct entity bill_entity = {
	.name = "bill", .label = N_("Bill"), .kind = MASTER, .code = "number", .since = 3, .born = "day",
	.area = "cash", .fields = bill_fields, .computed = bill_computed, .summed = "held",
	.columns = "number customer acceptor amount day maturity state since days_to_maturity",
};

static const struct field bill_event_fields[] = {
	{ "bill_event_id", &type_id },
	{ "bill", &type_reference, N_("Bill"), .to = &bill_entity, .required = true, .index = true, .fixed = true },
	{ "kind", &type_choice, N_("Kind"), .list = "bill-state", .required = true, .fixed = true },
	{ "day", &type_date, N_("Date"), .required = true, .fixed = true },
	{ "supplier", &type_reference, N_("Endorsed to supplier"), .to = &supplier_entity, .fixed = true },
	{ "payee", &type_text, N_("Endorsed to"), .fixed = true },
	{ "account", &type_reference, N_("Into account"), .to = &account_entity, .fixed = true },
	{ "rate", &type_rate, N_("Discount rate"), .fixed = true },
	{ "interest", &type_money, N_("Interest"), .fixed = true },
	{ "why", &type_text, N_("Reason"), .fixed = true },
	{ "reverses", &type_reference, N_("Takes back"), .to = &bill_event_entity, .sparse = true, .fixed = true,
	  .quiet = true },
	{ "taken_back", &type_boolean, N_("Taken back again"), .fixed = true, .quiet = true },
	RECORD_FIELDS,
	{ 0 }
};

const struct entity bill_event_entity = {
	.program = "", .name = "bill_event", .label = N_("What became of a bill"), .kind = FACT,
	.since = 3, .born = "day", .area = "cash", .order = "day", .fields = bill_event_fields,
	.columns = "bill kind day supplier payee account rate interest why", .internal = true,
};

/*
 * A line of a bank statement, as the bank tells it. A file has one amount, or one column for what went out (debit) and
 * one for what came in (credit), or an amount and which way it went; amount follows from them. So does the counterparty
 * where payer and payee are told. Of the aliases the first that a file has counts, since banks have several
 * columns for a day or a text; parts in [brackets] and blanks are left out of its names.
 */
static const struct field bank_line_fields[] = {
	{ "bank_line_id", &type_id },
	{ "account", &type_reference, N_("Account"), .to = &account_entity, .required = true },
	{ "day", &type_date, N_("Date"), .required = true, .aliases =
	  "date|交易日期|交易日|记账日期|记账日|入账日期|账务日期|日期|交易时间|交易时间戳|发生时间|入账时间" },
	{ "amount", &type_money, N_("Amount"), .aliases = "交易金额|发生额|交易额|金额|金额(元)|交易金额(元)",
	  .rule = "bank_line_amount", .check = "amount <> 0", .says = N_("an amount is more or less than nothing") },
	{ "debit", &type_money, N_("Debit"), .quiet = true, .aliases =
	  "借方发生额|借方发生额(支取)|借方金额|记账金额(支出)|支出金额|支出金额(-元)|支出|支出(元)|转出金额|借方" },
	{ "credit", &type_money, N_("Credit"), .quiet = true, .aliases =
	  "贷方发生额|贷方发生额(收入)|贷方金额|记账金额(收入)|收入金额|收入金额(+元)|收入|收入(元)|转入金额|贷方" },
	{ "direction", &type_text, N_("Direction"), .quiet = true,
	  .aliases = "借贷标志|借/贷|借贷方向|借贷|收/支|收支|来往账标志" },
	{ "balance", &type_money, N_("Balance"),
	  .aliases = "余额|账户余额|账户余额(元)|交易后余额|本次余额|联机余额" },
	{ "reference", &type_code, N_("Reference"), .sparse = true, .aliases = "serial|交易流水号|"
	  "账户明细编号-交易流水号|账务流水号|核心流水号|银行流水号|流水号|交易订单号|交易单号|日志号|凭证号" },
	{ "counterparty", &type_text, N_("Counterparty"), .aliases =
	  "对方户名|对方单位名称|对方单位|对方账户名称|对方名称|收(付)方名称|交易对方|对手户名|交易对手名称" },
	{ "counter_account", &type_text, N_("Account of the counterparty"),
	  .aliases = "对方账号|对方账户|对方帐号|收(付)方账号|收(付)方帐号|对手账号|交易对手账号" },
	{ "payer", &type_text, N_("Payer"), .quiet = true, .aliases = "付款人名称|付款方名称|付款人户名" },
	{ "payer_account", &type_text, N_("Account of the payer"), .quiet = true, .aliases = "付款人账号|付款方账号" },
	{ "payee", &type_text, N_("Payee"), .quiet = true, .aliases = "收款人名称|收款方名称|收款人户名" },
	{ "payee_account", &type_text, N_("Account of the payee"), .quiet = true, .aliases = "收款人账号|收款方账号" },
	{ "text", &type_text, N_("Wording"),
	  .aliases = "summary|摘要|交易摘要|交易说明|商品说明|商品名称|商品|业务类型|交易类型" },
	{ "purpose", &type_text, N_("Purpose of payment"),
	  .aliases = "remark|用途|交易用途|附言|交易附言|备注|交易备注" },
	{ "state", &type_choice, N_("State"), .list = "bank-line-state", .preset = "open", .required = true },
	{ "entry", &type_reference, N_("Cash entry"), .to = &cash_entry_entity, .sparse = true, .fixed = true },
	{ "place", &type_integer, N_("Order within the day"), .fixed = true, .quiet = true },
	{ "note", &type_text, N_("Note") },
	RECORD_FIELDS,
	FINGERPRINT_FIELD,
	{ 0 }
};

static const struct field bank_line_computed[] = {
	{ "paid_in", &type_money, N_("In"), .formula = "CASE WHEN $.amount > 0 THEN $.amount END" },
	{ "paid_out", &type_money, N_("Out"), .formula = "CASE WHEN $.amount < 0 THEN -$.amount END" },
	{ 0 }
};

const struct entity bank_line_entity = {
	.program = "bank-line",
	.name = "bank_line", .label = N_("Line of a bank statement"), .kind = MASTER, .since = 3, .born = "day",
	.order = "day,place", .looked_up = "account_id, day, place, bank_line_id", .fields = bank_line_fields,
	.computed = bank_line_computed, .open = "state=open", .summed = "amount",
	.columns = "account day amount balance reference counterparty text purpose state entry",
	.alike = "account day amount debit credit direction balance reference",
};
