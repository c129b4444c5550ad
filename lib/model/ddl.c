/* SPDX-License-Identifier: ISC */
/* ddl - the schema, derived from the model. */
#include <string.h>

#include "base/error.h"
#include "model/ddl.h"

#define MOST_COLUMNS 400
#define REASONS_SINCE 2   /* the version from which a fact says why */
#define SPARSE_SINCE 2    /* the version from which there are indexes of what is not empty */

static const char system_tables[] =
	"CREATE TABLE history (\n"
	"  seq %s,\n"
	"  change_set_id INTEGER NOT NULL REFERENCES change_set(change_set_id),\n"
	"  entity TEXT NOT NULL,\n"
	"  row_id INTEGER NOT NULL,\n"
	"  op TEXT NOT NULL,\n"
	"  image TEXT NOT NULL\n"
	")%s;\n"
	"CREATE INDEX history_row ON history (entity, row_id);\n"
	"CREATE INDEX history_change_set ON history (change_set_id);\n"
	"CREATE TABLE inserted (\n"
	"  change_set_id INTEGER NOT NULL REFERENCES change_set(change_set_id),\n"
	"  entity TEXT NOT NULL,\n"
	"  first_id INTEGER NOT NULL,\n"
	"  last_id INTEGER NOT NULL,\n"
	"  PRIMARY KEY (change_set_id, entity)\n"
	")%s;\n"
	"CREATE INDEX inserted_entity ON inserted (entity, last_id);\n"
	"CREATE TABLE counter (\n"
	"  pattern TEXT NOT NULL PRIMARY KEY,\n"
	"  number INTEGER NOT NULL\n"
	")%s;\n";

static const char dated_table[] =
	"CREATE TABLE %s_dated (\n"
	"  dated_id %s,\n"
	"  row_id INTEGER NOT NULL REFERENCES \"%s\"(%s),\n"
	"  field TEXT NOT NULL,\n"
	"  since TEXT NOT NULL,\n"
	"  number INTEGER,\n"
	"  text TEXT,\n"
	"  reason TEXT\n"
	")%s;\n"
	"CREATE INDEX %s_dated_row ON %s_dated (row_id, field, since);\n";

static int
since(const struct field *f)
{
	return f->since ? f->since : 1;
}

static int
table_since(const char *table)
{
	int least = model_version();

	for (int i = 0; model[i]; i++)
		if (strcmp(entity_table(model[i]), table) == 0 && model[i]->since < least)
			least = model[i]->since ? model[i]->since : 1;
	return least;
}

/* The version from which a field is in its table. */
static int
field_since(const struct field *f, const char *table)
{
	int first = table_since(table);

	return since(f) > first ? since(f) : first;
}

/* A column as CREATE TABLE and ADD COLUMN both write it. Only what came with its table can be
 * NOT NULL: an added column is empty in the rows that are there. */
static void
column(struct buf *sql, const struct field *f, const char *table)
{
	buf_printf(sql, "\"%s\" %s", field_column(f), f->type->integer ? "INTEGER" : "TEXT");
	if (f->required && field_since(f, table) == table_since(table))
		buf_text(sql, " NOT NULL");
	if (f->to)
		buf_printf(sql, " REFERENCES \"%s\"(%s)", entity_table(f->to), entity_stored_key(f->to));
	if (f->check)
		buf_printf(sql, " CONSTRAINT %s CHECK (%s)", f->rule, f->check);
}

static void
create_table(struct buf *sql, const struct dialect *d, const char *table)
{
	const struct field *const *fields = table_fields(table);

	buf_printf(sql, "CREATE TABLE \"%s\" (\n  %s %s", table, field_column(fields[0]), d->identity);
	for (int i = 1; fields[i]; i++) {
		buf_text(sql, ",\n  ");
		column(sql, fields[i], table);
	}
	buf_printf(sql, "\n)%s;\n", d->options);
}

static void
add_columns(struct buf *sql, const char *table, int version)
{
	const struct field *const *fields = table_fields(table);

	for (int i = 0; fields[i]; i++) {
		if (since(fields[i]) <= version)
			continue;
		buf_printf(sql, "ALTER TABLE \"%s\" ADD COLUMN ", table);
		column(sql, fields[i], table);
		buf_text(sql, ";\n");
	}
}

static void
add_indexes(struct buf *sql, const char *table, int version)
{
	const struct field *const *fields = table_fields(table);
	const struct entity *entity = table_entity(table);

	for (int i = 0; fields[i]; i++)
		if (field_since(fields[i], table) > version && (fields[i]->unique || fields[i]->index))
			buf_printf(sql, "CREATE %sINDEX %s_%s ON \"%s\" (\"%s\");\n",
			    fields[i]->unique ? "UNIQUE " : "", table, fields[i]->name, table, field_column(fields[i]));
	for (int i = 0; fields[i]; i++)
		if (fields[i]->sparse && (version < SPARSE_SINCE || field_since(fields[i], table) > version))
			buf_printf(sql, "CREATE INDEX %s_%s ON \"%s\" (\"%s\") WHERE \"%s\" IS NOT NULL;\n", table,
			    fields[i]->name, table, field_column(fields[i]), field_column(fields[i]));
	if (entity->looked_up && (entity->looked_up_since ? entity->looked_up_since : table_since(table)) > version)
		buf_printf(sql, "CREATE INDEX %s_looked_up ON \"%s\" (%s);\n", table, table, entity->looked_up);
	if (entity->unique && table_since(table) > version)
		buf_printf(sql, "CREATE UNIQUE INDEX %s_unique ON \"%s\" (%s);\n", table, table, entity->unique);
}

static void
drop_indexes(struct buf *sql, const char *table, int version)
{
	const struct field *const *fields = table_fields(table);

	for (int i = 0; fields[i]; i++)
		if (fields[i]->unindexed > version && field_since(fields[i], table) <= version)
			buf_printf(sql, "DROP INDEX %s_%s;\n", table, fields[i]->name);
}

static void
add_dated(struct buf *sql, const struct dialect *d, const char *table, int version)
{
	const struct field *const *fields = table_fields(table);
	int first = 0;

	for (int i = 0; fields[i]; i++)
		if (fields[i]->dated && (!first || field_since(fields[i], table) < first))
			first = field_since(fields[i], table);
	if (first > version)
		buf_printf(sql, dated_table, table, d->identity, table, field_column(fields[0]), d->options, table,
		    table);
	else if (first && version < REASONS_SINCE)
		buf_printf(sql, "ALTER TABLE \"%s_dated\" ADD COLUMN reason TEXT;\n", table);
}

/* A noun that shares its table is a view of its rows, made anew since it may have gained columns. */
static void
make_view(struct buf *sql, const struct entity *entity)
{
	if (!entity->table)
		return;
	buf_printf(sql, "DROP VIEW IF EXISTS %s;\nCREATE VIEW %s AS SELECT ", entity->name, entity->name);
	for (const struct field *f = entity->fields; f->name; f++)
		buf_printf(sql, "%s\"%s\"%s%s", f == entity->fields ? "" : ", ", field_column(f),
		    f->type == &type_id ? " AS " : "", f->type == &type_id ? f->name : "");
	buf_printf(sql, " FROM %s WHERE %s = 1;\n", entity->table, entity->role);
}

void
ddl_make(struct db *db, int version)
{
	const struct dialect *d = db_dialect(db);
	const char *const *tables = model_tables();
	struct buf sql = { 0 };

	for (int i = 0; tables[i]; i++) {
		if (table_since(tables[i]) > version)
			create_table(&sql, d, tables[i]);
		else
			add_columns(&sql, tables[i], version);
		add_indexes(&sql, tables[i], version);
		drop_indexes(&sql, tables[i], version);
		add_dated(&sql, d, tables[i], version);
	}
	if (version == 0)
		buf_printf(&sql, system_tables, d->identity, d->options, d->options, d->options);
	for (int i = 0; model[i]; i++)
		make_view(&sql, model[i]);
	db_run(db, buf_string(&sql));
	db_stamp(db, model_version(), MODEL_APPLICATION);
	buf_free(&sql);
}

void
ddl_check(struct db *db)
{
	int version = db_version(db), known = model_version();

	if (db_application(db) != MODEL_APPLICATION)
		die(FAILED, "cannot open '%s': it is not a crm database", db_where(db));
	if (version > known)
		die(FAILED, "cannot open '%s': it is of version %d and %s knows %d; install a newer crm",
		    db_where(db), version, program_name, known);
	if (version < known)
		die(FAILED, "cannot open '%s': it is of version %d and %s needs %d; run crm-db upgrade",
		    db_where(db), version, program_name, known);
}

bool
ddl_is_dated(const char *table)
{
	size_t n = strlen(table);

	return n > 6 && strcmp(table + n - 6, "_dated") == 0;
}

const char *const *
ddl_columns(const char *table)
{
	static const char *const dated[] = { "dated_id", "row_id", "field", "since", "number", "text", "reason", NULL };
	static const char *columns[MOST_COLUMNS];
	const struct field *const *fields;
	int i;

	if (ddl_is_dated(table))
		return dated;
	fields = table_fields(table);
	for (i = 0; fields[i]; i++)
		columns[i] = field_column(fields[i]);
	columns[i] = NULL;
	return columns;
}
