/* SPDX-License-Identifier: ISC */
/* stream - the head of the rows between two of our own programs, and their values */
#include "rows/stream.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/error.h"
#include "base/text.h"

static const char *const forms[] = { "csv", "tsv", "json", "ndjson" };

/* What comes from a database may be no UTF-8, which jansson refuses. */
static void
set_text(json_t *object, const char *key, const char *text)
{
	struct buf safe = { 0 };

	if (text == NULL)
		return;
	if (text_bad_byte(text, strlen(text)) < strlen(text))
		text_visible(&safe, text, strlen(text));
	json_object_set_new(object, key, json_string(safe.length > 0 ? safe.data : text));
	buf_free(&safe);
}

static json_t *
column_object(const struct column *column)
{
	json_t *object = json_object();

	set_text(object, "name", column->name);
	set_text(object, "label", column->label);
	set_text(object, "type", column->type != NULL ? column->type->name : NULL);
	if (column->bar)
		json_object_set_new(object, "bar", json_true());
	return object;
}

static json_t *
caption_list(const struct caption *captions)
{
	json_t *list = json_array(), *pair;

	for (; captions->name != NULL; captions++) {
		pair = json_object();
		set_text(pair, "name", captions->name);
		set_text(pair, "text", captions->text);
		json_array_append_new(list, json_pack("[O,O]", json_object_get(pair, "name"),
		    json_object_get(pair, "text")));
		json_decref(pair);
	}
	return list;
}

void
stream_print(struct buf *to, const struct stream_head *head)
{
	json_t *object = json_object(), *columns = json_array();
	char delimiter[2] = { head->delimiter, '\0' };
	char *text;

	json_object_set_new(object, "crm-rows", json_integer(STREAM_VERSION));
	set_text(object, "form", forms[head->form]);
	set_text(object, "delimiter", *delimiter ? delimiter : NULL);
	set_text(object, "title", head->title);
	if (head->origin)
		json_object_set_new(object, "origin", json_true());
	if (head->raw)
		json_object_set_new(object, "raw", json_true());
	if (head->chart)
		json_object_set_new(object, "chart", json_true());
	if (head->captions != NULL)
		json_object_set_new(object, "captions", caption_list(head->captions));
	for (int i = 0; i < head->count; i++)
		json_array_append_new(columns, column_object(&head->columns[i]));
	json_object_set_new(object, "columns", columns);
	text = json_dumps(object, JSON_COMPACT);
	json_decref(object);
	if (text == NULL)
		die(FAILED, "cannot write the head of a stream");
	buf_text(to, text);
	buf_byte(to, '\n');
	free(text);
}

/* NULL when there is none. */
static const char *
text_of(struct arena *arena, const json_t *object, const char *key)
{
	const json_t *text = json_object_get(object, key);

	return json_is_string(text) ? arena_copy(arena, json_string_value(text), json_string_length(text)) : NULL;
}

static const char *
parse_columns(struct arena *arena, const json_t *list, struct stream_head *head)
{
	struct column *columns = arena_alloc(arena, (json_array_size(list) + 1) * sizeof *columns);

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *object = json_array_get(list, i);
		const char *type = text_of(arena, object, "type");

		columns[i] = (struct column){
			.name = text_of(arena, object, "name"), .label = text_of(arena, object, "label"),
			.type = type != NULL ? type_named(type) : NULL,
			.bar = json_is_true(json_object_get(object, "bar")),
		};
		if (columns[i].name == NULL || *columns[i].name == '\0')
			return N_("a column has no name");
		if (type != NULL && columns[i].type == NULL)
			return N_("a column is of a type that is not known");
	}
	head->columns = columns;
	head->count = (int)json_array_size(list);
	return NULL;
}

static const struct caption *
parse_captions(struct arena *arena, const json_t *list)
{
	struct caption *captions = arena_alloc(arena, (json_array_size(list) + 1) * sizeof *captions);
	size_t count = 0;

	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *name = json_string_value(json_array_get(json_array_get(list, i), 0));
		const char *text = json_string_value(json_array_get(json_array_get(list, i), 1));

		if (name != NULL && text != NULL)
			captions[count++] = (struct caption){ arena_string(arena, name), arena_string(arena, text) };
	}
	return captions;
}

static const char *
parse_head(struct arena *arena, const json_t *root, struct stream_head *head)
{
	const char *form = text_of(arena, root, "form"), *delimiter = text_of(arena, root, "delimiter");
	const json_t *columns = json_object_get(root, "columns");

	*head = (struct stream_head){
		.origin = json_is_true(json_object_get(root, "origin")),
		.raw = json_is_true(json_object_get(root, "raw")),
		.delimiter = delimiter != NULL ? *delimiter : ',', .title = text_of(arena, root, "title"),
		.chart = json_is_true(json_object_get(root, "chart")),
		.captions = parse_captions(arena, json_object_get(root, "captions")),
	};
	for (size_t i = 0; form != NULL && i < sizeof forms / sizeof *forms; i++)
		if (strcmp(form, forms[i]) == 0)
			head->form = (enum reader_form)i;
	if (json_integer_value(json_object_get(root, "crm-rows")) != STREAM_VERSION)
		return N_("no stream of rows of this version: the two programs must be of one installation");
	if (!json_is_array(columns) || json_array_size(columns) > 4096)
		return N_("its columns are not named");
	return parse_columns(arena, columns, head);
}

const char *
stream_parse(struct arena *arena, const char *text, size_t length, struct stream_head *head)
{
	json_t *root = json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL);
	const char *reason = json_is_object(root) ? parse_head(arena, root, head)
	    : "no stream of rows: its first line is no JSON object";

	json_decref(root);
	return reason;
}

struct value
stream_value(const struct type *type, const char *text, size_t length)
{
	struct value as_text = { length > 0 ? TEXT : EMPTY, 0, text, length };
	int64_t number;

	if (length == 0 || type == NULL || !type->integer)
		return as_text;
	if (type == &type_boolean)
		return value_number(strcmp(text, "yes") == 0);
	if (decimal_parse(text, length, type->places, type->places, false, &number) != NULL)
		return as_text;
	return value_number(number);
}
