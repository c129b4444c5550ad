/* SPDX-License-Identifier: ISC */
/*
 * error - the exit statuses of every program, and the two roads an error takes.
 *
 * What is wrong with the machine or the command line ends the program: die(). What is wrong with
 * data is returned as a struct problem, so that an import can name every bad row before it ends.
 * Messages are lower case, without a full stop, and say "cannot X 'Y': why"; control characters
 * in them are made visible, since they quote what users typed.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdarg.h>
#include <stdbool.h>

enum status {
	DONE = 0,      /* it was done; an empty list is done */
	NO = 1,        /* a key was not found, a check did not hold */
	USAGE = 2,     /* the command line is wrong */
	REFUSED = 3,   /* the data is wrong; nothing was written */
	FORBIDDEN = 4, /* the caller may not do this */
	BUSY = 5,      /* another program holds the database; try again */
	FAILED = 6     /* the machine failed: disk, file, database */
};

struct problem {
	const char *place;  /* "accounts.csv:17", or NULL when there is none */
	const char *field;  /* a field or column name, or NULL */
	const char *reason; /* why, and what to do; in the arena of whoever found it */
};

/* Says what is wrong, of no place yet; field may be NULL. Always false, as what finds it returns. */
bool refuse(struct problem *, const char *field, const char *reason);

#define N_(text) text   /* marks a text for translation where it is data */

/* A text in the reader's language, as the translator of said_by gives it; the text itself without one.
 * Messages, and reasons made by arena_said, go through it, so that rooms below cli need not know. */
const char *said(const char *english) __attribute__((format_arg(1)));
void said_by(const char *(*translate)(const char *english));

/* The name that stands before every message: crm-deal. Set once by main. */
extern const char *program_name;

/* "program_name: message" on stderr, then exit(status). */
_Noreturn void die(enum status, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same without ending. */
void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints "place: field: reason" as warn does. */
void warn_problem(const struct problem *);

#endif
