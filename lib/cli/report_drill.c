/* SPDX-License-Identifier: ISC */
/*
 * report_drill - the command that lists the rows behind one row of a report.
 *
 * It is the template with its {names} filled in, then the filters the user gave. Two = filters of
 * one field mean either of them, so a filter whose field the template pins to one value is left
 * out: the row would not be there if its value did not pass that filter. Of a list of choices in
 * the template those remain that the filters of its field let pass. A template may have a day of its own (--as-of).
 */
#include <string.h>

#include "cli/options.h"
#include "cli/report.h"
#include "query/choice.h"

#define MOST_WORDS 50

/* The length of the path before a =; 0 for another operator. */
static size_t
pinned(const char *word)
{
	size_t n = strcspn(word, "=!~<>");

	return word[n] == '=' ? n : 0;
}

/* owner and owner_id are one field. */
static bool
same_field(const char *a, const char *b)
{
	size_t x = pinned(a), y = pinned(b);

	if (x > 3 && strncmp(a + x - 3, "_id", 3) == 0)
		x -= 3;
	if (y > 3 && strncmp(b + y - 3, "_id", 3) == 0)
		y -= 3;
	return x > 0 && x == y && strncmp(a, b, x) == 0;
}

static void
add_value(const struct report *r, const struct value *values, const char *name, struct buf *word)
{
	for (int i = 0; i < r->column_count; i++)
		if (strcmp(r->columns[i].column.name, name) == 0) {
			type_print(r->columns[i].column.type, &values[i], word);
			return;
		}
	for (int i = 0; i < r->parameter_count; i++)
		if (strcmp(r->parameters[i].name, name) == 0)
			type_print(r->parameters[i].kind.type, &r->parameters[i].value, word);
}

/* One word of the template; NULL when it is a name alone whose value is empty. */
static const char *
fill_word(const struct report *r, const struct value *values, const char *word, size_t length)
{
	struct buf filled = { 0 };
	const char *end = word + length, *answer;

	while (word < end) {
		size_t n = strcspn(word, *word == '{' ? "}" : "{");

		if (word + n > end)
			n = (size_t)(end - word);
		if (*word == '{')
			add_value(r, values, arena_copy(r->arena, word + 1, n - 1), &filled);
		else
			buf_add(&filled, word, n);
		word += n + (*word == '{');
	}
	answer = filled.length ? arena_string(r->arena, filled.data) : NULL;
	buf_free(&filled);
	return answer;
}

/* True when a filter, "stage=赢单,Lost", lets the code pass. */
static bool
lets_pass(struct run *run, const char *list, const char *filter, const char *code)
{
	const char *at = filter + pinned(filter) + 1;

	for (size_t n; *at; at += n + (at[n] == ',')) {
		const struct choice *c;

		n = strcspn(at, ",");
		c = choice_find(run->access, list, at, n);
		if (c && strcmp(c->code, code) == 0)
			return true;
	}
	return false;
}

/* The word of the template without those of its choices that no filter of the same field lets pass. */
static const char *
narrowed(struct run *run, const struct report *r, const char *word, const char *const *filters, int filter_count)
{
	const struct field *field = r->noun->fields;
	size_t n = pinned(word);
	char *left = arena_copy(r->arena, word, n + 1), *codes = arena_string(r->arena, word + n + 1), *save = NULL;
	bool any = false, asked = false;

	while (field->name && (strlen(field->name) != n || strncmp(field->name, word, n) != 0))
		field++;
	for (char *code = strtok_r(codes, ",", &save); field->list && code; code = strtok_r(NULL, ",", &save)) {
		bool passes = false;

		for (int i = 0; i < filter_count; i++)
			if (same_field(word, filters[i])) {
				asked = true;
				passes |= lets_pass(run, field->list, filters[i], code);
			}
		if (passes)
			left = arena_printf(r->arena, "%s%s%s", left, any ? "," : "", code);
		any |= passes;
	}
	return asked && any ? left : word;
}

static void
add_word(struct buf *line, const char *word)
{
	if (line->length)
		buf_byte(line, ' ');
	add_quoted(line, word);
}

static void
add_option(struct buf *line, const char *option, const char *value)
{
	if (!value)
		return;
	add_word(line, option);
	add_word(line, value);
}

void
report_drill(struct run *run, const struct report *r, const struct value *values, const char *const *filters,
    int filter_count, struct buf *line)
{
	const char *words[MOST_WORDS];
	int count = 0;

	for (const char *at = r->drill + strspn(r->drill, " "); *at && count < MOST_WORDS; at += strspn(at, " ")) {
		size_t n = strcspn(at, " ");

		words[count] = fill_word(r, values, at, n);
		if (r->noun && words[count] && pinned(words[count]) && strchr(words[count], ','))
			words[count] = narrowed(run, r, words[count], filters, filter_count);
		count += words[count] != NULL;
		at += n;
	}
	for (int i = 0; i < count; i++)
		add_word(line, words[i]);
	for (int i = 0; i < filter_count; i++) {
		bool pins = false;

		for (int k = 0; k < count; k++)
			pins |= same_field(words[k], filters[i]);
		if (!pins)
			add_word(line, filters[i]);
	}
	if (!strstr(r->drill, "--as-of"))
		add_option(line, "--as-of", run->options.as_of);
	add_option(line, "--db", run->options.db);
}
