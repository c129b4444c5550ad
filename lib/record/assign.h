/* SPDX-License-Identifier: ISC */
/*
 * assign - what people type, to the value of a field.
 */
#ifndef RECORD_ASSIGN_H
#define RECORD_ASSIGN_H

#include "record/record.h"

enum assigned {
	ASSIGNED,
	ASSIGN_REFUSED,   /* *why says why */
	ASSIGN_UNKNOWN    /* a choice or reference that is not there; *why says so with near misses */
};

/* Reads text for a field. A blank text is EMPTY. In *why: why not, in the reading's
 * arena; NULL when nobody asks, since near misses take a while to find. */
enum assigned assign_value(struct access *, const struct reading *, const struct field *, const char *text,
    size_t length, struct value *out, const char **why);

/*
 * The field that narrows what a reference of a noun may mean by its name, as the customer of a visit narrows its
 * contact: the first reference of the noun named that this noun has too. Its position among the fields of
 * entity and, in *of, the field of the noun named; -1 when there is none.
 */
int assign_scope(const struct entity *, const struct field *, const struct field **of);

/* The field an assignment to this name means; dies with USAGE and near names when there is none,
 * when it is fixed, or when it is the key. *by_id: X_id of a reference was named. */
const struct field *assign_field(struct arena *, const struct entity *, const char *name, bool *by_id);

/* field=value operands, split. */
struct assignment {
	const struct field *field;
	bool by_id;
	const char *value;    /* behind the =, "" to empty the field */
	const char *column;   /* behind =@: a column of the input; or NULL */
};

/* True when an operand begins with a name and =. */
bool assign_is(const char *operand);

/* Takes the operand apart; dies with USAGE when it is no assignment. */
struct assignment assign_parse(struct arena *, const struct entity *, const char *operand);

/* Of several numbers typed for a field that has another for further values: the bytes of the first, and the rest
 * appended as they are written there. */
size_t assign_first(const char *text, size_t length, struct buf *rest);

/* NULL, or why nothing may be put into a field: it is personal, and the settings do not allow such. */
const char *assign_forbids(struct access *, const struct field *);

/* Puts the value of an assignment, or of a text for its field, into a draft; false and *problem. */
bool assign_into(struct draft *, struct access *, const struct reading *, const struct assignment *, const char *text,
    struct problem *);

#endif
