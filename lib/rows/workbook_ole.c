/* SPDX-License-Identifier: ISC */
/* workbook_ole - what a file is by its first bytes, and whether OLE2 wraps an encrypted workbook. */
#include <string.h>
#include <unistd.h>

#include "rows/workbook.h"

#define PIECE 65536
#define SEARCHED (64L * 1024 * 1024)

static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

static bool
starts_with(const void *bytes, size_t length, const char *magic, size_t size)
{
	return length >= size && memcmp(bytes, magic, size) == 0;
}

bool
workbook_is_zip(const void *bytes, size_t length)
{
	return starts_with(bytes, length, "PK\3\4", 4) || starts_with(bytes, length, "PK\5\6", 4);
}

bool
workbook_is_ole(const void *bytes, size_t length)
{
	return starts_with(bytes, length, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
}

static bool
contains(const char *bytes, size_t length)
{
	const char *at = bytes;

	while (length - (size_t)(at - bytes) >= sizeof encrypted
	    && (at = memchr(at, 'E', length - (size_t)(at - bytes) - sizeof encrypted + 1)) != NULL) {
		if (memcmp(at, encrypted, sizeof encrypted) == 0)
			return true;
		at++;
	}
	return false;
}

/* The name of the stream stands in the directory of the file, wherever that is. */
bool
workbook_is_locked(int descriptor)
{
	static char piece[PIECE];
	long at = 0;
	ssize_t count;

	while (at < SEARCHED && (count = pread(descriptor, piece, sizeof piece, at)) > 0) {
		if (contains(piece, (size_t)count))
			return true;
		if (count < PIECE)
			break;
		at += PIECE - (long)sizeof encrypted;
	}
	return false;
}
