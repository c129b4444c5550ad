/* SPDX-License-Identifier: ISC */
/* internal - what the files of this room share. */
#ifndef QUERY_INTERNAL_H
#define QUERY_INTERNAL_H

#include "query/choice.h"
#include "query/key.h"
#include "query/near.h"
#include "query/query.h"

#define MOST_COLUMNS 300
#define MOST_TERMS 200
#define MOST_JOINS 60

/* A noun in the FROM clause, under an alias; the first is the question's own. */
struct join {
	const char *path;             /* "" or "customer." */
	const struct entity *entity;
	int from;                     /* the join it hangs on */
	const struct field *by;       /* the reference it follows, or the choice whose row of its list it is */
	bool whole;                   /* more of it is asked for than its title */
};

/* The end of a dotted path. */
struct place {
	int join;
	const struct field *field;
	bool id;                      /* X_id of a reference was meant */
};

enum operator { OP_IS, OP_NOT, OP_HAS, OP_HAS_NOT, OP_LESS, OP_MOST, OP_MORE, OP_LEAST };

struct term {
	struct place place;
	enum operator op;
	int saved;                    /* of the saved filters it came with; 0: of the command line */
	const char *sql;
};

struct axis {
	struct place place;
	const char *period;           /* NULL, or "month" ... */
	const char *name;
	const char *path;     /* as it was asked for */
};

struct measure {
	const char *sql, *name;
	const char *label;            /* for people; NULL: the name */
	const struct type *type;
};

struct query {
	struct access *access;
	struct arena *arena;
	const struct entity *entity;
	struct reading reading;
	struct join joins[MOST_JOINS];
	int join_count;
	struct term terms[MOST_TERMS];
	int term_count;
	int saved, saved_count;       /* the saved filters at work (0: none), and how many there were */
	struct value bound[MOST_TERMS * 4];
	int bound_count;
	bool deleted, everything, unmask;
	int64_t touched_behind, touched_last;   /* 0: by any change set */
	int64_t row;
	const int64_t *rows;          /* with query_rows; they stand in a TEMP table when it opens */
	size_t row_count;
	const char *referring;        /* the condition of query_referring; or NULL */
	const int64_t *referred;      /* for it, when it is about several rows */
	size_t referred_count;
	struct column columns[MOST_COLUMNS];
	const char *expressions[MOST_COLUMNS];
	int column_count;
	struct axis axes[8];
	int axis_count;
	struct measure measures[32];
	int measure_count;
	const char *share;
	const char *order;
	int64_t limit;                /* -1: none */
};

/* Adds the filters that are saved under a name, without its @. In saved.c. */
void query_take_saved(struct query *, const char *name);

/* The place a path means; dies with USAGE and the near names. */
struct place query_place(struct query *, const char *path);

/* "t1.\"amount\"": the stored value at a place; of a reference its id. */
const char *query_expression(struct query *, struct place);

/* True when what stands at a place is shown masked; then the expression that shows it, else the plain one. */
bool query_masks(const struct query *, struct place);
const char *query_shown(struct query *, struct place);


/* The title of the row a reference at a place names. */
const char *query_title(struct query *, struct place);

/* ?N for a value. */
const char *query_bind(struct query *, struct value);

/* FROM and WHERE of the question, appended. */
void query_from(struct query *, struct buf *);

#endif
