/* SPDX-License-Identifier: ISC */
/* cash_item - receipts and payments that name an account are entries of it. */
#include <string.h>

#include "base/decimal.h"
#include "trade/cash.h"
#include "trade/stock.h"
#include "trade/trade.h"

static bool
prepare_paid(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	struct value currency;

	(void)id, (void)old;
	if (!draft_has(d, "account") || !draft_has(d, "currency"))
		return true;
	if (!cash_takes_entries(c, draft_get(d, "account")->number, p))
		return false;
	currency = record_value(c, &account_entity, draft_get(d, "account")->number, "currency");
	if (!value_same(&currency, draft_get(d, "currency")))
		return refuse(p, "account", N_("is of another currency than the money"));
	if (draft_has(d, "fee") && !draft_get(d, "refund")->number && draft_get(d, "fee")->number >= draft_get(d, "amount")->number)
		return refuse(p, "fee", N_("takes all there is"));
	return true;
}

/* The columns of the question below. */
enum part { ITEM, DAY, AMOUNT, FEE, ACCOUNT, PARTY, IS_RECEIPT, REFUND, PAYER, REFERENCE, NOTE };

/* What comes in is short of the bank's fee, and what goes out costs it besides. */
static bool
post_item(struct change *c, struct statement *st, struct problem *p)
{
	bool refund = db_number(st, REFUND) != 0, receipt = db_number(st, IS_RECEIPT) != 0, comes = receipt != refund;
	int64_t amount = db_number(st, AMOUNT), fee = db_number(st, FEE), id;
	struct cash_entry_new new = {
		.day = db_text(st, DAY), .account = db_number(st, ACCOUNT), .amount = comes ? amount - fee : -amount - fee,
		.kind = refund ? "refund" : receipt ? "receipt" : "payment", .party = db_number(st, PARTY), .item = db_number(st, ITEM),
		.counterparty = db_text(st, PAYER), .reference = db_text(st, REFERENCE), .text = db_text(st, NOTE),
	};

	return cash_post(c, &new, &id, p);
}

static bool
post_items(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), "SELECT i.item_id, i.day, i.amount, coalesce(i.fee, 0), "
	    "i.account_id, i.party_id, i.is_receipt, i.refund, i.payer, i.reference, i.note FROM main.item AS i WHERE i.item_id "
	    "BETWEEN ?1 AND ?2 AND i.account_id IS NOT NULL ORDER BY i.item_id");
	bool good = true;

	db_bind_number(st, 1, first);
	db_bind_number(st, 2, last);
	while (good && db_step(st))
		good = post_item(c, st, p);
	db_finish(st);
	return good;
}

/* A receipt that is cancelled takes its entry along, unless undo has done so already. */
static bool
cancel_entries(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), "SELECT e.cash_entry_id FROM main.settlement AS s JOIN "
	    "main.cash_entry AS e ON e.item_id = s.item_id WHERE s.settlement_id BETWEEN ?1 AND ?2 AND s.kind = 'cancel' AND s.amount "
	    "> 0 AND e.reverses_id IS NULL ORDER BY e.cash_entry_id");
	bool good = true;

	db_bind_number(st, 1, first);
	db_bind_number(st, 2, last);
	while (good && db_step(st))
		good = cash_is_answered(c, db_number(st, 0)) || cash_reverse(c, db_number(st, 0), NULL, p);
	db_finish(st);
	return good;
}

const struct hooks receipt_cash_hooks = { .entity = &receipt_entity, .prepare = prepare_paid, .settle = post_items };
const struct hooks payment_cash_hooks = { .entity = &payment_entity, .prepare = prepare_paid };
const struct hooks settlement_cash_hooks = { .entity = &settlement_entity, .settle = cancel_entries };
