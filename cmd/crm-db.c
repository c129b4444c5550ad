/* SPDX-License-Identifier: ISC */
/* crm-db - the database itself: make, check, undo, back up, set up */
#include "cli/closing.h"
#include "cli/database.h"
#include "cli/run.h"

static const struct option log_options[] = { { 0 } };
static const struct option undo_options[] = {
	{ "group", .argument = "NAME", .text = &database_group, .says = N_("all change sets of that CRM_GROUP") },
	{ "why", .argument = "TEXT", .text = &database_why, .says = N_("why; undoing a closing needs it") },
	{ 0 }
};
static const struct option close_options[] = {
	{ "area", .argument = "AREA,...", .text = &closing_areas,
	  .says = N_("stock, ar, ap, cash, sales (all of them)") },
	{ 0 }
};
static const struct option reopen_options[] = {
	{ "area", .argument = "AREA,...", .text = &closing_areas,
	  .says = N_("stock, ar, ap, cash, sales (all of them)") },
	{ "why", .argument = "TEXT", .text = &database_why, .says = N_("why it has to be; required") },
	{ 0 }
};
static const struct option periods_options[] = {
	{ "all", .flag = &closing_all, .says = N_("every closing and reopening there was, not the last of each area") },
	{ 0 }
};

static const struct verb verbs[] = {
	{ "init", "", N_("make a new database; you become its administrator"), database_make, TAKES_NOTHING,
	  NO_DATABASE },
	{ "upgrade", "", N_("bring a database of an older version up to date"), database_upgrade, TAKES_NOTHING,
	  NO_DATABASE },
	{ "check", "", N_("look for anything that breaks an invariant; status 1 when something does"), database_check,
	  TAKES_NOTHING, PRINTS },
	{ "log", "[FILTER...]", N_("the change sets: who changed what, and when"), database_log, TAKES_FILTERS, PRINTS,
	  .options = log_options, .example = "log at=today login=li --sort -at" },
	{ "changes", "CHANGE_SET", N_("all that one change set did, field by field"), database_changes, TAKES_WORDS,
	  PRINTS },
	{ "undo", "[CHANGE_SET...] [-]", N_("take change sets back, by another change set"), database_undo,
	  TAKES_WORDS | TAKES_KEYS, PRINTS | WRITES | READS_ROWS, .options = undo_options },
	{ "close", "PERIOD", N_("close the books until the end of a month: nothing dated in it is written any more"),
	  closing_close, TAKES_WORDS, PRINTS | WRITES, .options = close_options,
	  .example = "close last-month --area stock,cash" },
	{ "reopen", "PERIOD", N_("open the books again from the beginning of a month on"),
	  closing_reopen, TAKES_WORDS, PRINTS | WRITES, .options = reopen_options,
	  .example = "reopen 2026-10 --area stock --why 'a count was forgotten'" },
	{ "periods", "[FILTER...]", N_("until when the books of each area are closed, by whom and why"), closing_list,
	  TAKES_FILTERS, PRINTS | AS_OF, .options = periods_options, .noun = closing_noun },
	{ "backup", "FILE", N_("a whole and checked copy, while others work on"), database_backup, TAKES_FILES, 0 },
	{ "restore", "FILE", N_("put a checked backup in the place of all content"), database_restore, TAKES_FILES,
	  WRITES },
	{ "stats", "", N_("rows and size"), database_stats, TAKES_NOTHING, PRINTS },
	{ "settings", "[NAME|NAME=VALUE...]", N_("zone, currency, weeks and years, patterns of codes"),
	  database_settings, TAKES_WORDS, PRINTS | WRITES, .complete = offer_settings,
	  .example = "settings zone=Asia/Shanghai code.deal=XM{yyyy}-{nnn}" },
	{ "choices", "[LIST]", N_("the words of choice lists"), database_choices, TAKES_WORDS, PRINTS,
	  .complete = offer_lists },
	{ "choices add", "LIST CODE [FIELD=VALUE...]", N_("add a word to a list"), choices_add,
	  TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES, .complete = offer_lists,
	  .example = "choices add deal-stage Trial probability=60% label_zh=试用" },
	{ "choices set", "LIST CODE FIELD=VALUE...", N_("change what a word has: labels, probability, outcome, within"),
	  choices_set, TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES, .complete = offer_lists },
	{ "choices rename", "LIST CODE LABEL", N_("show another label; rows keep their code"), choices_rename,
	  TAKES_WORDS, PRINTS | WRITES, .complete = offer_lists },
	{ "choices order", "LIST CODE...", N_("put words in this order, before the others"), choices_order, TAKES_WORDS,
	  PRINTS | WRITES, .complete = offer_lists },
	{ "choices retire", "LIST CODE...", N_("offer words no longer; rows that have them keep them"), choices_retire,
	  TAKES_WORDS, PRINTS | WRITES, .complete = offer_lists },
	{ "choices revive", "LIST CODE...", N_("offer retired words again"), choices_revive, TAKES_WORDS,
	  PRINTS | WRITES, .complete = offer_lists },
	{ "sql", "SELECT...", N_("answer SQL that only reads; a column named \"x:money\" is printed as that type"),
	  database_sql, TAKES_WORDS, PRINTS | AS_OF | FOREIGN_SQL,
	  .example = "sql 'select max(amount) as \"most:money\" from deal'" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-db", .group = FOR_SETUP,
		.says = N_("the database itself: make, check, undo, back up, set up"), .verbs = verbs,
	});
}
