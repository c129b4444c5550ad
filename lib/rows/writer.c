/* SPDX-License-Identifier: ISC */
/* writer - rows out: what is common to all formats */
#include "rows/writer.h"

#include <stdlib.h>
#include <string.h>

#include "rows/format.h"

static const struct format *formats[] = {
	&table_format, &tsv_format, &csv_format, &json_format, &ndjson_format, &md_format, &html_format,
	&stream_format,
};

#define FORMATS (sizeof formats / sizeof *formats)

const struct type type_cell = { .name = "cell" };

static const struct format *
format_named(const char *name)
{
	if (strcmp(name, "stream") == 0)
		return &stream_format;
	for (size_t i = 0; i < FORMATS; i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

void
writer_use(const struct format *format)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (strcmp(formats[i]->name, format->name) == 0)
			formats[i] = format;
}

bool
writer_is_stream(const char *format)
{
	return format_named(format) == &stream_format;
}

bool
writer_knows(const char *format)
{
	return format_named(format) != NULL;
}

const char *
writer_formats(void)
{
	static struct buf names;

	if (names.length > 0)
		return buf_string(&names);
	for (size_t i = 0; i < FORMATS; i++) {
		if (i > 0)
			buf_byte(&names, '|');
		buf_text(&names, formats[i]->name);
	}
	return buf_string(&names);
}

static struct slot
slot_for(const struct type *type)
{
	if (type == NULL)
		type = &type_text;
	return (struct slot){
		.print = type->print,
		.literal = type->number || type->print == NULL,
		.boolean = type == &type_boolean,
		.loose = type == &type_cell,
	};
}

struct writer *
writer_new(struct out *out, const struct layout *layout, const struct column *columns, int count)
{
	struct writer *w = must_alloc(sizeof *w);

	*w = (struct writer){ .format = format_named(layout->format), .out = out,
	    .buf = out_buf(out), .layout = layout, .columns = columns, .count = count };
	w->arena = arena_new();
	w->slots = arena_alloc(w->arena, (size_t)(count + 1) * sizeof *w->slots);
	for (int i = 0; i < count; i++)
		w->slots[i] = slot_for(columns[i].type);
	return w;
}

void
writer_row(struct writer *w, const struct value *values)
{
	if (!w->begun)
		w->format->begin(w);
	w->begun = true;
	w->format->row(w, values);
	w->rows++;
	out_check(w->out);
}

long
writer_end(struct writer *w)
{
	long rows = w->rows;

	if (!w->begun && !w->layout->if_any)
		w->format->begin(w);
	if (w->begun || !w->layout->if_any)
		w->format->end(w);
	out_check(w->out);
	buf_free(&w->scratch);
	buf_free(&w->printed);
	arena_free(w->arena);
	free(w->shown);
	free(w);
	return rows;
}

const char *
writer_label(const struct writer *w, const struct column *column)
{
	if (w->layout->label != NULL)
		return w->layout->label(column);
	return column->label != NULL ? column->label : column->name;
}

const char *
writer_choice(const struct writer *w, const struct column *column, const struct value *value)
{
	if (w->layout->choice == NULL || column->field == NULL)
		return NULL;
	if (column->type == &type_boolean && value->kind == INTEGER)
		return w->layout->choice(column->field, value->number ? "yes" : "no");
	return column->type == &type_choice &&
	    value->kind == TEXT ? w->layout->choice(column->field, value->text) : NULL;
}

bool
writer_literal(const struct column *column, const struct value *value)
{
	return column->type == &type_cell && value->kind == TEXT && value->number == 1;
}

static void
print_integer(const struct slot *slot, const struct value *value, struct buf *to)
{
	if (slot->print != NULL)
		slot->print(value, to);
	else
		buf_integer(to, value->number);
}

bool
writer_number(struct writer *w, const struct slot *slot, const struct value *value)
{
	if (value->kind != INTEGER || !slot->literal)
		return false;
	print_integer(slot, value, w->buf);
	return true;
}

void
writer_bytes(struct writer *w, const struct slot *slot, const struct value *value,
    const char **bytes, size_t *length)
{
	if (value->kind == TEXT) {
		*bytes = value->text;
		*length = value->length;
		return;
	}
	buf_clear(&w->scratch);
	print_integer(slot, value, &w->scratch);
	*bytes = buf_string(&w->scratch);
	*length = w->scratch.length;
}

/* For eight bytes at once: the high bit of each byte that is below a space or equals one of two.
 * After "Determine if a word has a byte less than n", Bit Twiddling Hacks; bytes that follow a
 * hit may be marked wrongly, which matters to nobody here. */
static uint64_t
special(uint64_t word, uint64_t one, uint64_t other)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
	uint64_t low = (word - ones * ' ') & ~word;
	uint64_t first = word ^ one, second = word ^ other;

	return (low | ((first - ones) & ~first) | ((second - ones) & ~second)) & high;
}

bool
writer_plain(const char *text, size_t length, char one, char other)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t first = ones * (unsigned char)one, second = ones * (unsigned char)other;
	uint64_t word, found = 0;
	size_t at = 0;

	for (; at + 8 <= length; at += 8) {
		memcpy(&word, text + at, 8);
		found |= special(word, first, second);
	}
	for (; at < length; at++)
		found |= (unsigned char)text[at] < ' ' || text[at] == one || text[at] == other;
	return found == 0;
}
