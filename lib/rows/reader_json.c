/* SPDX-License-Identifier: ISC */
/*
 * reader_json - a JSON array of objects, or one object a line.
 *
 * A scanner of strings and braces cuts out one object at a time, so that a huge array streams, and
 * puts bare numbers in quotes on the way, so that jansson hands on their exact digits.
 */
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rows/form.h"

#define DEPTH_LIMIT 64
#define NUMBER_LIMIT 1000
#define NESTED_NUMBER "\\u0001"   /* before the digits of a number inside a cell, as no text begins */
#define RAW_CELL_LIMIT (6 * CELL_LIMIT + 2 * NAME_LIMIT)   /* all of it as \u0041 */

struct json {
	struct buf text;        /* the object, numbers in quotes */
	size_t bytes;           /* of the object so far */
	json_t *root;           /* the row; its cells borrow from it */
	struct arena *nested;   /* cells that are arrays and objects, as text */
	long elements;
	int depth;
	int commas;             /* between the members of the object itself */
	size_t cell;            /* bytes of the member so far */
	bool deep;              /* the member is an array or an object */
	bool number;            /* the last token was a number */
	bool closed;            /* the array has ended */
	bool literal[COLUMN_LIMIT + 1];   /* of each member: it is a number */
};

static void
json_begin(struct reader *r)
{
	struct json *json = must_alloc(sizeof *json);

	*json = (struct json){ .nested = arena_new() };
	r->own = json;
}

static void
json_end(struct reader *r)
{
	struct json *json = r->own;

	json_decref(json->root);
	arena_free(json->nested);
	buf_free(&json->text);
	free(json);
}

/* The next byte of the object, taken and copied; -1 when the input ends inside it. */
static int
take(struct reader *r)
{
	struct json *json = r->own;
	int byte = input_peek(&r->in);

	if (byte < 0) {
		if (r->in.bad || r->in.error != 0)
			return reader_refuse_input(r);
		return reader_refuse(r, r->in.line, "the input ends inside the object that begins "
		    "on line %ld: did the program before it fail?", r->line);
	}
	input_skip(&r->in);
	json->bytes++;
	json->cell++;
	if (r->options.keep_raw)
		buf_byte(&r->raw, (char)byte);
	buf_byte(&json->text, (char)byte);
	return byte;
}

static const char *
skip_digits(const char *at)
{
	while (*at >= '0' && *at <= '9')
		at++;
	return at;
}

/* The grammar of RFC 8259: -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
static bool
number_valid(const char *at)
{
	const char *digits;

	at += *at == '-';
	digits = at;
	at = skip_digits(at);
	if (at == digits || (*digits == '0' && at > digits + 1))
		return false;
	if (*at == '.') {
		digits = ++at;
		at = skip_digits(at);
		if (at == digits)
			return false;
	}
	if (*at == 'e' || *at == 'E') {
		at++;
		at += *at == '+' || *at == '-';
		digits = at;
		at = skip_digits(at);
		if (at == digits)
			return false;
	}
	return *at == '\0';
}

/* Copies the rest of a number whose first character is copied already, and quotes it. */
static int
take_number(struct reader *r, int first)
{
	struct json *json = r->own;
	size_t begin = json->text.length - 1;
	int byte;

	json->text.length = begin;
	buf_byte(&json->text, '"');
	json->literal[json->commas] = json->depth == 1;
	if (json->depth > 1)
		buf_text(&json->text, NESTED_NUMBER);
	begin = json->text.length - 1;
	buf_byte(&json->text, (char)first);
	while ((byte = input_peek(&r->in)) > 0 && strchr("0123456789+-.eE", byte) != NULL) {
		take(r);
		if (json->text.length - begin > NUMBER_LIMIT)
			return reader_refuse(r, r->in.line, "a number has more than %d digits",
			    NUMBER_LIMIT);
	}
	if (!number_valid(buf_string(&json->text) + begin + 1))
		return reader_refuse(r, r->in.line, "'%.40s' is not a number",
		    buf_string(&json->text) + begin + 1);
	buf_byte(&json->text, '"');
	json->number = true;
	return 1;
}

static int
check_limits(struct reader *r)
{
	struct json *json = r->own;

	if (json->depth > DEPTH_LIMIT)
		return reader_refuse(r, r->in.line, "nested deeper than %d levels", DEPTH_LIMIT);
	if (json->commas >= COLUMN_LIMIT)
		return reader_refuse(r, r->in.line, "an object has more than %d keys",
		    COLUMN_LIMIT);
	if (json->cell > (json->deep ? CELL_LIMIT : RAW_CELL_LIMIT))
		return reader_refuse(r, r->in.line, "a value is longer than 1 MB");
	if (json->bytes > ROW_LIMIT)
		return reader_refuse(r, r->line, "the row is longer than 16 MB");
	return 1;
}

/* Copies what stands in the window up to a quote or a backslash. */
static void
take_run(struct reader *r)
{
	struct json *json = r->own;
	const char *from = r->in.data + r->in.at;
	size_t left = r->in.valid - r->in.at, length = 0;

	while (length < left && from[length] != '"' && from[length] != '\\')
		length++;
	buf_add(&json->text, from, length);
	if (r->options.keep_raw)
		buf_add(&r->raw, from, length);
	json->bytes += length;
	json->cell += length;
	r->in.at += length;
}

/* Copies the rest of a string. */
static int
take_string(struct reader *r)
{
	int byte;

	do {
		take_run(r);
		byte = take(r);
		if (byte == '\\' && take(r) < 0)
			return -1;
		if (byte < 0 || check_limits(r) < 0)
			return -1;
	} while (byte != '"');
	return 1;
}

/* What a mark outside of strings and numbers means for the scanner. */
static int
take_mark(struct reader *r, int byte)
{
	struct json *json = r->own;

	if (byte == ':' && json->number)
		return reader_refuse(r, r->in.line, "a key is a number: it must be a string");
	if (byte == '{' || byte == '[') {
		json->deep = json->depth > 0;
		json->depth++;
	} else if (byte == '}' || byte == ']') {
		json->depth--;
	} else if (byte == ',' && json->depth == 1) {
		json->commas++;
		json->literal[json->commas] = false;
		json->cell = 0;
		json->deep = false;
	}
	json->number = json->number && strchr(" \t\r\n", byte) != NULL;
	return 1;
}

static int
take_token(struct reader *r)
{
	struct json *json = r->own;
	int byte = take(r), taken;

	if (byte < 0)
		return -1;
	if (byte == '-' || (byte >= '0' && byte <= '9'))
		return take_number(r, byte);
	if (byte == '"') {
		json->number = false;
		taken = take_string(r);
	} else {
		taken = take_mark(r, byte);
	}
	return taken < 0 ? -1 : check_limits(r);
}

/* The text of one object, from { to }. */
static int
take_object(struct reader *r)
{
	struct json *json = r->own;

	json->depth = json->commas = 0;
	json->bytes = json->cell = 0;
	json->deep = json->number = json->literal[0] = false;
	buf_clear(&json->text);
	r->line = r->in.line;
	do {
		if (take_token(r) < 0)
			return -1;
	} while (json->depth > 0);
	return 1;
}

static int
parse_object(struct reader *r)
{
	struct json *json = r->own;
	json_error_t error;

	json_decref(json->root);
	arena_reset(json->nested);
	json->root = json_loadb(json->text.data, json->text.length, JSON_REJECT_DUPLICATES, &error);
	if (json->root != NULL)
		return 1;
	if (json_error_code(&error) == json_error_null_character)
		return reader_refuse(r, r->line + error.line - 1, "\\u0000 is not allowed in "
		    "a text");
	return reader_refuse(r, r->line + error.line - 1, "not well-formed JSON: %s", error.text);
}

/* Takes the quotes off the numbers again that take_number put there. */
static void
bare_numbers(char *text)
{
	size_t mark = strlen(NESTED_NUMBER) + 1;
	char *to = text, *found;

	while ((found = strstr(text, "\"" NESTED_NUMBER)) != NULL) {
		size_t before = (size_t)(found - text), digits = strcspn(found + mark, "\"");

		memmove(to, text, before);
		memmove(to + before, found + mark, digits);
		to += before + digits;
		text = found + mark + digits + 1;
	}
	memmove(to, text, strlen(text) + 1);
}

/* An array or object inside a row is a cell with its compact text. */
static int
nested_cell(struct reader *r, struct cell *cell, const json_t *value)
{
	struct json *json = r->own;
	char *text = json_dumps(value, JSON_COMPACT);

	if (text == NULL)
		die(FAILED, "cannot read '%s': out of memory", r->options.name);
	cell->state = CELL_TEXT;
	cell->literal = true;
	bare_numbers(text);
	cell->length = strlen(text);
	cell->text = arena_copy(json->nested, text, cell->length);
	free(text);
	return 1;
}

static void
text_cell(struct cell *cell, const char *text, size_t length)
{
	cell->state = length > 0 ? CELL_TEXT : CELL_ABSENT;
	cell->text = text;
	cell->length = length;
}

static int
fill_cell(struct reader *r, struct cell *cell, const json_t *value, bool literal)
{
	if (json_is_string(value))
		text_cell(cell, json_string_value(value), json_string_length(value));
	else if (json_is_true(value))
		text_cell(cell, "true", 4);
	else if (json_is_false(value))
		text_cell(cell, "false", 5);
	else if (json_is_null(value))
		cell->state = CELL_NULL;
	else
		nested_cell(r, cell, value);
	cell->literal |= literal || json_is_boolean(value);
	if (cell->length > CELL_LIMIT)
		return reader_refuse(r, r->line, "a value is longer than 1 MB");
	return 1;
}

/* The column of a key. Keys mostly come in the order of the columns, so the one that stands at
 * the key's own place is tried first. */
static int
column_of(struct reader *r, const char *key, int place)
{
	int64_t number;

	if (place < r->columns && strcmp(r->names[place], key) == 0)
		return place;
	if (map_get(r->by_name, key, strlen(key), &number))
		return (int)number;
	return reader_column(r, key, strlen(key), r->line);
}

static void
new_cells(struct reader *r)
{
	reader_cells(r, r->columns);
	while (r->count < r->columns)
		r->cells[r->count++] = (struct cell){ CELL_ABSENT, "", 0, false };
}

static int
fill_row(struct reader *r)
{
	struct json *json = r->own;
	int place = 0;

	new_cells(r);
	for (void *at = json_object_iter(json->root); at != NULL;
	    at = json_object_iter_next(json->root, at), place++) {
		int column = column_of(r, json_object_iter_key(at), place);

		if (column < 0)
			return -1;
		new_cells(r);
		if (fill_cell(r, &r->cells[column], json_object_iter_value(at), json->literal[place]) < 0)
			return -1;
	}
	json->elements++;
	return 1;
}

static int
next_object(struct reader *r)
{
	if (take_object(r) < 0 || parse_object(r) < 0)
		return -1;
	return fill_row(r);
}

/* The next byte that is none of blanks, not taken; -1 at the end. */
static int
skip_blanks(struct reader *r, const char *blanks)
{
	int byte;

	while ((byte = input_peek(&r->in)) > 0 && strchr(blanks, byte) != NULL)
		input_skip(&r->in);
	return byte;
}

/* 0 at the end of what can be read, -1 when that is no proper end. */
static int
check_end(struct reader *r)
{
	return r->in.bad || r->in.error != 0 ? reader_refuse_input(r) : 0;
}

static int
array_ended(struct reader *r)
{
	struct json *json = r->own;

	input_skip(&r->in);
	json->closed = true;
	if (skip_blanks(r, " \t\r\n") >= 0)
		return reader_refuse(r, r->in.line, "something follows the ] that closes the "
		    "array");
	return check_end(r);
}

static int
never_closed(struct reader *r)
{
	if (check_end(r) < 0)
		return -1;
	return reader_refuse(r, r->in.line, "the array is never closed: did the program before it "
	    "fail?");
}

static int
json_next(struct reader *r)
{
	struct json *json = r->own;
	int byte = skip_blanks(r, " \t\r\n");

	if (json->closed)
		return 0;
	if (byte == ']' && json->elements > 0)
		return array_ended(r);
	if (byte >= 0 && byte != (json->elements > 0 ? ',' : '['))
		return reader_refuse(r, r->in.line, "no comma between two elements of the array");
	if (byte >= 0) {
		input_skip(&r->in);
		byte = skip_blanks(r, " \t\r\n");
	}
	if (byte == ']' && json->elements == 0)
		return array_ended(r);
	if (byte < 0)
		return never_closed(r);
	if (byte != '{')
		return reader_refuse(r, r->in.line, "element %ld of the array is no object",
		    json->elements + 1);
	return next_object(r);
}

/* What stands between an object and the end of its line. */
static int
line_end(struct reader *r)
{
	int byte = skip_blanks(r, " \t\r");

	if (byte == '\n')
		return 1;
	if (byte >= 0)
		return reader_refuse(r, r->in.line, "something follows the object on its line");
	if (check_end(r) < 0)
		return -1;
	if (r->options.is_pipe)
		return reader_refuse_cut(r, r->in.line);
	return 1;
}

static int
ndjson_next(struct reader *r)
{
	int byte = skip_blanks(r, " \t\r\n");

	if (byte < 0)
		return check_end(r);
	if (byte != '{')
		return reader_refuse(r, r->in.line, "no object: every line must be one, { ... }");
	return next_object(r) < 0 ? -1 : line_end(r);
}

const struct form json_form = { FORM_JSON, json_begin, json_next, json_end, NULL };
const struct form ndjson_form = { FORM_NDJSON, json_begin, ndjson_next, json_end, NULL };
