/* SPDX-License-Identifier: ISC */
/* intake - the cells of a row become the values of a draft. Of import.c alone. */
#ifndef RECORD_INTAKE_H
#define RECORD_INTAKE_H

#include "record/fingerprint.h"
#include "record/later.h"
#include "record/mapping.h"
#include "record/origin.h"
#include "record/rejects.h"

struct import {
	struct change *change;
	struct access *access;
	struct import_options options;
	struct import_counts counts;
	struct reading reading;       /* of the row: its arena is emptied after each */
	struct arena *kept;           /* lives as long as the import */
	struct mapping *mapping;
	struct draft *draft;
	struct fingerprints *alike;          /* of the file at work, when its rows are told apart by what they are
	                                      * alike */
	bool by_alike;                /* the row at work was looked for by what it is alike */
	struct later *later;          /* references to rows that may still come */
	struct rejects *rejects;
	struct origins *origins;      /* or NULL */
	struct document *document;    /* of a noun with lines: the one at work; see import_lines.h */
	const char *file;
	long said, words;
	void (*progress)(void *, long long, long);
	void *context;
	bool (*leaves_out)(const struct row *, void *);   /* or NULL */
	void *leaving;
};

/* Fills the draft from a row. False and *problem when a cell cannot be read. */
bool take_row(struct import *, const struct row *, struct problem *);

/* Writes the row that the draft was filled from: adds it or changes the record it finds. False and *problem. */
bool import_write(struct import *, const struct row *, int64_t *id, struct problem *);
/* Of a field that is required and that nothing is taken for, the file need not be searched row by row: then the reason
 * says so. */
void import_explain_missing(struct import *, struct problem *);
/* Counts and tells a refused row. */
void import_refuse(struct import *, const struct problem *, const char *raw, size_t raw_length);
/* Back to the point before what was refused, when so many records had been created. */
void import_take_back(struct import *, long created);
/* The rest of that, for what takes cells beside it: so many had been created, and the others are no longer known. */
void import_forget(struct import *, long created);

/* Makes a record that a row names and that is not there, as --create says; within: the id that narrows it, or 0. */
bool make_record(struct import *, const struct source *, const char *title, int64_t within, int64_t *id,
    struct problem *);

#endif
