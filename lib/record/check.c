/* SPDX-License-Identifier: ISC */
/* check - the invariants of a database, derived from the model. */

#include "record/check.h"
#include "record/hook.h"

void
audit_tell(struct audit *k, const char *check, const char *entity, int64_t row, const char *says)
{
	k->found++;
	k->visit(&(struct finding){ check, entity, row, says }, k->context);
}

static void
tell_file(const char *says, void *context)
{
	audit_tell(context, "file", NULL, 0, says);
}

long
check_rows(struct db *db, const char *check, const char *entity, const char *says, const char *sql,
    void (*visit)(const struct finding *, void *), void *context)
{
	struct statement *st = db_prepare(db, sql);
	long found = 0;

	for (; db_step(st); found++)
		visit(&(struct finding){ check, entity, db_number(st, 0),
		    db_columns(st) > 1 && db_text(st, 1) ? db_text(st, 1) : says }, context);
	db_finish(st);
	return found;
}

void
audit_rows(struct audit *k, const char *check, const char *entity, const char *says, const char *sql)
{
	k->found += check_rows(k->db, check, entity, says, sql, k->visit, k->context);
}

static void
check_choices(struct audit *k, const char *table, const char *key, const struct field *f)
{
	struct buf sql = { 0 };

	buf_printf(&sql, "SELECT %s, '%s is ''' || \"%s\" || ''', which is not in the list %s' FROM main.\"%s\" "
	    "WHERE \"%s\" IS NOT NULL AND \"%s\" NOT IN (SELECT code FROM main.choice WHERE list = '%s')", key, f->name,
	    field_column(f), f->list, table, field_column(f), field_column(f), f->list);
	audit_rows(k, "choice", table, NULL, sql.data);
	buf_free(&sql);
}

static void
check_reference(struct audit *k, const char *table, const char *key, const struct field *f)
{
	struct buf sql = { 0 };

	buf_printf(&sql, "SELECT %s, '%s refers to no row of %s' FROM main.\"%s\" AS m WHERE m.\"%s\" IS NOT NULL AND "
	    "NOT EXISTS (SELECT 1 FROM main.\"%s\" AS r WHERE r.%s = m.\"%s\")", key, f->name, f->to->name, table,
	    field_column(f), entity_table(f->to), entity_stored_key(f->to), field_column(f));
	audit_rows(k, "reference", table, NULL, sql.data);
	buf_free(&sql);
}

/* The kept value of a dated field is that of its last fact. */
static void
check_dated(struct audit *k, const char *table, const char *key, const struct field *f)
{
	struct buf sql = { 0 };

	buf_printf(&sql, "SELECT m.%s, '%s is not what its last fact says' FROM main.\"%s\" AS m WHERE m.\"%s\" IS "
	    "DISTINCT FROM (SELECT d.%s FROM main.%s_dated AS d WHERE d.row_id = m.%s AND d.field = '%s' "
	    "ORDER BY d.since DESC, d.dated_id DESC LIMIT 1)", key, f->name, table, field_column(f),
	    f->type->integer ? "number" : "text", table, key, f->name);
	audit_rows(k, "dated", table, NULL, sql.data);
	buf_free(&sql);
}

long
check_tree(struct db *db, const char *table, const struct field *f, void (*visit)(const struct finding *, void *),
    void *context)
{
	struct audit k = { db, visit, context, 0 };
	const char *key = entity_stored_key(table_entity(table));
	struct buf sql = { 0 };

	buf_printf(&sql, "WITH RECURSIVE edges(id, up) AS MATERIALIZED (SELECT %s, \"%s\" FROM main.\"%s\" "
	    "WHERE \"%s\" IS NOT NULL), good(id) AS (SELECT up FROM edges WHERE up NOT IN (SELECT id FROM edges) "
	    "UNION SELECT e.id FROM edges AS e JOIN good AS g ON e.up = g.id) SELECT id FROM edges "
	    "WHERE id NOT IN (SELECT id FROM good) ORDER BY id", key, field_column(f), table, field_column(f));
	audit_rows(&k, "cycle", table, "it stands above itself", sql.data);
	buf_free(&sql);
	return k.found;
}

static void
check_dates(struct audit *k, const char *table, const char *key, const struct field *f)
{
	struct buf sql = { 0 };

	buf_printf(&sql, "SELECT %s, '%s is not a date: ' || \"%s\" FROM main.\"%s\" WHERE \"%s\" IS NOT NULL AND "
	    "crm_add_days(\"%s\", 0) IS DISTINCT FROM \"%s\"", key, f->name, field_column(f), table, field_column(f),
	    field_column(f), field_column(f));
	audit_rows(k, "date", table, NULL, sql.data);
	buf_free(&sql);
}

static void
check_table(struct audit *k, const char *table)
{
	const struct entity *entity = table_entity(table);

	for (const struct field *f = entity->fields; f->name; f++) {
		if (f->list)
			check_choices(k, table, entity_stored_key(entity), f);
		if (f->to)
			check_reference(k, table, entity_stored_key(entity), f);
		if (f->dated)
			check_dated(k, table, entity_stored_key(entity), f);
		if (f->tree)
			k->found += check_tree(k->db, table, f, k->visit, k->context);
		if (f->type == &type_date)
			check_dates(k, table, entity_stored_key(entity), f);
	}
}

static void
check_facts(struct audit *k, const char *table)
{
	struct buf sql = { 0 };

	buf_printf(&sql, "SELECT d.dated_id, 'a fact of no row' FROM main.%s_dated AS d LEFT JOIN main.\"%s\" AS m "
	    "ON m.%s = d.row_id WHERE m.%s IS NULL", table, table, entity_stored_key(table_entity(table)),
	    entity_stored_key(table_entity(table)));
	audit_rows(k, "fact", table, NULL, sql.data);
	buf_free(&sql);
}

/* A deal's day of closing goes with its stage. */
static const struct { const char *check, *entity, *says, *sql; } rules[] = {
	{ "stage", "deal", "closed without a day, or open with one",
	  "SELECT d.deal_id FROM main.deal AS d JOIN main.choice AS c ON c.list = 'deal-stage' AND c.code = d.stage "
	  "WHERE (c.outcome IS NULL) <> (d.closed IS NULL)" },
	{ "stage", "deal", "stands in a stage of another pipeline",
	  "SELECT d.deal_id FROM main.deal AS d JOIN main.choice AS c ON c.list = 'deal-stage' AND c.code = d.stage "
	  "WHERE c.within <> coalesce(d.pipeline, '" STANDARD_PIPELINE "')" },
	{ "history", "history", "an image is not JSON",
	  "SELECT seq FROM main.history WHERE crm_json_has(image, '') IS NULL" },
	{ "history", "history", "a change set that is not there",
	  "SELECT seq FROM main.history WHERE change_set_id NOT IN (SELECT change_set_id FROM main.change_set)" },
	{ "log", "change_set", "its time is before the one before it",
	  "SELECT change_set_id FROM (SELECT change_set_id, at, lag(at) OVER (ORDER BY change_set_id) AS before "
	  "FROM main.change_set) WHERE at < before" },
	{ "setting", "setting", "a setting stands twice",
	  "SELECT max(setting_id) FROM main.setting GROUP BY name HAVING count(*) > 1" },
};

long
check_database(struct db *db, void (*visit)(const struct finding *, void *), void *context)
{
	struct audit k = { db, visit, context, 0 };
	const char *const *tables = model_tables();

	db_integrity(db, tell_file, &k);
	for (int i = 0; tables[i]; i++) {
		check_table(&k, tables[i]);
		if (entity_has_dated(table_entity(tables[i])))
			check_facts(&k, tables[i]);
	}
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		audit_rows(&k, rules[i].check, rules[i].entity, rules[i].says, rules[i].sql);
	return k.found + record_check_facts(db, visit, context);
}
