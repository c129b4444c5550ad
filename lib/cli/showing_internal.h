/* SPDX-License-Identifier: ISC */
/* showing_internal - what the files of show share. */
#ifndef CLI_SHOWING_INTERNAL_H
#define CLI_SHOWING_INTERNAL_H

#include "cli/related.h"

/* What is to be shown. */
struct showing {
	struct run *run;
	struct related *related;
	const struct entity *entity;
	int64_t *ids;
	size_t count;
	bool record, summary, all, timeline;   /* the sections asked for; all: the related records of every noun */
	bool *wanted;                          /* by reference: those of it */
	int words;                             /* of --section */
	const struct reference *one;           /* the last NOUN of --section, or the one reference that it named ... */
	const struct entity *noun;             /* ... and its noun; NULL without */
};

/* The fields of the records. */
struct query *showing_query(struct showing *, const int64_t *ids, size_t count);
/* The values of the row a statement stands on. */
void showing_values(struct statement *, int count, struct value *);

/* A table of the field and its value; with grouped those of a group stand below its name. Empty fields are
 * left out. */
void showing_record(struct run *, const struct column *, int count, const struct value *, bool grouped);

/* Several sections: as tables with headings for people, as an object in JSON. */
enum status showing_parts(struct showing *);
enum status showing_nested(struct showing *);

#endif
