/* SPDX-License-Identifier: ISC */
/* out - the way to stdout: buffered, checked, and never slower for the database than it must be */
#include "rows/out.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "rows/decode.h"
#include "rows/scratch.h"

#define PIECE ((size_t)64 * 1024)
#define IN_MEMORY ((size_t)4 * 1024 * 1024)

struct out {
	int descriptor;
	int aside;         /* the scratch file, -1 while all fits in memory */
	bool direct;       /* nothing is collected (any more) */
	bool written;      /* something was sent */
	struct buf buf;
	const char *encoding;
	struct encoder *encoder;   /* NULL: UTF-8 */
	struct buf encoded;
	void (*closed)(void *);    /* called when the pipe is closed; or NULL */
	void *context;
};

static int64_t committed;

void
out_after(int64_t change_set)
{
	committed = change_set;
}

/* A reader that has seen enough (head) is no failure. */
static _Noreturn void
end_unwritten(int error)
{
	if (error == EPIPE)
		exit(DONE);
	if (committed)
		die(FAILED, "cannot write to standard output: %s; the change itself is written, as change set %lld",
		    strerror(error), (long long)committed);
	die(FAILED, "cannot write to standard output: %s", strerror(error));
}

static struct sigaction
ignore_closed_pipes(void)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;

	sigaction(SIGPIPE, &ignore, &before);
	return before;
}

/* SIGPIPE is ignored only here, since a pager or a hook would inherit that. */
static void
put(struct out *out, const char *bytes, size_t length)
{
	struct sigaction before = ignore_closed_pipes();

	out->written = true;
	if (!write_all(out->descriptor, bytes, length)) {
		int error = errno;

		if (error == EPIPE && out->closed != NULL)
			out->closed(out->context);
		end_unwritten(error);
	}
	sigaction(SIGPIPE, &before, NULL);
}

/* Only pipes, sockets and terminals have somebody at the other end who may be slow. */
static bool
never_slow(int descriptor)
{
	struct stat info;

	if (fstat(descriptor, &info) < 0)
		return true;
	return S_ISREG(info.st_mode) || (S_ISCHR(info.st_mode) && !isatty(descriptor));
}

struct out *
out_new(int descriptor)
{
	struct out *out = must_alloc(sizeof *out);

	*out = (struct out){ .descriptor = descriptor, .aside = -1 };
	out->direct = never_slow(descriptor);
	return out;
}

struct out *
out_memory(void)
{
	struct out *out = must_alloc(sizeof *out);

	*out = (struct out){ .descriptor = -1, .aside = -1 };
	return out;
}

void
out_drop(struct out *out)
{
	buf_free(&out->buf);
	free(out);
}

struct buf *
out_buf(struct out *out)
{
	return &out->buf;
}

void
out_encode(struct out *out, const char *encoding)
{
	if (strcmp(encoding, "UTF-8") == 0)
		return;
	out->encoding = encoding;
	out->encoder = encoder_new(encoding);
}

void
out_when_closed(struct out *out, void (*closed)(void *), void *context)
{
	out->closed = closed;
	out->context = context;
}

/* What was collected, in the encoding asked for. */
static const struct buf *
encoded(struct out *out)
{
	if (out->encoder == NULL)
		return &out->buf;
	buf_clear(&out->encoded);
	if (!encode(out->encoder, out->buf.data, out->buf.length, &out->encoded))
		die(REFUSED, "cannot write a character of the text in %s", out->encoding);
	return &out->encoded;
}

static void
flush(struct out *out)
{
	const struct buf *bytes = encoded(out);

	if (out->direct)
		put(out, bytes->data, bytes->length);
	else
		scratch_write(out->aside, bytes->data, bytes->length);
	buf_clear(&out->buf);
}

void
out_cut(struct out *out)
{
	buf_clear(&out->buf);
	if (out->written)
		put(out, " ", 1);
}

void
out_check(struct out *out)
{
	if (out->buf.length < PIECE || out->descriptor < 0)
		return;
	if (!out->direct && out->aside < 0) {
		if (out->buf.length < IN_MEMORY)
			return;
		out->aside = scratch_file();
	}
	flush(out);
}

/* Copies what was put aside to where it belongs. */
static void
send_aside(struct out *out)
{
	char *piece = must_alloc(PIECE);
	long count;

	flush(out);
	if (lseek(out->aside, 0, SEEK_SET) < 0)
		die(FAILED, "cannot read a temporary file: %s", strerror(errno));
	while ((count = read_some(out->aside, piece, PIECE)) > 0)
		put(out, piece, (size_t)count);
	if (count < 0)
		die(FAILED, "cannot read a temporary file: %s", strerror(errno));
	free(piece);
	close(out->aside);
	out->aside = -1;
}

void
out_send(struct out *out)
{
	if (out->aside >= 0)
		send_aside(out);
	out->direct = true;
	if (out->buf.length > 0)
		flush(out);
}

int
out_end(struct out *out)
{
	int descriptor = out->descriptor;

	out_send(out);
	encoder_free(out->encoder);
	buf_free(&out->encoded);
	buf_free(&out->buf);
	free(out);
	return descriptor;
}

/* What goes by struct out is checked as it is written; this checks stdio, and what a file system
 * tells only at the end. A stdout that was closed from the start is no matter unless something
 * was to be written. */
void
out_close_stdout(void)
{
	struct sigaction before = ignore_closed_pipes();

	if (fflush(stdout) != 0 || ferror(stdout))
		end_unwritten(errno);
	if (close(STDOUT_FILENO) < 0 && errno != EBADF && errno != EINTR)
		end_unwritten(errno);
	sigaction(SIGPIPE, &before, NULL);
}
