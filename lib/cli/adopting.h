/* SPDX-License-Identifier: ISC */
/* adopting - a firm we know already in another role: one party is a customer, a supplier, a competitor. */
#ifndef CLI_ADOPTING_H
#define CLI_ADOPTING_H

#include "cli/run.h"

/* adopt: the firms that KEYs name, whatever they are, become rows of the program's noun as well. */
enum status adopting_adopt(struct run *);
void adopting_offer(struct run *, const char *prefix);

#define ADOPT_VERB(says, shown) \
	{ "adopt", "KEY...", says, adopting_adopt, TAKES_WORDS, PRINTS | WRITES, .complete = adopting_offer, \
	  .example = (shown) }

#endif
