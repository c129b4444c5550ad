/* SPDX-License-Identifier: ISC */
/*
 * fuzz_reader - reads any bytes as rows, writes the rows in another format and reads them again:
 * both answers must be the same. The first byte chooses the options and the format.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

#include "base/text.h"
#include "rows/reader.h"
#include "rows/scratch.h"
#include "rows/writer.h"

struct rows {
	struct arena *arena;
	struct column columns[4096];
	int count;
	struct value *cells[4096];
	int widths[4096];
	int length;
};

static struct value
copy_cell(struct arena *arena, const struct cell *cell)
{
	hold(cell->text[cell->length] == '\0');
	hold(text_bad_byte(cell->text, cell->length) == cell->length);
	hold((cell->state == CELL_TEXT) == (cell->length > 0));
	if (cell->state != CELL_TEXT)
		return VALUE_EMPTY;
	return (struct value){ TEXT, 0, arena_copy(arena, cell->text, cell->length), cell->length };
}

static void
copy_row(struct rows *rows, const struct row *row)
{
	struct value *cells = arena_alloc(rows->arena, (size_t)(row->count + 1) * sizeof *cells);

	for (int i = 0; i < row->count; i++)
		cells[i] = copy_cell(rows->arena, &row->cells[i]);
	if (rows->length < 4096) {
		rows->widths[rows->length] = row->count;
		rows->cells[rows->length++] = cells;
	}
}

/* All rows of the descriptor; false when they are not well-formed. */
static bool
read_rows(struct rows *rows, int descriptor, const struct reader_options *options)
{
	struct reader *r = reader_new(descriptor, options);
	struct problem problem = { .reason = NULL };
	const char *const *names;
	struct row row;
	int found;

	rows->length = 0;
	while ((found = reader_next(r, &row, &problem)) > 0)
		copy_row(rows, &row);
	hold((found < 0) == (problem.reason != NULL));
	hold(reader_next(r, &row, &problem) == 0);
	names = reader_header(r, &rows->count, &problem);
	for (int i = 0; names != NULL && i < rows->count; i++)
		rows->columns[i] = (struct column){
			.name = arena_string(rows->arena, names[i]), .type = &type_text };
	reader_free(r);
	return found == 0;
}

static struct value
cell_of(const struct rows *rows, int row, int column)
{
	return column < rows->widths[row] ? rows->cells[row][column] : VALUE_EMPTY;
}

static int
write_rows(const struct rows *rows, const char *format)
{
	static struct value values[4096];
	int descriptor = scratch_file(), copy = dup(descriptor);
	struct layout layout = { .format = format };
	struct out *out = out_new(copy);
	struct writer *w = writer_new(out, &layout, rows->columns, rows->count);

	for (int i = 0; i < rows->length; i++) {
		for (int j = 0; j < rows->count; j++)
			values[j] = cell_of(rows, i, j);
		writer_row(w, values);
	}
	writer_end(w);
	out_end(out);
	close(copy);
	lseek(descriptor, 0, SEEK_SET);
	return descriptor;
}

static void
compare(const struct rows *first, const struct rows *second)
{
	hold(first->count == second->count && first->length == second->length);
	for (int i = 0; i < first->length; i++)
		for (int j = 0; j < first->count; j++) {
			struct value one = cell_of(first, i, j), other = cell_of(second, i, j);

			hold(value_same(&one, &other));
		}
}

/* TSV cannot protect a first name that looks like another form, nor a lone column. */
static bool
comes_back(const struct rows *rows, const char *format)
{
	if (rows->count == 0 || rows->length == 0)
		return false;
	return strcmp(format, "tsv") != 0
	    || (rows->count > 1 && strpbrk(rows->columns[0].name, "[{ \n\t\r\"") == NULL
	    && memcmp(rows->columns[0].name, "\xef", 1) != 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const formats[] = { "csv", "tsv", "json", "ndjson" };
	static struct rows first, second;
	int choice = size > 0 ? data[0] : 0;
	struct reader_options options = {
		.name = "in", .rows = -1, .is_pipe = choice & 1, .allow_empty = choice & 2,
		.lenient = choice & 4, .keep_raw = choice & 8,
	};
	const char *format = formats[choice >> 4 & 3];

	if (size == 0)
		return 0;
	first.arena = arena_new();
	second.arena = arena_new();
	if (read_rows(&first, descriptor_with(data + 1, size - 1), &options)
	    && comes_back(&first, format)) {
		options.lenient = false;
		options.is_pipe = true;
		hold(read_rows(&second, write_rows(&first, format), &options));
		compare(&first, &second);
	}
	arena_free(first.arena);
	arena_free(second.arena);
	return 0;
}
