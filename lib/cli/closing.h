/* SPDX-License-Identifier: ISC */
/* closing - the verbs of crm-db that close the books and open them again. */
#ifndef CLI_CLOSING_H
#define CLI_CLOSING_H

#include "cli/run.h"

extern const char *closing_areas;   /* the value of --area; NULL: all */
extern bool closing_all;            /* --all */

enum status closing_close(struct run *);
enum status closing_reopen(struct run *);
enum status closing_list(struct run *);

#endif
