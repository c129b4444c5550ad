/* SPDX-License-Identifier: ISC */
/* card_fill - which property of a card goes into which column. */
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/text.h"
#include "rows/card.h"
#include "rows/vcard.h"

enum {
	UID, NAME, FAMILY, GIVEN, ORGANIZATION, DEPARTMENT, TITLE, OCCUPATION, ROLE, MOBILE, PHONE, PHONES,
	EMAIL, EMAILS,
	ADDRESS, CITY, PROVINCE, POSTCODE, COUNTRY, WEBSITE, GENDER, BIRTH, WECHAT, QQ, NOTE, CATEGORIES, REVISED
};

const char *const card_columns[] = { "uid", "name", "family_name", "given_name", "organization", "department", "title",
	"occupation", "role", "mobile", "phone", "phones", "email", "emails", "address", "city", "province", "postcode",
	"country", "website", "gender", "birth", "wechat", "qq", "note", "categories", "revised", NULL };

_Static_assert(sizeof card_columns / sizeof *card_columns == CARD_COLUMNS + 1, "a name for each column");
_Static_assert(REVISED == CARD_COLUMNS - 1, "a column for each name");

struct filling {
	struct card *card;
	const char *values[CARD_COLUMNS];    /* "" where there is nothing */
	card_omitted *omitted;
	void *context;
};

/* The i-th property of that name, from 0; NULL when there are not so many. */
static const struct property *
property_at(const struct card *card, const char *name, int i)
{
	for (int k = 0; k < card->count; k++)
		if (strcmp(card->properties[k].name, name) == 0 && i-- == 0)
			return &card->properties[k];
	return NULL;
}

/* The one that is preferred, else the first of those that are rather for work. */
static const struct property *
best(const struct card *card, const char *name)
{
	const struct property *found = NULL, *p;
	int rank, least = 0;

	for (int i = 0; (p = property_at(card, name, i)) != NULL; i++) {
		rank = 4 * p->preference + (p->kinds & IS_WORK ? 0 : p->kinds & (IS_HOME | IS_OTHER) ? 2 : 1);
		if (p->length > 0 && (!found || rank < least)) {
			found = p;
			least = rank;
		}
	}
	return found;
}

/* The text of the best property of a name, without escapes; "" when there is none, NULL when it is wrong. */
static const char *
text_of(struct card *card, const char *name)
{
	const struct property *p = best(card, name);
	const char *text = p ? card_text(card, p) : "";

	return text ? card_plain(card, text) : NULL;
}

/* The parts of the best one. */
static bool
parts_of(struct card *card, const char *name, const char **parts, int count)
{
	const struct property *p = best(card, name);
	const char *text = p ? card_text(card, p) : "";

	if (text)
		card_parts(card, text, parts, count);
	return text != NULL;
}

/* Those that are not empty, with what stands between them. */
static const char *
joined(struct arena *arena, const char *const *parts, int count, const char *between)
{
	const char *all = "";

	for (int i = 0; i < count; i++)
		if (*parts[i])
			all = arena_printf(arena, "%s%s%s", all, *all ? between : "", parts[i]);
	return all;
}

/* Two texts behind each other, without blanks. */
static const char *
without_blanks(struct arena *arena, const char *first, const char *second)
{
	char *both = arena_printf(arena, "%s%s", first, second), *to = both;

	for (const char *at = both; *at; at++)
		if (*at != ' ')
			*to++ = *at;
	*to = '\0';
	return both;
}

/* The name as one writes it: a Chinese one has its family name first, however the program that wrote the card
 * has put it ("小明 王"). */
static const char *
full_name(struct card *card, const char *formatted, const char *const *n)
{
	const char *chinese = arena_printf(card->arena, "%s%s%s", n[0], n[2], n[1]);
	const char *letters = without_blanks(card->arena, formatted, "");
	bool turned = strcmp(letters, without_blanks(card->arena, n[1], n[0])) == 0 &&
	    strcmp(letters, without_blanks(card->arena, n[0], n[1])) != 0;

	if (vcard_is_chinese(chinese) && (!*formatted || turned))
		return chinese;
	if (*formatted)
		return formatted;
	return joined(card->arena, (const char *const[]){ n[3], n[1], n[2], n[0], n[4] }, 5, " ");
}

static bool
fill_name(struct filling *f)
{
	const char *n[5], *org[4], *formatted = text_of(f->card, "FN");

	if (!formatted || !parts_of(f->card, "N", n, 5) || !parts_of(f->card, "ORG", org, 4))
		return false;
	f->values[FAMILY] = n[0];
	f->values[GIVEN] = joined(f->card->arena, n + 1, 2, " ");
	f->values[NAME] = full_name(f->card, formatted, n);
	f->values[ORGANIZATION] = org[0];
	f->values[DEPARTMENT] = joined(f->card->arena, org + 1, 3, " / ");
	return true;
}

static bool
fill_address(struct filling *f)
{
	const char *a[7];

	if (!parts_of(f->card, "ADR", a, 7))
		return false;
	f->values[ADDRESS] = joined(f->card->arena, a, 3, ", ");
	f->values[CITY] = a[3];
	f->values[PROVINCE] = a[4];
	f->values[POSTCODE] = a[5];
	f->values[COUNTRY] = a[6];
	return true;
}

/* What an Apple label says of the property of its group: _$!<HomeFAX>!$_. "" without one. */
static const char *
label_of(struct card *card, const struct property *p)
{
	const struct property *l;
	const char *text;
	size_t length;

	for (int i = 0; *p->group && i < card->count; i++) {
		l = &card->properties[i];
		if (strcmp(l->name, "X-ABLABEL") != 0 || strcasecmp(l->group, p->group) != 0)
			continue;
		text = card_text(card, l);
		text = text ? card_plain(card, text) : "";
		length = strlen(text);
		if (length > 8 && strncmp(text, "_$!<", 4) == 0 && strcmp(text + length - 4, ">!$_") == 0)
			return arena_copy(card->arena, text + 4, length - 8);
		return text;
	}
	return "";
}

static unsigned
kinds_of_label(struct card *card, const char *label)
{
	static const struct { const char *word; unsigned kind; } words[] = {
		{ "fax", IS_FAX }, { "传真", IS_FAX }, { "mobile", IS_CELL }, { "手机", IS_CELL }, { "home", IS_HOME },
		{ "住宅", IS_HOME }, { "work", IS_WORK }, { "工作", IS_WORK }, { "公司", IS_WORK },
		{ "pager", IS_PAGER },
	};
	const char *folded = text_folded(card->arena, label);
	unsigned kinds = 0;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(folded, words[i].word))
			kinds |= words[i].kind;
	return kinds;
}

struct number {
	const char *text, *says;     /* "010-1234"; what stands behind it in brackets */
	unsigned kinds;
	int rank;                    /* the smaller, the rather */
};

/* A telephone as people write it; tel:+1-418-656-9254;ext=102 is a URI (RFC 3966). */
static const char *
number_text(struct card *card, const char *text)
{
	char *number = arena_string(card->arena, card_plain(card, text)), *more;

	if (strncasecmp(number, "tel:", 4) != 0)
		return number;
	number += 4;
	more = strchr(number, ';');
	if (!more)
		return number;
	*more++ = '\0';
	if (strncasecmp(more, "ext=", 4) != 0)
		return number;
	return arena_printf(card->arena, "%s ext. %.*s", number, (int)strcspn(more + 4, ";"), more + 4);
}

static const char *
suffix(unsigned kinds, const char *label)
{
	if (kinds & (IS_FAX | IS_PAGER))
		return kinds & IS_FAX ? "fax" : "pager";
	if (*label && !(kinds & (IS_CELL | IS_HOME | IS_WORK)))
		return label;
	return kinds & IS_CELL ? "mobile" : kinds & IS_HOME ? "home" : "";
}

static bool
read_number(struct card *card, const struct property *p, struct number *n)
{
	const char *text = card_text(card, p), *label = label_of(card, p);

	if (!text)
		return false;
	n->text = number_text(card, text);
	n->kinds = p->kinds | kinds_of_label(card, label);
	n->says = suffix(n->kinds, label);
	n->rank = 4 * p->preference + (n->kinds & IS_WORK ? 0 : n->kinds & IS_HOME ? 2 : 1);
	return true;
}

/* The number of those kinds and none of these that is preferred; -1: there is none. */
static int
choose(const struct number *numbers, int count, unsigned wanted, unsigned unwanted)
{
	int found = -1;

	for (int i = 0; i < count; i++)
		if (*numbers[i].text && (numbers[i].kinds & wanted) == wanted && !(numbers[i].kinds & unwanted) &&
		    (found < 0 || numbers[i].rank < numbers[found].rank))
			found = i;
	return found;
}

/* Adds a text to others unless it stands among them. */
static void
add_further(struct buf *all, const char *text, const char *between)
{
	size_t length = strlen(text);
	const char *begin = buf_string(all);

	for (const char *at = begin; *text && (at = strstr(at, text)) != NULL; at += length)
		if ((at == begin || strchr(", \n", at[-1])) && (at[length] == '\0' || strchr(",\n", at[length])))
			return;
	if (length == 0 || all->length + length > TEXT_MOST)
		return;
	buf_text(all, all->length > 0 ? between : "");
	buf_text(all, text);
}

static void
keep_further(struct filling *f, int column, struct buf *all)
{
	f->values[column] = arena_string(f->card->arena, buf_string(all));
	buf_free(all);
}

static void
further_numbers(struct filling *f, const struct number *numbers, int count, int mobile, int phone)
{
	struct buf all = { 0 };

	for (int i = 0; i < count; i++) {
		const struct number *n = &numbers[i];

		if (i != mobile && i != phone && *n->text)
			add_further(&all,
			    *n->says ? arena_printf(f->card->arena, "%s (%s)", n->text, n->says) : n->text, ", ");
	}
	keep_further(f, PHONES, &all);
}

static bool
fill_phones(struct filling *f)
{
	struct card *card = f->card;
	struct number *numbers = arena_alloc(card->arena, (size_t)(card->count + 1) * sizeof *numbers);
	int count = 0, mobile, phone;

	for (int i = 0; i < card->count; i++)
		if (strcmp(card->properties[i].name, "TEL") == 0 &&
		    !read_number(card, &card->properties[i], &numbers[count++]))
			return false;
	mobile = choose(numbers, count, IS_CELL, IS_FAX);
	phone = choose(numbers, count, 0, IS_CELL | IS_FAX | IS_PAGER | IS_OTHER);
	f->values[MOBILE] = mobile >= 0 ? numbers[mobile].text : "";
	f->values[PHONE] = phone >= 0 ? numbers[phone].text : "";
	further_numbers(f, numbers, count, mobile, phone);
	return true;
}

/* mailto:li@a.cn is the URI of a mailbox (RFC 6068). */
static const char *
mailbox(const char *text)
{
	return strncasecmp(text, "mailto:", 7) == 0 ? text + 7 : text;
}

/* All texts of one name, each once; of mailboxes, but for the one that stands by itself. */
static bool
fill_all(struct filling *f, int column, const char *name, const char *between)
{
	bool mails = column == EMAILS;
	const struct property *p;
	struct buf all = { 0 };
	const char *text = "";

	for (int i = 0; text && (p = property_at(f->card, name, i)) != NULL; i++) {
		text = card_text(f->card, p);
		if (!text)
			continue;
		text = card_plain(f->card, text);
		text = mails ? mailbox(text) : text;
		if (!mails || strcmp(text, f->values[EMAIL]) != 0)
			add_further(&all, text, between);
	}
	keep_further(f, column, &all);
	return text != NULL;
}

static bool
fill_emails(struct filling *f)
{
	const char *first = text_of(f->card, "EMAIL");

	if (!first)
		return false;
	f->values[EMAIL] = mailbox(first);
	return fill_all(f, EMAILS, "EMAIL", ", ");
}

/* BDAY as a day: 1996-04-15, 19960415, 1996-04-15T10:22:00Z. */
static day
birthday(const char *text)
{
	day d = DATE_NONE;

	if (date_parse(text, strcspn(text, "T "), DATE_ISO, &d) != NULL)
		return DATE_NONE;
	return d;
}

static bool
fill_birth(struct filling *f)
{
	const struct property *p, *last = NULL;
	const char *text = "";
	day d = DATE_NONE;

	for (int i = 0; d == DATE_NONE && (p = property_at(f->card, "BDAY", i)) != NULL; i++) {
		if ((text = card_text(f->card, p)) == NULL)
			return false;
		text = card_plain(f->card, text);
		last = p;
		d = p->no_year ? DATE_NONE : birthday(text);
	}
	if (d != DATE_NONE)
		f->values[BIRTH] = date_text(d, arena_alloc(f->card->arena, DATE_TEXT));
	else if (*text && last)
		f->omitted(f->context, last, text);
	return true;
}

/* The name of somebody in a service, from a property of its own or from IMPP (RFC 4770): weixin:li_lei. */
static bool
fill_service(struct filling *f, int column, const char *name, const char *scheme, const char *other)
{
	const struct property *p;
	const char *text = text_of(f->card, name), *behind;

	f->values[column] = text;
	for (int i = 0; text && !*f->values[column] && (p = property_at(f->card, "IMPP", i)) != NULL; i++) {
		if ((text = card_text(f->card, p)) == NULL)
			return false;
		text = card_plain(f->card, text);
		behind = strchr(text, ':');
		if (behind && (strncasecmp(text, scheme, strlen(scheme)) == 0 ||
		    strncasecmp(text, other, strlen(other)) == 0 || strcasecmp(p->service, other) == 0))
			f->values[column] = behind + 1;
	}
	return text != NULL;
}

static bool
fill_gender(struct filling *f)
{
	const char *text = text_of(f->card, property_at(f->card, "GENDER", 0) ? "GENDER" : "X-GENDER");

	if (text && strchr("MFOmfo", *text) && *text)
		f->values[GENDER] = (*text | 0x20) == 'm' ? "male" : (*text | 0x20) == 'f' ? "female" : "other";
	return text != NULL;
}

/* ROLE is what somebody does; the role that a contact has for us stands in a property of our own, and then ROLE
 * is but its name. */
static bool
fill_roles(struct filling *f)
{
	bool ours = property_at(f->card, "X-CRM-ROLE", 0) != NULL;

	f->values[ROLE] = text_of(f->card, "X-CRM-ROLE");
	f->values[OCCUPATION] = text_of(f->card, ours ? "X-CRM-OCCUPATION" : "ROLE");
	return f->values[ROLE] && f->values[OCCUPATION];
}

static bool
fill_texts(struct filling *f)
{
	static const struct { int column; const char *name; } plain[] = {
		{ UID, "UID" }, { TITLE, "TITLE" }, { WEBSITE, "URL" }, { REVISED, "REV" },
	};

	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if ((f->values[plain[i].column] = text_of(f->card, plain[i].name)) == NULL)
			return false;
	if (strncasecmp(f->values[UID], "urn:uuid:", 9) == 0)
		f->values[UID] += 9;
	return true;
}

/* Somebody without a name is called by what the card has. */
static bool
find_name(struct filling *f)
{
	const char *nick = text_of(f->card, "NICKNAME");

	if (!nick)
		return false;
	for (int i = 0; i < 5 && !*f->values[NAME]; i++)
		f->values[NAME] = (const char *[]){ nick, f->values[ORGANIZATION], f->values[EMAIL], f->values[MOBILE],
		    f->values[PHONE] }[i];
	return true;
}

bool
card_fill(struct card *card, struct sheet_cell *cells, card_omitted *omitted, void *context)
{
	struct filling f = { .card = card, .omitted = omitted, .context = context };

	for (int i = 0; i < CARD_COLUMNS; i++)
		f.values[i] = "";
	if (!fill_name(&f) || !fill_texts(&f) || !fill_roles(&f) || !fill_address(&f) || !fill_phones(&f) ||
	    !fill_emails(&f) || !fill_birth(&f) || !fill_gender(&f) ||
	    !fill_service(&f, WECHAT, "X-WECHAT", "weixin:", "wechat") || !fill_service(&f, QQ, "X-QQ", "qq:", "qq") ||
	    !fill_all(&f, NOTE, "NOTE", "\n") || !fill_all(&f, CATEGORIES, "CATEGORIES", ",") || !find_name(&f))
		return false;
	for (int i = 0; i < CARD_COLUMNS; i++)
		cells[i] = (struct sheet_cell){ *f.values[i] ? SHEET_TEXT : SHEET_EMPTY, f.values[i],
		    strlen(f.values[i]) };
	return true;
}
