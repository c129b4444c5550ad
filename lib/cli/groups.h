/* SPDX-License-Identifier: ISC */
/*
 * groups - customers named together: KEYs on the command line are one group, the first of them the one the others
 * are measured by; rows on standard input alone are groups by their column group_id, as crm-customer duplicates
 * prints it. There the row with yes in a column keep comes first, else the first row of the group.
 */
#ifndef CLI_GROUPS_H
#define CLI_GROUPS_H

#include "cli/selection.h"

struct group {
	int64_t *ids;         /* the first one first, then in the order of the rows */
	size_t count;
	const char *chosen;   /* where a row says keep; or NULL */
};

struct groups {
	struct run *run;               /* to be set by the caller; the rest is filled */
	struct selection *selection;
	struct group *of;              /* by their first rows */
	size_t count;
	size_t *group_of;              /* for each row of the selection */
	struct map *seen;              /* inside groups.c */
};

/* Reads operands and rows to their end, before any lock. Dies with USAGE when rows have no group. */
void groups_read(struct groups *);

/* Finds the customers. False and *problem for one that stands twice, two to keep in a group, a group of more than
 * 1000; dies with NO for one that is not there. */
bool groups_fill(struct groups *, struct problem *);

#endif
