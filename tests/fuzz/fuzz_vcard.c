/* SPDX-License-Identifier: ISC */
/*
 * fuzz_vcard - any bytes read as business cards, to their end or their problem: every cell that comes out is
 * UTF-8 of a size that was promised. And any text that is written into a card comes back from it.
 *
 * The first byte chooses: the encoding, a pipe, and whether a head and an end are put around the bytes.
 */
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

#include "base/text.h"
#include "rows/grid.h"
#include "rows/vcard.h"

#define NOTE_COLUMN 24

static struct grid *
open_bytes(struct arena *arena, const void *bytes, size_t length, int choice)
{
	int descriptor = descriptor_with(bytes, length);

	dup2(descriptor, 100);
	close(descriptor);
	return grid_vcard(arena, 100, &(struct grid_vcard_options){ .name = "in", .is_pipe = choice & 1,
		.encoding = choice & 2 ? "GB18030" : NULL });
}

static void
read_cards(const void *bytes, size_t length, int choice)
{
	struct problem problem = { .reason = NULL };
	struct arena *arena = arena_new();
	struct grid *grid = open_bytes(arena, bytes, length, choice);
	struct grid_row row;
	int found;

	while ((found = grid->next(grid, &row, &problem)) > 0) {
		hold(row.count == grid->name_count && row.number > 0);
		for (int i = 0; i < row.count; i++) {
			hold(row.cells[i].text != NULL && row.cells[i].length <= 9 * 1024 * 1024);
			hold(text_bad_byte(row.cells[i].text, row.cells[i].length) == row.cells[i].length);
		}
	}
	hold((found < 0) == (problem.reason != NULL));
	grid->close(grid);
	close(100);
	arena_free(arena);
}

/* What a card keeps of a text: no control characters but line ends and tabs, no blanks around. */
static const char *
kept(struct arena *arena, const char *text, size_t length)
{
	struct buf buf = { 0 };
	const char *begin;

	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] >= ' ' ? text[i] != 0x7f : text[i] == '\n' || text[i] == '\t')
			buf_byte(&buf, text[i]);
	length = buf.length;
	begin = text_trim(buf_string(&buf), &length);
	begin = arena_copy(arena, begin, length);
	buf_free(&buf);
	return begin;
}

static void
write_and_read(const uint8_t *data, size_t size, int version)
{
	struct problem problem = { .reason = NULL };
	struct arena *arena = arena_new();
	char *text = arena_copy(arena, (const char *)data, size);
	struct buf written = { 0 };
	struct vcard card = { .to = &written, .version = version };
	struct grid *grid;
	struct grid_row row;
	const char *family, *given;

	vcard_start(&card);
	vcard_name(arena, text, &family, &given);
	vcard_parts(&card, "N", (const char *const[]){ family, given, NULL, NULL, NULL }, 5);
	vcard_text(&card, "NOTE", text);
	vcard_plain(&card, "URL", text);
	vcard_end(&card);
	for (size_t i = 0, column = 0; i < written.length; i++, column++) {
		hold(written.data[i] != '\n' || written.data[i - 1] == '\r');
		column = written.data[i] == '\n' ? (size_t)-1 : column;
		hold(column == (size_t)-1 || column < 77);
	}
	grid = open_bytes(arena, written.data, written.length, 0);
	hold(grid->next(grid, &row, &problem) == 1);
	hold(strcmp(row.cells[NOTE_COLUMN].text, kept(arena, text, size)) == 0);
	hold(grid->next(grid, &row, &problem) == 0);
	grid->close(grid);
	close(100);
	buf_free(&written);
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf framed = { 0 };

	if (size == 0)
		return 0;
	if (data[0] & 4) {
		buf_text(&framed, data[0] & 8 ? "BEGIN:VCARD\r\nVERSION:2.1\r\n" : "BEGIN:VCARD\nVERSION:3.0\n");
		buf_add(&framed, data + 1, size - 1);
		buf_text(&framed, "\r\nEND:VCARD\r\n");
		read_cards(framed.data, framed.length, data[0]);
		buf_free(&framed);
	} else {
		read_cards(data + 1, size - 1, data[0]);
	}
	if (size > 1 && text_bad_byte((const char *)data + 1, size - 1) == size - 1)
		write_and_read(data + 1, size - 1, 3 + (data[0] & 1));
	return 0;
}
