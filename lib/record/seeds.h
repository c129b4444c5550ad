/* SPDX-License-Identifier: ISC */
/* seeds - the words that choice lists begin with. */
#ifndef RECORD_SEEDS_H
#define RECORD_SEEDS_H

#include "record/record.h"

/* Adds those that came after a version of the schema (0: all of them); words that a list has already stay. */
void seeds_add(struct change *, int version);

#endif
