/* SPDX-License-Identifier: ISC */
/*
 * input - the bytes behind a reader: a window that slides over a descriptor, checked as UTF-8 or
 * made UTF-8; for this room alone.
 *
 * Only the bytes data[at] .. data[valid - 1] may be looked at. The window grows when a caller asks
 * for more without having taken what there is, so its limits are the caller's.
 */
#ifndef ROWS_INPUT_H
#define ROWS_INPUT_H

#include <stdbool.h>
#include <stddef.h>

struct decoder;

struct input {
	int descriptor;
	char *data;          /* size + 1 bytes: a NUL fits behind the last line */
	size_t size;
	size_t at;           /* the next byte */
	size_t valid;        /* up to here it is well-formed UTF-8 without NUL */
	size_t end;          /* up to here something was read */
	size_t seen;         /* so many bytes behind at hold no line end */
	long line;           /* the line of the byte at at, from 1 */
	long long bytes;     /* read in all */
	bool finished;       /* nothing will follow valid ... */
	bool bad;            /* ... because the byte there is not in the encoding ... */
	int error;           /* ... or because reading failed: an errno */
	unsigned char byte;  /* bad: it */
	bool half;           /* bad: the input ends inside a character */
	bool contradicted;   /* bad: the text is UTF-8 (or UTF-16: byte is not 0) where another encoding was named */

	const char *encoding;    /* of the bytes; NULL: UTF-8, or not decided */
	const char *fallback;    /* what the bytes are in when they are no UTF-8; NULL: refuse them */
	enum { AS_IT_IS, AT_BEGINNING, ASCII_SO_FAR } undecided;
	struct decoder *decoder; /* NULL: the bytes are UTF-8 */
	char *raw;               /* what it has still to decode: raw_at .. raw_end - 1 of raw_size bytes */
	size_t raw_at, raw_end, raw_size;
	bool raw_half, raw_finished;
};

enum line_state {
	LINE_WHOLE,      /* with a line end: LF, CR LF or CR */
	LINE_LAST,       /* the input ends without one */
	LINE_PIECE,      /* longer than asked for: its beginning */
	LINE_NONE,       /* the end */
	LINE_BROKEN      /* bad or error is set */
};

struct line {
	char *text;      /* in the window: valid, and the caller's to write, until the next call */
	size_t length;   /* without its end */
	size_t ending;   /* bytes of its end: 0, 1 or 2 */
};

void input_open(struct input *, int descriptor);
void input_close(struct input *);   /* descriptor 0 stays open */

/* Before anything is read: bytes that were read from the descriptor already. */
void input_ahead(struct input *, const char *bytes, size_t length);

/* Before anything is read: the bytes are in that encoding (a name that encoding_name gave), or when
 * it is NULL in what a byte-order mark or the pattern of UTF-16 tells, else in UTF-8, or where they
 * are not, in the fallback. Without this call they are in UTF-8. */
void input_encoding(struct input *, const char *encoding, const char *fallback);

/* Reads on; what was returned before moves. No effect when finished. */
void input_fill(struct input *);

/* The next line, or its beginning when more than most bytes hold no end. It is not taken. */
enum line_state input_line(struct input *, size_t most, struct line *);

/* Takes a line with its end: the next call gives what follows. */
void input_take(struct input *, const struct line *);

/* Inside input: after a read, what the encoding is; and the next piece of what is not UTF-8. */
void input_decide(struct input *);
void input_decode(struct input *);

/* How many bytes at the end of these begin a character whose rest is missing. */
size_t input_unfinished(const char *bytes, size_t length);

/* The next byte without taking it, -1 when there is none. */
static inline int
input_peek(struct input *in)
{
	while (in->at == in->valid && !in->finished)
		input_fill(in);
	return in->at < in->valid ? (unsigned char)in->data[in->at] : -1;
}

/* Takes the byte that was peeked. */
static inline void
input_skip(struct input *in)
{
	in->line += in->data[in->at] == '\n';
	in->at++;
}

#endif
