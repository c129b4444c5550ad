/* SPDX-License-Identifier: ISC */
/*
 * ledger - verbs of what is owed and of what was paid, of customers and of suppliers alike: which of them the program's
 * noun tells (trade/side.h).
 */
#ifndef CLI_LEDGER_H
#define CLI_LEDGER_H

#include "cli/reversing.h"
#include "cli/run.h"
#include "cli/standard.h"

/* Of receipts and payments. */
enum status ledger_add(struct run *);
enum status ledger_allocate(struct run *);
enum status ledger_release(struct run *);
enum status ledger_advances(struct run *);
/* Of receivables and payables. */
enum status ledger_settle(struct run *);
enum status ledger_overdue(struct run *);
enum status ledger_generate(struct run *);
enum status ledger_write_off(struct run *);
enum status ledger_recover(struct run *);
enum status ledger_discount(struct run *);
enum status ledger_defer(struct run *);
enum status ledger_penalty(struct run *);
/* Of receivables alone. */
enum status ledger_promise(struct run *);
enum status ledger_promises(struct run *);

/* What a new receipt or payment settles at once, by the options of ledger_use_options or the setting ar.allocate; the
 * rest of it is an advance. False and *problem. */
bool ledger_use(struct run *, struct change *, int64_t id, struct problem *);

/* KEYs of money and of what is owed; of what is owed alone; of what is owed. */
void offer_paid(struct run *, const char *prefix);
void offer_owed(struct run *, const char *prefix);

extern const struct option ledger_add_options[], ledger_use_options[], ledger_allocate_options[],
    ledger_overdue_options[], ledger_penalty_options[];

#define LEDGER_WRITES (PRINTS | WRITES | DATES | READS_ROWS)

/* Of the table of verbs of receipts and of payments; example: a line for each. */
#define PAID_VERBS(key, item) \
	{ "add", "FIELD=VALUE... [-]", N_("book money, and settle with it what is owed"), ledger_add, \
	  TAKES_ASSIGNMENTS, LEDGER_WRITES, .options = ledger_add_options }, \
	{ "allocate", "KEY [ITEM[=AMOUNT]...] [-]", N_("settle what is owed with money that came or went"), \
	  ledger_allocate, TAKES_KEYS | TAKES_WORDS, LEDGER_WRITES, .options = ledger_allocate_options, \
	  .complete = offer_paid, .example = "allocate " key " " item "=500" }, \
	{ "release", "KEY [ITEM...]", N_("take back what was allocated: it is open again from today or --on on"), \
	  ledger_release, TAKES_KEYS | TAKES_WORDS, PRINTS | WRITES | DATES, .complete = offer_paid, \
	  .example = "release " key " " item }, \
	{ "reverse", "KEY... [-]", \
	  N_("take money back that did not come or go after all, from today or --on on, saying why: --why"), \
	  ledger_reverse, TAKES_KEYS, LEDGER_WRITES, .complete = offer_paid, \
	  .example = "reverse " key " --on 2026-04-02 --why 'sent back by the bank'" }, \
	{ "advances", "[FILTER...]", N_("money that is not used up"), ledger_advances, TAKES_FILTERS, PRINTS | AS_OF }

/* Of the table of verbs of receivables and of payables. */
#define OWED_VERBS(key) \
	{ "overdue", "[FILTER...]", N_("what is overdue, the longest first; or how much by owner or other fields"), \
	  ledger_overdue, TAKES_FILTERS, PRINTS | AS_OF, .options = ledger_overdue_options, \
	  .example = "overdue --by owner" }, \
	{ "settle", "KEY ITEM[=AMOUNT]...", N_("settle what is open with a credit"), ledger_settle, \
	  TAKES_KEYS | TAKES_WORDS, PRINTS | WRITES | DATES, .options = ledger_allocate_options, \
	  .complete = offer_owed }, \
	{ "generate", "", N_("make what follows from the plans of approved documents and is not there yet"), \
	  ledger_generate, TAKES_NOTHING, PRINTS | WRITES | DATES, .example = "generate --once 'plans:{today}'" }, \
	{ "write-off", "KEY... [AMOUNT] [-]", N_("give up what will not be paid, saying why: --why"), \
	  ledger_write_off, TAKES_KEYS | TAKES_WORDS | TAKES_ASSIGNMENTS, LEDGER_WRITES, .complete = offer_owed, \
	  .example = "write-off " key " 120 --why 'out of business'" }, \
	{ "recover", "KEY... [AMOUNT] [-]", N_("have what was written off owed again, since it is paid after all, " \
	  "saying why: --why"), ledger_recover, TAKES_KEYS | TAKES_WORDS | TAKES_ASSIGNMENTS, LEDGER_WRITES, \
	  .example = "recover " key " 120 --why 'paid by the liquidator'" }, \
	{ "discount", "KEY... [AMOUNT] [-]", N_("take off a discount: an amount, or what terms such as " \
	  "2/10n30 grant"), ledger_discount, TAKES_KEYS | TAKES_WORDS | TAKES_ASSIGNMENTS, LEDGER_WRITES, \
	  .complete = offer_owed, .example = "discount " key " 20" }, \
	{ "defer", "KEY... DATE [-]", N_("give another due date, saying why: --why"), ledger_defer, \
	  TAKES_KEYS | TAKES_WORDS | TAKES_ASSIGNMENTS, LEDGER_WRITES, .complete = offer_owed, \
	  .example = "defer " key " +30d --why 'agreed by phone'" }, \
	{ "penalty", "[KEY...] [FILTER...] --rate RATE [-]", N_("charge what is overdue by the day, " \
	  "once a month each"), ledger_penalty, TAKES_KEYS | TAKES_FILTERS, LEDGER_WRITES, \
	  .options = ledger_penalty_options, .example = "penalty --rate 0.0005 --once 'penalty:{month}'" }

#endif
