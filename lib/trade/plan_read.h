/* SPDX-License-Identifier: ISC */
/* plan_read - instalments as they are typed; of plan.c alone. */
#ifndef TRADE_PLAN_READ_H
#define TRADE_PLAN_READ_H

#include "record/record.h"

/* Instalments of parts such as "30%@sign", "60%@ship+30d", "5000@2026-12-31", NULL at the end: share or amount,
 * trigger, days or due day. *count: how many. They last as long as the change. NULL and *problem, whose place is the
 * part, when one cannot be read; without a place when shares alone do not come to 100 %. */
struct draft **plan_read(struct change *, char *const *parts, int *count, struct problem *);

#endif
