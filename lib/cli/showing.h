/* SPDX-License-Identifier: ISC */
/* showing - show KEY...: a record, what refers to it, and what happened with it; each section by itself too. */
#ifndef CLI_SHOWING_H
#define CLI_SHOWING_H

#include "cli/run.h"

extern const struct option showing_options[];

enum status showing(struct run *);

#endif
