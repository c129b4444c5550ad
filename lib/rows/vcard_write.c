/* SPDX-License-Identifier: ISC */
/* vcard_write - cards out: escaping and folding (RFC 2426 2.4.2 and 2.6, RFC 6350 3.2 and 3.4). */
#include <string.h>
#include <strings.h>

#include "rows/vcard.h"

#define FOLD 75      /* bytes of a line without its end */

static bool
is_control(char byte)
{
	return ((unsigned char)byte < ' ' && byte != '\t') || byte == 0x7f;
}

/* How many of so many bytes go into a line of most bytes, which may not end inside a character. */
static size_t
piece(const char *text, size_t length, size_t most)
{
	if (length <= most)
		return length;
	while (most > 1 && ((unsigned char)text[most] & 0xc0) == 0x80)
		most--;
	return most;
}

static void
put_line(struct vcard *card)
{
	const char *text = buf_string(&card->line);
	size_t left = card->line.length, n = piece(text, left, FOLD);

	buf_add(card->to, text, n);
	for (text += n, left -= n; left > 0; text += n, left -= n) {
		n = piece(text, left, FOLD - 1);
		buf_text(card->to, "\r\n ");
		buf_add(card->to, text, n);
	}
	buf_text(card->to, "\r\n");
	buf_clear(&card->line);
}

static void
begin_line(struct vcard *card, const char *property)
{
	buf_clear(&card->line);
	buf_text(&card->line, property);
	buf_byte(&card->line, ':');
}

static void
add_escaped(struct vcard *card, const char *text)
{
	for (; *text; text++) {
		if (*text == '\n')
			buf_text(&card->line, "\\n");
		else if (is_control(*text))
			continue;
		else if (strchr("\\,;", *text))
			buf_printf(&card->line, "\\%c", *text);
		else
			buf_byte(&card->line, *text);
	}
}

void
vcard_start(struct vcard *card)
{
	buf_printf(card->to, "BEGIN:VCARD\r\nVERSION:%d.0\r\n", card->version);
}

void
vcard_end(struct vcard *card)
{
	buf_text(card->to, "END:VCARD\r\n");
	buf_free(&card->line);
}

void
vcard_text(struct vcard *card, const char *property, const char *text)
{
	if (!text || !*text)
		return;
	begin_line(card, property);
	add_escaped(card, text);
	put_line(card);
}

void
vcard_parts(struct vcard *card, const char *property, const char *const *parts, int count)
{
	bool any = false;

	begin_line(card, property);
	for (int i = 0; i < count; i++) {
		const char *part = parts[i] ? parts[i] : "";

		any |= *part != '\0';
		if (i > 0)
			buf_byte(&card->line, ';');
		add_escaped(card, part);
	}
	if (any)
		put_line(card);
}

void
vcard_plain(struct vcard *card, const char *property, const char *value)
{
	if (!value || !*value)
		return;
	begin_line(card, property);
	for (; *value; value++)
		if (!is_control(*value))
			buf_byte(&card->line, *value);
	put_line(card);
}

bool
vcard_begins(const char *bytes, size_t length)
{
	size_t at = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	while (at < length && bytes[at] != '\0' && strchr(" \t\r\n", bytes[at]))
		at++;
	return length - at >= 11 && strncasecmp(bytes + at, "BEGIN:VCARD", 11) == 0;
}

bool
vcard_is_named(const char *file)
{
	const char *dot = strrchr(file, '.');

	return dot && (strcasecmp(dot, ".vcf") == 0 || strcasecmp(dot, ".vcard") == 0);
}
