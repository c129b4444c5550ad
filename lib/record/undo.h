/* SPDX-License-Identifier: ISC */
/*
 * undo - takes change sets back, by another change set.
 *
 * Fields of masters get their old values, conflict by field; rows that were made are removed; rows
 * that were purged come back under their ids; dated facts are answered by a fact of the same day
 * with the value from before. What later change sets stand on is a conflict unless they go too.
 */
#ifndef RECORD_UNDO_H
#define RECORD_UNDO_H

#include "record/record.h"

/* Undoes these change sets (any order; duplicates are one) in the open change. Each conflict is
 * told; true when there were none. The caller abandons the change otherwise. Dies with NO when there is no such
 * change set, and with FORBIDDEN when it is another user's, or of settings, users or periods, and the caller is no
 * administrator. */
bool undo_change_sets(struct change *, const int64_t *ids, size_t count,
    void (*conflict)(const struct problem *, void *), void *context);

#endif
