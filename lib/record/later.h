/* SPDX-License-Identifier: ISC */
/*
 * later - references of imported rows to rows that were not there yet. They wait in an unlinked
 * file, so that their number costs no memory.
 */
#ifndef RECORD_LATER_H
#define RECORD_LATER_H

#include "record/mapping.h"

struct later;

struct awaited {
	int64_t row;
	const struct source *source;
	const char *text;             /* NUL-terminated; valid until the next */
	size_t length;
	const char *place;
	const char *raw;              /* the whole row, when the reader kept it */
	size_t raw_length;
};

struct later *later_new(void);
void later_free(struct later *);

/* Of the row at work: forget, note, and, when it has its id, keep what was noted. */
void later_begin(struct later *);
bool later_note(struct later *, const struct source *, const char *text, size_t length);   /* true */
void later_keep(struct later *, int64_t row, const char *file, const struct row *);

/* One after the other, from the first; false at the end. */
bool later_next(struct later *, struct awaited *);

#endif
