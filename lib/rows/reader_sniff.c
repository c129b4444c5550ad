/* SPDX-License-Identifier: ISC */
/* reader_sniff - which form an input has, told by its first bytes */
#include <string.h>

#include "rows/form.h"

#define BOM "\xef\xbb\xbf"

static void
drop_mark(struct input *in)
{
	input_peek(in);
	if (in->valid - in->at >= 3 && memcmp(in->data + in->at, BOM, 3) == 0)
		in->at += 3;
}

/* The first byte that is not blank, without taking anything; 0 when there is none. */
static char
first_mark(struct input *in)
{
	size_t ahead = 0;

	for (;;) {
		if (in->at + ahead < in->valid) {
			char byte = in->data[in->at + ahead];

			if (strchr(" \t\r\n", byte) == NULL || ahead > CELL_LIMIT)
				return byte;
			ahead++;
		} else if (in->finished) {
			return 0;
		} else {
			input_fill(in);
		}
	}
}

/* How often each delimiter stands outside of quotes. */
static void
count_delimiters(const struct line *line, size_t *tabs, size_t *commas, size_t *semicolons)
{
	bool quoted = false;

	for (size_t i = 0; i < line->length; i++) {
		char byte = line->text[i];

		quoted ^= byte == '"';
		*tabs += !quoted && byte == '\t';
		*commas += !quoted && byte == ',';
		*semicolons += !quoted && byte == ';';
	}
}

/* The first line that is not blank; what is blank before it is taken. */
static bool
first_line(struct input *in, struct line *line)
{
	enum line_state state;

	while ((state = input_line(in, CELL_LIMIT, line)) == LINE_WHOLE && line->length == 0)
		input_take(in, line);
	return state != LINE_NONE && state != LINE_BROKEN;
}

/* The line of that number, and nothing taken: it is looked for in the first MB. */
static bool
numbered_line(struct input *in, long number, struct line *line)
{
	size_t begin = 0, at = 0;

	for (;; at++) {
		while (in->at + at == in->valid && !in->finished && at < CELL_LIMIT)
			input_fill(in);
		if (in->at + at >= in->valid || in->data[in->at + at] == '\n') {
			if (--number == 0 || in->at + at >= in->valid)
				break;
			begin = at + 1;
		}
	}
	*line = (struct line){ in->data + in->at + begin, at - begin, 0 };
	return number == 0;
}

const struct form *
reader_sniff(struct input *in, long header_line, char *delimiter)
{
	size_t tabs = 0, commas = 0, semicolons = 0;
	struct line line;
	char mark;

	drop_mark(in);
	mark = first_mark(in);
	if (mark == '[' || mark == '{')
		return mark == '[' ? &json_form : &ndjson_form;
	if (header_line > 1 ? numbered_line(in, header_line, &line) : first_line(in, &line))
		count_delimiters(&line, &tabs, &commas, &semicolons);
	*delimiter = tabs > 0 ? '\t' : semicolons > commas ? ';' : ',';
	return tabs > 0 ? &tsv_form : &csv_form;
}

bool
reader_ruled(struct input *in)
{
	struct line line;
	size_t dashes = 0;

	numbered_line(in, 1, &line);
	for (size_t i = 0; i < line.length; i++) {
		if (strchr("- |:+\r", line.text[i]) == NULL)
			return false;
		dashes += line.text[i] == '-';
	}
	return dashes > 1;
}
