/* SPDX-License-Identifier: ISC */
/*
 * spool - a whole input put aside, so that its end is known before the database is locked.
 */
#ifndef ROWS_SPOOL_H
#define ROWS_SPOOL_H

#include <stddef.h>

/* Copies descriptor to its end into an unlinked file in $TMPDIR (or /tmp) and returns a descriptor
 * at the file's beginning; a regular file is not copied but given back under another number. Dies
 * with FAILED when it cannot. */
int spool(int descriptor);

/* Copies, in any case, behind the bytes that were read from the descriptor already. */
int spool_ahead(int descriptor, const char *bytes, size_t length);

#endif
