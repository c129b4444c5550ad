/* SPDX-License-Identifier: ISC */
/* entering - adding what is easily typed twice. */
#ifndef CLI_ENTERING_H
#define CLI_ENTERING_H

#include "cli/run.h"
#include "cli/standard.h"

#define AGAIN_OPTION { "again", .flag = &entering_again, .says = N_("enter it although one like it is there already") }

/* --again was given. */
extern bool entering_again;

extern const struct option entering_options[];

/* add, of a noun that trade/twice.h knows. */
enum status entering_add(struct run *);

/* Whether a new row may be: it says what no other does, or it is wanted once more. False and *problem. */
bool entering_is_new(struct change *, const struct entity *, int64_t id, struct problem *);

#define ENTERING_VERB \
	{ "add", "FIELD=VALUE... [-]", N_("make a record, or one for each row of standard input"), entering_add, \
	  TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES | READS_ROWS, .options = entering_options }

#endif
