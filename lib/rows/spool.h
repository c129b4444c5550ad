/* SPDX-License-Identifier: ISC */
/*
 * spool - a whole input put aside, so that its end is known before the database is locked.
 */
#ifndef ROWS_SPOOL_H
#define ROWS_SPOOL_H

/* Copies descriptor to its end into an unlinked file in $TMPDIR (or /tmp) and returns a descriptor
 * at the file's beginning; a regular file is not copied but given back under another number. Dies
 * with FAILED when it cannot. */
int spool(int descriptor);

#endif
