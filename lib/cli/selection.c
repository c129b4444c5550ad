/* SPDX-License-Identifier: ISC */
/* selection - KEYs on the command line, and rows on standard input. */
#include "cli/selection.h"

#include <stdlib.h>
#include <string.h>

#include "cli/human.h"
#include "query/key.h"

static struct selected *
add_selected(struct selection *s, size_t *size)
{
	if (s->count == *size)
		s->rows = must_realloc(s->rows, (*size = *size * 2 + 16) * sizeof *s->rows);
	s->rows[s->count] = (struct selected){ 0 };
	return &s->rows[s->count++];
}

static void
take_operands(struct run *run, struct selection *s, const struct entity *entity, bool keys, size_t *size)
{
	s->assignments = arena_alloc(run->arena, (size_t)(run->count + 2) * sizeof *s->assignments);
	s->lines = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *s->lines);
	for (int i = 0; i < run->count; i++) {
		if (assign_is(run->operands[i]) && strncmp(run->operands[i], "id=", 3) != 0 &&
		    run->verb->takes & TAKES_ASSIGNMENTS)
			s->assignments[s->assignment_count++] = assign_parse(run->arena, entity, run->operands[i]);
		else if (keys)
			add_selected(s, size)->key = run->operands[i];
		else if (entity->lines && strchr(run->operands[i], ':'))
			s->lines[s->line_count++] = run->operands[i];
		else
			die(USAGE, entity->lines ? _("'%s' is neither FIELD=VALUE nor a line, PRODUCT:QTY") :
			    _("'%s' is not an assignment: field=value is"), run->operands[i]);
	}
}

/* The positions of the @columns in the header; -1 for an assignment without one. */
static int *
find_columns(struct run *run, const struct selection *s, const char *const *header, int count)
{
	int *found = arena_alloc(run->arena, (size_t)(s->assignment_count + 1) * sizeof *found);

	for (int i = 0; i < s->assignment_count; i++) {
		found[i] = -1;
		for (int k = 0; s->assignments[i].column && k < count; k++)
			if (strcmp(header[k], s->assignments[i].column) == 0)
				found[i] = k;
		if (s->assignments[i].column && found[i] < 0)
			die(USAGE, _("the rows on standard input have no column '%s'"), s->assignments[i].column);
	}
	return found;
}

/* The positions of the columns that the verb asked for; -1 for those that are not there. */
static int *
find_named(struct run *run, struct selection *s, const char *const *header, int count)
{
	int n = 0, *found;
	bool *has;

	while (s->names && s->names[n])
		n++;
	found = arena_alloc(run->arena, (size_t)(n + 1) * sizeof *found);
	has = arena_alloc(run->arena, (size_t)(n + 1) * sizeof *has);
	for (int i = 0; i < n; i++) {
		found[i] = -1;
		for (int k = 0; k < count; k++)
			if (strcmp(header[k], s->names[i]) == 0)
				found[i] = k;
		has[i] = found[i] >= 0;
	}
	s->has = has;
	return found;
}

static const char *
cell_text(struct run *run, const struct row *row, int column)
{
	if (column < 0 || column >= row->count || row->cells[column].state == CELL_ABSENT)
		return NULL;
	if (row->cells[column].state == CELL_NULL)
		return "";
	return arena_copy(run->arena, row->cells[column].text, row->cells[column].length);
}

static const char **
cell_texts(struct run *run, const struct row *row, const int *columns, int count)
{
	const char **texts = arena_alloc(run->arena, (size_t)(count + 1) * sizeof *texts);

	for (int i = 0; i < count; i++)
		texts[i] = cell_text(run, row, columns[i]);
	return texts;
}

static _Noreturn void
refuse_input(const struct problem *p)
{
	warn_problem(p);
	exit(REFUSED);
}

/* A stream of the noun's own keys, or of any KEYs; a stream of another noun is a mistake, unless new
 * rows are to refer to it. */
static void
know_stream(struct run *run, struct selection *s, const struct entity *entity, const char *first, bool keys)
{
	s->first_column = first;
	s->of = entity_of_key(first);
	if (keys && s->of && s->of != entity)
		die(USAGE, _("the rows on standard input are of %s, not of %s"), entity_words(run->arena, s->of),
		    entity_words(run->arena, entity));
}

static void
take_input(struct run *run, struct selection *s, const struct entity *entity, bool keys, size_t *size)
{
	struct reader *reader = run_input(run);
	struct problem p;
	struct row row;
	int count, named = 0, status = 0, *columns = NULL, *further = NULL;
	const char *const *header = reader_header(reader, &count, &p);

	if (!header)
		refuse_input(&p);
	while (s->names && s->names[named])
		named++;
	if (count > 0) {
		know_stream(run, s, entity, arena_string(run->arena, header[0]), keys);
		columns = find_columns(run, s, header, count);
		further = find_named(run, s, header, count);
	}
	while (count > 0 && (status = reader_next(reader, &row, &p)) == 1) {
		struct selected *one = add_selected(s, size);

		one->key = cell_text(run, &row, 0);
		one->by_id = s->of != NULL;
		one->place = arena_printf(run->arena, "standard input:%ld", row.line);
		one->columns = cell_texts(run, &row, columns, s->assignment_count);
		one->named = cell_texts(run, &row, further, named);
	}
	if (status < 0)
		refuse_input(&p);
	reader_free(reader);
}

struct selection *
selection_read(struct run *run, const struct entity *entity, bool keys)
{
	return selection_named(run, entity, keys, NULL);
}

struct selection *
selection_named(struct run *run, const struct entity *entity, bool keys, const char *const *names)
{
	struct selection *s = arena_alloc(run->arena, sizeof *s);
	size_t size = 0;

	s->names = names;
	take_operands(run, s, entity, keys, &size);
	if (run->dash)
		take_input(run, s, entity, keys, &size);
	for (int i = 0; i < s->assignment_count && !run->dash; i++)
		if (s->assignments[i].column)
			die(USAGE, _("'@%s' takes a column of the input, and there is none: add a lone -, "
			    "or write @@%s"), s->assignments[i].column, s->assignments[i].column);
	return s;
}

void
selection_passed(size_t count)
{
	if (count)
		warn(N_("rows of which nothing was left were passed over: %zu"), count);
}

int64_t
selection_id(struct run *run, const struct entity *entity, const struct selected *one, bool with_deleted)
{
	const char *key = one->by_id ? arena_printf(run->arena, "id=%s", one->key ? one->key : "") : one->key;
	enum found found;
	int64_t id;

	if (!one->key)
		die(NO, _("%s: the first cell, which names the %s, is empty"), one->place,
		    entity_words(run->arena, entity));
	found = key_find(run->access, entity, key, strlen(key), with_deleted, &id);
	if (found != FOUND_ONE && one->place)
		die(NO, "%s: %s", one->place, key_says(run->access, run->arena, entity, key, found));
	return found == FOUND_ONE ? id : key_need(run->access, entity, key, with_deleted);
}

int64_t *
selection_ids(struct run *run, const struct entity *entity, const struct selection *s, bool with_deleted)
{
	int64_t *ids = arena_alloc(run->arena, (s->count + 1) * sizeof *ids);

	for (size_t i = 0; i < s->count; i++)
		ids[i] = selection_id(run, entity, &s->rows[i], with_deleted);
	return ids;
}

bool
selection_is_filter(const char *operand)
{
	return query_is_term(operand) && strncmp(operand, "id=", 3) != 0;
}

struct query *
selection_query(struct run *run, const struct entity *entity, bool with_deleted)
{
	struct query *q = run_query(run, entity);
	const struct selection *s;
	int filters = 0;

	for (int i = 0; i < run->count; i++)
		filters += selection_is_filter(run->operands[i]);
	if (filters && (filters < run->count || run->dash))
		die(USAGE, _("give KEYs or filters, not both"));
	if (run->count == filters && !run->dash) {
		run_filters(run, q);
	} else {
		s = selection_read(run, entity, true);
		query_rows(q, selection_ids(run, entity, s, with_deleted), s->count);
	}
	return q;
}

/* Those whose names others narrow, or the rest. */
static bool
fill(struct run *run, const struct selection *s, const struct selected *one, const struct reading *r, bool narrowed,
    struct draft *d, struct problem *p)
{
	for (int i = 0; i < s->assignment_count; i++) {
		const struct assignment *a = &s->assignments[i];
		const char *text = a->column ? one->columns[i] : a->value;
		const struct field *of;

		if (text && (assign_scope(d->entity, a->field, &of) >= 0) == narrowed &&
		    !assign_into(d, run->access, r, a, text, p)) {
			p->place = one->place;
			return false;
		}
	}
	return true;
}

bool
selection_fill(struct run *run, const struct selection *s, const struct selected *one, const struct reading *r,
    struct draft *d, struct problem *p)
{
	return fill(run, s, one, r, false, d, p) && fill(run, s, one, r, true, d, p);
}
