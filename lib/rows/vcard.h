/* SPDX-License-Identifier: ISC */
/*
 * vcard - business cards as files (vCard 2.1, 3.0 of RFC 2426, 4.0 of RFC 6350): writing them, and the
 * names of people as cards take them apart. Reading them is a grid: grid_vcard in rows/grid.h.
 */
#ifndef ROWS_VCARD_H
#define ROWS_VCARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/memory.h"

/* True when the bytes, after a byte-order mark and blanks, begin a card. */
bool vcard_begins(const char *bytes, size_t length);
/* True when a file's name says that it has cards: .vcf, .vcard. */
bool vcard_is_named(const char *file);

/* A card being written: lines end with CR LF and are folded at 75 bytes, never inside a character. */
struct vcard {
	struct buf *to;
	int version;        /* 3 or 4 */
	struct buf line;    /* the line at work */
};

/* BEGIN and VERSION; END, which frees what the card holds but not the buffer. */
void vcard_start(struct vcard *);
void vcard_end(struct vcard *);

/* PROPERTY:text, with backslash, comma, semicolon and line end escaped and other control characters left
 * out; nothing for NULL and "". property: a name with its parameters, "TEL;TYPE=CELL". */
void vcard_text(struct vcard *, const char *property, const char *text);

/* The same of a value that has parts, as N and ADR have; nothing when all are empty. */
void vcard_parts(struct vcard *, const char *property, const char *const *parts, int count);

/* The same of a value that is no text: a date, an address of the web. Nothing is escaped. */
void vcard_plain(struct vcard *, const char *property, const char *value);

/* True when a text has Chinese characters and no letters of others. */
bool vcard_is_chinese(const char *text);

/* The parts of a name as N has them; both may be "". In the arena. */
void vcard_name(struct arena *, const char *name, const char **family, const char **given);

#endif
