/* SPDX-License-Identifier: ISC */
/* hook - inside record: calling the rules of business that trade declares. */
#ifndef RECORD_HOOK_H
#define RECORD_HOOK_H

#include "record/record.h"

/* Every hook of the noun completes the draft, until one refuses it. */
bool record_prepare(struct change *, int64_t id, const struct draft *old, struct draft *, struct problem *);

/* Every noun whose facts this change has added works out what is kept beside them. */
bool record_settle(struct change *, struct problem *);
/* And then what is worked out once at the end. */
bool record_conclude(struct change *, struct problem *);

/* Adds the fact that answers that one. */
bool record_reverse(struct change *, const struct entity *, int64_t id, struct problem *);

/* What the facts of all nouns do not bear out; how many findings there were. */
long record_check_facts(struct db *, void (*visit)(const struct finding *, void *), void *context);

#endif
