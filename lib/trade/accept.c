/* SPDX-License-Identifier: ISC */
/* accept - lines of the bank become entries of the book. */
#include "trade/accept.h"

#include <string.h>

#include "trade/allot.h"
#include "trade/bank.h"
#include "trade/cash.h"
#include "trade/item.h"
#include "trade/recurring.h"
#include "trade/stock.h"

/* The entry that a line asks for. Texts are those of the draft. */
static struct cash_entry_new
entry_of(const struct draft *line, const char *kind)
{
	const struct value *text = draft_get(line, "text"), *purpose = draft_get(line, "purpose");

	return (struct cash_entry_new){ .day = draft_get(line, "day")->text,
	    .account = draft_get(line, "account")->number,
		.amount = draft_get(line, "amount")->number, .kind = kind,
		.counterparty = draft_get(line, "counterparty")->text,
		.reference = draft_get(line, "reference")->text,
		.text = text->kind == TEXT ? text->text : purpose->text };
}

static int64_t
number_of(struct change *c, const char *sql, int64_t first, int64_t second)
{
	return stock_number(access_db(change_access(c)), sql, first, second, 0);
}

/* Matches the other side of a transfer with its line, where the bank has told it already. */
static bool
match_other_side(struct change *c, int64_t entry, int within, struct problem *p)
{
	int64_t other = record_value(c, &cash_entry_entity, entry, "transfer").number;
	int64_t line = number_of(c, "SELECT l.bank_line_id FROM main.cash_entry AS e "
	    "JOIN main.bank_line AS l ON l.account_id = e.account_id AND l.amount = e.amount AND l.state = 'open' "
	    "AND l.deleted IS NULL AND abs(crm_days_between(e.day, l.day)) <= ?2 WHERE e.cash_entry_id = ?1 "
	    "ORDER BY abs(crm_days_between(e.day, l.day)), l.bank_line_id LIMIT 1", other, within);

	return line == 0 || bank_match(c, line, other, p);
}

/* What comes in goes out of the other account. */
static bool
make_transfer(struct change *c, const struct draft *line, const struct proposal *what, int64_t *entry,
    struct problem *p)
{
	struct cash_entry_new out = entry_of(line, "transfer");
	int64_t to = what->to;
	bool comes = out.amount > 0;

	if (!to)
		return refuse(p, "to", N_("is required: the account the money came from or went to"));
	if (comes) {
		to = out.account;
		out.account = what->to;
		out.amount = -out.amount;
	}
	if (!cash_transfer(c, &out, to, 0, entry, p))
		return false;
	if (comes)
		*entry = record_value(c, &cash_entry_entity, *entry, "transfer").number;
	return true;
}

/* As much as there is of what it is for; where nothing says what, as the setting for all new money does. */
static bool
allocate(struct change *c, const struct proposal *what, int64_t source, struct problem *p)
{
	int64_t left = 0;
	bool good = true;

	if (what->item_count == 0 && what->contract)
		return item_allocate_oldest(c, source, what->contract, &left, p);
	if (what->item_count == 0)
		return allot_by_rule(c, &(struct allotment){ .source = source },
		    access_setting(change_access(c), "ar.allocate"), p);
	for (int i = 0; good && i < what->item_count; i++) {
		int64_t open = item_open(c, what->items[i]);

		left = item_open(c, source);
		if (open > 0 && left > 0)
			good = item_allocate(c, what->items[i], source, open < left ? open : left, NULL, p) &&
			    change_settle_step(c, p);
	}
	return good;
}

/* What was paid, of which the bank kept a fee before it came, or took one besides. */
static bool
fits_fee(struct draft *d, int64_t amount, int64_t fee, struct problem *p)
{
	int64_t paid = amount > 0 ? amount + fee : -amount - fee;

	if (fee < 0 || paid <= 0)
		return refuse(p, "fee", fee < 0 ? N_("a fee cannot be below zero") : N_("takes all there is"));
	draft_set(d, "amount", value_number(paid));
	if (fee)
		draft_set(d, "fee", value_number(fee));
	return true;
}

/* The counterparty of a line where that is not the party itself. */
static const char *
third_party(struct change *c, int64_t party, const char *counterparty)
{
	struct value name = record_value(c, &party_entity, party, "name");

	return counterparty && name.kind == TEXT && strcmp(counterparty, name.text) == 0 ? NULL : counterparty;
}

/* A receipt or payment, whose entry comes by itself. */
static bool
make_item(struct change *c, const struct draft *line, const struct proposal *what, int64_t *entry, struct problem *p)
{
	int64_t amount = draft_get(line, "amount")->number, id;
	bool refund = strcmp(what->kind, "refund") == 0, receipt = (amount > 0) != refund;
	struct draft *d = draft_new(change_arena(c), receipt ? &receipt_entity : &payment_entity);
	struct cash_entry_new new = entry_of(line, what->kind);

	if (!what->party)
		return refuse(p, "party", N_("is required: who paid or was paid"));
	draft_set(d, receipt ? "customer" : "supplier", value_number(what->party));
	draft_set(d, "day", value_text(new.day));
	if (!fits_fee(d, amount, what->fee, p))
		return false;
	draft_set(d, "account", value_number(new.account));
	draft_set(d, "currency", record_value(c, &account_entity, new.account, "currency"));
	draft_set(d, "payer", value_text(third_party(c, what->party, new.counterparty)));
	draft_set(d, "reference", value_text(new.reference));
	draft_set(d, "note", value_text(new.text));
	draft_set(d, "refund", value_number(refund));
	if (what->contract && receipt)
		draft_set(d, "contract", value_number(what->contract));
	if (!record_add(c, d, &id, p) || !change_settle_step(c, p))
		return false;
	*entry = number_of(c, "SELECT max(cash_entry_id) FROM main.cash_entry WHERE item_id = ?1", id, 0);
	return refund || allocate(c, what, id, p);
}

/* The direction that the kind of an item asks for. */
static bool
fits_direction(const char *kind, int64_t amount, struct problem *p)
{
	if (strcmp(kind, "receipt") == 0 && amount < 0)
		return refuse(p, "kind", N_("a receipt comes in, and this line goes out: refund, payment or expense"));
	if (strcmp(kind, "payment") == 0 && amount > 0)
		return refuse(p, "kind", N_("a payment goes out, and this line comes in: refund, receipt or income"));
	return true;
}

static bool
make_entry(struct change *c, const struct draft *line, const struct proposal *what, int64_t *entry, struct problem *p)
{
	struct cash_entry_new new = entry_of(line, what->kind);

	if (strcmp(what->kind, "recurring") == 0)
		return what->recurring ? recurring_post(c, what->recurring, what->due, new, entry, p) :
		    refuse(p, "recurring", N_("is required: the recurring cost or income that it is"));
	if (strcmp(what->kind, "transfer") == 0)
		return make_transfer(c, line, what, entry, p);
	if (!fits_direction(what->kind, new.amount, p))
		return false;
	if (strcmp(what->kind, "receipt") == 0 || strcmp(what->kind, "payment") == 0 ||
	    strcmp(what->kind, "refund") == 0)
		return make_item(c, line, what, entry, p);
	new.party = what->party;
	return cash_post(c, &new, entry, p);
}

bool
accept_line(struct change *c, const struct proposal *what, int within, struct problem *p)
{
	struct draft *line = draft_new(change_arena(c), &bank_line_entity);
	int64_t entry = what->entry;

	if (!record_load(c, what->line, line))
		return refuse(p, NULL, N_("the line is gone"));
	if (strcmp(draft_get(line, "state")->text, "open") != 0)
		return refuse(p, "state",
		    arena_said(change_arena(c), "the line is %s already", draft_get(line, "state")->text));
	for (const struct field *f = bank_line_entity.fields; f->name; f++)
		if (draft_get(line, f->name)->kind == TEXT)
			draft_set(line, f->name,
			    value_text(arena_string(change_arena(c), draft_get(line, f->name)->text)));
	if (strcmp(what->kind, "entry") == 0 && !entry)
		return refuse(p, "entry", N_("is required: the entry that is there"));
	if (strcmp(what->kind, "entry") != 0 && !make_entry(c, line, what, &entry, p))
		return false;
	return bank_match(c, what->line, entry, p) &&
	    (strcmp(what->kind, "transfer") != 0 || match_other_side(c, entry, within, p));
}
