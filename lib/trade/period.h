/* SPDX-License-Identifier: ISC */
/* period - closing the books of an area and opening them again, each as a fact. */
#ifndef TRADE_PERIOD_H
#define TRADE_PERIOD_H

#include "record/record.h"

/* From here on the books of an area are closed until that day (ISO; NULL: they are open), because of change_reason.
 * *id is the new fact's. False and *problem when it is refused: an earlier day than before needs a reason. */
bool period_move(struct change *, const char *area, const char *until, int64_t *id, struct problem *);

#endif
