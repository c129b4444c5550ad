/* SPDX-License-Identifier: ISC */
/* report - the head of a report file. */
#include "cli/report.h"

#include <string.h>

#include "base/decimal.h"
#include "cli/human.h"
#include "query/near.h"

#define NAME_BYTES "abcdefghijklmnopqrstuvwxyz0123456789_"

/* Cuts the next word off: up to a blank, or all between two quotes. NULL at the end. */
static char *
next_word(char **at, bool *quoted)
{
	char *word = *at + strspn(*at, " \t"), *end;

	if (!*word)
		return NULL;
	*quoted = *word == '"';
	word += *quoted;
	end = word + strcspn(word, *quoted ? "\"" : " \t");
	*at = end + (*end != '\0');
	*end = '\0';
	return word;
}

static const char *
unknown_type(struct arena *arena, const char *word)
{
	static const char *const others[] = { "date-from", "date-to", "word:A|B", "choice:LIST", "reference:NOUN",
		"text", "code", "integer", "boolean", "date", "instant", "money", "price", "quantity", "rate", "id" };
	struct near *near = near_new(arena, word);

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		near_offer(near, others[i]);
	return arena_printf(arena, _("no type '%s'%s"), word, near_says(near));
}

/* "1..520": the least and the most that a number may be; either may be left out. */
static const char *
read_range(struct arena *arena, const struct type *type, const char *range, struct value_kind *kind)
{
	const struct reading reading = { .arena = arena, .money_decimals = MONEY_PLACES };
	const char *dots = strstr(range, ".."), *why = NULL;
	struct value least = { .number = INT64_MIN }, most = { .number = INT64_MAX };

	if (dots && dots > range)
		why = type->parse(&reading, range, (size_t)(dots - range), &least);
	if (dots && !why && dots[2])
		why = type->parse(&reading, dots + 2, strlen(dots + 2), &most);
	*kind = (struct value_kind){ .type = type, .range = range, .least = least.number, .most = most.number };
	return dots && !why ? NULL : arena_printf(arena, _("'%s' is no range: 1.., ..9 or 1..9 is"), range);
}

/* What stands behind the colon of choice:, word: and reference:, and of a number. */
static const char *
read_detail(struct arena *arena, const char *word, const char *detail, struct value_kind *kind)
{
	const struct type *type = type_named(word);

	if (type && type->ranged && type->integer)
		return read_range(arena, type, detail, kind);
	if (strcmp(word, "choice") == 0)
		*kind = (struct value_kind){ .type = &type_choice, .list = detail };
	else if (strcmp(word, "word") == 0)
		*kind = (struct value_kind){ .type = &type_text, .words = detail };
	else if (strcmp(word, "reference") == 0)
		*kind = (struct value_kind){ .type = &type_reference, .to = entity_named(detail) };
	else
		return unknown_type(arena, word);
	if (kind->type == &type_reference && !kind->to)
		return arena_printf(arena, _("no noun '%s'"), detail);
	return NULL;
}

static const char *
read_kind(struct arena *arena, char *word, struct value_kind *kind)
{
	char *detail = strchr(word, ':');
	bool from = strcmp(word, "date-from") == 0, to = strcmp(word, "date-to") == 0;

	if (detail) {
		*detail++ = '\0';
		return read_detail(arena, word, detail, kind);
	}
	*kind = (struct value_kind){ .type = from || to ? &type_date : type_named(word), .first = from };
	if (!kind->type)
		return unknown_type(arena, word);
	if (kind->type == &type_choice || kind->type == &type_reference)
		return arena_printf(arena, _("'%s' needs a colon and its %s behind it"), word,
		    kind->type == &type_choice ? _("list") : _("noun"));
	return NULL;
}

/* The name and, where it is a new one, the type of a parameter or column. */
static const char *
read_name(struct arena *arena, char **rest, const char **name, struct value_kind *kind)
{
	bool quoted;
	char *word = next_word(rest, &quoted), *type;

	if (!word || quoted || !*word || word[strspn(word, NAME_BYTES)])
		return _("a name of small letters, digits and _ comes first");
	*name = word;
	if (!kind)
		return NULL;
	type = next_word(rest, &quoted);
	if (!type || quoted)
		return arena_printf(arena, _("'%s' needs a type"), word);
	return read_kind(arena, type, kind);
}

static const char *
unknown_word(struct arena *arena, const char *word)
{
	return arena_printf(arena, _("'%s' is one word too many: a label stands in quotes"), word);
}

/* For Chinese readers: the label of what was declared before. */
static const char *
take_label(struct arena *arena, char *rest, const char **label)
{
	bool quoted;
	char *word = next_word(&rest, &quoted);

	if (!label)
		return _("it is not declared above");
	if (!word || !quoted)
		return _("a label in quotes comes after the name");
	if (human_chinese())
		*label = word;
	word = next_word(&rest, &quoted);
	return word ? unknown_word(arena, word) : NULL;
}

static const char *
take_parameter(struct report *r, char *rest, bool chinese)
{
	struct parameter *p = &r->parameters[r->parameter_count], *known;
	const char *why = read_name(r->arena, &rest, &p->name, chinese ? NULL : &p->kind);
	bool quoted;

	if (why)
		return why;
	known = report_parameter_named(r, p->name);
	if (chinese)
		return take_label(r->arena, rest, known ? &known->label : NULL);
	if (known)
		return _("it is declared twice");
	if (r->parameter_count == MOST_PARAMETERS - 1)
		return _("too many parameters");
	p->line = r->line;
	for (char *word = next_word(&rest, &quoted); word; word = next_word(&rest, &quoted)) {
		const char **place = quoted ? &p->label : &p->preset;

		if (*place || p->label)
			return unknown_word(r->arena, word);
		*place = word;
	}
	r->parameter_count++;
	return NULL;
}

/* A choice shows the label of its list, which the field names. */
static void
make_column(struct report *r, struct column *column, const struct value_kind *kind)
{
	struct field *field = arena_alloc(r->arena, sizeof *field);

	column->type = kind->type;
	if (!kind->list)
		return;
	*field = (struct field){ .name = column->name, .type = kind->type, .list = kind->list };
	column->field = field;
}

static const char *
take_column(struct report *r, char *rest, bool chinese)
{
	struct report_column *c = &r->columns[r->column_count], *known;
	struct value_kind kind = { 0 };
	const char *why = read_name(r->arena, &rest, &c->column.name, chinese ? NULL : &kind);
	bool quoted;

	if (why)
		return why;
	known = (struct report_column *)(uintptr_t)report_column_named(r, c->column.name);
	if (chinese)
		return take_label(r->arena, rest, known ? &known->column.label : NULL);
	if (known)
		return _("it is declared twice");
	if (r->column_count == MOST_REPORT_COLUMNS - 1)
		return _("too many columns");
	if (kind.type == &type_reference)
		return _("a column holds an id or a text, not a reference");
	make_column(r, &c->column, &kind);
	c->line = r->line;
	for (char *word = next_word(&rest, &quoted); word; word = next_word(&rest, &quoted)) {
		if (quoted && !c->column.label)
			c->column.label = word;
		else if (!quoted && strcmp(word, "bar") == 0)
			c->column.bar = true;
		else if (!quoted && strcmp(word, "hidden") == 0)
			c->hidden = true;
		else
			return unknown_word(r->arena, word);
	}
	r->column_count++;
	return NULL;
}

static const char *
take_title(struct report *r, char *rest, bool chinese)
{
	if (chinese)
		r->title_zh = rest;
	else
		r->title = rest;
	return NULL;
}

static const char *
take_says(struct report *r, char *rest, bool chinese)
{
	if (chinese)
		r->says_zh = rest;
	else
		r->says = rest;
	return NULL;
}

static const char *
take_noun(struct report *r, char *rest, bool chinese)
{
	(void)chinese;
	r->noun = entity_named(rest);
	return r->noun ? NULL : arena_printf(r->arena, _("no noun '%s'"), rest);
}

static const char *
take_drill(struct report *r, char *rest, bool chinese)
{
	(void)chinese;
	r->drill = rest;
	r->drill_line = r->line;
	return NULL;
}

static const char *
take_chart(struct report *r, char *rest, bool chinese)
{
	(void)chinese;
	r->chart = strcmp(rest, "lines") == 0;
	return r->chart ? NULL : arena_printf(r->arena, _("a chart is of lines, not of '%s'"), rest);
}

/* Any other comment is a comment. */
static const struct {
	const char *key;
	const char *(*take)(struct report *, char *rest, bool chinese);
} keys[] = {
	{ "title", take_title }, { "says", take_says }, { "noun", take_noun }, { "param", take_parameter },
	{ "column", take_column }, { "drill", take_drill }, { "chart", take_chart },
};

/* Cuts blanks off the end. */
static void
trim_end(char *text)
{
	size_t n = strlen(text);

	while (n > 0 && strchr(" \t\r", text[n - 1]))
		text[--n] = '\0';
}

static const char *
take_line(struct report *r, char *line)
{
	char *rest;
	size_t n;
	bool chinese;
	int quotes = 0;

	line += 2 + strspn(line + 2, " \t");
	trim_end(line);
	n = strcspn(line, ":[ ");
	chinese = strncmp(line + n, "[zh]:", 5) == 0;
	if (line[n] != ':' && !chinese)
		return NULL;
	rest = line + n + (chinese ? 5 : 1);
	rest += strspn(rest, " \t");
	for (const char *p = rest; *p; p++)
		quotes += *p == '"';
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strlen(keys[i].key) == n && strncmp(keys[i].key, line, n) == 0) {
			if (quotes % 2 && strchr("pc", *line))
				return _("a quote is never closed");
			return keys[i].take(r, rest, chinese);
		}
	return NULL;
}

/* Every {name} of the drill-down is a column or a parameter. */
static const char *
check_drill(struct report *r)
{
	const char *p = r->drill ? r->drill : "";

	for (p += strcspn(p, "{"); *p; p += strcspn(p, "{")) {
		const char *name = arena_copy(r->arena, p + 1, strcspn(p + 1, "}"));

		p += strlen(name) + 1;
		if (!*p)
			return _("a { is never closed");
		if (!report_column_named(r, name) && !report_parameter_named(r, name))
			return arena_printf(r->arena, _("{%s} is neither a column nor a parameter"), name);
	}
	return NULL;
}

/* The head ends where the SQL begins. */
static const char *
read_head(struct report *r)
{
	const char *at = r->text, *why = NULL;

	for (r->line = report_line(r, 0); *at; r->line = report_line(r, (size_t)(at - r->text))) {
		size_t n = strcspn(at, "\n");
		char *line = arena_copy(r->arena, at, n);

		if (strncmp(line, "--", 2) == 0)
			why = take_line(r, line);
		else if (line[strspn(line, " \t\r")])
			break;
		if (why)
			return why;
		at += n + (at[n] != '\0');
	}
	why = check_drill(r);
	if (why)
		r->line = r->drill_line;
	return why;
}

struct report *
report_read(struct arena *arena, const char *name, const char *file, struct problem *problem)
{
	struct report *r = arena_alloc(arena, sizeof *r);
	const char *why;

	r->arena = arena;
	r->name = r->title = name;
	r->file = file;
	why = report_text(r);
	if (!why)
		why = read_head(r);
	if (!why)
		return r;
	*problem = (struct problem){ arena_printf(arena, "%s:%d", file, r->line), NULL, why };
	return NULL;
}

struct parameter *
report_parameter_named(struct report *r, const char *name)
{
	for (int i = 0; i < r->parameter_count; i++)
		if (strcmp(r->parameters[i].name, name) == 0)
			return &r->parameters[i];
	return NULL;
}

const struct report_column *
report_column_named(const struct report *r, const char *name)
{
	for (int i = 0; i < r->column_count; i++)
		if (strcmp(r->columns[i].column.name, name) == 0)
			return &r->columns[i];
	return NULL;
}
