/* SPDX-License-Identifier: ISC */
/* showing - show KEY...: a record, what refers to it, and what happened with it; each section by itself too. */
#include "cli/showing.h"

#include <stdlib.h>
#include <string.h>

#include "cli/human.h"
#include "cli/selection.h"
#include "cli/showing_internal.h"
#include "query/key.h"
#include "query/near.h"

static const char *sections;

const struct option showing_options[] = {
	{ "section", .argument = "SECTION,...", .text = &sections, .again = true,
	  .says = N_("only this, as rows: record, summary, related, timeline or a NOUN that refers to it") },
	{ 0 }
};

static bool
take_noun(struct showing *s, const char *word)
{
	const struct related *r = s->related;
	bool found = false;

	for (int i = 0; i < r->count; i++) {
		bool by_name = strcmp(r->references[i].name, word) == 0;

		if (!by_name && strcmp(r->references[i].noun->name, word) != 0)
			continue;
		s->wanted[i] = found = true;
		s->noun = r->references[i].noun;
		s->one = by_name ? &r->references[i] : NULL;
	}
	return found;
}

static _Noreturn void
unknown_section(const struct showing *s, const char *word)
{
	struct near *near = near_new(s->run->arena, word);

	near_offer(near, "record");
	near_offer(near, "summary");
	near_offer(near, "related");
	near_offer(near, "timeline");
	for (int i = 0; i < s->related->count; i++)
		near_offer(near, s->related->references[i].name);
	die(USAGE, _("--section: a %s has no '%s'%s (record, summary, related, timeline, or a noun that refers to it)"),
	    entity_words(s->run->arena, s->entity), word, near_says(near));
}

static void
take_sections(struct showing *s)
{
	char *words = arena_string(s->run->arena, sections ? sections : ""), *save = NULL;

	for (char *w = strtok_r(words, ",\n ", &save); w; w = strtok_r(NULL, ",\n ", &save), s->words++) {
		if (strcmp(w, "record") == 0)
			s->record = true;
		else if (strcmp(w, "summary") == 0)
			s->summary = true;
		else if (strcmp(w, "related") == 0)
			s->all = true;
		else if (strcmp(w, "timeline") == 0)
			s->timeline = true;
		else if (!take_noun(s, w))
			unknown_section(s, w);
	}
	if (sections && s->words == 0)
		unknown_section(s, "");
	if (!sections)
		s->record = s->summary = s->all = s->timeline = true;
	for (int i = 0; i < s->related->count; i++)
		s->wanted[i] |= s->all;
}

struct query *
showing_query(struct showing *s, const int64_t *ids, size_t count)
{
	struct query *q = run_query(s->run, s->entity);

	query_rows(q, ids, count);
	query_columns(q, s->run->options.columns ? s->run->options.columns : "shown");
	return q;
}

void
showing_values(struct statement *st, int count, struct value *values)
{
	for (int i = 0; i < count; i++)
		db_value(st, i, &values[i]);
}

/* The records alone: a row each, on a terminal a table of fields each. */
static enum status
show_records(struct showing *s)
{
	struct query *q = showing_query(s, s->ids, s->count);
	struct value values[300];
	int count;
	const struct column *columns = query_result(q, &count);
	struct statement *st;
	bool begun = false;

	if (strcmp(run_format(s->run), "table") != 0)
		return run_print(s->run, q);
	st = query_open(q);
	for (; db_step(st); begun = true) {
		if (begun)
			buf_byte(out_buf(run_out(s->run)), '\n');
		showing_values(st, count, values);
		showing_record(s->run, columns, count, values, !s->run->options.columns);
	}
	db_finish(st);
	if (begun)
		run_finish(s->run);
	return DONE;
}

/* One section of all the records, as rows that begin with a key. */
static enum status
show_section(struct showing *s)
{
	struct related *r = s->related;
	struct sink sink = { 0 };
	const struct column *columns;
	int count;

	if (s->record)
		return show_records(s);
	if (s->noun)
		return run_print(s->run, related_query(r, s->noun, s->one, s->ids, s->count));
	columns = s->summary ? related_summary_columns(r, true, &count) : related_timeline_columns(r, true, &count);
	sink.answer = answer_new(s->run, columns, count);
	for (size_t i = 0; i < s->count; i++) {
		const struct record *record = related_record(r, s->ids[i]);

		if (s->summary)
			related_summarize(r, record, sink, true, false);
		else
			related_tell(r, record, sink, true, s->timeline, -1);
	}
	return answer_end(sink.answer);
}

/* What lies in the recycle bin is shown, with a word about it; what was made after --as-of was not there yet. What is
 * there, nearly always, is known from its table at once, without the columns and names that the words are made of. */
static void
tell_when(struct showing *s, int64_t id)
{
	struct run *run = s->run;
	const char *key = arena_printf(run->arena, "id=%lld", (long long)id), *as_of = access_day(run->access), *gone;
	bool there = key_find(run->access, s->entity, key, strlen(key), false, &id) == FOUND_ONE;
	const char *proved = s->entity->proved ? query_formula(query_new(run->access, run->arena, s->entity),
	    s->entity->proved) : "0 = 1";
	struct buf since = { 0 };

	gone = there ? NULL : key_gone(run->access, run->arena, s->entity, key);
	if (gone)
		warn("'%s': %s", key_title(run->access, run->arena, s->entity, id), gone);
	if (as_of && !s->entity->born && db_one_text(access_db(run->access), arena_printf(run->arena,
	    "SELECT t.created FROM %s AS t WHERE t.%s = %lld AND t.created > ?1 AND NOT %s",
	    access_source(run->access, s->entity), entity_key(s->entity), (long long)id, proved), as_of, &since))
		die(NO, _("no %s '%s' on %s: it was made on %s"), entity_words(run->arena, s->entity),
		    key_title(run->access, run->arena, s->entity, id), as_of, since.data);
}

static void
read_keys(struct showing *s)
{
	struct run *run = s->run;
	struct selection *selected;

	run_query(run, s->entity);   /* from here on keys are those of the day of --as-of */
	selected = selection_read(run, s->entity, true);
	if (selected->count == 0 && !run->dash)
		die(USAGE, _("name a %s to show"), entity_words(run->arena, s->entity));
	s->count = selected->count;
	s->ids = selection_ids(run, s->entity, selected, true);
	for (size_t i = 0; i < s->count; i++)
		tell_when(s, s->ids[i]);
}

/* Scripts get the record's row, unless they ask for more. */
enum status
showing(struct run *run)
{
	struct showing s = { .run = run, .entity = run->program->entity };
	bool json = strcmp(run_format(run), "json") == 0;

	s.related = related_new(run, s.entity);
	s.wanted = arena_alloc(run->arena, (size_t)(s.related->count + 1) * sizeof *s.wanted);
	take_sections(&s);
	read_keys(&s);
	if (!sections && (run->options.columns || !(json || s.related->people)))
		return show_records(&s);
	if (s.words == 1)
		return show_section(&s);
	if (json)
		return showing_nested(&s);
	if (!s.related->people)
		die(USAGE, _("several sections are no rows of one kind: name one, or take -o json, table, md or html"));
	return showing_parts(&s);
}
