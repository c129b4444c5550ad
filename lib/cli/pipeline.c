/* SPDX-License-Identifier: ISC */
/* pipeline - figures over many deals: the funnel, how long they stay, what they will bring, how many are won. */
#include "cli/pipeline.h"

#include <stdlib.h>
#include <string.h>

#include "cli/answer.h"
#include "cli/asked.h"
#include "cli/human.h"

#define MOST_AXES 8
#define TOTAL "total"   /* stands for the name of a group, in every language */

const char *figures_by, *stay_over;
bool figures_totals;

/* A question with the operands as filters; from= and to= bound the days when the deals were opened. */
static struct query *
ask(struct run *run)
{
	struct query *q = run_query(run, &deal_entity);

	for (int i = 0; i < run->count; i++) {
		const char *word = run->operands[i];

		if (strncmp(word, "from=", 5) == 0)
			word = arena_printf(run->arena, "opened>=%s", word + 5);
		else if (strncmp(word, "to=", 3) == 0)
			word = arena_printf(run->arena, "opened<=%s", word + 3);
		query_filter(q, word);
	}
	return q;
}

static void
add_axes(struct run *run, struct query *q, const char *by)
{
	char *rest = arena_string(run->arena, by), *save = NULL;
	int n = 0;

	for (char *w = strtok_r(rest, ",", &save); w; w = strtok_r(NULL, ",", &save)) {
		if (n++ == MOST_AXES)
			die(USAGE, _("'%s' names more than %d"), by, MOST_AXES);
		query_axis(q, w);
	}
	if (n == 0)
		die(USAGE, _("a list of fields is empty"));
}

/* The groups of a question, and below them, where it was asked for, what all of them are together. */
static enum status
print_groups(struct run *run, const char *by, void (*measure)(struct query *))
{
	struct query *q = ask(run), *whole = ask(run);
	struct answer *answer;
	const struct column *columns;
	struct value row[MOST_AXES * 2 + 16] = { 0 };
	struct statement *st = NULL;
	int count, of_whole, first;

	if (by)
		add_axes(run, q, by);
	measure(q);
	measure(whole);
	columns = query_result(q, &count);
	query_result(whole, &of_whole);
	first = count - of_whole;
	answer = answer_groups(run, q);
	if (figures_totals && first > 0) {
		st = query_open(whole);
		row[columns[0].type == &type_id && first > 1] = value_text(TOTAL);
		db_step(st);
		for (int i = 0; i < of_whole; i++)
			db_value(st, i, &row[first + i]);
		answer_below(answer, row);
		db_finish(st);
	}
	db_end_read(access_db(run->access));
	return answer_end(answer);
}

static void
measure_funnel(struct query *q)
{
	query_measure(q, "count");
	query_measure(q, "sum:amount");
	query_share(q, "count");
	query_bar(q, "count");
}

enum status
deal_funnel(struct run *run)
{
	db_begin_read(access_db(run->access));
	return print_groups(run, figures_by ? figures_by : "stage", measure_funnel);
}

static void
measure_winrate(struct query *q)
{
	query_filter(q, "status=won,lost");
	query_measure(q, "sum:won");
	query_measure(q, "sum:lost");
	query_rate(q, "rate", N_("Win rate"), "won", "lost");
	query_measure(q, "sum:won_amount");
	query_measure(q, "sum:lost_amount");
	query_rate(q, "amount_rate", N_("Win rate by amount"), "won_amount", "lost_amount");
	query_bar(q, "rate");
}

enum status
deal_winrate(struct run *run)
{
	db_begin_read(access_db(run->access));
	return print_groups(run, figures_by, measure_winrate);
}

/* --over 14, 14d, or norm. */
static void
filter_over(struct run *run, struct query *q)
{
	char *end;
	long days = strtol(stay_over, &end, 10);

	if (strcmp(stay_over, "norm") == 0) {
		query_filter(q, "over=1..");
		return;
	}
	if (end == stay_over || days < 0 || days > 99999 || (*end && strcmp(end, "d") != 0))
		die(USAGE, _("--over is a number of days, or norm, not '%s'"), stay_over);
	query_filter(q, arena_printf(run->arena, "stay=%ld..", days + 1));
}

enum status
deal_stay(struct run *run)
{
	struct query *q = ask(run);

	query_filter(q, "status=open");
	if (stay_over)
		filter_over(run, q);
	return run_print_as(run, q, "code,title,customer,stage,stay,norm,over,owner", "-stay");
}

enum status
deal_behind(struct run *run)
{
	struct query *q = ask(run);

	query_filter(q, "behind!=");
	return run_print_as(run,
	    q, "code,title,customer,stage,amount,behind,expected,late,stay,over,next_date,missed,owner",
	    "-late,-over,-missed");
}

/* The report of that name is the answer, so that there is one. */
static struct asked *wanted;

void
forecast_check(struct run *run)
{
	wanted = asked_new(run, "forecast", run->count);
	if (figures_by)
		asked_take(wanted, arena_printf(run->arena, "by=%s", figures_by));
	for (int i = 0; i < run->count; i++)
		if (!asked_take(wanted, run->operands[i]))
			asked_unknown(run, wanted, run->operands[i]);
}

enum status
deal_forecast(struct run *run)
{
	db_begin_read(access_db(run->access));
	asked_print(run, wanted, true);
	return DONE;
}
