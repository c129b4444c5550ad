/* SPDX-License-Identifier: ISC */
/*
 * import - whole rows of a file into a noun, by the model.
 *
 * A row finds its record by its key (--key, the row id, the code, else the title; of nouns that are
 * told apart by what they are alike, by that: see fingerprint.h) and changes it, or becomes a new one. Columns are matched to fields by name, label or alias, or as the
 * assignments say; an empty cell leaves a value as it is. References to rows that are not there
 * yet are settled when all rows are in.
 */
#ifndef RECORD_IMPORT_H
#define RECORD_IMPORT_H

#include "record/assign.h"
#include "record/record.h"
#include "rows/reader.h"

enum on_match { MATCH_UPDATE, MATCH_SKIP, MATCH_FAIL };

struct import_options {
	const struct entity *entity;
	const struct assignment *assignments;
	int assignment_count;
	const char *create;           /* "department,stage": what is made when it is not there */
	const char *key;              /* the field that finds a record; NULL: as above */
	enum on_match on_match;
	enum date_order order;
	bool clear_empty, round, drop_time, partial;
	bool origin;                  /* keep where each row came from (record/origin.h); readers keep raw rows */
	const char *rejects;          /* where refused rows go; NULL: nowhere */
	const char *(*translate)(const char *);   /* a label in the reader's language */
};

struct import_counts {
	long read, added, changed, unchanged, skipped, refused;
	long created;                 /* records and choices made by --create */
	int64_t rounded;              /* what --round added in all, in 10^-8 */
	const char *unused;           /* headers no field took, comma separated; NULL: none */
};

struct import;

struct import *import_new(struct change *, const struct import_options *);

/* Who is told now and then of the file at work: bytes read, rows done. */
void import_progress(struct import *, void (*tell)(void *, long long bytes, long rows), void *context);

/* All rows of one file. What is refused is said on stderr (the first 20 rows) and kept for rejects. False when the
 * file is not well-formed, after which nothing may be committed. */
bool import_file(struct import *, struct reader *, const char *name);

/* Settles references among the rows, and closes rejects. */
void import_settle(struct import *);

const struct import_counts *import_result(const struct import *);

#endif
