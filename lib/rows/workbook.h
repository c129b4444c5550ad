/* SPDX-License-Identifier: ISC */
/*
 * workbook - the sheets of an XLSX file (ECMA-376) as rows of cells, as Excel, WPS, LibreOffice,
 * Google Sheets and libraries write them. zlib and expat behind it; memory is bounded by the
 * shared strings and one row.
 *
 * Nothing is written to disk, no part is followed that the workbook does not name, any DOCTYPE is
 * refused, and inflated bytes are capped (512 MB in all, 200 times the packed size, 1,000 entries).
 */
#ifndef ROWS_WORKBOOK_H
#define ROWS_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum sheet_kind { SHEET_EMPTY, SHEET_TEXT, SHEET_NUMBER, SHEET_DATE, SHEET_BOOLEAN, SHEET_ERROR };

struct sheet_cell {
	enum sheet_kind kind;
	/* NUL-terminated, valid until the next row: a text as it stands; a number as the shortest
	 * decimal that reads back as the stored one; a date YYYY-MM-DD, with a time behind it
	 * ("2026-03-05 14:30:00") when it has one, or HH:MM:SS alone; true and false; #DIV/0!. */
	const char *text;
	size_t length;
};

struct sheet_row {
	long number;                  /* as the sheet numbers it, from 1; empty rows between are left out */
	const struct sheet_cell *cells;   /* from column A on */
	int count;
};

struct workbook;

/* A *problem is valid until workbook_free, or the next workbook_open where nothing was opened. */

/* Reads the directory of the file (a seekable descriptor, which stays open) and finds the sheet: a
 * name, or a number from 1; NULL: the first visible one. NULL and *problem when it is no workbook,
 * is encrypted, damaged or larger than the limits, or has no such sheet (its sheets are named). */
struct workbook *workbook_open(int descriptor, const char *name, const char *sheet, struct problem *);
void workbook_free(struct workbook *);

/* The names of all sheets, hidden ones too; *count of them. */
const char *const *workbook_sheets(const struct workbook *, int *count);
/* The name of the open sheet and its number from 1. */
const char *workbook_sheet(const struct workbook *, int *number);

/* Leaves out rows and columns that are hidden. Before the first row. */
void workbook_visible_only(struct workbook *);

/* 1: a row; 0: the end; -1: damaged, *problem says where (file!sheet:cell) and why. */
int workbook_next(struct workbook *, struct sheet_row *, struct problem *);

/* True when the bytes look like a ZIP file (PK) or an old .xls (OLE2): what a file is, whatever its name. */
bool workbook_is_zip(const void *bytes, size_t length);
bool workbook_is_ole(const void *bytes, size_t length);
/* True when an OLE2 file is no .xls but the envelope of a workbook with a password. */
bool workbook_is_locked(int descriptor);

#endif
