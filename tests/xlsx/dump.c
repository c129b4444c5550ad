/* SPDX-License-Identifier: ISC */
/*
 * dump - a sheet as CSV in the spelling of the corpora's answers: TRUE and FALSE, numbers with an
 * exponent below 0.0001 and from 10^16 on, a line for each empty row.
 *
 * dump FILE [SHEET]; dump --all FILE DIRECTORY writes each sheet to DIRECTORY/NUMBER.csv, counted
 * from 0; dump --kinds FILE [SHEET] puts the kind before each cell; --visible leaves out what is
 * hidden; --count only counts cells.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rows/workbook.h"

static bool kinds, visible, only_count;

static void
print_quoted(FILE *out, const struct sheet_cell *cell)
{
	if (memchr(cell->text, '"', cell->length) == NULL && strpbrk(cell->text, ",\r\n") == NULL) {
		fputs(cell->text, out);
		return;
	}
	putc('"', out);
	for (const char *at = cell->text; *at != '\0'; at++) {
		if (*at == '"')
			putc('"', out);
		putc(*at, out);
	}
	putc('"', out);
}

static void
print_number(FILE *out, const char *text)
{
	double value = strtod(text, NULL), size = value < 0 ? -value : value;
	char shortest[40];
	int precision = 14;

	if (value == 0 || (size >= 1e-4 && size < 1e16)) {
		fputs(text, out);
		return;
	}
	do
		snprintf(shortest, sizeof shortest, "%.*g", ++precision, value);
	while (strtod(shortest, NULL) != value);
	fputs(strchr(shortest, 'e') == NULL ? text : shortest, out);
}

static void
print_cell(FILE *out, const struct sheet_cell *cell)
{
	static const char letters[] = "-tndbe";

	if (kinds)
		fprintf(out, "%c:", letters[cell->kind]);
	if (cell->kind == SHEET_NUMBER && !kinds)
		print_number(out, cell->text);
	else if (cell->kind == SHEET_BOOLEAN && !kinds)
		fputs(strcmp(cell->text, "true") == 0 ? "TRUE" : "FALSE", out);
	else
		print_quoted(out, cell);
}

static void
stop(const struct problem *problem)
{
	warn_problem(problem);
	exit(REFUSED);
}

static struct workbook *
open_sheet(const char *file, const char *sheet)
{
	struct problem problem = { 0 };
	int descriptor = open(file, O_RDONLY);
	const char *slash = strrchr(file, '/');
	struct workbook *book;

	if (descriptor < 0)
		die(FAILED, "cannot open '%s'", file);
	book = workbook_open(descriptor, slash != NULL ? slash + 1 : file, sheet, &problem);
	if (book == NULL)
		stop(&problem);
	if (visible)
		workbook_visible_only(book);
	return book;
}

static void
print_row(FILE *out, const struct sheet_row *row)
{
	for (int i = 0; i < row->count; i++) {
		if (i > 0)
			putc(',', out);
		print_cell(out, &row->cells[i]);
	}
	putc('\n', out);
}

static void
dump(FILE *out, const char *file, const char *sheet)
{
	struct workbook *book = open_sheet(file, sheet);
	struct problem problem = { 0 };
	struct sheet_row row;
	long next = 1, cells = 0;
	int found;

	while ((found = workbook_next(book, &row, &problem)) > 0) {
		cells += row.count;
		for (; !only_count && next < row.number; next++)
			putc('\n', out);
		next = row.number + 1;
		if (!only_count)
			print_row(out, &row);
	}
	if (found < 0)
		stop(&problem);
	if (only_count)
		fprintf(out, "%ld\n", cells);
	workbook_free(book);
}

static void
dump_all(const char *file, const char *directory)
{
	struct workbook *book = open_sheet(file, NULL);
	int count;

	workbook_sheets(book, &count);
	workbook_free(book);
	for (int i = 0; i < count; i++) {
		char path[4096], number[16];
		FILE *out;

		snprintf(path, sizeof path, "%s/%d.csv", directory, i);
		snprintf(number, sizeof number, "%d", i + 1);
		out = fopen(path, "w");
		if (out == NULL)
			die(FAILED, "cannot write '%s'", path);
		dump(out, file, number);
		fclose(out);
	}
}

int
main(int argc, char *argv[])
{
	program_name = "dump";
	for (; argc > 2 && argv[1][0] == '-' && strcmp(argv[1], "--all") != 0; argc--, argv++) {
		kinds |= strcmp(argv[1], "--kinds") == 0;
		visible |= strcmp(argv[1], "--visible") == 0;
		only_count |= strcmp(argv[1], "--count") == 0;
	}
	if (argc == 4)
		dump_all(argv[2], argv[3]);
	else if (argc > 1)
		dump(stdout, argv[1], argc > 2 ? argv[2] : NULL);
	return 0;
}
