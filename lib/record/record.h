/* SPDX-License-Identifier: ISC */
/*
 * record - the only room that writes. One run is one transaction is one change set.
 *
 * A verb reads all its input, begins a change, writes through it and commits; nothing reaches the
 * file before. Data that is wrong comes back as a problem, after which the caller abandons the
 * change (or, in a partial import, goes on with the next row: a refused row has written nothing).
 */
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/error.h"
#include "model/model.h"
#include "record/draft.h"

struct change;
struct finding;   /* record/check.h */

struct change_options {
	const char *command;      /* the command line, for the log */
	const char *once;         /* --once KEY, its {today} and {month} not yet expanded; or NULL */
	const char *input_digest; /* what {sha256} in KEY becomes; or NULL */
	const char *group;        /* CRM_GROUP; or NULL */
	const char *on;           /* the day of dated values (ISO); NULL: today */
	const char *why;          /* why they are what they are, kept with each; NULL: nobody said */
	bool dry_run;
	bool upgrade;             /* the schema is brought to this model's version first */
};

/* Takes the write lock, checks the version again and opens a change set. */
struct change *change_begin(struct access *, struct arena *, const struct change_options *);

/* True when the once key was used before: change_id is that of the first run, and nothing is to
 * be written. */
bool change_repeated(const struct change *);
int64_t change_id(const struct change *);
struct access *change_access(struct change *);
struct arena *change_arena(struct change *);
/* --on, else today. */
const char *change_day(const struct change *);
const char *change_today(const struct change *);
bool change_has_day(const struct change *);   /* --on was given */
/* Why the dated values that follow are given: what was asked for, or what the verb says itself. Borrowed. */
const char *change_reason(const struct change *);
void change_because(struct change *, const char *why);
/* From here on new documents may come in with the state they have in another system (trade/document.h). */
void change_bring_history(struct change *);
bool change_brings_history(const struct change *);

/* Where the row that is written next comes from, for what is said of it: its own place, else a file and a
 * line, else nothing (all NULL). Borrowed until the next call. */
void change_place(struct change *, const char *place, const char *file, long line);
/* Says on stderr what is odd about that row, which is written all the same: of 20 rows, and of the rest, when
 * the change ends, how many they were. */
void change_warn(struct change *, const char *field, const char *reason);

/* What the run answers beside its rows, a line of text, kept so that a rerun with the same once key says the same;
 * and that of a run before; NULL when it kept none, or in no change set. In the arena. */
void change_keep_result(struct change *, const char *text);
const char *change_result(struct change *);

/* Ends it: true when something was written. Without a change (and without a once key) nothing is
 * left, not even the change set; with dry_run all is rolled back. */
bool change_commit(struct change *);
void change_abandon(struct change *);

/* A point inside the change to fall back to, for one row of many; one at a time. */
void change_point(struct change *);
void change_point_back(struct change *);
void change_point_done(struct change *);

/* Keeps before-images of a table from here on; every record_ function does so by itself. */
void change_track(struct change *, const char *table);
/* Keeps before-images of these columns (NULL at the end) of the rows whose ids stand in the TEMP table ids(id), for
 * the one UPDATE of them that follows. False when the table is tracked already and they come by themselves. */
bool change_track_rows(struct change *, const char *table, const char *const *columns, const char *ids);
/* Notes that a row was inserted, for undo. */
void change_inserted(struct change *, const char *table, int64_t id);
/* The ids of the rows that it has made in a table so far; false when there are none. */
bool change_made(struct change *, const char *table, int64_t *first, int64_t *last);
/* The ids of the facts that it has added in a table since this was last asked; false when there are none. */
bool change_unsettled(struct change *, const char *table, int64_t *first, int64_t *last);
/* Works out what is kept beside the facts it has added so far. False and *problem when that cannot be; the caller
 * abandons the change. Without it change_note and change_commit do so, and end the program with REFUSED when it
 * cannot be. */
bool change_settle(struct change *, struct problem *);
/* The same in the midst of a change, for what the next step looks at: what nobody looks at before the end (the hook
 * conclude) waits for change_settle, which does it once for all steps. */
bool change_settle_step(struct change *, struct problem *);
/* Writes down the ranges of new rows, so that what changed can be told before the end; after it nothing more
 * is inserted. change_commit calls it. */
void change_note(struct change *);

/* A row as it is stored. False when there is no such row. Texts are valid until the next call for
 * the same entity. */
bool record_load(struct change *, int64_t id, struct draft *);

/* One value of a row as it is stored, for rules that look at another row; EMPTY when there is no such row. A text
 * lasts as long as the change. */
struct value record_value(struct change *, const struct entity *, int64_t id, const char *field);

/* Writes a new row: presets, the rules of its noun, a code where none was given, the facts of its
 * dated fields. False and *problem (without a place) when it is refused. */
bool record_add(struct change *, struct draft *, int64_t *id, struct problem *);

/* Changes what is given and different. *changed says whether anything was. */
bool record_set(struct change *, int64_t id, struct draft *, bool *changed, struct problem *);

/* The change set that had touched the row of the last record_load or record_set. */
int64_t record_touched_by(const struct entity *);

/* Into the recycle bin and out of it. *changed: false when it was there already. */
bool record_remove(struct change *, const struct entity *, int64_t id, bool *changed, struct problem *);
bool record_restore(struct change *, const struct entity *, int64_t id, bool *changed, struct problem *);


/* What a noun's rules of business add to every write of it; trade declares them. */
struct hooks {
	const struct entity *entity;
	/* Completes or refuses a draft. old is NULL for a new row. */
	bool (*prepare)(struct change *, int64_t id, const struct draft *old, struct draft *, struct problem *);
	/* The day a dated field's new value holds from; NULL: the usual day (change_day, or the
	 * row's birth for a new one). */
	const char *(*since)(struct change *, const struct field *, const struct draft *old, const struct draft *);
	/* Of facts: works out all that is kept beside them, once before the end of a change, for those it has added,
	 * whose ids are first to last. False and *problem, with its place, when they cannot be. */
	bool (*settle)(struct change *, int64_t first, int64_t last, struct problem *);
	/* Of facts: works out what follows from each other fact and is looked at by nobody before the end of a change,
	 * for the facts among first to last, all that the change has made, for which it was not done. It comes when
	 * nothing waits to be settled, may come again, and adds no facts. False and *problem when it cannot be. */
	bool (*conclude)(struct change *, int64_t first, int64_t last, struct problem *);
	/* Of facts: adds the one that answers that one, on its day. False and *problem when something has already. */
	bool (*reverse)(struct change *, int64_t id, struct problem *);
	/* Of facts: calls visit for each row of theirs, and of what is kept beside them, that is not what follows
	 * from the facts; gives how many. */
	long (*check)(struct db *, void (*visit)(const struct finding *, void *), void *context);
	/* The fields, "stage closed", whose changes the two have something to say to; a change of other fields
	 * alone may pass them by (record/bulk.h). NULL: all of them. */
	const char *heeds;
};

/* Declares the hooks of all nouns, NULL at the end; borrowed. A noun may have several: they are called in that
 * order, and the first day given counts. */
void record_use(const struct hooks *const *);

/* True when a rule of the noun has something to say to changes of that field. */
bool record_heeds(const struct entity *, const struct field *);

/* Finishes prepared statements; change_commit and change_abandon call it. */
void record_close(void);

#endif
