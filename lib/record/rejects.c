/* SPDX-License-Identifier: ISC */
/* rejects - refused rows in the shape of their file, with place, field and reason behind. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "record/rejects.h"

struct rejects {
	FILE *file;
	const char *path, *temporary;   /* the file gets its name when it is whole */
	enum reader_form form;
	char delimiter;
	bool begun;
};

struct rejects *
rejects_new(struct arena *arena, const char *path)
{
	struct rejects *r = arena_alloc(arena, sizeof *r);

	r->path = path;
	r->temporary = arena_printf(arena, "%s.%ld.tmp", path, (long)getpid());
	r->file = fopen(r->temporary, "we");
	if (!r->file)
		die(FAILED, "cannot make '%s': %s", path, strerror(errno));
	return r;
}

static void
put_csv(FILE *file, const char *text, char delimiter)
{
	if (!text[strcspn(text, "\"\r\n")] && !strchr(text, delimiter)) {
		fputs(text, file);
		return;
	}
	putc('"', file);
	for (; *text; text++) {
		if (*text == '"')
			putc('"', file);
		putc(*text, file);
	}
	putc('"', file);
}

static void
put_escaped(FILE *file, const char *text, const char *special, const char *letters)
{
	for (; *text; text++) {
		const char *at = strchr(special, *text);

		if (at) {
			putc('\\', file);
			putc(letters[at - special], file);
		} else {
			putc(*text, file);
		}
	}
}

static void
put_cell(struct rejects *r, const char *text)
{
	if (r->form == FORM_CSV)
		put_csv(r->file, text, r->delimiter);
	else
		put_escaped(r->file, text, "\t\n\r\\", "tnr\\");
}

void
rejects_header(struct rejects *r, const struct reader *reader, const char *const *header, int count)
{
	bool begun = r->begun;

	r->begun = true;
	r->form = reader_form(reader);
	r->delimiter = r->form == FORM_CSV ? reader_delimiter(reader) : '\t';
	if (begun || r->form == FORM_JSON || r->form == FORM_NDJSON)
		return;
	for (int i = 0; i < count; i++) {
		put_cell(r, header[i]);
		putc(r->delimiter, r->file);
	}
	fprintf(r->file, "place%cfield%creason\n", r->delimiter, r->delimiter);
}

static void
add_object(struct rejects *r, const char *raw, size_t length, const char *const *extra)
{
	static const char *const names[] = { "place", "field", "reason" };

	while (length > 0 && raw[length - 1] != '}')
		length--;
	fwrite(raw, 1, length ? length - 1 : 0, r->file);
	for (int i = 0; i < 3; i++) {
		fprintf(r->file, ", \"%s\": \"", names[i]);
		put_escaped(r->file, extra[i], "\"\\\n\r\t", "\"\\nrt");
		putc('"', r->file);
	}
	fputs("}\n", r->file);
}

void
rejects_add(struct rejects *r, const char *raw, size_t raw_length, const struct problem *p)
{
	const char *extra[] = { p->place ? p->place : "", p->field ? p->field : "", p->reason };

	if (r->form == FORM_JSON || r->form == FORM_NDJSON) {
		add_object(r, raw, raw_length, extra);
		return;
	}
	fwrite(raw, 1, raw_length, r->file);
	for (int i = 0; i < 3; i++) {
		putc(r->delimiter, r->file);
		put_cell(r, extra[i]);
	}
	putc('\n', r->file);
}

void
rejects_close(struct rejects *r)
{
	if (fflush(r->file) != 0 || ferror(r->file) || fclose(r->file) != 0 || rename(r->temporary, r->path) != 0)
		die(FAILED, "cannot write '%s': %s; nothing was written to the database", r->path, strerror(errno));
}
