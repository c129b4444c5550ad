/* SPDX-License-Identifier: ISC */
/* searching - the verbs of crm-search and what completes their operands. */
#ifndef CLI_SEARCHING_H
#define CLI_SEARCHING_H

#include "cli/run.h"

/* Values of options. */
extern const char *search_nouns;
extern bool index_drops, index_tells;

enum status search_find(struct run *);
enum status search_index(struct run *);

/* The words and the nouns of find. */
void search_check(struct run *);

#endif
