/* SPDX-License-Identifier: ISC */
/* nested - rows inside a row. */
#include "cli/nested.h"

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

struct value
nested_end(struct run *run, struct nested n)
{
	struct value v;

	writer_end(n.writer);
	v = nested_literal(run, out_buf(n.out));
	out_drop(n.out);
	return v;
}
