/* SPDX-License-Identifier: ISC */
/* nested - rows inside a row. */
#include "cli/nested.h"

#include <string.h>

static const struct layout inner = { .format = "json" };

struct nested
nested_begin(const struct column *columns, int count)
{
	struct out *out = out_memory();

	return (struct nested){ out, writer_new(out, &inner, columns, count) };
}

/* What the writers print of a type_cell that is no text is the text itself. */
struct value
nested_literal(struct run *run, const struct buf *json)
{
	size_t length = json->length;
	struct value v = { .kind = TEXT, .number = 1 };

	while (length > 0 && json->data[length - 1] == '\n')
		length--;
	v.text = arena_copy(run->arena, buf_string(json), length);
	v.length = length;
	return v;
}

/* A document of NDJSON is one line: what stands between its rows is white space, for a newline within a text is escaped. */
static void
join_lines(struct buf *json)
{
	size_t kept = 0;

	for (size_t i = 0; i < json->length; i++)
		if (json->data[i] != '\n')
			json->data[kept++] = json->data[i];
	json->length = kept;
}

struct value
nested_end(struct run *run, struct nested n)
{
	struct buf json = { 0 };
	struct value v;

	writer_end(n.writer);
	buf_add(&json, buf_string(out_buf(n.out)), out_buf(n.out)->length);
	if (strcmp(run_format(run), "ndjson") == 0)
		join_lines(&json);
	v = nested_literal(run, &json);
	buf_free(&json);
	out_drop(n.out);
	return v;
}
