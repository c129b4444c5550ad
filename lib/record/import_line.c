/* SPDX-License-Identifier: ISC */
/* import_line - one line of a document that is imported: found, written, compared. */
#include <fcntl.h>
#include <string.h>

#include "base/decimal.h"
#include "record/import_document.h"

#define PREFIX "line."

static bool
is_prefixed(const char *header)
{
	return strncmp(header, PREFIX, strlen(PREFIX)) == 0;
}

/* What the lines see of the columns: their own; those of the document's fields have a name that is none. */
static const char *const *
line_header(struct arena *arena, const struct mapping *head, const char *const *header, int count)
{
	const char **names = arena_alloc(arena, (size_t)(count + 1) * sizeof *names);

	for (int i = 0; i < count; i++)
		if (is_prefixed(header[i]))
			names[i] = header[i] + strlen(PREFIX);
		else
			names[i] = head &&
			    (head->used[i] || head->lines_column >= 0) ? "(document)" : arena_string(arena, header[i]);
	return names;
}

struct mapping *
document_map(struct import *im, const struct mapping *head, const char *const *header, int count)
{
	return mapping_new(im->kept, im->access, &im->document->line.options,
	    line_header(im->kept, head, header, count), count, im->file);
}

const struct cell *
document_cell(const struct row *row, int column)
{
	const struct cell *cell = column >= 0 && column < row->count ? &row->cells[column] : NULL;

	return cell && cell->state == CELL_TEXT ? cell : NULL;
}

const char *
document_text(const struct row *row, int column)
{
	const struct cell *cell = document_cell(row, column);

	return cell ? cell->text : "";
}

void *
document_grown(void *array, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return array;
	*room = *room ? *room * 2 : 16;
	return must_realloc(array, *room * size);
}

void
document_note_line(struct document *d, int64_t id, int64_t number)
{
	d->lines = document_grown(d->lines, d->line_count, &d->line_room, sizeof *d->lines);
	d->lines[d->line_count++] = (struct known_line){ id, number };
}

/* The line that a number, or its place in the document, means; NULL: a new one. */
static struct known_line *
find_line(struct document *d)
{
	const struct value *number = draft_get(d->line.draft, "line");
	size_t n = d->line_count;

	if (number->kind != INTEGER)
		return d->place <= n ? &d->lines[d->place - 1] : NULL;
	if (d->place <= n && d->lines[d->place - 1].number == number->number)
		return &d->lines[d->place - 1];
	if (n == 0 || d->lines[n - 1].number < number->number)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (d->lines[i].number == number->number)
			return &d->lines[i];
	return NULL;
}

static bool
add_line(struct import *im, int64_t *id, struct problem *p)
{
	struct document *d = im->document;
	struct draft *line = d->line.draft;

	if (!draft_has(line, "line"))
		draft_set(line, "line",
		    value_number(d->lines && d->line_count ? d->lines[d->line_count - 1].number + 1 : 1));
	draft_set(line, line->entity->part_of, value_number(d->id));
	if (!record_add(im->change, line, id, p))
		return false;
	document_note_line(d, *id, draft_get(line, "line")->number);
	memcpy(d->stored->values, line->values, (size_t)entity_field_count(line->entity) * sizeof *line->values);
	d->changed = true;
	return true;
}

static bool
change_line(struct import *im, const struct known_line *known, struct problem *p)
{
	struct document *d = im->document;
	bool changed;

	if (!record_set(im->change, known->id, d->line.draft, &changed, p))
		return false;
	if (changed && record_touched_by(d->line.options.entity) == change_id(im->change)) {
		*p = (struct problem){ NULL, "line", arena_printf(im->reading.arena, "'%lld' %s",
		    (long long)known->number, said(N_("stands in a row before, with other values"))) };
		return false;
	}
	d->changed |= changed;
	record_load(im->change, known->id, d->stored);
	return true;
}

/* An amount of the file beside ours, both in 10^-8. */
static bool
compare(struct import *im, const struct claim *claim, const char *text, size_t length, int64_t *difference,
    struct problem *p)
{
	int64_t theirs, ours = draft_get(im->document->stored, claim->field->name)->number;
	struct buf shown = { 0 };
	const char *why = decimal_parse(text, length, 8, 8, im->options.round, &theirs);

	*p = (struct problem){ NULL, claim->field->name, why };
	*difference = why ? 0 : ours * 10000 - theirs;
	if (!why && (*difference == 0 || im->options.round))
		return true;
	type_print(claim->field->type, &(struct value){ .kind = INTEGER, .number = ours }, &shown);
	if (why)
		p->reason = arena_said(im->reading.arena, "cannot read '%s' as %s: %s", text, claim->field->type->name,
		    said(why));
	else
		p->reason = arena_said(im->reading.arena, "is %s in the file, and quantity, price, "
		    "discount and tax make it %s: --round takes ours", text, shown.data);
	buf_free(&shown);
	return false;
}

/* Of several amounts the difference of the one with tax counts, else the sum. */
static bool
compare_amounts(struct import *im, const struct row *row, struct problem *p)
{
	struct import *li = &im->document->line;
	int64_t difference, sum = 0, whole = 0;
	bool has_whole = false;

	for (int i = 0; i < li->mapping->claim_count; i++) {
		const struct claim *claim = &li->mapping->claims[i];
		const struct cell *cell = document_cell(row, claim->column);

		if (!cell)
			continue;
		if (!compare(im, claim, cell->text, cell->length, &difference, p))
			return false;
		sum += difference;
		if (strcmp(claim->field->name, "amount") == 0) {
			has_whole = true;
			whole = difference;
		}
	}
	li->counts.rounded += has_whole ? whole : sum;
	return true;
}

static bool
has_line(const struct mapping *m, const struct row *row)
{
	for (int i = 0; i < m->count; i++)
		if (document_cell(row, m->sources[i].column))
			return true;
	return false;
}

/* A file with quantities and amounts, and no prices, says them nonetheless. */
static void
take_price(struct import *im, const struct row *row)
{
	const struct import *li = &im->document->line;
	const struct value *quantity = draft_get(li->draft, "quantity");
	int64_t amount, price;

	if (!entity_field(li->draft->entity, "price") || draft_has(li->draft, "price") || quantity->kind != INTEGER ||
	    quantity->number <= 0)
		return;
	for (int i = 0; i < li->mapping->claim_count; i++) {
		const struct cell *cell = document_cell(row, li->mapping->claims[i].column);

		if (cell && strcmp(li->mapping->claims[i].field->name, "amount") == 0 && decimal_parse(cell->text,
		    cell->length, 4, im->reading.money_decimals, im->options.round, &amount) == NULL &&
		    decimal_muldiv(amount, 10000, quantity->number, &price))
			draft_set(li->draft, "price", value_number(li->options.returns && price < 0 ? -price : price));
	}
}

/* What is below zero comes back: a quantity, or a price of a single piece that was taken off. */
static void
take_sign(struct import *li)
{
	static const char *const signed_fields[] = { "quantity", "price" };
	int64_t sign = 1;

	for (size_t i = 0; li->options.returns && i < sizeof signed_fields / sizeof *signed_fields; i++) {
		const struct value *v = draft_get(li->draft, signed_fields[i]);

		if (v->kind != INTEGER || v->number >= 0)
			continue;
		draft_set(li->draft, signed_fields[i], value_number(-v->number));
		sign = -sign;
	}
	if (li->options.returns)
		draft_set(li->draft, "is_return", value_number(sign < 0));
}

bool
document_write_line(struct import *im, const struct row *row, struct problem *p)
{
	struct document *d = im->document;
	struct known_line *known;
	int64_t id;

	if (d->skipped || !has_line(d->line.mapping, row))
		return true;
	d->line.reading.terse = im->reading.terse;
	d->line.counts.missed = im->counts.missed;
	if (!take_row(&d->line, row, p)) {
		im->counts.missed = d->line.counts.missed;
		return false;
	}
	take_sign(&d->line);
	take_price(im, row);
	d->place++;
	known = find_line(d);
	if (known ? change_line(im, known, p) : add_line(im, &id, p))
		return compare_amounts(im, row, p);
	import_explain_missing(&d->line, p);
	return false;
}

static const char *const *
kept_names(struct arena *arena, const char *const *header, int count)
{
	const char **names = arena_alloc(arena, (size_t)(count + 1) * sizeof *names);

	for (int i = 0; i < count; i++)
		names[i] = arena_string(arena, header[i]);
	return names;
}

/* The same keys as those of the document before need no other mapping. */
static void
map_nested(struct import *im, const char *const *header, int count)
{
	struct document *d = im->document;
	bool same = d->line.mapping && count == d->nested_count;

	for (int i = 0; same && i < count; i++)
		same = strcmp(header[i], d->nested[i]) == 0;
	if (same)
		return;
	d->nested = kept_names(im->kept, header, count);
	d->nested_count = count;
	d->line.mapping = document_map(im, NULL, d->nested, count);
}

static bool
take_list(struct import *im, struct reader *reader, struct problem *p)
{
	struct row line;
	int count = 0, status = -1;
	long number = 0;
	const char *const *header = reader_header(reader, &count, p);
	bool good = true;

	while (header && good && (status = reader_next(reader, &line, p)) == 1) {
		header = reader_header(reader, &count, p);
		map_nested(im, header, count);
		number++;
		good = document_write_line(im, &line, p);
	}
	if (good && status == 0)
		return true;
	if (number && !good)
		p->place = arena_printf(im->reading.arena, "lines[%ld]", number);
	return false;
}

bool
document_write_list(struct import *im, const struct row *row, struct problem *p)
{
	const struct cell *cell = document_cell(row, im->mapping->lines_column);
	struct reader *reader;
	bool good;

	if (!cell)
		return true;
	if (!cell->literal || *cell->text != '[') {
		*p = (struct problem){ NULL, "lines", N_("a list of objects is needed, one for each line") };
		return false;
	}
	reader = reader_new(open("/dev/null", O_RDONLY | O_CLOEXEC), &(struct reader_options){ .name = "lines",
	    .ahead = cell->text, .ahead_length = cell->length, .rows = -1 });
	good = take_list(im, reader, p);
	reader_free(reader);
	return good;
}
