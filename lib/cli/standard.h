/* SPDX-License-Identifier: ISC */
/* standard - the verbs every noun has, from its model. */
#ifndef CLI_STANDARD_H
#define CLI_STANDARD_H

#include "cli/run.h"
#include "cli/selection.h"

/* list show add set edit rm restore history origin count save fields; NULL at the end. */
extern const struct verb *const standard_verbs[];

/* Those of them that facts have, which are added and never changed. */
extern const struct verb *const fact_verbs[];

/* And those of what is edited, but never put into the recycle bin, since facts follow from it. */
extern const struct verb *const lasting_verbs[];

/*
 * The loop of verbs that change rows by KEY: reads every KEY (and -), begins the change, calls
 * change for each row, commits, and prints the rows. The first refusal ends it with nothing
 * written. assignments are operands field=value, filled per row into the draft that change gets.
 */
typedef bool change_row(struct run *, struct change *, int64_t id, struct draft *, struct problem *);
enum status each_row(struct run *, const struct entity *, change_row *);

/* The same for new rows: one, or one for each row of standard input. */
enum status add_rows(struct run *, const struct entity *);
/* The same with what is to follow for each of them in the same change; then: NULL: nothing. */
typedef bool added_row(struct run *, struct change *, int64_t id, struct problem *);
enum status add_rows_then(struct run *, const struct entity *, added_row *then);

/* Opens the change of this run, with its command line, --once, --on, --dry-run and CRM_GROUP. */
struct change *run_change(struct run *);
/* Commits it and prints the rows; with --dry-run prints what would have changed instead. */
enum status run_changed(struct run *, struct change *, const struct entity *, const int64_t *ids, size_t count);
/* Commits it and prints what it has added to a noun of facts. */
enum status run_made(struct run *, struct change *, const struct entity *);
/* The same for verbs that tell themselves what a change set did, written or with --dry-run not to stay. */
enum status run_told(struct run *, struct change *, enum status (*tell)(struct run *, int64_t change_set));
/* Abandons it and says why: REFUSED. */
enum status run_refused(struct run *, struct change *, const struct problem *);
/* For a --once key that was used: prints the rows of the first run. */
enum status run_repeated(struct run *, struct change *, const struct entity *);

#endif
