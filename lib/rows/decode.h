/* SPDX-License-Identifier: ISC */
/*
 * decode - text in encodings other than UTF-8, in and out, by iconv.
 *
 * GB18030 stands for its subsets GBK and GB2312 too. Its two-byte characters, nearly all there are,
 * are looked up in iconv once and then in a table: that is ten times faster.
 */
#ifndef ROWS_DECODE_H
#define ROWS_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* The name to use for an encoding as people write it: GB18030 for gbk, cp936, ...; "UTF-8" for utf8;
 * else the name itself. NULL when this machine's iconv does not know it. */
const char *encoding_name(const char *typed);

struct decoder;

/* From an encoding that encoding_name gave. */
struct decoder *decoder_new(const char *encoding);
void decoder_free(struct decoder *);   /* NULL is allowed */

enum decoded {
	DECODED,       /* all of it, or there is no room for more (4 bytes) */
	DECODED_HALF,  /* what is left begins a character */
	DECODED_BAD    /* the next byte begins none */
};

/* Moves both ends on, as iconv does. */
enum decoded decode(struct decoder *, const char **from, size_t *length, char **to, size_t *room);

struct encoder;

/* To an encoding that encoding_name gave: GB18030 alone takes every text. */
struct encoder *encoder_new(const char *encoding);
void encoder_free(struct encoder *);   /* NULL is allowed */

/* Appends UTF-8 text in that encoding; a byte-order mark is left out. False when a character
 * cannot be written in it. */
bool encode(struct encoder *, const char *text, size_t length, struct buf *to);

#endif
