/* SPDX-License-Identifier: ISC */
/* print_fill - the places of a template filled. */
#include <string.h>

#include "base/capital.h"
#include "base/decimal.h"
#include "cli/human.h"
#include "cli/printing.h"
#include "query/choice.h"

static int
line_of(const struct printing *p, const struct place *place)
{
	bool whole = place->kind == PLACE_FIELD;

	if (place->kind != PLACE_FIELD && place->kind != PLACE_LINE && place->kind != PLACE_SUM)
		return 1;
	return (whole ? &p->template->fields : &p->template->line_fields)->all[place->name].line;
}

static int64_t
number_of(const struct printing *p, const struct place *place, const char *text, int places)
{
	int64_t number;
	const char *why = decimal_parse(text, strlen(text), places, places, false, &number);

	if (why)
		template_wrong(p->template, line_of(p, place), _("'%s' is no number: %s"), text, _(why));
	return number;
}

static void
print_day(const struct printing *p, const struct place *place, const char *text, struct buf *out)
{
	static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December" };
	day d = date_iso(text, strlen(text) > 10 ? 10 : strlen(text));
	int year, month, day_of_month;

	if (d == DATE_NONE)
		template_wrong(p->template, line_of(p, place), _("'%s' is no date"), text);
	date_split(d, &year, &month, &day_of_month);
	if (strncmp(p->template->language, "zh", 2) == 0)
		buf_printf(out, "%d年%d月%d日", year, month, day_of_month);
	else
		buf_printf(out, "%d %s %d", day_of_month, months[month - 1], year);
}

/* Control characters are none of what people read; a line may end inside a value. */
static void
print_text(const char *text, struct buf *out)
{
	for (; *text; text++)
		if ((unsigned char)*text >= ' ' || *text == '\n')
			buf_byte(out, *text);
		else if (*text == '\t')
			buf_byte(out, ' ');
}

static void
print_shaped(const struct printing *p, const struct place *place, const struct datum *datum, struct buf *out)
{
	struct value value;

	if (!datum->text)
		return;
	switch (place->shape) {
	case SHAPE_PLAIN:
		print_text(datum->shown, out);
		break;
	case SHAPE_MONEY:
		decimal_show(out, number_of(p, place, datum->text, MONEY_PLACES), MONEY_PLACES, 2);
		break;
	case SHAPE_CAPITALS:
		capital_print(out, number_of(p, place, datum->text, MONEY_PLACES));
		break;
	case SHAPE_DATE:
		print_day(p, place, datum->text, out);
		break;
	case SHAPE_PERCENT:
		value = value_number(number_of(p, place, datum->text, RATE_PLACES));
		type_show(&type_rate, &value, out);
		break;
	}
}

/* The sum of a field of all lines; it has as many decimals as they have. */
static void
print_sum(const struct printing *p, const struct place *place, const struct filled *filled, struct buf *out)
{
	int64_t sum = 0;
	int decimals = 0;
	const struct type *type = NULL;
	struct buf text = { 0 }, shown = { 0 };

	for (size_t i = 0; i < filled->count; i++) {
		const struct datum *datum = &filled->lines[i][place->name];
		const char *point = datum->text ? strchr(datum->text, '.') : NULL;
		int own = point ? (int)strlen(point + 1) : 0;

		type = datum->type ? datum->type : type;
		decimals = own > decimals ? own : decimals;
		if (datum->text && !decimal_add(sum, number_of(p, place, datum->text, MONEY_PLACES), &sum))
			template_wrong(p->template, line_of(p, place), _("the sum is too large"));
	}
	decimals = decimals > MONEY_PLACES ? MONEY_PLACES : decimals;
	if (type && type->places == MONEY_PLACES)
		type_show(type, &(struct value){ INTEGER, sum, NULL, 0 }, &shown);
	else
		decimal_show(&shown, sum, MONEY_PLACES, decimals);
	decimal_print(&text, sum, MONEY_PLACES, 0);
	print_shaped(p, place, &(struct datum){ buf_string(&text), buf_string(&shown), type }, out);
	buf_free(&text);
	buf_free(&shown);
}

static void
print_company(const struct printing *p, const struct place *place, struct buf *out)
{
	static bool warned;
	const char *text = access_setting(p->run->access, place->setting);

	if (!*text && !warned) {
		warn(_("the setting %s is empty: crm-db settings %s=..."), place->setting, place->setting);
		warned = true;
	}
	print_text(text, out);
}

static void
print_place(const struct printing *p, const struct place *place, const struct filling *f, struct buf *out)
{
	switch (place->kind) {
	case PLACE_FIELD:
		print_shaped(p, place, &f->filled->fields[place->name], out);
		break;
	case PLACE_LINE:
		print_shaped(p, place, &f->line[place->name], out);
		break;
	case PLACE_SUM:
		print_sum(p, place, f->filled, out);
		break;
	case PLACE_COUNT:
		buf_integer(out, (int64_t)f->filled->count);
		break;
	case PLACE_NUMBER:
		buf_integer(out, (int64_t)f->number);
		break;
	case PLACE_TODAY:
		print_shaped(p, place, &(struct datum){ p->today, p->today, NULL }, out);
		break;
	case PLACE_PAGE:
		buf_integer(out, f->page);
		break;
	case PLACE_PAGES:
		buf_integer(out, f->pages);
		break;
	case PLACE_COMPANY:
		print_company(p, place, out);
		break;
	}
}

void
print_fill(const struct printing *p, const struct piece *piece, const struct filling *f, struct buf *out)
{
	for (; piece; piece = piece->next)
		if (piece->text)
			buf_text(out, piece->text);
		else
			print_place(p, &piece->place, f, out);
}

bool
print_holds(const struct condition *c, const struct filled *filled)
{
	const char *text = c->any ? filled->fields[c->name].text : NULL;
	bool holds = c->value ? text && strcmp(text, c->value) == 0 : text != NULL;

	return !c->any || holds != c->negated;
}

struct datum
print_datum(struct printing *p, const struct column *column, const struct value *value)
{
	struct buf text = { 0 }, shown = { 0 };
	struct datum datum = { .type = column->type };

	if (value->kind == EMPTY)
		return datum;
	type_print(column->type, value, &text);
	type_show(column->type, value, &shown);
	datum.text = arena_string(p->arena, buf_string(&text));
	datum.shown = arena_string(p->arena, buf_string(&shown));
	buf_free(&text);
	buf_free(&shown);
	if (column->field && column->field->list && column->type == &type_choice)
		datum.shown = choice_label(p->run->access, column->field->list, datum.text,
		    strncmp(p->template->language, "zh", 2) == 0);
	return datum;
}
