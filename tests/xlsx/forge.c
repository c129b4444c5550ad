/* SPDX-License-Identifier: ISC */
/*
 * forge - writes a ZIP file that may lie about itself, for tests.
 *
 * forge FILE { [--OPTION VALUE]... PATH TEXT }...
 *
 * Options hold for the part that follows them: --repeat N writes its text N times, --before TEXT
 * once ahead of that, --after TEXT once behind; --stored yes does not pack it; --crc N, --size N,
 * --packed N, --flags N, --method N put that number in its headers, --local-size N in the local
 * header alone; --zip64 N gives the size in a ZIP64 field; --twice yes gives it a second entry
 * over the same bytes.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/memory.h"

struct options {
	long long repeat, crc, size, packed, flags, method, local_size, zip64, stored, twice;
	const char *before, *after;
};

struct part {
	const char *path;
	uint32_t crc;
	uint64_t size, packed, offset;
	struct options options;
};

static struct buf file, directory;
static int entries;

static void
put(struct buf *buf, uint64_t number, int bytes)
{
	for (; bytes > 0; bytes--, number >>= 8)
		buf_byte(buf, (char)(number & 0xff));
}

static uint64_t
or(long long forged, uint64_t real)
{
	return forged >= 0 ? (uint64_t)forged : real;
}

/* The fields that both headers have: from the version to the length of the extra field. */
static void
put_common(struct buf *buf, const struct part *part, uint64_t size, size_t extra)
{
	const struct options *o = &part->options;

	put(buf, extra > 0 ? 45 : 20, 2);
	put(buf, or(o->flags, 0), 2);
	put(buf, or(o->method, o->stored > 0 ? 0 : 8), 2);
	put(buf, 0x00210000, 4);
	put(buf, or(o->crc, part->crc), 4);
	put(buf, extra > 0 ? UINT32_MAX : or(o->packed, part->packed), 4);
	put(buf, extra > 0 ? UINT32_MAX : size, 4);
	put(buf, strlen(part->path), 2);
	put(buf, extra, 2);
}

/* The name and the ZIP64 field of so many bytes. */
static void
put_name(struct buf *buf, const struct part *part, size_t extra)
{
	const struct options *o = &part->options;

	buf_text(buf, part->path);
	if (extra == 0)
		return;
	put(buf, 1, 2);
	put(buf, extra - 4, 2);
	put(buf, o->zip64 > 0 ? (uint64_t)o->zip64 : part->size, 8);
	put(buf, or(o->packed, part->packed), 8);
	if (extra > 20)
		put(buf, part->offset, 8);
}

static void
put_entry(const struct part *part)
{
	size_t extra = part->options.zip64 >= 0 ? 28 : 0;

	put(&directory, 0x02014b50, 4);
	put(&directory, 20, 2);
	put_common(&directory, part, or(part->options.size, part->size), extra);
	put(&directory, 0, 10);
	put(&directory, extra > 0 ? UINT32_MAX : part->offset, 4);
	put_name(&directory, part, extra);
	entries++;
}

static void
pack(struct buf *out, const struct buf *text, bool stored)
{
	z_stream stream = { 0 };

	if (stored) {
		buf_add(out, text->data, text->length);
		return;
	}
	deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
	stream.next_in = (Bytef *)text->data;
	stream.avail_in = (uInt)text->length;
	stream.avail_out = (uInt)deflateBound(&stream, (uLong)text->length);
	stream.next_out = (Bytef *)buf_room(out, stream.avail_out);
	deflate(&stream, Z_FINISH);
	out->length += stream.total_out;
	deflateEnd(&stream);
}

static void
add_part(const char *path, const char *text, const struct options *options)
{
	struct part part = { .path = path, .offset = file.length, .options = *options };
	struct buf whole = { 0 }, packed = { 0 };
	size_t extra = options->zip64 >= 0 ? 20 : 0;

	buf_text(&whole, options->before);
	for (long long i = 0; i < options->repeat; i++)
		buf_text(&whole, text);
	buf_text(&whole, options->after);
	pack(&packed, &whole, options->stored > 0);
	part.crc = (uint32_t)crc32(0, (const Bytef *)buf_string(&whole), (uInt)whole.length);
	part.size = whole.length;
	part.packed = packed.length;
	put(&file, 0x04034b50, 4);
	put_common(&file, &part, or(options->local_size, or(options->size, part.size)), extra);
	put_name(&file, &part, extra);
	buf_add(&file, packed.data, packed.length);
	put_entry(&part);
	if (options->twice > 0)
		put_entry(&part);
	buf_free(&whole);
	buf_free(&packed);
}

static void
set(struct options *options, const char *name, const char *value)
{
	const struct {
		const char *name;
		long long *number;
	} numbers[] = {
		{ "repeat", &options->repeat }, { "crc", &options->crc }, { "size", &options->size },
		{ "packed", &options->packed }, { "flags", &options->flags },
		{ "method", &options->method }, { "local-size", &options->local_size },
		{ "zip64", &options->zip64 }, { "stored", &options->stored }, { "twice", &options->twice },
	};

	if (strcmp(name, "before") == 0)
		options->before = value;
	if (strcmp(name, "after") == 0)
		options->after = value;
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		if (strcmp(name, numbers[i].name) == 0)
			*numbers[i].number = strcmp(value, "yes") == 0 ? 1 : strtoll(value, NULL, 0);
}

static void
finish(const char *path)
{
	uint64_t offset = file.length, length = directory.length;
	FILE *out = fopen(path, "wb");

	buf_add(&file, directory.data, directory.length);
	put(&file, 0x06054b50, 4);
	put(&file, 0, 4);
	put(&file, (uint64_t)entries, 2);
	put(&file, (uint64_t)entries, 2);
	put(&file, length, 4);
	put(&file, offset, 4);
	put(&file, 0, 2);
	if (out == NULL || fwrite(file.data, 1, file.length, out) != file.length || fclose(out) != 0)
		die(FAILED, "cannot write '%s'", path);
}

int
main(int argc, char *argv[])
{
	static const struct options usual = { .repeat = 1, .crc = -1, .size = -1, .packed = -1,
		.flags = -1, .method = -1, .local_size = -1, .zip64 = -1, .before = "", .after = "" };
	struct options options = usual;

	for (int i = 2; i + 1 < argc; i += 2) {
		if (strncmp(argv[i], "--", 2) == 0) {
			set(&options, argv[i] + 2, argv[i + 1]);
			continue;
		}
		add_part(argv[i], argv[i + 1], &options);
		options = usual;
	}
	finish(argv[1]);
	return 0;
}
