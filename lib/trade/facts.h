/* SPDX-License-Identifier: ISC */
/*
 * facts - what facts have in common: they are added by their own rules alone, and taken back by others that name them
 * in the field reverses. Such a chain may go on: what takes back the last of it makes the first stand again, or fall
 * again.
 */
#ifndef TRADE_FACTS_H
#define TRADE_FACTS_H

#include "record/record.h"

/* Adds a fact that nobody else may write: *allowed is true meanwhile, and its hook prepare refuses where it is not. id:
 * what it becomes, or NULL. False and *problem when it is refused. */
bool facts_add(struct change *, struct draft *, bool *allowed, int64_t *id, struct problem *);

/* The last of the chain that an id stands in. *answered: whether the fact of that id is taken back by what follows
 * it. */
int64_t facts_last(struct change *, const struct entity *, int64_t id, bool *answered);

/* The first of the chain that an id stands in. */
int64_t facts_first(struct change *, const struct entity *, int64_t id);

/* What is done with a row of a question. */
typedef bool facts_work(struct change *, int64_t id, struct problem *);

/* Calls work for each row that a question with an id for ?1 gives, all of which are read first, so that work may write.
 * Stops at the first that fails. */
bool facts_each(struct change *, const char *sql, int64_t id, facts_work *work, struct problem *);

/* Runs a statement over the facts from ?1 to ?2. */
void facts_between(struct change *, const char *sql, int64_t first, int64_t last);

#endif
