/* SPDX-License-Identifier: ISC */
/* writer_stream - rows for another of our own programs, see stream.h */
#include <string.h>

#include "rows/format.h"
#include "rows/stream.h"

/* How many columns stand before those that the head names. */
static int
before(const struct writer *w)
{
	const struct stream_head *source = w->layout->source;

	return source != NULL ? source->origin + source->raw : 0;
}

static void
begin(struct writer *w)
{
	const struct layout *layout = w->layout;
	struct stream_head head = { .title = layout->title, .captions = layout->captions, .chart = layout->chart };
	struct column *columns = arena_alloc(w->arena, (size_t)(w->count + 1) * sizeof *columns);

	if (layout->source != NULL)
		head = *layout->source;
	for (int i = before(w); i < w->count; i++) {
		columns[head.count] = w->columns[i];
		if (layout->source == NULL)
			columns[head.count].label = writer_label(w, &w->columns[i]);
		else
			columns[head.count].type = NULL;
		head.count++;
	}
	head.columns = columns;
	stream_print(w->buf, &head);
}

static void
add_cell(struct writer *w, int column, const struct value *value)
{
	const char *label = value->kind == TEXT ? writer_choice(w, &w->columns[column], value) : NULL, *bytes = label;
	size_t length;

	if (value->kind == EMPTY) {
		if (w->layout->source != NULL && value->number == 1)
			buf_text(w->buf, STREAM_NULL);
		return;
	}
	if (label != NULL)
		length = strlen(label);
	else
		writer_bytes(w, &w->slots[column], value, &bytes, &length);
	writer_tsv(w->buf, bytes, length);
}

static void
row(struct writer *w, const struct value *values)
{
	for (int i = 0; i < w->count; i++) {
		if (i > 0)
			buf_byte(w->buf, '\t');
		add_cell(w, i, &values[i]);
	}
	buf_byte(w->buf, '\n');
}

static void
end(struct writer *w)
{
	buf_text(w->buf, STREAM_END "\n");
}

const struct format stream_format = { "xlsx", begin, row, end };
