/* SPDX-License-Identifier: ISC */
/* document_rows - the lines of documents as rows. */
#include "cli/document_rows.h"

#include <stdlib.h>
#include <string.h>

#include "cli/human.h"
#include "rows/writer.h"

#define OF_LINE "line."
#define MOST_COLUMNS 300

struct query *
document_lines_query(struct run *run, const struct entity *entity, int64_t document)
{
	struct query *q = run_query(run, entity->lines);

	query_filter(q, arena_printf(run->arena, "%s_id=%lld", entity->lines->part_of, (long long)document));
	if (entity->lines->holds)
		query_filter(q, arena_printf(run->arena, "%s=yes", entity->lines->holds));
	query_sort(q, "line");
	return q;
}

static bool
is_of_record(const struct field *f)
{
	return f->type == &type_id || f->quiet || (f->group && strcmp(f->group, "record") == 0);
}

/* What an import takes of a line, or compares. */
static bool
is_of_line(const struct entity *lines, const struct field *f)
{
	return !is_of_record(f) && strcmp(f->name, lines->part_of) != 0 && (!f->fixed || f->type == &type_money);
}

const char *
document_line_columns(struct run *run, const struct entity *entity)
{
	struct buf names = { 0 };
	const char *list;

	for (const struct field *f = entity->lines->fields; f->name; f++)
		if (is_of_line(entity->lines, f))
			buf_printf(&names, ",%s", f->name);
	list = arena_string(run->arena, names.data + 1);
	buf_free(&names);
	return list;
}

/* True when a name, or what stands before its dot or operator, is a field of the noun. */
static bool
has_field(struct run *run, const struct entity *entity, const char *name)
{
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789");
	const char *word = arena_copy(run->arena, name, n);

	if (entity_any_field(entity, word))
		return true;
	for (const struct field *f = entity->fields; f->name; f++)
		if (f->type == &type_reference && strcmp(field_id_name(f), word) == 0)
			return true;
	return false;
}

/* A name, or a filter, as a path from the line. stored: fields that a document works out of its lines are theirs. */
static const char *
path_of(struct run *run, const char *name, bool stored)
{
	const struct entity *entity = run->program->entity;
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789");
	bool summed;

	if (strncmp(name, OF_LINE, strlen(OF_LINE)) == 0)
		return name + strlen(OF_LINE);
	summed = stored && !entity_field(entity, arena_copy(run->arena, name, n)) && entity_field(entity->lines,
	    arena_copy(run->arena, name, n));
	if (!summed && (has_field(run, entity, name) || !has_field(run, entity->lines, name)))
		return arena_printf(run->arena, "%s.%s", entity->lines->part_of, name);
	return name;
}

/* --columns or --sort as paths; their words may have a - before them. */
static const char *
paths_of(struct run *run, const char *list)
{
	char *words = arena_string(run->arena, list), *save = NULL;
	struct buf paths = { 0 };
	const char *answer;

	for (char *w = strtok_r(words, ", ", &save); w; w = strtok_r(NULL, ", ", &save)) {
		bool down = *w == '-';

		buf_printf(&paths, "%s%s%s", paths.length ? "," : "", down ? "-" : "", path_of(run, w + down, true));
	}
	answer = arena_string(run->arena, buf_string(&paths));
	buf_free(&paths);
	return answer;
}

/* All that an import takes, of the document and of the line. */
static const char *
all_paths(struct run *run)
{
	const struct entity *entity = run->program->entity;
	struct buf paths = { 0 };
	const char *answer;

	for (const struct field *f = entity->fields; f->name; f++)
		if (!is_of_record(f) && !f->fixed)
			buf_printf(&paths, "%s.%s,", entity->lines->part_of, f->name);
	buf_text(&paths, document_line_columns(run, entity));
	answer = arena_string(run->arena, paths.data);
	buf_free(&paths);
	return answer;
}

/* Columns under the names that an import knows them by. */
static const struct column *
named(struct run *run, const struct column *columns, int count)
{
	const struct entity *entity = run->program->entity;
	struct column *all = arena_alloc(run->arena, (size_t)count * sizeof *all);
	const char *part = arena_printf(run->arena, "%s.", entity->lines->part_of);

	memcpy(all, columns, (size_t)count * sizeof *all);
	for (int i = 1; i < count; i++) {
		const char *name = columns[i].name;

		if (strncmp(name, part, strlen(part)) == 0)
			all[i].name = name + strlen(part);
		else if (entity_field(entity, name))
			all[i].name = arena_printf(run->arena, OF_LINE "%s", name);
	}
	return all;
}

static struct query *
lines_of(struct run *run)
{
	const struct entity *entity = run->program->entity;
	struct query *q = run_query(run, entity->lines);

	query_filter(q, arena_printf(run->arena, "%s.deleted=", entity->lines->part_of));
	if (entity->lines->holds)
		query_filter(q, arena_printf(run->arena, "%s=yes", entity->lines->holds));
	for (int i = 0; i < run->count; i++) {
		if (*run->operands[i] == '@')
			die(USAGE, _("saved filters are for list: write out those of %s"), run->operands[i]);
		query_filter(q, path_of(run, run->operands[i], false));
	}
	query_columns(q, run->options.columns ? paths_of(run, run->options.columns) : all_paths(run));
	query_sort(q, run->options.sort ? paths_of(run, run->options.sort) :
	    arena_printf(run->arena, "%s_id,line", entity->lines->part_of));
	if (run->options.limit)
		query_limit(q, run->options.limit);
	return q;
}

enum status
document_lines_verb(struct run *run)
{
	struct query *q = lines_of(run);
	struct value values[MOST_COLUMNS];
	int count;
	const struct column *columns = query_result(q, &count);
	struct statement *st = query_open(q);
	struct writer *w = run_writer(run, named(run, columns, count), count);

	while (db_step(st)) {
		for (int i = 0; i < count; i++)
			db_value(st, i, &values[i]);
		writer_row(w, values);
	}
	db_finish(st);
	run_written(run, w);
	return DONE;
}
