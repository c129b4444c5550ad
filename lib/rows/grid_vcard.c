/* SPDX-License-Identifier: ISC */
/* grid_vcard - a grid over a file of business cards: a row for each card, the same columns for all */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "rows/card.h"
#include "rows/grid.h"

#define MOST_WORDS 20      /* of what is left out */

struct cards {
	struct grid grid;
	struct card_lines lines;
	struct card card;
	struct grid_vcard_options options;
	struct sheet_cell cells[CARD_COLUMNS];
	const char *file;
	long words;
};

static bool
is_line(const struct card_lines *l, const char *wanted)
{
	size_t length = l->text.length;

	while (length > 0 && strchr(" \t", l->text.data[length - 1]))
		length--;
	return length == strlen(wanted) && strncasecmp(l->text.data, wanted, length) == 0;
}

/* A birthday without a year is no day that the database could hold. */
static void
tell_omitted(void *context, const struct property *p, const char *text)
{
	struct cards *c = context;

	if (c->words++ < MOST_WORDS)
		warn("%s%ld: the birthday '%.40s' is left out: it is no day of a year", c->card.place, p->line, text);
}

static bool
refuse_end(struct cards *c, long begin)
{
	if (c->lines.error)
		return card_refuse(&c->card, c->lines.number, N_("cannot read: %s"), strerror(c->lines.error));
	if (c->lines.too_long)
		return card_refuse(&c->card, c->lines.next, N_("a line is longer than 16 MB, or the file than 2 GB"));
	return card_refuse(&c->card, begin,
	    N_("the card that begins here has no END:VCARD: the file was cut; export it again"));
}

/* Passes over the card of somebody else (AGENT, version 2.1) inside this one. */
static bool
skip_agent(struct cards *c, long begin)
{
	int depth = 1;

	while (depth > 0) {
		if (!card_line(&c->lines))
			return refuse_end(c, begin);
		depth += is_line(&c->lines, "BEGIN:VCARD") - is_line(&c->lines, "END:VCARD");
	}
	return true;
}

static struct property *
new_property(struct card *card)
{
	if (card->count == card->room)
		card->properties = must_realloc(card->properties,
		    (size_t)(card->room = card->room * 2 + 32) * sizeof *card->properties);
	return &card->properties[card->count];
}

static bool
take_version(struct cards *c, const struct property *p)
{
	c->card.old = c->lines.old = strcmp(p->value, "2.1") == 0;
	if (c->card.old || strcmp(p->value, "3.0") == 0 || strcmp(p->value, "4.0") == 0)
		return true;
	return card_refuse(&c->card, p->line, N_("vCard version '%.20s' is not read: 2.1, 3.0 and 4.0 are"), p->value);
}

/* What nobody looks at is not kept: pictures above all. */
static bool
is_wanted(const struct property *p)
{
	static const char *const names[] = { "PHOTO", "LOGO", "SOUND", "KEY", "LABEL", "AGENT", "VERSION" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(p->name, names[i]) == 0)
			return false;
	return !p->base64 && (strncmp(p->name, "X-", 2) != 0 || p->length <= TEXT_MOST);
}

static bool
take_line(struct cards *c, size_t *size)
{
	struct card *card = &c->card;
	struct property *p = new_property(card);

	*size += c->lines.text.length;
	if (*size > CARD_MOST)
		return card_refuse(card, c->lines.number, N_("a card is longer than 32 MB"));
	if (card->count == PROPERTY_MOST)
		return card_refuse(card, c->lines.number, N_("a card has more than %d lines"), PROPERTY_MOST);
	if (!card_property(card->arena, buf_string(&c->lines.text), c->lines.text.length, p))
		return card_refuse(card, c->lines.number, N_("no line of a card: NAME:VALUE is expected"));
	p->line = c->lines.number;
	if (strcmp(p->name, "BEGIN") == 0 || strcmp(p->name, "END") == 0)
		return card_refuse(card, p->line, N_("%s:%.40s is no line of a card: "
		    "has a line end been lost between two files?"), p->name, p->value);
	card->count += is_wanted(p);
	return strcmp(p->name, "VERSION") != 0 || take_version(c, p);
}

static bool
is_agent(const struct cards *c)
{
	const struct buf *text = &c->lines.text;

	return text->length >= 6 && strncasecmp(text->data, "AGENT", 5) == 0 && text->data[text->length - 1] == ':';
}

/* The lines of a card from the one behind BEGIN to END. */
static bool
take_card(struct cards *c, long begin)
{
	bool agent = false;
	size_t size = 0;

	while (card_line(&c->lines)) {
		if (is_line(&c->lines, "END:VCARD"))
			return !c->lines.cut || !c->options.is_pipe ||
			    card_refuse(&c->card, c->lines.number,
			    N_("the last line has no end: did the program before it fail?"));
		if (is_line(&c->lines, "BEGIN:VCARD")) {
			if (!agent)
				return card_refuse(&c->card, c->lines.number,
				    N_("another card begins, and the one before it, of line %ld, has no END:VCARD: "
				    "the file was cut; export it again"), begin);
			if (!skip_agent(c, begin))
				return false;
			continue;
		}
		agent = is_agent(c);
		if (!take_line(c, &size))
			return false;
	}
	return refuse_end(c, begin);
}

/* 1, 0 or -1, as grid.h has it. */
static int
next_card(struct cards *c, long *begin)
{
	struct card *card = &c->card;

	arena_reset(card->arena);
	card->count = 0;
	card->old = c->lines.old = false;
	if (!card_line(&c->lines)) {
		*begin = c->lines.next;
		return c->lines.error || c->lines.too_long ? (refuse_end(c, *begin), -1) : 0;
	}
	*begin = c->lines.number;
	if (!is_line(&c->lines, "BEGIN:VCARD")) {
		card_refuse(card, *begin, N_("text outside of a card: BEGIN:VCARD is expected"));
		return -1;
	}
	return take_card(c, *begin) && card_fill(card, c->cells, tell_omitted, c) ? 1 : -1;
}

static int
next(struct grid *grid, struct grid_row *to, struct problem *problem)
{
	struct cards *c = (struct cards *)grid;
	long begin;
	int found = next_card(c, &begin);

	*to = (struct grid_row){ .number = begin, .cells = c->cells, .count = CARD_COLUMNS, .raw = "" };
	if (found < 0)
		*problem = c->card.problem;
	return found;
}

static void
close_cards(struct grid *grid)
{
	struct cards *c = (struct cards *)grid;

	if (c->words > MOST_WORDS)
		warn("%s: %ld more birthdays are left out", c->file, c->words - MOST_WORDS);
	decoder_free(c->card.decoder);
	free(c->card.properties);
	arena_free(c->card.arena);
	card_close(&c->lines);
}

struct grid *
grid_vcard(struct arena *arena, int descriptor, const struct grid_vcard_options *options)
{
	struct cards *c = arena_alloc(arena, sizeof *c);

	*c = (struct cards){ .options = *options, .file = options->name };
	card_open(&c->lines, descriptor);
	c->card = (struct card){ .arena = arena_new(), .encoding = options->encoding,
		.place = arena_printf(arena, "%s:", options->name) };
	c->grid = (struct grid){ .next = next, .close = close_cards, .sheet = true, .form = FORM_CSV, .delimiter = ',',
		.place = c->card.place, .names = card_columns, .name_count = CARD_COLUMNS };
	return &c->grid;
}
