/* SPDX-License-Identifier: ISC */
/* trade - the list of all hooks. */
#include "trade/trade.h"

const struct hooks *const trade_hooks[] = { &pipeline_hooks, &people_hooks, &activity_hooks, &task_hooks, NULL };
