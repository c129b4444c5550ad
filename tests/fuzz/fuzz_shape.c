/* SPDX-License-Identifier: ISC */
/*
 * fuzz_shape - any bytes in any encoding, laid under any shape: every cell that comes out is UTF-8 and
 * every row as wide as the header, and GB18030 that was read comes back when it is written.
 *
 * The first two bytes choose the options and the encoding.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

#include "base/text.h"
#include "rows/decode.h"
#include "rows/scratch.h"
#include "rows/shape.h"

static void
check_names(const struct shape *shape, int *count)
{
	const char *const *names = shape_names(shape, count);

	for (int i = 0; i < *count; i++) {
		hold(text_bad_byte(names[i], strlen(names[i])) == strlen(names[i]));
		for (int j = 0; j < i && i < 50; j++)
			hold(strcmp(names[i], names[j]) != 0);
	}
}

static void
check_rows(struct shape *shape)
{
	struct problem problem = { .reason = NULL };
	struct grid_row row;
	int count, found;

	check_names(shape, &count);
	while ((found = shape_next(shape, &row, &problem)) > 0) {
		hold(row.count == count);
		for (int i = 0; i < row.count; i++)
			if (row.cells[i].text != NULL)
				hold(text_bad_byte(row.cells[i].text, row.cells[i].length) == row.cells[i].length);
	}
	hold((found < 0) == (problem.reason != NULL));
}

static void
shape_bytes(const uint8_t *data, size_t size, int choice, const char *encoding)
{
	struct reader_options options = {
		.name = "in", .rows = -1, .decodes = true, .encoding = encoding, .grid = true, .lenient = choice & 1,
		.is_pipe = choice & 2, .allow_empty = choice & 2, .fallback = choice & 4 ? "GB18030" : NULL,
	};
	struct shape_options shaping = {
		.header = (choice >> 3 & 3) - 1, .skip = choice >> 5 & 1, .trim = choice & 64, .loose = choice & 128,
		.numbers = choice & 1,
	};
	struct problem problem = { .reason = NULL };
	int descriptor = descriptor_with(data, size);
	struct arena *arena = arena_new();
	struct grid *grid;
	struct shape *shape;

	options.header_line = shaping.header;
	grid = grid_text(arena, descriptor, &options, &problem);
	shape = grid != NULL ? shape_new(arena, grid, &shaping, &problem) : NULL;
	hold((shape == NULL) == (problem.reason != NULL));
	if (shape != NULL)
		check_rows(shape);
	shape_free(shape);
	arena_free(arena);
	close(descriptor);
}

/* What the table made of it and what iconv makes of it a second time. */
static void
encode_again(const uint8_t *data, size_t size)
{
	struct decoder *decoder = decoder_new("GB18030");
	struct encoder *encoder = encoder_new("GB18030");
	struct buf text = { 0 }, again = { 0 };
	const char *from = (const char *)data;
	size_t length = size, room = 4 * size + 16;
	char *to = buf_room(&text, room);

	hold(decode(decoder, &from, &length, &to, &room) != DECODED || length == 0);
	text.length = (size_t)(to - text.data);
	if (memchr(buf_string(&text), '\0', text.length) == NULL) {
		hold(text_bad_byte(buf_string(&text), text.length) == text.length);
		hold(encode(encoder, buf_string(&text), text.length, &again));
	}
	buf_free(&text);
	buf_free(&again);
	decoder_free(decoder);
	encoder_free(encoder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const encodings[] = { NULL, NULL, "GB18030", "UTF-16LE", "UTF-16", "UTF-8", "BIG5",
		"ISO-8859-1" };

	if (size < 2)
		return 0;
	shape_bytes(data + 2, size - 2, data[0], encodings[data[1] & 7]);
	encode_again(data + 2, size - 2);
	return 0;
}
