/* SPDX-License-Identifier: ISC */
/*
 * out - the way to stdout: buffered, checked, and never slower for the database than it must be.
 *
 * A file (and /dev/null) is written to at once. For a pipe or a terminal the bytes are collected,
 * in memory up to 4 MB and then in an unlinked file, until out_send, so that a slow reader never
 * holds a transaction of the database open. A closed pipe ends the program quietly with DONE; any
 * other failure to write ends it with FAILED.
 */
#ifndef ROWS_OUT_H
#define ROWS_OUT_H

#include <stdint.h>

#include "base/buf.h"

struct out;

/* To a descriptor, which stays open. */
struct out *out_new(int descriptor);

/* To nowhere: all stays in its buffer, until out_drop. */
struct out *out_memory(void);
void out_drop(struct out *);

/* The buffer to append to; out_check after every row keeps it small. */
struct buf *out_buf(struct out *);
void out_check(struct out *);

/* Writes everything that was collected, and goes on writing at once from here. */
void out_send(struct out *);

/* From here on in another encoding than UTF-8 (a name of encoding_name, rows/decode.h). Before
 * anything was added. A text that cannot be written in it ends the program with REFUSED. */
void out_encode(struct out *, const char *encoding);

/* Calls this, once, before the program ends because the pipe was closed. */
void out_when_closed(struct out *, void (*)(void *), void *context);

/* For data that turns out wrong after rows were added: what was not written yet is dropped, and
 * what was, in whole lines, ends with a line that has no end, which readers refuse. */
void out_cut(struct out *);

/* out_send, then frees; returns the descriptor, which stays open. */
int out_end(struct out *);

/* That change set is committed: a failure to write from here on says so. */
void out_after(int64_t change_set);

/* Checks at the end of a program that stdout took everything: dies with FAILED when it is closed
 * or full. */
void out_close_stdout(void);

#endif
