/* SPDX-License-Identifier: ISC */
/* workbook_unpack - the bytes of a part, inflated, counted and checked. */
#include <stdlib.h>
#include <string.h>

#include "rows/parts.h"

#define STORED 0             /* a method of packing; the other is Z_DEFLATED */
#define RATIO_LIMIT 200
#define RATIO_FLOOR ((uint64_t)4 * 1024 * 1024)   /* regular parts repeat themselves, but are small */

/* No part gives more bytes than the directory says, so what it says is enough to go by. */
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
unpack_open(struct unpacking *from, struct workbook *book, const struct entry *entry)
{
	*from = (struct unpacking){ .book = book, .entry = entry, .at = entry->begin, .left = entry->packed };
	if (refuse_bomb(book, entry) < 0)
		return -1;
	if (inflateInit2(&from->inflater, -MAX_WBITS) != Z_OK)
		die(FAILED, "out of memory");
	from->packed = must_alloc(UNPACK_PIECE);
	from->inflater.next_in = from->packed;
	return 0;
}

void
unpack_close(struct unpacking *from)
{
	if (from->packed != NULL)
		inflateEnd(&from->inflater);
	free(from->packed);
	from->packed = NULL;
}

/* The next packed bytes; false when the file ends before the part. */
static bool
refill(struct unpacking *from)
{
	size_t wanted = from->left < UNPACK_PIECE ? (size_t)from->left : UNPACK_PIECE;
	size_t count = package_bytes(from->book->package.descriptor, from->packed, wanted, from->at);

	from->at += count;
	from->left -= count;
	from->inflater.next_in = from->packed;
	from->inflater.avail_in = (uInt)count;
	return count > 0 && count == wanted;
}

/* Inflates, or copies, what there is, and answers as inflate does. */
static int
step(struct unpacking *from)
{
	z_stream *z = &from->inflater;
	uInt count = z->avail_in < z->avail_out ? z->avail_in : z->avail_out;

	if (from->entry->method != STORED)
		return inflate(z, Z_NO_FLUSH);
	memcpy(z->next_out, z->next_in, count);
	z->next_in += count;
	z->avail_in -= count;
	z->next_out += count;
	z->avail_out -= count;
	return z->avail_in == 0 && from->left == 0 ? Z_STREAM_END : Z_OK;
}

static int
refuse_damage(const struct unpacking *from)
{
	return workbook_refuse(from->book, "its part '%s' is damaged: size or checksum are wrong",
	    from->entry->name);
}

int
unpack_read(struct unpacking *from, void *bytes, size_t size)
{
	z_stream *z = &from->inflater;
	size_t count;
	int answer = Z_OK;

	z->next_out = bytes;
	z->avail_out = (uInt)size;
	while (!from->ended && z->avail_out > 0) {
		if (z->avail_in == 0 && from->left > 0 && !refill(from))
			return refuse_damage(from);
		answer = step(from);
		from->ended = answer == Z_STREAM_END;
		if (answer != Z_OK && answer != Z_STREAM_END)
			return refuse_damage(from);
	}
	count = size - z->avail_out;
	from->given += count;
	from->crc = (uint32_t)crc32_z(from->crc, bytes, count);
	if (from->given > from->entry->inflated || (from->ended
	    && (from->given != from->entry->inflated || from->crc != from->entry->crc)))
		return refuse_damage(from);
	return (int)count;
}
