/* SPDX-License-Identifier: ISC */
/*
 * printing - the verbs of crm-print: documents by a template as PDF, and amounts in capitals.
 *
 * Its files: print_record finds documents in the database, print_rows on standard input, print_fill fills the places of
 * the template, print_page puts its parts on paper, print_file makes the files.
 */
#ifndef CLI_PRINTING_H
#define CLI_PRINTING_H

#include "cli/run.h"
#include "cli/template.h"

extern const struct option printing_options[];

/* TEMPLATE [KEY...|FILTER...] [-] */
enum status printing(struct run *);
void printing_check(struct run *);
const struct entity *printing_noun(struct run *);
void offer_templates(struct run *, const char *prefix);

enum status printing_list(struct run *);
enum status printing_show(struct run *);
enum status printing_capitals(struct run *);

/* What stands in a field. */
struct datum {
	const char *text;         /* in the machine's form; NULL: nothing */
	const char *shown;        /* for people */
	const struct type *type;  /* NULL: not known */
};

/* A document: a datum for each name of the template, and for each of its lines. */
struct filled {
	const struct datum *fields;
	struct datum *const *lines;
	size_t count;
};

/* One run of it. */
struct printing {
	struct run *run;
	struct blank *template;
	struct arena *arena;      /* of the document at work */
	const char *today;
	const char *output;
	const struct piece *each;  /* the path of each document; or NULL */
	struct paper_options options;
	struct files *files;
	struct paper *paper;      /* the file at work, or NULL */
	const struct filled *filled;
	struct buf feet[PAPER_CELLS];
	struct paper_cell foot[PAPER_CELLS];
};

/* Prints the rows of a question about the template's noun. */
void print_records(struct printing *, struct query *);
/* Prints what standard input has. */
void print_rows(struct printing *);
/* Prints one document into the file that is open for it, and resets the arena. */
void print_document(struct printing *, const struct filled *);
/* Puts it on paper. */
void print_pages(struct printing *, const struct filled *);
/* The foot of a page: for struct paper_options. */
bool print_foot(void *printing, int page, int pages, struct paper_row *);

/* Whatever a text with places says; line: of a table over the lines, number: its own, from 1. */
struct filling {
	const struct filled *filled;
	const struct datum *line;
	size_t number;
	int page, pages;
};
void print_fill(const struct printing *, const struct piece *, const struct filling *, struct buf *);
bool print_holds(const struct condition *, const struct filled *);

/* A value as a datum in the arena. */
struct datum print_datum(struct printing *, const struct column *, const struct value *);

/* Files that get their names together in the end, or never. Standard output has no name. */
struct out *files_open(struct printing *, const struct filled *);
void files_close(struct printing *);
void files_done(struct printing *);

#endif
