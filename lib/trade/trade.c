/* SPDX-License-Identifier: ISC */
/* trade - the list of all hooks. */
#include "trade/trade.h"

const struct hooks *const trade_hooks[] = { &pipeline_hooks, &people_hooks, &quote_hooks, &contract_hooks,
	&quote_line_hooks, &contract_line_hooks, &grant_hooks, NULL };
