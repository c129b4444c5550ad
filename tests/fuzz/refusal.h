/* SPDX-License-Identifier: ISC */
/* refusal - in place of base/error, for targets that run what ends a program: that ends one run here, and the next
 * begins. */
#ifndef FUZZ_REFUSAL_H
#define FUZZ_REFUSAL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include "fuzz.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"

static jmp_buf refusal;
static int may_refuse;    /* a bit for each status that is an answer; any other end is a failure */

const char *program_name = "fuzz";

/* What a refused run leaves allocated is lost, so leaks are not looked for. */
_Noreturn void
die(enum status status, const char *format, ...)
{
	struct buf message = { 0 };
	va_list arguments;

	va_start(arguments, format);
	buf_vprintf(&message, format, arguments);
	va_end(arguments);
	if (!(may_refuse & 1 << status)) {
		fprintf(stderr, "died with %d: %s\n", (int)status, buf_string(&message));
		abort();
	}
	hold(text_bad_byte(buf_string(&message), message.length) == message.length);
	hold(message.length > 0);
	buf_free(&message);
	longjmp(refusal, 1);
}

void
warn(const char *format, ...)
{
	(void)format;
}

void
warn_problem(const struct problem *problem)
{
	hold(problem->reason != NULL);
}

bool
refuse(struct problem *problem, const char *field, const char *reason)
{
	hold(reason != NULL);
	*problem = (struct problem){ NULL, field, reason };
	return false;
}

const char *
said(const char *english)
{
	return english;
}

void
said_by(const char *(*translate)(const char *))
{
	(void)translate;
}

const char *__asan_default_options(void);

const char *
__asan_default_options(void)
{
	return "detect_leaks=0";
}

#endif
