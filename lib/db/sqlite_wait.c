/* SPDX-License-Identifier: ISC */
/* sqlite_wait - waiting for a lock, and saying who holds it. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "db/sqlite.h"

#define WAIT_MS 60000
#define WRITE_LOCK_BYTE 120   /* of the -shm file: SQLite's "File Format", WAL-index locks */

static void
name_process(pid_t pid)
{
	char path[64], line[200];
	ssize_t n = 0;
	int fd;

	snprintf(path, sizeof path, "/proc/%ld/cmdline", (long)pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd >= 0)
		n = read(fd, line, sizeof line - 1);
	for (ssize_t i = 0; i + 1 < n; i++)
		if (line[i] == '\0')
			line[i] = ' ';
	line[n > 0 ? n : 0] = '\0';
	warn("waiting for process %ld (%s)", (long)pid, n > 0 ? line : "unknown");
}

/* In a child of ours, because closing a descriptor of the file would drop our own locks on it. */
static void
name_holder(const struct db *db)
{
	pid_t child = fork();

	if (child == 0) {
		char path[4096];
		struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = WRITE_LOCK_BYTE, .l_len = 1 };
		int fd;

		snprintf(path, sizeof path, "%s-shm", db->where);
		fd = open(path, O_RDWR | O_CLOEXEC);
		if (fd >= 0 && fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK)
			name_process(lock.l_pid);
		_exit(0);
	}
	if (child > 0)
		waitpid(child, NULL, 0);
}

int
sqlite_wait(void *context, int count)
{
	struct db *db = context;
	struct timespec now;
	long waited, pause;

	clock_gettime(CLOCK_MONOTONIC, &now);
	if (count == 0) {
		db->waiting_since = now;
		srandom((unsigned)(now.tv_nsec ^ getpid()));
	}
	waited = (now.tv_sec - db->waiting_since.tv_sec) * 1000 + (now.tv_nsec - db->waiting_since.tv_nsec) / 1000000;
	if (waited > WAIT_MS)
		return 0;
	if (waited > 1000 && !db->holder_named) {
		db->holder_named = true;
		name_holder(db);
	}
	pause = 500000 + random() % (count < 10 ? 2000000 : 7500000);
	nanosleep(&(struct timespec){ 0, pause }, NULL);
	return 1;
}
