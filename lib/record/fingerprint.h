/* SPDX-License-Identifier: ISC */
/*
 * fingerprint - what rows without codes are recognised by when they come again.
 *
 * The fields named by .alike of a noun are what a row of it is told from others by. Their values as they came,
 * before presets that depend on the day or the caller and before rules of business, are hashed to the row's
 * fingerprint, which never changes again: who mends a subject by hand still has the row recognised. A later
 * import takes the n-th row with a fingerprint for the n-th record that has it, so two equal calls on one day
 * stay two, and a sheet that comes again changes nothing.
 *
 * References go in by their id. When customers were merged, a row that names the one that is left is looked for
 * under each of those that became it as well, so a sheet from before the merge is recognised after it.
 */
#ifndef RECORD_FINGERPRINT_H
#define RECORD_FINGERPRINT_H

#include "record/record.h"

#define FINGERPRINT_TEXT 17   /* bytes of sixteen hexadecimal digits and a NUL */

/*
 * Writes the fingerprint of a draft of a noun with .alike; returns out. It is FNV-1a with 64 bits (Fowler, Noll
 * and Vo; IETF draft-eastlake-fnv) over each of the fields in the order of .alike: a byte 0 for an empty value;
 * 1 and eight bytes, the least one first, for a number; 2, the UTF-8 bytes and a 0 for a text.
 */
char *fingerprint_of(struct change *, const struct draft *, char out[FINGERPRINT_TEXT]);

/* The rows of one file, as far as they have come. */
struct fingerprints;

struct fingerprints *fingerprints_new(struct change *, const struct entity *);
void fingerprints_free(struct fingerprints *);   /* NULL is allowed */

/* The record that the next row of the file means; false: a new one. */
bool fingerprints_find(struct fingerprints *, const struct draft *, int64_t *id);

/* To be called when the row of the last fingerprints_find was written, to that record. */
void fingerprints_took(struct fingerprints *, int64_t id);

/* The presets of a noun, read once per run. In write.c. */
const struct draft *record_presets(struct change *, const struct entity *);

#endif
