/* SPDX-License-Identifier: ISC */
/*
 * credit - inside model and trade: SQL for what a customer's credit is used for, written once for lists and for the
 * gate.
 *
 * customer is SQL for its id. m is "" for what the caller may see on the day in force, "main." for the whole truth of
 * now. All amounts are of the company's own currency, since no rates are kept for others.
 *
 * Of a contract, agreed is what was signed, sent what was delivered and is not back, and claimed what its receivables
 * came to, less what returned goods took off them; so
 *	shipped without a receivable = sent - claimed, contracted and neither = agreed - the larger of sent and claimed,
 * each at least nothing, and no amount is counted twice: a plan claims all at signing, without one shipments claim
 * their part.
 */
#ifndef MODEL_CREDIT_H
#define MODEL_CREDIT_H

#define HOME_CURRENCY "CNY"                            /* the preset of the setting currency */
#define CREDIT_PARTS "receivables,shipped,contracted"  /* and of credit.exposure */

#define SETTING_VALUE(m, name, preset) \
	"coalesce((SELECT w.value FROM " m "setting AS w WHERE w.name = '" name "' AND w.deleted IS NULL), " \
	"'" preset "')"
#define OWN_CURRENCY(m) SETTING_VALUE(m, "currency", HOME_CURRENCY)

/* Lines in force on the day, or on that of the contract while it is to come: an amendment ends one version of a line
 * and begins another. */
#define HOLDS(line, signed) \
	"(" line ".day <= crm_day() OR " line ".day <= " signed ") AND " \
	"(" line ".ended IS NULL OR (" line ".ended > crm_day() AND " line ".ended > " signed "))"

/* Of a bill: the last of what became of it up to the day; its state; whether it has not been paid for certain. */
#define BILL_LAST(bill, m, what) \
	"(SELECT e." what " FROM " m "bill_event AS e WHERE e.bill_id = " bill ".bill_id AND e.day <= crm_day() " \
	"AND e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM " m "bill_event AS r WHERE " \
	"r.reverses_id = e.bill_event_id AND r.day <= crm_day()) ORDER BY e.day DESC, e.bill_event_id DESC LIMIT 1)"
#define BILL_STATE_OF(bill, m) "coalesce(" BILL_LAST(bill, m, "kind") ", 'received')"
#define BILL_AT_RISK(bill, m) "(" BILL_STATE_OF(bill, m) " = 'received' OR (" BILL_STATE_OF(bill, m) \
	" IN ('endorsed', 'discounted') AND " bill ".maturity > crm_day()))"

/* Open receivables less credits and advances. */
#define CREDIT_RECEIVABLES(customer, m) \
	"(SELECT coalesce(sum(i.sign * b.open), 0) FROM main.item AS i " \
	"JOIN " m "balance AS b ON b.item_id = i.item_id " \
	"WHERE i.party_id = " customer " AND i.ledger = 'ar' AND i.currency = " OWN_CURRENCY(m) ")"

#define CREDIT_BILLS(customer, m) \
	"(SELECT coalesce(sum(v.amount), 0) FROM " m "bill AS v " \
	"JOIN " m "account AS a ON a.account_id = v.account_id WHERE v.customer_id = " customer " " \
	"AND v.deleted IS NULL AND a.currency = " OWN_CURRENCY(m) " AND " BILL_AT_RISK("v", m) ")"

#define CREDIT_AGREED(m) \
	"(SELECT coalesce(sum(l.amount), 0) FROM " m "contract_line AS l " \
	"WHERE l.contract_id = c.contract_id AND l.deleted IS NULL AND " HOLDS("l", "c.day") ")"
#define CREDIT_SENT(m) \
	"(SELECT coalesce(sum(d.amount), 0) FROM " m "delivery AS d WHERE d.contract_id = c.contract_id)"
#define CREDIT_CLAIMED(m) \
	"(SELECT coalesce(sum(b.amount - (SELECT coalesce(sum(s.amount), 0) FROM " m "settlement AS s " \
	"WHERE s.item_id = i.item_id AND s.kind = 'return')), 0) FROM main.item AS i " \
	"JOIN " m "balance AS b ON b.item_id = i.item_id WHERE i.contract_id = c.contract_id AND i.is_receivable = 1 " \
	"AND i.kind IN ('contract', 'delivery', 'opening'))"

#define CREDIT_OF_CONTRACTS(customer, m, what) \
	"(SELECT coalesce(sum(" what "), 0) FROM (SELECT c.status, " CREDIT_AGREED(m) " AS agreed, " CREDIT_SENT(m) \
	" AS sent, " CREDIT_CLAIMED(m) " AS claimed FROM " m "contract AS c WHERE c.customer_id = " customer " " \
	"AND c.deleted IS NULL AND c.status IN ('approved', 'closed') AND c.currency = " OWN_CURRENCY(m) ") AS k)"
#define SHIPPED_OF_IT "CASE WHEN k.sent > k.claimed THEN k.sent - k.claimed ELSE 0 END"
#define CONTRACTED_OF_IT "CASE WHEN k.status = 'approved' AND k.agreed > k.sent AND k.agreed > k.claimed " \
	"THEN k.agreed - (CASE WHEN k.sent > k.claimed THEN k.sent ELSE k.claimed END) ELSE 0 END"
#define CREDIT_SHIPPED(customer, m) CREDIT_OF_CONTRACTS(customer, m, SHIPPED_OF_IT)
#define CREDIT_CONTRACTED(customer, m) CREDIT_OF_CONTRACTS(customer, m, CONTRACTED_OF_IT)

/* The parts that the setting credit.exposure names, together. */
#define CREDIT_PART(m, part, amount) \
	"CASE WHEN crm_contains(" SETTING_VALUE(m, "credit.exposure", CREDIT_PARTS) ", '" part "') THEN " amount \
	" ELSE 0 END"
#define CREDIT_EXPOSURE(customer, m) \
	"(" CREDIT_PART(m, "receivables", CREDIT_RECEIVABLES(customer, m)) " + " \
	CREDIT_PART(m, "bills", CREDIT_BILLS(customer, m)) " + " CREDIT_OF_CONTRACTS(customer, m, \
	CREDIT_PART(m, "shipped", SHIPPED_OF_IT) " + " CREDIT_PART(m, "contracted", CONTRACTED_OF_IT)) ")"

/* The limit of a customer's row: nothing once it has expired; of who has none that of the setting credit.default,
 * whole units of money; NULL: there is none. */
#define CREDIT_LIMIT(row, m) \
	"CASE WHEN " row ".credit_limit IS NULL THEN CAST(nullif(" SETTING_VALUE(m, "credit.default", "") \
	", '') AS INTEGER) * 10000 WHEN " row ".credit_until < crm_day() THEN 0 ELSE " row ".credit_limit END"

/* How many days the item that is overdue for longest is. */
#define CREDIT_OVERDUE(customer, m) \
	"(SELECT max(crm_days_between(b.due, crm_day())) " \
	"FROM main.item AS i JOIN " m "balance AS b ON b.item_id = i.item_id " \
	"WHERE i.party_id = " customer " AND i.ledger = 'ar' AND i.sign = 1 AND b.open > 0 AND b.due < crm_day())"

#endif
