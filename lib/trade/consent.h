/* SPDX-License-Identifier: ISC */
/*
 * consent - what people agreed to: each consent is of one customer or one contact, and the last one of a channel
 * holds, by its day and then by when it was entered.
 */
#ifndef TRADE_CONSENT_H
#define TRADE_CONSENT_H

#include <stddef.h>
#include <stdint.h>

#include "access/access.h"

/* The ids of the consents that hold on the day of --as-of, else today, ascending: the last of their channel,
 * given, and not ended; *count of them, in the arena. */
const int64_t *consent_current(struct access *, struct arena *, size_t *count);

#endif
