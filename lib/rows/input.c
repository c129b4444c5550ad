/* SPDX-License-Identifier: ISC */
/* input - a window that slides over a descriptor, checked as UTF-8; what is none see input_decode.c */
#include "rows/input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "rows/decode.h"
#include "rows/scratch.h"

#define PIECE ((size_t)64 * 1024)
#define LEAST 8          /* bytes of room that a read must have */
#define TELLING 4        /* bytes at the beginning that tell something */

void
input_open(struct input *in, int descriptor)
{
	*in = (struct input){ .descriptor = descriptor, .size = PIECE, .line = 1 };
	in->data = must_alloc(in->size + 1);
}

void
input_close(struct input *in)
{
	if (in->descriptor > 0)
		close(in->descriptor);
	decoder_free(in->decoder);
	free(in->raw);
	free(in->data);
}

void
input_ahead(struct input *in, const char *bytes, size_t length)
{
	if (length > in->size) {
		in->size = length;
		in->data = must_realloc(in->data, in->size + 1);
	}
	if (length > 0)
		memcpy(in->data, bytes, length);
	in->end = length;
	in->bytes = (long long)length;
}

void
input_encoding(struct input *in, const char *encoding, const char *fallback)
{
	in->encoding = encoding;
	in->fallback = fallback;
	in->undecided = AT_BEGINNING;
}

/* Room for another read: by moving what is left to the front, and by growing when that is most
 * of the window. */
static void
make_room(struct input *in)
{
	if (in->size - in->end >= LEAST)
		return;
	memmove(in->data, in->data + in->at, in->end - in->at);
	in->valid -= in->at;
	in->end -= in->at;
	in->at = 0;
	if (in->end > in->size / 2) {
		in->size *= 2;
		in->data = must_realloc(in->data, in->size + 1);
	}
}

/* How many bytes a character has that begins with this one. */
static size_t
character_size(unsigned char byte)
{
	return byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
}

size_t
input_unfinished(const char *bytes, size_t length)
{
	for (size_t back = 1; back <= 3 && back <= length; back++) {
		unsigned char byte = (unsigned char)bytes[length - back];

		if ((byte & 0xc0) != 0x80)
			return character_size(byte) > back ? back : 0;
	}
	return 0;
}

static void
check(struct input *in)
{
	size_t length = in->end - in->valid;
	size_t waiting = input_unfinished(in->data + in->valid, length);
	size_t good = text_bad_byte(in->data + in->valid, length - waiting);

	in->valid += good;
	if (good == length - waiting && (waiting == 0 || !in->finished))
		return;
	in->half = good == length - waiting;
	in->byte = (unsigned char)in->data[in->valid];
	in->bad = in->finished = true;
}

static void
read_more(struct input *in)
{
	long count = read_some(in->descriptor, in->data + in->end, in->size - in->end);

	if (count > 0) {
		in->end += (size_t)count;
		in->bytes += count;
	} else {
		in->error = count < 0 ? errno : 0;
		in->finished = true;
	}
}

void
input_fill(struct input *in)
{
	if (in->finished)
		return;
	make_room(in);
	if (in->decoder == NULL) {
		do
			read_more(in);
		while (in->undecided == AT_BEGINNING && in->end < TELLING && !in->finished);
		if (in->undecided != AS_IT_IS)
			input_decide(in);
	}
	if (in->decoder != NULL)
		input_decode(in);
	else if (!in->bad)
		check(in);
}

/* Looks for LF, CR LF or CR. A CR at the end of the window is undecided until more is read. */
static bool
find_end(struct input *in, struct line *line)
{
	char *from = in->data + in->at + in->seen, *end = in->data + in->valid;
	char *lf = memchr(from, '\n', (size_t)(end - from));
	char *cr = memchr(from, '\r', (size_t)((lf != NULL ? lf : end) - from));
	char *stop = cr != NULL ? cr : lf;

	if (stop == NULL || (cr != NULL && cr + 1 == end && !in->finished)) {
		in->seen = (size_t)((stop == NULL ? end : stop) - (in->data + in->at));
		return false;
	}
	line->text = in->data + in->at;
	line->length = (size_t)(stop - line->text);
	line->ending = cr != NULL && lf == cr + 1 ? 2 : 1;
	return true;
}

/* What there is of a line whose end was not found. */
static enum line_state
beginning(const struct input *in, struct line *line, enum line_state state)
{
	line->text = in->data + in->at;
	line->length = in->valid - in->at;
	line->ending = 0;
	return state;
}

enum line_state
input_line(struct input *in, size_t most, struct line *line)
{
	for (;;) {
		bool finished = in->finished;

		if (find_end(in, line))
			return LINE_WHOLE;
		if (finished && (in->bad || in->error != 0))
			return LINE_BROKEN;
		if (finished && in->at == in->valid)
			return LINE_NONE;
		if (finished)
			return beginning(in, line, LINE_LAST);
		if (in->seen > most)
			return beginning(in, line, LINE_PIECE);
		input_fill(in);
	}
}

void
input_take(struct input *in, const struct line *line)
{
	in->at += line->length + line->ending;
	in->seen = 0;
	in->line += line->ending > 0;
}
