/* SPDX-License-Identifier: ISC */
/* workbook_sheet - one sheet as rows: the parser is paused at the end of each row. */
#include <stdlib.h>
#include <string.h>

#include "rows/form.h"
#include "rows/parts.h"

#define ALL_LIMIT ((uint64_t)4 * 1024 * 1024 * 1024)   /* of all cells, repeated strings and all */

enum { LEVEL_DATA = 2, LEVEL_ROW, LEVEL_CELL, LEVEL_VALUE };

static void
column_name(int column, char out[8])
{
	char reversed[8];
	int count = 0;

	for (int rest = column + 1; rest > 0 && count < 7; rest = (rest - 1) / 26)
		reversed[count++] = (char)('A' + (rest - 1) % 26);
	for (int i = 0; i < count; i++)
		out[i] = reversed[count - 1 - i];
	out[count] = '\0';
}

/* book.xlsx!Sheet1:B17, as far as reading has come. */
static const char *
place_of(struct workbook *book)
{
	const struct grid *grid = &book->grid;
	const char *sheet = book->tabs[book->chosen].name;
	char column[8];

	if (grid->number == 0)
		return arena_printf(book->arena, "%s!%s", book->name, sheet);
	column_name(grid->column < 0 ? 0 : grid->column, column);
	return arena_printf(book->arena, "%s!%s:%s%ld", book->name, sheet, column, grid->number);
}

/* Ends the sheet at this cell. */
#define REFUSE(grid, ...) \
	(workbook_refuse((grid)->part.book, __VA_ARGS__), part_stop(&(grid)->part))

/* A reference such as B17 as a column from 0 and a row; false when it is none. */
static bool
read_reference(const char *text, int *column, long *row)
{
	int letters = 0;
	long digits = 0;

	for (; (*text | ' ') >= 'a' && (*text | ' ') <= 'z'; text++)
		if ((letters = letters * 26 + (*text | ' ') - 'a' + 1) > SHEET_COLUMNS)
			return false;
	for (; *text >= '0' && *text <= '9'; text++)
		if ((digits = digits * 10 + *text - '0') > SHEET_ROWS)
			return false;
	*column = letters - 1;
	*row = digits;
	return letters > 0 && digits > 0 && *text == '\0';
}

/* The columns that are hidden, of which <col min= max= hidden=> tells. */
static void
add_column(struct workbook *book, const char **attributes)
{
	const char *min = part_attribute(attributes, "min"), *max = part_attribute(attributes, "max");
	long first = min != NULL ? strtol(min, NULL, 10) : 0, last = max != NULL ? strtol(max, NULL, 10) : 0;

	if (!part_flag(attributes, "hidden") || first < 1 || last < first || last > SHEET_COLUMNS)
		return;
	if (book->grid.hidden == NULL)
		book->grid.hidden = arena_alloc(book->arena, SHEET_COLUMNS);
	memset(book->grid.hidden + first - 1, 1, (size_t)(last - first + 1));
}

static void
begin_row(struct grid *grid, const char **attributes)
{
	const char *number = part_attribute(attributes, "r");
	long at = number != NULL ? strtol(number, NULL, 10) : grid->number + 1;

	if (grid->used > 0)
		memset(grid->cells, 0, (size_t)grid->used * sizeof *grid->cells);
	grid->used = grid->count = 0;
	grid->column = -1;
	grid->row_bytes = 0;
	buf_clear(&grid->row);
	if (at < 1 || at > SHEET_ROWS) {
		REFUSE(grid, "row %.20s follows, which no sheet has", number != NULL ? number : "1048577");
		return;
	}
	grid->number = at;
	grid->row_named = number != NULL;
	grid->ignored = grid->part.book->visible_only && part_flag(attributes, "hidden");
}

static char
type_of(const char *name)
{
	static const struct {
		const char *name;
		char type;
	} types[] = { { "s", 's' }, { "n", 'n' }, { "b", 'b' }, { "e", 'e' }, { "str", 't' },
		{ "inlineStr", 'i' }, { "d", 'd' } };

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (strcmp(name, types[i].name) == 0)
			return types[i].type;
	return 't';
}

/* A cell without a reference follows the last one; a row without a number is where its cells are. */
static void
move_to(struct grid *grid, const char *reference)
{
	long row = grid->number;

	if (reference == NULL)
		grid->column++;
	else if (!read_reference(reference, &grid->column, &row))
		REFUSE(grid, "a cell calls itself '%.20s', which is no cell", reference);
	else if (!grid->row_named)
		grid->number = row;
	if (grid->column >= SHEET_COLUMNS)
		REFUSE(grid, "the row has over %d cells", SHEET_COLUMNS);
}

static void
begin_cell(struct grid *grid, const char **attributes)
{
	const char *reference = NULL;

	grid->type = 'n';
	grid->style = 0;
	grid->formula = grid->valued = grid->in_string = false;
	buf_clear(&grid->value);
	for (const char **at = attributes; *at != NULL; at += 2) {
		if (at[0][1] != '\0')
			continue;
		if (at[0][0] == 'r')
			reference = at[1];
		else if (at[0][0] == 's')
			grid->style = atoi(at[1]);
		else if (at[0][0] == 't')
			grid->type = type_of(at[1]);
	}
	move_to(grid, reference);
}

static void
begin_value(struct grid *grid, const char *name)
{
	grid->valued = false;
	if (strcmp(name, "f") == 0) {
		grid->formula = true;
	} else if (strcmp(name, "is") == 0) {
		grid->in_string = true;
		buf_clear(&grid->value);
		rich_begin(&grid->rich, &grid->value, CELL_LIMIT);
	} else if (strcmp(name, "v") == 0) {
		grid->valued = !grid->in_string;
	}
}

static void
grid_start(void *own, int depth, const char *name, const char **attributes)
{
	struct grid *grid = own;

	if (grid->level == LEVEL_VALUE) {
		if (grid->in_string)
			rich_start(&grid->rich, name);
		return;
	}
	if (depth == LEVEL_DATA)
		grid->in_columns = strcmp(name, "cols") == 0;
	if (depth == LEVEL_ROW && grid->in_columns)
		add_column(grid->part.book, attributes);
	if (depth == LEVEL_DATA && strcmp(name, "sheetData") == 0) {
		grid->level = LEVEL_DATA;
	} else if (depth == LEVEL_ROW && grid->level == LEVEL_DATA && strcmp(name, "row") == 0) {
		grid->level = LEVEL_ROW;
		begin_row(grid, attributes);
	} else if (depth == LEVEL_CELL && grid->level == LEVEL_ROW && strcmp(name, "c") == 0) {
		grid->level = LEVEL_CELL;
		begin_cell(grid, attributes);
	} else if (depth == LEVEL_VALUE && grid->level == LEVEL_CELL) {
		grid->level = LEVEL_VALUE;
		begin_value(grid, name);
	}
}

static void
grid_text(void *own, const char *text, size_t length)
{
	struct grid *grid = own;

	if (grid->level != LEVEL_VALUE)
		return;
	if (grid->in_string)
		rich_text(&grid->rich, text, length);
	else if (grid->valued && grid->value.length <= CELL_LIMIT)
		buf_add(&grid->value, text, length);
}

/* Room for this cell, and what stood there before it, if it comes twice, forgotten. */
static struct sheet_cell *
reach(struct grid *grid)
{
	int needed = grid->column + 1;

	if (needed > grid->room) {
		int room = needed + grid->room;

		grid->cells = must_realloc(grid->cells, (size_t)room * sizeof *grid->cells);
		grid->at = must_realloc(grid->at, (size_t)room * sizeof *grid->at);
		memset(grid->cells + grid->room, 0, (size_t)(room - grid->room) * sizeof *grid->cells);
		grid->room = room;
	}
	if (needed > grid->used)
		grid->used = needed;
	if (needed > grid->count)
		grid->count = needed;
	return &grid->cells[grid->column];
}

/* A text of its own for the cell; where it ends up is known when the row is. */
static void
put(struct grid *grid, enum sheet_kind kind, size_t begin)
{
	size_t length = grid->row.length - begin;
	struct sheet_cell *cell;

	buf_byte(&grid->row, '\0');
	if (length == 0)
		return;
	cell = reach(grid);
	*cell = (struct sheet_cell){ kind, NULL, length };
	grid->at[grid->column] = begin;
}

static void
put_shared(struct grid *grid, const char *digits)
{
	const struct strings *strings = &grid->part.book->strings;
	char *end;
	unsigned long number = strtoul(digits, &end, 10);
	size_t length;
	const char *text = end == digits || *end != '\0' ? NULL : strings_get(strings, number, &length);

	if (text == NULL)
		REFUSE(grid, "it shows the shared string %.20s, of %zu", digits, strings->count);
	else if (length > CELL_LIMIT)
		REFUSE(grid, "the cell is longer than 1 MB");
	else if (length > 0) {
		grid->row_bytes += length;
		*reach(grid) = (struct sheet_cell){ SHEET_TEXT, text, length };
	}
}

/* Without the white space around it, which no number and no error has. */
static const char *
trimmed(const struct buf *value, size_t *length)
{
	const char *text = buf_string(value);

	*length = value->length;
	while (*length > 0 && (unsigned char)text[*length - 1] <= ' ')
		(*length)--;
	for (; *length > 0 && (unsigned char)*text <= ' '; (*length)--)
		text++;
	return text;
}

static void
put_plain(struct grid *grid)
{
	struct workbook *book = grid->part.book;
	size_t begin = grid->row.length, length;
	const char *text = trimmed(&grid->value, &length);
	unsigned style = grid->style >= 0 && (size_t)grid->style < book->styles.count
	    ? book->styles.of[grid->style] : 0;
	enum sheet_kind kind = SHEET_ERROR;

	if (grid->type == 'b') {
		kind = SHEET_BOOLEAN;
		buf_text(&grid->row, length == 0 ? "" : *text == '1' || *text == 't' ? "true" : "false");
	} else if (grid->type == 'd') {
		kind = number_print_iso(&grid->row, text, length);
	} else if (grid->type == 'n') {
		kind = number_print(&grid->row, text, length, style, book->since_1904);
	} else {
		buf_add(&grid->row, text, length);
	}
	put(grid, kind, begin);
}

static void
put_text(struct grid *grid)
{
	size_t begin = grid->row.length;

	if (!grid->in_string)
		rich_unescape(&grid->value, 0);
	buf_add(&grid->row, grid->value.data, grid->value.length);
	put(grid, SHEET_TEXT, begin);
}

static bool
is_left_out(const struct grid *grid)
{
	return grid->ignored
	    || (grid->part.book->visible_only && grid->hidden != NULL && grid->hidden[grid->column]);
}

static void
end_cell(struct grid *grid)
{
	if (is_left_out(grid))
		return;
	if (grid->value.length > CELL_LIMIT)
		REFUSE(grid, "the cell is longer than 1 MB");
	else if (grid->value.length == 0 && grid->formula && strchr("ti", grid->type) == NULL)
		REFUSE(grid, "the formula has no stored value; open the workbook in a spreadsheet program "
		    "and save it");
	else if (grid->value.length == 0)
		return;
	else if (grid->in_string || grid->type == 't' || grid->type == 'i')
		put_text(grid);
	else if (grid->type == 's')
		put_shared(grid, buf_string(&grid->value));
	else
		put_plain(grid);
	if (grid->row_bytes + grid->row.length > ROW_LIMIT && !grid->part.stopped)
		REFUSE(grid, "the row is longer than 16 MB");
}

static void
end_row(struct grid *grid)
{
	grid->bytes += grid->row_bytes + grid->row.length;
	if (grid->bytes > ALL_LIMIT)
		REFUSE(grid, "the cells up to here hold over 4 GB");
	else if (grid->count > 0)
		part_pause(&grid->part);
}

static void
grid_end(void *own, int depth, const char *name)
{
	struct grid *grid = own;

	if (grid->level == LEVEL_VALUE && depth > LEVEL_VALUE && grid->in_string)
		rich_end(&grid->rich, name);
	if (depth != grid->level)
		return;
	grid->level--;
	if (depth == LEVEL_VALUE)
		grid->valued = false;
	else if (depth == LEVEL_CELL)
		end_cell(grid);
	else if (depth == LEVEL_ROW)
		end_row(grid);
	else
		grid->level = 0;
}

int
grid_open(struct workbook *book)
{
	static const struct part_events events = { grid_start, grid_end, grid_text };

	if (part_open(&book->grid.part, book, book->tabs[book->chosen].path, &events, &book->grid) == 0)
		return 0;
	book->problem.place = place_of(book);
	return -1;
}

/* Texts have their places now; hidden columns are closed up. */
static void
settle(struct grid *grid)
{
	int to = 0;

	for (int i = 0; i < grid->count; i++) {
		struct sheet_cell cell = grid->cells[i];

		if (grid->part.book->visible_only && grid->hidden != NULL && grid->hidden[i])
			continue;
		if (cell.kind == SHEET_EMPTY)
			cell.text = "";
		else if (cell.text == NULL)
			cell.text = grid->row.data + grid->at[i];
		grid->cells[to++] = cell;
	}
	grid->count = to;
}

int
grid_next(struct workbook *book, struct sheet_row *row)
{
	struct grid *grid = &book->grid;
	int answer = part_read(&grid->part);

	if (answer < 0 && book->problem.place == NULL)
		book->problem.place = place_of(book);
	if (answer <= 0)
		return answer;
	settle(grid);
	*row = (struct sheet_row){ grid->number, grid->cells, grid->count };
	return 1;
}

void
grid_close(struct workbook *book)
{
	struct grid *grid = &book->grid;

	part_close(&grid->part);
	free(grid->cells);
	free(grid->at);
	buf_free(&grid->row);
	buf_free(&grid->value);
}
