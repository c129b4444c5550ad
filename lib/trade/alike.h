/* SPDX-License-Identifier: ISC */
/*
 * alike - customers who may be one and the same.
 *
 * Signs of it are an equal tax id, registration number, identity card, name (base/firm.h), mail address, an equal
 * mobile number (base/mobile.h), and a mail domain that is no provider's together with a similar name. Of a
 * person the name counts only together with the date of birth. The name of a branch, a shop or a works is its
 * own: a similar one says nothing, and the mail and the mobile of a branch are not those of its firm.
 *
 * Groups are what such signs join, the surest first. Customers with different tax ids, and those that were told
 * apart (trade/merger.h), are in no common group, also not through a third. All is found in one pass over the
 * customers and their keys; the memory grows with their number, about 150 bytes for each.
 */
#ifndef TRADE_ALIKE_H
#define TRADE_ALIKE_H

#include "access/access.h"

/* From the surest. */
enum sign { SIGN_TAX, SIGN_REGISTER, SIGN_ID_CARD, SIGN_NAME, SIGN_EMAIL, SIGN_DOMAIN, SIGN_MOBILE, SIGN_COUNT };

struct alike {
	int64_t id, group;   /* of customers; a group is called by its least id */
	unsigned signs;      /* a bit for each sign it has in common with another of the group */
};

/* All members of groups, by group, then id; *count of them, in the arena. */
const struct alike *alike_find(struct access *, struct arena *, size_t *count);

/* "name,mobile": the signs, the surest first. Appended. */
void alike_reason(unsigned signs, struct buf *);

/* How sure they make it, as a rate: of one sign its own weight; of several what is left of the doubt after
 * each: 1 - (1 - a)(1 - b). */
int64_t alike_score(unsigned signs);

#endif
