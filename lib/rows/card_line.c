/* SPDX-License-Identifier: ISC */
/* card_line - the lines of a file of cards, put together again where they were folded. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "rows/card.h"
#include "rows/scratch.h"

#define PIECE ((size_t)64 * 1024)

static bool
fill(struct card_lines *l)
{
	long count = l->finished || l->bytes > FILE_MOST ? 0 : read_some(l->descriptor, l->data, PIECE);

	l->error = count < 0 ? errno : 0;
	l->finished = count <= 0;
	l->at = 0;
	l->end = count > 0 ? (size_t)count : 0;
	l->bytes += count > 0 ? count : 0;
	return count > 0;
}

/* Reads the line that comes next, without its end. */
static void
read_ahead(struct card_lines *l)
{
	bool any = false;

	buf_clear(&l->ahead);
	l->ends = false;
	while (!l->ends && !l->too_long && (l->at < l->end || fill(l))) {
		char *from = l->data + l->at, *stop = memchr(from, '\n', l->end - l->at);
		size_t length = stop ? (size_t)(stop - from) : l->end - l->at;

		any = true;
		buf_add(&l->ahead, from, length);
		l->ends = stop != NULL;
		l->at += length + l->ends;
		l->too_long = l->ahead.length > LINE_MOST || l->bytes > FILE_MOST;
	}
	while (l->ahead.length > 0 && l->ahead.data[l->ahead.length - 1] == '\r')
		l->ahead.data[--l->ahead.length] = '\0';
	l->has_ahead = any;
	l->next++;
}

void
card_open(struct card_lines *l, int descriptor)
{
	*l = (struct card_lines){ .descriptor = descriptor, .data = must_alloc(PIECE) };
	read_ahead(l);
	if (l->ahead.length >= 3 && memcmp(l->ahead.data, "\xef\xbb\xbf", 3) == 0) {
		memmove(l->ahead.data, l->ahead.data + 3, l->ahead.length - 2);
		l->ahead.length -= 3;
	}
}

void
card_close(struct card_lines *l)
{
	free(l->data);
	buf_free(&l->ahead);
	buf_free(&l->text);
}

/* Adds the line ahead, from a byte on, to the one at work, and reads the next. */
static void
take_ahead(struct card_lines *l, size_t from)
{
	buf_add(&l->text, buf_string(&l->ahead) + from, l->ahead.length - from);
	l->too_long |= l->text.length > LINE_MOST;
	l->cut = !l->ends;
	read_ahead(l);
}

static bool
is_space(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* Where a line of quoted-printable goes on in the next: at the = it ends with. False when it does not. */
static bool
soft_break(const struct card_lines *l, size_t *at)
{
	size_t length = l->text.length;

	while (length > 0 && is_space(l->text.data[length - 1]))
		length--;
	*at = length - 1;
	return length > 0 && l->text.data[length - 1] == '=';
}

/* A picture of version 2.1 whose lines were not indented: they have no colon, which base64 has none of. */
static bool
goes_on_unfolded(const struct card_lines *l)
{
	return l->old && l->ahead.length > 0 && !memchr(l->ahead.data, ':', l->ahead.length) &&
	    card_is_base64(buf_string(&l->text), l->text.length);
}

/* What belongs to the line at work behind its first piece. */
static void
unfold(struct card_lines *l)
{
	bool quoted = card_is_quoted(buf_string(&l->text), l->text.length);
	size_t at;

	while (l->has_ahead && !l->too_long) {
		bool folded = l->ahead.length > 0 && is_space(l->ahead.data[0]);

		if (quoted && soft_break(l, &at)) {
			l->text.length = at;
			take_ahead(l, 0);
		} else if (folded) {
			take_ahead(l, l->old && !quoted ? 0 : 1);
		} else if (goes_on_unfolded(l)) {
			take_ahead(l, 0);
		} else {
			break;
		}
	}
}

static bool
is_blank(const struct card_lines *l)
{
	for (size_t i = 0; i < l->text.length; i++)
		if (!is_space(l->text.data[i]))
			return false;
	return true;
}

bool
card_line(struct card_lines *l)
{
	do {
		if (!l->has_ahead || l->too_long)
			return false;
		buf_clear(&l->text);
		l->number = l->next;
		take_ahead(l, 0);
		unfold(l);
	} while (is_blank(l));
	return !l->too_long;
}
