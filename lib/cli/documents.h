/* SPDX-License-Identifier: ISC */
/* documents - the verbs of quotes, contracts and what else has lines. */
#ifndef CLI_DOCUMENTS_H
#define CLI_DOCUMENTS_H

#include "cli/document_rows.h"
#include "cli/run.h"
#include "cli/standard.h"

/* Adds a line as it is typed: PRODUCT:QTY[UNIT][@PRICE][,FIELD=VALUE...]; tax=, disc= and qty= are short for
 * tax_rate=, discount= and quantity=. False and *problem, whose place is the operand. */
bool document_add_line(struct run *, struct change *, const struct entity *, int64_t document, const char *typed,
    struct problem *);

/* Takes it apart, and fills what it says into a draft of a line; of a shipment LINE:QTY names the line by the number
 * that it has in the contract. */
bool document_read_line(struct run *, struct draft *, const char *typed, struct problem *);

enum status document_line_verb(struct run *);
/* amend: versions of the lines of what is approved. */
enum status document_amend_verb(struct run *);
enum status document_submit(struct run *);
enum status document_approve(struct run *);
enum status document_reject(struct run *);
enum status document_cancel(struct run *);
enum status document_cancel_of(struct run *, const struct entity *);
void offer_documents(struct run *, const char *prefix);

extern const struct option document_submit_options[], document_line_options[];

#define DOCUMENT_MOVES (PRINTS | WRITES | DATES | READS_ROWS)

#define DOCUMENT_LINE_VERB \
	{ "line", "KEY [LINE|PRODUCT:QTY [FIELD=VALUE...]]...", N_("list, add, change or remove lines of a draft"), \
	  document_line_verb, TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | AS_OF, \
	  .options = document_line_options, .complete = offer_documents, .example = "line id=1 2 qty=4" }

#define DOCUMENT_CANCEL_VERB \
	{ "cancel", "KEY... [reason=TEXT] [-]", N_("give up documents"), document_cancel, \
	  TAKES_KEYS | TAKES_ASSIGNMENTS, DOCUMENT_MOVES }
#define DOCUMENT_DECISION_VERBS \
	{ "submit", "KEY... [-]", N_("ask for approval"), document_submit, TAKES_KEYS, DOCUMENT_MOVES, \
	  .options = document_submit_options, .example = "submit id=1 --to wang" }, \
	{ "approve", "KEY... [-]", N_("approve drafts and what is pending"), document_approve, TAKES_KEYS, \
	  DOCUMENT_MOVES }, \
	{ "reject", "KEY... reason=TEXT [-]", N_("send back what is pending, saying why"), document_reject, \
	  TAKES_KEYS | TAKES_ASSIGNMENTS, DOCUMENT_MOVES }

/* Of the table of verbs of every document; one that has its own lines or cancel takes those above alone. */
#define DOCUMENT_VERBS \
	DOCUMENT_LINE_VERB, \
	{ "lines", "[FILTER...]", N_("flat rows: a line each, with the fields of its document"), document_lines_verb, \
	  TAKES_FILTERS, PRINTS | AS_OF, .example = "lines day=2026-03 -o csv" }, \
	DOCUMENT_DECISION_VERBS, \
	DOCUMENT_CANCEL_VERB

#endif
