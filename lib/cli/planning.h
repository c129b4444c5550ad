/* SPDX-License-Identifier: ISC */
/* planning - the verbs of contracts and purchases about what falls due. */
#ifndef CLI_PLANNING_H
#define CLI_PLANNING_H

#include "cli/documents.h"

/* plan KEY [PART...]: the instalments, or new ones. */
enum status plan_verb(struct run *);
/* accept KEY...: what waits for acceptance falls due. */
enum status accept_verb(struct run *);

#define PLAN_VERBS \
	{ "plan", "KEY [SHARE%@EVENT[+Nd]...]", N_("what falls due when: show it, or plan it anew"), \
	  plan_verb, TAKES_WORDS, PRINTS | WRITES | DATES | AS_OF, .complete = offer_documents, \
	  .example = "plan id=1 30%@sign 60%@ship+30d 10%@accept+365d" }, \
	{ "accept", "KEY... [-]", N_("what was delivered is accepted: what waits for that falls due"), accept_verb, \
	  TAKES_KEYS, DOCUMENT_MOVES, .example = "accept id=1 --on 2026-05-01" }

#endif
