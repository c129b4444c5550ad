/* SPDX-License-Identifier: ISC */
/*
 * firm - the name of a firm, brought to what tells it from other firms.
 *
 * Taken off: width, case, blanks and punctuation, traditional forms of characters, the words "and" and "the",
 * and the words for a legal form wherever they end a name (or a part before a bracket) or begin it: 有限公司,
 * 股份有限公司, 公司, 集团, 株式会社, Co., Ltd, Inc, GmbH, S.A., Sdn Bhd, ООО ... Never taken off: what names a
 * part of a firm (分公司, 办事处, 厂, 店), a place in brackets, and what it trades in (科技, 贸易, Trading).
 * Something is always left: a firm called 大公司 keeps its name.
 */
#ifndef BASE_FIRM_H
#define BASE_FIRM_H

#include "base/buf.h"

/* Whether a name is that of one among several of a firm. */
enum firm_part {
	FIRM_WHOLE,
	FIRM_SHOP,     /* a shop or a works: 店, 厂 at the end */
	FIRM_BRANCH    /* 分公司, 办事处, 分店, branch ... at the end, or something in brackets, a place as a rule */
};

/* Appends the name as it is compared; valid UTF-8 without blanks, nothing for a name without letters. */
enum firm_part firm_name(struct buf *, const char *name, size_t length);

#endif
