/* SPDX-License-Identifier: ISC */
/* reader_tsv - cells between TABs, with \t \n \r \\ for what would break a line */
#include <string.h>

#include "rows/form.h"

static void
nothing(struct reader *r)
{
	(void)r;
}

/* What the letter behind a backslash stands for; 0 when it stands for nothing. */
static char
escaped(char letter)
{
	switch (letter) {
	case 't': return '\t';
	case 'n': return '\n';
	case 'r': return '\r';
	case '\\': return '\\';
	default: return 0;
	}
}

int
tsv_unescape(struct reader *r, char *text, size_t *length)
{
	char *to = text;

	for (const char *from = text; from < text + *length; from++) {
		char byte = *from;

		if (byte == '\\' && (byte = escaped(*++from)) == 0)
			return reader_refuse(r, r->line, "cell %d has a backslash that begins none "
			    "of \\t \\n \\r \\\\: a backslash itself is written \\\\",
			    r->count + 1);
		*to++ = byte;
	}
	*to = '\0';
	*length = (size_t)(to - text);
	return 1;
}

/* True when the last cell of an unfinished line is over its limit, even if all of it is escapes. */
static bool
cell_too_long(const struct line *line)
{
	size_t most = 2 * CELL_LIMIT;

	return line->length > most
	    && memchr(line->text + line->length - most, '\t', most) == NULL;
}

static enum line_state
whole_line(struct reader *r, struct line *line)
{
	enum line_state state;
	size_t most = 2 * CELL_LIMIT;

	while ((state = input_line(&r->in, most, line)) == LINE_PIECE
	    && !cell_too_long(line) && line->length <= ROW_LIMIT)
		most += CELL_LIMIT;
	return state;
}

int
tsv_line(struct reader *r, bool blank, struct line *line)
{
	enum line_state state;

	while ((state = whole_line(r, line)) == LINE_WHOLE && line->length == 0 && !blank)
		input_take(&r->in, line);
	r->line = r->in.line;
	if (state == LINE_BROKEN)
		return reader_refuse_input(r);
	if (state == LINE_NONE)
		return 0;
	if (state == LINE_PIECE && cell_too_long(line))
		return reader_refuse(r, r->line, "a cell is longer than 1 MB");
	if (state == LINE_PIECE || line->length > ROW_LIMIT)
		return reader_refuse(r, r->line, "the row is longer than 16 MB");
	if (state == LINE_LAST && r->options.is_pipe)
		return reader_refuse_cut(r, r->line);
	input_take(&r->in, line);
	return 1;
}

static int
tsv_next(struct reader *r)
{
	struct line line;
	int found = tsv_line(r, false, &line);

	if (found <= 0)
		return found;
	if (r->options.keep_raw)
		buf_add(&r->raw, line.text, line.length);
	return reader_split(r, line.text, line.length,
	    memchr(line.text, '\\', line.length) != NULL ? tsv_unescape : NULL);
}

const struct form tsv_form = { FORM_TSV, nothing, tsv_next, nothing, NULL };
