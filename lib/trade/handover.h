/* SPDX-License-Identifier: ISC */
/*
 * handover - the open work of one who leaves, to another.
 *
 * The model says what that is: rows whose field marked .work names him and for which the .open filter of their noun
 * holds, the recycle bin left out. What is done and sold stays with who did it.
 */
#ifndef TRADE_HANDOVER_H
#define TRADE_HANDOVER_H

#include "record/record.h"

/* Moves it all in the open change, each row with the change's day and reason. False and *problem when to is from,
 * when to has left, or when a rule refuses a row; the caller abandons the change. */
bool hand_over(struct change *, int64_t from, int64_t to, struct problem *);

/* True when a user may get work: he has not left by this day. Else *problem says since when. */
bool user_is_there(struct change *, int64_t user, struct problem *);

#endif
