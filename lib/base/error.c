/* SPDX-License-Identifier: ISC */
/* error - messages leave in one write, so that those of the programs of a pipe do not mix. */
#include "base/error.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/text.h"

const char *program_name = "crm";

static const char *(*translator)(const char *);

const char *
said(const char *english)
{
	return translator && *english ? translator(english) : english;
}

void
said_by(const char *(*translate)(const char *))
{
	translator = translate;
}

/* What stderr does not take is lost: there is nobody left to tell. */
static void
write_whole(const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(STDERR_FILENO, bytes, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return;
		bytes += written;
		length -= (size_t)written;
	}
}

static void
say(const char *message, size_t length)
{
	struct buf line = { 0 };

	buf_text(&line, program_name);
	buf_text(&line, ": ");
	text_visible(&line, message, length);
	buf_byte(&line, '\n');
	write_whole(line.data, line.length);
	buf_free(&line);
}

static __attribute__((format(printf, 1, 0))) void
say_formatted(const char *format, va_list arguments)
{
	struct buf message = { 0 };

	buf_vprintf(&message, said(format), arguments);
	say(buf_string(&message), message.length);
	buf_free(&message);
}

_Noreturn void
die(enum status status, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say_formatted(format, arguments);
	va_end(arguments);
	exit((int)status);
}

void
warn(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say_formatted(format, arguments);
	va_end(arguments);
}

bool
refuse(struct problem *p, const char *field, const char *reason)
{
	*p = (struct problem){ NULL, field, reason };
	return false;
}

void
warn_problem(const struct problem *problem)
{
	const char *parts[] = { problem->place, problem->field, said(problem->reason) };
	struct buf message = { 0 };

	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		if (parts[i] == NULL)
			continue;
		if (message.length > 0)
			buf_text(&message, ": ");
		buf_text(&message, parts[i]);
	}
	say(buf_string(&message), message.length);
	buf_free(&message);
}
