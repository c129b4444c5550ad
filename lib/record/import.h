/* SPDX-License-Identifier: ISC */
/*
 * import - whole rows of a file into a noun, by the model.
 *
 * A row finds its record by its key (--key, the row id, the code, else the title; of nouns that are told apart by what
 * they are alike, by that: see fingerprint.h) and changes it, or becomes a new one. Columns are matched to fields by
 * name, label or alias, or as the assignments say; an empty cell leaves a value as it is. References to rows that are
 * not there yet are settled when all rows are in.
 *
 * Of a noun with lines (quotes, contracts) rows with one code make one document: columns are matched to its fields
 * first, then, or as line.FIELD, to those of its lines; in JSON its lines may stand in a list called lines. A line
 * is found by its number, else by its place in the document. What the file says of amounts that a line works out
 * itself is compared. Added, changed, unchanged and skipped count documents, read and refused rows.
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
	const struct assignment *line_assignments;   /* of a document: for the fields of its lines */
	int line_assignment_count;
	const char *create;           /* "department,stage": what is made when it is not there */
	const char *key;              /* the field that finds a record; NULL: as above */
	enum on_match on_match;
	enum date_order order;
	bool clear_empty, round, drop_time, partial;
	bool returns;                 /* a line whose quantity or price is below zero is one of what comes back
	                               * (is_return) */
	const struct assignment *fallbacks;   /* what a field has where its column has nothing: field=value */
	int fallback_count;
	bool origin;                  /* keep where each row came from (record/origin.h); readers keep raw rows */
	const char *rejects;          /* where refused rows go; NULL: nowhere */
	const char *(*translate)(const char *);   /* a label in the reader's language */
};

struct import_counts {
	long read, added, changed, unchanged, skipped, refused;
	long created;                 /* records and choices made by --create */
	int64_t rounded;              /* what --round added in all, in 10^-8 */
	const char *missed;           /* nouns, comma separated, of which something was named that is not there, and
	                               * that --create would make; NULL: none */
	const char *unused;           /* headers no field took, comma separated; NULL: none */
};

/* True for a field of a line that an import may give, to be compared alone: one of its amounts. In mapping.c. */
bool mapping_compares(const struct entity *, const struct field *);

struct import;

struct import *import_new(struct change *, const struct import_options *);

/* Who is told now and then of the file at work: bytes read, rows done. */
void import_progress(struct import *, void (*tell)(void *, long long bytes, long rows), void *context);

/* Of the files that follow: what is assigned, in place of the assignments before, and rows to be left out (NULL: none),
 * which count neither as read nor as refused. Borrowed. */
void import_shape(struct import *, const struct assignment *, int count, bool (*leaves_out)(const struct row *, void *),
    void *context);

/* All rows of one file. What is refused is said on stderr (the first 20 rows) and kept for rejects. False when the
 * file is not well-formed, after which nothing may be committed. */
bool import_file(struct import *, struct reader *, const char *name);

/* Settles references among the rows, and closes rejects. */
void import_settle(struct import *);

const struct import_counts *import_result(const struct import *);

#endif
