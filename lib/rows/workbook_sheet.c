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
	const struct sheet *sheet = &book->sheet;
	const char *name = book->tabs[book->chosen].name;
	char column[8];

	if (sheet->number == 0)
		return arena_printf(book->arena, "%s!%s", book->name, name);
	column_name(sheet->column < 0 ? 0 : sheet->column, column);
	return arena_printf(book->arena, "%s!%s:%s%ld", book->name, name, column, sheet->number);
}

/* Ends the sheet at this cell. */
#define REFUSE(sheet, ...) \
	(workbook_refuse((sheet)->part.book, __VA_ARGS__), part_stop(&(sheet)->part))

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
	if (book->sheet.hidden == NULL)
		book->sheet.hidden = arena_alloc(book->arena, SHEET_COLUMNS);
	memset(book->sheet.hidden + first - 1, 1, (size_t)(last - first + 1));
}

static void
begin_row(struct sheet *sheet, const char **attributes)
{
	const char *number = part_attribute(attributes, "r");
	long at = number != NULL ? strtol(number, NULL, 10) : sheet->number + 1;

	if (sheet->used > 0)
		memset(sheet->cells, 0, (size_t)sheet->used * sizeof *sheet->cells);
	sheet->used = sheet->count = 0;
	sheet->column = -1;
	sheet->row_bytes = 0;
	buf_clear(&sheet->row);
	if (at < 1 || at > SHEET_ROWS) {
		REFUSE(sheet, "row %.20s follows, which no sheet has", number != NULL ? number : "1048577");
		return;
	}
	sheet->number = at;
	sheet->row_named = number != NULL;
	sheet->ignored = sheet->part.book->visible_only && part_flag(attributes, "hidden");
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
move_to(struct sheet *sheet, const char *reference)
{
	long row = sheet->number;

	if (reference == NULL)
		sheet->column++;
	else if (!read_reference(reference, &sheet->column, &row))
		REFUSE(sheet, "a cell calls itself '%.20s', which is no cell", reference);
	else if (!sheet->row_named)
		sheet->number = row;
	if (sheet->column >= SHEET_COLUMNS)
		REFUSE(sheet, "the row has over %d cells", SHEET_COLUMNS);
}

static void
begin_cell(struct sheet *sheet, const char **attributes)
{
	const char *reference = NULL;

	sheet->type = 'n';
	sheet->style = 0;
	sheet->formula = sheet->valued = sheet->in_string = false;
	buf_clear(&sheet->value);
	for (const char **at = attributes; *at != NULL; at += 2) {
		if (at[0][1] != '\0')
			continue;
		if (at[0][0] == 'r')
			reference = at[1];
		else if (at[0][0] == 's')
			sheet->style = atoi(at[1]);
		else if (at[0][0] == 't')
			sheet->type = type_of(at[1]);
	}
	move_to(sheet, reference);
}

static void
begin_value(struct sheet *sheet, const char *name)
{
	sheet->valued = false;
	if (strcmp(name, "f") == 0) {
		sheet->formula = true;
	} else if (strcmp(name, "is") == 0) {
		sheet->in_string = true;
		buf_clear(&sheet->value);
		rich_begin(&sheet->rich, &sheet->value, CELL_LIMIT);
	} else if (strcmp(name, "v") == 0) {
		sheet->valued = !sheet->in_string;
	}
}

static void
sheet_start(void *own, int depth, const char *name, const char **attributes)
{
	struct sheet *sheet = own;

	if (sheet->level == LEVEL_VALUE) {
		if (sheet->in_string)
			rich_start(&sheet->rich, name);
		return;
	}
	if (depth == LEVEL_DATA)
		sheet->in_columns = strcmp(name, "cols") == 0;
	if (depth == LEVEL_ROW && sheet->in_columns)
		add_column(sheet->part.book, attributes);
	if (depth == LEVEL_DATA && strcmp(name, "sheetData") == 0) {
		sheet->level = LEVEL_DATA;
	} else if (depth == LEVEL_ROW && sheet->level == LEVEL_DATA && strcmp(name, "row") == 0) {
		sheet->level = LEVEL_ROW;
		begin_row(sheet, attributes);
	} else if (depth == LEVEL_CELL && sheet->level == LEVEL_ROW && strcmp(name, "c") == 0) {
		sheet->level = LEVEL_CELL;
		begin_cell(sheet, attributes);
	} else if (depth == LEVEL_VALUE && sheet->level == LEVEL_CELL) {
		sheet->level = LEVEL_VALUE;
		begin_value(sheet, name);
	}
}

static void
sheet_text(void *own, const char *text, size_t length)
{
	struct sheet *sheet = own;

	if (sheet->level != LEVEL_VALUE)
		return;
	if (sheet->in_string)
		rich_text(&sheet->rich, text, length);
	else if (sheet->valued && sheet->value.length <= CELL_LIMIT)
		buf_add(&sheet->value, text, length);
}

/* Room for this cell, and what stood there before it, if it comes twice, forgotten. */
static struct sheet_cell *
reach(struct sheet *sheet)
{
	int needed = sheet->column + 1;

	if (needed > sheet->room) {
		int room = needed + sheet->room;

		sheet->cells = must_realloc(sheet->cells, (size_t)room * sizeof *sheet->cells);
		sheet->at = must_realloc(sheet->at, (size_t)room * sizeof *sheet->at);
		memset(sheet->cells + sheet->room, 0, (size_t)(room - sheet->room) * sizeof *sheet->cells);
		sheet->room = room;
	}
	if (needed > sheet->used)
		sheet->used = needed;
	if (needed > sheet->count)
		sheet->count = needed;
	return &sheet->cells[sheet->column];
}

/* A text of its own for the cell; where it ends up is known when the row is. */
static void
put(struct sheet *sheet, enum sheet_kind kind, size_t begin)
{
	size_t length = sheet->row.length - begin;
	struct sheet_cell *cell;

	buf_byte(&sheet->row, '\0');
	if (length == 0)
		return;
	cell = reach(sheet);
	*cell = (struct sheet_cell){ kind, NULL, length };
	sheet->at[sheet->column] = begin;
}

static void
put_shared(struct sheet *sheet, const char *digits)
{
	const struct strings *strings = &sheet->part.book->strings;
	char *end;
	unsigned long number = strtoul(digits, &end, 10);
	size_t length;
	const char *text = end == digits || *end != '\0' ? NULL : strings_get(strings, number, &length);

	if (text == NULL)
		REFUSE(sheet, "it shows the shared string %.20s, of %zu", digits, strings->count);
	else if (length > CELL_LIMIT)
		REFUSE(sheet, "the cell is longer than 1 MB");
	else if (length > 0) {
		sheet->row_bytes += length;
		*reach(sheet) = (struct sheet_cell){ SHEET_TEXT, text, length };
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
put_plain(struct sheet *sheet)
{
	struct workbook *book = sheet->part.book;
	size_t begin = sheet->row.length, length;
	const char *text = trimmed(&sheet->value, &length);
	unsigned style = sheet->style >= 0 && (size_t)sheet->style < book->styles.count
	    ? book->styles.of[sheet->style] : 0;
	enum sheet_kind kind = SHEET_ERROR;

	if (sheet->type == 'b') {
		kind = SHEET_BOOLEAN;
		buf_text(&sheet->row, length == 0 ? "" : *text == '1' || *text == 't' ? "true" : "false");
	} else if (sheet->type == 'd') {
		kind = number_print_iso(&sheet->row, text, length);
	} else if (sheet->type == 'n') {
		kind = number_print(&sheet->row, text, length, style, book->since_1904);
	} else {
		buf_add(&sheet->row, text, length);
	}
	put(sheet, kind, begin);
}

static void
put_text(struct sheet *sheet)
{
	size_t begin = sheet->row.length;

	if (!sheet->in_string)
		rich_unescape(&sheet->value, 0);
	buf_add(&sheet->row, sheet->value.data, sheet->value.length);
	put(sheet, SHEET_TEXT, begin);
}

static bool
is_left_out(const struct sheet *sheet)
{
	return sheet->ignored
	    || (sheet->part.book->visible_only && sheet->hidden != NULL && sheet->hidden[sheet->column]);
}

static void
end_cell(struct sheet *sheet)
{
	if (is_left_out(sheet))
		return;
	if (sheet->value.length > CELL_LIMIT)
		REFUSE(sheet, "the cell is longer than 1 MB");
	else if (sheet->value.length == 0 && sheet->formula && strchr("ti", sheet->type) == NULL)
		REFUSE(sheet, "the formula has no stored value; open the workbook in a spreadsheet program "
		    "and save it");
	else if (sheet->value.length == 0)
		return;
	else if (sheet->in_string || sheet->type == 't' || sheet->type == 'i')
		put_text(sheet);
	else if (sheet->type == 's')
		put_shared(sheet, buf_string(&sheet->value));
	else
		put_plain(sheet);
	if (sheet->row_bytes + sheet->row.length > ROW_LIMIT && !sheet->part.stopped)
		REFUSE(sheet, "the row is longer than 16 MB");
}

static void
end_row(struct sheet *sheet)
{
	sheet->bytes += sheet->row_bytes + sheet->row.length;
	if (sheet->bytes > ALL_LIMIT)
		REFUSE(sheet, "the cells up to here hold over 4 GB");
	else if (sheet->count > 0)
		part_pause(&sheet->part);
}

static void
sheet_end(void *own, int depth, const char *name)
{
	struct sheet *sheet = own;

	if (sheet->level == LEVEL_VALUE && depth > LEVEL_VALUE && sheet->in_string)
		rich_end(&sheet->rich, name);
	if (depth != sheet->level)
		return;
	sheet->level--;
	if (depth == LEVEL_VALUE)
		sheet->valued = false;
	else if (depth == LEVEL_CELL)
		end_cell(sheet);
	else if (depth == LEVEL_ROW)
		end_row(sheet);
	else
		sheet->level = 0;
}

int
sheet_open(struct workbook *book)
{
	static const struct part_events events = { sheet_start, sheet_end, sheet_text };

	if (part_open(&book->sheet.part, book, book->tabs[book->chosen].path, &events, &book->sheet) == 0)
		return 0;
	book->problem.place = place_of(book);
	return -1;
}

/* Texts have their places now; hidden columns are closed up. */
static void
settle(struct sheet *sheet)
{
	int to = 0;

	for (int i = 0; i < sheet->count; i++) {
		struct sheet_cell cell = sheet->cells[i];

		if (sheet->part.book->visible_only && sheet->hidden != NULL && sheet->hidden[i])
			continue;
		if (cell.kind == SHEET_EMPTY)
			cell.text = "";
		else if (cell.text == NULL)
			cell.text = sheet->row.data + sheet->at[i];
		sheet->cells[to++] = cell;
	}
	sheet->count = to;
}

int
sheet_next(struct workbook *book, struct sheet_row *row)
{
	struct sheet *sheet = &book->sheet;
	int answer = part_read(&sheet->part);

	if (answer < 0 && book->problem.place == NULL)
		book->problem.place = place_of(book);
	if (answer <= 0)
		return answer;
	settle(sheet);
	*row = (struct sheet_row){ sheet->number, sheet->cells, sheet->count };
	return 1;
}

void
sheet_close(struct workbook *book)
{
	struct sheet *sheet = &book->sheet;

	part_close(&sheet->part);
	free(sheet->cells);
	free(sheet->at);
	buf_free(&sheet->row);
	buf_free(&sheet->value);
}
