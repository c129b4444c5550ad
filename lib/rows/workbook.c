/* SPDX-License-Identifier: ISC */
/* workbook - what other rooms call: open a file, choose a sheet, take its rows. */
#include "rows/workbook.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "rows/parts.h"

#define NAMES_SHOWN 20

/* The last workbook that could not be opened: its memory holds the problem. */
static struct arena *failed;

int
workbook_refuse(struct workbook *book, const char *format, ...)
{
	va_list arguments;

	if (book->problem.reason != NULL)
		return -1;
	va_start(arguments, format);
	book->problem.reason = arena_vprintf(book->arena, said(format), arguments);
	va_end(arguments);
	return -1;
}

static void
release(struct workbook *book)
{
	sheet_close(book);
	buf_free(&book->strings.text);
	free(book->strings.begins);
	free(book->styles.of);
}

void
workbook_free(struct workbook *book)
{
	if (book == NULL)
		return;
	release(book);
	arena_free(book->arena);
}

/* The number of the sheet from 0 when the text is one from 1 to the last. */
static int
numbered(const struct workbook *book, const char *text)
{
	char *end;
	long number = strtol(text, &end, 10);

	return text[0] >= '0' && text[0] <= '9' && *end == '\0' && number >= 1 && number <= book->count
	    ? (int)number - 1 : -1;
}

static int
find_tab(const struct workbook *book, const char *name)
{
	for (int i = 0; i < book->count; i++)
		if (strcmp(book->names[i], name) == 0)
			return i;
	for (int i = 0; i < book->count; i++)
		if (text_same(book->names[i], name))
			return i;
	return numbered(book, name);
}

static int
first_visible(const struct workbook *book)
{
	for (int i = 0; i < book->count; i++)
		if (!book->tabs[i].hidden)
			return i;
	return 0;
}

static int
refuse_sheet(struct workbook *book, const char *sheet)
{
	struct buf names = { 0 };

	for (int i = 0; i < book->count && i < NAMES_SHOWN; i++)
		buf_printf(&names, "%s'%s'", i > 0 ? ", " : "", book->names[i]);
	if (book->count > NAMES_SHOWN)
		buf_printf(&names, " and %d more", book->count - NAMES_SHOWN);
	workbook_refuse(book, "there is no sheet '%s'; there %s %s", sheet,
	    book->count == 1 ? "is" : "are", buf_string(&names));
	buf_free(&names);
	return -1;
}

static int
choose(struct workbook *book, const char *sheet)
{
	book->chosen = sheet == NULL ? first_visible(book) : find_tab(book, sheet);
	if (book->chosen < 0)
		return refuse_sheet(book, sheet);
	if (package_find(book, book->tabs[book->chosen].path) == NULL)
		return workbook_refuse(book, "its part '%s' is missing or there twice",
		    book->tabs[book->chosen].path);
	return 0;
}

/* Hands the problem out with the arena that holds it. */
static struct workbook *
give_up(struct workbook *book, struct problem *problem)
{
	book->problem.place = book->name;
	*problem = book->problem;
	release(book);
	if (failed != NULL)
		arena_free(failed);
	failed = book->arena;
	return NULL;
}

/* Says what a file is that begins as no ZIP does. */
static int
refuse_start(struct workbook *book)
{
	char start[8];
	long count = (long)pread(book->package.descriptor, start, sizeof start, 0);
	size_t length = count > 0 ? (size_t)count : 0;

	if (workbook_is_zip(start, length))
		return 0;
	if (!workbook_is_ole(start, length))
		return workbook_refuse(book, "it is no workbook (.xlsx)");
	return workbook_is_locked(book->package.descriptor)
	    ? workbook_refuse(book, "the workbook is protected by a password; save it without one")
	    : workbook_refuse(book, "it is an old workbook (.xls); save it as .xlsx");
}

struct workbook *
workbook_open(int descriptor, const char *name, const char *sheet, struct problem *problem)
{
	struct arena *arena = arena_new();
	struct workbook *book = arena_alloc(arena, sizeof *book);

	book->arena = arena;
	book->name = arena_string(arena, name);
	book->package.descriptor = descriptor;
	if (refuse_start(book) < 0 || package_open(book) < 0 || workbook_find(book) < 0
	    || choose(book, sheet) < 0)
		return give_up(book, problem);
	return book;
}

const char *const *
workbook_sheets(const struct workbook *book, int *count)
{
	*count = book->count;
	return book->names;
}

const char *
workbook_sheet(const struct workbook *book, int *number)
{
	*number = book->chosen + 1;
	return book->names[book->chosen];
}

void
workbook_visible_only(struct workbook *book)
{
	book->visible_only = true;
}

/* Styles and strings are read when a row is wanted: the names of the sheets cost nothing. */
static int
begin(struct workbook *book)
{
	book->state = BOOK_READING;
	return styles_load(book) < 0 || strings_load(book) < 0 || sheet_open(book) < 0 ? -1 : 0;
}

int
workbook_next(struct workbook *book, struct sheet_row *row, struct problem *problem)
{
	int answer;

	if (book->state == BOOK_ENDED)
		return 0;
	answer = book->state == BOOK_NEW && begin(book) < 0 ? -1 : sheet_next(book, row);
	if (answer > 0)
		return 1;
	book->state = BOOK_ENDED;
	if (answer < 0 && book->problem.place == NULL)
		book->problem.place = book->name;
	if (answer < 0)
		*problem = book->problem;
	return answer;
}
