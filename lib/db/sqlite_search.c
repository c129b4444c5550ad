/* SPDX-License-Identifier: ISC */
/*
 * sqlite_search - the index of terms: a table of FTS5 without content, so that it holds no text twice, and
 * without anything in the schema that another program could not read or would run.
 */

#include "db/sqlite.h"

bool
db_index_there(struct db *db)
{
	return db_one(db, "SELECT 1 FROM main.sqlite_master WHERE name = 'search_text'", NULL, 0) != 0;
}

void
db_index_make(struct db *db)
{
	db_run(db, "CREATE VIRTUAL TABLE main.search_text USING fts5(terms, content='', columnsize=0, "
	    "tokenize=\"unicode61 remove_diacritics 0\"); "
	    "INSERT INTO main.search_text(search_text, rank) VALUES ('hashsize', 33554432)");
}

void
db_index_drop(struct db *db)
{
	db_run(db, "DROP TABLE main.search_text");
}

struct statement *
db_index_adder(struct db *db)
{
	return db_prepare(db, "INSERT INTO main.search_text(rowid, terms) VALUES (?1, ?2)");
}

struct statement *
db_index_finder(struct db *db, const struct index_phrase *phrases, int count)
{
	struct statement *st = db_prepare(db, "SELECT rowid FROM main.search_text WHERE search_text MATCH ?1");
	struct buf match = { 0 };

	for (int i = 0; i < count; i++)
		buf_printf(&match, "%s\"%s\"%s", i ? " AND " : "", phrases[i].terms, phrases[i].begins ? " *" : "");
	db_bind_text(st, 1, buf_string(&match));
	buf_free(&match);
	return st;
}
