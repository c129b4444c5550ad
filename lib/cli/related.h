/* SPDX-License-Identifier: ISC */
/*
 * related - what refers to a record, as rows: the summary, the timeline and the records of one noun.
 *
 * What people read has labels in their language; machine formats have names and codes.
 */
#ifndef CLI_RELATED_H
#define CLI_RELATED_H

#include "cli/answer.h"
#include "query/related.h"

/* The records that refer to one by one reference. */
struct tally {
	int64_t count;
	struct value sum, latest;
};

struct record {
	int64_t id;
	const char *code;         /* or NULL */
	const char *title;        /* what people call it */
	struct tally *tallies;    /* one for each reference ... */
	struct tally facts;       /* ... and of its own dated values */
};

struct related {
	struct run *run;
	const struct entity *entity;
	const struct reference *references;
	int count;
	bool people;              /* the format is one that people read */
};

/* Where rows go: one of them is set. */
struct sink {
	struct answer *answer;
	struct writer *writer;
};

struct related *related_new(struct run *, const struct entity *);

/* A record with its tallies, by one question. */
struct record *related_record(struct related *, int64_t id);

/* How many events its timeline has. A row that refers to it by two fields counts twice. */
int64_t related_events(const struct related *, const struct record *);

/* The columns of a summary and of a timeline; keyed: with the record's key before them. In the arena. */
const struct column *related_summary_columns(struct related *, bool keyed, int *count);
const struct column *related_timeline_columns(struct related *, bool keyed, int *count);

/* Their rows. some: only references that have any. */
void related_summarize(struct related *, const struct record *, struct sink, bool keyed, bool some);
/* facts: with dated values of the record itself. At most that many (-1: all); how many more there are. */
long related_tell(struct related *, const struct record *, struct sink, bool keyed, bool facts, long most);

/* The records of a noun, newest first, that refer to these: by one reference, or (NULL) by any of the noun's. */
struct query *related_query(struct related *, const struct entity *noun, const struct reference *, const int64_t *ids,
    size_t count);

/* The commands that list all that refers to a record by a reference, and its whole timeline. In the arena. */
const char *related_list_command(struct related *, const struct record *, const struct reference *);
const char *related_timeline_command(struct related *, const struct record *);

/* "Deal", or "Task: Given by" where several fields refer; in the reader's language for people. */
const char *related_label(struct related *, const struct reference *);

#endif
