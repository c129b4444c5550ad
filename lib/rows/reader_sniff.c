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

const struct form *
reader_sniff(struct input *in, char *delimiter)
{
	size_t tabs = 0, commas = 0, semicolons = 0;
	enum line_state state;
	struct line line;
	char mark;

	drop_mark(in);
	mark = first_mark(in);
	if (mark == '[' || mark == '{')
		return mark == '[' ? &json_form : &ndjson_form;
	while ((state = input_line(in, CELL_LIMIT, &line)) == LINE_WHOLE && line.length == 0)
		input_take(in, &line);
	if (state != LINE_NONE && state != LINE_BROKEN)
		count_delimiters(&line, &tabs, &commas, &semicolons);
	*delimiter = tabs > 0 ? '\t' : semicolons > commas ? ';' : ',';
	return tabs > 0 ? &tsv_form : &csv_form;
}
