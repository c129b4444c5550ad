/* SPDX-License-Identifier: ISC */
/* reader_stream - the rows that another of our programs has written, see stream.h */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rows/form.h"
#include "rows/stream.h"

struct stream {
	struct stream_head head;
	bool whole;            /* the end was seen */
};

static void
stream_begin(struct reader *r)
{
	struct stream *stream = must_alloc(sizeof *stream);

	*stream = (struct stream){ .whole = false };
	r->delimiter = '\t';
	r->options.is_pipe = false;    /* a last line that was cut is no row, and the end is missing */
	r->own = stream;
}

static void
stream_end(struct reader *r)
{
	free(r->own);
}

static int
stream_head(struct reader *r)
{
	struct stream *stream = r->own;
	struct line line;
	const char *reason;
	int found = tsv_line(r, false, &line);

	if (found < 0)
		return -1;
	if (found == 0)
		return 1;
	reason = stream_parse(r->arena, line.text, line.length, &stream->head);
	if (reason != NULL)
		return reader_refuse(r, r->line, "%s", reason);
	for (int i = 0; i < stream->head.count; i++)
		if (reader_column(r, stream->head.columns[i].name, strlen(stream->head.columns[i].name), r->line) < 0)
			return -1;
	return 1;
}

/* A null is left as it stands, and found by its length. */
static int
unescape(struct reader *r, char *text, size_t *length)
{
	if (*length == strlen(STREAM_NULL) && strcmp(text, STREAM_NULL) == 0) {
		*length = 0;
		return 1;
	}
	return tsv_unescape(r, text, length);
}

static void
find_nulls(struct reader *r)
{
	for (int i = 0; i < r->count; i++)
		if (r->cells[i].length == 0 && r->cells[i].text[0] != '\0')
			r->cells[i] = (struct cell){ CELL_NULL, "", 0, false };
}

/* The cells that stand before those of the columns. */
static void
take_origin(struct reader *r, const struct stream_head *head)
{
	int before = head->origin + head->raw;

	if (r->count < before)
		return;
	if (head->origin)
		r->place = r->cells[0].text;
	if (head->raw && r->options.keep_raw)
		buf_add(&r->raw, r->cells[head->origin].text, r->cells[head->origin].length);
	r->count -= before;
	memmove(r->cells, r->cells + before, (size_t)r->count * sizeof *r->cells);
}

static int
stream_next(struct reader *r)
{
	struct stream *stream = r->own;
	struct line line;
	bool escapes;
	int found = stream->whole ? 0 : tsv_line(r, true, &line);

	if (found <= 0 || line.ending == 0)
		return found < 0 ? -1 : 0;
	if (line.length == strlen(STREAM_END) && memcmp(line.text, STREAM_END, line.length) == 0) {
		stream->whole = true;
		return 0;
	}
	escapes = memchr(line.text, '\\', line.length) != NULL;
	if (reader_split(r, line.text, line.length, escapes ? unescape : NULL) < 0)
		return -1;
	if (escapes)
		find_nulls(r);
	take_origin(r, &stream->head);
	return 1;
}

const struct stream_head *
reader_source(const struct reader *r)
{
	return r->form == &stream_form ? &((const struct stream *)r->own)->head : NULL;
}

const struct stream_head *
reader_head(struct reader *r)
{
	struct problem problem;
	int count;

	return reader_header(r, &count, &problem) != NULL ? reader_source(r) : NULL;
}

bool
reader_whole(const struct reader *r)
{
	return r->form != &stream_form || ((struct stream *)r->own)->whole;
}

const struct form stream_form = { FORM_TSV, stream_begin, stream_next, stream_end, stream_head };
