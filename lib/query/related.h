/* SPDX-License-Identifier: ISC */
/*
 * related - what refers to a record: how much, and what happened with it day by day. From the model alone: a
 * noun with a reference to another one is related to it.
 */
#ifndef QUERY_RELATED_H
#define QUERY_RELATED_H

#include "query/query.h"

/* A noun that refers to another one, and by which of its fields. */
struct reference {
	const struct entity *noun;
	const struct field *by;
	const char *name;         /* "deal"; "task.creator" where several fields of a noun refer to the other */
};

/* All references to a noun, in the order of the model; *count of them, in the arena. Quiet fields, and the
 * machine's own records, are left out. */
const struct reference *related_references(struct arena *, const struct entity *to, int *count);

/* Only rows that refer to one of these, by any of the fields, which are the question's noun's own; NULL ends
 * them. The ids are borrowed until open. */
void query_referring(struct query *, const struct field *const *by, const int64_t *ids, size_t count);

/* Newest first: by the day a row of the noun was born, else entered. */
void query_newest(struct query *);

/*
 * A row for each reference: its index, how many rows refer to the record, the sum of their .summed fields
 * (as that type scales it; NULL without one), and their latest day. One with the index -1 is about the dated
 * values of the record itself, when it has a field of that kind.
 */
struct statement *related_summary(struct access *, struct arena *, const struct entity *to,
    const struct reference *, int count, int64_t id);

/* The columns of a timeline. */
enum event_column { EVENT_REFERENCE, EVENT_ID, EVENT_DAY, EVENT_CODE, EVENT_KIND, EVENT_WHAT, EVENT_WHO, EVENT_NUMBER,
	EVENT_TEXT, EVENT_REASON };

/*
 * What happened, newest first: a row for each row that refers to the record, under the first of its noun's references,
 * with its title and owner; and one for each dated value of the record itself (reference -1, its field as the kind, its
 * value as a number or a text). facts: with those.
 */
struct statement *related_timeline(struct access *, struct arena *, const struct entity *to,
    const struct reference *, int count, int64_t id, bool facts);

#endif
