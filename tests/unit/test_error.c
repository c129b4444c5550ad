/* SPDX-License-Identifier: ISC */
/* What reaches stderr, in how many pieces, and the status that follows. */
#include "unit.h"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"

#define LONG_TEXT 5000

static void
dies_quoting_a_name(void)
{
	die(REFUSED, "cannot add '%s': it is there already", "Acme\x1b[2J\n");
}

static void
warns_and_ends_well(void)
{
	warn("row %d was skipped", 7);
}

static void
warns_of_a_problem(void)
{
	warn_problem(&(struct problem){ "a.csv:17", "phone", "no such day" });
}

static void
warns_of_a_bare_problem(void)
{
	warn_problem(&(struct problem){ .reason = "it is empty" });
}

static void
dies_at_length(void)
{
	die(FAILED, "%*d", LONG_TEXT, 1);
}

/* Runs it in a child whose stderr is a socket that keeps each write apart; returns the status and
 * what the first write said. */
static int
heard(void (*run)(void), char *text, size_t size)
{
	int ends[2], status;
	ssize_t length;
	pid_t child;

	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		run();
		_exit(0);
	}
	close(ends[1]);
	length = read(ends[0], text, size - 1);
	assert_true(length > 0);
	text[length] = '\0';
	assert_int_equal(read(ends[0], &status, sizeof status), 0);
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
a_message_is_one_visible_line(void **state)
{
	static const struct { void (*run)(void); enum status status; const char *wanted; } examples[] = {
		{ dies_quoting_a_name, REFUSED,
		  "crm-test: cannot add 'Acme\\x1b[2J\\n': it is there already\n" },
		{ warns_and_ends_well, DONE, "crm-test: row 7 was skipped\n" },
		{ warns_of_a_problem, DONE, "crm-test: a.csv:17: phone: no such day\n" },
		{ warns_of_a_bare_problem, DONE, "crm-test: it is empty\n" },
	};
	char text[256];

	(void)state;
	program_name = "crm-test";
	for (size_t i = 0; i < COUNT(examples); i++) {
		assert_int_equal(heard(examples[i].run, text, sizeof text), examples[i].status);
		assert_string_equal(text, examples[i].wanted);
	}
}

static void
a_long_message_is_one_write(void **state)
{
	char text[2 * LONG_TEXT];

	(void)state;
	program_name = "crm-test";
	assert_int_equal(heard(dies_at_length, text, sizeof text), FAILED);
	assert_int_equal(strlen(text), strlen("crm-test: ") + LONG_TEXT + 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_is_one_visible_line),
		cmocka_unit_test(a_long_message_is_one_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
