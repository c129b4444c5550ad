/* SPDX-License-Identifier: ISC */
/* showing_record - a record as a list of its fields, for people. */
#include <string.h>

#include "cli/human.h"
#include "cli/showing_internal.h"
#include "query/choice.h"
#include "rows/writer.h"

#define MOST_GROUPS 60

/* The words for groups of fields; a group without one is called by its name. */
static const struct { const char *group, *label; } labels[] = {
	{ "computed", N_("Figures") }, { "contact", N_("How to reach them") }, { "address", N_("Where they are") },
	{ "firm", N_("The firm") }, { "traits", N_("Traits") }, { "business", N_("Business") },
	{ "dealing", N_("Standing") }, { "needs", N_("Needs") }, { "person", N_("The person") },
	{ "personal", N_("Private life") }, { "pool", N_("Pool") }, { "plan", N_("Plan") }, { "form", N_("Form") },
	{ "sending", N_("Sending") }, { "record", N_("Record") },
};

static const char *
group_label(const char *group)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (strcmp(labels[i].group, group) == 0)
			return _(labels[i].label);
	return group;
}

/* Of a reference two columns come, its id and its title, of which the second says enough. */
static bool
is_id(const struct column *columns, int i, int count)
{
	return i + 1 < count && columns[i].field && columns[i].field->type == &type_reference;
}

static const struct field *
field_of(const struct column *columns, int i)
{
	return columns[i].field || i == 0 ? columns[i].field : columns[i - 1].field;
}

static const char *
group_of(const struct column *columns, int i)
{
	const struct field *f = field_of(columns, i);

	return !f ? NULL : f->formula ? "computed" : f->group;
}

static void
put_field(struct run *run, struct writer *w, const struct column *column, const struct value *v)
{
	struct buf shown = { 0 };

	if (column->type == &type_choice && column->field)
		buf_text(&shown, choice_label(run->access, column->field->list, v->text, human_chinese()));
	else
		type_show(column->type, v, &shown);
	writer_row(w, (struct value[]){ value_text(column->label ? _(column->label) : column->name),
	    value_text(buf_string(&shown)) });
	buf_free(&shown);
}

static void
put_group_name(struct run *run, struct writer *w, const char *name)
{
	const char *format = run_format(run);

	if (strcmp(format, "table") == 0)
		writer_row(w, (struct value[]){ VALUE_EMPTY, VALUE_EMPTY });
	if (strcmp(format, "md") == 0)
		name = arena_printf(run->arena, "**%s**", name);
	writer_row(w, (struct value[]){ value_text(name), VALUE_EMPTY });
}

/* group: NULL for the fields of none. all: whatever group they are of. */
static void
put_group(struct run *run, struct writer *w, const struct column *columns, int count, const struct value *values,
    const char *group, bool all)
{
	bool begun = !group || all;

	for (int i = 0; i < count; i++) {
		const char *own = group_of(columns, i);

		if (values[i].kind == EMPTY || is_id(columns, i, count) ||
		    (!all && (own && group ? strcmp(own, group) != 0 : own != group)))
			continue;
		if (!begun)
			put_group_name(run, w, group_label(group));
		begun = true;
		put_field(run, w, &columns[i], &values[i]);
	}
}

/* The groups in the order of their first field, that of the machine's own fields last. */
static int
find_groups(const struct column *columns, int count, const char **groups)
{
	int n = 0;

	for (int i = 0; i < count; i++) {
		const char *group = group_of(columns, i);
		int k = 0;

		while (group && k < n && strcmp(groups[k], group) != 0)
			k++;
		if (group && k == n && n < MOST_GROUPS && strcmp(group, "record") != 0)
			groups[n++] = group;
	}
	groups[n++] = "record";
	return n;
}

void
showing_record(struct run *run, const struct column *columns, int count, const struct value *values, bool grouped)
{
	static const struct column pairs[] = { { "field", N_("Field"), &type_text, NULL, false },
		{ "value", N_("Value"), &type_text, NULL, false } };
	const char *groups[MOST_GROUPS + 1];
	int n = grouped ? find_groups(columns, count, groups) : 0;
	struct writer *w = run_writer(run, pairs, 2);

	put_group(run, w, columns, count, values, NULL, !grouped);
	for (int i = 0; i < n; i++)
		put_group(run, w, columns, count, values, groups[i], false);
	writer_end(w);
}
