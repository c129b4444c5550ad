/* SPDX-License-Identifier: ISC */
/* spool - a whole input put aside, so that its end is known before the database is locked */
#include "rows/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "rows/scratch.h"

#define PIECE ((size_t)64 * 1024)

int
spool_ahead(int descriptor, const char *bytes, size_t length)
{
	int aside = scratch_file();
	char *piece = must_alloc(PIECE);
	long count;

	scratch_write(aside, bytes, length);
	while ((count = read_some(descriptor, piece, PIECE)) > 0)
		scratch_write(aside, piece, (size_t)count);
	if (count < 0)
		die(FAILED, "cannot read the input: %s", strerror(errno));
	free(piece);
	if (lseek(aside, 0, SEEK_SET) < 0)
		die(FAILED, "cannot read a temporary file: %s", strerror(errno));
	return aside;
}

static bool
is_file(int descriptor)
{
	struct stat info;

	return fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode);
}

/* A file is not copied: it has its end already. */
int
spool(int descriptor)
{
	int aside = is_file(descriptor) ? fcntl(descriptor, F_DUPFD_CLOEXEC, 3) : -1;

	return aside >= 0 ? aside : spool_ahead(descriptor, NULL, 0);
}
