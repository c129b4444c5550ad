/* SPDX-License-Identifier: ISC */
/* input - a window that slides over a descriptor, checked as UTF-8 */
#include "rows/input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "rows/scratch.h"

#define PIECE ((size_t)64 * 1024)

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
	free(in->data);
}

/* Room for another read: by moving what is left to the front, and by growing when that is most
 * of the window. */
static void
make_room(struct input *in)
{
	if (in->end < in->size)
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

/* How many bytes at the end begin a character whose rest is still to come. */
static size_t
unfinished_character(const struct input *in)
{
	for (size_t back = 1; back <= 3 && back <= in->end - in->valid; back++) {
		unsigned char byte = (unsigned char)in->data[in->end - back];

		if ((byte & 0xc0) != 0x80)
			return character_size(byte) > back ? back : 0;
	}
	return 0;
}

static void
check(struct input *in)
{
	size_t waiting = in->finished ? 0 : unfinished_character(in);
	size_t length = in->end - waiting - in->valid;
	size_t good = text_bad_byte(in->data + in->valid, length);

	in->valid += good;
	if (good < length)
		in->bad = in->finished = true;
}

void
input_fill(struct input *in)
{
	long count;

	if (in->finished)
		return;
	make_room(in);
	count = read_some(in->descriptor, in->data + in->end, in->size - in->end);
	if (count > 0) {
		in->end += (size_t)count;
		in->bytes += count;
	} else {
		in->error = count < 0 ? errno : 0;
		in->finished = true;
	}
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
