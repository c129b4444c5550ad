/* SPDX-License-Identifier: ISC */
/* grid_book - a grid over a sheet of an XLSX workbook */
#include "base/memory.h"
#include "rows/grid.h"

struct book {
	struct grid grid;
	struct workbook *workbook;
};

static int
next(struct grid *grid, struct grid_row *to, struct problem *problem)
{
	struct book *book = (struct book *)grid;
	struct sheet_row row;
	int found = workbook_next(book->workbook, &row, problem);

	if (found > 0)
		*to = (struct grid_row){ .number = row.number, .cells = row.cells, .count = row.count, .raw = "" };
	return found;
}

static void
close_book(struct grid *grid)
{
	workbook_free(((struct book *)grid)->workbook);
}

struct grid *
grid_book(struct arena *arena, int descriptor, const char *name, const char *sheet, bool visible_only,
    struct problem *problem)
{
	struct workbook *workbook = workbook_open(descriptor, name, sheet, problem);
	struct book *book;
	int number;

	if (workbook == NULL)
		return NULL;
	if (visible_only)
		workbook_visible_only(workbook);
	book = arena_alloc(arena, sizeof *book);
	*book = (struct book){ .workbook = workbook };
	book->grid = (struct grid){ .next = next, .close = close_book, .sheet = true, .form = FORM_CSV,
	    .delimiter = ',',
		.place = arena_printf(arena, "%s!%s:", name, workbook_sheet(workbook, &number)) };
	return &book->grid;
}
