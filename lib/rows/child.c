/* SPDX-License-Identifier: ISC */
/* child - crm-convert beside this program */
#include "rows/child.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

#define CONVERTER "crm-convert"
#define CANNOT_START 127
#define PATH_SIZE 4096

/* The crm-convert in the folder of this program; false when that folder is not known. */
static void
become(char *words[])
{
	char path[PATH_SIZE + sizeof CONVERTER];
	ssize_t length = readlink("/proc/self/exe", path, PATH_SIZE);
	char *slash;

	if (length > 0) {
		path[length] = '\0';
		slash = strrchr(path, '/');
		if (slash != NULL) {
			strcpy(slash + 1, CONVERTER);
			execv(path, words);
		}
	}
	execvp(CONVERTER, words);
	warn("cannot start " CONVERTER ": %s", strerror(errno));
	_exit(CANNOT_START);
}

/* Starts it with one of its descriptors replaced. */
static pid_t
start(char *words[], int descriptor, int its)
{
	pid_t process = fork();

	if (process < 0)
		die(FAILED, "cannot start " CONVERTER ": %s", strerror(errno));
	if (process == 0) {
		dup2(descriptor, its);
		become(words);
	}
	close(descriptor);
	return process;
}

static char *
word(const char *text)
{
	return strcpy(must_alloc(strlen(text) + 1), text);
}

static int
count_of(char *const words[])
{
	int count = 0;

	while (words != NULL && words[count] != NULL)
		count++;
	return count;
}

int
convert_child(const char *file, char *const options[], pid_t *process)
{
	int count = count_of(options), ends[2];
	const char *last[] = { "--origin", "--as", program_name, "--", file };
	const int lasts = sizeof last / sizeof *last;
	char **words = must_alloc((size_t)(count + lasts + 2) * sizeof *words);

	if (pipe(ends) < 0)
		die(FAILED, "cannot start " CONVERTER ": %s", strerror(errno));
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	words[0] = word(CONVERTER);
	for (int i = 0; i < count; i++)
		words[i + 1] = options[i];
	for (int i = 0; i < lasts; i++)
		words[count + 1 + i] = word(last[i]);
	words[count + lasts + 1] = NULL;
	*process = start(words, ends[1], STDOUT_FILENO);
	for (int i = 0; i < lasts; i++)
		free(words[count + 1 + i]);
	free(words[0]);
	free(words);
	return ends[0];
}

pid_t
convert_writer(const char *format, int descriptor)
{
	char converter[] = CONVERTER, typed[] = "--typed", output[] = "-o", as[] = "--as";
	char *wanted = word(format), *name = word(program_name);
	char *words[] = { converter, typed, as, name, output, wanted, NULL };
	pid_t process = start(words, descriptor, STDIN_FILENO);

	free(wanted);
	free(name);
	return process;
}

enum status
convert_wait(pid_t process)
{
	int status;

	while (waitpid(process, &status, 0) < 0)
		if (errno != EINTR)
			die(FAILED, "cannot wait for " CONVERTER ": %s", strerror(errno));
	if (WIFEXITED(status) && WEXITSTATUS(status) <= FAILED)
		return (enum status)WEXITSTATUS(status);
	if (!WIFEXITED(status))
		warn(CONVERTER " was ended by signal %d", WTERMSIG(status));
	return FAILED;
}
