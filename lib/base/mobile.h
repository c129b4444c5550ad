/* SPDX-License-Identifier: ISC */
/*
 * mobile - the mobile numbers in what people type as telephone numbers.
 *
 * A mobile number is one person's; a switchboard, a landline or a 400 number may be that of many. Mobiles of
 * China are told by their eleven digits 1[3-9]..., those of other countries behind + or 00 and the country's
 * code, where its numbering plan (ITU-T E.164, national plans) sets mobiles apart; North America's does not.
 */
#ifndef BASE_MOBILE_H
#define BASE_MOBILE_H

#define MOBILE_SIZE 20   /* bytes of the longest, and its NUL */

/* The first mobile number at or behind text, which is folded (text_fold), as country code and digits:
 * 8613800138000. Returns where to go on, or NULL when there is none. */
const char *mobile_next(const char *text, char number[MOBILE_SIZE]);

#endif
