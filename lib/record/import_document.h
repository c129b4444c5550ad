/* SPDX-License-Identifier: ISC */
/* import_document - inside record: what the files that import documents share. */
#ifndef RECORD_IMPORT_DOCUMENT_H
#define RECORD_IMPORT_DOCUMENT_H

#include "record/import_lines.h"

/* A line in force of the document at work. */
struct known_line {
	int64_t id, number;
};

/* A row that was good, for the case that its document is not. */
struct kept_row {
	const char *place, *raw;
	size_t raw_length;
};

struct document {
	struct import line;             /* takes the cells of a line: with a mapping, a draft and counts of its own */
	const char *const *nested;      /* the keys that the mapping was made of, when lines stand in a list */
	int nested_count;
	struct draft *stored;           /* a line as it is written, to be compared */
	struct statement *find;
	struct map *places;             /* of documents that may go on: how many of their lines have come */

	bool open, good, fresh, changed, skipped, counted, decided;
	int64_t id;
	struct arena *arena;            /* what follows; emptied with each document */
	const char *key;
	const char **cells;             /* of its first row, one for each source */
	struct known_line *lines;
	size_t line_count, line_room, place;
	struct kept_row *rows;
	size_t row_count, row_room;
	long created, line_created;
	int64_t rounded;
};

/* Which columns go to the lines: a mapping of the names that they see. head: that of the document's own fields, whose
 * columns they do not see; NULL: they see all. */
struct mapping *document_map(struct import *, const struct mapping *head, const char *const *header, int count);

/* A cell that has a text, NULL for others; and that text, "" for others. */
const struct cell *document_cell(const struct row *, int column);
const char *document_text(const struct row *, int column);

/* Room for one more of what an array holds; the array, which may have moved. */
void *document_grown(void *array, size_t count, size_t *room, size_t size);

/* Another line that the document at work has. */
void document_note_line(struct document *, int64_t id, int64_t number);

/* Adds or changes the line that a row brings, or all that stand in its list, and compares its amounts. False and
 * *problem, whose place is that in the list or NULL. */
bool document_write_line(struct import *, const struct row *, struct problem *);
bool document_write_list(struct import *, const struct row *, struct problem *);

#endif
