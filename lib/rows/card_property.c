/* SPDX-License-Identifier: ISC */
/* card_property - a line of a card taken apart, and its value made text. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "rows/card.h"

#define HEAD_MOST 4096     /* bytes before the colon */
#define NO_PREFERENCE 101

/* The words that say what a telephone, an address or a mailbox is for. */
static const struct { const char *word; unsigned kind; } kinds[] = {
	{ "CELL", IS_CELL }, { "MOBILE", IS_CELL }, { "IPHONE", IS_CELL }, { "HOME", IS_HOME }, { "WORK", IS_WORK },
	{ "MAIN", IS_WORK }, { "FAX", IS_FAX }, { "PAGER", IS_PAGER }, { "OTHER", IS_OTHER },
};

/* The colon that ends the head, outside of quotes; NULL: there is none. */
static const char *
head_end(const char *text, size_t length)
{
	bool quoted = false;

	for (size_t i = 0; i < length && i < HEAD_MOST; i++) {
		quoted ^= text[i] == '"';
		if (text[i] == ':' && !quoted)
			return text + i;
	}
	return memchr(text, ':', length < HEAD_MOST ? length : HEAD_MOST);
}

static bool
head_has(const char *text, size_t length, const char *word)
{
	const char *end = head_end(text, length);
	size_t size = strlen(word);

	for (const char *at = text; end && at + size <= end; at++)
		if (strncasecmp(at, word, size) == 0)
			return true;
	return false;
}

bool
card_is_quoted(const char *text, size_t length)
{
	return head_has(text, length, "QUOTED-PRINTABLE");
}

bool
card_is_base64(const char *text, size_t length)
{
	return head_has(text, length, "BASE64") || head_has(text, length, "ENCODING=B");
}

static void
take_kind(struct property *p, const char *word, size_t length)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strlen(kinds[i].word) == length && strncasecmp(kinds[i].word, word, length) == 0)
			p->kinds |= kinds[i].kind;
	if (length == 4 && strncasecmp(word, "PREF", 4) == 0)
		p->preference = 1;
}

/* TYPE=work,voice or TYPE="work,voice". */
static void
take_kinds(struct property *p, const char *words)
{
	while (*words) {
		size_t length = strcspn(words, ",\"");

		take_kind(p, words, length);
		words += length + (words[length] != '\0');
	}
}

static const char *
unquoted(struct arena *arena, const char *text)
{
	size_t length = strlen(text);

	return length >= 2 && *text == '"' && text[length - 1] == '"' ? arena_copy(arena, text + 1, length - 2) : text;
}

static void
take_encoding(struct property *p, const char *word)
{
	p->quoted |= strcasecmp(word, "QUOTED-PRINTABLE") == 0;
	p->base64 |= strcasecmp(word, "BASE64") == 0 || strcasecmp(word, "B") == 0;
}

/* One of NAME=VALUE, or of version 2.1 a bare word: CELL, BASE64. */
static void
take_parameter(struct arena *arena, struct property *p, char *text)
{
	char *value = strchr(text, '=');

	if (!value) {
		take_kind(p, text, strlen(text));
		if (strlen(text) > 1)
			take_encoding(p, text);
		return;
	}
	*value++ = '\0';
	if (strcasecmp(text, "TYPE") == 0)
		take_kinds(p, value);
	else if (strcasecmp(text, "ENCODING") == 0)
		take_encoding(p, unquoted(arena, value));
	else if (strcasecmp(text, "CHARSET") == 0)
		p->charset = unquoted(arena, value);
	else if (strcasecmp(text, "X-SERVICE-TYPE") == 0)
		p->service = unquoted(arena, value);
	else if (strcasecmp(text, "X-APPLE-OMIT-YEAR") == 0)
		p->no_year = true;
	else if (strcasecmp(text, "PREF") == 0 && atoi(unquoted(arena, value)) > 0)
		p->preference = atoi(unquoted(arena, value));
}

static void
take_parameters(struct arena *arena, struct property *p, char *at)
{
	while (*at) {
		char *begin = at;
		bool quoted = false;

		for (; *at && (quoted || *at != ';'); at++)
			quoted ^= *at == '"';
		if (*at)
			*at++ = '\0';
		take_parameter(arena, p, begin);
	}
}

static bool
is_name(const char *text)
{
	for (; *text; text++) {
		char small = (char)(*text | 0x20);

		if (!((small >= 'a' && small <= 'z') || (*text >= '0' && *text <= '9') || strchr("-_/", *text)))
			return false;
	}
	return true;
}

bool
card_property(struct arena *arena, const char *text, size_t length, struct property *p)
{
	const char *colon = head_end(text, length);
	char *head, *parameters, *dot;

	if (!colon || colon == text || memchr(text, '\0', (size_t)(colon - text)))
		return false;
	head = arena_copy(arena, text, (size_t)(colon - text));
	*p = (struct property){ .group = "", .service = "", .preference = NO_PREFERENCE };
	parameters = head + strcspn(head, ";");
	if (*parameters)
		*parameters++ = '\0';
	dot = strrchr(head, '.');
	if (dot) {
		*dot = '\0';
		p->group = head;
		head = dot + 1;
	}
	head += strspn(head, " \t");
	head[strcspn(head, " \t")] = '\0';
	if (!*head || !is_name(head))
		return false;
	for (char *c = head; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	p->name = head;
	take_parameters(arena, p, parameters);
	p->length = length - (size_t)(colon + 1 - text);
	p->value = arena_copy(arena, colon + 1, p->length);
	return true;
}

bool
card_refuse(struct card *card, long line, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	card->problem.reason = arena_vprintf(card->arena, said(format), arguments);
	va_end(arguments);
	card->problem.place = arena_printf(card->arena, "%s%ld", card->place, line);
	return false;
}

static int
digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' &&
	    c <= 'f' ? c - 'a' + 10 : -1;
}

/* Quoted-printable (RFC 2045 6.7); an = that begins no byte stays as it is. */
static size_t
decode_quoted(char *text, size_t length)
{
	size_t to = 0;

	for (size_t i = 0; i < length; i++) {
		if (text[i] == '=' && i + 2 < length && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
			text[to++] = (char)(digit(text[i + 1]) * 16 + digit(text[i + 2]));
			i += 2;
		} else {
			text[to++] = text[i];
		}
	}
	text[to] = '\0';
	return to;
}

/* From the encoding into UTF-8, appended; false when it is not in it. */
static bool
convert(struct card *card, const char *encoding, const char *text, size_t length, struct buf *to)
{
	size_t room = 4 * length + 16;
	char *at = buf_room(to, room);
	bool good;

	if (!card->decoder || strcmp(card->decodes, encoding) != 0) {
		decoder_free(card->decoder);
		card->decoder = decoder_new(encoding);
		snprintf(card->decodes, sizeof card->decodes, "%s", encoding);
	}
	good = decode(card->decoder, &text, &length, &at, &room) == DECODED && length == 0;
	to->length = (size_t)(at - to->data);
	return good && text_bad_byte(to->data, to->length) == to->length;
}

/* What the bytes of a value are in: as it says itself, else UTF-8 where they are that. */
static const char *
encoding_of(struct card *card, const struct property *p, const char *text, size_t length)
{
	const char *named = p->charset ? encoding_name(p->charset) : NULL;
	size_t bad = text_bad_byte(text, length);

	if (p->charset && !named) {
		card_refuse(card, p->line, N_("no encoding '%.40s' is known here"), p->charset);
		return NULL;
	}
	if (!named)
		named = bad < length && text[bad] != '\0' && card->encoding ? card->encoding : "UTF-8";
	if (strcmp(named, "UTF-8") != 0 || bad == length)
		return named;
	card_refuse(card, p->line, text[bad] == '\0' ? N_("%s: not text (byte 0x%02X)") :
	    p->charset ? N_("%s: not UTF-8, as it says it is (byte 0x%02X)") :
	    N_("%s: not UTF-8 (byte 0x%02X): name the encoding, as with --encoding gb18030"), p->name,
	    (unsigned)(unsigned char)text[bad]);
	return NULL;
}

const char *
card_text(struct card *card, const struct property *p)
{
	size_t length = p->length;
	char *text = arena_copy(card->arena, p->value, length);
	struct buf converted = { 0 };
	const char *encoding;
	bool good;

	if (length > TEXT_MOST) {
		card_refuse(card, p->line, N_("%s: longer than 1 MB"), p->name);
		return NULL;
	}
	if (p->quoted)
		length = decode_quoted(text, length);
	encoding = encoding_of(card, p, text, length);
	if (!encoding || strcmp(encoding, "UTF-8") == 0)
		return encoding ? text : NULL;
	good = convert(card, encoding, text, length, &converted);
	text = arena_copy(card->arena, buf_string(&converted), good ? converted.length : 0);
	buf_free(&converted);
	if (!good)
		card_refuse(card, p->line, N_("%s: not %s"), p->name, encoding);
	return good ? text : NULL;
}

/* The character behind a backslash; version 2.1 has two such pairs alone. '\0': it is no escape. */
static char
escaped(bool old, char c)
{
	if (old)
		return strchr(";\\", c) ? c : '\0';
	return c == 'n' || c == 'N' ? '\n' : c;
}

/* Appends the text to *to up to an unescaped stop, and returns where that is or the end. */
static const char *
unescape(bool old, const char *text, char stop, struct buf *to)
{
	for (; *text && *text != stop; text++) {
		char c = *text == '\\' && text[1] ? escaped(old, text[1]) : '\0';

		if (c)
			text++;
		if (*text != '\r')
			buf_byte(to, c ? c : *text);
	}
	return text;
}

static const char *
take_buf(const struct card *card, struct buf *buf)
{
	size_t length = buf->length;
	const char *text = text_trim(buf_string(buf), &length);
	const char *copy = arena_copy(card->arena, text, length);

	buf_clear(buf);
	return copy;
}

const char *
card_plain(const struct card *card, const char *text)
{
	struct buf buf = { 0 };
	const char *plain;

	unescape(card->old, text, '\0', &buf);
	plain = take_buf(card, &buf);
	buf_free(&buf);
	return plain;
}

void
card_parts(const struct card *card, const char *text, const char **parts, int count)
{
	struct buf buf = { 0 };

	for (int i = 0; i < count; i++) {
		text = unescape(card->old, text, ';', &buf);
		parts[i] = take_buf(card, &buf);
		text += *text == ';';
	}
	buf_free(&buf);
}
