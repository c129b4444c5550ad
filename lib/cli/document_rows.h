/* SPDX-License-Identifier: ISC */
/* document_rows - the lines of documents as rows: those of one, and flat rows that repeat the document's fields. */
#ifndef CLI_DOCUMENT_ROWS_H
#define CLI_DOCUMENT_ROWS_H

#include "cli/run.h"

/* The lines of a document in force on the day of the run, in their order. */
struct query *document_lines_query(struct run *, const struct entity *, int64_t document);

/* The columns that nested lines have, without those of their document: for query_columns. In the arena. */
const char *document_line_columns(struct run *, const struct entity *);

/* A row for each line of the documents that all filters hold for, the fields of its document before its own: what
 * crm-import takes again. Fields are called as there: X of the document, else of the line, line.X of the line. */
enum status document_lines_verb(struct run *);

#endif
