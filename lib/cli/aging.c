/* SPDX-License-Identifier: ISC */
/*
 * aging - what is open by how long it is overdue.
 *
 * The question is put to the kept balances (or, of a past day, to what they were), of which an index holds those that
 * are open alone; so it does not look at what was settled. Its filters and groups are those of items, which it names
 * item.X.
 */
#include "cli/aging.h"

#include <stdlib.h>
#include <string.h>

#include "cli/answer.h"
#include "cli/human.h"
#include "trade/side.h"

#define MOST_BUCKETS 12
#define MOST_AXES 6
#define MOST_AGE 36500

static const char *by = "due", *buckets = "0,30,60,90", *group;
static bool items, totals;

const struct option aging_options[] = {
	{ "by", .argument = "DAY", .text = &by, .values = "due|shipped|invoiced",
	  .says = N_("from which day on it is aged: the due date, or that of the shipment or invoice (due)") },
	{ "buckets", .argument = "DAYS,...", .text = &buckets, .says = N_("where columns end (0,30,60,90)") },
	{ "group", .argument = "FIELD,...", .text = &group,
	  .says = N_("a row for each customer (or supplier), or owner, contract, customer.industry ...") },
	{ "items", .flag = &items, .says = N_("a row for each open item") },
	{ "totals", .flag = &totals, .says = N_("a last row of totals") },
	{ 0 }
};

/* The day that an item is aged from, in the words of formulas. */
static const char *
aged_from(void)
{
	if (strcmp(by, "shipped") == 0)
		return "CASE WHEN $item.stock_entry_id IS NOT NULL THEN (SELECT e.day "
		    "FROM main.stock_entry AS e WHERE e.stock_entry_id = $item.stock_entry_id) "
		    "WHEN $item.kind IS DISTINCT FROM 'contract' THEN $item.day END";
	if (strcmp(by, "invoiced") == 0)
		return "coalesce((SELECT min(t.day) FROM (SELECT min(b.day) AS day FROM main.billing AS b "
		    "WHERE b.item_id = $item.item_id AND b.day <= crm_day() GROUP BY b.invoice_line_id "
		    "HAVING sum(b.amount) > 0) AS t), CASE WHEN $item.kind IS DISTINCT FROM 'contract' "
		    "OR ($item.due IS NOT NULL AND EXISTS (SELECT 1 FROM main.instalment AS n "
		    "WHERE coalesce(n.contract_id, n.purchase_id) = coalesce($item.contract_id, $item.purchase_id) "
		    "AND n.number = $item.instalment AND n.trigger = 'invoice')) THEN $item.day END)";
	return "$.due";
}

/* "0,30,60" to numbers that ascend from 0. */
static int
read_buckets(struct run *run, int edges[MOST_BUCKETS])
{
	char *rest = arena_string(run->arena, buckets), *save = NULL;
	int n = 1;

	edges[0] = 0;
	for (char *w = strtok_r(rest, ",", &save); w; w = strtok_r(NULL, ",", &save)) {
		char *end;
		long days = strtol(w, &end, 10);

		if (end == w || *end || days < 0 || days > MOST_AGE || (days > 0 && days <= edges[n - 1]) ||
		    (days == 0 && n > 1))
			die(USAGE, _("--buckets are days that ascend, such as 0,30,60,90, not '%s'"), buckets);
		if (n == MOST_BUCKETS)
			die(USAGE, _("--buckets takes at most %d days"), MOST_BUCKETS - 1);
		if (days > 0)
			edges[n++] = (int)days;
	}
	return n;
}

/* The sum of what is open and owed where a condition holds. */
static void
add_owed(struct run *run, struct query *q, const char *name, const char *label, const char *condition)
{
	query_measure_as(q, name, label, &type_money, arena_printf(run->arena,
	    "coalesce(sum($.open) FILTER (WHERE $item.sign > 0 AND $.open > 0 AND %s), 0)", condition));
}

/* The day so many days before the one the question is asked for. */
static const char *
day_before(struct run *run, int days)
{
	const char *on = access_day(run->access);

	return date_after(on ? on : run_today(run), -days, arena_alloc(run->arena, DATE_TEXT));
}

static void
add_bucket(struct run *run, struct query *q, const int *edges, int i, int n)
{
	const char *from = aged_from(), *name, *label = NULL, *condition;

	if (i + 1 < n) {
		name = arena_printf(run->arena, "%d-%d", edges[i] + 1, edges[i + 1]);
		condition = arena_printf(run->arena, "%s >= '%s' AND %s < '%s'", from, day_before(run, edges[i + 1]),
		    from, day_before(run, edges[i]));
	} else {
		name = arena_printf(run->arena, "over-%d", edges[i]);
		condition = arena_printf(run->arena, "%s < '%s'", from, day_before(run, edges[i]));
		label = arena_said(run->arena, "Over %d", edges[i]);
	}
	add_owed(run, q, name, label, condition);
}

static void
add_measures(struct run *run, struct query *q)
{
	int edges[MOST_BUCKETS], n = read_buckets(run, edges);
	const char *from = aged_from();

	add_owed(run, q, "not_due", N_("Not due"), arena_printf(run->arena, "%s >= '%s'", from, day_before(run, 0)));
	add_owed(run, q, "no_date", N_("No due date"), arena_printf(run->arena, "%s IS NULL", from));
	for (int i = 0; i < n; i++)
		add_bucket(run, q, edges, i, n);
	query_measure_as(q, "advances", N_("Advances"),
	    &type_money, "coalesce(sum(-$.open) FILTER (WHERE $item.sign < 0), 0)");
	query_measure_as(q, "credits", N_("Credits"), &type_money,
	    "coalesce(sum($.open) FILTER (WHERE $item.sign > 0 AND $.open < 0), 0)");
	query_measure_as(q, "balance", N_("Balance"), &type_money, "coalesce(sum($item.sign * $.open), 0)");
}

/*
 * What was open of all items on a day. Of a day behind which lies less than a quarter of all settlements it is what is
 * open now, less what happened since; else it is added up from the beginning. Either looks at each settlement once,
 * where the rows of balances of that day, which others ask for, look up those of one item. What was taken and used is
 * kept by item, so that it is read beside the items in their own order.
 */
#define UNTIL(s) " AND " s ".day <= ?1"
#define KEEP_THEN "INSERT INTO temp.open_then SELECT i.item_id AS balance_id, i.item_id, i.amount, "
#define IS_DEFERRAL "CASE s.kind WHEN 'deferral' THEN 1 ELSE 0 END"

#define TAKEN_UNTIL \
	"INSERT INTO temp.settled SELECT s.item_id, sum(s.amount), 0, sum(" IS_DEFERRAL ") FROM main.settlement AS s " \
	"WHERE s.day <= ?1 GROUP BY s.item_id"

#define USED_UNTIL \
	"INSERT INTO temp.settled SELECT s.source_id, 0, sum(s.amount), 0 FROM main.settlement AS s " \
	"WHERE s.source_id IS NOT NULL AND s.day <= ?1 GROUP BY s.source_id " \
	"ON CONFLICT (item_id) DO UPDATE SET used = excluded.used"

#define OPEN_UNTIL "i.amount - coalesce(s.taken, 0) + i.sign * coalesce(s.used, 0)"

#define ADDED_UP \
	KEEP_THEN OPEN_UNTIL ", CASE WHEN s.deferred > 0 THEN " ITEM_DUE(UNTIL) " ELSE i.due END FROM main.item AS i " \
	"LEFT JOIN temp.settled AS s ON s.item_id = i.item_id WHERE i.day <= ?1 " \
	"AND i.ledger = ?2 AND " OPEN_UNTIL " <> 0"

#define SINCE \
	"INSERT INTO temp.settled SELECT t.item_id, sum(t.taken), sum(t.used), sum(t.deferred) FROM (SELECT " \
	"s.item_id, s.amount AS taken, 0 AS used, " IS_DEFERRAL " AS deferred FROM main.settlement AS s " \
	"WHERE s.day > ?1 UNION ALL SELECT s.source_id, 0, s.amount, 0 FROM main.settlement AS s " \
	"WHERE s.source_id IS NOT NULL AND s.day > ?1) AS t GROUP BY t.item_id"

#define CHANGED_SINCE \
	KEEP_THEN "coalesce(b.open, 0) + s.taken - i.sign * s.used, " \
	"CASE WHEN s.deferred > 0 THEN " ITEM_DUE(UNTIL) " ELSE b.due END " \
	"FROM temp.settled AS s CROSS JOIN main.item AS i CROSS JOIN main.balance AS b " \
	"WHERE i.item_id = s.item_id AND b.item_id = s.item_id AND i.day <= ?1 AND i.ledger = ?2 " \
	"AND coalesce(b.open, 0) + s.taken - i.sign * s.used <> 0"

#define STILL_OPEN \
	KEEP_THEN "b.open, b.due FROM main.balance AS b CROSS JOIN main.item AS i " \
	"WHERE i.item_id = b.item_id AND b.open IS NOT NULL AND i.day <= ?1 AND i.ledger = ?2 " \
	"AND NOT EXISTS (SELECT 1 FROM temp.settled AS s WHERE s.item_id = i.item_id)"

static void
run_then(struct run *run, const char *sql)
{
	struct statement *st = db_prepare(access_db(run->access), sql);

	db_bind_text(st, 1, run->options.as_of);
	if (db_parameter(st, 2))
		db_bind_text(st, 2, side_of(run->program->entity)->ledger);
	db_step(st);
	db_finish(st);
}

/*
 * To take a settlement back costs three times what it costs to add one up, since those of an item do not lie together,
 * and saves looking at what is settled. A thousand of them tell how many are younger; either way is right, so that a
 * guess does.
 */
#define IS_RECENT \
	"WITH RECURSIVE sample(id) AS (SELECT 1 UNION ALL SELECT id + ?2 / 1000 + 1 FROM sample WHERE id < ?2) " \
	"SELECT 4 * sum(CASE WHEN s.day > ?1 THEN 1 ELSE 0 END) < count(*) FROM sample AS a " \
	"CROSS JOIN main.settlement AS s WHERE s.settlement_id = a.id"

static bool
is_recent(struct run *run)
{
	struct db *db = access_db(run->access);
	struct statement *st = db_prepare(db, IS_RECENT);
	bool recent;

	db_bind_text(st, 1, run->options.as_of);
	db_bind_number(st, 2, db_highest(db, "settlement", "settlement_id"));
	recent = db_step(st) && db_number(st, 0) != 0;
	db_finish(st);
	return recent;
}

static void
keep_open_then(struct run *run)
{
	db_run(access_db(run->access),
	    "CREATE TEMP TABLE settled (item_id INTEGER PRIMARY KEY, taken INTEGER, used INTEGER, deferred INTEGER)");
	if (is_recent(run)) {
		run_then(run, SINCE);
		run_then(run, CHANGED_SINCE);
		run_then(run, STILL_OPEN);
	} else {
		run_then(run, TAKEN_UNTIL);
		run_then(run, USED_UNTIL);
		run_then(run, ADDED_UP);
	}
}

static void
look_back(struct run *run)
{
	struct db *db = access_db(run->access);

	if (!run->options.as_of)
		return;
	run_query(run, &item_entity);
	db_run(db, "CREATE TEMP TABLE open_then (balance_id INTEGER PRIMARY KEY, item_id INTEGER, amount INTEGER, "
	    "open INTEGER, due TEXT)");
	keep_open_then(run);
	access_means(run->access, &balance_entity, "SELECT * FROM temp.open_then");
	access_means(run->access, &item_entity, "SELECT * FROM main.item");
}

/* A filter as it is typed speaks of items. */
static struct query *
ask(struct run *run)
{
	struct query *q = run_query(run, &balance_entity);

	query_filter(q, "open!=");
	query_filter(q, arena_printf(run->arena, "ledger=%s", side_of(run->program->entity)->ledger));
	for (int i = 0; i < run->count; i++)
		query_filter(q, query_is_saved(run->operands[i]) ? run->operands[i] :
		    arena_printf(run->arena, "item.%s", run->operands[i]));
	return q;
}

static int
add_axes(struct run *run, struct query *q)
{
	char *rest = arena_printf(run->arena, "%s", group ? group : side_of(run->program->entity)->party), *save = NULL;
	bool kept_apart = false;
	int n = 0;

	for (char *w = strtok_r(rest, ",", &save); w; w = strtok_r(NULL, ",", &save)) {
		if (n++ == MOST_AXES)
			die(USAGE, _("'%s' names more than %d"), group, MOST_AXES);
		kept_apart |= strcmp(w, "currency") == 0;
		query_axis_as(q, arena_printf(run->arena, "item.%s", w), w);
	}
	if (!kept_apart)
		query_axis_as(q, "item.currency", "currency");
	return n;
}

/* Currencies are never added up, so that each has its row of totals. */
static void
add_totals(struct run *run, struct answer *answer, int first, bool by_id)
{
	struct query *q = ask(run);
	struct value row[MOST_AXES * 2 + MOST_BUCKETS + 8] = { 0 };
	struct statement *st;
	int count;

	query_axis_as(q, "item.currency", "currency");
	add_measures(run, q);
	query_result(q, &count);
	st = query_open(q);
	while (db_step(st)) {
		row[by_id] = value_text("total");
		for (int i = 0; i < count; i++)
			db_value(st, i, &row[first - 1 + i]);
		answer_below(answer, row);
	}
	db_finish(st);
}

static enum status
print_items(struct run *run)
{
	static const char *const names[] = { "code", "customer", "contract", "kind", "day", "currency", "owner" };
	struct query *q = ask(run);
	struct buf wanted = { 0 };
	struct column *columns;
	const struct column *found;
	int count;

	query_columns(q, "item.item_id");
	query_sort(q, "due,item_id");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct side *side = side_of(run->program->entity);
		const char *name = i == 1 ? side->party : i == 2 ? side->document : names[i];

		query_columns(q, arena_printf(run->arena, "item.%s", name));
	}
	query_columns(q, "due,overdue,position");
	found = query_result(q, &count);
	columns = arena_alloc(run->arena, (size_t)count * sizeof *columns);
	for (int i = 0; i < count; i++) {
		columns[i] = found[i];
		if (strncmp(columns[i].name, "item.", 5) == 0)
			columns[i].name += 5;
		if (i > 0)
			buf_printf(&wanted, "%s%s", i > 1 ? "," : "", columns[i].name);
	}
	if (!run->options.columns)
		run->options.columns = arena_string(run->arena, wanted.data);
	buf_free(&wanted);
	return answer_sql(run, columns, count, query_open(q));
}

enum status
aging(struct run *run)
{
	struct query *q;
	struct answer *answer;
	int count, of_measures;
	struct query *bare;
	const struct column *columns;

	db_begin_read(access_db(run->access));
	look_back(run);
	if (items)
		return print_items(run);
	q = ask(run);
	add_axes(run, q);
	add_measures(run, q);
	bare = run_query(run, &balance_entity);
	add_measures(run, bare);
	columns = query_result(q, &count);
	query_result(bare, &of_measures);
	query_bar(q, "balance");
	answer = answer_groups(run, q);
	if (totals)
		add_totals(run, answer, count - of_measures, columns[0].type == &type_id);
	return answer_end(answer);
}
