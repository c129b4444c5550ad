/* SPDX-License-Identifier: ISC */
/*
 * draft - a row of values by field: what a verb or an import wants written. values and given have an entry
 * for each field of the entity, in its order; what is not given stays as it is, or gets its preset.
 */
#ifndef RECORD_DRAFT_H
#define RECORD_DRAFT_H

#include <stdbool.h>

#include "base/memory.h"
#include "model/model.h"

struct draft {
	const struct entity *entity;
	struct value *values;
	bool *given;
};

struct draft *draft_new(struct arena *, const struct entity *);
void draft_clear(struct draft *);
/* By field name, which must exist. */
void draft_set(struct draft *, const char *field, struct value);
const struct value *draft_get(const struct draft *, const char *field);
bool draft_gives(const struct draft *, const char *field);   /* be it empty */
bool draft_has(const struct draft *, const char *field);     /* given and not empty */
/* What a field will be once the draft is written over the row that was; old NULL: a new one. */
const struct value *draft_then(const struct draft *old, const struct draft *, const char *field);
/* True when the draft gives it another value than the row has. */
bool draft_changes(const struct draft *old, const struct draft *, const char *field);
/* The same by the position of a field, for rules that are asked of every row of an import. */
const struct value *draft_then_at(const struct draft *old, const struct draft *, int position);
bool draft_changes_at(const struct draft *old, const struct draft *, int position);
/* Gives the draft all that it does not give itself, as the row has it; old NULL: nothing to take over. Texts are
 * those of old. */
void draft_complete(const struct draft *old, struct draft *);
/* Why no row may have the value in that field: it is required, or an amount, price or quantity is too large for sums of
 * many of them, which are worked out in 64 bits. NULL: it may. */
const char *draft_refuses(const struct field *, const struct value *);
/* True when exactly one of two fields will have a value. */
bool draft_has_one(const struct draft *old, const struct draft *, const char *one, const char *other);

#endif
