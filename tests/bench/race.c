/* SPDX-License-Identifier: ISC */
/*
 * race - runs two commands in turn and prints the median of each: seconds, seconds of CPU, and the most memory in KB.
 *
 * race RUNS COMMAND ARGUMENT... [-- COMMAND ARGUMENT...]
 *
 * Before every run the shell command in PREPARE is run, unmeasured; standard output goes to OUT, else
 * to /dev/null. A first run of each is not counted, unless RUNS is 1. One line for each command.
 */
#define _DEFAULT_SOURCE   /* wait4 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_RUNS 10000

extern char **environ;

struct runner {
	char **arguments;
	double seconds[MOST_RUNS], cpu[MOST_RUNS];
	long kilobytes;
};

static struct runner runners[2];

static void
fail(const char *what)
{
	fprintf(stderr, "race: %s\n", what);
	exit(1);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void
run(struct runner *r, int n)
{
	const char *prepare = getenv("PREPARE"), *out = getenv("OUT");
	posix_spawn_file_actions_t actions;
	struct rusage usage;
	double start;
	int status;
	pid_t child;

	if (prepare && system(prepare) != 0)
		fail(prepare);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out ? out : "/dev/null", O_WRONLY | O_CREAT | O_TRUNC,
	    0600);
	start = now();
	if (posix_spawnp(&child, r->arguments[0], &actions, NULL, r->arguments, environ) != 0)
		fail(r->arguments[0]);
	if (wait4(child, &status, 0, &usage) != child || status != 0)
		fail(r->arguments[0]);
	r->seconds[n] = now() - start;
	r->cpu[n] = seconds(usage.ru_utime) + seconds(usage.ru_stime);
	if (usage.ru_maxrss > r->kilobytes)
		r->kilobytes = usage.ru_maxrss;
	posix_spawn_file_actions_destroy(&actions);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

int
main(int argc, char *argv[])
{
	int runs = argc > 2 ? atoi(argv[1]) : 0, count = 1;

	if (runs < 1 || runs > MOST_RUNS)
		fail("race RUNS COMMAND ARGUMENT... [-- COMMAND ARGUMENT...]");
	runners[0].arguments = argv + 2;
	for (int i = 2; i < argc; i++)
		if (strcmp(argv[i], "--") == 0) {
			argv[i] = NULL;
			runners[count++].arguments = argv + i + 1;
			break;
		}
	for (int n = runs > 1 ? -1 : 0; n < runs; n++)
		for (int i = 0; i < count; i++)
			run(&runners[i], n < 0 ? 0 : n);
	for (int i = 0; i < count; i++) {
		qsort(runners[i].seconds, (size_t)runs, sizeof(double), by_size);
		qsort(runners[i].cpu, (size_t)runs, sizeof(double), by_size);
		printf("%.6f %.6f %ld\n", runners[i].seconds[runs / 2], runners[i].cpu[runs / 2], runners[i].kilobytes);
	}
	return 0;
}
