/* SPDX-License-Identifier: ISC */
/* duplicates - customers that may be the same, and those that were told apart. */
#include "cli/duplicates.h"

#include "cli/answer.h"
#include "cli/groups.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "trade/alike.h"
#include "trade/merger.h"

#define FILTERED "filtered_customer"

const char *distinct_note;
bool distinct_forget;

/* The ids of what was told apart. */
struct pairs {
	int64_t *ids;
	size_t count, size;
};

static const struct column columns[] = {
	{ "customer_id", N_("Customer"), &type_id, NULL, false },
	{ "group_id", N_("Group"), &type_id, NULL, false },
	{ "code", N_("Code"), &type_code, NULL, false },
	{ "name", N_("Name"), &type_text, NULL, false },
	{ "reason", N_("Reason"), &type_text, NULL, false },
	{ "score", N_("Score"), &type_rate, NULL, false },
};

/* The end of the group that begins at from. */
static size_t
end_of_group(const struct alike *all, size_t from, size_t count)
{
	size_t end = from;

	while (end < count && all[end].group == all[from].group)
		end++;
	return end;
}

/* True when the filters hold for one of these. */
static bool
concerns(struct statement *st, const struct alike *all, size_t count)
{
	bool found = !st;

	for (size_t i = 0; i < count && !found; i++) {
		db_bind_number(st, 1, all[i].id);
		found = db_step(st);
		db_reset(st);
	}
	return found;
}

static bool
print_member(struct answer *a, struct statement *st, const struct alike *one)
{
	struct buf reason = { 0 };
	struct value row[6] = { value_number(one->id), value_number(one->group) };
	bool more;

	db_bind_number(st, 1, one->id);
	if (db_step(st)) {
		db_value(st, 0, &row[2]);
		db_value(st, 1, &row[3]);
	}
	alike_reason(one->signs, &reason);
	row[4] = value_text(buf_string(&reason));
	row[5] = value_number(alike_score(one->signs));
	more = answer_row(a, row);
	db_reset(st);
	buf_free(&reason);
	return more;
}

/* All questions see one state of the database. */
enum status
customer_duplicates(struct run *run)
{
	struct answer *a = answer_new(run, columns, sizeof columns / sizeof *columns);
	struct db *db = access_db(run->access);
	struct query *q = run_query(run, &customer_entity);
	struct statement *named, *filtered = NULL;
	const struct alike *all;
	size_t count;
	bool more = true;

	run_filters(run, q);
	db_begin_read(db);
	if (run->count > 0) {
		query_into_temp(q, FILTERED);
		filtered = db_prepare(db, "SELECT 1 FROM " FILTERED " WHERE id = ?1");
	}
	named = db_prepare(db, "SELECT code, name FROM customer WHERE customer_id = ?1");
	all = alike_find(run->access, run->arena, &count);
	for (size_t i = 0, end; i < count && more; i = end) {
		end = end_of_group(all, i, count);
		for (size_t k = i; k < end && more && concerns(filtered, &all[i], end - i); k++)
			more = print_member(a, named, &all[k]);
	}
	db_finish(named);
	db_finish(filtered);
	db_end_read(db);
	return answer_end(a);
}

/* The pairs of a group: of KEYs the first with each other, of a reviewed list all. */
static bool
tell_group(struct run *run, struct change *c, const struct group *group, struct pairs *pairs, struct problem *p)
{
	size_t firsts = run->count > 0 ? 1 : group->count;
	bool good = true;

	for (size_t i = 0; i < firsts && good; i++)
		for (size_t k = i + 1; k < group->count && good; k++) {
			int64_t one = group->ids[i], other = group->ids[k];

			if (pairs->count == pairs->size)
				pairs->ids = must_realloc(pairs->ids,
				    (pairs->size = pairs->size * 2 + 64) * sizeof *pairs->ids);
			good = distinct_forget ? merger_forget(c, one, other, &pairs->ids[pairs->count++], p) :
			    merger_tell_apart(c, one, other, distinct_note, &pairs->ids[pairs->count++], p);
		}
	return good;
}

enum status
customer_distinct(struct run *run)
{
	struct groups g = { .run = run };
	struct pairs pairs = { 0 };
	struct problem p = { 0 };
	struct change *c;
	bool good;

	if (run->count == 0 && !run->dash)
		return run_print(run, run_query(run, &distinction_entity));
	if (run->count == 1 && !run->dash)
		die(USAGE, _("name two customers, or more that differ from the first"));
	run_can_print(run, &distinction_entity);
	groups_read(&g);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &distinction_entity);
	good = groups_fill(&g, &p);
	for (size_t i = 0; i < g.count && good; i++)
		good = tell_group(run, c, &g.of[i], &pairs, &p);
	return good ? run_changed(run, c, &distinction_entity, pairs.ids, pairs.count) : run_refused(run, c, &p);
}
