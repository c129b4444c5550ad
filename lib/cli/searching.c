/* SPDX-License-Identifier: ISC */
/* searching - words looked for in all nouns, and the index that makes it fast. */
#include "cli/searching.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/answer.h"
#include "cli/human.h"
#include "query/near.h"
#include "query/search.h"
#include "record/indexing.h"

#define USUAL_LIMIT "50"
#define SHOWN 60     /* columns of a text around what was found */
#define BEFORE 12    /* characters of it that stand before */

const char *search_nouns;
bool index_drops, index_tells;

/* The noun of a name, which must be one that is searched. */
static const struct entity *
noun_named(struct run *run, const char *name)
{
	const struct entity *entity = entity_named(name);
	struct near *near;

	if (entity && search_covers(entity))
		return entity;
	near = near_new(run->arena, name);
	for (int i = 0; model[i]; i++)
		if (search_covers(model[i]))
			near_offer(near, model[i]->name);
	die(USAGE, _("--in: there is no noun '%s' to search in%s"), name, near_says(near));
}

/* Adds the nouns of --in, or all; the only one, if it is one. */
static const struct entity *
add_nouns(struct run *run, struct search *s)
{
	char *names = arena_string(run->arena, search_nouns ? search_nouns : ""), *save = NULL;
	const struct entity *only = NULL;
	int n = 0;

	for (char *name = strtok_r(names, ",", &save); name; name = strtok_r(NULL, ",", &save), n++) {
		only = noun_named(run, name);
		search_in(s, only);
	}
	if (search_nouns && n == 0)
		die(USAGE, _("--in: name one noun or more, with commas between them"));
	for (int i = 0; n == 0 && model[i]; i++)
		if (search_covers(model[i]))
			search_in(s, model[i]);
	return n == 1 ? only : NULL;
}

static void
add_words(struct run *run, struct search *s)
{
	if (run->count == 0)
		die(USAGE, _("name the words to look for"));
	for (int i = 0; i < run->count; i++)
		if (!search_word(s, run->operands[i]))
			die(USAGE, _("'%s' has no letter and no digit to look for"), run->operands[i]);
}

void
search_check(struct run *run)
{
	struct search *s = search_new(NULL, run->arena);

	add_words(run, s);
	add_nouns(run, s);
}

/* One field of a row, in the arena. */
static struct value
field_of(struct run *run, const struct hit *hit, const struct field *f)
{
	struct statement *st = db_prepare(access_db(run->access), arena_printf(run->arena, "SELECT \"%s\" FROM %s "
	    "WHERE %s = ?1", f->name, access_source(run->access, hit->entity), entity_key(hit->entity)));
	struct value v = VALUE_EMPTY;

	db_bind_number(st, 1, hit->id);
	if (db_step(st))
		db_value(st, 0, &v);
	if (v.kind == TEXT)
		v.text = arena_copy(run->arena, v.text, v.length);
	db_finish(st);
	return v;
}

/* A KEY of the row: its code, its unique title, or its id. */
static struct value
key_of(struct run *run, const struct hit *hit)
{
	const struct field *f = entity_field(hit->entity, hit->entity->code);

	if (!f)
		f = entity_field(hit->entity, hit->entity->title);
	if (f->unique)
		return field_of(run, hit, f);
	return value_text(arena_printf(run->arena, "id=%lld", (long long)hit->id));
}

/* What stands around the first word, on one line: where it begins and ends otherwise than the text, ... says so. */
static struct value
snippet(struct run *run, const struct search *s, const char *text)
{
	size_t length = strlen(text), at = 0, end;
	struct buf out = { 0 };
	struct value v;

	if (text_width(text, length) > SHOWN)
		at = search_place(s, text);
	for (int n = 0; at > 0 && (n < BEFORE || ((unsigned char)text[at] & 0xc0) == 0x80); at--)
		n += ((unsigned char)text[at] & 0xc0) != 0x80;
	while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80)
		at--;
	end = at + text_fit(text + at, length - at, SHOWN);
	buf_text(&out, at > 0 ? "..." : "");
	for (size_t i = at; i < end; i++)
		buf_byte(&out, text[i] == '\n' || text[i] == '\t' || text[i] == '\r' ? ' ' : text[i]);
	buf_text(&out, end < length ? "..." : "");
	v = value_text(arena_string(run->arena, buf_string(&out)));
	buf_free(&out);
	return v;
}

static const struct column all_columns[] = {
	{ "noun", N_("Noun"), &type_code, NULL, false },
	{ "key", N_("Key"), &type_code, NULL, false },
	{ "id", N_("Id"), &type_id, NULL, false },
	{ "title", N_("Title"), &type_text, NULL, false },
	{ "field", N_("Field"), &type_code, NULL, false },
	{ "text", N_("Text"), &type_text, NULL, false },
	{ "score", N_("Score"), &type_integer, NULL, false },
};

static void
all_values(struct run *run, const struct search *s, const struct hit *hit, struct value *values)
{
	struct value text = field_of(run, hit, hit->field);

	values[0] = value_text(hit->entity->name);
	values[1] = key_of(run, hit);
	values[2] = value_number(hit->id);
	values[3] = field_of(run, hit, entity_field(hit->entity, hit->entity->title));
	values[4] = value_text(hit->field->name);
	values[5] = snippet(run, s, text.text ? text.text : "");
	values[6] = value_number(hit->score);
}

/* Of one noun alone: its key, code and title, then where the word is. */
static int
columns_of(const struct entity *entity, struct column *columns)
{
	const char *names[] = { entity->code, entity->title };
	int n = 0;

	columns[n++] = (struct column){ .name = entity_key(entity), .label = all_columns[2].label, .type = &type_id };
	for (int i = 0; i < 2; i++) {
		const struct field *f = entity_field(entity, names[i]);

		if (f && (i == 0 || names[0] == NULL || strcmp(names[0], names[1]) != 0))
			columns[n++] = (struct column){ .name = f->name, .label = f->label, .type = f->type,
			    .field = f };
	}
	for (int i = 4; i < 7; i++)
		columns[n++] = all_columns[i];
	return n;
}

static void
values_of(struct run *run, const struct search *s, const struct hit *hit, const struct column *columns, int count,
    struct value *values)
{
	struct value all[7];

	all_values(run, s, hit, all);
	values[0] = all[2];
	for (int i = 1; i < count - 3; i++)
		values[i] = field_of(run, hit, columns[i].field);
	memcpy(values + count - 3, all + 4, 3 * sizeof *values);
}

static void
print_hits(struct run *run, const struct search *s, const struct entity *only, const struct hit *hits, size_t count)
{
	struct column columns[7];
	int n = only ? columns_of(only, columns) : 7;
	struct answer *a = answer_new(run, only ? columns : all_columns, n);
	struct value values[7];

	for (size_t i = 0; i < count; i++) {
		if (only)
			values_of(run, s, &hits[i], columns, n, values);
		else
			all_values(run, s, &hits[i], values);
		if (!answer_row(a, values))
			break;
	}
	db_end_read(access_db(run->access));
	answer_end(a);
}

enum status
search_find(struct run *run)
{
	struct search *s = search_new(run->access, run->arena);
	const struct entity *only;
	const struct hit *hits;
	size_t count, most;

	add_words(run, s);
	only = add_nouns(run, s);
	if (!run->options.limit)
		run->options.limit = USUAL_LIMIT;
	most = (size_t)strtoul(run->options.limit, NULL, 10);
	db_begin_read(access_db(run->access));
	hits = search_hits(s, &count);
	print_hits(run, s, only, hits, count);
	if (count > most)
		warn(_("%zu more: --limit %zu prints them all"), count - most, count);
	return DONE;
}

static const struct column index_columns[] = {
	{ "noun", N_("Noun"), &type_code, NULL, false },
	{ "rows", N_("Rows"), &type_integer, NULL, false },
	{ "indexed", N_("In the index"), &type_integer, NULL, false },
	{ "since", N_("Touched since"), &type_integer, NULL, false },
};

static void
print_state(const struct entity *entity, int64_t rows, int64_t indexed, int64_t since, void *answer)
{
	answer_row(answer, (struct value[]){ value_text(entity->name), value_number(rows), value_number(indexed),
	    value_number(since) });
}

static int64_t rows_added;

static void
count_rows(int64_t rows)
{
	rows_added += rows;
}

enum status
search_index(struct run *run)
{
	struct answer *a;

	if (index_tells && index_drops)
		die(USAGE, _("--status and --drop do not go together"));
	if (index_tells) {
		a = answer_new(run, index_columns, sizeof index_columns / sizeof *index_columns);
		indexing_status(run->access, run->arena, print_state, a);
		return answer_end(a);
	}
	access_need_admin(run->access, index_drops ? "drop the search index" : "make a search index");
	if (index_drops && !indexing_drop(run->access))
		warn(_("there is no search index"));
	if (!index_drops)
		indexing_update(run->access, run->arena, count_rows);
	if (!index_drops && (run->options.verbose || human_terminal(STDERR_FILENO)))
		warn(_("rows added to the search index: %lld"), (long long)rows_added);
	return DONE;
}
