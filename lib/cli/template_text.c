/* SPDX-License-Identifier: ISC */
/* template_text - the texts of a template, and the {places} in them. */
#include <string.h>

#include "access/setting.h"
#include "cli/human.h"
#include "cli/template.h"

#define NAME_LETTERS "abcdefghijklmnopqrstuvwxyz_0123456789.-"

int
template_name(struct blank *t, struct names *names, int line, const char *text, bool optional)
{
	size_t n = strlen(text);

	if (n == 0 || strspn(text, NAME_LETTERS) != n)
		template_wrong(t, line, _("'%s' is no name of a field"), text);
	for (int i = 0; i < names->count; i++)
		if (strcmp(names->all[i].text, text) == 0) {
			names->all[i].optional &= optional;
			return i;
		}
	if (names->count == MOST_NAMES)
		template_wrong(t, line, _("more than %d fields"), MOST_NAMES);
	names->all[names->count] = (struct name){ text, line, optional };
	return names->count++;
}

static enum place_shape
shape_named(struct blank *t, int line, const char *word)
{
	static const char *const words[] = { "", "money", "capitals", "date", "percent" };

	for (size_t i = 1; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i], word) == 0)
			return (enum place_shape)i;
	template_wrong(t, line, _("'|%s' is none of |money, |capitals, |date, |percent"), word);
}

/* Words that are no fields; false: it is a field's. */
static bool
is_word(struct blank *t, int line, struct place *place, const char *name, bool lines, bool foot)
{
	static const struct {
		const char *word;
		enum place_kind kind;
		bool lines, foot;
	} words[] = {
		{ "today", PLACE_TODAY, false, false }, { "count", PLACE_COUNT, false, false },
		{ "#", PLACE_NUMBER, true, false },
		{ "page", PLACE_PAGE, false, true }, { "pages", PLACE_PAGES, false, true },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].word, name) == 0 && (lines || !words[i].lines) && (foot || !words[i].foot)) {
			place->kind = words[i].kind;
			return true;
		}
	if (strncmp(name, "company.", 8) != 0)
		return false;
	if (!setting_named(name))
		template_wrong(t, line, _("there is no setting '%s'"), name);
	place->kind = PLACE_COMPANY;
	place->setting = name;
	return true;
}

/* What stands between the braces. */
static struct place
read_place(struct blank *t, int line, char *text, bool lines, bool foot)
{
	struct place place = { PLACE_FIELD };
	char *shape = strchr(text, '|');
	size_t n;
	bool optional;

	if (shape) {
		*shape++ = '\0';
		place.shape = shape_named(t, line, shape);
	}
	n = strlen(text);
	optional = n > 1 && text[n - 1] == '?';
	text[n - optional] = '\0';
	if (is_word(t, line, &place, text, lines, foot)) {
		t->counts_pages |= place.kind == PLACE_PAGES;
		return place;
	}
	place.kind = lines ? PLACE_LINE : PLACE_FIELD;
	if (strncmp(text, "sum ", 4) == 0) {
		if (lines)
			template_wrong(t, line, _("a sum stands below the lines, in a row that begins with |="));
		place.kind = PLACE_SUM;
		text += 4 + strspn(text + 4, " ");
	}
	place.name = template_name(t, place.kind == PLACE_FIELD ? &t->fields : &t->line_fields, line, text, optional);
	return place;
}

/* The text up to a place or the end, ** made marks, {{ and }} single. */
static const char *
read_words(struct blank *t, const char **from, bool *bold)
{
	struct buf words = { 0 };
	const char *p = *from, *text;

	for (; *p && (*p != '{' || p[1] == '{'); p++) {
		if (p[0] == '*' && p[1] == '*') {
			*bold = !*bold;
			buf_byte(&words, *bold ? PAPER_BOLD : PAPER_PLAIN);
			p++;
			continue;
		}
		buf_byte(&words, *p);
		p += (*p == '{' || *p == '}') && p[1] == *p;
	}
	*from = p;
	text = arena_string(t->arena, buf_string(&words));
	buf_free(&words);
	return text;
}

struct piece *
template_text(struct blank *t, int line, const char *text, bool lines, bool foot)
{
	struct piece *first = NULL, **last = &first;
	bool bold = false;

	while (*text) {
		struct piece *piece = arena_alloc(t->arena, sizeof *piece);
		const char *close = strchr(text, '}');

		if (*text != '{' || text[1] == '{') {
			piece->text = read_words(t, &text, &bold);
		} else {
			if (!close)
				template_wrong(t, line, _("a { is never closed; write {{ for a brace"));
			piece->place = read_place(t, line, arena_copy(t->arena, text + 1, (size_t)(close - text - 1)),
			    lines, foot);
			text = close + 1;
		}
		*last = piece;
		last = &piece->next;
	}
	if (bold)
		template_wrong(t, line, _("a ** is never closed"));
	return first;
}
