/* SPDX-License-Identifier: ISC */
/* showing_nested - a record in JSON with what refers to it inside. */
#include <stdlib.h>
#include <string.h>

#include "cli/document_rows.h"
#include "cli/nested.h"
#include "cli/showing_internal.h"

#define MOST_FIELDS 300

static struct value
summary(struct showing *s, const struct record *record)
{
	int count;
	const struct column *columns = related_summary_columns(s->related, false, &count);
	struct nested m = nested_begin(columns, count);

	related_summarize(s->related, record, (struct sink){ NULL, m.writer }, false, false);
	return nested_end(s->run, m);
}

static struct value
timeline(struct showing *s, const struct record *record)
{
	int count;
	const struct column *columns = related_timeline_columns(s->related, false, &count);
	struct nested m = nested_begin(columns, count);
	const char *limit = s->run->options.limit;

	related_tell(s->related, record, (struct sink){ NULL, m.writer }, false, true,
	    limit ? strtol(limit, NULL, 10) : -1);
	return nested_end(s->run, m);
}

/* The rows that refer to a record by one reference, all of them. */
static struct value
rows(struct showing *s, const struct record *record, const struct reference *ref)
{
	struct query *q = related_query(s->related, ref->noun, ref, &record->id, 1);
	struct value values[MOST_FIELDS];
	int count;
	const struct column *columns = query_result(q, &count);
	struct nested m = nested_begin(columns, count);
	struct statement *st;

	if (s->run->options.limit)
		query_limit(q, s->run->options.limit);
	st = query_open(q);
	while (db_step(st)) {
		showing_values(st, count, values);
		writer_row(m.writer, values);
	}
	db_finish(st);
	return nested_end(s->run, m);
}

/* The lines of a document, without the columns that it has itself. */
static struct value
lines(struct showing *s, const struct record *record)
{
	struct query *q = document_lines_query(s->run, s->entity, record->id);
	struct value values[MOST_FIELDS];
	const struct column *columns;
	struct nested m;
	struct statement *st;
	int count;

	query_columns(q, document_line_columns(s->run, s->entity));
	columns = query_result(q, &count);
	m = nested_begin(columns + 1, count - 1);
	st = query_open(q);
	while (db_step(st)) {
		showing_values(st, count, values);
		writer_row(m.writer, values + 1);
	}
	db_finish(st);
	return nested_end(s->run, m);
}

/* An object with a member for each reference; nouns of which there are none cost no question. */
static struct value
related(struct showing *s, const struct record *record)
{
	struct buf json = { 0 };
	struct value v;

	for (int i = 0; i < s->related->count; i++) {
		const struct reference *ref = &s->related->references[i];

		if (!s->wanted[i] || (s->all && ref->noun == s->entity->lines))
			continue;
		buf_printf(&json, "%s\"%s\":%s", json.length ? ",\n" : "{", ref->name,
		    record->tallies[i].count ? rows(s, record, ref).text : "[]");
	}
	buf_text(&json, json.length ? "}" : "{}");
	v = nested_literal(s->run, &json);
	buf_free(&json);
	return v;
}

static bool
any_wanted(const struct showing *s)
{
	for (int i = 0; i < s->related->count; i++)
		if (s->wanted[i] && (s->all || s->noun))
			return true;
	return s->all;
}

static bool
has_lines(const struct showing *s)
{
	return s->record && s->entity->lines;
}

/* The columns of the record, without its fields the key alone, with those of the sections behind. */
static struct column *
nested_columns(struct showing *s, struct query *q, int *fields, int *count)
{
	const struct column *own = query_result(q, fields);
	struct column *all = arena_alloc(s->run->arena, (size_t)(*fields + 5) * sizeof *all);

	*fields = s->record ? *fields : 1;
	memcpy(all, own, (size_t)*fields * sizeof *all);
	*count = *fields;
	if (has_lines(s))
		all[(*count)++] = (struct column){ "lines", NULL, &type_cell, NULL, false };
	if (s->summary)
		all[(*count)++] = (struct column){ "summary", NULL, &type_cell, NULL, false };
	if (any_wanted(s))
		all[(*count)++] = (struct column){ "related", NULL, &type_cell, NULL, false };
	if (s->timeline)
		all[(*count)++] = (struct column){ "timeline", NULL, &type_cell, NULL, false };
	return all;
}

enum status
showing_nested(struct showing *s)
{
	struct query *q = showing_query(s, s->ids, s->count);
	struct value values[MOST_FIELDS + 5];
	int fields, count;
	const struct column *columns = nested_columns(s, q, &fields, &count);
	struct statement *st = query_open(q);
	struct writer *w = run_writer(s->run, columns, count);

	while (db_step(st)) {
		const struct record *record = related_record(s->related, db_number(st, 0));
		int n = fields;

		showing_values(st, fields, values);
		if (has_lines(s))
			values[n++] = lines(s, record);
		if (s->summary)
			values[n++] = summary(s, record);
		if (any_wanted(s))
			values[n++] = related(s, record);
		if (s->timeline)
			values[n++] = timeline(s, record);
		writer_row(w, values);
	}
	db_finish(st);
	run_written(s->run, w);
	return DONE;
}
