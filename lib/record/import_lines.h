/* SPDX-License-Identifier: ISC */
/*
 * import_lines - rows that are lines of documents. Of import.c alone.
 *
 * A document is at work from its first row to the first with another key, and is written, counted or, in a
 * partial import, refused as a whole. Its rows may be apart: those that come later go on with its lines.
 */
#ifndef RECORD_IMPORT_LINES_H
#define RECORD_IMPORT_LINES_H

#include "record/intake.h"

struct document;

/* For an import whose noun has lines; change_bring_history is in force from here on. */
struct document *document_new(struct import *);
void document_free(struct import *);

/* Which columns go to the lines: those that are left over, and those that are called line.FIELD. Dies with USAGE
 * when there are such and nothing that tells one document from another. */
void document_columns(struct import *, const char *const *header, int count);

/* True when rows bring lines at all. */
bool document_has_lines(const struct import *);

/* A row: of the document at work or of another one. */
void document_row(struct import *, const struct row *);

/* Ends the document at work, if there is one. */
void document_close(struct import *);

#endif
