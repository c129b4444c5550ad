/* SPDX-License-Identifier: ISC */
/* origin - where imported rows came from: file, place in it and the row as it stood there. */
#include "record/origin.h"

#include <stdlib.h>
#include <string.h>

#define MOST_BYTES ((size_t)256 * 1024)   /* of one run, for rows that are long */

static const char escaped[] = "\t\n\r\\", letters[] = "tnr\\";

struct origins {
	struct change *change;
	struct statement *insert;
	const char *noun, *file, *header;
	int64_t first, last;      /* the least and the greatest id of the run */
	int count;
	bool personal;
	struct buf rows;
};

struct origins *
origins_new(struct change *c, const struct entity *entity)
{
	struct origins *o = arena_alloc(change_arena(c), sizeof *o);

	*o = (struct origins){ .change = c, .noun = entity->name };
	o->insert = db_prepare(access_db(change_access(c)), "INSERT INTO main.origin "
	    "(change_set_id, noun, file, header, first_row, last_row, rows) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
	return o;
}

/* A text of one line, without tabs. */
static void
add_escaped(struct buf *out, const char *text)
{
	for (;; text++) {
		size_t plain = strcspn(text, escaped);

		buf_add(out, text, plain);
		text += plain;
		if (!*text)
			return;
		buf_byte(out, '\\');
		buf_byte(out, letters[strchr(escaped, *text) - escaped]);
	}
}

static void
flush(struct origins *o)
{
	struct value header = value_text(o->header);

	if (o->count == 0)
		return;
	db_bind_number(o->insert, 1, change_id(o->change));
	db_bind_text(o->insert, 2, o->noun);
	db_bind_text(o->insert, 3, o->file);
	db_bind(o->insert, 4, &header);
	db_bind_number(o->insert, 5, o->first);
	db_bind_number(o->insert, 6, o->last);
	db_bind_text(o->insert, 7, o->rows.data);
	db_step(o->insert);
	db_reset(o->insert);
	buf_clear(&o->rows);
	o->count = 0;
}

void
origins_file(struct origins *o, const char *name, const char *const *header, int count, bool personal)
{
	struct buf names = { 0 };

	flush(o);
	for (int i = 0; i < count; i++) {
		if (i > 0)
			buf_byte(&names, '\t');
		add_escaped(&names, header[i]);
	}
	o->file = name;
	o->personal = personal;
	o->header = arena_string(change_arena(o->change), buf_string(&names));
	buf_free(&names);
}

void
origins_add(struct origins *o, int64_t id, const struct row *row)
{
	if (o->count == 0 || id < o->first)
		o->first = id;
	if (o->count == 0 || id > o->last)
		o->last = id;
	buf_integer(&o->rows, id);
	buf_byte(&o->rows, '\t');
	if (row->place)
		add_escaped(&o->rows, row->place);
	else
		buf_integer(&o->rows, row->line);
	buf_byte(&o->rows, '\t');
	if (o->personal)
		buf_text(&o->rows, "***");
	else
		add_escaped(&o->rows, row->raw);
	buf_byte(&o->rows, '\n');
	if (++o->count == ROWS_OF_A_RUN || o->rows.length > MOST_BYTES)
		flush(o);
}

void
origins_end(struct origins *o)
{
	flush(o);
	db_finish(o->insert);
	buf_free(&o->rows);
}

/* Takes the escapes out of a text where it stands. */
static void
unescape(char *text)
{
	char *to = text;

	for (; *text; text++) {
		const char *at = *text == '\\' && text[1] ? strchr(letters, text[1]) : NULL;

		*to++ = at ? escaped[at - letters] : *text;
		text += at != NULL;
	}
	*to = '\0';
}

/* The line of a run that is about the record: its place and raw row, cut out. */
static void
tell_line(char *line, struct origin *o, void (*visit)(const struct origin *, void *), void *context)
{
	char *place = strchr(line, '\t') + 1, *raw = strchr(place, '\t') + 1;

	raw[-1] = '\0';
	raw[strcspn(raw, "\n")] = '\0';
	unescape(place);
	unescape(raw);
	o->place = place;
	o->raw = raw;
	visit(o, context);
}

/* All lines of a run that begin with the id. */
static void
search_run(const char *rows, struct origin *o, void (*visit)(const struct origin *, void *), void *context)
{
	struct buf mark = { 0 };

	buf_integer(&mark, o->id);
	buf_byte(&mark, '\t');
	for (const char *line = rows; line && *line; line = strchr(line, '\n'), line += line != NULL) {
		char *copy;
		size_t length = strcspn(line, "\n");

		if (strncmp(line, mark.data, mark.length) != 0)
			continue;
		copy = strncpy(must_alloc(length + 1), line, length);
		copy[length] = '\0';
		tell_line(copy, o, visit, context);
		free(copy);
	}
	buf_free(&mark);
}

void
origin_of_row(struct access *a, const struct entity *entity, int64_t id, void (*visit)(const struct origin *, void *),
    void *context)
{
	struct statement *st = db_prepare(access_db(a), "SELECT change_set_id, noun, file, rows FROM main.origin "
	    "WHERE first_row <= ?1 AND last_row >= ?1 ORDER BY origin_id");

	db_bind_number(st, 1, id);
	while (db_step(st)) {
		const struct entity *noun = entity_named(db_text(st, 1));
		struct origin o = { .id = id, .change_set = db_number(st, 0), .file = db_text(st, 2) };

		if (noun && strcmp(entity_table(noun), entity_table(entity)) == 0)
			search_run(db_text(st, 3), &o, visit, context);
	}
	db_finish(st);
}
