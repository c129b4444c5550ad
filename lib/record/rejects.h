/* SPDX-License-Identifier: ISC */
/*
 * rejects - refused rows in the shape of their file, with place, field and reason behind, so that they
 * can be mended and imported again.
 */
#ifndef RECORD_REJECTS_H
#define RECORD_REJECTS_H

#include "base/error.h"
#include "rows/reader.h"

struct rejects;

/* Makes the file; dies with FAILED when it cannot. */
struct rejects *rejects_new(struct arena *, const char *path);
/* Called once per input, before its rows; writes the header of CSV and TSV the first time. */
void rejects_header(struct rejects *, const struct reader *, const char *const *header, int count);
void rejects_add(struct rejects *, const char *raw, size_t raw_length, const struct problem *);
/* Dies with FAILED when not everything could be written. */
void rejects_close(struct rejects *);

#endif
