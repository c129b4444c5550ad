/* SPDX-License-Identifier: ISC */
/* agenda - the verbs of crm-task that tell what is to be done: when due, when to be reminded of, day by day. */
#ifndef CLI_AGENDA_H
#define CLI_AGENDA_H

#include "cli/run.h"

extern const struct option agenda_options[], agenda_plan_options[];

enum status agenda_due(struct run *);
enum status agenda_remind(struct run *);
enum status agenda_plan(struct run *);

#endif
