/* SPDX-License-Identifier: ISC */
/*
 * fuzz_workbook - reads any bytes as a workbook, to its end or its problem.
 *
 * The first byte chooses. Bytes that are a ZIP file are read as they are; others become the sheet,
 * the shared strings, the styles or the workbook part of a small stored workbook, so that the XML
 * is reached without a checksum that a mutation would have to guess.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

#include "base/buf.h"
#include "base/text.h"
#include "rows/scratch.h"
#include "rows/workbook.h"

#define RELATION(id, type, target) "<Relationship Id='" id "' Type='x/" type "' Target='" target "'/>"

static const struct {
	const char *path, *text;
} parts[] = {
	{ "xl/sheet.xml", "<worksheet><sheetData><row r='2'><c t='s'><v>0</v></c><c s='0'><v>46086.5</v></c>"
	    "<c t='inlineStr'><is><t>a</t></is></c></row></sheetData></worksheet>" },
	{ "xl/strings.xml", "<sst><si><t>one</t></si></sst>" },
	{ "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>" },
	{ "xl/workbook.xml", "<workbook><sheets><sheet name='S' r:id='a'/></sheets></workbook>" },
	{ "xl/_rels/workbook.xml.rels", "<R>" RELATION("a", "worksheet", "sheet.xml")
	    RELATION("b", "sharedStrings", "strings.xml") RELATION("c", "styles", "styles.xml") "</R>" },
	{ "_rels/.rels", "<R>" RELATION("a", "officeDocument", "xl/workbook.xml") "</R>" },
};

static void
hold(bool good)
{
	if (!good)
		abort();
}

static void
put(struct buf *buf, uint64_t number, int bytes)
{
	for (; bytes > 0; bytes--, number >>= 8)
		buf_byte(buf, (char)(number & 0xff));
}

static void
put_header(struct buf *buf, const char *path, const void *bytes, size_t length)
{
	put(buf, 20, 2);
	put(buf, 0, 8);
	put(buf, crc32_z(0, bytes, length), 4);
	put(buf, length, 4);
	put(buf, length, 4);
	put(buf, strlen(path), 4);
}

/* A stored workbook, in which the fuzzed bytes take the place of one part. */
static void
build(struct buf *zip, size_t chosen, const uint8_t *data, size_t size)
{
	struct buf directory = { 0 };
	size_t count = sizeof parts / sizeof parts[0], end;

	for (size_t i = 0; i < count; i++) {
		const void *bytes = i == chosen ? (const void *)data : parts[i].text;
		size_t length = i == chosen ? size : strlen(parts[i].text);

		put(&directory, 0x02014b50, 4);
		put(&directory, 20, 2);
		put_header(&directory, parts[i].path, bytes, length);
		put(&directory, 0, 10);
		put(&directory, zip->length, 4);
		buf_text(&directory, parts[i].path);
		put(zip, 0x04034b50, 4);
		put_header(zip, parts[i].path, bytes, length);
		buf_text(zip, parts[i].path);
		buf_add(zip, bytes, length);
	}
	end = zip->length;
	buf_add(zip, directory.data, directory.length);
	put(zip, 0x06054b50, 4);
	put(zip, 0, 4);
	put(zip, count, 2);
	put(zip, count, 2);
	put(zip, directory.length, 4);
	put(zip, end, 4);
	put(zip, 0, 2);
	buf_free(&directory);
}

static void
check_row(const struct sheet_row *row)
{
	hold(row->count > 0 && row->number >= 1);
	for (int i = 0; i < row->count; i++) {
		const struct sheet_cell *cell = &row->cells[i];

		hold(cell->text[cell->length] == '\0');
		hold((cell->kind == SHEET_EMPTY) == (cell->length == 0));
		hold(text_bad_byte(cell->text, cell->length) == cell->length);
	}
}

static void
read_all(int descriptor, bool visible_only)
{
	struct problem problem = { .reason = NULL };
	struct workbook *book = workbook_open(descriptor, "f", NULL, &problem);
	struct sheet_row row;
	int found;

	hold((book == NULL) == (problem.reason != NULL));
	if (book == NULL)
		return;
	if (visible_only)
		workbook_visible_only(book);
	while ((found = workbook_next(book, &row, &problem)) > 0)
		if (!visible_only)
			check_row(&row);
	hold((found < 0) == (problem.reason != NULL));
	hold(workbook_next(book, &row, &problem) == 0);
	workbook_free(book);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf zip = { 0 };
	int descriptor = scratch_file();

	if (size == 0 || workbook_is_zip(data, size) || workbook_is_ole(data, size))
		buf_add(&zip, data, size);
	else
		build(&zip, data[0] & 7, data + 1, size - 1);
	if (zip.length > 0)
		scratch_write(descriptor, zip.data, zip.length);
	read_all(descriptor, size > 0 && (data[0] & 8) != 0);
	close(descriptor);
	buf_free(&zip);
	return 0;
}
