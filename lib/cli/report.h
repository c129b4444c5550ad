/* SPDX-License-Identifier: ISC */
/*
 * report - reports as files: SQL with a head of comment lines that tell its title, parameters,
 * columns, noun and drill-down, as crm-report(5) describes them.
 *
 * A file is NAME.sql in the first folder that has it, of: those of CRM_REPORTS, the user's own,
 * those that came with the programs. All that is read is in the arena.
 */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "base/error.h"
#include "cli/run.h"

#define MOST_PARAMETERS 30
#define MOST_REPORT_COLUMNS 100

/* What a parameter or a column may be: "money", "date-from", "choice:deal-stage", "word:a|b", "integer:1..9". */
struct value_kind {
	const struct type *type;
	const char *list;             /* choice: the list */
	const char *words;            /* word: those allowed, "a|b|c" */
	const struct entity *to;      /* reference: the noun; a KEY is given, its id is bound */
	bool first;                   /* date-from: a period means its first day, not its last */
	const char *range;            /* of a number: "1..520", what a value may be; NULL: any */
	int64_t least, most;          /* its ends, as stored */
};

struct parameter {
	const char *name;
	struct value_kind kind;
	const char *preset;           /* as one would type it; NULL: empty */
	const char *label;            /* or NULL */
	int line;                     /* in the file */
	bool given;                   /* on the command line */
	struct value value;
};

struct report_column {
	struct column column;
	bool hidden;                  /* for the drill-down alone */
	int line;
};

struct report {
	struct arena *arena;
	const char *name, *file;
	const char *title, *title_zh, *says, *says_zh;   /* title: the name where it has none */
	const struct entity *noun;    /* what filters speak of; NULL: it takes none */
	const char *drill;            /* the command template, or NULL */
	int drill_line;
	bool chart;                   /* a page draws lines over the first column */
	struct parameter parameters[MOST_PARAMETERS];
	int parameter_count;
	struct report_column columns[MOST_REPORT_COLUMNS];
	int column_count;
	const char *text;             /* the whole file and its parts, which are valid SQL as they stand */
	const int *lines;             /* for each line of the text that of the file; NULL: the same */
	int line_count;
	int line;                     /* where the SQL begins */
};

/* Reads a file. NULL and *problem when its head is wrong; dies when it cannot be read at all. */
struct report *report_read(struct arena *, const char *name, const char *file, struct problem *);

/* Reads the text of r->file, putting the lines of NAME.part, a file beside it, in the place of each line
 * "-- include: NAME". NULL, or why not, with r->line. */
const char *report_text(struct report *);

/* NULL when there is none. */
struct parameter *report_parameter_named(struct report *, const char *name);
const struct report_column *report_column_named(const struct report *, const char *name);

/* The line of the file that the byte of the text at offset, or a line of the text, comes from. */
int report_line(const struct report *, size_t offset);
int report_own_line(const struct report *, int line);

/* Ends the program with REFUSED: "FILE:LINE: why"; without the line when it is 0. */
_Noreturn void report_wrong(const struct report *, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The file of a report; a name with a slash is the path of a file. NULL when there is none. */
const char *report_file(struct run *, const char *name);

/* Finds and reads it; dies with USAGE and the near names when there is none. */
struct report *report_need(struct run *, const char *name);

/* Calls visit for each report once, in the order of their names. */
void report_each(struct run *, void (*visit)(struct run *, const char *name, const char *file, void *), void *context);

/* A command that lists the rows behind one row of the report; values are those of all its columns,
 * filters the operands the user gave. Appended. */
void report_drill(struct run *, const struct report *, const struct value *values, const char *const *filters,
    int filter_count, struct buf *);

#endif
