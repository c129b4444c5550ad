/* SPDX-License-Identifier: ISC */
/* type - the types a field may have: how each is read and printed. */
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/identifier.h"
#include "base/phone.h"
#include "base/text.h"
#include "model/model.h"

#define MOST_TEXT 65536

static const char *
parse_decimal(const struct reading *r, const char *text, size_t length, int places, int most, struct value *out)
{
	int64_t number;
	const char *why = decimal_parse(text, length, places, most, r->round, &number);

	if (!why)
		*out = value_number(number);
	return why;
}

static const char *
parse_integer(const struct reading *r, const char *text, size_t length, struct value *out)
{
	return parse_decimal(r, text, length, 0, 0, out);
}

static const char *
parse_money(const struct reading *r, const char *text, size_t length, struct value *out)
{
	return parse_decimal(r, text, length, MONEY_PLACES, r->money_decimals, out);
}

static const char *
parse_four(const struct reading *r, const char *text, size_t length, struct value *out)
{
	return parse_decimal(r, text, length, MONEY_PLACES, MONEY_PLACES, out);
}

static const char *
parse_rate(const struct reading *r, const char *text, size_t length, struct value *out)
{
	return parse_decimal(r, text, length, RATE_PLACES, RATE_PLACES, out);
}

/* A spreadsheet shows 110105199001011234 as 1.1E+17 and saves what it shows: the digits are lost. */
static bool
lost_digits(const char *text, size_t length)
{
	size_t i = strspn(text, "0123456789.");
	size_t e = i;

	if (i == 0 || i + 2 >= length || (text[i] != 'E' && text[i] != 'e') || text[i + 1] != '+')
		return false;
	e += 2;
	return strspn(text + e, "0123456789") == length - e;
}

static const char *
parse_text(const struct reading *r, const char *text, size_t length, struct value *out)
{
	text = text_trim(text, &length);
	if (length > MOST_TEXT)
		return N_("longer than 65536 bytes");
	if (lost_digits(text, length))
		return N_("a number whose digits a spreadsheet has cut; format that column as text and save again");
	*out = (struct value){ TEXT, 0, arena_copy(r->arena, text, length), length };
	return NULL;
}

static const char *
parse_code(const struct reading *r, const char *text, size_t length, struct value *out)
{
	text = text_trim(text, &length);
	if (length == 0)
		return N_("blank");
	if (length > 100)
		return N_("longer than 100 bytes");
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] < ' ')
			return N_("a code is one line without tabs");
	return parse_text(r, text, length, out);
}

/* A number that is known whole has one form; what is none, such as a short one, stays as it was typed. */
static const char *
parse_phone(const struct reading *r, const char *text, size_t length, struct value *out)
{
	char number[PHONE_SIZE];

	if (!phone_read(text, length, number))
		return parse_text(r, text, length, out);
	*out = value_text(arena_string(r->arena, number));
	return NULL;
}

/* Of a firm or a person: capitals, without blanks. */
static const char *
parse_identifier(const struct reading *r, const char *text, size_t length, struct value *out)
{
	struct buf clean = { 0 };
	const char *why;

	identifier_clean(&clean, text, length);
	why = parse_code(r, buf_string(&clean), clean.length, out);
	buf_free(&clean);
	return why;
}

static const char *
parse_boolean(const struct reading *r, const char *text, size_t length, struct value *out)
{
	static const char *const words[] = { "no", "n", "false", "f", "0", "off", "否", "不", "无",
		"yes", "y", "true", "t", "1", "on", "是", "对", "有" };
	const char *word = text_trim(text, &length);
	char *copy = arena_copy(r->arena, word, length);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_same(copy, words[i])) {
			*out = value_number(i >= sizeof words / sizeof *words / 2);
			return NULL;
		}
	return N_("neither yes nor no");
}

/* The bytes before a time of day: "2016/8/1 21:19", "2016-08-01T21:19:00". */
static size_t
day_length(const char *text, size_t length)
{
	const char *colon = memchr(text, ':', length);
	size_t i = colon ? (size_t)(colon - text) : length;

	while (colon && i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9')
		i--;
	return colon && i > 1 && (text[i - 1] == ' ' || text[i - 1] == 'T') ? i - 1 : length;
}

static const char *
parse_date(const struct reading *r, const char *text, size_t length, struct value *out)
{
	struct period p;
	day d;
	char *iso;

	if (r->drop_time)
		length = day_length(text, length);
	d = date_iso(text, length);

	if (d == DATE_NONE) {
		const char *why = date_parse(text, length, r->order, &d);

		if (why) {
			if (date_period(text, length, &r->calendar, &p) != NULL)
				return why;
			if (p.last == DATE_NONE || (r->exact && p.first != p.last))
				return N_("a period, where one day is needed");
			d = p.last;
		}
	}
	iso = arena_alloc(r->arena, DATE_TEXT);
	*out = (struct value){ TEXT, 0, date_text(d, iso), DATE_TEXT - 1 };
	return NULL;
}

/* A time of day, as HH:MM; seconds are left out, and a day before it, so that one column can give both. */
static const char *
parse_time(const struct reading *r, const char *text, size_t length, struct value *out)
{
	unsigned hour, minute;
	int used = 0;
	size_t before;
	char *copy;

	text = text_trim(text, &length);
	before = day_length(text, length);
	if (before < length) {
		text += before + 1;
		length -= before + 1;
	}
	copy = arena_copy(r->arena, text, length);
	if (sscanf(copy, "%2u:%2u%n", &hour, &minute, &used) != 2 || hour > 23 || minute > 59 || used < 4 ||
	    strspn(copy, "0123456789:") != length || copy[used - 3] != ':')
		return N_("not a time; write HH:MM");
	*out = value_text(arena_printf(r->arena, "%02u:%02u", hour, minute));
	return NULL;
}

static void
print_money(const struct value *v, struct buf *b)
{
	decimal_print(b, v->number, MONEY_PLACES, 2);
}

static void
show_money(const struct value *v, struct buf *b)
{
	decimal_show(b, v->number, MONEY_PLACES, 2);
}

static void
print_quantity(const struct value *v, struct buf *b)
{
	decimal_print(b, v->number, MONEY_PLACES, 0);
}

static void
show_quantity(const struct value *v, struct buf *b)
{
	decimal_show(b, v->number, MONEY_PLACES, 0);
}

static void
print_rate(const struct value *v, struct buf *b)
{
	decimal_print(b, v->number, RATE_PLACES, 0);
}

static void
show_rate(const struct value *v, struct buf *b)
{
	decimal_show(b, decimal_round(v->number, RATE_PLACES, 3), RATE_PLACES - 2, 1);
	buf_byte(b, '%');
}

static void
print_boolean(const struct value *v, struct buf *b)
{
	buf_text(b, v->number ? "yes" : "no");
}

const struct type type_id = { .name = "id", .integer = true, .number = true, .ranged = true, .parse = parse_integer };
const struct type type_code = { .name = "code", .parse = parse_code };
const struct type type_text = { .name = "text", .parse = parse_text };
const struct type type_integer = { .name = "integer", .integer = true, .number = true, .ranged = true,
	.parse = parse_integer };
const struct type type_boolean = { .name = "boolean", .integer = true, .parse = parse_boolean, .print = print_boolean };
const struct type type_date = { .name = "date", .ranged = true, .parse = parse_date };
const struct type type_instant = { .name = "instant", .ranged = true, .parse = parse_text };
const struct type type_phone = { .name = "phone", .parse = parse_phone };
const struct type type_identifier = { .name = "identifier", .parse = parse_identifier };
const struct type type_time = { .name = "time", .ranged = true, .parse = parse_time };
const struct type type_money = { .name = "money", .integer = true, .number = true, .ranged = true,
	.places = MONEY_PLACES, .parse = parse_money, .print = print_money, .show = show_money };
const struct type type_price = { .name = "price", .integer = true, .number = true, .ranged = true,
	.places = MONEY_PLACES, .parse = parse_four, .print = print_money, .show = show_money };
const struct type type_quantity = { .name = "quantity", .integer = true, .number = true, .ranged = true,
	.places = MONEY_PLACES, .parse = parse_four, .print = print_quantity, .show = show_quantity };
const struct type type_rate = { .name = "rate", .integer = true, .number = true, .ranged = true,
	.places = RATE_PLACES, .parse = parse_rate, .print = print_rate, .show = show_rate };
const struct type type_choice = { .name = "choice", .ranged = true };
const struct type type_reference = { .name = "reference", .integer = true };

const struct type *
type_named(const char *name)
{
	static const struct type *const all[] = { &type_id, &type_code, &type_text, &type_integer, &type_boolean,
		&type_date, &type_instant, &type_phone, &type_time, &type_money, &type_price, &type_quantity,
		&type_rate, &type_choice,
		&type_reference, &type_identifier };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strcmp(all[i]->name, name) == 0)
			return all[i];
	return NULL;
}

void
type_print(const struct type *type, const struct value *v, struct buf *out)
{
	if (v->kind == EMPTY)
		return;
	if (type && type->print && v->kind == INTEGER)
		type->print(v, out);
	else if (v->kind == INTEGER)
		buf_integer(out, v->number);
	else
		buf_add(out, v->text, v->length);
}

void
type_show(const struct type *type, const struct value *v, struct buf *out)
{
	if (type && type->show && v->kind == INTEGER)
		type->show(v, out);
	else
		type_print(type, v, out);
}
