/* SPDX-License-Identifier: ISC */
/* workbook_styles - which cell styles make a date or a time of a number. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "rows/parts.h"

#define CUSTOM_IDS 65536   /* Excel's own end at 250 and some */

/* The formats that have a number and no code. 27 to 36 and 50 to 58 are those of East Asia. */
unsigned
style_of_builtin(long id)
{
	static const struct {
		int first, last;
		unsigned style;
	} ranges[] = {
		{ 14, 17, STYLE_TIME | STYLE_DAY }, { 18, 21, STYLE_TIME }, { 22, 22, STYLE_TIME | STYLE_DAY },
		{ 27, 31, STYLE_TIME | STYLE_DAY }, { 32, 35, STYLE_TIME }, { 36, 36, STYLE_TIME | STYLE_DAY },
		{ 45, 45, STYLE_TIME }, { 46, 46, STYLE_TIME | STYLE_ELAPSED },
		{ 47, 47, STYLE_TIME | STYLE_FRACTION }, { 50, 58, STYLE_TIME | STYLE_DAY },
	};

	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
		if (id >= ranges[i].first && id <= ranges[i].last)
			return ranges[i].style;
	return 0;
}

/* What stands in [...]: an elapsed time when it is nothing but h, m or s. */
static unsigned
bracketed(const char *text, size_t length)
{
	if (length == 0 || strchr("hms", text[0] | ' ') == NULL)
		return 0;
	for (size_t i = 1; i < length; i++)
		if ((text[i] | ' ') != (text[0] | ' '))
			return 0;
	return STYLE_TIME | STYLE_ELAPSED;
}

/* What a letter of a code means. An m is a minute or a month; both make a time of a number. An e
 * is a year, or the exponent of 0.0E+0. */
static unsigned
lettered(const char *at)
{
	switch (*at | ' ') {
	case 'y':
	case 'd':
		return STYLE_TIME | STYLE_DAY;
	case 'e':
		return at[1] == '+' || at[1] == '-' ? 0 : STYLE_TIME | STYLE_DAY;
	case 'h':
	case 'm':
	case 's':
		return STYLE_TIME;
	default:
		return 0;
	}
}

/* Passes over what is shown as it stands, or not at all: "text", \x, _x and *x. */
static const char *
skip_literal(const char *at)
{
	if (*at == '"') {
		const char *end = strchr(at + 1, '"');

		return end != NULL ? end + 1 : at + strlen(at);
	}
	if (strchr("\\_*", *at) != NULL)
		return at + 1 + (at[1] != '\0');
	return at;
}

/* Only the first section counts: it is the one for numbers above zero. */
unsigned
style_of_code(const char *at)
{
	unsigned style = 0;

	while (*at != '\0' && *at != ';') {
		const char *next = skip_literal(at);

		if (next == at && *at == '[') {
			size_t length = strcspn(at + 1, "]");

			style |= bracketed(at + 1, length);
			next = at + 1 + length + (at[1 + length] != '\0');
		} else if (next == at && strncasecmp(at, "general", 7) == 0) {
			next = at + 7;
		} else if (next == at) {
			style |= lettered(at);
			if (style & STYLE_TIME && strncmp(at, ".0", 2) == 0)
				style |= STYLE_FRACTION;
			next = at + 1;
		}
		at = next;
	}
	return style;
}

static long
attribute_number(const char **attributes, const char *name)
{
	const char *value = part_attribute(attributes, name);

	return value != NULL ? strtol(value, NULL, 10) : 0;
}

static void
define_format(struct styles *styles, const char **attributes)
{
	const char *code = part_attribute(attributes, "formatCode");
	long id = attribute_number(attributes, "numFmtId");

	if (code == NULL || id < 0 || id >= CUSTOM_IDS)
		return;
	styles->custom[id] = (uint8_t)style_of_code(code);
	styles->defined[id] = 1;
}

static void
add_style(struct styles *styles, long format)
{
	bool defined = format >= 0 && format < CUSTOM_IDS && styles->defined[format];

	if (styles->count == styles->room) {
		styles->room += styles->room + 64;
		styles->of = must_realloc(styles->of, styles->room);
	}
	styles->of[styles->count++] =
	    defined ? styles->custom[format] : (uint8_t)style_of_builtin(format);
}

/* Formats of conditions (dxfs) and of named styles (cellStyleXfs) are no cell's own. */
static void
style_start(void *own, int depth, const char *name, const char **attributes)
{
	struct styles *styles = own;

	if (depth == 2)
		styles->inside = strcmp(name, "numFmts") == 0 ? 'n' : strcmp(name, "cellXfs") == 0 ? 'x' : 0;
	if (depth != 3)
		return;
	if (styles->inside == 'n' && strcmp(name, "numFmt") == 0)
		define_format(styles, attributes);
	if (styles->inside == 'x' && strcmp(name, "xf") == 0)
		add_style(styles, attribute_number(attributes, "numFmtId"));
}

int
styles_load(struct workbook *book)
{
	static const struct part_events events = { .start = style_start };

	if (book->styles_path == NULL || package_find(book, book->styles_path) == NULL)
		return 0;
	book->styles.custom = arena_alloc(book->arena, CUSTOM_IDS);
	book->styles.defined = arena_alloc(book->arena, CUSTOM_IDS);
	return part_whole(book, book->styles_path, &events, &book->styles);
}
