/* SPDX-License-Identifier: ISC */
/*
 * human - what only people see: translations, the pager, progress.
 */
#ifndef CLI_HUMAN_H
#define CLI_HUMAN_H

#include <stdbool.h>

/* A text in the reader's language. The first call reads the environment (LANGUAGE, LC_ALL,
 * LC_MESSAGES, LANG) and sets LC_CTYPE and LC_MESSAGES alone; in English, or with none of them
 * set, it costs nothing. Works also where the wanted locale was never generated. */
const char *human(const char *english) __attribute__((format_arg(1)));
#define _(text) human(text)

/* True when the reader's language is Chinese. */
bool human_chinese(void);

/* Columns of the terminal on stdout; 0 when it is not one. */
int human_width(void);
bool human_terminal(int descriptor);

/* When stdout is a terminal, lets CRM_PAGER, PAGER or less (with LESS=FRX unless set) stand
 * between; human_pager_end waits for it. Nothing otherwise. */
void human_pager(void);
void human_pager_end(void);

/* Progress on stderr, when that is a terminal or verbose: at most ten times a second, first after
 * one second. done and total in bytes, rows counted. total 0: not known. */
struct progress;
extern bool human_verbose;   /* set by program_main: --verbose was given */
struct progress *progress_new(const char *what, long long total);
void progress_at(struct progress *, long long done, long rows);
void progress_end(struct progress *);   /* clears the line, frees; NULL is allowed */

#endif
