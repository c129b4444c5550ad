/* SPDX-License-Identifier: ISC */
/* importing - the one verb of crm-import: files into a noun. */
#include "cli/importing.h"

#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/text.h"
#include "cli/changes.h"
#include "cli/human.h"
#include "cli/shaping.h"
#include "cli/standard.h"
#include "cli/statement.h"
#include "query/near.h"
#include "record/history.h"
#include "record/import.h"
#include "rows/child.h"
#include "rows/spool.h"
#include "rows/vcard.h"
#include "rows/workbook.h"
#include "rows/writer.h"

static const char *create, *key, *on_match, *order, *rejects, *map, *negative, *if_empty;
static bool clear_empty, round_amounts, drop_time, partial;

const struct option importing_options[] = {
	{ "map", .argument = "FILE", .text = &map, .says = N_("read further words of this command line, one a line, "
	  "from FILE, or from a name in ~/.config/crm/maps") },
	{ "create", .argument = "NOUN,...", .text = &create,
	  .says = N_("make departments, users, choices, ... that the rows name and that are not there") },
	{ "key", .argument = "FIELD", .text = &key,
	  .says = N_("the field that finds a record (its code, else its name)") },
	{ "on-match", .argument = "WHAT", .text = &on_match, .values = "update|skip|fail",
	  .says = N_("what to do with a record that is there: update (the default), skip or fail") },
	{ "dates", .argument = "ORDER", .text = &order, .values = "iso|mdy|dmy|serial",
	  .says = N_("how 3/5/2026 is to be read; serial: 46086 is the day that a spreadsheet counts so") },
	{ "drop-time", .flag = &drop_time, .says = N_("take the day of 2016/8/1 21:19 where a date is wanted") },
	{ "if-empty", .argument = "FIELD=VALUE", .text = &if_empty, .again = true,
	  .says = N_("what a field has where its column is empty: customer=walk-in; may be given again") },
	{ "negative", .argument = "WHAT", .text = &negative, .values = "return",
	  .says = N_("take a line of a contract with a quantity or price below zero as a return") },
	{ "clear-empty", .flag = &clear_empty, .says = N_("an empty cell empties its field") },
	{ "round", .flag = &round_amounts,
	  .says = N_("round amounts with too many decimals, and say by how much in all") },
	{ "partial", .flag = &partial, .says = N_("write the good rows though others are refused (status 3)") },
	{ "rejects", .argument = "FILE", .text = &rejects,
	  .says = N_("write refused rows there, with place, field and reason") },
	{ 0 }
};

struct input {
	const char *name;
	int descriptor;
	bool is_pipe, is_converted;   /* converted: crm-convert reads the file, and we its rows */
	pid_t converter;
	long long bytes;
	struct statement_file *statement;   /* of a bank statement; or NULL */
};

struct plan {
	const struct entity *entity;
	struct assignment *assignments, *line_assignments;
	int assignment_count, line_assignment_count;
	struct input *inputs;
	int input_count;
};

/* True for a file of text that is what it seems: everything else is for crm-convert, which may read hostile
 * files since it has no database. */
static bool
is_plain(int descriptor)
{
	char bytes[65536];
	size_t kept = 0, good, at = 0;
	ssize_t n;
	bool plain = true;

	while (plain && (n = read(descriptor, bytes + kept, sizeof bytes - kept)) > 0) {
		size_t length = kept + (size_t)n;

		plain = at++ > 0 || !(workbook_is_zip(bytes, length) || workbook_is_ole(bytes, length) ||
		    vcard_begins(bytes, length));
		good = text_bad_byte(bytes, length);
		kept = length - good;
		plain &= kept < 4;   /* the beginning of a character, of which more may come */
		memmove(bytes, bytes + good, plain ? kept : 0);
	}
	if (lseek(descriptor, 0, SEEK_SET) < 0)
		die(FAILED, _("cannot read a file again: %s"), strerror(errno));
	return plain && kept == 0;
}

/* True when the file is to be taken otherwise than it stands. */
static bool
is_shaped(const struct run *run)
{
	return run->options.encoding || shaping.sheet || shaping.header || shaping.skip || shaping.fill_down ||
	    shaping.where || shaping.trim || shaping.loose || shaping.numbers || shaping.visible;
}

static void
add_input(struct run *run, struct plan *plan, const char *name)
{
	struct input *in = &plan->inputs[plan->input_count++];
	struct stat st;

	in->name = name ? name : "standard input";
	in->is_pipe = !name;
	in->descriptor = name ? open(name, O_RDONLY | O_CLOEXEC) : spool(STDIN_FILENO);
	if (in->descriptor < 0)
		die(USAGE, _("cannot open '%s': %s"), name, strerror(errno));
	if (fstat(in->descriptor, &st) == 0 && S_ISDIR(st.st_mode))
		die(USAGE, _("cannot read '%s': it is a folder"), name);
	if (!S_ISREG(st.st_mode)) {
		in->is_pipe = true;
		in->descriptor = spool(in->descriptor);
		fstat(in->descriptor, &st);
	}
	in->bytes = st.st_size;
	if (in->bytes == 0 && !in->is_pipe && !run->options.allow_empty)
		die(REFUSED, _("cannot import '%s': it is empty: "
		    "did what made it fail? --allow-empty takes it as an empty list"), name);
	in->is_converted = !in->is_pipe && (is_shaped(run) || vcard_is_named(in->name) ||
	    !is_plain(in->descriptor));
}

/* Facts come in as well as masters; what the programs keep does not, nor what only they read. */
static bool
comes_in(const struct entity *entity)
{
	return entity->kind == MASTER || (entity->kind == FACT && !entity->internal);
}

static const struct entity *
need_noun(struct run *run, const char *name)
{
	const struct entity *entity = entity_named(name);
	struct near *near = near_new(run->arena, name);

	for (int i = 0; model[i]; i++)
		if (comes_in(model[i]))
			near_offer(near, model[i]->name);
	if (!entity || !comes_in(entity))
		die(USAGE, _("no noun '%s'%s"), name, near_says(near));
	return entity;
}

/* What an operand gives to the lines of a document: line.quantity=@Qty, or quantity=@Qty where the document itself has
 * no such field. NULL: nothing. */
static const char *
for_line(const struct entity *entity, const char *operand)
{
	char name[64];

	if (!entity->lines)
		return NULL;
	if (strncmp(operand, "line.", 5) == 0 && assign_is(operand + 5))
		return operand + 5;
	if (!assign_is(operand))
		return NULL;
	snprintf(name, sizeof name, "%.*s", (int)strcspn(operand, "="), operand);
	return !entity_field(entity, name) && entity_field(entity->lines, name) ? operand : NULL;
}

/* Amounts of a line are worked out; a column with them is compared. */
static struct assignment
line_assignment(struct run *run, const struct entity *lines, const char *operand)
{
	const char *value = strchr(operand, '=') + 1;
	const struct field *f = entity_field(lines, arena_copy(run->arena, operand, (size_t)(value - operand - 1)));

	if (f && mapping_compares(lines, f) && *value == '@' && value[1] != '@')
		return (struct assignment){ .field = f, .value = value, .column = value + 1 };
	return assign_parse(run->arena, lines, operand);
}

static void
take_operand(struct run *run, struct plan *plan, const char *operand)
{
	const char *line = for_line(plan->entity, operand);

	if (line)
		plan->line_assignments[plan->line_assignment_count++] = line_assignment(run, plan->entity->lines, line);
	else if (assign_is(operand))
		plan->assignments[plan->assignment_count++] = assign_parse(run->arena, plan->entity, operand);
	else
		add_input(run, plan, operand);
}

static struct plan *
plan_of(struct run *run)
{
	struct plan *plan = arena_alloc(run->arena, sizeof *plan);

	if (run->count == 0)
		die(USAGE, _("name a noun and a file: crm-import customer customers.csv"));
	plan->entity = need_noun(run, run->operands[0]);
	plan->assignments = arena_alloc(run->arena, (size_t)run->count * sizeof *plan->assignments);
	plan->line_assignments = arena_alloc(run->arena, (size_t)run->count * sizeof *plan->line_assignments);
	plan->inputs = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *plan->inputs);
	for (int i = 1; i < run->count; i++)
		take_operand(run, plan, run->operands[i]);
	if (run->dash)
		add_input(run, plan, NULL);
	if (plan->input_count == 0)
		die(USAGE, _("name a file, or - for standard input"));
	return plan;
}

/* For {sha256} in --once: all bytes of all inputs. */
static void
digest(struct run *run, const struct plan *plan)
{
	unsigned char bytes[65536];
	char text[SHA256_DIGEST_STRING_LENGTH];
	SHA2_CTX sum;
	ssize_t n;

	if (!run->options.once || !strstr(run->options.once, "{sha256}"))
		return;
	SHA256Init(&sum);
	for (int i = 0; i < plan->input_count; i++) {
		while ((n = read(plan->inputs[i].descriptor, bytes, sizeof bytes)) > 0)
			SHA256Update(&sum, bytes, (size_t)n);
		if (n < 0 || lseek(plan->inputs[i].descriptor, 0, SEEK_SET) < 0)
			die(FAILED, _("cannot read '%s': %s"), plan->inputs[i].name, strerror(errno));
	}
	run->input_digest = arena_string(run->arena, SHA256End(&sum, text));
}

static void
show_progress(void *progress, long long bytes, long rows)
{
	progress_at(progress, bytes, rows);
}

static bool
keeps_origin(struct run *run)
{
	return strcmp(access_setting(run->access, "import.origin"), "yes") == 0;
}

static struct reader *
open_reader(struct run *run, struct input *in, long rows)
{
	bool raw = rejects || keeps_origin(run);

	if (in->statement) {
		shaping.header = in->statement->header;
		shaping.loose = shaping.trim = true;
	}
	if (in->is_converted) {
		close(in->descriptor);
		in->descriptor = convert_child(in->name, shaping_words(run, raw), &in->converter);
	}
	return reader_new(in->descriptor, &(struct reader_options){
		.name = in->name, .is_pipe = in->is_pipe, .allow_empty = run->options.allow_empty,
		.stream = in->is_converted, .lenient = shaping.lenient, .keep_raw = raw,
		.rows = in->is_converted ? -1 : rows });
}

/* DONE, else REFUSED or why crm-convert ended. */
static enum status
take_inputs(struct run *run, struct import *im, const struct plan *plan)
{
	long rows = run->options.rows ? strtol(run->options.rows, NULL, 10) : -1;
	enum status status = DONE, converted;

	for (int i = 0; i < plan->input_count; i++) {
		struct input *in = &plan->inputs[i];
		struct reader *reader = open_reader(run, in, rows);
		struct progress *progress = progress_new(in->name, in->bytes);

		import_progress(im, show_progress, progress);
		if (in->statement)
			import_shape(im, in->statement->assignments, in->statement->assignment_count,
			    statement_leaves_out, in->statement);
		if (!import_file(im, reader, in->name))
			status = REFUSED;
		progress_end(progress);
		reader_free(reader);
		if (in->is_converted && (converted = convert_wait(in->converter)) != DONE)
			status = converted;
	}
	return status;
}

static const struct column summary_columns[] = {
	{ "change_set_id", NULL, &type_id, NULL, false },
	{ "noun", N_("Noun"), &type_text, NULL, false },
	{ "read", N_("Rows read"), &type_integer, NULL, false },
	{ "added", N_("Added"), &type_integer, NULL, false },
	{ "changed", N_("Changed"), &type_integer, NULL, false },
	{ "unchanged", N_("Unchanged"), &type_integer, NULL, false },
	{ "skipped", N_("Skipped"), &type_integer, NULL, false },
	{ "refused", N_("Refused"), &type_integer, NULL, false },
	{ "created", N_("Created beside"), &type_integer, NULL, false },
	{ "rounded", N_("Rounded by"), &type_text, NULL, false },
	{ "unused", N_("Columns not used"), &type_text, NULL, false },
};

#define SUMMARY_COUNT ((int)(sizeof summary_columns / sizeof *summary_columns))

/* What the columns behind the first hold, with tabs between, for the change set to keep. */
static const char *
summary_text(struct run *run, const struct entity *entity, const struct import_counts *n)
{
	struct buf text = { 0 };
	const char *answer;

	buf_printf(&text, "%s\t%ld\t%ld\t%ld\t%ld\t%ld\t%ld\t%ld\t", entity->name, n->read, n->added, n->changed,
	    n->unchanged, n->skipped, n->refused, n->created);
	if (round_amounts)
		decimal_print(&text, n->rounded, 8, 2);
	buf_printf(&text, "\t%s", n->unused ? n->unused : "");
	answer = arena_string(run->arena, text.data);
	buf_free(&text);
	return answer;
}

/* change_set: 0 when nothing was written, and there is none. */
static void
print_summary(struct run *run, int64_t change_set, const char *text)
{
	struct writer *w = run_writer(run, summary_columns, SUMMARY_COUNT);
	struct value values[SUMMARY_COUNT];

	values[0] = change_set ? value_number(change_set) : VALUE_EMPTY;
	for (int i = 1; i < SUMMARY_COUNT; i++) {
		size_t n = i + 1 < SUMMARY_COUNT ? strcspn(text, "\t") : strlen(text);
		const char *cell = arena_copy(run->arena, text, n);

		values[i] = n == 0 ? VALUE_EMPTY :
		    summary_columns[i].type->integer ? value_number(strtoll(cell, NULL, 10)) : value_text(cell);
		text += n + (text[n] == '\t');
	}
	writer_row(w, values);
	run_written(run, w);
}

/* What the first run with that once key has said. */
static enum status
repeated(struct run *run, struct change *c, const struct entity *entity)
{
	const char *summary = run->options.format ? NULL : change_result(c);
	int64_t first = change_id(c);

	if (!summary)
		return run_repeated(run, c, entity);
	change_abandon(c);
	print_summary(run, first, summary);
	return DONE;
}

/* What a dry run would have done: field by field on stdout, the counts on stderr. */
static void
print_preview(struct run *run, struct change *c, const struct import_counts *n)
{
	change_note(c);
	changes_print(run, NULL, change_id(c), NULL);
	change_abandon(c);
	warn(_("would add %ld, change %ld and leave %ld as they are, refuse %ld; nothing was written (--dry-run)"),
	    n->added, n->changed, n->unchanged, n->refused);
}

static enum status
finish(struct run *run, struct change *c, const struct entity *entity, const struct import_counts *n,
    enum status read)
{
	enum status status = n->refused ? REFUSED : DONE;
	int64_t id = change_id(c);
	const char *summary = summary_text(run, entity, n);
	const int64_t *ids;
	size_t count;
	bool written;

	if (read != DONE || (n->refused && !partial)) {
		change_abandon(c);
		if (n->missed)
			warn(_("what is not there yet is made by --create %s"), n->missed);
		warn(_("nothing was imported%s"),
		    read == DONE ? _(": mend the rows named above, or give --partial") : "");
		return read != DONE ? read : REFUSED;
	}
	if (run->options.dry_run) {
		print_preview(run, c, n);
		return status;
	}
	change_keep_result(c, summary);
	written = change_commit(c) || run->options.once;
	if (run->options.format) {
		struct query *q = run_query(run, entity);

		ids = history_rows(run->access, run->arena, id, entity, &count);
		query_rows(q, ids, count);
		run_print(run, q);
	} else {
		print_summary(run, written ? id : 0, summary);
	}
	return status;
}

/* Bank statements are looked through before anything is locked. False when one is wrong, which has been said. */
static bool
read_statements(struct run *run, const struct plan *plan)
{
	for (int i = 0; plan->entity == &bank_line_entity && i < plan->input_count; i++) {
		struct input *in = &plan->inputs[i];

		if (in->is_pipe)
			continue;
		in->is_converted = true;
		in->statement = statement_read(run, in->name, plan->assignments, plan->assignment_count);
		if (!in->statement) {
			warn(_("nothing was imported%s"), "");
			return false;
		}
	}
	return true;
}

/* --if-empty: a line of its text each. */
static void
take_fallbacks(struct run *run, struct import_options *o)
{
	char *words = arena_string(run->arena, if_empty ? if_empty : ""), *save = NULL;
	struct assignment *fallbacks = arena_alloc(run->arena, (strlen(words) / 2 + 1) * sizeof *fallbacks);

	for (char *w = strtok_r(words, "\n", &save); w; w = strtok_r(NULL, "\n", &save)) {
		struct assignment a;

		if (!assign_is(w))
			die(USAGE, _("--if-empty '%s': FIELD=VALUE is needed"), w);
		a = assign_parse(run->arena, o->entity, w);
		if (a.column)
			die(USAGE, _("--if-empty '%s': a value is needed, and no column"), w);
		fallbacks[o->fallback_count++] = a;
	}
	o->fallbacks = fallbacks;
}

enum status
importing(struct run *run)
{
	struct plan *plan = plan_of(run);
	struct import_options o = {
		.entity = plan->entity, .assignments = plan->assignments, .assignment_count = plan->assignment_count,
		.line_assignments = plan->line_assignments, .line_assignment_count = plan->line_assignment_count,
		.create = create, .key = key, .clear_empty = clear_empty, .round = round_amounts, .partial = partial,
		.drop_time = drop_time || plan->entity == &bank_line_entity,
		.rejects = rejects, .translate = human, .origin = keeps_origin(run),
		.on_match = !on_match || strcmp(on_match, "update") == 0 ? MATCH_UPDATE :
		    strcmp(on_match, "skip") == 0 ? MATCH_SKIP : MATCH_FAIL,
		.order = !order || strcmp(order, "iso") == 0 ? DATE_ISO : strcmp(order, "mdy") == 0 ? DATE_MDY :
		    strcmp(order, "dmy") == 0 ? DATE_DMY : DATE_SERIAL,
	};
	struct change *c;
	struct import *im;
	enum status read;

	if (negative && !(plan->entity->lines && entity_field(plan->entity->lines, "is_return")))
		die(USAGE, _("--negative: %s has no lines that may come back"),
		    entity_one(run->arena, plan->entity));
	o.returns = negative != NULL;
	take_fallbacks(run, &o);
	digest(run, plan);
	run_can_print(run, plan->entity);
	if (!read_statements(run, plan))
		return REFUSED;
	c = run_change(run);
	if (change_repeated(c))
		return repeated(run, c, plan->entity);
	im = import_new(c, &o);
	read = take_inputs(run, im, plan);
	import_settle(im);
	return finish(run, c, plan->entity, import_result(im), read);
}
