/* SPDX-License-Identifier: ISC */
/*
 * grid_xls - a grid over a sheet of an old .xls (BIFF), by the library freexl where it is installed.
 *
 * The library is loaded when such a file comes, so that nobody needs it for anything else.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "rows/grid.h"

#define LIBRARY "libfreexl.so.1"
#define NUMBER_TEXT 32

/* As in freexl.h, whose binary interface is fixed by the library's name. */
enum { CELL_INT = 102, CELL_DOUBLE, CELL_STRING, CELL_SHARED_STRING, CELL_DATE, CELL_DATETIME, CELL_TIME };
enum { PASSWORD = 32008, SHEET_COUNT = 32010, OBFUSCATED = 3003 };

struct xls_value {
	unsigned char type;
	union {
		int number;
		double real;
		const char *text;
	} is;
};

struct freexl {
	int (*open)(const char *, const void **);
	int (*close)(const void *);
	int (*info)(const void *, unsigned short, unsigned *);
	int (*name)(const void *, unsigned short, const char **);
	int (*select)(const void *, unsigned short);
	int (*dimensions)(const void *, unsigned *, unsigned short *);
	int (*value)(const void *, unsigned, unsigned short, struct xls_value *);
};

struct xls {
	struct grid grid;
	struct freexl lib;
	struct arena *arena;
	const void *file;
	unsigned rows, row;
	unsigned short columns;
	struct sheet_cell *cells;
	char (*numbers)[NUMBER_TEXT];
};

/* ISO C knows no way from an object to a function; POSIX promises this one. */
static void
load(void *library, const char *name, void *function)
{
	void *found = dlsym(library, name);

	memcpy(function, &found, sizeof found);
}

static bool
load_freexl(struct freexl *lib)
{
	void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);

	if (library == NULL)
		return false;
	load(library, "freexl_open", &lib->open);
	load(library, "freexl_close", &lib->close);
	load(library, "freexl_get_info", &lib->info);
	load(library, "freexl_get_worksheet_name", &lib->name);
	load(library, "freexl_select_active_worksheet", &lib->select);
	load(library, "freexl_worksheet_dimensions", &lib->dimensions);
	load(library, "freexl_get_cell_value", &lib->value);
	return lib->open && lib->close && lib->info && lib->name && lib->select && lib->dimensions && lib->value;
}

/* The fewest digits that read back as the number. */
static const char *
shortest(double number, char to[NUMBER_TEXT])
{
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(to, NUMBER_TEXT, "%.*g", digits, number);
		if (strtod(to, NULL) == number)
			break;
	}
	return to;
}

static struct sheet_cell
cell_of(const struct xls_value *value, char digits[NUMBER_TEXT])
{
	struct sheet_cell cell = { SHEET_EMPTY, "", 0 };

	if (value->type == CELL_INT) {
		snprintf(digits, NUMBER_TEXT, "%d", value->is.number);
		cell = (struct sheet_cell){ SHEET_NUMBER, digits, 0 };
	} else if (value->type == CELL_DOUBLE) {
		cell = (struct sheet_cell){ SHEET_NUMBER, shortest(value->is.real, digits), 0 };
	} else if (value->type >= CELL_STRING && value->type <= CELL_TIME && value->is.text != NULL) {
		cell = (struct sheet_cell){ value->type >= CELL_DATE ? SHEET_DATE : SHEET_TEXT, value->is.text, 0 };
	}
	cell.length = strlen(cell.text);
	if (cell.length == 0)
		cell.kind = SHEET_EMPTY;
	return cell;
}

static int
next(struct grid *grid, struct grid_row *to, struct problem *problem)
{
	struct xls *xls = (struct xls *)grid;

	if (xls->row == xls->rows)
		return 0;
	for (unsigned short i = 0; i < xls->columns; i++) {
		struct xls_value value = { .type = 0 };

		xls->lib.value(xls->file, xls->row, i, &value);
		xls->cells[i] = cell_of(&value, xls->numbers[i]);
		if (text_bad_byte(xls->cells[i].text, xls->cells[i].length) == xls->cells[i].length)
			continue;
		*problem = (struct problem){ .place = arena_printf(xls->arena, "%s%u", xls->grid.place, xls->row + 1),
			.reason = N_("a cell holds no text") };
		return -1;
	}
	*to = (struct grid_row){ .number = ++xls->row, .cells = xls->cells, .count = xls->columns, .raw = "" };
	return 1;
}

static void
close_xls(struct grid *grid)
{
	struct xls *xls = (struct xls *)grid;

	if (xls->file != NULL)
		xls->lib.close(xls->file);
	free(xls->cells);
	free(xls->numbers);
}

/* The number of the sheet, from 0; -1 when there is none, and their names in *names. */
static int
find_sheet(struct xls *xls, const char *sheet, struct buf *names)
{
	unsigned count = 0;
	char *end = NULL;
	long wanted = sheet != NULL ? strtol(sheet, &end, 10) : 1;

	xls->lib.info(xls->file, SHEET_COUNT, &count);
	for (unsigned i = 0; i < count; i++) {
		const char *name = NULL;

		xls->lib.name(xls->file, (unsigned short)i, &name);
		if (name != NULL && sheet != NULL && strcmp(name, sheet) == 0)
			return (int)i;
		buf_printf(names, "%s%s", i > 0 ? ", " : "", name != NULL ? name : "?");
	}
	if (sheet != NULL && (*sheet == '\0' || *end != '\0'))
		return -1;
	return wanted >= 1 && wanted <= (long)count ? (int)(wanted - 1) : -1;
}

/* NULL, or why it cannot be read. */
static const char *
open_sheet(struct xls *xls, int descriptor, const char *name, const char *sheet)
{
	char path[64];
	unsigned password = 0;
	struct buf names = { 0 };
	const char *title = NULL, *reason = NULL;
	int number;

	snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
	if (xls->lib.open(path, &xls->file) != 0 || xls->file == NULL)
		return N_("no .xls workbook that freexl can read: damaged, or of another program");
	xls->lib.info(xls->file, PASSWORD, &password);
	if (password == OBFUSCATED)
		return N_("protected by a password: save it without one first");
	number = find_sheet(xls, sheet, &names);
	if (number < 0)
		reason = arena_printf(xls->arena, "no sheet '%s': it has %s", sheet != NULL ? sheet : "1",
		    buf_string(&names));
	buf_free(&names);
	if (number < 0)
		return reason;
	if (xls->lib.select(xls->file, (unsigned short)number) != 0
	    || xls->lib.dimensions(xls->file, &xls->rows, &xls->columns) != 0)
		return N_("a damaged .xls workbook");
	xls->lib.name(xls->file, (unsigned short)number, &title);
	xls->grid.place = arena_printf(xls->arena, "%s!%s:", name, title != NULL ? title : "1");
	return NULL;
}

struct grid *
grid_xls(struct arena *arena, int descriptor, const char *name, const char *sheet, struct problem *problem)
{
	struct xls *xls = arena_alloc(arena, sizeof *xls);
	const char *reason;

	*xls = (struct xls){ .arena = arena };
	xls->grid = (struct grid){ .next = next, .close = close_xls, .sheet = true, .form = FORM_CSV,
	    .delimiter = ',' };
	if (!load_freexl(&xls->lib))
		reason = N_("an old .xls workbook, and the library to read those is not here: save it as .xlsx, "
		    "or install libfreexl1");
	else
		reason = open_sheet(xls, descriptor, name, sheet);
	if (reason == NULL) {
		xls->cells = must_alloc((xls->columns + 1u) * sizeof *xls->cells);
		xls->numbers = must_alloc((xls->columns + 1u) * sizeof *xls->numbers);
		return &xls->grid;
	}
	*problem = (struct problem){ .place = name, .reason = reason };
	close_xls(&xls->grid);
	return NULL;
}
