/* SPDX-License-Identifier: ISC */
/*
 * buf - a growing run of bytes, always followed by a NUL so that it can be read as a string.
 *
 * A zeroed struct is an empty buffer. data is owned by the buffer and moves when it grows; NULL
 * until the first byte is added.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct buf {
	char *data;
	size_t length, size;
};

void buf_add(struct buf *, const void *bytes, size_t length);
void buf_text(struct buf *, const char *text);
void buf_byte(struct buf *, char);
/* Text as it stands between the quotes of a JSON string. */
void buf_json(struct buf *, const char *text, size_t length);

/* A decimal integer, without printf. */
void buf_integer(struct buf *, int64_t);

void buf_printf(struct buf *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *, const char *format, va_list) __attribute__((format(printf, 2, 0)));

/* Makes room for length more bytes and returns where they go; the caller adds to buf->length. */
char *buf_room(struct buf *, size_t length);

/* The text so far, "" when nothing was added. Borrowed: valid until the next change. */
const char *buf_string(const struct buf *);

/* Empties without giving memory back; frees. */
void buf_clear(struct buf *);
void buf_free(struct buf *);

#endif
