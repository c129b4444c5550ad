/* SPDX-License-Identifier: ISC */
/* matching - inside: what its parts share. */
#ifndef TRADE_MATCHING_INTERNAL_H
#define TRADE_MATCHING_INTERNAL_H

#include "base/date.h"
#include "base/map.h"
#include "trade/matching.h"

#define PERCENT INT64_C(10000)

/* An entry of the book that no line is matched with. */
struct entry {
	int64_t id, account, amount;
	day on;
	const char *reference;
};

/* A line of the bank; texts are never NULL. */
struct line {
	int64_t id, account, amount;
	day on;
	const char *reference, *counterparty, *number, *text, *purpose, *currency;
};

/* For whom a counterparty has paid before, or been paid: a list for each name. */
struct payer {
	int64_t party;
	size_t next;   /* place + 1 of the next one; 0: none */
};

struct matching {
	struct db *db;
	struct arena *arena;                 /* what lasts as long as the answer */
	struct arena *passing;               /* what lasts as long as a line */
	int within;
	int64_t fee_limit, fee_rate;         /* the most that a bank keeps: 10^-4, and 10^-6 of the whole */
	struct map *customers, *suppliers;   /* by firm_name */
	struct map *payer_heads;             /* which way and firm_name, or number, to a place + 1 in payers */
	struct payer *payers;
	size_t payer_count, payer_room;
	struct map *contracts;               /* by folded code */
	struct map *accounts;                /* by number at the bank */
	struct entry *entries;               /* by amount */
	size_t entry_count;
	struct proposal *found;
	size_t count, room;
};

/* Adds a proposal for a line. */
void matching_propose(struct matching *, const struct line *, struct proposal);

/* The id that a map of names has for a key; 0: none, or that of several. */
int64_t matching_known(struct map *, const char *key);
/* Remembers one; a key of two ids is that of several. */
void matching_know(struct map *, const char *key, int64_t id);
/* A name as names are compared, in the arena. */
const char *matching_key(struct arena *, const char *name);

/* Whom lines come from or go to, and what they settle; in matching_party.c. */
void matching_load_parties(struct matching *);
void matching_parties(struct matching *, const struct line *);
void matching_free_parties(struct matching *);

/* Which open items an amount settles; in matching_items.c. p has a party, a base and a reason. */
void matching_settling(struct matching *, const struct line *, struct proposal p);
/* Parties with an open item of just the amount of a line, a proposal each, when they are few. */
void matching_by_amount(struct matching *, const struct line *);
/* Of the proposals that settle nothing: lines of a party that together come to an item of it. */
void matching_together(struct matching *);

/* Those that are taken, the surest first, in the arena; in matching_taking.c. */
const struct proposal *matching_taking(struct matching *, bool all, size_t *count);

#endif
