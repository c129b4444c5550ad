/* SPDX-License-Identifier: ISC */
/*
 * run - one run of one program: what was asked for, and what a verb needs to answer it.
 */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include <stdbool.h>

#include "access/access.h"
#include "base/error.h"
#include "base/memory.h"
#include "cli/program.h"
#include "query/query.h"
#include "record/record.h"
#include "rows/out.h"
#include "rows/reader.h"
#include "rows/writer.h"

/* The values of the options that groups share; NULL and false where not given. */
struct run_options {
	const char *db;                                    /* every verb */
	bool help, verbose;
	const char *format, *columns, *sort, *limit;       /* PRINTS */
	bool no_header, if_any, excel_safe, ascii;
	const char *encoding;
	bool unmask;                                       /* UNMASKS */
	const char *as_of;                                 /* AS_OF: an ISO date */
	bool dry_run;                                      /* WRITES */
	const char *once;
	const char *on;                                    /* DATES: an ISO date ... */
	const char *why;                                   /* ... and why then */
	bool allow_empty;                                  /* READS_ROWS */
	const char *rows;
};

/* What a page says of its rows; see struct layout in rows/writer.h. */
struct page {
	const char *title;
	const struct caption *captions;
	bool chart;
	enum page_part part;
	const char *page_title;
	const struct stream_head *source;
};

struct run {
	const struct program *program;
	const struct verb *verb;
	const char *command;          /* the command line as typed, for the change set */
	struct arena *arena;          /* lives as long as the program */
	struct run_options options;
	int count;                    /* operands after the verb's name, options taken out */
	char **operands;
	bool dash;                    /* a lone - stood among them; it is not counted above */
	struct out *out;              /* of the writer that is at work; or NULL */
	const char *encoding;         /* of csv and tsv that are printed; NULL: as --encoding says, else UTF-8 */
	struct page *page;            /* what pages and workbooks say above the rows; or NULL */
	int workbook;                 /* where the rows of a workbook go that crm-convert makes; 0: nowhere */
	const char *input_digest;     /* what {sha256} in --once stands for; or NULL */
	bool dated;                   /* --as-of is in force */
	struct access *access;        /* the open database and its caller; NULL with NO_DATABASE */
};

/* Opens the database the verb needs and knows the caller; program_main calls it. Dies when there
 * is none, saying how to make one. A write at a terminal makes a personal one, with a word. */
void run_open(struct run *);

/* The path of the database: --db, CRM_DB, /etc/crm/crm.conf, the XDG data folder. */
const char *run_database(struct run *);

/* The day "today" of this run as ISO text: CRM_TODAY, else the clock in the database's zone. */
const char *run_today(struct run *);

/* Standard output in the format asked for: a table on a terminal and TSV elsewhere by default,
 * CRM_FORMAT before that, -o before all. */
const char *run_format(struct run *);
/* A second writer before run_written goes on where the first one ended. */
struct writer *run_writer(struct run *, const struct column *, int count);
/* Where that goes, for words between tables. */
struct out *run_out(struct run *);
/* Ends the writer, closes the read transaction, sends what was collected to stdout or the pager. */
long run_written(struct run *, struct writer *);
/* The same for who has ended the writers. */
void run_finish(struct run *);

/* Dies with USAGE when rows of the noun (NULL: of any kind) cannot be printed as asked for: what a verb that
 * writes must know before it does. */
void run_can_print(struct run *, const struct entity *);

/* From here on the bare names in SQL mean the day of --as-of; run_query calls it. */
void run_day(struct run *);

/* A question about a noun, on the day of --as-of. */
struct query *run_query(struct run *, const struct entity *);
/* All operands as its filters. */
void run_filters(struct run *, struct query *);

/* Prints the answer of a query with --columns, --sort and --limit. DONE. */
enum status run_print(struct run *, struct query *);
/* The same with these columns and in this order unless the options say otherwise. */
enum status run_print_as(struct run *, struct query *, const char *columns, const char *sort);

/* A reader of standard input, read to its end into a spool first. */
struct reader *run_input(struct run *);

#endif
