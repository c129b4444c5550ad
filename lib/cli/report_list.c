/* SPDX-License-Identifier: ISC */
/* report_list - which reports there are, and the SQL of one. */
#include <string.h>

#include "cli/answer.h"
#include "cli/human.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/reporting.h"

static const struct column columns[] = {
	{ "report", N_("Report"), &type_text, NULL, false },
	{ "title", N_("Title"), &type_text, NULL, false },
	{ "parameters", N_("Parameters"), &type_text, NULL, false },
	{ "noun", N_("Filters of"), &type_text, NULL, false },
	{ "says", N_("What it tells"), &type_text, NULL, false },
	{ "file", N_("File"), &type_text, NULL, false },
};

struct listing {
	struct answer *answer;
	bool chinese;           /* the reader is, and a table is printed */
	enum status status;
};

/* "from=2000-01-01 by=owner|product to=today" */
static const char *
parameters_of(struct run *run, const struct report *r)
{
	struct buf text = { 0 };
	const char *answer;

	for (int i = 0; i < r->parameter_count; i++) {
		const struct parameter *p = &r->parameters[i];

		buf_printf(&text, "%s%s=%s", i ? " " : "", p->name, p->preset ? p->preset : "");
		for (const char *word = p->kind.words; word && *word;
		    word += strcspn(word, "|"), word += *word == '|') {
			const char *one = arena_copy(run->arena, word, strcspn(word, "|"));

			if (!p->preset || strcmp(one, p->preset) != 0)
				buf_printf(&text, "|%s", one);
		}
	}
	answer = arena_string(run->arena, buf_string(&text));
	buf_free(&text);
	return answer;
}

/* A report whose head is wrong does not hide the others. */
static void
list_one(struct run *run, const char *name, const char *file, void *context)
{
	struct listing *l = context;
	struct problem problem;
	struct report *r = report_read(run->arena, name, file, &problem);

	if (!r) {
		warn_problem(&problem);
		l->status = REFUSED;
		return;
	}
	answer_row(l->answer, (struct value[]){ value_text(name),
	    value_text(l->chinese && r->title_zh ? r->title_zh : r->title), value_text(parameters_of(run, r)),
	    value_text(r->noun ? r->noun->name : NULL), value_text(l->chinese && r->says_zh ? r->says_zh : r->says),
	    value_text(file) });
}

enum status
report_list(struct run *run)
{
	struct listing l = { .answer = answer_new(run, columns, sizeof columns / sizeof *columns), .status = DONE };

	l.chinese = human_chinese() && strcmp(run_format(run), "table") == 0;
	report_each(run, list_one, &l);
	answer_end(l.answer);
	return l.status;
}

enum status
report_show(struct run *run)
{
	struct buf text = { 0 };

	if (run->count != 1)
		die(USAGE, _("name one report to show"));
	buf_text(&text, report_need(run, run->operands[0])->text);
	put_out(&text);
	buf_free(&text);
	return DONE;
}

static void
offer_one(struct run *run, const char *name, const char *file, void *context)
{
	struct problem problem;
	const struct report *r = report_read(run->arena, name, file, &problem);

	(void)context;
	complete_word(name, !r ? NULL : human_chinese() && r->title_zh ? r->title_zh : r->title);
}

void
offer_reports(struct run *run, const char *prefix)
{
	(void)prefix;
	if (run->count == 0)
		report_each(run, offer_one, NULL);
}
