/* SPDX-License-Identifier: ISC */
/* shape - a table out of a grid */
#include "base/error.h"
#include "rows/shape.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "rows/form.h"
#include "rows/where.h"

#define LOOK_AHEAD 10000
#define LOOK_BYTES ((size_t)4 * 1024 * 1024)
#define MOST_DIGITS 15      /* that a spreadsheet keeps */

struct fill {
	int column;
	enum sheet_kind kind;
	struct buf text;
};

struct shape {
	struct grid *grid;
	struct shape_options options;
	struct arena *arena;         /* names, and problems */
	bool ragged;                 /* short rows, nameless columns and blank rows are no fault */
	const char **names;
	int count;
	struct arena *kept;          /* the rows that were read ahead */
	struct grid_row *ahead;
	size_t ahead_count, ahead_at, ahead_bytes;
	long last, skipped;
	struct grid_row waiting;     /* behind blank rows of a sheet without a header; count -1: none */
	struct sheet_cell *cells;
	struct fill *fills;
	int fill_count;
	struct where *where;
};

static int
refuse_row(struct shape *s, struct problem *problem, long row, const char *reason)
{
	const char *place = arena_printf(s->arena, "%s%ld", s->grid->place, row);

	*problem = (struct problem){ .place = place, .reason = reason };
	return -1;
}

/* True for a text that JSON takes for a number and that keeps all its digits in a spreadsheet. */
static bool
is_number(const char *text, size_t length)
{
	size_t at = text[0] == '-', digits = 0, points = 0;

	if (length - at == 0 || length > MOST_DIGITS + 2)
		return false;
	if (text[at] == '0' && length > at + 1 && text[at + 1] != '.')
		return false;
	for (size_t i = at; i < length; i++) {
		bool digit = text[i] >= '0' && text[i] <= '9';

		if (!digit && (text[i] != '.' || i == at || i + 1 == length))
			return false;
		digits += digit;
		points += !digit;
	}
	return points <= 1 && digits <= MOST_DIGITS;
}

static bool
is_blank(const struct sheet_cell *cell)
{
	size_t length = cell->length;

	if (cell->kind != SHEET_EMPTY && length > 0)
		text_trim(cell->text, &length);
	return cell->kind == SHEET_EMPTY || length == 0;
}

/* Where the blank end of a row begins. */
static int
width_of(const struct grid_row *row)
{
	int width = row->count;

	while (width > 0 && is_blank(&row->cells[width - 1]))
		width--;
	return width;
}

/* A copy that stays. */
static void
keep_row(struct shape *s, const struct grid_row *row)
{
	struct sheet_cell *cells = arena_alloc(s->kept, (size_t)(row->count + 1) * sizeof *cells);

	for (int i = 0; i < row->count; i++) {
		cells[i] = row->cells[i];
		if (cells[i].text != NULL)
			cells[i].text = arena_copy(s->kept, cells[i].text, cells[i].length);
		s->ahead_bytes += sizeof *cells + cells[i].length;
	}
	if ((s->ahead_count & (s->ahead_count + 1)) == 0)
		s->ahead = must_realloc(s->ahead, (2 * s->ahead_count + 2) * sizeof *s->ahead);
	s->ahead[s->ahead_count] = *row;
	s->ahead[s->ahead_count].raw = arena_copy(s->kept, row->raw, row->raw_length);
	s->ahead[s->ahead_count++].cells = cells;
}

/* Reads the row of the names, kept as a first row; 0 when there is none. */
static int
read_header(struct shape *s, struct problem *problem)
{
	long wanted = s->options.header;
	struct grid_row row;
	int found;

	do
		found = s->grid->next(s->grid, &row, problem);
	while (found > 0 && (row.number < wanted || (wanted < 0 && s->ragged && width_of(&row) == 0)));
	if (found < 0)
		return -1;
	if (wanted > 0 && (found == 0 || row.number > wanted || width_of(&row) == 0))
		return refuse_row(s, problem, wanted,
		    N_("no names stand in this row: --header names another, 0 says there is none"));
	if (found > 0)
		keep_row(s, &row);
	return found;
}

/* Looks at what follows for how wide the table is. */
static int
look_ahead(struct shape *s, size_t rows, struct problem *problem)
{
	struct grid_row row;
	int found = 1;

	while (s->ahead_count < rows && s->ahead_bytes < LOOK_BYTES &&
	    (found = s->grid->next(s->grid, &row, problem)) > 0) {
		int width = s->ragged ? width_of(&row) : row.count;

		s->count = width > s->count ? width : s->count;
		keep_row(s, &row);
	}
	return found;
}

/* The name at a column, made unique where that is allowed; NULL and *problem when it is not. */
static const char *
name_of(struct shape *s, const struct grid_row *row, int column, struct map *taken, struct problem *problem)
{
	bool has_name = row != NULL && column < row->count && !is_blank(&row->cells[column]);
	size_t length = has_name ? row->cells[column].length : 0;
	const char *text = has_name ? row->cells[column].text : "", *name;
	long at = row != NULL ? row->number : 1;

	if (s->options.trim)
		text = text_trim(text, &length);
	if (length > NAME_LIMIT) {
		refuse_row(s, problem, at, arena_said(s->arena, "the name of column %d is longer than %d bytes",
		    column + 1, NAME_LIMIT));
		return NULL;
	}
	name = has_name ? arena_copy(s->arena, text, length) : arena_printf(s->arena, "c%d", column + 1);
	if (!has_name && !s->ragged && row != NULL) {
		refuse_row(s, problem, at, arena_said(s->arena, "column %d has no name: --loose calls it %s",
		    column + 1, name));
		return NULL;
	}
	if (!map_add(taken, name, strlen(name), 0) && !s->ragged) {
		refuse_row(s, problem, at, arena_said(s->arena, "two columns are named '%s': --loose calls the second "
		    "%s_2", name, name));
		return NULL;
	}
	return name;
}

/* Gives the second of two names a number; what other columns are named already is left to them. */
static void
number_names(struct shape *s, struct map *taken)
{
	struct map *seen = map_new();

	for (int i = 0; i < s->count; i++) {
		const char *name = s->names[i];

		for (int n = 2; !map_add(seen, name, strlen(name), 0); n++) {
			do
				name = arena_printf(s->arena, "%s_%d", s->names[i], n);
			while (!map_add(taken, name, strlen(name), 0) && n++ < COLUMN_LIMIT);
		}
		s->names[i] = name;
	}
	map_free(seen);
}

static bool
name_columns(struct shape *s, const struct grid_row *row, struct problem *problem)
{
	struct map *taken = map_new();
	bool good = true;

	if (s->count > COLUMN_LIMIT) {
		good = false;
		refuse_row(s, problem, row != NULL ? row->number : 1,
		    arena_said(s->arena, "more than %d columns", COLUMN_LIMIT));
	}
	if (good)
		s->names = arena_alloc(s->arena, (size_t)(s->count + 1) * sizeof *s->names);
	for (int i = 0; good && i < s->count; i++)
		good = (s->names[i] = name_of(s, row, i, taken, problem)) != NULL;
	if (good)
		number_names(s, taken);
	map_free(taken);
	return good;
}

/* The names of JSON are its keys; all others stand in a row, or are made. */
static bool
find_names(struct shape *s, struct problem *problem)
{
	size_t rows = s->ragged ? LOOK_AHEAD : s->options.header == 0;
	bool headed = s->options.header != 0;
	int found;

	if (s->grid->names != NULL) {
		s->names = (const char **)s->grid->names;
		s->count = s->grid->name_count;
		return true;
	}
	found = headed ? read_header(s, problem) : 1;
	if (found < 0)
		return false;
	headed = headed && found > 0;
	if (headed)
		s->count = s->ragged ? width_of(&s->ahead[0]) : s->ahead[0].count;
	if (found > 0 && look_ahead(s, rows, problem) < 0)
		return false;
	s->ahead_at = headed;
	return name_columns(s, headed ? &s->ahead[0] : NULL, problem);
}

static int
column_named(const struct shape *s, const char *name, size_t length)
{
	for (int i = 0; i < s->count; i++)
		if (strlen(s->names[i]) == length && memcmp(s->names[i], name, length) == 0)
			return i;
	die(USAGE, "no column '%.*s' in '%.*s' to fill down: %s", (int)length, name, (int)strlen(s->grid->place) - 1,
	    s->grid->place, where_columns(s->arena, s->names, s->count));
}

/* A comma parts two columns; the names themselves are told apart by the lines of the option. */
static void
add_fills(struct shape *s, const char *list)
{
	while (*list != '\0') {
		size_t length = strcspn(list, ",\n");

		if (length > 0) {
			s->fills = must_realloc(s->fills, (size_t)(s->fill_count + 1) * sizeof *s->fills);
			s->fills[s->fill_count++] = (struct fill){ .column = column_named(s, list, length) };
		}
		list += length + (list[length] != '\0');
	}
}

struct shape *
shape_new(struct arena *arena, struct grid *grid, const struct shape_options *options, struct problem *problem)
{
	struct shape *s = must_alloc(sizeof *s);

	*s = (struct shape){ .grid = grid, .options = *options, .arena = arena, .kept = arena_new(),
	    .ragged = grid->sheet || options->loose, .waiting = { .count = -1 } };
	if (!find_names(s, problem)) {
		problem->place = problem->place != NULL ? arena_string(arena, problem->place) : NULL;
		problem->reason = arena_string(arena, problem->reason);
		shape_free(s);
		return NULL;
	}
	s->cells = must_alloc((size_t)(s->count + 1) * sizeof *s->cells);
	if (options->fill_down != NULL)
		add_fills(s, options->fill_down);
	if (options->where != NULL)
		s->where = where_new(options->where, s->names, s->count);
	return s;
}

void
shape_free(struct shape *s)
{
	if (s == NULL)
		return;
	for (int i = 0; i < s->fill_count; i++)
		buf_free(&s->fills[i].text);
	where_free(s->where);
	s->grid->close(s->grid);
	arena_free(s->kept);
	free(s->ahead);
	free(s->cells);
	free(s->fills);
	free(s);
}

const char *const *
shape_names(const struct shape *s, int *count)
{
	*count = s->count;
	return s->names;
}

const struct grid *
shape_grid(const struct shape *s)
{
	return s->grid;
}

static int
next_in_grid(struct shape *s, struct grid_row *row, struct problem *problem)
{
	if (s->ahead_at < s->ahead_count) {
		*row = s->ahead[s->ahead_at++];
		return 1;
	}
	return s->grid->next(s->grid, row, problem);
}

/* The next row; where a sheet is given as it stands, also the blank ones that its file leaves out. */
static int
next_row(struct shape *s, struct grid_row *row, struct problem *problem)
{
	int found = 1;

	if (s->waiting.count >= 0) {
		*row = s->waiting;
		s->waiting.count = -1;
	} else {
		found = next_in_grid(s, row, problem);
	}
	if (found > 0 && s->options.header == 0 && s->grid->sheet && row->number > s->last + 1) {
		s->waiting = *row;
		*row = (struct grid_row){ .number = s->last + 1, .raw = "" };
	}
	s->last = found > 0 ? row->number : s->last;
	return found;
}

/* A row must have as many cells as there are names; what is ragged may be short, and end blank. */
static int
check_width(struct shape *s, const struct grid_row *row, struct problem *problem)
{
	if (row->count == s->count || s->grid->names != NULL)
		return 1;
	if (!s->ragged)
		return refuse_row(s, problem, row->number, arena_said(s->arena, "the row has %d cell%s, %s %d%s",
		    row->count, row->count == 1 ? "" : "s", s->options.header != 0 ? "the header has" :
		    "the first row has", s->count, width_of(row) <= s->count ? ": --loose takes it" : ""));
	if (row->count > s->count && width_of(row) > s->count)
		return refuse_row(s, problem, row->number, arena_said(s->arena, "there is a value in column %d, "
		    "and the header and the rows above have %d: give that column a name", width_of(row), s->count));
	return 1;
}

static void
trim_cell(struct sheet_cell *cell)
{
	if (cell->kind == SHEET_EMPTY)
		return;
	cell->text = text_trim(cell->text, &cell->length);
	if (cell->length == 0)
		cell->kind = SHEET_EMPTY;
}

static void
fill_down(struct fill *fill, struct sheet_cell *cell)
{
	if (is_blank(cell) && fill->text.length > 0) {
		*cell = (struct sheet_cell){ fill->kind, buf_string(&fill->text), fill->text.length };
	} else if (!is_blank(cell)) {
		buf_clear(&fill->text);
		buf_add(&fill->text, cell->text, cell->length);
		fill->kind = cell->kind;
	}
}

/* The cells as they are given, in our own room. */
static void
change_cells(struct shape *s, struct grid_row *row)
{
	int count = row->count < s->count ? row->count : s->count;

	if (count > 0)
		memcpy(s->cells, row->cells, (size_t)count * sizeof *s->cells);
	for (int i = count; i < s->count; i++)
		s->cells[i] = (struct sheet_cell){ SHEET_EMPTY, "", 0 };
	for (int i = 0; i < count; i++) {
		if (s->options.trim)
			trim_cell(&s->cells[i]);
		if (s->options.numbers && s->cells[i].kind == SHEET_TEXT
		    && is_number(s->cells[i].text, s->cells[i].length))
			s->cells[i].kind = SHEET_NUMBER;
	}
	for (int i = 0; i < s->fill_count; i++)
		fill_down(&s->fills[i], &s->cells[s->fills[i].column]);
	row->cells = s->cells;
	row->count = s->count;
}

int
shape_next(struct shape *s, struct grid_row *row, struct problem *problem)
{
	bool changes = s->options.trim || s->options.numbers || s->fill_count > 0;
	int found;

	while ((found = next_row(s, row, problem)) > 0) {
		if (s->skipped < s->options.skip) {
			s->skipped++;
			continue;
		}
		if (check_width(s, row, problem) < 0)
			return -1;
		if (s->ragged && s->options.header != 0 && s->grid->names == NULL && width_of(row) == 0)
			continue;
		if (changes || row->count != s->count)
			change_cells(s, row);
		if (s->where == NULL || where_holds(s->where, row->cells))
			return 1;
	}
	return found;
}
