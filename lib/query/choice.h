/* SPDX-License-Identifier: ISC */
/*
 * choice - the words of a choice list, read once per run.
 */
#ifndef QUERY_CHOICE_H
#define QUERY_CHOICE_H

#include <stdbool.h>

#include "access/access.h"

struct choice {
	int64_t id;
	const char *code, *label, *label_zh;   /* labels: NULL when there is none */
	const char *outcome;                   /* of a stage: "won", "lost" or NULL */
	const char *within;                    /* of a stage: its pipeline, or NULL */
	int64_t position;
	bool has_probability, active;
	int64_t probability;                   /* scaled as a rate */
	int64_t rate;                          /* of a tax, scaled as a rate; 0 where there is none */
};

/* The choice that text names by its code or a label, in any case and width, that of a tax rate with or without a
 * percent sign; NULL when none does. */
const struct choice *choice_find(struct access *, const char *list, const char *text, size_t length);

/* SQL for where a code stands in its list: words that end something (won, lost) behind those that
 * do not, then by position. code: an SQL expression. In the arena. */
const char *choice_order(struct arena *, const char *list, const char *code);

/* The i-th in that order, retired ones too; NULL after the last. */
const struct choice *choice_at(struct access *, const char *list, int i);

/* How a code is shown to people: its Chinese label, its label, else the code. A column that has words of several
 * lists names them all with a space between; the first that has the code tells. */
const char *choice_label(struct access *, const char *list, const char *code, bool chinese);

/* "did you mean 'X' or 'Y'?", or what there is, by Chinese labels where the text is no ASCII; in the arena. */
const char *choice_near(struct access *, struct arena *, const char *list, const char *text);

/* To be called when a list has changed in this run. */
void choice_forget(const char *list);

#endif
