/* SPDX-License-Identifier: ISC */
/*
 * capital - an amount of money in Chinese capitals, as it stands on bills and contracts.
 *
 * After the rules for filling in bills (appendix 1 of the Payment and Settlement Rules of the People's Bank of
 * China). Where they leave a choice: 1680.32 is written with the 零 between 元 and 角, 107000.53 without one between
 * 万 and 仟, and 整 stands behind 元 and 角, never behind 分.
 */
#ifndef BASE_CAPITAL_H
#define BASE_CAPITAL_H

#include <stdint.h>

#include "base/buf.h"

/* Appends an amount of 10^-4, rounded to 分 half away from zero: 60071400 is 陆仟零柒元壹角肆分, nothing is 零元整,
 * what is below it begins with 负. What comes above 亿 is counted in it again (壹万亿), since 兆 has two meanings. */
void capital_print(struct buf *, int64_t amount);

#endif
