/* SPDX-License-Identifier: ISC */
/*
 * program - a program is a table of verbs; this reads its command line and runs one of them.
 *
 * From the same tables come the parsing, --help, the synopsis and options of the man page
 * (--mdoc), and completion (--complete): nothing is written twice. A verb returns the status the
 * program ends with.
 */
#ifndef CLI_PROGRAM_H
#define CLI_PROGRAM_H

#include <stdbool.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/model.h"

struct run;

/* An option of a verb. One of flag and text is set. */
struct option {
	const char *name;         /* without the dashes */
	char letter;              /* or 0 */
	const char *argument;     /* what stands for its value in help: "DATE"; NULL: a flag */
	bool *flag;               /* set to true when given */
	const char **text;        /* set to the value as given ... */
	bool again;               /* ... which may come several times: a line each, in one text */
	bool single;              /* ... which it is a mistake to give twice, where else the last one counts */
	const struct type *type;  /* ... checked by this type; a date word or period becomes its last day's ISO text */
	const char *values;       /* the values it may have, "a|b|c"; others are a usage error; NULL: any */
	const char *says;
};

/* What a verb's operands may be: it decides how they complete. */
enum operands {
	TAKES_NOTHING = 0,
	TAKES_KEYS = 1,           /* KEY..., and a lone - */
	TAKES_FILTERS = 2,        /* field=value and its other operators */
	TAKES_ASSIGNMENTS = 4,    /* field=value */
	TAKES_WORDS = 8,          /* anything else; .complete knows what */
	TAKES_FILES = 16
};

/* Groups of options that many verbs share; see cli/run.h for where their values go. */
enum option_groups {
	PRINTS = 1,               /* -o, --columns, --sort, --limit, --no-header, --if-any, --excel-safe, --ascii */
	AS_OF = 2,                /* --as-of */
	WRITES = 4,               /* --dry-run, --once; opens the database for writing */
	DATES = 8,                /* --on: the day of what is dated */
	READS_ROWS = 16,          /* --allow-empty, --rows; stands with a lone - */
	SHAPES = 256,             /* --sheet, --header, --where, ...: files as they come; values in cli/shaping.h */
	LOADS = 64,               /* writes many rows at once: a large page cache */
	UNMASKS = 512,            /* --unmask: personal details as they are */
	FOREIGN_SQL = 128,        /* runs SQL of the user's own, which may only read */
	NO_DATABASE = 32          /* the verb opens none (crm help), or by itself (crm-db init) */
};

struct verb {
	const char *name;         /* "list"; two words for a verb of a part: "choices add" */
	const char *synopsis;     /* its operands, for help: "KEY... FIELD=VALUE... [-]" */
	const char *says;         /* one line, lower case */
	enum status (*run)(struct run *);
	unsigned takes;           /* enum operands, or-ed */
	unsigned groups;          /* enum option_groups, or-ed */
	const struct option *options;   /* its own; ends with a zeroed one; NULL: none */
	const char *example;      /* one command line worth showing */
	/* Prints the words that may stand at an operand beginning with prefix, one a line. */
	void (*complete)(struct run *, const char *prefix);
	/* Looks at the operands before any database is opened; what is wrong with them ends the program here. */
	void (*check)(struct run *);
	/* What stands above it in the help of the program, where that of the verb before it is another; NULL:
	 * nothing. */
	const char *heading;
	/* The noun its filters speak of, where that is not the program's; NULL while completing an unknown one. */
	const struct entity *(*noun)(struct run *);
};

/* What programs are for, in the order of crm help and crm(1). */
enum program_group {
	FOR_OTHERS, FOR_CUSTOMERS, FOR_WORK, FOR_DEALS, FOR_PRICES, FOR_STOCK, FOR_PURCHASES, FOR_INVOICES, FOR_MONEY,
	FOR_SEARCH, FOR_REPORTS, FOR_SETUP
};

struct program {
	const char *name;         /* "crm-deal" */
	enum program_group group;
	const char *says;         /* one line, lower case */
	const struct entity *entity;        /* its noun, or NULL */
	const struct verb *verbs;           /* its own; ends with a zeroed one */
	const struct verb *const *standard; /* those of every noun it takes; NULL at the end; or NULL */
	const struct verb *only;            /* a program without verbs (crm-import): what it does */
	const struct verb *otherwise;       /* what is meant when the first operand names no verb; or NULL */
	const char *more;                   /* a paragraph below the verbs in --help, or NULL */
};

/* Runs the program and returns its exit status. */
int program_main(int argc, char *argv[], const struct program *);

/* The verb of that name, its own or a standard one; NULL when there is none. */
const struct verb *program_verb(const struct program *, const char *name);

/* Calls visit for every option a verb takes: its own, those of its groups, those of all verbs. */
void verb_options(const struct verb *, void (*visit)(const struct option *, void *), void *context);

/* The heading of a group of programs, English, to be translated; that of the others for a number there is none of. */
const char *program_heading(int group);

/* The parts of cli that program_main calls, a file each. */
void help_program(const struct program *);                      /* --help: purpose, verbs, examples */
void help_verb(const struct program *, const struct verb *);    /* VERB --help */
void manual_program(const struct program *);                    /* --mdoc: SYNOPSIS, VERBS and OPTIONS in mdoc */
int complete_program(const struct program *, int argc, char *argv[]);   /* --complete, see complete.c */

/* Offers one word: what a verb's .complete and the two below call for each, says may be NULL. It
 * puts "field=" back before a value; the word must begin as the prefix does, in any case. */
void complete_word(const char *word, const char *says);

/* Offer the values of a choice, reference or boolean, and the keys of a noun. In run.c. */
void complete_values(struct run *, const struct field *, const char *prefix);
void complete_keys(struct run *, const struct entity *, const char *prefix);

#endif
