/* SPDX-License-Identifier: ISC */
/*
 * card - what stands behind the reading of business cards (vCard 2.1, 3.0, 4.0); for this room alone.
 *
 * card_line puts folded lines together, card_property takes a line apart, card_fill makes the cells of
 * one card; grid_vcard.c calls them. Bytes stay what they are until a property is wanted: each may be
 * in an encoding of its own.
 */
#ifndef ROWS_CARD_H
#define ROWS_CARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/memory.h"
#include "rows/decode.h"
#include "rows/workbook.h"

#define LINE_MOST ((size_t)16 * 1024 * 1024)    /* bytes of a line, unfolded: a photo */
#define CARD_MOST ((size_t)32 * 1024 * 1024)    /* bytes of a card */
#define FILE_MOST ((long long)2 * 1024 * 1024 * 1024)
#define PROPERTY_MOST 2000                      /* properties of a card */
#define TEXT_MOST ((size_t)1024 * 1024)         /* bytes of a value that is taken */

/* The lines of a file, one read ahead. */
struct card_lines {
	int descriptor;
	char *data;              /* what was read: at .. end - 1 */
	size_t at, end;
	long long bytes;
	int error;               /* an errno of reading */
	bool finished;
	struct buf ahead;        /* the line that comes next */
	bool has_ahead, ends, too_long;   /* there is one; it has a line end; it is longer than LINE_MOST */
	long next;               /* its number, from 1 */
	bool old;                /* the card is of version 2.1: folded blanks stay, pictures may lie unfolded */

	struct buf text;         /* the line at work, unfolded */
	long number;             /* where it begins, from 1 */
	bool cut;                /* it has no line end */
};

void card_open(struct card_lines *, int descriptor);   /* the descriptor stays open */
void card_close(struct card_lines *);

/* The next line that is not blank, into text and number; false at the end, when there is error or too_long. */
bool card_line(struct card_lines *);

enum card_kind {
	IS_CELL = 1, IS_HOME = 2, IS_WORK = 4, IS_FAX = 8, IS_PAGER = 16, IS_OTHER = 32
};

struct property {
	const char *group, *name;   /* "item1", "" without one; in capitals */
	const char *value;          /* its bytes, NUL-terminated */
	size_t length;
	unsigned kinds;             /* enum card_kind, or-ed */
	int preference;             /* 1 the first; 101 none */
	const char *charset;        /* as named; or NULL */
	const char *service;        /* X-SERVICE-TYPE; or "" */
	bool quoted, base64, no_year;
	long line;
};

/* Takes an unfolded line apart; what it gives is in the arena. False when it is no NAME:VALUE. */
bool card_property(struct arena *, const char *text, size_t length, struct property *);

/* What the head of a line, up to its colon, says of the bytes behind it. */
bool card_is_quoted(const char *text, size_t length);
bool card_is_base64(const char *text, size_t length);

/* One card: its properties, and what decoding them needs. */
struct card {
	struct arena *arena;        /* as long as the card */
	struct property *properties;
	int count, room;
	bool old;                   /* of version 2.1 */
	const char *place;          /* "contacts.vcf:" */
	const char *encoding;       /* of values that are not UTF-8 and name none; NULL: refuse them */
	struct decoder *decoder;    /* the last one used, and of what; NULL: none yet */
	char decodes[64];
	struct problem problem;     /* of whoever returned NULL or false */
};

/* The value as UTF-8, NUL-terminated, its escapes as they stand; NULL and card->problem. */
const char *card_text(struct card *, const struct property *);

/* A text without its escapes. */
const char *card_plain(const struct card *, const char *text);

/* The parts of a value between semicolons, without escapes; those that are not there are "". */
void card_parts(const struct card *, const char *text, const char **parts, int count);

/* The problem of a property; false. */
bool card_refuse(struct card *, long line, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The columns, "uid" and so on; NULL at the end. */
extern const char *const card_columns[];
#define CARD_COLUMNS 27

/* Is told what is left out: birthdays without a year. */
typedef void card_omitted(void *context, const struct property *, const char *text);

/* The cells of a card, one for each column, in its arena; false and card->problem. */
bool card_fill(struct card *, struct sheet_cell *cells, card_omitted *, void *context);

#endif
