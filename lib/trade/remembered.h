/* SPDX-License-Identifier: ISC */
/* remembered - settings that are looked at for every row of an import, asked for once in each change. */
#ifndef TRADE_REMEMBERED_H
#define TRADE_REMEMBERED_H

#include "record/record.h"

/* What access_setting gives, as it was when the change first looked at it. */
const char *remembered_setting(struct change *, const char *name);

#endif
