/* SPDX-License-Identifier: ISC */
/*
 * undoing - inside record: what the files of undo share.
 */
#ifndef RECORD_UNDOING_H
#define RECORD_UNDOING_H

#include "record/record.h"

#define MOST_TOLD 20     /* conflicts of one kind */

struct undoing {
	struct change *change;
	struct db *db;
	struct arena *arena;
	void (*conflict)(const struct problem *, void *);
	void *context;
	long conflicts;
	struct update *updates;
};

/* A column that old values were put back into. */
struct update {
	struct update *next;
	const char *table, *column;   /* column NULL: whole rows came back */
};

/* One conflict: of a row, and of a field of it or NULL. */
void undo_tell(struct undoing *, const char *table, int64_t row, const char *field, const char *reason);

/* The conflict that another change set has moved it on; by 0: not known which. */
void undo_tell_changed(struct undoing *, const char *table, int64_t row, const char *field, int64_t by);

/* One number of a question put together from names of the model and ids; 0 when there is none. */
int64_t undo_number(struct undoing *, const char *parameter, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Notes that old values stand in a column of a table again (NULL: in any), and whether they do. */
void undo_note_column(struct undoing *, const char *table, const char *column);
bool undo_noted_column(const struct undoing *, const char *table, const char *column);

/* Gives a column its old value. */
void undo_put_back(struct undoing *, const char *table, int64_t row, const char *column, struct value);

/* Answers the facts of a range of ids that belong to rows which stay. table: the dated one. */
void undo_facts(struct undoing *, const char *table, int64_t first, int64_t last);

/* Tells of facts that later change sets gave to rows which this one made. */
void undo_tell_facts(struct undoing *, int64_t change_set, const char *table, int64_t first, int64_t last);

/* Answers the postings of a range of ids, the last first. table: of a noun of kind FACT. */
void undo_postings(struct undoing *, const char *table, int64_t first, int64_t last);

/* Notes that a row was changed, which is to get the stamps of this change set. */
void undo_touched(struct undoing *, const char *table, int64_t row);

/* True when facts speak of rows in that range, or of lines of the documents in it; or when documents that were
 * posted name them, as a delivery does its shipment. */
bool undo_spares(struct undoing *, const char *table, int64_t first, int64_t last);

/* Cancels documents that a change set has made and that have no postings of their own, but that others name
 * which have been cancelled since. */
void undo_retire(struct undoing *, int64_t change_set);

/* Tells of documents a change set has made whose postings stand. */
void undo_check_postings(struct undoing *, int64_t change_set);

/* Tells of masters that count in a closed period, which the change set cannot be taken back of. */
void undo_check_periods(struct undoing *, int64_t change_set);

/* Works out what is kept beside the facts; what cannot be is a conflict. */
void undo_settle(struct undoing *);

/* After everything was taken back: tells what would refer to nothing, or stand above itself. */
void undo_check(struct undoing *, int64_t change_set);
/* Somebody must be left who may set things up. */
void undo_check_administrator(struct undoing *);

#endif
