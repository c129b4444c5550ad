/* SPDX-License-Identifier: ISC */
/* matching_party - from whom money on a line of the bank came, or to whom it went. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "trade/matching_internal.h"

/* The key of a payer: which way the money went, and a name or, behind a #, an account at a bank. */
static const char *
payer_key(struct arena *arena, bool comes, bool number, const char *text)
{
	const char *key = number ? text_folded(arena, text) : matching_key(arena, text);

	return *key ? arena_printf(arena, "%s%s%s", comes ? "+" : "-", number ? "#" : "", key) : "";
}

static size_t
payers_of(const struct matching *m, const char *key)
{
	int64_t head = 0;

	return *key && map_get(m->payer_heads, key, strlen(key), &head) ? (size_t)head : 0;
}

static void
remember(struct matching *m, const char *key, int64_t party)
{
	size_t head = payers_of(m, key);

	if (!*key)
		return;
	for (size_t at = head; at; at = m->payers[at - 1].next)
		if (m->payers[at - 1].party == party)
			return;
	if (m->payer_count == m->payer_room)
		m->payers = must_realloc(m->payers, (m->payer_room = 2 * m->payer_room + 64) * sizeof *m->payers);
	m->payers[m->payer_count++] = (struct payer){ party, head };
	map_put(m->payer_heads, key, strlen(key), (int64_t)m->payer_count);
}

/* Who paid, or was paid, under which name and from which account: by lines that are matched, and by what was booked by
 * hand. What was cancelled taught nothing. */
void
matching_load_parties(struct matching *m)
{
	struct statement *st = db_prepare(m->db, "SELECT e.party_id, e.amount > 0, l.counterparty, l.counter_account FROM bank_line AS l "
	    "JOIN cash_entry AS e ON e.cash_entry_id = l.entry_id WHERE e.party_id IS NOT NULL AND l.deleted IS NULL UNION "
	    "SELECT i.party_id, i.is_receipt, i.payer, NULL FROM main.item AS i JOIN main.balance AS b ON b.item_id = i.item_id WHERE "
	    "i.payer IS NOT NULL AND i.sign = -1 AND b.amount <> 0");
	struct arena *arena = arena_new();

	m->payer_heads = map_new();
	while (db_step(st)) {
		bool comes = db_number(st, 1) != 0;
		const char *name = db_text(st, 2), *number;

		if (name)
			remember(m, payer_key(arena, comes, false, name), db_number(st, 0));
		number = db_text(st, 3);
		if (number)
			remember(m, payer_key(arena, comes, true, number), db_number(st, 0));
		arena_reset(arena);
	}
	arena_free(arena);
	db_finish(st);
}

void
matching_free_parties(struct matching *m)
{
	map_free(m->payer_heads);
	free(m->payers);
}

/* The contract whose number stands in a text as a word of its own. */
static int64_t
contract_in(struct matching *m, const char *text)
{
	struct arena *arena = arena_new();
	const char *word = text_folded(arena, text);
	int64_t found = 0;

	while (*word && !found) {
		size_t n = 0;

		while ((word[n] >= '0' && word[n] <= '9') || (word[n] >= 'a' && word[n] <= 'z') || word[n] == '-' || word[n] == '_')
			n++;
		found = n ? matching_known(m->contracts, arena_copy(arena, word, n)) : 0;
		word += n ? n : 1;
	}
	arena_free(arena);
	return found;
}

static int64_t
party_of_contract(struct matching *m, int64_t contract)
{
	struct statement *st = db_keep(m->db, "SELECT customer_id FROM main.contract WHERE contract_id = ?1");
	int64_t party = 0;

	db_bind_number(st, 1, contract);
	if (db_step(st))
		party = db_number(st, 0);
	db_reset(st);
	return party;
}

static void
propose_party(struct matching *m, const struct line *l, struct proposal p, int64_t base, const char *reason)
{
	p.kind = l->amount < 0 ? "payment" : "receipt";
	p.base = p.score = base;
	p.reason = reason;
	matching_settling(m, l, p);
}

/* Those for whom a third party has paid before; of several, none is likely by that alone. False when nobody is known. */
static bool
propose_payers(struct matching *m, const struct line *l)
{
	size_t head = payers_of(m, payer_key(m->passing, l->amount > 0, false, l->counterparty));

	if (!head)
		head = payers_of(m, payer_key(m->passing, l->amount > 0, true, l->number));
	for (size_t at = head; at; at = m->payers[at - 1].next)
		propose_party(m, l, (struct proposal){ .party = m->payers[at - 1].party },
		    (m->payers[head - 1].next ? 60 : 80) * PERCENT, "payer");
	return head != 0;
}

void
matching_parties(struct matching *m, const struct line *l)
{
	int64_t party = matching_known(l->amount < 0 ? m->suppliers : m->customers, matching_key(m->passing, l->counterparty));
	int64_t contract = contract_in(m, l->text);

	contract = contract ? contract : contract_in(m, l->purpose);
	if (contract && l->amount > 0)
		propose_party(m, l, (struct proposal){ .party = party_of_contract(m, contract), .contract = contract },
		    88 * PERCENT, "contract");
	else if (party)
		propose_party(m, l, (struct proposal){ .party = party }, 85 * PERCENT, "name");
	else if (!propose_payers(m, l))
		matching_by_amount(m, l);
}
