/* SPDX-License-Identifier: ISC */
/* model - the list of all nouns, and what can be asked of a noun or a table. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "model/model.h"

#define MOST_TABLES 100
#define MOST_FIELDS 400

const struct entity *const model[] = {
	&setting_entity, &choice_entity, &change_set_entity, &department_entity, &user_entity, &category_entity,
	&product_entity, &region_entity, &customer_entity, &competitor_entity, &contact_entity, &address_entity,
	&consent_entity, &deal_entity, &participant_entity, &rival_entity, &share_entity, &distinction_entity,
	&activity_entity, &task_entity, &packing_entity, &tier_entity, &price_entity, &grant_entity, &quote_entity,
	&quote_line_entity, &contract_entity, &contract_line_entity, &warehouse_entity, &stock_entry_entity,
	&stock_line_entity, &movement_entity, &stock_entity, &supplier_entity, &party_entity, &purchase_entity,
	&purchase_line_entity, &instalment_entity, &delivery_entity, &refund_entity, &item_entity,
	&receivable_entity, &payable_entity, &receipt_entity, &payment_entity, &settlement_entity, &promise_entity,
	&balance_entity, &period_entity, &count_entity, &count_line_entity, &reservation_entity, &shipment_entity,
	&shipment_line_entity, &supply_entity, &landed_cost_entity, &rebate_entity, &title_entity, &invoice_entity,
	&invoice_line_entity, &billing_entity, &account_entity, &bill_entity, &bill_event_entity,
	&recurring_entity, &cash_entry_entity, &account_balance_entity, &bank_line_entity, &lot_entity,
	&lot_move_entity, &confirmation_entity, &dunning_entity, &hold_entity, &credit_application_entity,
	&credit_lift_entity, &interest_entity, &filter_entity, &bookmark_entity, &origin_entity,
	NULL
};

int
model_version(void)
{
	int latest = 1;

	for (int i = 0; model[i]; i++) {
		if (model[i]->since > latest)
			latest = model[i]->since;
		if (model[i]->looked_up_since > latest)
			latest = model[i]->looked_up_since;
		for (const struct field *f = model[i]->fields; f->name; f++)
			if (f->since > latest || f->unindexed > latest)
				latest = f->since > f->unindexed ? f->since : f->unindexed;
	}
	return latest;
}

/* A noun is called by its name, or as people write it: bank-line. */
static bool
is_called(const char *noun, const char *name)
{
	while (*noun && (*noun == *name || (*noun == '_' && *name == '-')))
		noun++, name++;
	return *noun == *name;
}

const struct entity *
entity_named(const char *name)
{
	for (int i = 0; model[i]; i++)
		if (is_called(model[i]->name, name))
			return model[i];
	return NULL;
}

const struct entity *
entity_of_key(const char *column)
{
	for (int i = 0; model[i]; i++)
		if (strcmp(entity_key(model[i]), column) == 0)
			return model[i];
	return NULL;
}

const char *
entity_words(struct arena *arena, const struct entity *entity)
{
	const char *label = said(entity->label);
	char *words;

	if (label != entity->label)
		return label;
	words = arena_string(arena, entity->name);
	for (char *at = words; (at = strchr(at, '_')) != NULL; )
		*at = ' ';
	return words;
}

const char *
entity_one(struct arena *arena, const struct entity *entity)
{
	const char *words = entity_words(arena, entity);

	if (words == said(entity->label))
		return words;
	return arena_printf(arena, "%s %s", strchr("aeio", *words) ? "an" : "a", words);
}

const char *
entity_several(struct arena *arena, const struct entity *entity)
{
	const char *words = entity_words(arena, entity);
	size_t n = strlen(words);

	if (words == said(entity->label) || n < 2)
		return words;
	if (words[n - 1] == 'y' && !strchr("aeiou", words[n - 2]))
		return arena_printf(arena, "%.*sies", (int)(n - 1), words);
	return arena_printf(arena, strchr("sxhz", words[n - 1]) ? "%ses" : "%ss", words);
}

const char *
entity_table(const struct entity *entity)
{
	return entity->table ? entity->table : entity->name;
}

const char *
entity_program(const struct entity *entity)
{
	const char *program = entity->program ? entity->program : entity->name;

	return *program ? program : NULL;
}

const char *
entity_key(const struct entity *entity)
{
	return entity->fields[0].name;
}

const char *
entity_stored_key(const struct entity *entity)
{
	return field_column(&entity->fields[0]);
}

bool
entity_has_dated(const struct entity *entity)
{
	for (const struct field *f = entity->fields; f->name; f++)
		if (f->dated)
			return true;
	return false;
}

int
entity_field_count(const struct entity *entity)
{
	int n = 0;

	while (entity->fields[n].name)
		n++;
	return n;
}

const struct field *
entity_field(const struct entity *entity, const char *name)
{
	if (!name)
		return NULL;
	for (const struct field *f = entity->fields; f->name; f++)
		if (*f->name == *name && strcmp(f->name, name) == 0)   /* imports ask for every row */
			return f;
	return NULL;
}

int
entity_position(const struct entity *entity, const char *name)
{
	const struct field *f = entity_field(entity, name);

	return f ? (int)(f - entity->fields) : -1;
}

const struct field *
entity_any_field(const struct entity *entity, const char *name)
{
	const struct field *found = entity_field(entity, name);

	for (const struct field *f = entity->computed; !found && f && f->name; f++)
		if (strcmp(f->name, name) == 0)
			found = f;
	return found;
}

/* The derived names are made once and kept, since everybody borrows them for ever. */
static const char *
with_id(const char *name)
{
	static char *made[MOST_FIELDS];
	size_t n = strlen(name);
	int i;

	for (i = 0; i < MOST_FIELDS && made[i]; i++)
		if (strncmp(made[i], name, n) == 0 && strcmp(made[i] + n, "_id") == 0)
			return made[i];
	if (i == MOST_FIELDS)
		die(FAILED, "the model has more than %d references", MOST_FIELDS);
	made[i] = must_alloc(n + 4);
	memcpy(made[i], name, n);
	memcpy(made[i] + n, "_id", 4);
	return made[i];
}

const char *
field_column(const struct field *field)
{
	return field->column ? field->column : field_id_name(field);
}

bool
field_is_late(const struct field *field)
{
	return field->late || field->fixed || strcmp(field->name, "note") == 0;
}

const char *
field_id_name(const struct field *field)
{
	return field->type == &type_reference ? with_id(field->name) : field->name;
}

static bool
one_of(const char *list, const char *word)
{
	char part[200];
	size_t n;

	for (; list && *list; list += n + (list[n] == '|')) {
		n = strcspn(list, "|");
		if (n < sizeof part) {
			memcpy(part, list, n);
			part[n] = '\0';
			if (text_same(part, word))
				return true;
		}
	}
	return false;
}

void
field_mask(const struct field *f, int *first, int *last)
{
	*first = f->type == &type_identifier ? 6 : 0;
	*last = f->type == &type_identifier ? 4 : 0;
}

bool
field_answers(const struct field *field, const char *header, const char *translated)
{
	return text_same(field->name, header) || (field->label && text_same(field->label, header)) ||
	    (translated && text_same(translated, header)) || text_same(field_id_name(field), header) ||
	    one_of(field->aliases, header);
}

const char *const *
model_tables(void)
{
	static const char *tables[MOST_TABLES];
	int n = 0;

	for (int i = 0; model[i]; i++)
		if (table_entity(entity_table(model[i])) == model[i])
			tables[n++] = entity_table(model[i]);
	return tables;
}

const struct entity *
table_entity(const char *table)
{
	for (int i = 0; model[i]; i++)
		if (strcmp(entity_table(model[i]), table) == 0)
			return model[i];
	return NULL;
}

static bool
listed(const struct field *const *fields, int n, const struct field *field)
{
	for (int i = 0; i < n; i++)
		if (strcmp(field_column(fields[i]), field_column(field)) == 0)
			return true;
	return false;
}

const struct field *const *
table_fields(const char *table)
{
	static const struct field *fields[MOST_FIELDS];
	static char last[64];   /* loops over rows ask for the same table again and again */
	int n = 0, latest = 1;

	if (strcmp(last, table) == 0)
		return fields;
	snprintf(last, sizeof last, "%s", table);
	for (int since = 1; since <= latest; since++)
		for (int i = 0; model[i]; i++) {
			if (strcmp(entity_table(model[i]), table) != 0)
				continue;
			for (const struct field *f = model[i]->fields; f->name; f++) {
				if (f->since > latest)
					latest = f->since;
				if ((f->since ? f->since : 1) == since && !listed(fields, n, f))
					fields[n++] = f;
			}
		}
	fields[n] = NULL;
	return fields;
}
