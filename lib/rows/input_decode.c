/* SPDX-License-Identifier: ISC */
/*
 * input_decode - which encoding an input is in, and the way from there to UTF-8.
 *
 * A byte-order mark decides, then what was named, then the NULs of UTF-16. What is left is UTF-8,
 * or the fallback where it is not: that is decided at the first byte over 0x7f, up to which both
 * are the same. A file is looked through to its end for that, of a pipe what there is.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "rows/decode.h"
#include "rows/input.h"
#include "rows/scratch.h"

#define PIECE ((size_t)64 * 1024)
#define PATTERN 512        /* bytes that are looked at for the pattern of UTF-16 */
#define NO_CHANCE 8        /* so many characters that are right in UTF-8 are no chance */

/* What was read and not checked yet becomes the decoder's. */
static void
start_decoder(struct input *in, const char *encoding)
{
	size_t left = in->end - in->valid;

	in->raw_size = left > PIECE ? left : PIECE;
	in->raw = must_alloc(in->raw_size);
	memcpy(in->raw, in->data + in->valid, left);
	in->raw_end = left;
	in->end = in->valid;
	in->raw_finished = in->finished;
	in->finished = false;
	in->encoding = encoding;
	in->decoder = decoder_new(encoding);
}

static void
read_raw(struct input *in)
{
	size_t left = in->raw_end - in->raw_at;
	long count;

	if (in->raw_finished)
		return;
	memmove(in->raw, in->raw + in->raw_at, left);
	count = read_some(in->descriptor, in->raw + left, in->raw_size - left);
	if (count <= 0) {
		in->error = count < 0 ? errno : 0;
		in->raw_finished = true;
		count = 0;
	}
	in->raw_at = 0;
	in->raw_end = left + (size_t)count;
	in->bytes += count;
}

static void
spoil(struct input *in, unsigned char byte)
{
	in->byte = byte;
	in->bad = in->finished = true;
}

void
input_decode(struct input *in)
{
	char *begin = in->data + in->end, *to = begin, *nul;
	size_t length, room = in->size - in->end;
	enum decoded done;
	const char *from;

	if (in->raw_at == in->raw_end || in->raw_half)
		read_raw(in);
	from = in->raw + in->raw_at;
	length = in->raw_end - in->raw_at;
	done = decode(in->decoder, &from, &length, &to, &room);
	in->raw_at = in->raw_end - length;
	in->raw_half = done == DECODED_HALF;
	nul = memchr(begin, '\0', (size_t)(to - begin));
	in->end = (size_t)(to - in->data);
	in->valid = nul != NULL ? (size_t)(nul - in->data) : in->end;
	in->half = nul == NULL && done == DECODED_HALF && in->raw_finished;
	if (nul != NULL)
		spoil(in, 0);
	else if (done == DECODED_BAD || in->half)
		spoil(in, (unsigned char)*from);
	else
		in->finished = in->raw_finished && length == 0;
}

/* UTF-16 without a mark: the zero halves of its ASCII characters nearly all stand on one side. */
static const char *
utf16_by_pattern(const struct input *in)
{
	size_t length = in->end < PATTERN ? in->end : PATTERN, zeros[2] = { 0, 0 }, most, least;

	for (size_t i = 0; i < length; i++)
		zeros[i % 2] += in->data[i] == '\0';
	most = zeros[0] > zeros[1] ? zeros[0] : zeros[1];
	least = zeros[0] + zeros[1] - most;
	if (most < 2 || least * 8 > most || most * 16 < length)
		return NULL;
	return zeros[0] == most ? "UTF-16BE" : "UTF-16LE";
}

/* NULL when there is none. */
static const char *
marked(const struct input *in)
{
	if (in->end >= 3 && memcmp(in->data, "\xef\xbb\xbf", 3) == 0)
		return "UTF-8";
	if (in->end >= 2 && memcmp(in->data, "\xff\xfe", 2) == 0)
		return "UTF-16LE";
	if (in->end >= 2 && memcmp(in->data, "\xfe\xff", 2) == 0)
		return "UTF-16BE";
	return NULL;
}

/* True when the window has many characters beyond ASCII, and all of it is right in UTF-8. */
static bool
surely_utf8(const struct input *in)
{
	size_t length = in->end - input_unfinished(in->data, in->end), leads = 0;

	for (size_t i = 0; i < length; i++)
		leads += ((unsigned char)in->data[i] & 0xc0) == 0xc0;
	return leads >= NO_CHANCE && text_bad_byte(in->data, length) == length;
}

/* True when a piece that begins with a whole character is UTF-8, but for its last character, which
 * may be unfinished; *length then is where that begins. */
static bool
piece_is_utf8(const char *piece, size_t *length)
{
	*length -= input_unfinished(piece, *length);
	return text_bad_byte(piece, *length) == *length;
}

/* The file from an offset on. */
static bool
file_is_utf8(int descriptor, off_t offset)
{
	char *piece = must_alloc(PIECE);
	bool good = true;
	ssize_t count = 1;

	while (good && count > 0 && (count = pread(descriptor, piece, PIECE, offset)) > 0) {
		size_t length = (size_t)count;

		good = piece_is_utf8(piece, &length) && length > 0;
		offset += (off_t)length;
	}
	free(piece);
	return good;
}

/* What was read and not checked yet, and what a file has behind it. */
static bool
rest_is_utf8(const struct input *in)
{
	size_t length = in->end - in->valid, whole = length;
	struct stat info;

	if (!piece_is_utf8(in->data + in->valid, &whole))
		return false;
	if (in->finished || fstat(in->descriptor, &info) < 0 || !S_ISREG(info.st_mode))
		return !in->finished || whole == length;
	return file_is_utf8(in->descriptor, lseek(in->descriptor, 0, SEEK_CUR) - (off_t)(length - whole));
}

static bool
has_high_byte(const char *text, size_t length)
{
	size_t good = text_bad_byte(text, length);

	for (size_t i = 0; i < good; i++)
		if (text[i] & 0x80)
			return true;
	return good < length;
}

/* An encoding was named, and perhaps the text is marked as in another. */
static void
take_named(struct input *in, const char *mark)
{
	bool is_utf8 = strcmp(in->encoding, "UTF-8") == 0;
	bool is_wide = strncasecmp(in->encoding, "UTF-16", 6) == 0 || strncasecmp(in->encoding, "UCS", 3) == 0
	    || strncasecmp(in->encoding, "UTF-32", 6) == 0;
	bool marked_wide = mark != NULL && mark[4] == '1';

	in->contradicted = mark != NULL ? (marked_wide ? !is_wide : !is_utf8) : !is_utf8 && !is_wide && surely_utf8(in);
	if (in->contradicted)
		spoil(in, marked_wide ? (unsigned char)in->data[0] : 0);
	else if (!is_utf8)
		start_decoder(in, marked_wide ? mark : in->encoding);
}

void
input_decide(struct input *in)
{
	const char *mark = marked(in);

	if (in->undecided == AT_BEGINNING) {
		in->undecided = AS_IT_IS;
		if (in->encoding != NULL) {
			take_named(in, mark);
			return;
		}
		if (mark == NULL)
			mark = utf16_by_pattern(in);
		if (mark != NULL && strcmp(mark, "UTF-8") != 0)
			start_decoder(in, mark);
		if (mark != NULL || in->fallback == NULL)
			return;
		in->undecided = ASCII_SO_FAR;
	}
	if (!has_high_byte(in->data + in->valid, in->end - in->valid))
		return;
	in->undecided = AS_IT_IS;
	if (!rest_is_utf8(in))
		start_decoder(in, in->fallback);
}
