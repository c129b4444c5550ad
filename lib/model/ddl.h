/* SPDX-License-Identifier: ISC */
/*
 * ddl - the schema, derived from the model.
 *
 * One function makes a new database and brings an old one up to date, so that the two cannot
 * differ: what came with a version later than the database's is added. Columns are never renamed
 * or dropped, because history names them.
 *
 * Beside the nouns' tables stand the machine's own:
 *   history     before-images: change_set_id, entity (a table), row_id, op, image (JSON);
 *               op U an update, D a delete, I a row that an undo brought back
 *   inserted    one range of ids per change set and table: its new rows
 *   counter     the last number given by each pattern of codes
 *   TABLE_dated the facts of dated fields: row_id, field, since, the value as number or text, and
 *               why it was given, where somebody said so
 */
#ifndef MODEL_DDL_H
#define MODEL_DDL_H

#include "db/db.h"
#include "model/model.h"

/* Makes or adds all that came after version (0: everything), and stamps the file. Inside the
 * caller's transaction. */
void ddl_make(struct db *, int version);

/* Dies unless the file is ours and of this model's version; says what to do. */
void ddl_check(struct db *);

/* The columns that history keeps of a table, NULL at the end; valid until the next call. */
const char *const *ddl_columns(const char *table);

/* True for TABLE_dated of a table in the model. */
bool ddl_is_dated(const char *table);

#endif
