/* SPDX-License-Identifier: ISC */
/* reminding - reminders of what is overdue, by level; who has to see to it. */
#include <string.h>

#include "base/decimal.h"
#include "cli/answer.h"
#include "cli/human.h"
#include "cli/lettering.h"
#include "cli/nested.h"
#include "record/history.h"
#include "trade/dunning.h"
#include "trade/penalty.h"

static bool again;

const struct option dun_options[] = {
	{ "again", .flag = &again, .says = N_("write nothing: the letters that were written on that day already") },
	LETTER_LANGUAGE,
	{ 0 }
};

const struct entity *
dunning_noun(struct run *run)
{
	(void)run;
	return &dunning_entity;
}

/* A letter line as it is read, and the columns of rows. */
enum told { PARTY, CODE, NAME, COUNTRY, CURRENCY, LEVEL, DAY, DOCUMENT, RECEIVABLE, DUE, AMOUNT, OPEN, OVERDUE, PENALTY,
    PLACE };

#define LETTERS \
	"SELECT n.customer_id, p.code, p.name, c.country, i.currency, n.level, n.day, coalesce(d.code, i.code), " \
	"i.code, n.due, b.amount, n.open, crm_days_between(n.due, n.day), n.penalty, w.position " \
	"FROM temp.letters AS l JOIN dunning AS n ON n.dunning_id = l.id " \
	"JOIN item AS i ON i.item_id = n.receivable_id JOIN balance AS b ON b.item_id = i.item_id " \
	"JOIN party AS p ON p.party_id = n.customer_id JOIN customer AS c ON c.customer_id = n.customer_id " \
	"LEFT JOIN contract AS d ON d.contract_id = i.contract_id LEFT JOIN choice AS w ON w.list = 'dunning-level' " \
	"AND w.code = n.level ORDER BY p.code, n.customer_id, i.currency, n.due, i.item_id"

static const struct field level_field = { "level", &type_choice, N_("Level"), .list = "dunning-level" };

#define LINE_COLUMNS \
	{ "level", N_("Level"), &type_choice, &level_field, false }, { "day", N_("Date"), &type_date, NULL, false }, \
	{ "document", N_("Document"), &type_code, NULL, false }, \
	{ "receivable", N_("Receivable"), &type_code, NULL, false }, \
	{ "due", N_("Due date"), &type_date, NULL, false }, { "amount", N_("Amount"), &type_money, NULL, false }, \
	{ "open", N_("Open then"), &type_money, NULL, false }, \
	{ "overdue", N_("Days overdue then"), &type_integer, NULL, false }, \
	{ "penalty", N_("Penalty until then"), &type_money, NULL, false }
#define LINE_COUNT 9

static const struct column line_columns[] = { LINE_COLUMNS };
static const struct column flat_columns[] = {
	{ "customer_id", "customer_id", &type_id, NULL, false },
	{ "customer", N_("Customer"), &type_text, NULL, false },
	{ "currency", N_("Currency"), &type_code, NULL, false }, LINE_COLUMNS,
};
static const struct column letter_columns[] = {
	{ "customer_id", "customer_id", &type_id, NULL, false },
	{ "customer", N_("Customer"), &type_text, NULL, false },
	{ "code", N_("Code"), &type_code, NULL, false }, { "currency", N_("Currency"), &type_code, NULL, false },
	{ "language", N_("Language"), &type_code, NULL, false },
	{ "level", N_("Level"), &type_choice, &level_field, false },
	{ "day", N_("Date"), &type_date, NULL, false }, { "open", N_("Open then"), &type_money, NULL, false },
	{ "penalty", N_("Penalty until then"), &type_money, NULL, false }, { "lines", NULL, &type_cell, NULL, false },
};
#define LETTER_COUNT (int)(sizeof letter_columns / sizeof *letter_columns)

/* The letter to one customer about one currency. */
struct letter {
	struct run *run;
	struct answer *answer;
	bool begun;
	int64_t party, open, penalty, place;
	const char *code, *name, *currency, *language, *level, *day;
	struct nested lines;
};

static void
end_letter(struct letter *l)
{
	if (!l->begun)
		return;
	answer_row(l->answer,
	    (struct value[LETTER_COUNT]){ value_number(l->party), value_text(l->name), value_text(l->code),
		value_text(l->currency), value_text(l->language), value_text(l->level), value_text(l->day),
		value_number(l->open),
		l->penalty ? value_number(l->penalty) : VALUE_EMPTY, nested_end(l->run, l->lines) });
	l->begun = false;
}

static void
begin_letter(struct letter *l, const struct value told[])
{
	struct arena *arena = l->run->arena;

	l->begun = true;
	l->party = told[PARTY].number;
	l->code = arena_string(arena, told[CODE].text);
	l->name = arena_string(arena, told[NAME].text);
	l->currency = arena_string(arena, told[CURRENCY].text);
	l->day = arena_string(arena, told[DAY].text);
	l->language = letter_language_of(told[COUNTRY].kind == TEXT ? told[COUNTRY].text : NULL);
	l->open = l->penalty = 0;
	l->place = -1;
	l->lines = nested_begin(line_columns, LINE_COUNT);
}

/* A letter is as grave as the gravest of its lines. */
static void
add_to_letter(struct letter *l, const struct value told[])
{
	if (!l->begun || l->party != told[PARTY].number || strcmp(l->currency, told[CURRENCY].text) != 0) {
		end_letter(l);
		begin_letter(l, told);
	}
	l->open += told[OPEN].number;
	l->penalty += told[PENALTY].number;
	if (told[PLACE].number > l->place) {
		l->place = told[PLACE].number;
		l->level = arena_string(l->run->arena, told[LEVEL].text);
	}
	writer_row(l->lines.writer, told + LEVEL);
}

static void
add_flat(struct letter *l, const struct value told[])
{
	struct value row[3 + LINE_COUNT] = { told[PARTY], told[NAME], told[CURRENCY] };

	memcpy(row + 3, told + LEVEL, LINE_COUNT * sizeof *row);
	answer_row(l->answer, row);
}

/* Prints the letters whose lines stand in temp.letters. */
static enum status
print_letters(struct run *run, int64_t change_set)
{
	bool nested = letter_nested(run);
	struct letter l = { .run = run };
	struct statement *st = db_prepare(access_db(run->access), LETTERS);
	struct value told[PLACE + 1];

	(void)change_set;
	l.answer = answer_new(run, nested ? letter_columns : flat_columns, nested ? LETTER_COUNT : 3 + LINE_COUNT);
	while (db_step(st)) {
		for (int i = 0; i <= PLACE; i++)
			db_value(st, i, &told[i]);
		(nested ? add_to_letter : add_flat)(&l, told);
	}
	db_finish(st);
	end_letter(&l);
	return answer_end(l.answer);
}

/* Leaves out receivables of customers who read another language. */
static void
keep_language(struct run *run)
{
	struct db *db = access_db(run->access);
	struct statement *st, *out;

	if (!letter_language)
		return;
	db_run(db, "CREATE TEMP TABLE read_by AS SELECT DISTINCT i.party_id, c.country FROM temp.asked AS a "
	    "JOIN item AS i ON i.item_id = a.id JOIN customer AS c ON c.customer_id = i.party_id");
	st = db_prepare(db, "SELECT party_id, country FROM temp.read_by");
	out = db_prepare(db, "DELETE FROM temp.asked WHERE id IN (SELECT item_id FROM item WHERE party_id = ?1)");
	while (db_step(st)) {
		if (strcmp(letter_language_of(db_text(st, 1)), letter_language) == 0)
			continue;
		db_bind_number(out, 1, db_number(st, 0));
		db_step(out);
		db_reset(out);
	}
	db_finish(out);
	db_finish(st);
}

/* What is told of penalties comes from a setting, since the contract says what they are. */
static int64_t
told_rate(struct run *run)
{
	const char *text = access_setting(run->access, "ar.penalty-rate");
	int64_t rate;

	if (!*text)
		return 0;
	if (!penalty_rate(text, &rate))
		die(REFUSED, _("the setting %s is the part of an amount that a day costs, such as 0.0005 or 0.05%%, "
		    "not '%s'"), "ar.penalty-rate", text);
	return rate;
}

static int64_t
least_amount(struct run *run)
{
	const char *text = access_setting(run->access, "ar.dun-minimum");
	int64_t least;

	return decimal_parse(text, strlen(text), MONEY_PLACES, MONEY_PLACES, false, &least) ? 0 : least;
}

static void
take_ids(struct run *run, const int64_t *ids, size_t count)
{
	struct statement *st = db_prepare(access_db(run->access), "INSERT INTO temp.letters VALUES (?1)");

	for (size_t i = 0; i < count; i++) {
		db_bind_number(st, 1, ids[i]);
		db_step(st);
		db_reset(st);
	}
	db_finish(st);
}

static enum status
print_again(struct run *run, const char *on)
{
	struct statement *st = db_prepare(access_db(run->access), "INSERT INTO temp.letters "
	    "SELECT n.dunning_id FROM dunning AS n "
	    "WHERE n.day = ?1 AND n.receivable_id IN (SELECT id FROM temp.asked) AND " DUNNING_STANDS("dunning"));

	db_bind_text(st, 1, on);
	db_step(st);
	db_finish(st);
	return print_letters(run, 0);
}

static enum status
print_repeated(struct run *run, struct change *c)
{
	int64_t first = change_id(c);
	const int64_t *ids;
	size_t count;

	change_abandon(c);
	ids = history_rows(run->access, run->arena, first, &dunning_entity, &count);
	take_ids(run, ids, count);
	return print_letters(run, first);
}

enum status
dun_verb(struct run *run)
{
	struct dunning_rules rules = { "asked", least_amount(run), told_rate(run) };
	struct problem p = { 0 };
	struct change *c;
	int64_t first, last;

	query_into_temp(selection_query(run, &receivable_entity, false), "asked");
	keep_language(run);
	db_run(access_db(run->access), "CREATE TEMP TABLE letters (id INTEGER PRIMARY KEY)");
	if (again)
		return print_again(run, run->options.on ? run->options.on : run_today(run));
	answer_check(run, letter_nested(run) ? letter_columns : flat_columns,
	    letter_nested(run) ? LETTER_COUNT : 3 + LINE_COUNT);
	c = run_change(run);
	if (change_repeated(c))
		return print_repeated(run, c);
	if (!dunning_send(c, &rules, &p))
		return run_refused(run, c, &p);
	if (change_made(c, "dunning", &first, &last))
		for (int64_t id = first; id <= last; id++)
			take_ids(run, &id, 1);
	return run_told(run, c, print_letters);
}

enum status
dunned_verb(struct run *run)
{
	struct query *q = run_query(run, &dunning_entity);

	query_filter(q, "stands=yes");
	run_filters(run, q);
	return run_print(run, q);
}

/* Of whose items are overdue long enough for a level; it is the owner's, from the second on that of the boss, and so
 * up. */
#define LATE \
	"WITH late AS (SELECT i.party_id, i.owner_id, i.currency, count(*) AS items, " \
	"sum(b.open) AS open, max(crm_days_between(b.due, crm_day())) AS overdue FROM balance AS b " \
	"JOIN item AS i ON i.item_id = b.item_id WHERE b.open > 0 AND b.due < crm_day() AND i.item_id IN (SELECT id " \
	"FROM temp.asked) GROUP BY i.party_id, i.owner_id, i.currency), " \
	"reached AS (SELECT late.*, (SELECT max(w.position) FROM choice AS w WHERE w.list = 'dunning-level' " \
	"AND w.active = 1 AND w.norm_days <= late.overdue) AS place, (SELECT max(n.day) FROM dunning AS n " \
	"JOIN item AS x ON x.item_id = n.receivable_id WHERE n.customer_id = late.party_id " \
	"AND x.owner_id IS NOT DISTINCT FROM late.owner_id AND " DUNNING_STANDS("dunning") ") AS dunned FROM late) " \
	"SELECT r.party_id, p.name, w.code, o.user_id, coalesce(o.name, o.login), b.user_id, coalesce(b.name, " \
	"b.login), t.user_id, coalesce(t.name, t.login), r.currency, r.items, r.open, r.overdue, r.dunned " \
	"FROM reached AS r JOIN party AS p ON p.party_id = r.party_id " \
	"JOIN choice AS w ON w.list = 'dunning-level' AND w.position = r.place " \
	"LEFT JOIN \"user\" AS o ON o.user_id = r.owner_id LEFT JOIN \"user\" AS b ON b.user_id = o.boss_id " \
	"LEFT JOIN \"user\" AS t ON t.user_id = CASE WHEN r.place <= 1 THEN o.user_id " \
	"WHEN r.place = 2 THEN coalesce(b.user_id, o.user_id) ELSE coalesce(b.boss_id, b.user_id, o.user_id) END " \
	"ORDER BY r.place DESC, r.open DESC, r.party_id"

enum status
escalate_verb(struct run *run)
{
	static const struct column columns[] = {
		{ "customer_id", "customer_id", &type_id, NULL, false },
		{ "customer", N_("Customer"), &type_text, NULL, false },
		{ "level", N_("Level"), &type_choice, &level_field, false },
		{ "owner_id", "owner_id", &type_id, NULL, false },
		{ "owner", N_("Owner"), &type_text, NULL, false }, { "boss_id", "boss_id", &type_id, NULL, false },
		{ "boss", N_("Boss"), &type_text, NULL, false }, { "to_id", "to_id", &type_id, NULL, false },
		{ "to", N_("To be seen to by"), &type_text, NULL, false },
		{ "currency", N_("Currency"), &type_code, NULL, false },
		{ "count", N_("Count"), &type_integer, NULL, false }, { "open", N_("Open"), &type_money, NULL, true },
		{ "overdue", N_("Days overdue"), &type_integer, NULL, false },
		{ "dunned", N_("Last reminded"), &type_date, NULL, false },
	};
	struct query *q = run_query(run, &receivable_entity);

	run_filters(run, q);
	query_into_temp(q, "asked");
	return answer_sql(run, columns, sizeof columns / sizeof *columns, db_prepare(access_db(run->access), LATE));
}
