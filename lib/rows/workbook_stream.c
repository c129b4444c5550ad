/* SPDX-License-Identifier: ISC */
/* workbook_stream - the bytes of a part, inflated, counted and checked. */
#include <stdlib.h>
#include <string.h>

#include "rows/parts.h"

#define STORED 0             /* a method of packing; the other is Z_DEFLATED */
#define RATIO_LIMIT 200
#define RATIO_FLOOR ((uint64_t)4 * 1024 * 1024)   /* regular parts repeat themselves, but are small */

/* No stream gives more bytes than the directory says, so what it says is enough to go by. */
static int
refuse_bomb(struct workbook *book, const struct entry *entry)
{
	if (entry->inflated > RATIO_FLOOR && entry->inflated / RATIO_LIMIT > entry->packed)
		return workbook_refuse(book, "its part '%s' inflates over %d times, as no workbook does",
		    entry->name, RATIO_LIMIT);
	if (entry->inflated > book->package.left)
		return workbook_refuse(book, "its part '%s' inflates beyond the limit of 512 MB", entry->name);
	if (entry->method != STORED && entry->method != Z_DEFLATED)
		return workbook_refuse(book, "its part '%s' is packed by a method (%u) that no workbook uses",
		    entry->name, entry->method);
	book->package.left -= entry->inflated;
	return 0;
}

int
stream_open(struct stream *stream, struct workbook *book, const struct entry *entry)
{
	*stream = (struct stream){ .book = book, .entry = entry, .at = entry->begin, .left = entry->packed };
	if (refuse_bomb(book, entry) < 0)
		return -1;
	if (inflateInit2(&stream->inflater, -MAX_WBITS) != Z_OK)
		die(FAILED, "out of memory");
	stream->packed = must_alloc(STREAM_PIECE);
	return 0;
}

void
stream_close(struct stream *stream)
{
	if (stream->packed != NULL)
		inflateEnd(&stream->inflater);
	free(stream->packed);
	stream->packed = NULL;
}

/* The next packed bytes; false when the file ends before the part. */
static bool
refill(struct stream *stream)
{
	size_t wanted = stream->left < STREAM_PIECE ? (size_t)stream->left : STREAM_PIECE;
	size_t count = package_bytes(stream->book->package.descriptor, stream->packed, wanted, stream->at);

	stream->at += count;
	stream->left -= count;
	stream->inflater.next_in = stream->packed;
	stream->inflater.avail_in = (uInt)count;
	return count > 0 && count == wanted;
}

/* Inflates, or copies, what there is, and answers as inflate does. */
static int
step(struct stream *stream)
{
	z_stream *z = &stream->inflater;
	uInt count = z->avail_in < z->avail_out ? z->avail_in : z->avail_out;

	if (stream->entry->method != STORED)
		return inflate(z, Z_NO_FLUSH);
	memcpy(z->next_out, z->next_in, count);
	z->next_in += count;
	z->avail_in -= count;
	z->next_out += count;
	z->avail_out -= count;
	return z->avail_in == 0 && stream->left == 0 ? Z_STREAM_END : Z_OK;
}

static int
refuse_damage(const struct stream *stream)
{
	return workbook_refuse(stream->book, "its part '%s' is damaged: size or checksum are wrong",
	    stream->entry->name);
}

int
stream_read(struct stream *stream, void *bytes, size_t size)
{
	z_stream *z = &stream->inflater;
	size_t count;
	int answer = Z_OK;

	z->next_out = bytes;
	z->avail_out = (uInt)size;
	while (!stream->ended && z->avail_out > 0) {
		if (z->avail_in == 0 && stream->left > 0 && !refill(stream))
			return refuse_damage(stream);
		answer = step(stream);
		stream->ended = answer == Z_STREAM_END;
		if (answer != Z_OK && answer != Z_STREAM_END)
			return refuse_damage(stream);
	}
	count = size - z->avail_out;
	stream->given += count;
	stream->crc = (uint32_t)crc32_z(stream->crc, bytes, count);
	if (stream->given > stream->entry->inflated || (stream->ended
	    && (stream->given != stream->entry->inflated || stream->crc != stream->entry->crc)))
		return refuse_damage(stream);
	return (int)count;
}
