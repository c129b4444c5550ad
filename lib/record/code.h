/* SPDX-License-Identifier: ISC */
/*
 * code - the numbers that new rows get: patterns such as C{nnnn} and HT{yyyy}-{nnnn}.
 */
#ifndef RECORD_CODE_H
#define RECORD_CODE_H

#include "record/record.h"

/* The next code for a row, whose pattern takes the year from the row's own day (born of its noun; without, the
 * day of the change); borrowed until the next call; NULL when the noun makes none. Each year has numbers of its
 * own. A number is never given twice, also not after an undo. */
const char *code_next(struct change *, const struct draft *);

/* Writes the counters that were used; change_commit calls it. */
void code_save(struct change *);

/* Forgets them; change_abandon calls it. */
void code_forget(void);

#endif
