/* SPDX-License-Identifier: ISC */
/*
 * child - crm-convert beside this program: it reads files that may be hostile, and writes workbooks.
 *
 * It is the crm-convert that stands beside this program, else the one on the PATH.
 */
#ifndef ROWS_CHILD_H
#define ROWS_CHILD_H

#include <sys/types.h>

#include "base/error.h"

/* Starts crm-convert OPTION... --origin --as PROGRAM -- FILE, options a list that ends with NULL
 * (or NULL). Returns the descriptor to read its stream from (rows/stream.h), which a reader with
 * options.stream closes. Nothing may be committed before convert_wait has said DONE. Dies with
 * FAILED when it cannot be started. */
int convert_child(const char *file, char *const options[], pid_t *);

/* Starts crm-convert --typed -o FORMAT, which writes to our stdout what it reads from the
 * descriptor, and closes that here. */
pid_t convert_writer(const char *format, int descriptor);

/* Waits for its end: its status (it has said why on stderr), FAILED when it was killed. */
enum status convert_wait(pid_t);

#endif
