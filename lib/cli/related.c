/* SPDX-License-Identifier: ISC */
/* related - what refers to a record, as rows: the summary, the timeline and the records of one noun. */
#include "cli/related.h"

#include <string.h>

#include "cli/human.h"
#include "cli/options.h"
#include "query/choice.h"
#include "query/key.h"
#include "rows/writer.h"

struct related *
related_new(struct run *run, const struct entity *entity)
{
	struct related *r = arena_alloc(run->arena, sizeof *r);
	const char *format = run_format(run);

	*r = (struct related){ .run = run, .entity = entity };
	r->people = strcmp(format, "table") == 0 || strcmp(format, "md") == 0 || strcmp(format, "html") == 0;
	r->references = related_references(run->arena, entity, &r->count);
	return r;
}

static const char *
label(const struct related *r, const char *english)
{
	return r->people && english ? _(english) : english;
}

const char *
related_label(struct related *r, const struct reference *ref)
{
	const char *noun = label(r, ref->noun->label);

	if (strcmp(ref->name, ref->noun->name) == 0)
		return noun;
	return arena_printf(r->run->arena, "%s: %s", noun, label(r, ref->by->label));
}

static struct value
kept(struct run *run, struct statement *st, int column)
{
	struct value v;

	db_value(st, column, &v);
	if (v.kind == TEXT)
		v.text = arena_copy(run->arena, v.text, v.length);
	return v;
}

/* Sums are amounts, whatever the scale of what is added up. */
static struct value
scaled(const struct entity *noun, struct value sum)
{
	const struct field *f = noun->summed ? entity_any_field(noun, noun->summed) : NULL;

	for (int places = f ? f->type->places : type_money.places; places < type_money.places; places++)
		sum.number *= 10;
	return sum;
}

static void
take_tallies(struct related *r, struct record *record)
{
	struct statement *st = related_summary(r->run->access, r->run->arena, r->entity, r->references, r->count,
	    record->id);

	record->tallies = arena_alloc(r->run->arena, (size_t)(r->count + 1) * sizeof *record->tallies);
	while (db_step(st)) {
		int64_t i = db_number(st, 0);
		struct tally *t = i < 0 ? &record->facts : &record->tallies[i];

		*t = (struct tally){ db_number(st, 1), kept(r->run, st, 2), kept(r->run, st, 3) };
		if (i >= 0)
			t->sum = scaled(r->references[i].noun, t->sum);
	}
	db_finish(st);
}

struct record *
related_record(struct related *r, int64_t id)
{
	struct record *record = arena_alloc(r->run->arena, sizeof *record);
	struct statement *st;

	record->id = id;
	if (r->entity->code) {
		st = db_prepare(access_db(r->run->access),
		    arena_printf(r->run->arena, "SELECT \"%s\" FROM %s WHERE %s = %lld", r->entity->code,
		    access_source(r->run->access, r->entity), entity_key(r->entity), (long long)id));
		record->code = db_step(st) && db_text(st, 0) ? arena_string(r->run->arena, db_text(st, 0)) : NULL;
		db_finish(st);
	}
	record->title = key_title(r->run->access, r->run->arena, r->entity, id);
	take_tallies(r, record);
	return record;
}

int64_t
related_events(const struct related *r, const struct record *record)
{
	int64_t events = record->facts.count;

	for (int i = 0; i < r->count; i++)
		events += record->tallies[i].count;
	return events;
}

/* A copy of columns, with the key of the record before them if asked for. */
static const struct column *
with_key(struct related *r, bool keyed, const struct column *columns, int *count)
{
	struct column *all = arena_alloc(r->run->arena, (size_t)(*count + 1) * sizeof *all);

	all[0] = (struct column){ entity_key(r->entity), NULL, &type_id, NULL, false };
	memcpy(all + keyed, columns, (size_t)*count * sizeof *all);
	*count += keyed;
	return all;
}

const struct column *
related_summary_columns(struct related *r, bool keyed, int *count)
{
	static const struct column columns[] = {
		{ "noun", N_("Noun"), &type_text, NULL, false },
		{ "label", N_("Label"), &type_text, NULL, false },
		{ "count", N_("Count"), &type_integer, NULL, false },
		{ "sum", N_("Sum"), &type_money, NULL, false },
		{ "latest", N_("Latest"), &type_date, NULL, false },
	};

	*count = sizeof columns / sizeof *columns;
	return with_key(r, keyed, columns, count);
}

const struct column *
related_timeline_columns(struct related *r, bool keyed, int *count)
{
	static const struct column columns[] = {
		{ "day", N_("Day"), &type_date, NULL, false },
		{ "noun", N_("Noun"), &type_text, NULL, false },
		{ "key", N_("Key"), &type_code, NULL, false },
		{ "kind", N_("Kind"), &type_text, NULL, false },
		{ "what", N_("What"), &type_text, NULL, false },
		{ "who", N_("Who"), &type_text, NULL, false },
	};

	*count = sizeof columns / sizeof *columns;
	return with_key(r, keyed, columns, count);
}

/* values have room for the key at their beginning. */
static void
put(struct sink sink, const struct value *values, bool keyed)
{
	values += !keyed;
	if (sink.answer)
		answer_row(sink.answer, values);
	else
		writer_row(sink.writer, values);
}

void
related_summarize(struct related *r, const struct record *record, struct sink sink, bool keyed, bool some)
{
	for (int i = 0; i < r->count; i++) {
		const struct tally *t = &record->tallies[i];

		if (t->count || !some)
			put(sink, (struct value[]){ value_number(record->id), value_text(r->references[i].name),
			    value_text(related_label(r, &r->references[i])), value_number(t->count), t->sum,
			    t->latest }, keyed);
	}
}

/* A dated value as it is told: "A", "A (because of the turnover)". */
static const char *
fact_told(struct related *r, const struct field *f, struct statement *st)
{
	struct run *run = r->run;
	const char *reason = db_text(st, EVENT_REASON), *says;
	struct value v;
	struct buf text = { 0 };

	db_value(st, f->type->integer ? EVENT_NUMBER : EVENT_TEXT, &v);
	if (f->to && v.kind == INTEGER)
		buf_text(&text, key_title(run->access, run->arena, f->to, v.number));
	else if (f->list && v.kind == TEXT && r->people)
		buf_text(&text, choice_label(run->access, f->list, v.text, human_chinese()));
	else
		(r->people ? type_show : type_print)(f->type, &v, &text);
	if (reason)
		buf_printf(&text, text.length ? " (%s)" : "(%s)", reason);
	says = arena_string(run->arena, buf_string(&text));
	buf_free(&text);
	return says;
}

static const char *
kind_told(struct related *r, const struct entity *noun, const char *code)
{
	const struct field *f = entity_field(noun, "kind");

	return r->people && code && f ? choice_label(r->run->access, f->list, code, human_chinese()) : code;
}

static const char *
noun_told(struct related *r, const struct entity *noun)
{
	return r->people ? label(r, noun->label) : noun->name;
}

static const char *
key_of(struct related *r, const char *code, int64_t id)
{
	return code ? code : arena_printf(r->run->arena, "id=%lld", (long long)id);
}

static void
tell_fact(struct related *r, const struct record *record, struct statement *st, struct sink sink, bool keyed)
{
	const struct field *f = entity_field(r->entity, db_text(st, EVENT_KIND));

	put(sink, (struct value[]){ value_number(record->id), value_text(db_text(st, EVENT_DAY)),
	    value_text(noun_told(r, r->entity)),
	    value_text(key_of(r, record->code, record->id)), value_text(r->people ? label(r, f->label) : f->name),
	    value_text(fact_told(r, f, st)), value_text(db_text(st, EVENT_WHO)) }, keyed);
}

static void
tell_event(struct related *r, const struct record *record, struct statement *st, struct sink sink, bool keyed)
{
	const struct entity *noun = r->references[db_number(st, EVENT_REFERENCE)].noun;

	put(sink, (struct value[]){ value_number(record->id), value_text(db_text(st, EVENT_DAY)),
	    value_text(noun_told(r, noun)),
	    value_text(key_of(r, db_text(st, EVENT_CODE), db_number(st, EVENT_ID))),
	    value_text(kind_told(r, noun, db_text(st, EVENT_KIND))), value_text(db_text(st, EVENT_WHAT)),
	    value_text(db_text(st, EVENT_WHO)) }, keyed);
}

long
related_tell(struct related *r, const struct record *record, struct sink sink, bool keyed, bool facts, long most)
{
	struct statement *st = related_timeline(r->run->access, r->run->arena, r->entity, r->references, r->count,
	    record->id, facts);
	long told = 0, more = 0;

	while (db_step(st)) {
		if (most >= 0 && told == most)
			more++;
		else if (db_number(st, EVENT_REFERENCE) < 0)
			tell_fact(r, record, st, sink, keyed);
		else
			tell_event(r, record, st, sink, keyed);
		told += more == 0;
	}
	db_finish(st);
	return more;
}

struct query *
related_query(struct related *r, const struct entity *noun, const struct reference *only, const int64_t *ids,
    size_t count)
{
	const struct field **by = arena_alloc(r->run->arena, (size_t)(r->count + 1) * sizeof *by);
	struct query *q = run_query(r->run, noun);
	int n = 0;

	for (int i = 0; i < r->count; i++)
		if (r->references[i].noun == noun && (!only || only == &r->references[i]))
			by[n++] = r->references[i].by;
	query_referring(q, by, ids, count);
	query_newest(q);
	return q;
}

/* What the hint of a record is to be asked with besides. */
static const char *
day_asked(struct related *r)
{
	return r->run->options.as_of ? arena_printf(r->run->arena, " --as-of %s", r->run->options.as_of) : "";
}

static const char *
quoted(struct related *r, const char *word)
{
	struct buf line = { 0 };
	const char *answer;

	add_quoted(&line, word);
	answer = arena_string(r->run->arena, line.data);
	buf_free(&line);
	return answer;
}

const char *
related_list_command(struct related *r, const struct record *record, const struct reference *ref)
{
	const char *program = entity_program(ref->noun);
	struct arena *arena = r->run->arena;
	const char *filter = record->code ? arena_printf(arena, "%s=%s", ref->by->name, record->code) :
	    arena_printf(arena, "%s=%lld", field_id_name(ref->by), (long long)record->id);

	if (!program)
		return arena_printf(arena, "%s show %s --section %s --limit %lld%s", r->run->program->name,
		    quoted(r, key_of(r, record->code, record->id)), ref->noun->name,
		    (long long)record->tallies[ref - r->references].count, day_asked(r));
	return arena_printf(arena, "crm-%s list %s%s", program, quoted(r, filter), day_asked(r));
}

const char *
related_timeline_command(struct related *r, const struct record *record)
{
	return arena_printf(r->run->arena, "%s show %s --section timeline%s", r->run->program->name,
	    quoted(r, key_of(r, record->code, record->id)), day_asked(r));
}
