/* SPDX-License-Identifier: ISC */
/* sqlite_functions - the crm_ functions of SQL, as db.h lists them. */
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/occurrence.h"
#include "base/seek.h"
#include "base/text.h"
#include "db/sqlite.h"

typedef sqlite3_context answer;
typedef sqlite3_value argument;

static bool
any_null(answer *a, int n, argument **v)
{
	for (int i = 0; i < n; i++)
		if (sqlite3_value_type(v[i]) == SQLITE_NULL) {
			sqlite3_result_null(a);
			return true;
		}
	return false;
}

static const char *
text_of(argument *v, size_t *length)
{
	const char *text = (const char *)sqlite3_value_text(v);

	*length = (size_t)sqlite3_value_bytes(v);
	return text;
}

static void
answer_buf(answer *a, const struct buf *b)
{
	sqlite3_result_text(a, buf_string(b), (int)b->length, SQLITE_TRANSIENT);
}

/* Borrowed until the next call. */
static const struct buf *
folded(argument *v)
{
	static struct buf buf;
	size_t length;
	const char *text = text_of(v, &length);

	buf_clear(&buf);
	text_fold(&buf, text, length);
	return &buf;
}

static void
fold(answer *a, int n, argument **v)
{
	if (!any_null(a, n, v))
		answer_buf(a, folded(v[0]));
}

static void
contains(answer *a, int n, argument **v)
{
	if (!any_null(a, n, v))
		sqlite3_result_int(a, strstr(buf_string(folded(v[0])), (const char *)sqlite3_value_text(v[1])) != NULL);
}

static void
matches(answer *a, int n, argument **v)
{
	static struct buf text, word;
	size_t length;
	const char *t;
	enum seek_rank rank;

	if (any_null(a, n, v))
		return;
	buf_clear(&text);
	buf_clear(&word);
	t = text_of(v[0], &length);
	seek_key(&text, t, length);
	seek_word(&word, text_of(v[1], &length));
	rank = word.length ? seek_literally(buf_string(&text), buf_string(&word)) : SEEK_NOT;
	sqlite3_result_int(a, (int)(rank ? rank : seek_spelt(buf_string(&text), buf_string(&word))));
}

static void
muldiv(answer *a, int n, argument **v)
{
	int64_t out, c;

	if (any_null(a, n, v))
		return;
	c = sqlite3_value_int64(v[2]);
	if (c == 0)
		sqlite3_result_null(a);
	else if (decimal_muldiv(sqlite3_value_int64(v[0]), sqlite3_value_int64(v[1]), c, &out))
		sqlite3_result_int64(a, out);
	else
		sqlite3_result_error(a, "crm_muldiv: the result is too large", -1);
}

static void
money(answer *a, int n, argument **v)
{
	struct buf b = { 0 };

	if (any_null(a, n, v))
		return;
	decimal_print(&b, sqlite3_value_int64(v[0]), MONEY_PLACES, 2);
	answer_buf(a, &b);
	buf_free(&b);
}

static void
mask(answer *a, int n, argument **v)
{
	struct buf b = { 0 };
	size_t length;
	const char *text;

	if (any_null(a, n, v))
		return;
	text = text_of(v[0], &length);
	text_mask(&b, text, length, sqlite3_value_int(v[1]), sqlite3_value_int(v[2]));
	answer_buf(a, &b);
	buf_free(&b);
}

static void
answer_day(answer *a, day d)
{
	char text[DATE_TEXT];

	if (d == DATE_NONE)
		sqlite3_result_null(a);
	else
		sqlite3_result_text(a, date_text(d, text), -1, SQLITE_TRANSIENT);
}

static day
day_of(argument *v)
{
	size_t length;
	const char *text = text_of(v, &length);

	return text && length >= DATE_TEXT - 1 ? date_iso(text, DATE_TEXT - 1) : DATE_NONE;
}

static void
today(answer *a, int n, argument **v)
{
	(void)n, (void)v;
	answer_day(a, ((struct db *)sqlite3_user_data(a))->calendar.today);
}

static void
asked_day(answer *a, int n, argument **v)
{
	const struct db *db = sqlite3_user_data(a);

	(void)n, (void)v;
	answer_day(a, db->has_day ? db->day : db->calendar.today);
}

static void
occurrence(answer *a, int n, argument **v)
{
	size_t length;
	const char *every;

	if (any_null(a, 2, v))
		return;
	every = text_of(v[1], &length);
	answer_day(a, occurrence_day(day_of(v[0]), every, sqlite3_value_int(v[2]), sqlite3_value_int(v[n - 1])));
}

static void
add_days(answer *a, int n, argument **v)
{
	day d = day_of(v[0]);

	(void)n;
	answer_day(a, d == DATE_NONE ? d : d + sqlite3_value_int(v[1]));
}

static void
add_months(answer *a, int n, argument **v)
{
	day d = day_of(v[0]);

	(void)n;
	answer_day(a, d == DATE_NONE ? d : date_add_months(d, sqlite3_value_int(v[1])));
}

static void
days_between(answer *a, int n, argument **v)
{
	day from = day_of(v[0]), to = day_of(v[1]);

	(void)n;
	if (from == DATE_NONE || to == DATE_NONE)
		sqlite3_result_null(a);
	else
		sqlite3_result_int64(a, (int64_t)to - from);
}

static void
week(answer *a, int n, argument **v)
{
	int start = ((struct db *)sqlite3_user_data(a))->calendar.week_start;
	day d = day_of(v[0]);

	(void)n;
	answer_day(a, d == DATE_NONE ? d : d - (date_weekday(d) - start + 7) % 7);
}

/* As 2026Q1 is in a filter. */
static void
quarter(answer *a, int n, argument **v)
{
	int start = ((struct db *)sqlite3_user_data(a))->calendar.year_start, year, month, date;
	day d = day_of(v[0]);
	char text[16];

	(void)n;
	if (d == DATE_NONE) {
		sqlite3_result_null(a);
		return;
	}
	date_split(date_add_months(d, start > 1 ? 1 - start : 0), &year, &month, &date);
	snprintf(text, sizeof text, "%04dQ%d", year, (month + 2) / 3);
	sqlite3_result_text(a, text, -1, SQLITE_TRANSIENT);
}

static void
list_step(answer *a, int n, argument **v)
{
	struct buf *list = sqlite3_aggregate_context(a, sizeof *list);
	size_t length;
	const char *text;

	(void)n;
	if (!list || sqlite3_value_type(v[0]) == SQLITE_NULL)
		return;
	if (list->length)
		buf_byte(list, ',');
	text = text_of(v[0], &length);
	buf_add(list, text, length);
}

static void
list_end(answer *a)
{
	struct buf *list = sqlite3_aggregate_context(a, 0);

	if (!list || !list->length)
		return;
	answer_buf(a, list);
	buf_free(list);
}

void
sqlite_functions(struct db *db)
{
	static const struct {
		const char *name;
		int arguments;
		void (*call)(answer *, int, argument **);
		int pure;
	} functions[] = {
		{ "crm_fold", 1, fold, SQLITE_DETERMINISTIC },
		{ "crm_contains", 2, contains, SQLITE_DETERMINISTIC },
		{ "crm_matches", 2, matches, SQLITE_DETERMINISTIC },
		{ "crm_muldiv", 3, muldiv, SQLITE_DETERMINISTIC },
		{ "crm_mask", 3, mask, SQLITE_DETERMINISTIC },
		{ "crm_money", 1, money, SQLITE_DETERMINISTIC },
		{ "crm_today", 0, today, SQLITE_DETERMINISTIC },   /* no day ends within a statement */
		{ "crm_day", 0, asked_day, SQLITE_DETERMINISTIC },
		{ "crm_add_days", 2, add_days, SQLITE_DETERMINISTIC },
		{ "crm_add_months", 2, add_months, SQLITE_DETERMINISTIC },
		{ "crm_days_between", 2, days_between, SQLITE_DETERMINISTIC },
		{ "crm_week", 1, week, SQLITE_DETERMINISTIC },
		{ "crm_quarter", 1, quarter, SQLITE_DETERMINISTIC },
		{ "crm_occurrence", 4, occurrence, SQLITE_DETERMINISTIC },
	};

	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		sqlite3_create_function_v2(db->handle, functions[i].name, functions[i].arguments,
		    SQLITE_UTF8 | SQLITE_DIRECTONLY | functions[i].pure, db, functions[i].call, NULL, NULL, NULL);
	sqlite_json(db);
	sqlite3_create_function_v2(db->handle, "crm_list", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY | SQLITE_DETERMINISTIC,
	    db, NULL, list_step, list_end, NULL);
}
