/* SPDX-License-Identifier: ISC */
/* importing - the one verb of crm-import. */
#ifndef CLI_IMPORTING_H
#define CLI_IMPORTING_H

#include "cli/run.h"

extern const struct option importing_options[];

enum status importing(struct run *);

/* argv with every --map FILE replaced by the words of that file, a word a line. */
char **importing_words(int *argc, char *argv[]);

#endif
