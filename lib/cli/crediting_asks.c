/* SPDX-License-Identifier: ISC */
/* crediting_asks - questions about credit: who uses how much, who may have more. */
#include <string.h>

#include "base/decimal.h"
#include "cli/answer.h"
#include "cli/by_report.h"
#include "cli/crediting.h"
#include "cli/human.h"
#include "query/key.h"

static const char *amount = "0";

const struct option crediting_check_options[] = {
	{ "amount", .argument = "AMOUNT", .text = &amount, .says = N_("what is to come on top of what is used") },
	{ 0 }
};

/* The report that answers a verb. */
static const struct {
	const char *verb, *report;
} answered[] = {
	{ "exposure", "exposure" }, { "suggest", "credit-suggest" }, { "review", "credit-review" },
	{ "history", "credit-history" },
};

static const char *
report_of(struct run *run)
{
	size_t i = 0;

	while (strcmp(answered[i].verb, run->verb->name) != 0)
		i++;
	return answered[i].report;
}

void
crediting_report_check(struct run *run)
{
	by_report_check(run, report_of(run), "customer", strcmp(run->verb->name, "history") == 0);
}

static int64_t
read_amount(struct run *run)
{
	struct reading r;
	struct value v;
	const char *wrong;

	access_reading(run->access, &r);
	wrong = type_money.parse(&r, amount, strlen(amount), &v);
	if (wrong)
		die(USAGE, _("'%s' is no amount: %s"), amount, said(wrong));
	return v.number;
}

static const struct column check_columns[] = {
	{ "customer_id", NULL, &type_id, NULL, false },
	{ "customer", N_("Customer"), &type_text, NULL, false },
	{ "limit", N_("Limit"), &type_money, NULL, false },
	{ "exposure", N_("Exposure"), &type_money, NULL, false },
	{ "amount", N_("Amount"), &type_money, NULL, false },
	{ "free", N_("Free"), &type_money, NULL, false },
	{ "over", N_("Over"), &type_money, NULL, false },
};

enum { CHECK_COLUMNS = sizeof check_columns / sizeof *check_columns };

/* The KEY of the customer that a verb asks about. */
static int64_t
customer_asked(struct run *run)
{
	if (run->count != 1)
		die(USAGE, _("name one customer"));
	return key_need(run->access, &customer_entity, run->operands[0], false);
}

enum status
crediting_check(struct run *run)
{
	struct value row[CHECK_COLUMNS] = { 0 };
	int64_t customer, more, used, limit;
	struct answer *answer;
	struct query *q;
	struct statement *st;

	customer = customer_asked(run);
	more = read_amount(run);
	q = run_query(run, &customer_entity);
	answer = answer_new(run, check_columns, CHECK_COLUMNS);
	query_row(q, customer);
	query_columns(q, "name,limit_in_force,exposure");
	st = query_open(q);
	db_step(st);
	for (int i = 0; i < 4; i++)
		db_value(st, i, &row[i]);
	limit = row[2].number;
	if (!decimal_add(row[3].number, more, &used))
		die(USAGE, _("'%s' is no amount: %s"), amount, _("too large"));
	row[4] = value_number(more);
	if (row[2].kind != EMPTY) {
		row[5] = value_number(used < limit ? limit - used : 0);
		row[6] = value_number(used > limit ? used - limit : 0);
	}
	answer_row(answer, row);
	db_finish(st);
	answer_end(answer);
	return row[6].number > 0 ? NO : DONE;
}
