/* SPDX-License-Identifier: ISC */
/* init - a new database: its schema, the choice lists everybody needs, and its administrator. */
#ifndef RECORD_INIT_H
#define RECORD_INIT_H

#include "base/memory.h"

/* Makes the file and the folders above it; dies when it is there or cannot be made. The caller of
 * the OS becomes its administrator. The file appears under its name only when it is whole. */
void database_init(struct arena *, const char *path, const char *command);

/* Brings a file to the version of this model: what is new in the schema and in the choice lists, as
 * one change set. Returns the version it was of; dies when it is none of ours or newer. */
int database_raise(struct arena *, const char *path, const char *command);

#endif
