/* SPDX-License-Identifier: ISC */
/*
 * query - filters, columns, sort and axes, as users write them, to one SQL statement over what the
 * caller may see. Names are looked up in the model and never copied from the user; values are
 * bound. The grammar is that of crm-filter(7).
 *
 * A mistake in the grammar ends the program with USAGE, a value that names nothing with NO, since
 * it is the command line that is wrong.
 */
#ifndef QUERY_QUERY_H
#define QUERY_QUERY_H

#include <stdbool.h>

#include "access/access.h"

struct query;

/* A question about a noun; everything it makes is in the arena. */
struct query *query_new(struct access *, struct arena *, const struct entity *);

/* One filter operand: owner=me, amount=1000.., name~软件, customer.industry!=IT; or @NAME, which stands for
 * the filters that somebody has saved under that name (NO when there are none for this noun). */
void query_filter(struct query *, const char *operand);
/* Calls visit for each name that filters of this noun are saved under. */
void query_saved(struct access *, const struct entity *, void (*visit)(const char *name, const char *says));
/* Only this row. */
void query_row(struct query *, int64_t id);
/* Only these rows, in this order, in the recycle bin or not; the array is borrowed until open. */
void query_rows(struct query *, const int64_t *ids, size_t count);
/* Only rows that a change set behind the first, up to the last, was the last to touch. */
void query_touched(struct query *, int64_t behind, int64_t last);
/* The recycle bin instead of what is not in it; or both. */
void query_deleted(struct query *);
void query_everything(struct query *);

/* Personal details as they are; else they are masked wherever a column shows them. */
void query_unmask(struct query *);

/* "code,amount,customer.industry,@contact": the key column comes first by itself. "all" is every
 * stored field, "shown" those that are not quiet and what is computed. NULL: the noun's own list. */
void query_columns(struct query *, const char *list);

/* "-amount,name". In a grouped query the names of result columns. */
void query_sort(struct query *, const char *list);
void query_limit(struct query *, const char *number);

/* Groups by a field, a path, or a date by its period: owner, customer.industry, closed:month
 * (day, week, month, quarter, year). May be called more than once; of two months the second is called by its
 * field, too: closed_month. */
void query_axis(struct query *, const char *path);
/* The same under another name than that of the path. */
void query_axis_as(struct query *, const char *path, const char *name);
/* What is told of a group: "count", "sum:amount", "avg:", "min:", "max:". The column is called
 * count, amount, avg_amount, min_amount, max_amount. */
void query_measure(struct query *, const char *measure);
/* A measure of that name by an aggregate of ours, written as formulas in the model are: over the row, $, and over those
 * that its choices and references name, $FIELD. All is borrowed but the formula. */
void query_measure_as(struct query *, const char *name, const char *label, const struct type *, const char *formula);
/* A measure of that name: the sum of one field as a rate of the sums of that and of another, both numbers; empty
 * where they are nothing. */
void query_rate(struct query *, const char *name, const char *label, const char *part, const char *rest);
/* A last column: the share (a rate) each group has of the total of that measure's column. */
void query_share(struct query *, const char *column);

/* A formula as in the model, over the question's own row, which its SQL calls t. */
const char *query_formula(struct query *, const char *formula);

/* The columns of the answer, which open fixes. */
const struct column *query_result(struct query *, int *count);
/* Marks a result column to be drawn as bars in tables. */
void query_bar(struct query *, const char *column);

/* The statement, bound, to be stepped and finished. */
struct statement *query_open(struct query *);

/* True when an operand looks like a filter or assignment: a name and an operator; and when it may be the
 * name of saved filters, @NAME. */
bool query_is_term(const char *operand);
bool query_is_saved(const char *operand);

/* The ids of the answer's rows, for SQL of others, in a new TEMP table of that name, with a column id. */
void query_into_temp(struct query *, const char *table);

/* For SQL of others, too: a TEMP view NOUN_figures with all that is stored and computed of the rows that the noun's
 * bare name means now, under the names of its columns; references as X_id. */
void query_figures(struct access *, struct arena *, const struct entity *);

#endif
