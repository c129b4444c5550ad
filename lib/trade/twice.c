/* SPDX-License-Identifier: ISC */
/* twice - rows that say what another says already. */
#include "trade/twice.h"

#include "query/key.h"
#include "trade/stock.h"

/* Each question has the id of the new row for ?1, n, and gives that of the first like it, o. */
#define ITEM_STANDS \
	" AND NOT EXISTS (SELECT 1 FROM main.settlement AS s WHERE s.item_id = o.item_id AND s.kind = 'cancel' " \
	"AND s.amount > 0 AND NOT EXISTS (SELECT 1 FROM main.settlement AS r WHERE r.reverses_id = s.settlement_id))"
#define ENTRY_STANDS \
	" AND o.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM main.cash_entry AS r " \
	"WHERE r.reverses_id = o.cash_entry_id AND NOT EXISTS (SELECT 1 FROM main.cash_entry AS a " \
	"WHERE a.reverses_id = r.cash_entry_id))"

#define OPENING_ITEM \
	"SELECT min(o.item_id) FROM main.item AS n JOIN main.item AS o ON o.fingerprint = n.fingerprint " \
	"AND o.item_id <> n.item_id AND o.ledger = n.ledger AND o.day = n.day AND o.kind = 'opening' " \
	"WHERE n.item_id = ?1 AND n.kind = 'opening'" ITEM_STANDS

#define SAME_MONEY \
	"SELECT min(o.item_id) FROM main.item AS n JOIN main.item AS o ON o.party_id = n.party_id " \
	"AND o.item_id <> n.item_id AND o.ledger = n.ledger AND o.sign = n.sign AND o.day = n.day " \
	"AND o.amount = n.amount AND o.reference = n.reference WHERE n.item_id = ?1" ITEM_STANDS

/* Of what one bank told under one number: money that goes the same way, by whomever it is said to come. */
#define SAME_REFERENCE \
	"SELECT min(o.cash_entry_id) FROM main.item AS n JOIN main.cash_entry AS o ON o.reference = n.reference " \
	"AND o.account_id = n.account_id " \
	"AND (o.amount > 0) = (n.is_receipt = 1 AND n.sign < 0 OR n.is_payment = 1 AND n.sign > 0) " \
	"AND (o.item_id <> n.item_id OR o.item_id IS NULL " \
	"AND abs(o.amount) IN (n.amount, n.amount - coalesce(n.fee, 0), n.amount + coalesce(n.fee, 0))) " \
	"WHERE n.item_id = ?1" ENTRY_STANDS

#define SAME_ENTRY \
	"SELECT min(o.cash_entry_id) FROM main.cash_entry AS n " \
	"JOIN main.cash_entry AS o ON o.reference = n.reference AND o.account_id = n.account_id " \
	"AND o.amount = n.amount AND o.cash_entry_id <> n.cash_entry_id WHERE n.cash_entry_id = ?1" ENTRY_STANDS

#define OPENING_ENTRY \
	"SELECT min(o.cash_entry_id) FROM main.cash_entry AS n JOIN main.cash_entry AS o " \
	"ON o.account_id = n.account_id AND o.kind = 'opening' AND o.cash_entry_id <> n.cash_entry_id " \
	"WHERE n.cash_entry_id = ?1 AND n.kind = 'opening'" ENTRY_STANDS

#define SAME_TITLE \
	"SELECT min(o.title_id) FROM main.title AS n JOIN main.title AS o ON o.party_id = n.party_id " \
	"AND o.title_id <> n.title_id AND o.deleted IS NULL AND (o.tax_id = n.tax_id " \
	"OR o.name = n.name AND (o.tax_id IS NULL OR n.tax_id IS NULL)) WHERE n.title_id = ?1"

#define SAME_SUPPLY \
	"SELECT min(o.supply_id) FROM main.supply AS n JOIN main.supply AS o ON o.supplier_id = n.supplier_id " \
	"AND o.product_id = n.product_id AND o.supply_id <> n.supply_id AND o.deleted IS NULL " \
	"AND o.unit IS NOT DISTINCT FROM n.unit AND o.currency IS NOT DISTINCT FROM n.currency " \
	"AND o.min_quantity IS NOT DISTINCT FROM n.min_quantity AND o.day = n.day WHERE n.supply_id = ?1"

#define SAME_PRICE \
	"SELECT min(o.price_id) FROM main.price AS n JOIN main.price AS o ON o.product_id = n.product_id " \
	"AND o.tier_id = n.tier_id AND o.price_id <> n.price_id AND o.deleted IS NULL AND o.day = n.day " \
	"AND o.from_quantity IS NOT DISTINCT FROM n.from_quantity AND o.until IS NOT DISTINCT FROM n.until " \
	"AND o.promotion IS NOT DISTINCT FROM n.promotion WHERE n.price_id = ?1"

static const struct question {
	const struct entity *of;      /* the noun of the new row ... */
	const struct entity *found;   /* ... and of the one like it */
	const char *sql;
} questions[] = {
	{ &receivable_entity, &item_entity, OPENING_ITEM },
	{ &payable_entity, &item_entity, OPENING_ITEM },
	{ &receipt_entity, &item_entity, SAME_MONEY },
	{ &receipt_entity, &cash_entry_entity, SAME_REFERENCE },
	{ &payment_entity, &item_entity, SAME_MONEY },
	{ &payment_entity, &cash_entry_entity, SAME_REFERENCE },
	{ &cash_entry_entity, &cash_entry_entity, SAME_ENTRY },
	{ &cash_entry_entity, &cash_entry_entity, OPENING_ENTRY },
	{ &title_entity, &title_entity, SAME_TITLE },
	{ &supply_entity, &supply_entity, SAME_SUPPLY },
	{ &price_entity, &price_entity, SAME_PRICE },
};

/* What people call it: a receipt rather than its entry. */
static const char *
name_of(struct change *c, const struct entity *entity, int64_t id)
{
	struct value item = entity == &cash_entry_entity ? record_value(c, entity, id, "item") : VALUE_EMPTY;

	if (item.kind == INTEGER)
		return key_title(change_access(c), change_arena(c), &item_entity, item.number);
	if (entity->code)
		return key_title(change_access(c), change_arena(c), entity, id);
	return arena_printf(change_arena(c), "id=%lld", (long long)id);
}

bool
twice_is_new(struct change *c, const struct entity *entity, int64_t id, struct problem *p)
{
	int64_t found = 0;

	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
		const struct question *q = &questions[i];

		if (q->of != entity)
			continue;
		if (q->found == &cash_entry_entity && !change_settle_step(c, p))
			return false;
		found = stock_number(access_db(change_access(c)), q->sql, id, 0, 0);
		if (found)
			return refuse(p, NULL, arena_said(change_arena(c),
			    "is there already, as %s: --again enters another one like it",
			    name_of(c, q->found, found)));
	}
	return true;
}
