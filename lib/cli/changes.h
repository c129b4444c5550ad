/* SPDX-License-Identifier: ISC */
/* changes - printing what change sets did. */
#ifndef CLI_CHANGES_H
#define CLI_CHANGES_H

#include "cli/answer.h"

/* What changes_print fills: for who writes first, so that a wrong --columns ends the run before. */
struct answer *changes_answer(struct run *);

/* What one change set did, a row for each field; of one noun, or of all (NULL). answer: of
 * changes_answer, or NULL. */
void changes_print(struct run *, struct answer *, int64_t change_set, const struct entity *);

/* What happened to rows, one after the other, each oldest first. */
void changes_of_rows(struct run *, const struct entity *, const int64_t *ids, size_t count);

#endif
