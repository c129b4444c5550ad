/* SPDX-License-Identifier: ISC */
/* group - grouped questions: axes, measures and shares. Called by query.c alone. */
#ifndef QUERY_GROUP_H
#define QUERY_GROUP_H

#include "query/internal.h"

/* Fixes the columns of the answer. */
void group_columns(struct query *);
/* The whole statement but its limit. */
void group_sql(struct query *, struct buf *);
/* --sort over result columns, as ORDER BY text. */
const char *group_order(struct query *, const char *list);

#endif
