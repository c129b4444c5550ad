/* SPDX-License-Identifier: ISC */
/* parties - the numbers of firms and people: checked, flagged, and what they tell. */
#include <string.h>

#include "base/identifier.h"
#include "base/text.h"
#include "trade/parties.h"
#include "trade/trade.h"

enum number { TAX_ID, REGISTER_NO, ID_CARD, NUMBERS };

/* The fields this looks at, by their positions; -1: the noun has none such. */
struct spots {
	int number[NUMBERS], country, kind, birth, gender, doubt;
};

static const char *const names[] = { "tax_id", "register_no", "id_card" };

static const struct spots *
spots_of(const struct entity *entity)
{
	static struct spots known[2];
	static bool filled[2];
	int i = entity == &contact_entity;

	if (!filled[i]) {
		for (int n = 0; n < NUMBERS; n++)
			known[i].number[n] = entity_position(entity, names[n]);
		known[i].country = entity_position(entity, "country");
		known[i].kind = entity_position(entity, "kind");
		known[i].birth = entity_position(entity, "birth");
		known[i].gender = entity_position(entity, "gender");
		known[i].doubt = entity_position(entity, "doubt");
		filled[i] = true;
	}
	return &known[i];
}

bool
parties_in_china(const struct value *country)
{
	static const char *const words[] = { "China", "中国", "CN", "CHN", "PRC", "P.R. China", "中华人民共和国",
		"People's Republic of China" };

	for (size_t i = 0; country->kind == TEXT && i < sizeof words / sizeof *words; i++)
		if (text_same(country->text, words[i]))
			return true;
	return country->kind != TEXT;
}

static day
today(struct change *c)
{
	return date_iso(change_today(c), DATE_TEXT - 1);
}

/* A person pays taxes under the number of their identity card. */
static const char *
wrong_number(struct change *c, struct arena *arena, enum number n, const char *text)
{
	const char *why;

	switch (n) {
	case TAX_ID:
		why = identifier_credit_code(arena, text);
		return why && identifier_card(arena, text, today(c)) ? why : NULL;
	case REGISTER_NO:
		return identifier_register_no(arena, text);
	default:
		return identifier_card(arena, text, today(c));
	}
}

static bool
any_changes(const struct spots *s, const struct draft *old, const struct draft *d)
{
	bool any = s->country >= 0 && draft_changes_at(old, d, s->country);

	for (int n = 0; n < NUMBERS; n++)
		any |= s->number[n] >= 0 && draft_changes_at(old, d, s->number[n]);
	return any;
}

static bool
is_person(const struct spots *s, const struct draft *old, const struct draft *d)
{
	const struct value *kind = s->kind >= 0 ? draft_then_at(old, d, s->kind) : NULL;

	return !kind || (kind->kind == TEXT && strcmp(kind->text, "person") == 0);
}

/* What the card of a person tells, where nobody has said otherwise. */
static void
fill_holder(const struct spots *s, const struct draft *old, struct draft *d, const char *card)
{
	static char text[DATE_TEXT];
	bool male;
	day birth;

	if (!is_person(s, old, d))
		return;
	identifier_holder(card, &birth, &male);
	if (draft_then_at(old, d, s->birth)->kind == EMPTY)
		draft_set(d, "birth", value_text(date_text(birth, text)));
	if (draft_then_at(old, d, s->gender)->kind == EMPTY)
		draft_set(d, "gender", value_text(male ? "male" : "female"));
}

static bool
refuses(struct change *c)
{
	return strcmp(access_setting(change_access(c), "identifiers"), "refuse") == 0;
}

/* What is wrong with the numbers of a row: all names in doubt, and why of those that are new. */
struct findings {
	struct buf doubt, why;
	const char *first;
};

static bool
check_number(struct change *c, struct arena *arena, enum number n, const struct spots *s, const struct draft *old,
    struct draft *d, struct findings *found)
{
	const struct value *v = draft_then_at(old, d, s->number[n]);
	bool is_new = draft_changes_at(old, d, s->number[n]);
	const char *why = wrong_number(c, arena, n, v->text);

	if (!why) {
		if (n == ID_CARD && is_new)
			fill_holder(s, old, d, v->text);
		return true;
	}
	buf_printf(&found->doubt, "%s%s", found->doubt.length ? "," : "", names[n]);
	if (!is_new)
		return true;
	if (found->first)
		buf_printf(&found->why, "; %s: ", names[n]);
	else
		found->first = names[n];
	buf_text(&found->why, said(why));
	return !refuses(c);
}

static bool
prepare_party(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct spots *s = spots_of(d->entity);
	static struct arena *arena;   /* keeps what is said of a row until the next one */
	struct findings found = { 0 };
	bool good = true, firm;

	(void)id;
	if (!any_changes(s, old, d))
		return true;
	if (!arena)
		arena = arena_new();
	arena_reset(arena);
	firm = s->country < 0 || parties_in_china(draft_then_at(old, d, s->country));
	for (int n = 0; good && n < NUMBERS; n++)
		if (s->number[n] >= 0 && draft_then_at(old, d, s->number[n])->kind == TEXT && (n == ID_CARD || firm))
			good = check_number(c, arena, (enum number)n, s, old, d, &found);
	draft_set(d, "doubt", value_text(found.doubt.length ? arena_string(arena, found.doubt.data) : NULL));
	if (good && found.first)
		change_warn(c, found.first, found.why.data);
	if (!good)
		refuse(p, found.first, arena_said(arena, "%s (setting identifiers = refuse)", found.why.data));
	buf_free(&found.doubt);
	buf_free(&found.why);
	return good;
}

const struct hooks party_hooks = { .entity = &customer_entity, .prepare = prepare_party,
	.heeds = "tax_id register_no id_card country kind birth gender doubt" };
const struct hooks person_hooks = { .entity = &contact_entity, .prepare = prepare_party,
	.heeds = "id_card birth gender doubt" };
