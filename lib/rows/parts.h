/* SPDX-License-Identifier: ISC */
/*
 * parts - what stands behind a workbook; for this room alone.
 *
 * From the outside in: the ZIP directory (workbook_zip.c), the bytes of a part (workbook_unpack.c)
 * and its XML events (workbook_xml.c), the way from the directory to the sheets (workbook_find.c),
 * rich text and the shared strings (workbook_text.c), styles (workbook_styles.c), numbers and dates
 * (workbook_number.c), and the rows (workbook_sheet.c).
 */
#ifndef ROWS_PARTS_H
#define ROWS_PARTS_H

#include <stdint.h>

#include <expat.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/memory.h"
#include "rows/workbook.h"

#define SHEET_COLUMNS 16384     /* A to XFD */
#define SHEET_ROWS 1048576

#define UNPACK_PIECE ((size_t)64 * 1024)

/* A file in the ZIP. */
struct entry {
	const char *name;           /* with /, and without one before it */
	uint64_t begin;             /* where its bytes stand */
	uint64_t packed, inflated;  /* how many, and how many they become */
	uint32_t crc;
	unsigned flags, method;
};

struct package {
	int descriptor;
	uint64_t size;              /* of the file */
	struct entry *entries;      /* in the order of their bytes, none over another */
	int count;
	uint64_t left;              /* so many bytes may still be inflated */
};

/* The inflated bytes of a part. */
struct unpacking {
	struct workbook *book;
	const struct entry *entry;
	z_stream inflater;
	unsigned char *packed;      /* UNPACK_PIECE bytes; NULL: not open */
	uint64_t at, left;          /* of the packed bytes that are to be read */
	uint64_t given;
	uint32_t crc;
	bool ended;
};

/* Text that may stand in runs: the children of <si> and <is>. */
struct rich {
	struct buf *into;
	size_t begin;               /* of this <t> in into */
	size_t limit;               /* no more is kept than up to here */
	int phonetic;               /* inside so many <rPh> */
	bool collecting;
};

/* The shared strings one behind the other, a NUL after each. */
struct strings {
	struct buf text;
	uint32_t *begins;
	size_t count, room;
	struct rich rich;
};

/* What a number format makes of a number. */
enum { STYLE_TIME = 1, STYLE_DAY = 2, STYLE_ELAPSED = 4, STYLE_FRACTION = 8 };

struct styles {
	uint8_t *of;                /* STYLE_* for each cell style */
	size_t count, room;
	uint8_t *custom;            /* the same for each custom format, under its id */
	uint8_t *defined;
	int inside;
};

struct workbook;

/* The events of a part; end and text may be NULL. depth counts from 1, names have no prefix. */
struct part_events {
	void (*start)(void *own, int depth, const char *name, const char **attributes);
	void (*end)(void *own, int depth, const char *name);
	void (*text)(void *own, const char *text, size_t length);
};

struct part {
	struct workbook *book;
	struct unpacking unpacking;
	const struct part_events *events;
	void *own;
	XML_Parser parser;
	int depth;
	const char *fault;          /* what a handler cannot bear, a literal */
	bool last, stopped, suspended;
};

/* The sheet that is being read. */
struct sheet {
	struct part part;
	int level;                  /* how deep in worksheet/sheetData/row/c/v the parser is */
	bool in_columns;
	struct sheet_cell *cells;
	size_t *at;                 /* where the text of a cell stands in row, where it has none yet */
	int count, used, room;      /* to the last cell with something in it; cells to be cleared */
	struct buf row, value;      /* texts of this row; of this cell */
	struct rich rich;
	long number;                /* of this row */
	bool row_named;             /* ... as the row itself says */
	int column;                 /* of this cell, from 0; -1: before the first one */
	int style;
	char type;
	bool formula, valued, in_string, ignored;
	size_t row_bytes;
	uint64_t bytes;             /* of all rows so far */
	uint8_t *hidden;            /* a byte for each column that is; NULL: none */
};

struct tab {
	const char *name, *path;
	bool hidden;
};

struct workbook {
	const char *name;
	struct arena *arena;
	struct package package;
	struct tab *tabs;
	const char **names;
	int count, chosen;
	bool since_1904, visible_only;
	const char *strings_path, *styles_path;   /* NULL: there are none */
	struct strings strings;
	struct styles styles;
	struct sheet sheet;
	enum { BOOK_NEW, BOOK_READING, BOOK_ENDED } state;
	struct problem problem;
};

/* Notes the problem, the first one only, and returns -1. Its place is left to the caller. */
int workbook_refuse(struct workbook *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Reads the directory. 0 or -1. */
int package_open(struct workbook *);
/* As many bytes of the file as there are from at on. */
size_t package_bytes(int descriptor, void *bytes, size_t size, uint64_t at);
/* The entry of that name, letters alike in both cases; NULL when there is none or more than one. */
const struct entry *package_find(const struct workbook *, const char *name);

/* Opens an entry within the limits. 0 or -1. */
int unpack_open(struct unpacking *, struct workbook *, const struct entry *);
/* Up to size bytes; 0 at the end, where size and checksum have proved right; -1: they have not. */
int unpack_read(struct unpacking *, void *bytes, size_t size);
void unpack_close(struct unpacking *);

/* Opens a part for reading. 0 or -1. */
int part_open(struct part *, struct workbook *, const char *path, const struct part_events *,
	void *own);
/* 1: a handler paused it; 0: the end; -1. */
int part_read(struct part *);
/* For handlers: part_read returns 1, or -1, soon. */
void part_pause(struct part *);
void part_stop(struct part *);
void part_close(struct part *);
/* Opens, reads to the end, closes. 0 or -1. */
int part_whole(struct workbook *, const char *path, const struct part_events *, void *own);
/* The attribute's value, or NULL; and whether it says yes. */
const char *part_attribute(const char **attributes, const char *name);
bool part_flag(const char **attributes, const char *name);

/* From _rels/.rels to the sheets and the paths of the other parts. 0 or -1. */
int workbook_find(struct workbook *);

/* Begins a text at the end of a buffer, of no more than limit bytes before it is cleaned. */
void rich_begin(struct rich *, struct buf *into, size_t limit);
void rich_start(struct rich *, const char *name);
void rich_text(struct rich *, const char *text, size_t length);
void rich_end(struct rich *, const char *name);
/* Undoes _x000D_ in the buffer from there on. */
void rich_unescape(struct buf *, size_t begin);

int strings_load(struct workbook *);
const char *strings_get(const struct strings *, size_t number, size_t *length);

int styles_load(struct workbook *);
/* What a format code says, in STYLE_*. */
unsigned style_of_code(const char *code);
unsigned style_of_builtin(long id);

/* Appends the number as it is written in machine output; SHEET_TEXT, as it stands, when it is
 * none. */
enum sheet_kind number_print(struct buf *, const char *text, size_t length, unsigned style,
	bool since_1904);
/* Appends an ISO 8601 date, time or both in the same form; SHEET_TEXT when it is none. */
enum sheet_kind number_print_iso(struct buf *, const char *text, size_t length);

int sheet_open(struct workbook *);
/* 1, 0, -1 as workbook_next. */
int sheet_next(struct workbook *, struct sheet_row *);
void sheet_close(struct workbook *);

#endif
