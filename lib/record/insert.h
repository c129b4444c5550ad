/* SPDX-License-Identifier: ISC */
/* insert - new rows of a noun by one statement that names what they fill. Of write.c alone. */
#ifndef RECORD_INSERT_H
#define RECORD_INSERT_H

#include "db/db.h"
#include "model/model.h"

#define MOST_FIELDS 400

/* The columns that the rows of a run have filled so far, by their positions in the noun: a noun has a hundred, a
 * row a dozen, and a column that is not named costs a tenth of one that is bound to nothing. */
struct inserter {
	struct statement *statement;
	int columns[MOST_FIELDS], count;
	bool named[MOST_FIELDS];
};

/* Inserts a row of values by field (those of the key, the first, are the engine's to give). What came of it, and
 * the rule it broke as db_write has it. */
enum violation insert_row(struct db *, const struct entity *, struct inserter *, const struct value *,
    const char **rule);

#endif
