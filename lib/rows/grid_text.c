/* SPDX-License-Identifier: ISC */
/* grid_text - a grid over CSV, TSV, JSON and NDJSON */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "rows/grid.h"

struct text {
	struct grid grid;
	struct reader *reader;
	struct arena *arena;
	struct sheet_cell *cells;
	int room;
};

static int
next(struct grid *grid, struct grid_row *to, struct problem *problem)
{
	struct text *text = (struct text *)grid;
	struct row row;
	int found = reader_next(text->reader, &row, problem);

	if (found <= 0)
		return found;
	if (row.count > text->room) {
		text->room = row.count + text->room;
		text->cells = must_realloc(text->cells, (size_t)text->room * sizeof *text->cells);
	}
	for (int i = 0; i < row.count; i++) {
		const struct cell *cell = &row.cells[i];

		text->cells[i] = (struct sheet_cell){
			.kind = cell->state != CELL_TEXT ? SHEET_EMPTY : cell->literal ? SHEET_NUMBER : SHEET_TEXT,
			.text = cell->state != CELL_NULL ? cell->text : NULL, .length = cell->length };
	}
	*to = (struct grid_row){ row.line, text->cells, row.count, row.raw, row.raw_length };
	return 1;
}

static void
close_text(struct grid *grid)
{
	struct text *text = (struct text *)grid;

	reader_free(text->reader);
	free(text->cells);
}

/* The reader closes its descriptor. */
static struct reader *
reader_of(int descriptor, const struct reader_options *options)
{
	int copy = dup(descriptor);

	if (copy < 0)
		die(FAILED, "cannot read '%s': %s", options->name, strerror(errno));
	return reader_new(copy, options);
}

/* Reads all of a JSON text for the keys of its last row, and begins anew. */
static bool
read_keys(struct text *text, int descriptor, const struct reader_options *options, struct problem *problem)
{
	const char *const *names;
	const char **copy;
	struct row row;
	int found;

	while ((found = reader_next(text->reader, &row, problem)) > 0)
		continue;
	if (found < 0)
		return false;
	names = reader_header(text->reader, &text->grid.name_count, problem);
	copy = arena_alloc(text->arena, (size_t)(text->grid.name_count + 1) * sizeof *copy);
	for (int i = 0; i < text->grid.name_count; i++)
		copy[i] = arena_string(text->arena, names[i]);
	text->grid.names = copy;
	reader_free(text->reader);
	if (lseek(descriptor, 0, SEEK_SET) < 0)
		die(FAILED, "cannot read '%s' twice: %s", options->name, strerror(errno));
	text->reader = reader_of(descriptor, options);
	return true;
}

struct grid *
grid_text(struct arena *arena, int descriptor, const struct reader_options *options, struct problem *problem)
{
	struct text *text = arena_alloc(arena, sizeof *text);
	bool good = true;

	*text = (struct text){ .arena = arena, .reader = reader_of(descriptor, options) };
	text->grid = (struct grid){ .next = next, .close = close_text,
		.place = arena_printf(text->arena, "%s:", options->name),
		.form = reader_form(text->reader), .delimiter = reader_delimiter(text->reader) };
	if (text->grid.form == FORM_JSON || text->grid.form == FORM_NDJSON)
		good = read_keys(text, descriptor, options, problem);
	if (good)
		return &text->grid;
	*problem = (struct problem){ .place = problem->place != NULL ? arena_string(arena,
	    problem->place) : options->name, .reason = arena_string(arena, problem->reason) };
	close_text(&text->grid);
	return NULL;
}
