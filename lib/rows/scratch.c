/* SPDX-License-Identifier: ISC */
/* scratch - files without a name, and writing that is never cut short */
#include "rows/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

static const char *
scratch_folder(void)
{
	const char *folder = getenv("TMPDIR");

	return folder != NULL && *folder != '\0' ? folder : "/tmp";
}

/* Where standard output was closed, a new file would take its number and receive its text. */
static int
above_standard(int descriptor)
{
	int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);

	close(descriptor);
	return moved;
}

int
scratch_file(void)
{
	char name[4096];
	const char *folder = scratch_folder();
	int length = snprintf(name, sizeof name, "%s/crm-XXXXXX", folder);
	int descriptor = -1;

	if (length > 0 && (size_t)length < sizeof name)
		descriptor = mkstemp(name);
	else
		errno = ENAMETOOLONG;
	if (descriptor >= 0) {
		unlink(name);
		descriptor = above_standard(descriptor);
	}
	if (descriptor < 0)
		die(FAILED, "cannot make a temporary file in '%s': %s", folder, strerror(errno));
	return descriptor;
}

void
scratch_write(int descriptor, const char *bytes, size_t length)
{
	if (!write_all(descriptor, bytes, length))
		die(FAILED, "cannot write to a temporary file in '%s': %s; free some room"
		    " (TMPDIR names another folder)", scratch_folder(), strerror(errno));
}

/* Waits until a descriptor that another program set to O_NONBLOCK is ready again. */
static bool
wait_for(int descriptor, short what)
{
	struct pollfd wanted = { .fd = descriptor, .events = what };

	return poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

/* True when the failed read or write is to be tried again. */
static bool
try_again(int descriptor, short what)
{
	if (errno == EAGAIN || errno == EWOULDBLOCK)
		return wait_for(descriptor, what);
	return errno == EINTR;
}

bool
write_all(int descriptor, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(descriptor, bytes, length);

		if (written < 0 && !try_again(descriptor, POLLOUT))
			return false;
		if (written > 0) {
			bytes += written;
			length -= (size_t)written;
		}
	}
	return true;
}

long
read_some(int descriptor, char *bytes, size_t size)
{
	ssize_t count;

	do
		count = read(descriptor, bytes, size);
	while (count < 0 && try_again(descriptor, POLLIN));
	return count;
}
