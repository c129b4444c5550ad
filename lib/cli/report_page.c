/* SPDX-License-Identifier: ISC */
/* report_page - what the page of a report says above its rows; nothing of the clock, for the same bytes. */

#include "cli/asked.h"
#include "cli/human.h"
#include "cli/options.h"
#include "query/choice.h"

#define MOST_CAPTIONS (MOST_PARAMETERS + 6)

struct head {
	struct run *run;
	struct caption *captions;
	int count;
};

static void
add(struct head *head, const char *name, const char *text)
{
	if (text && *text)
		head->captions[head->count++] = (struct caption){ name, text };
}

/* A value as it is bound, but for a KEY, which says more than its id. */
static const char *
shown(struct run *run, const struct parameter *p)
{
	struct buf text = { 0 };
	const char *answer;

	if (p->value.kind == EMPTY || p->kind.to)
		return p->preset;
	if (p->kind.list)
		return choice_label(run->access, p->kind.list, p->value.text, human_chinese());
	type_show(p->kind.type, &p->value, &text);
	answer = arena_string(run->arena, buf_string(&text));
	buf_free(&text);
	return answer;
}

static const char *
all_filters(struct run *run, const struct asked *asked)
{
	struct buf line = { 0 };
	const char *answer;

	for (int i = 0; i < asked->filter_count; i++) {
		if (i > 0)
			buf_byte(&line, ' ');
		add_quoted(&line, asked->filters[i]);
	}
	answer = line.length ? arena_string(run->arena, line.data) : _("none");
	buf_free(&line);
	return answer;
}

static bool
has_money(const struct report *r)
{
	for (int i = 0; i < r->column_count; i++)
		if (r->columns[i].column.type == &type_money && !r->columns[i].hidden)
			return true;
	return false;
}

static void
add_captions(struct head *head, const struct asked *asked)
{
	const struct report *r = asked->report;
	struct run *run = head->run;

	add(head, _("What it tells"), human_chinese() && r->says_zh ? r->says_zh : r->says);
	for (int i = 0; i < r->parameter_count; i++)
		add(head, r->parameters[i].label ? r->parameters[i].label : r->parameters[i].name,
		    shown(run, &r->parameters[i]));
	if (r->noun)
		add(head, _("Filters"), all_filters(run, asked));
	add(head, _("Rows at most"), run->options.limit);
	add(head, _("As of"), run->options.as_of ? run->options.as_of : run_today(run));
	add(head, _("Zone"), access_setting(run->access, "zone"));
	if (has_money(r))
		add(head, _("Currency"), access_setting(run->access, "currency"));
}

void
asked_page(struct run *run, const struct asked *asked)
{
	const struct report *r = asked->report;
	struct head head = { run, arena_alloc(run->arena, (MOST_CAPTIONS + 1) * sizeof *head.captions), 0 };

	add_captions(&head, asked);
	if (!run->page)
		run->page = arena_alloc(run->arena, sizeof *run->page);
	run->page->title = human_chinese() && r->title_zh ? r->title_zh : r->title;
	run->page->captions = head.captions;
	run->page->chart = r->chart;
}
