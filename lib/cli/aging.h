/* SPDX-License-Identifier: ISC */
/* aging - what is open by how long it is overdue, in columns that add up to the balance. */
#ifndef CLI_AGING_H
#define CLI_AGING_H

#include "cli/run.h"

enum status aging(struct run *);
const struct entity *aging_noun(struct run *);

extern const struct option aging_options[];

#define AGING_VERB \
	{ "aging", "[FILTER...]", N_("what is open by how long it is overdue: columns that add up to the balance"), \
	  aging, TAKES_FILTERS, PRINTS | AS_OF, .options = aging_options, .noun = aging_noun, \
	  .example = "aging --buckets 0,30,90 --group owner --as-of last-month" }

#endif
