/* SPDX-License-Identifier: ISC */
/* template - what a printed document looks like. */
#include "cli/template.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/human.h"

#define LARGEST (1 << 20)

/* Where the reading stands. */
struct text {
	struct blank *template;
	struct part **last;
	int line;
	const struct part *table;    /* the one whose rows are being read ... */
	bool has_widths, has_lines;  /* ... and what of it was seen */
	bool keeps;
};

void
template_wrong(const struct blank *t, int line, const char *format, ...)
{
	va_list list;
	const char *why;

	va_start(list, format);
	why = arena_vprintf(t->arena, format, list);
	va_end(list);
	if (!line)
		die(USAGE, "--each: %s", why);
	die(REFUSED, "%s:%d: %s", t->file, line, why);
}

bool
template_paper(const char *text, double *width, double *height)
{
	static const struct {
		const char *name;
		double width, height;
	} papers[] = {
		{ "a4", 210, 297 }, { "a5", 148, 210 }, { "a3", 297, 420 }, { "b5", 176, 250 },
		{ "letter", 215.9, 279.4 },
	};
	char *end;

	for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
		size_t n = strlen(papers[i].name);
		bool lies = strcmp(text + (strncmp(text, papers[i].name, n) == 0 ? n : 0), "-landscape") == 0;

		if (strcmp(text, papers[i].name) != 0 && !(lies && strncmp(text, papers[i].name, n) == 0))
			continue;
		*width = lies ? papers[i].height : papers[i].width;
		*height = lies ? papers[i].width : papers[i].height;
		return true;
	}
	*width = (double)strtol(text, &end, 10);
	if (end == text || *end != 'x' || strspn(end + 1, "0123456789") != strlen(end + 1))
		return false;
	*height = (double)strtol(end + 1, NULL, 10);
	return *width >= 30 && *width <= 2000 && *height >= 30 && *height <= 2000;
}

static double
number(const struct text *x, const char *text, double least, double most)
{
	char *end;
	double value = strtod(text, &end);

	if (end == text || *end || !(value >= least && value <= most))
		template_wrong(x->template, x->line, _("'%s' is not a number from %g to %g"), text, least, most);
	return value;
}

static struct part *
add_part(struct text *x, struct part part)
{
	struct part *p = arena_alloc(x->template->arena, sizeof *p);

	*p = part;
	p->line = x->line;
	*x->last = p;
	x->last = &p->next;
	return p;
}

/* The length up to the separator, which in braces is none. */
static size_t
up_to(const char *text, const char *separator)
{
	size_t n = strlen(separator);
	const char *p = text;
	bool inside = false;

	for (; *p && (inside || strncmp(p, separator, n) != 0); p++)
		inside = *p == '{' || (inside && *p != '}');
	return (size_t)(p - text);
}

/* Cuts a line into the texts between separators. */
static int
cut(const struct text *x, const char *line, const char *separator, const char **texts)
{
	int count = 0;

	for (const char *p = line;; p += strlen(separator)) {
		size_t length = up_to(p, separator), trimmed = length;
		const char *from = text_trim(p, &trimmed);

		if (count == PAPER_CELLS)
			template_wrong(x->template, x->line, _("more than %d columns"), PAPER_CELLS);
		texts[count++] = arena_copy(x->template->arena, from, trimmed);
		p += length;
		if (!*p)
			return count;
	}
}

/* Text beside text, in columns of the same width. */
static void
read_row(struct text *x, struct part *part, const char *line, enum paper_align align, bool foot)
{
	const char *texts[PAPER_CELLS] = { line };
	int count = line[up_to(line, "||")] ? cut(x, line, "||", texts) : 1;

	part->count = count;
	part->cells = arena_alloc(x->template->arena, (size_t)count * sizeof *part->cells);
	for (int i = 0; i < count; i++)
		part->cells[i] = (struct part_cell){ template_text(x->template, x->line, texts[i], false, foot),
		    100.0 / count,
			!foot ||
			count == 1 ? align : i == 0 ? PAPER_LEFT : i == count - 1 ? PAPER_RIGHT : PAPER_CENTRE };
}

static bool
is_width(const char *text)
{
	size_t n = strspn(text, "0123456789");

	return n > 0 && n < 4 && (!text[n] || (strchr("<^>", text[n]) && !text[n + 1]));
}

static bool
are_widths(const char *const *texts, int count)
{
	for (int i = 0; i < count; i++)
		if (!is_width(texts[i]))
			return false;
	return true;
}

static void
take_widths(struct text *x, struct part *table, const char *const *texts, int count)
{
	double sum = 0;

	if (table->cells && table->count != count)
		template_wrong(x->template, x->line, _("%d widths for %d columns"), count, table->count);
	if (!table->cells)
		table->cells = arena_alloc(x->template->arena, (size_t)count * sizeof *table->cells);
	table->count = count;
	for (int i = 0; i < count; i++)
		sum += (double)strtol(texts[i], NULL, 10);
	for (int i = 0; i < count; i++) {
		table->cells[i].share = (double)strtol(texts[i], NULL, 10) * 100 / (sum > 0 ? sum : 1);
		table->cells[i].align = strchr(texts[i], '>') ? PAPER_RIGHT :
		    strchr(texts[i], '^') ? PAPER_CENTRE : PAPER_LEFT;
	}
	if (sum <= 0)
		template_wrong(x->template, x->line, _("the widths are nothing"));
	x->has_widths = true;
}

/* A row of cells in the columns of the table; where there are fewer, the first is as wide as those that are missing. */
static void
take_cells(struct text *x, struct part *part, const char *const *texts, int count)
{
	const struct part *table = x->table;
	int wide = table->count - count;

	if (wide < 0 || (wide > 0 && part->kind == PART_LINES))
		template_wrong(x->template, x->line, _("%d cells for %d columns"), count, table->count);
	part->count = count;
	part->cells = arena_alloc(x->template->arena, (size_t)count * sizeof *part->cells);
	for (int i = 0; i < count; i++) {
		struct part_cell *cell = &part->cells[i];

		cell->pieces = template_text(x->template, x->line, texts[i], part->kind == PART_LINES, false);
		cell->align = i == 0 && wide ? PAPER_LEFT : table->cells[i + wide].align;
		for (int k = i ? i + wide : 0; k <= i + wide; k++)
			cell->share += table->cells[k].share;
	}
}

static struct part *
begin_table(struct text *x, const char *const *texts, int count)
{
	struct part *table = add_part(x, (struct part){ .kind = PART_TABLE, .scale = 1, .bold = true });

	x->table = table;
	x->has_widths = x->has_lines = false;
	if (are_widths(texts, count))
		return table;
	table->count = count;
	table->headed = true;
	table->cells = arena_alloc(x->template->arena, (size_t)count * sizeof *table->cells);
	for (int i = 0; i < count; i++)
		table->cells[i].pieces = template_text(x->template, x->line, texts[i], false, false);
	return table;
}

/* | heads |, | widths |, | a row for each line |, |= cells of a row by itself | */
static void
read_table(struct text *x, const char *line, struct condition condition)
{
	const char *texts[PAPER_CELLS];
	bool alone = line[1] == '=';
	size_t length = strlen(line + 1 + alone);
	const char *rest = text_trim(line + 1 + alone, &length);
	int count;

	length -= length && rest[length - 1] == '|';
	count = cut(x, arena_copy(x->template->arena, rest, length), "|", texts);
	if (!x->table && !alone) {
		struct part *table = begin_table(x, texts, count);

		if (!table->cells)
			take_widths(x, table, texts, count);
	} else if (!x->has_widths && !alone && are_widths(texts, count)) {
		take_widths(x, (struct part *)x->table, texts, count);
	} else if (!x->has_widths) {
		template_wrong(x->template, x->line, _("a table needs a row of widths first: | 10 | 60 | 30> |"));
	} else if (!alone && x->has_lines) {
		template_wrong(x->template, x->line, _("a table has one row for its lines; others begin with |="));
	} else {
		take_cells(x, add_part(x, (struct part){ .kind = alone ? PART_CELLS : PART_LINES,
		    .condition = condition, .scale = 1 }), texts, count);
		x->has_lines |= !alone;
		x->template->has_lines |= !alone;
	}
}

/* [keep], [end], [page], [rule], [space 20] */
static void
read_command(struct text *x, const char *line, struct condition condition)
{
	static const struct {
		const char *word;
		enum part_kind kind;
	} words[] = { { "[page]", PART_PAGE }, { "[rule]", PART_RULE }, { "[keep]", PART_KEEP },
	    { "[end]", PART_END } };
	size_t n = strlen(line);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].word, line) == 0) {
			if ((words[i].kind == PART_KEEP && x->keeps) || (words[i].kind == PART_END && !x->keeps))
				template_wrong(x->template, x->line, _("[keep] and [end] stand in turn"));
			x->keeps = words[i].kind == PART_KEEP || (x->keeps && words[i].kind != PART_END);
			add_part(x, (struct part){ .kind = words[i].kind, .condition = condition });
			return;
		}
	if (strncmp(line, "[space ", 7) != 0 || line[n - 1] != ']')
		template_wrong(x->template, x->line,
		    _("'%s' is none of [page], [rule], [keep], [end], [space MILLIMETRES]"), line);
	add_part(x, (struct part){ .kind = PART_SPACE, .condition = condition,
	    .space = number(x, arena_copy(x->template->arena, line + 7, n - 8), 0, 500) });
}

/* ?NAME, ?!NAME, ?NAME=VALUE, ?!NAME=VALUE and a blank; what the rest of the line is. */
static const char *
read_condition(struct text *x, const char *line, struct condition *c)
{
	size_t n = strcspn(line, " ");
	char *word = arena_copy(x->template->arena, line + 1, n - 1), *value = strchr(word, '=');

	c->any = true;
	c->negated = *word == '!';
	c->value = value ? value + 1 : NULL;
	if (value)
		*value = '\0';
	c->name = template_name(x->template, &x->template->fields, x->line, word + c->negated, true);
	return line + n + (line[n] == ' ');
}

static void
read_paragraph(struct text *x, const char *line, struct condition condition)
{
	static const struct {
		const char *mark;
		double scale;
		bool bold;
		enum paper_align align;
	} marks[] = {
		{ "### ", 1.1, true, PAPER_LEFT }, { "## ", 1.25, true, PAPER_CENTRE },
		{ "# ", 1.9, true, PAPER_CENTRE },
		{ "> ", 1, false, PAPER_RIGHT }, { "^ ", 1, false, PAPER_CENTRE }, { "~ ", 0.85, false, PAPER_LEFT },
		{ "\\", 1, false, PAPER_LEFT }, { "", 1, false, PAPER_LEFT },
	};
	size_t i = 0;
	struct part *part;

	while (strncmp(line, marks[i].mark, strlen(marks[i].mark)) != 0)
		i++;
	part = add_part(x, (struct part){ .kind = PART_ROW, .condition = condition, .scale = marks[i].scale,
	    .bold = marks[i].bold });
	read_row(x, part, line + strlen(marks[i].mark), marks[i].align, false);
}

static void
read_body(struct text *x, const char *line)
{
	struct condition condition = { 0 };

	if (strncmp(line, "//", 2) == 0)
		return;
	if (*line == '?')
		line = read_condition(x, line, &condition);
	if (*line == '|' && line[1] != '|') {
		read_table(x, line, condition);
		return;
	}
	if (x->table && !x->has_widths)
		template_wrong(x->template, x->line, _("a table needs a row of widths first: | 10 | 60 | 30> |"));
	x->table = NULL;
	x->has_widths = false;
	if (!*line)
		add_part(x, (struct part){ .kind = PART_GAP });
	else if (*line == '[')
		read_command(x, line, condition);
	else
		read_paragraph(x, line, condition);
}

static void
take_noun(struct blank *t, const char *noun)
{
	t->noun = noun;
	t->entity = entity_named(noun);
}

/* A line of the head: WORD: VALUE. */
static void
read_head(struct text *x, char *line)
{
	struct blank *t = x->template;
	char *colon = strchr(line, ':');
	size_t length = colon ? strlen(colon + 1) : 0;
	const char *value = colon ? text_trim(colon + 1, &length) : NULL;
	const struct {
		const char *word, **text;
	} words[] = {
		{ "title", &t->title }, { "title-zh", &t->title_zh }, { "lines", &t->lines }, { "by", &t->by },
		{ "font", &t->family }, { "language", &t->language },
	};

	if (!colon || !length)
		template_wrong(t, x->line, _("no WORD: VALUE; a blank line ends the head"));
	*colon = '\0';
	value = arena_copy(t->arena, value, length);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].word, line) == 0) {
			*words[i].text = value;
			return;
		}
	if (strcmp(line, "noun") == 0)
		take_noun(t, value);
	else if (strcmp(line, "margin") == 0)
		t->margin = number(x, value, 3, 100);
	else if (strcmp(line, "size") == 0)
		t->size = number(x, value, 4, 72);
	else if (strcmp(line, "foot") == 0)
		read_row(x, &t->foot, value, PAPER_CENTRE, true);
	else if (strcmp(line, "paper") != 0)
		template_wrong(t, x->line, _("'%s' is none of title, title-zh, noun, lines, by, paper, margin, size, "
		    "font, language, foot"), line);
	else if (!template_paper(value, &t->width, &t->height))
		template_wrong(t, x->line, _("no paper '%s': a3, a4, a5, b5 or letter, "
		    "with -landscape behind it or not, or WIDTHxHEIGHT in millimetres"), value);
}

static void
read_line(struct text *x, char *line, bool *body)
{
	size_t length = strlen(line);

	while (length > 0 && strchr("\r\n \t", line[length - 1]))
		line[--length] = '\0';
	if (text_bad_byte(line, length) < length)
		template_wrong(x->template, x->line, _("it is not UTF-8"));
	if (*body)
		read_body(x, line);
	else if (!length)
		*body = true;
	else if (strncmp(line, "//", 2) != 0)
		read_head(x, line);
}

/* The whole file, in the arena. */
static char *
read_file(struct arena *arena, const char *file, size_t *length)
{
	FILE *stream = fopen(file, "re");
	struct buf bytes = { 0 };
	char *text;

	while (stream && !feof(stream) && !ferror(stream) && bytes.length < LARGEST)
		bytes.length += fread(buf_room(&bytes, BUFSIZ), 1, BUFSIZ, stream);
	if (!stream || ferror(stream))
		die(FAILED, _("cannot read '%s': %s"), file, strerror(errno));
	fclose(stream);
	if (bytes.length >= LARGEST)
		die(REFUSED, _("'%s' is longer than 1 MB: no template is"), file);
	*length = bytes.length;
	text = arena_copy(arena, buf_string(&bytes), bytes.length);
	buf_free(&bytes);
	return text;
}

struct blank *
template_read(struct arena *arena, const char *name, const char *file)
{
	struct blank *t = arena_alloc(arena, sizeof *t);
	struct text x = { .template = t, .last = &t->parts };
	size_t length;
	char *text = read_file(arena, file, &length), *end = text + length;
	bool body = false;

	*t = (struct blank){ .arena = arena, .name = name, .file = file, .title = name, .lines = "lines", .width = 210,
		.height = 297, .margin = 20, .size = 10.5, .foot.scale = 0.85, .language = "zh-cn",
		.family = "Noto Sans CJK SC, WenQuanYi Micro Hei, WenQuanYi Zen Hei, Droid Sans Fallback, sans-serif" };
	for (char *line = text; line < end; line = text) {
		text = memchr(line, '\n', (size_t)(end - line));
		text = text ? text + 1 : end;
		x.line++;
		if (memchr(line, '\0', (size_t)(text - line)))
			template_wrong(t, x.line, _("it is not UTF-8"));
		read_line(&x, arena_copy(arena, line, (size_t)(text - line)), &body);
	}
	x.line += x.line == 0;
	if (x.table && !x.has_widths)
		template_wrong(t, x.line, _("a table needs a row of widths first: | 10 | 60 | 30> |"));
	if (x.keeps || !t->parts)
		template_wrong(t, x.line,
		    x.keeps ? _("[keep] needs its [end]") : _("it has a head alone, nothing to print"));
	return t;
}
