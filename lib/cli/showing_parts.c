/* SPDX-License-Identifier: ISC */
/* showing_parts - several sections at once: tables with headings for people, nested objects in JSON. */
#include <stdlib.h>
#include <string.h>

#include "cli/human.h"
#include "cli/showing_internal.h"
#include "rows/writer.h"

#define MOST_SHOWN 10   /* related records, and events, unless --limit says so */

/* A page of HTML. */
static bool
is_page(struct run *run)
{
	return strcmp(run_format(run), "html") == 0;
}

/* A part of what people see: a table with a heading. */
struct part {
	enum { PART_RECORD, PART_SUMMARY, PART_NOUN, PART_TIMELINE } what;
	const struct record *record;
	const struct reference *reference;
	const char *more;   /* the command that lists what is left out; or NULL */
	long left;          /* how many that are */
};

struct parts {
	struct showing *showing;
	struct part *all;
	int count, room;
};

static void
add_part(struct parts *p, struct part part)
{
	if (p->count == p->room)
		p->all = must_realloc(p->all, (size_t)(p->room = p->room * 2 + 16) * sizeof *p->all);
	p->all[p->count++] = part;
}

static long
most_shown(const struct run *run)
{
	return run->options.limit ? strtol(run->options.limit, NULL, 10) : MOST_SHOWN;
}

static void
plan_record(struct parts *p, int64_t id)
{
	struct showing *s = p->showing;
	const struct record *record = related_record(s->related, id);
	long most = most_shown(s->run);
	int64_t related = 0;

	for (int i = 0; i < s->related->count; i++)
		related += s->wanted[i] || s->summary ? record->tallies[i].count : 0;
	if (s->record)
		add_part(p, (struct part){ PART_RECORD, record, NULL, NULL, 0 });
	if (s->summary && related)
		add_part(p, (struct part){ PART_SUMMARY, record, NULL, NULL, 0 });
	for (int i = 0; i < s->related->count; i++) {
		const struct reference *ref = &s->related->references[i];
		int64_t count = record->tallies[i].count;

		if (s->wanted[i] && count)
			add_part(p, (struct part){ PART_NOUN, record, ref, count > most ?
			    related_list_command(s->related, record, ref) : NULL, count > most ? count - most : 0 });
	}
	if (s->timeline && related_events(s->related, record))
		add_part(p, (struct part){ PART_TIMELINE, record, NULL, NULL, 0 });
}

static const char *
heading(struct showing *s, const struct part *part)
{
	switch (part->what) {
	case PART_RECORD:
		return arena_printf(s->run->arena, "%s: %s", _(s->entity->label), part->record->title);
	case PART_SUMMARY:
		return _("Summary");
	case PART_NOUN:
		return related_label(s->related, part->reference);
	default:
		return _("Timeline");
	}
}

/* Above a part of text; a page has its own headings. */
static void
put_heading(struct showing *s, const struct part *part, bool first)
{
	const char *text = heading(s, part);
	struct buf *out = out_buf(run_out(s->run));

	if (is_page(s->run))
		return;
	if (!first)
		buf_byte(out, '\n');
	if (strcmp(run_format(s->run), "md") == 0)
		buf_printf(out, "%s %s\n\n", part->what == PART_RECORD ? "#" : "##", text);
	else if (part->what != PART_RECORD)
		buf_printf(out, "%s:\n", text);
}

/* What was left out is never cut silently. */
static void
put_more(struct showing *s, const struct part *part)
{
	struct buf *out = out_buf(run_out(s->run));

	if (!part->more || is_page(s->run))
		return;
	if (strcmp(run_format(s->run), "md") == 0)
		buf_byte(out, '\n');
	buf_printf(out, _("%ld more: %s"), part->left, part->more);
	buf_byte(out, '\n');
}

static void
put_fields(struct showing *s, const struct part *part)
{
	struct query *q = showing_query(s, &part->record->id, 1);
	struct value values[300];
	int count;
	const struct column *columns = query_result(q, &count);
	struct statement *st = query_open(q);

	if (db_step(st)) {
		showing_values(st, count, values);
		showing_record(s->run, columns, count, values, !s->run->options.columns);
	}
	db_finish(st);
}

static void
put_summary(struct showing *s, const struct part *part)
{
	int count;
	const struct column *columns = related_summary_columns(s->related, false, &count);
	struct writer *w = run_writer(s->run, columns, count);

	related_summarize(s->related, part->record, (struct sink){ NULL, w }, false, true);
	writer_end(w);
}

static void
put_timeline(struct showing *s, struct part *part)
{
	int count;
	const struct column *columns = related_timeline_columns(s->related, false, &count);
	struct writer *w = run_writer(s->run, columns, count);
	long most = is_page(s->run) ? -1 : most_shown(s->run);   /* a page says above its rows what is left out */

	part->left = related_tell(s->related, part->record, (struct sink){ NULL, w }, false, true, most);
	if (part->left)
		part->more = related_timeline_command(s->related, part->record);
	writer_end(w);
}

static void
put_rows(struct writer *w, struct statement *st, int count)
{
	struct value values[300];

	while (db_step(st)) {
		showing_values(st, count, values);
		writer_row(w, values);
	}
	db_finish(st);
	writer_end(w);
}

/* The noun's own columns, but for the record they all refer to. */
static const char *
other_columns(struct run *run, const struct reference *ref)
{
	char *words = arena_string(run->arena, ref->noun->columns), *save = NULL;
	const char *list = "";

	for (char *w = strtok_r(words, " ", &save); w; w = strtok_r(NULL, " ", &save))
		if (strcmp(w, ref->by->name) != 0)
			list = arena_printf(run->arena, "%s%s%s", list, *list ? "," : "", w);
	return list;
}

static void
put_noun(struct showing *s, const struct part *part)
{
	struct query *q = related_query(s->related, part->reference->noun, part->reference, &part->record->id, 1);
	const struct column *columns;
	int count;

	query_columns(q, other_columns(s->run, part->reference));
	columns = query_result(q, &count);
	query_limit(q, arena_printf(s->run->arena, "%ld", most_shown(s->run)));
	put_rows(run_writer(s->run, columns, count), query_open(q), count);
}

/* On a page each part has its own title; what is left out stands among its captions. */
static void
begin_page(struct showing *s, const struct part *part, bool first, bool last)
{
	struct caption *captions = arena_alloc(s->run->arena, 2 * sizeof *captions);

	if (part->more)
		captions[0] = (struct caption){ arena_printf(s->run->arena, _("%ld more"), part->left), part->more };
	s->run->page->title = heading(s, part);
	s->run->page->captions = captions;
	s->run->page->part = first && last ? PAGE_WHOLE : first ? PAGE_FIRST : last ? PAGE_LAST : PAGE_INNER;
}

static void
put_part(struct showing *s, struct part *part, bool first, bool last)
{
	begin_page(s, part, first, last);
	put_heading(s, part, first);
	switch (part->what) {
	case PART_RECORD:
		put_fields(s, part);
		break;
	case PART_SUMMARY:
		put_summary(s, part);
		break;
	case PART_NOUN:
		put_noun(s, part);
		break;
	case PART_TIMELINE:
		put_timeline(s, part);
		break;
	}
	put_more(s, part);
}

enum status
showing_parts(struct showing *s)
{
	struct parts p = { .showing = s };

	s->run->page = arena_alloc(s->run->arena, sizeof *s->run->page);
	s->run->page->page_title = _(s->entity->label);
	for (size_t i = 0; i < s->count; i++)
		plan_record(&p, s->ids[i]);
	for (int i = 0; i < p.count; i++)
		put_part(s, &p.all[i], i == 0, i + 1 == p.count);
	free(p.all);
	if (p.count)
		run_finish(s->run);
	return DONE;
}
