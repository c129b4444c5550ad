/* SPDX-License-Identifier: ISC */
/* converting - the one verb of crm-convert. */
#ifndef CLI_CONVERTING_H
#define CLI_CONVERTING_H

#include "cli/run.h"

extern const struct option converting_options[];

enum status converting(struct run *);

#endif
