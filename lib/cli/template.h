/* SPDX-License-Identifier: ISC */
/*
 * template - what a printed document looks like, as crm-template(5) describes: a text with {places} that are filled.
 *
 * It is read as a blank, a form to be filled; all of it is in the arena. A place names a field of the document or of
 * its lines; each name stands once in the list of its kind, and the place holds its number there.
 */
#ifndef CLI_TEMPLATE_H
#define CLI_TEMPLATE_H

#include "base/error.h"
#include "cli/run.h"
#include "rows/paper.h"

#define MOST_NAMES 200

enum place_kind {
	PLACE_FIELD,      /* of the document */
	PLACE_LINE,       /* of a line */
	PLACE_SUM,        /* of a field of all lines */
	PLACE_COUNT,      /* of the lines */
	PLACE_NUMBER,     /* of the line, from 1 */
	PLACE_TODAY,
	PLACE_PAGE, PLACE_PAGES,
	PLACE_COMPANY     /* a setting */
};

enum place_shape { SHAPE_PLAIN, SHAPE_MONEY, SHAPE_CAPITALS, SHAPE_DATE, SHAPE_PERCENT };

struct place {
	enum place_kind kind;
	enum place_shape shape;
	int name;             /* its number among the names of the kind */
	const char *setting;  /* PLACE_COMPANY: "company.name" */
};

/* Text, or a place to be filled. */
struct piece {
	const char *text;     /* NULL: the place */
	struct place place;
	struct piece *next;
};

/* A line is printed only where a field has a value, or this one. */
struct condition {
	bool any;             /* there is one */
	int name;             /* of the document */
	const char *value;    /* NULL: any */
	bool negated;
};

enum part_kind {
	PART_ROW,             /* a paragraph: text beside text */
	PART_TABLE,           /* its heads and widths begin here */
	PART_LINES,           /* a row for each line */
	PART_CELLS,           /* a row of the table by itself: totals */
	PART_GAP, PART_RULE, PART_PAGE,
	PART_SPACE,           /* so many millimetres */
	PART_KEEP, PART_END   /* what stands between is not parted by a page's end */
};

struct part_cell {
	struct piece *pieces;
	double share;         /* percent of the width */
	enum paper_align align;
};

struct part {
	enum part_kind kind;
	int line;             /* of the file */
	struct condition condition;
	struct part_cell *cells;
	int count;
	double scale;         /* of the letters, by those of the template */
	bool bold;
	bool headed;          /* PART_TABLE: its heads are printed */
	double space;         /* PART_SPACE: millimetres */
	struct part *next;
};

/* A field that the template names, and where it does so first. */
struct name {
	const char *text;
	int line;
	bool optional;        /* rows may come without it */
};

struct names {
	struct name all[MOST_NAMES];
	int count;
};

struct blank {
	struct arena *arena;
	const char *name, *file;
	const char *title, *title_zh;  /* what it prints; the name where nothing is said */
	const char *noun;              /* or NULL */
	const struct entity *entity;   /* that noun, where the model has it */
	const char *lines;             /* the member of a row that has its lines */
	const char *by;                /* flat rows: another document begins where this changes; or NULL */
	const char *family, *language;
	double width, height, margin;  /* millimetres */
	double size;                   /* points */
	struct part *parts;
	struct part foot;              /* count 0: none */
	bool has_lines;                /* a table goes over them */
	bool counts_pages;             /* the foot tells how many there are */
	struct names fields, line_fields;
};

/* Reads a file. Dies with REFUSED and "FILE:LINE: why" when it is wrong, with FAILED when it cannot be read. */
struct blank *template_read(struct arena *, const char *name, const char *file);

/* The size of a paper, "a4", "a5-landscape", "241x140", in millimetres; false when there is no such. */
bool template_paper(const char *text, double *width, double *height);

/* Ends the program with REFUSED: "FILE:LINE: why"; line 0 is the path of --each: with USAGE. */
_Noreturn void template_wrong(const struct blank *, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* In template_text.c: a text with places. lines: it stands in a row for each line. foot: pages may be named. */
struct piece *template_text(struct blank *, int line, const char *text, bool lines, bool foot);

/* The number of a field of the document, which is put into the list where it is not. */
int template_name(struct blank *, struct names *, int line, const char *text, bool optional);

#endif
