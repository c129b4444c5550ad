/* SPDX-License-Identifier: ISC */
/* refunding - the verb that pays refunds. */
#ifndef CLI_REFUNDING_H
#define CLI_REFUNDING_H

#include "cli/run.h"

enum status refund_pay_verb(struct run *);

#endif
