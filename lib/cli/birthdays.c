/* SPDX-License-Identifier: ISC */
/* birthdays - whose birthday comes up. */
#include <string.h>

#include "cli/answer.h"
#include "cli/contacts.h"
#include "cli/human.h"

static const char *within;

const struct option birthdays_options[] = {
	{ "within", .argument = "PERIOD", .text = &within, .says = N_("how far to look ahead: 7d, 2w, 1m (30d)") },
	{ 0 }
};

enum { ID, NAME, CUSTOMER_ID, CUSTOMER, BIRTH, NEXT, DAYS, AGE, COLUMNS, LEFT = NEXT };

static const struct column own_columns[] = {
	{ "next", N_("Birthday"), &type_date, NULL, false },
	{ "days", N_("Days until"), &type_integer, NULL, false },
	{ "age", N_("Age then"), &type_integer, NULL, false },
};

/* The last day that is looked at. */
static day
horizon(struct run *run)
{
	const char *text = within ? within : "30d";
	const struct calendar *calendar = access_calendar(run->access);
	char *ahead = arena_printf(run->arena, "+%s", text);
	struct period period;

	if (strspn(text, "0123456789") == strlen(text) && *text)
		ahead = arena_printf(run->arena, "+%sd", text);
	if (*text < '0' || *text > '9' || date_period(ahead, strlen(ahead), calendar, &period) != NULL)
		die(USAGE, _("--within cannot be '%s': it is a number of days, weeks or months, as 7d, 2w or 1m"),
		    text);
	return period.last;
}

/* The first birthday from today on. Who was born on 29 February has it on the 28th in other years. */
static day
next_birthday(day birth, day today, int *age)
{
	int year, born, month, number;
	day next;

	date_split(birth, &born, &month, &number);
	date_split(today, &year, &month, &number);
	*age = year - born;
	next = date_add_months(birth, 12 * *age);
	if (next < today)
		next = date_add_months(birth, 12 * ++*age);
	return next;
}

/* The columns of the question, and behind them those that are worked out. */
static struct column *
columns_of(struct run *run, struct query *q)
{
	struct column *columns = arena_alloc(run->arena, COLUMNS * sizeof *columns);
	int count;

	memcpy(columns, query_result(q, &count), NEXT * sizeof *columns);
	memcpy(columns + NEXT, own_columns, sizeof own_columns);
	return columns;
}

static day
day_at(struct statement *st, int column)
{
	const char *text = db_text(st, column);

	return text ? date_iso(text, strlen(text)) : DATE_NONE;
}

enum status
contact_birthdays(struct run *run)
{
	day last = horizon(run), today = access_calendar(run->access)->today;
	struct query *q = run_query(run, &contact_entity);
	struct value values[COLUMNS];
	struct answer *answer;
	struct statement *st;

	run_filters(run, q);
	query_filter(q, "birth!=");
	query_columns(q, "name,customer,birth,left_on");
	if (!run->options.sort)
		run->options.sort = "next";
	answer = answer_new(run, columns_of(run, q), COLUMNS);
	st = query_open(q);
	while (db_step(st)) {
		day birth = day_at(st, BIRTH), left = day_at(st, LEFT), next;
		char text[DATE_TEXT];
		int age;

		if (birth == DATE_NONE || (left != DATE_NONE && left <= today))
			continue;
		next = next_birthday(birth, today, &age);
		if (next > last)
			continue;
		for (int i = ID; i <= BIRTH; i++)
			db_value(st, i, &values[i]);
		values[NEXT] = value_text(date_text(next, text));
		values[DAYS] = value_number(next - today);
		values[AGE] = value_number(age);
		answer_row(answer, values);
	}
	db_finish(st);
	return answer_end(answer);
}
