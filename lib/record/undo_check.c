/* SPDX-License-Identifier: ISC */
/* undo_check - what taking change sets back would break: references, choices, trees. */
#include <string.h>

#include "model/ddl.h"
#include "record/check.h"
#include "record/undoing.h"

/* Tells of rows whose reference or choice is not there. source: what m reads, and which of its rows. */
static void
tell_dangling(struct undoing *u, const struct entity *entity, const struct field *f, const char *key,
    const char *column, const char *source)
{
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "SELECT DISTINCT m.%s FROM %s AND m.\"%s\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM main.",
	    key, source, column);
	if (f->to)
		buf_printf(&sql, "\"%s\" AS r WHERE r.%s = m.\"%s\")", entity_table(f->to), entity_stored_key(f->to),
		    column);
	else
		buf_printf(&sql, "choice AS r WHERE r.list = '%s' AND r.code = m.\"%s\")", f->list, column);
	buf_printf(&sql, " LIMIT %d", MOST_TOLD);
	st = db_prepare(u->db, sql.data);
	while (db_step(st))
		undo_tell(u, entity_table(entity), db_number(st, 0), f->name, f->to ?
		    N_("refers to a row that would not be there; undo that too") :
		    N_("is a choice that would not be there; undo that too"));
	db_finish(st);
	buf_free(&sql);
}

/* What refers to rows that are gone now, or has a choice that is. An answered fact holds no longer. */
static void
check_referring(struct undoing *u, const char *gone)
{
	bool choices = strcmp(gone, entity_table(&choice_entity)) == 0;

	for (int i = 0; model[i]; i++)
		for (const struct field *f = model[i]->fields; f->name; f++) {
			const char *table = entity_table(model[i]);

			if (table_entity(table) != model[i] ||
			    !(f->to ? strcmp(entity_table(f->to), gone) == 0 : f->list && choices))
				continue;
			if (f->dated)
				tell_dangling(u, model[i], f, "row_id", f->to ? "number" : "text",
				    arena_printf(u->arena, "main.%s_dated AS m "
				    "WHERE m.field = '%s' AND NOT EXISTS (SELECT 1 FROM main.%s_dated AS e "
				    "WHERE e.row_id = m.row_id AND e.field = m.field AND e.since = m.since "
				    "AND e.dated_id > m.dated_id)", table, f->name, table));
			else
				tell_dangling(u, model[i], f, entity_stored_key(model[i]), field_column(f),
				    arena_printf(u->arena, "main.\"%s\" AS m WHERE 1", table));
		}
}

static void
tell_cycle(const struct finding *f, void *context)
{
	undo_tell(context, f->entity, f->row, NULL, f->says);
}

/* What rows that were put back refer to must be there, and lead to a root. */
static void
check_put_back(struct undoing *u, int64_t change_set, const char *table)
{
	const struct entity *entity = table_entity(table);
	const char *source = arena_printf(u->arena, "main.\"%s\" AS m "
	    "WHERE m.%s IN (SELECT row_id FROM main.history WHERE change_set_id = %lld "
	    "AND entity = '%s')", table, entity_stored_key(entity), (long long)change_set, table);

	for (const struct field *f = entity->fields; f->name; f++) {
		if (!undo_noted_column(u, table, field_column(f)))
			continue;
		if (f->to || f->list)
			tell_dangling(u, entity, f, entity_stored_key(entity), field_column(f), source);
		if (f->tree)
			check_tree(u->db, table, f, tell_cycle, u);
	}
}

void
undo_check(struct undoing *u, int64_t change_set)
{
	struct statement *st = db_prepare(u->db, "SELECT DISTINCT entity, 1 FROM main.history WHERE change_set_id = ?1 "
	    "AND op <> 'I' UNION ALL SELECT DISTINCT entity, 0 FROM main.history WHERE change_set_id = ?1 AND op = 'I' "
	    "UNION ALL SELECT entity, 0 FROM main.inserted WHERE change_set_id = ?1");

	db_bind_number(st, 1, change_set);
	while (db_step(st)) {
		const char *table = arena_string(u->arena, db_text(st, 0));

		if (ddl_is_dated(table) || table_entity(table)->kind == FACT)
			continue;
		if (db_number(st, 1))
			check_put_back(u, change_set, table);
		else
			check_referring(u, table);
	}
	db_finish(st);
	undo_check_postings(u, change_set);
}

#define ONLY_ADMINISTRATORS "('setting', 'user', 'period')"

/* What is asked of a change set: whose it is, whether it is of what administrators alone see to, and whether it said
 * what customers may owe, by a caller who may no longer do so. */
#define RIGHTS \
	"SELECT c.login, EXISTS (SELECT 1 FROM main.history AS h WHERE h.change_set_id = c.change_set_id " \
	"AND h.entity IN " ONLY_ADMINISTRATORS ") OR EXISTS (SELECT 1 FROM main.inserted AS i " \
	"WHERE i.change_set_id = c.change_set_id AND i.entity IN " ONLY_ADMINISTRATORS "), " \
	"EXISTS (SELECT 1 FROM main.inserted AS i JOIN main.party_dated AS d ON d.dated_id BETWEEN i.first_id " \
	"AND i.last_id WHERE i.change_set_id = c.change_set_id AND i.entity = 'party_dated' " \
	"AND d.field IN ('credit_limit', 'credit_days', 'credit_until')) AND NOT EXISTS (SELECT 1 " \
	"FROM main.\"user\" AS w WHERE w.user_id = ?2 AND w.may_lift_credit = 1) " \
	"FROM main.change_set AS c WHERE c.change_set_id = ?1"

void
undo_check_right(struct undoing *u, int64_t change_set)
{
	struct access *a = change_access(u->change);
	struct statement *st;

	if (access_is_admin(a))
		return;
	st = db_prepare(u->db, RIGHTS);
	db_bind_number(st, 1, change_set);
	db_bind_number(st, 2, access_caller(a));
	db_step(st);
	if (strcmp(db_text(st, 0), access_login()) != 0)
		die(FORBIDDEN, "cannot undo change set %lld: it is of '%s', who may undo it, or an administrator",
		    (long long)change_set, db_text(st, 0));
	if (db_number(st, 1))
		access_need_admin(a, "undo what was done to settings, users or periods");
	if (db_number(st, 2))
		die(FORBIDDEN, "cannot undo change set %lld: only administrators, and users with may_lift_credit, "
		    "say what customers may owe", (long long)change_set);
	db_finish(st);
}

/* Nobody undoes himself into rights that were taken from him. */
static void
check_rights(const struct undoing *u)
{
	static const char *const rights[] = { "admin", "may_lift_credit", "login", "deleted" };

	for (size_t i = 0; i < sizeof rights / sizeof *rights; i++)
		if (undo_noted_column(u, "user", rights[i]))
			access_need_admin(change_access(u->change), "say who may do what");
}

void
undo_check_administrator(struct undoing *u)
{
	check_rights(u);
	if (undo_number(u, NULL, "SELECT 1 FROM main.\"user\" WHERE admin = 1 AND deleted IS NULL LIMIT 1"))
		return;
	u->conflicts++;
	u->conflict(&(struct problem){ "user", "admin", N_("no administrator would be left") }, u->context);
}
