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
	struct fingerprints *alike;          /* of the file at work, when its rows are told apart by what they are alike */
	bool by_alike;                /* the row at work was looked for by what it is alike */
	struct later *later;          /* references to rows that may still come */
	struct rejects *rejects;
	struct origins *origins;      /* or NULL */
	const char *file;
	long said, words;
	void (*progress)(void *, long long, long);
	void *context;
};

/* Fills the draft from a row. False and *problem when a cell cannot be read. */
bool take_row(struct import *, const struct row *, struct problem *);

/* Makes a record that a row names and that is not there, as --create says; within: the id that narrows it, or 0. */
bool make_record(struct import *, const struct source *, const char *title, int64_t within, int64_t *id, struct problem *);

#endif
