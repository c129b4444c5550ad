/* SPDX-License-Identifier: ISC */
/* allot - money divided among what is owed. */
#include "trade/allot.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "query/key.h"
#include "trade/document.h"
#include "trade/item.h"
#include "trade/stock.h"

#define ONE_RATE INT64_C(1000000)
#define MOST_WITHIN 1000     /* days */

const char *
allot_text(struct change *c, int64_t amount)
{
	struct buf text = { 0 };
	const char *answer;

	decimal_print(&text, amount, MONEY_PLACES, 2);
	answer = arena_string(change_arena(c), text.data);
	buf_free(&text);
	return answer;
}

int64_t
allot_share(const char *currency, int64_t value, int64_t rate)
{
	int64_t unit = line_money_unit(currency_decimals(currency)), part;

	return decimal_muldiv(value, rate, ONE_RATE * unit, &part) ? part * unit : 0;
}

/* What can still be taken from a source: what is open of money, the credit of an item. */
static int64_t
available(struct change *c, int64_t source)
{
	return stock_number(access_db(change_access(c)), "SELECT -i.sign * b.open "
	    "FROM main.item AS i JOIN main.balance AS b ON b.item_id = i.item_id "
	    "WHERE i.item_id = ?1 AND b.open IS NOT NULL", source, 0, 0);
}

static const char *
code_of(struct change *c, int64_t item)
{
	return key_title(change_access(c), change_arena(c), &item_entity, item);
}

static bool
nothing_left(struct change *c, int64_t source, struct problem *p)
{
	return refuse(p, "amount", arena_said(change_arena(c), "nothing is left of %s", code_of(c, source)));
}

static bool
nothing_open(struct change *c, int64_t item, struct problem *p)
{
	return refuse(p, "amount", arena_said(change_arena(c), "nothing is open of %s", code_of(c, item)));
}

/* What a text of terms says of early payment: "2/10n30", "2/10 net 30": *rate (10^-6) off within so many *days. */
static bool
read_terms(const char *text, int64_t *rate, int *days)
{
	for (const char *slash = strchr(text, '/'); slash; slash = strchr(slash + 1, '/')) {
		const char *begin = slash;
		long within;

		while (begin > text && (isdigit((unsigned char)begin[-1]) || begin[-1] == '.'))
			begin--;
		if (begin == slash || !isdigit((unsigned char)slash[1]) ||
		    decimal_parse(begin, (size_t)(slash - begin), RATE_PLACES, RATE_PLACES - 2, false, rate) != NULL)
			continue;
		within = strtol(slash + 1, NULL, 10);
		*rate /= 100;
		*days = (int)(within % MOST_WITHIN);
		if (*rate > 0 && *rate < ONE_RATE / 2 && within == *days)
			return true;
	}
	return false;
}

/* What an item grants who pays on a day, as a rate; 0: nothing. */
static int64_t
granted(struct change *c, int64_t item, const char *on)
{
	struct statement *st = db_keep(access_db(change_access(c)), "SELECT coalesce(c.terms, p.terms), i.day "
	    "FROM main.item AS i LEFT JOIN main.contract AS c ON c.contract_id = i.contract_id "
	    "LEFT JOIN main.purchase AS p ON p.purchase_id = i.purchase_id WHERE i.item_id = ?1");
	const char *own;
	char last[DATE_TEXT];
	int64_t rate;
	int days = 0;

	db_bind_number(st, 1, item);
	db_step(st);
	own = db_text(st, 0);
	if (!(own && read_terms(own, &rate, &days)) &&
	    !read_terms(access_setting(change_access(c), "ar.discount"), &rate, &days))
		rate = 0;
	if (rate && strcmp(on, date_after(db_text(st, 1), days, last)) > 0)
		rate = 0;
	db_reset(st);
	return rate;
}

/* The day an allocation holds from, and the currency. */
struct terms {
	char day[DATE_TEXT], currency[8];
};

static struct terms
terms_of(struct change *c, const struct allotment *a)
{
	struct statement *st = db_keep(access_db(change_access(c)), "SELECT max(day), max(currency) FROM main.item "
	    "WHERE item_id IN (?1, ?2)");
	struct terms t = { "", "" };

	db_bind_number(st, 1, a->item);
	db_bind_number(st, 2, a->source);
	if (db_step(st) && db_text(st, 0)) {
		strncat(t.day, a->day ? a->day : db_text(st, 0), DATE_TEXT - 1);
		strncat(t.currency, db_text(st, 1) ? db_text(st, 1) : "", sizeof t.currency - 1);
	}
	db_reset(st);
	return t;
}

/* Who pays a settles a / (1 - rate) of what is open; *amount: what is paid, of which no more is taken than is
 * needed. */
static int64_t
discount_of(struct change *c, const struct allotment *a, int64_t open, int64_t *amount)
{
	struct terms t = terms_of(c, a);
	int64_t rate = a->discount ? granted(c, a->item, t.day) : 0, whole = allot_share(t.currency, open, rate), more;

	if (!rate)
		return 0;
	if (*amount >= open - whole) {
		*amount = *amount < open && a->amount ? *amount : open - whole;
		return open - *amount;
	}
	more = allot_share(t.currency, *amount, ONE_RATE * ONE_RATE / (ONE_RATE - rate)) - *amount;
	return more < open - *amount ? more : open - *amount;
}

bool
allot(struct change *c, const struct allotment *a, struct problem *p)
{
	int64_t open, there, amount, discount;

	if (!change_settle_step(c, p))
		return false;
	open = item_open(c, a->item);
	there = available(c, a->source);
	if (there <= 0)
		return nothing_left(c, a->source, p);
	if (open <= 0)
		return nothing_open(c, a->item, p);
	if (a->amount > there)
		return refuse(p, "amount", arena_said(change_arena(c), "of %s only %s is left", code_of(c, a->source),
		    allot_text(c, there)));
	if (a->amount > open)
		return refuse(p, "amount", arena_said(change_arena(c), "of %s only %s is open", code_of(c, a->item),
		    allot_text(c, open)));
	amount = a->amount ? a->amount : there < open ? there : open;
	discount = discount_of(c, a, open, &amount);
	if (discount > 0 && !item_settle(c, a->item, "discount", discount, terms_of(c, a).day, change_reason(c), 0, p))
		return false;
	return item_allocate(c, a->item, a->source, amount, a->day, p);
}

/* Open items that a source may settle, those due first first: of one document (?2, 0: of any), of exactly ?3 (0: of any
 * amount). */
#define OPEN_ITEMS \
	"SELECT i.item_id FROM main.item AS s JOIN main.item AS i ON i.party_id = s.party_id AND i.ledger = s.ledger " \
	"AND i.currency = s.currency AND i.sign = 1 JOIN main.balance AS b ON b.item_id = i.item_id AND b.open > 0 " \
	"WHERE s.item_id = ?1 AND (?2 = 0 OR coalesce(i.contract_id, i.purchase_id) = ?2) " \
	"AND (?3 = 0 OR b.open = ?3) ORDER BY coalesce(i.contract_id, i.purchase_id) IS NOT DISTINCT " \
	"FROM coalesce(s.contract_id, s.purchase_id) AND ?3 > 0 DESC, b.due IS NULL, b.due, i.item_id"

/* Settles such items until the source is used up. */
static bool
allot_among(struct change *c, const struct allotment *a, int64_t document, int64_t exact, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), OPEN_ITEMS);
	struct allotment one = *a;
	bool good = true;

	one.amount = 0;
	db_bind_number(st, 1, a->source);
	db_bind_number(st, 2, document);
	db_bind_number(st, 3, exact);
	while (good && available(c, a->source) > 0 && db_step(st)) {
		one.item = db_number(st, 0);
		good = allot(c, &one, p) && change_settle_step(c, p);
	}
	db_finish(st);
	return good;
}

bool
allot_by_rule(struct change *c, const struct allotment *a, const char *rule, struct problem *p)
{
	int64_t document = stock_number(access_db(change_access(c)),
	    "SELECT coalesce(contract_id, purchase_id, 0) FROM main.item WHERE item_id = ?1", a->source, 0, 0), left;
	bool contract = strcmp(rule, "contract") == 0, oldest = strcmp(rule, "oldest") == 0;

	if (strcmp(rule, "none") == 0)
		return true;
	if (!change_settle_step(c, p))
		return false;
	left = available(c, a->source);
	if (left <= 0)
		return nothing_left(c, a->source, p);
	if ((contract || oldest) && !allot_among(c, a, 0, left, p))
		return false;
	if (document && strcmp(rule, "due") != 0 && !allot_among(c, a, document, 0, p))
		return false;
	return contract || allot_among(c, a, 0, 0, p);
}

bool
allot_release(struct change *c, int64_t source, int64_t item, const char *on, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), "SELECT s.settlement_id "
	    "FROM main.settlement AS s WHERE s.source_id = ?1 AND (?2 = 0 OR s.item_id = ?2) AND s.amount > 0 "
	    "AND NOT EXISTS (SELECT 1 FROM main.settlement AS r WHERE r.reverses_id = s.settlement_id) "
	    "ORDER BY s.settlement_id");
	bool good = true, any = false;

	db_bind_number(st, 1, source);
	db_bind_number(st, 2, item);
	while (good && db_step(st)) {
		any = true;
		good = item_release(c, db_number(st, 0), on, p);
	}
	db_finish(st);
	return good && (any || refuse(p, NULL, N_("nothing was allocated")));
}

bool
allot_discount(struct change *c, int64_t item, const char *on, struct problem *p)
{
	struct terms t = terms_of(c, &(struct allotment){ item, item, 0, on, false });
	int64_t rate = granted(c, item, on), open = item_open(c, item);

	if (open <= 0)
		return nothing_open(c, item, p);
	if (!rate)
		return refuse(p, "amount", N_("is required: no terms grant a discount on that day"));
	return item_settle(c, item, "discount", allot_share(t.currency, open, rate), on, change_reason(c), 0, p);
}
