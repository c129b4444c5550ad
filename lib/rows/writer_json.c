/* SPDX-License-Identifier: ISC */
/* writer_json - one array of objects, or one object a line */
#include <string.h>

#include "rows/format.h"

static void
add_string(struct buf *buf, const char *text, size_t length)
{
	buf_byte(buf, '"');
	if (writer_plain(text, length, '"', '\\'))
		buf_add(buf, text, length);
	else
		buf_json(buf, text, length);
	buf_byte(buf, '"');
}

/* Each key as it will stand: a comma where one is needed, the name, a colon. */
static void
make_keys(struct writer *w)
{
	for (int i = 0; i < w->count; i++) {
		const char *name = w->columns[i].name;

		buf_clear(&w->scratch);
		buf_byte(&w->scratch, i == 0 ? '{' : ',');
		add_string(&w->scratch, name, strlen(name));
		buf_byte(&w->scratch, ':');
		w->slots[i].key_length = w->scratch.length;
		w->slots[i].key = arena_copy(w->arena, w->scratch.data, w->scratch.length);
	}
}

static void
add_value(struct writer *w, const struct slot *slot, const struct value *value)
{
	const char *bytes;
	size_t length;

	if (value->kind == EMPTY) {
		buf_add(w->buf, "null", 4);
	} else if (slot->boolean && value->kind == INTEGER) {
		buf_text(w->buf, value->number != 0 ? "true" : "false");
	} else if (slot->loose && value->kind == TEXT && value->number == 1) {
		buf_add(w->buf, value->text, value->length);
	} else if (!writer_number(w, slot, value)) {
		writer_bytes(w, slot, value, &bytes, &length);
		add_string(w->buf, bytes, length);
	}
}

static void
add_object(struct writer *w, const struct value *values)
{
	for (int i = 0; i < w->count; i++) {
		buf_add(w->buf, w->slots[i].key, w->slots[i].key_length);
		add_value(w, &w->slots[i], &values[i]);
	}
	buf_text(w->buf, w->count > 0 ? "}" : "{}");
}

static void
json_row(struct writer *w, const struct value *values)
{
	buf_text(w->buf, w->rows == 0 ? "[\n" : ",\n");
	add_object(w, values);
}

static void
json_end(struct writer *w)
{
	buf_text(w->buf, w->rows == 0 ? "[]\n" : "\n]\n");
}

static void
ndjson_row(struct writer *w, const struct value *values)
{
	add_object(w, values);
	buf_byte(w->buf, '\n');
}

static void
ndjson_end(struct writer *w)
{
	(void)w;
}

const struct format json_format = { "json", make_keys, json_row, json_end };
const struct format ndjson_format = { "ndjson", make_keys, ndjson_row, ndjson_end };
