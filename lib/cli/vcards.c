/* SPDX-License-Identifier: ISC */
/* vcards - contacts as business cards (RFC 2426, RFC 6350), for telephones and mail programs. */
#include <ctype.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/contacts.h"
#include "cli/human.h"
#include "cli/selection.h"
#include "query/choice.h"
#include "record/identity.h"
#include "rows/vcard.h"

static const char *version;
static bool personal;

const struct option vcard_options[] = {
	{ "version", .argument = "N", .text = &version, .values = "3|4",
	  .says = N_("of vCard: 3 (3.0, which all programs read) or 4") },
	{ "personal", .flag = &personal, .says = N_("also what is of somebody's private life") },
	{ 0 }
};

/* One contact, its fields by name, and the card it becomes. */
struct source {
	struct run *run;
	struct arena *arena;        /* of this card */
	const struct column *columns;
	int count;
	struct statement *row;
	struct vcard card;
	struct buf property;
	int labels;                 /* how many numbers have a label of their own */
};

/* The value of a field; NULL when it has none. */
static const char *
get(const struct source *s, const char *field)
{
	for (int i = 0; i < s->count; i++)
		if (strcmp(s->columns[i].name, field) == 0)
			return db_text(s->row, i);
	die(FAILED, "contacts have no field '%s'", field);
}

static bool
is_four(const struct source *s)
{
	return s->card.version == 4;
}

/* PROPERTY;TYPE=KIND, in the letters that the version is usually written in. */
static const char *
typed(struct source *s, const char *property, const char *kind)
{
	buf_clear(&s->property);
	buf_printf(&s->property, "%s;TYPE=", property);
	for (; *kind; kind++)
		buf_byte(&s->property, (char)(is_four(s) ? tolower((unsigned char)*kind) : *kind));
	return buf_string(&s->property);
}

static bool
is_uuid(const char *text)
{
	return strlen(text) == 36 && strspn(text, "0123456789abcdefABCDEF-") == 36 && text[8] == '-' && text[23] == '-';
}

/* A UID of version 4 is a URI, or says that it is a text. */
static void
put_uid(struct source *s)
{
	const char *uid = get(s, "uid");

	if (!uid || !*uid)
		uid = identity_of(s->run->access, s->arena, &contact_entity, db_number(s->row, 0));
	if (is_four(s) && is_uuid(uid))
		vcard_plain(&s->card, "UID", arena_printf(s->arena, "urn:uuid:%s", uid));
	else
		vcard_text(&s->card, is_four(s) ? "UID;VALUE=text" : "UID", uid);
}

static void
put_name(struct source *s)
{
	const char *family, *given, *name = get(s, "name");

	vcard_name(s->arena, name ? name : "", &family, &given);
	vcard_text(&s->card, "FN", name);
	vcard_parts(&s->card, "N", (const char *const[]){ family, given, NULL, NULL, NULL }, 5);
}

/* A role stands as people know it, and in a property of our own as we do. */
static void
put_roles(struct source *s)
{
	const char *role = get(s, "role"), *occupation = get(s, "occupation");

	if (role) {
		vcard_text(&s->card, "ROLE", choice_label(s->run->access, "contact-role", role, human_chinese()));
		vcard_text(&s->card, "X-CRM-ROLE", role);
		vcard_text(&s->card, "X-CRM-OCCUPATION", occupation);
	} else {
		vcard_text(&s->card, "ROLE", occupation);
	}
}

/* A number with a label of its own, as Apple writes it. */
static void
put_labelled(struct source *s, const char *number, const char *label)
{
	int item = ++s->labels;

	vcard_text(&s->card, arena_printf(s->arena, "item%d.%s", item, typed(s, "TEL", "OTHER")), number);
	vcard_text(&s->card, arena_printf(s->arena, "item%d.X-ABLabel", item), label);
}

/* One of several numbers; what stands in brackets behind it says what it is. */
static void
put_number(struct source *s, char *number)
{
	static const struct { const char *says, *kind; } kinds[] = {
		{ "fax", "FAX" }, { "home", "HOME" }, { "mobile", "CELL" }, { "pager", "PAGER" },
	};
	size_t length = strlen(number);
	char *label = strrchr(number, '(');

	if (!label || label < number + 2 || label[-1] != ' ' || number[length - 1] != ')') {
		vcard_text(&s->card, typed(s, "TEL", "OTHER"), number);
		return;
	}
	label[-1] = number[length - 1] = '\0';
	label++;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(label, kinds[i].says) == 0) {
			vcard_text(&s->card, typed(s, "TEL", kinds[i].kind), number);
			return;
		}
	put_labelled(s, number, label);
}

/* Calls put for each text of a list, blanks around it cut. */
static void
each_of(struct source *s, const char *list, void (*put)(struct source *, char *))
{
	static const char *const marks[] = { "、", "，", "；" };
	char *words = arena_string(s->arena, list ? list : ""), *save = NULL, *at;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		while ((at = strstr(words, marks[i])) != NULL)
			memcpy(at, " , ", 3);
	for (char *w = strtok_r(words, ",;\n", &save); w; w = strtok_r(NULL, ",;\n", &save)) {
		size_t length = strlen(w);
		const char *word = text_trim(w, &length);

		put(s, arena_copy(s->arena, word, length));
	}
}

static void
put_email(struct source *s, char *email)
{
	vcard_text(&s->card, is_four(s) ? "EMAIL" : "EMAIL;TYPE=INTERNET", email);
}

static void
put_ways(struct source *s)
{
	vcard_text(&s->card, typed(s, "TEL", "CELL"), get(s, "mobile"));
	vcard_text(&s->card, typed(s, "TEL", "WORK,VOICE"), get(s, "phone"));
	each_of(s, get(s, "phones"), put_number);
	vcard_text(&s->card, is_four(s) ? "EMAIL;PREF=1" : "EMAIL;TYPE=INTERNET,PREF", get(s, "email"));
	each_of(s, get(s, "emails"), put_email);
	vcard_parts(&s->card, typed(s, "ADR", "WORK"), (const char *const[]){ NULL, NULL, get(s, "address"),
	    get(s, "city"), get(s, "province"), get(s, "postcode"), get(s, "country") }, 7);
	vcard_plain(&s->card, "URL", get(s, "website"));
	vcard_text(&s->card, "X-WECHAT", get(s, "wechat"));
	vcard_text(&s->card, "X-QQ", get(s, "qq"));
}

/* 2026-03-10 as 20260310, which version 4 wants. */
static const char *
day_text(const struct source *s, const char *iso)
{
	return iso && is_four(s) ? arena_printf(s->arena, "%.4s%.2s%.2s", iso, iso + 5, iso + 8) : iso;
}

static void
put_person(struct source *s)
{
	const char *gender = get(s, "gender"), *updated = day_text(s, get(s, "updated"));

	if (gender)
		vcard_plain(&s->card, is_four(s) ? "GENDER" : "X-GENDER",
		    arena_printf(s->arena, "%c", toupper((unsigned char)*gender)));
	vcard_plain(&s->card, "BDAY", day_text(s, get(s, "birth")));
	vcard_text(&s->card, "NOTE", get(s, "note"));
	for (const struct field *f = contact_entity.fields; personal && f->name; f++) {
		char *property = arena_printf(s->arena, "X-CRM-%s", f->name);

		for (char *c = property; *c; c++)
			*c = *c == '_' ? '-' : (char)toupper((unsigned char)*c);
		if (f->personal)
			vcard_text(&s->card, property, get(s, f->name));
	}
	if (updated)
		vcard_plain(&s->card, "REV",
		    arena_printf(s->arena, is_four(s) ? "%sT000000Z" : "%sT00:00:00Z", updated));
}

static void
put_card(struct source *s)
{
	s->labels = 0;
	vcard_start(&s->card);
	put_uid(s);
	put_name(s);
	vcard_parts(&s->card, "ORG", (const char *const[]){ get(s, "customer"), get(s, "department") },
	    get(s, "department") ? 2 : 1);
	vcard_text(&s->card, "TITLE", get(s, "title"));
	put_roles(s);
	put_ways(s);
	put_person(s);
	vcard_end(&s->card);
}

enum status
contact_vcards(struct run *run)
{
	struct source s = { .run = run, .card.version = version && *version == '4' ? 4 : 3 };
	struct query *q = selection_query(run, &contact_entity, false);
	struct out *out = out_new(STDOUT_FILENO);

	if (personal)
		query_unmask(q);
	query_columns(q, "all");
	s.columns = query_result(q, &s.count);
	s.row = query_open(q);
	s.card.to = out_buf(out);
	s.arena = arena_new();
	while (db_step(s.row)) {
		put_card(&s);
		out_check(out);
		arena_reset(s.arena);
	}
	db_finish(s.row);
	buf_free(&s.property);
	out_end(out);
	arena_free(s.arena);
	return DONE;
}
