/* SPDX-License-Identifier: ISC */
/* insert - new rows of a noun by one statement that names what they fill. */
#include "record/insert.h"

static struct statement *
prepare(struct db *db, const struct entity *entity, const struct inserter *in)
{
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "INSERT INTO main.\"%s\" (", entity_table(entity));
	for (int i = 0; i < in->count; i++)
		buf_printf(&sql, "%s\"%s\"", i ? ", " : "", field_column(&entity->fields[in->columns[i]]));
	buf_text(&sql, ") VALUES (");
	for (int i = 0; i < in->count; i++)
		buf_printf(&sql, "%s?%d", i ? ", " : "", i + 1);
	buf_byte(&sql, ')');
	st = db_prepare(db, sql.data);
	buf_free(&sql);
	return st;
}

/* Names the columns that this row is the first to fill. */
static bool
grows(struct inserter *in, const struct entity *entity, const struct value *values)
{
	int before = in->count;

	for (int i = 1; entity->fields[i].name; i++)
		if (values[i].kind != EMPTY && !in->named[i]) {
			in->named[i] = true;
			in->columns[in->count++] = i;
		}
	return in->count > before;
}

enum violation
insert_row(struct db *db, const struct entity *entity, struct inserter *in, const struct value *values,
    const char **rule)
{
	enum violation v;

	if (grows(in, entity, values)) {
		db_finish(in->statement);
		in->statement = prepare(db, entity, in);
	}
	for (int i = 0; i < in->count; i++)
		db_bind(in->statement, i + 1, &values[in->columns[i]]);
	v = db_write(in->statement, rule);
	db_reset(in->statement);
	return v;
}
