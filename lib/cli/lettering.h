/* SPDX-License-Identifier: ISC */
/*
 * lettering - what is written to customers (and suppliers) about what is owed: statements of account, confirmations of
 * balances, reminders.
 *
 * Rows of statements and reminders are flat, a line each, or in JSON and NDJSON a document each with an array lines,
 * which is what templates of crm-print take.
 */
#ifndef CLI_LETTERING_H
#define CLI_LETTERING_H

#include "cli/run.h"
#include "cli/standard.h"

/* statement: what lies between two balances of parties, in two views: of what was delivered, or of what fell due. */
enum status statement_verb(struct run *);
/* confirm, confirmed, confirmations: balances that customers are asked to confirm. */
enum status confirm_verb(struct run *);
enum status confirmed_verb(struct run *);
enum status confirmations_verb(struct run *);
/* dun, dunned, escalate: reminders by level; hold, unhold: receivables that nobody is to be reminded of. */
enum status dun_verb(struct run *);
enum status dunned_verb(struct run *);
enum status escalate_verb(struct run *);
enum status hold_verb(struct run *);
enum status holds_verb(struct run *);
enum status unhold_verb(struct run *);

/* The nouns that their filters speak of. */
const struct entity *lettering_party(struct run *);
const struct entity *confirmation_noun(struct run *);
const struct entity *dunning_noun(struct run *);
const struct entity *hold_noun(struct run *);

void offer_parties(struct run *, const char *prefix);
void offer_confirmations(struct run *, const char *prefix);

extern const struct option statement_options[], confirm_options[], dun_options[];

/* What letters of all kinds share. */

/* --language: zh or en; NULL: all. */
extern const char *letter_language;
#define LETTER_LANGUAGE \
	{ "language", .argument = "LANGUAGE", .text = &letter_language, .values = "zh|en", \
	  .says = N_("only those whose country reads it: zh of China or no country, en of others") }

/* The language that letters to somebody in a country are written in: "zh" or "en". */
const char *letter_language_of(const char *country);

/* True where documents are wanted with their lines inside: in JSON and NDJSON. */
bool letter_nested(struct run *);

/* Puts the ids of the parties that KEYs, filters, - or --all name into a TEMP table; dies with USAGE when none is. */
void letter_parties(struct run *, const struct entity *, bool all, const char *table);

#define STATEMENT_VERB(party) \
	{ "statement", "KEY...|FILTER...|--all [-]", N_("statement of account: opening balance, what came and went, " \
	  "closing"), statement_verb, TAKES_KEYS | TAKES_FILTERS, PRINTS | READS_ROWS, .options = statement_options, \
	  .noun = lettering_party, .complete = offer_parties, .example = "statement " party " --period last-month" }

#endif
