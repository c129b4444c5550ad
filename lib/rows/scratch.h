/* SPDX-License-Identifier: ISC */
/*
 * scratch - files without a name, and writing that is never cut short; for this room alone.
 */
#ifndef ROWS_SCRATCH_H
#define ROWS_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

/* An empty unlinked file in $TMPDIR (or /tmp), never one of the descriptors 0, 1 and 2. Dies with
 * FAILED when it cannot be made. */
int scratch_file(void);

/* Appends to a scratch file; dies with FAILED when it is full. */
void scratch_write(int descriptor, const char *bytes, size_t length);

/* All bytes, over interrupts, short writes and descriptors that do not wait; false with errno. */
bool write_all(int descriptor, const char *bytes, size_t length);

/* Up to size bytes, over interrupts; 0 at the end, -1 with errno. */
long read_some(int descriptor, char *bytes, size_t size);

#endif
