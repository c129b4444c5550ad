/* SPDX-License-Identifier: ISC */
/* counting - the verbs of counts: open, enter, sheet, differences, post. */
#ifndef CLI_COUNTING_H
#define CLI_COUNTING_H

#include "cli/run.h"

enum status count_open(struct run *);
enum status count_enter_verb(struct run *);
enum status count_sheet(struct run *);
enum status count_lines(struct run *);
enum status count_differences(struct run *);
enum status count_uncounted(struct run *);
enum status count_post_verb(struct run *);
enum status count_cancel_verb(struct run *);
void offer_counts(struct run *, const char *prefix);

extern const struct option count_open_options[], count_enter_options[], count_post_options[];

#endif
