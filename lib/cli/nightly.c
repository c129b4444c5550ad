/* SPDX-License-Identifier: ISC */
/* nightly - runs the reports of a configuration, each as a program of its own. */
#include "cli/nightly.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/human.h"
#include "cli/reporting.h"

#define CANNOT_START 127

const char *nightly_config;

void
nightly_check(struct run *run)
{
	if (run->count != 1 || !*run->operands[0])
		die(USAGE, _("name one folder to put the reports into"));
}

/* This program with the words of the line, the format between the first and the others. */
static char **
command(struct run *run, const struct nightly_file *file)
{
	int count = 0, n = 0;
	char **words;

	while (file->words[count])
		count++;
	words = arena_alloc(run->arena, (size_t)(count + 6) * sizeof *words);
	words[n++] = arena_string(run->arena, run->program->name);
	words[n++] = file->words[0];
	words[n++] = arena_string(run->arena, "-o");
	words[n++] = arena_string(run->arena, file->format);
	if (run->options.db)
		words[n++] = arena_printf(run->arena, "--db=%s", run->options.db);
	for (int i = 1; i < count; i++)
		words[n++] = file->words[i];
	return words;
}

static _Noreturn void
become(char **words, int output)
{
	int input = open("/dev/null", O_RDONLY);

	dup2(input, STDIN_FILENO);
	dup2(output, STDOUT_FILENO);
	execv("/proc/self/exe", words);
	warn(_("cannot start a report: %s"), strerror(errno));
	_exit(CANNOT_START);
}

/* The status of the report, which has said why; FAILED when it was killed. */
static enum status
wait_for(pid_t process)
{
	int status;

	while (waitpid(process, &status, 0) < 0)
		if (errno != EINTR)
			return FAILED;
	return WIFEXITED(status) && WEXITSTATUS(status) <= FAILED ? (enum status)WEXITSTATUS(status) : FAILED;
}

static enum status
make_file(struct run *run, struct nightly_set *set, const struct nightly_file *file)
{
	char **words = command(run, file);
	int output = nightly_create(set, file->name);
	enum status status;
	pid_t process = output < 0 ? -1 : fork();

	if (process == 0)
		become(words, output);
	if (process < 0) {
		warn(_("cannot make '%s': %s"), file->name, strerror(errno));
		return FAILED;
	}
	status = wait_for(process);
	if (fsync(output) != 0 && status == DONE) {
		warn(_("cannot write '%s': %s"), file->name, strerror(errno));
		status = FAILED;
	}
	close(output);
	return status;
}

enum status
report_nightly(struct run *run)
{
	const struct nightly *n = nightly_read(run, nightly_config);
	struct nightly_set *set = nightly_open(run, run->operands[0]);

	for (int i = 0; i < n->count; i++) {
		const struct nightly_file *file = &n->files[i];
		enum status status = make_file(run, set, file);

		if (status == DONE)
			continue;
		nightly_drop(set);
		warn(_("%s:%d: '%s' failed; '%s' stands as it was"), n->path, file->line, file->name, run->operands[0]);
		return status;
	}
	nightly_replace(set);
	return DONE;
}
