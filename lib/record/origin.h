/* SPDX-License-Identifier: ISC */
/*
 * origin - where imported rows came from: file, place in it and the row as it stood there.
 *
 * A run of up to ROWS_OF_A_RUN imported rows is one row of the table origin, whose text rows has a line for
 * each: "row id TAB place TAB raw row", with \t \n \r \\ written as in TSV, a place of digits alone being a
 * line of the file. That costs an import little. It is a log: an undo leaves it.
 */
#ifndef RECORD_ORIGIN_H
#define RECORD_ORIGIN_H

#include "record/record.h"
#include "rows/reader.h"

#define ROWS_OF_A_RUN 1000

struct origins;

/* What an import of that noun writes down. */
struct origins *origins_new(struct change *, const struct entity *);
/* The file at work, and the names of its columns. personal: some are details of private lives, which a log that
 * no undo and no mask reaches must not hold: its raw rows are ***. */
void origins_file(struct origins *, const char *name, const char *const *header, int count, bool personal);
/* The row of the file that record id was made or changed by; its reader keeps raw rows. */
void origins_add(struct origins *, int64_t id, const struct row *);
/* Writes what is left, before the change is committed. */
void origins_end(struct origins *);

/* One import of one record. Texts are borrowed for the visit. */
struct origin {
	int64_t id, change_set;
	const char *file, *place, *raw;
};

/* Those of a record, oldest first, under any noun that shares its table. */
void origin_of_row(struct access *, const struct entity *, int64_t id, void (*visit)(const struct origin *, void *),
    void *context);

#endif
