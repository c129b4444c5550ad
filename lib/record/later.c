/* SPDX-License-Identifier: ISC */
/* later - references of imported rows to rows that were not there yet. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/later.h"

/* What stands in the file before the texts of a reference. */
struct entry {
	int64_t row;
	const struct source *source;
	size_t text, place, raw;
};

struct later {
	FILE *file;
	bool reading;
	struct buf noted;       /* of the row at work: a struct entry and its text, one after the other */
	struct buf read[3];
};

struct later *
later_new(void)
{
	struct later *l = must_alloc(sizeof *l);

	*l = (struct later){ 0 };
	return l;
}

void
later_free(struct later *l)
{
	if (l->file)
		fclose(l->file);
	buf_free(&l->noted);
	for (int i = 0; i < 3; i++)
		buf_free(&l->read[i]);
	free(l);
}

void
later_begin(struct later *l)
{
	buf_clear(&l->noted);
}

bool
later_note(struct later *l, const struct source *s, const char *text, size_t length)
{
	struct entry e = { .source = s, .text = length };

	buf_add(&l->noted, &e, sizeof e);
	buf_add(&l->noted, text, length);
	return true;
}

static void
put(struct later *l, const void *bytes, size_t length)
{
	if (!l->file && !(l->file = tmpfile()))
		die(FAILED, "cannot make a temporary file: %s", strerror(errno));
	if (length && fwrite(bytes, 1, length, l->file) != length)
		die(FAILED, "cannot write to a temporary file: %s", strerror(errno));
}

void
later_keep(struct later *l, int64_t row, const char *file, const struct row *r)
{
	char place[4096];
	struct entry e;

	for (size_t at = 0; at < l->noted.length; at += sizeof e + e.text) {
		memcpy(&e, l->noted.data + at, sizeof e);
		e.row = row;
		if (r->place)
			snprintf(place, sizeof place, "%s", r->place);
		else
			snprintf(place, sizeof place, "%s:%ld", file, r->line);
		e.place = strlen(place);
		e.raw = r->raw_length;
		put(l, &e, sizeof e);
		put(l, l->noted.data + at + sizeof e, e.text);
		put(l, place, e.place);
		put(l, r->raw, e.raw);
	}
}

static const char *
get(struct later *l, int i, size_t length)
{
	struct buf *b = &l->read[i];

	buf_clear(b);
	if (fread(buf_room(b, length + 1), 1, length, l->file) != length)
		die(FAILED, "cannot read a temporary file: %s", strerror(errno));
	b->length = length;
	b->data[length] = '\0';
	return b->data;
}

bool
later_next(struct later *l, struct awaited *w)
{
	struct entry e;

	if (!l->file)
		return false;
	if (!l->reading && (fflush(l->file) != 0 || fseek(l->file, 0, SEEK_SET) != 0))
		die(FAILED, "cannot write to a temporary file: %s", strerror(errno));
	l->reading = true;
	if (fread(&e, sizeof e, 1, l->file) != 1)
		return false;
	*w = (struct awaited){ .row = e.row, .source = e.source, .length = e.text, .raw_length = e.raw };
	w->text = get(l, 0, e.text);
	w->place = get(l, 1, e.place);
	w->raw = get(l, 2, e.raw);
	return true;
}
