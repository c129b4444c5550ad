/* SPDX-License-Identifier: ISC */
/* statement - bank statements as banks write them. */
#include "cli/statement.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/text.h"
#include "cli/human.h"
#include "cli/shaping.h"
#include "rows/child.h"
#include "trade/bank.h"

#define HEADER_WITHIN 30

/* The fields that a statement may have a column for; the last is no field, but tells what came to nothing. */
enum slot { DAY, AMOUNT, DEBIT, CREDIT, DIRECTION, BALANCE, REFERENCE, COUNTERPARTY, COUNTER_ACCOUNT,
    PAYER, PAYER_ACCOUNT,
	PAYEE, PAYEE_ACCOUNT, TEXT_OF, PURPOSE, FIELDS, OUTCOME = FIELDS, SLOTS };

static const char *const slot_names[FIELDS] = { "day", "amount", "debit", "credit", "direction", "balance", "reference",
	"counterparty", "counter_account", "payer", "payer_account", "payee", "payee_account", "text", "purpose" };

#define OWN_NUMBERS "本方账号|本方帐号|账号|帐号|本方账户"
#define OUTCOMES "交易状态|当前状态|状态"

/* What one row says of its balance. */
struct link {
	long row;
	const char *place;
	int64_t amount, debit, balance;
};

struct scan {
	struct run *run;
	struct reading reading;
	struct statement_file *file;
	long header;              /* asked for, or found; 0: not yet */
	int columns[SLOTS];       /* -1: none */
	const char *names[SLOTS];
	size_t room;
	long totals, failed;      /* rows left out */
	struct link *links;
	size_t link_count, link_room;
	long below, above;        /* debits below zero, and above */
	int own_column;           /* with the number of our own account; -1: none */
	struct buf letterhead;    /* what stands above the names, and in that column of the first row */
};

/* A name without what stands in brackets behind it, and without blanks: 交易日期[ Transaction Date ]. */
static const char *
plain_name(struct arena *arena, const char *text)
{
	char *name = arena_string(arena, text), *to = name;

	for (const char *at = name; *at && *at != '['; at++)
		if (*at != ' ' && *at != '\t')
			*to++ = *at;
	*to = '\0';
	return name;
}

/* The first of the words "a|b|c" that a cell of the row is; -1: none. */
static int
column_for(struct arena *arena, const char *words, const struct row *row)
{
	for (const char *word = words; word && *word; word += strcspn(word, "|"), word += *word == '|') {
		const char *wanted = arena_copy(arena, word, strcspn(word, "|"));

		for (int i = 0; i < row->count; i++)
			if (row->cells[i].state == CELL_TEXT &&
			    text_same(plain_name(arena, row->cells[i].text), wanted))
				return i;
	}
	return -1;
}

/* The column for a field: by the aliases of the model, or by its own name. */
static int
column_of_field(struct arena *arena, const char *name, const struct row *row)
{
	const struct field *f = entity_field(&bank_line_entity, name);
	int column = column_for(arena, name, row);

	return column >= 0 ? column : column_for(arena, f->aliases, row);
}

static long
number_of(const struct row *row)
{
	const char *colon = row->place ? strrchr(row->place, ':') : NULL;

	return colon ? strtol(colon + 1, NULL, 10) : row->line;
}

/* A field that the command line assigns has its column from there. */
static const struct assignment *
assigned(const struct scan *s, const char *name)
{
	for (int i = 0; i < s->file->assignment_count; i++)
		if (strcmp(s->file->assignments[i].field->name, name) == 0)
			return &s->file->assignments[i];
	return NULL;
}

/* True when the row has the names. */
static bool
take_header(struct scan *s, const struct row *row)
{
	struct arena *arena = arena_new();

	for (int i = 0; i < FIELDS; i++) {
		const struct assignment *a = assigned(s, slot_names[i]);

		s->columns[i] = a ? (a->column ? column_for(arena, a->column, row) : -1) :
		    column_of_field(arena, slot_names[i], row);
		s->names[i] = s->columns[i] < 0 ? NULL : arena_string(s->run->arena, row->cells[s->columns[i]].text);
	}
	s->columns[OUTCOME] = column_for(arena, OUTCOMES, row);
	s->own_column = column_for(arena, OWN_NUMBERS, row);
	arena_free(arena);
	if (s->columns[DAY] < 0 || (s->columns[AMOUNT] < 0 && s->columns[DEBIT] < 0 && s->columns[CREDIT] < 0))
		return false;
	if (s->columns[DEBIT] >= 0 && s->columns[CREDIT] >= 0)
		s->columns[AMOUNT] = -1;
	return true;
}

static const struct cell *
cell_of(const struct scan *s, const struct row *row, enum slot slot)
{
	int column = s->columns[slot];

	return column >= 0 && column < row->count && row->cells[column].state == CELL_TEXT ? &row->cells[column] : NULL;
}

/* EMPTY for what is no such value; the import will refuse it. */
static struct value
value_of(struct scan *s, const struct row *row, enum slot slot, const struct type *type)
{
	const struct cell *cell = cell_of(s, row, slot);
	struct value v = VALUE_EMPTY;

	if (cell && type->parse(&s->reading, cell->text, cell->length, &v))
		v = VALUE_EMPTY;
	return v;
}

static bool
speaks_of(const struct row *row, const char *const *words)
{
	for (int i = 0; i < row->count; i++)
		for (int k = 0; row->cells[i].state == CELL_TEXT && words[k]; k++)
			if (strstr(row->cells[i].text, words[k]))
				return true;
	return false;
}

static int
filled(const struct row *row)
{
	int n = 0;

	for (int i = 0; i < row->count; i++)
		n += row->cells[i].state == CELL_TEXT;
	return n;
}

/* A row without a day that speaks of totals, or is no row of the table at all. */
static bool
is_total(struct scan *s, const struct row *row)
{
	static const char *const words[] = { "合计", "总计", "小计", "累计", "笔数", "总笔", "总收入", "总支出", "期初",
	    "期末", "结束",
		"打印", "下载", "----", "total", "Total", "TOTAL", NULL };

	bool moves = cell_of(s, row, AMOUNT) || cell_of(s, row, DEBIT) || cell_of(s, row, CREDIT);

	return value_of(s, row, DAY, &type_date).kind == EMPTY &&
	    ((filled(row) <= 2 && !moves) || speaks_of(row, words));
}

static bool
came_to_nothing(const struct scan *s, const struct row *row)
{
	static const char *const words[] = { "关闭", "失败", "撤销", "取消", NULL };
	const struct cell *cell = cell_of(s, row, OUTCOME);

	for (int i = 0; cell && words[i]; i++)
		if (strstr(cell->text, words[i]))
			return true;
	return false;
}

static void
leave_out(struct scan *s, const struct row *row)
{
	struct statement_file *f = s->file;

	if (f->left_out_count == s->room)
		f->left_out = must_realloc(f->left_out, (s->room = 2 * s->room + 16) * sizeof *f->left_out);
	f->left_out[f->left_out_count++] = number_of(row);
}

/* Keeps what a row says of its balance; rows that say nothing whole are for the import to look at. */
static void
take_link(struct scan *s, const struct row *row)
{
	struct bank_figures f = { value_of(s, row, AMOUNT, &type_money), value_of(s, row, DEBIT, &type_money),
		value_of(s, row, CREDIT, &type_money), value_of(s, row, DIRECTION, &type_text) };
	struct value balance = value_of(s, row, BALANCE, &type_money);
	int64_t amount;

	s->below += f.debit.number < 0;
	s->above += f.debit.number > 0;
	if (!bank_amount(&f, &amount) || balance.kind == EMPTY || bank_way(&f.direction) == BANK_NEITHER)
		return;
	if (s->link_count == s->link_room)
		s->links = must_realloc(s->links, (s->link_room = 2 * s->link_room + 256) * sizeof *s->links);
	s->links[s->link_count++] = (struct link){ number_of(row),
		row->place ? arena_string(s->run->arena, row->place) : NULL, amount, f.debit.number, balance.number };
}

static void
take_row(struct scan *s, const struct row *row)
{
	if (is_total(s, row)) {
		s->totals++;
		leave_out(s, row);
	} else if (came_to_nothing(s, row)) {
		s->failed++;
		leave_out(s, row);
	} else {
		take_link(s, row);
	}
}

static void
keep_cell(struct scan *s, const struct row *row, int column)
{
	if (column < 0 || column >= row->count || row->cells[column].state != CELL_TEXT)
		return;
	buf_add(&s->letterhead, row->cells[column].text, row->cells[column].length);
	buf_byte(&s->letterhead, '\n');
}

static bool
scan_rows(struct scan *s, struct reader *reader, const char *file)
{
	struct problem p = { 0 };
	struct row row;
	int count, status = reader_header(reader, &count, &p) ? 1 : -1;
	bool found = false, first = true;

	while (status == 1 && (status = reader_next(reader, &row, &p)) == 1) {
		arena_reset(s->reading.arena);
		for (int i = 0; !found && i < row.count; i++)
			keep_cell(s, &row, i);
		if (found && first)
			keep_cell(s, &row, s->own_column);
		first = !found;
		if (found)
			take_row(s, &row);
		else if (s->header == 0 ? number_of(&row) <= HEADER_WITHIN &&
		    take_header(s, &row) : number_of(&row) == s->header)
			found = take_header(s, &row), s->header = number_of(&row);
	}
	if (status < 0)
		warn_problem(&p);
	else if (!found)
		warn(_("%s: none of the first %d rows names a day and an amount: name them by day=@COLUMN and "
		    "amount=@COLUMN, and the row of the names by --header"), file, HEADER_WITHIN);
	return status == 0 && found;
}

/* The file as it stands, every row of it. */
static struct reader *
open_grid(struct run *run, const char *file, pid_t *child)
{
	struct shaping kept = shaping;
	int descriptor;

	shaping = (struct shaping){ .sheet = kept.sheet, .visible = kept.visible, .lenient = true, .header = "0",
	    .loose = true,
		.trim = true };
	descriptor = convert_child(file, shaping_words(run, false), child);
	shaping = kept;
	return reader_new(descriptor, &(struct reader_options){ .name = file, .stream = true, .rows = -1 });
}

/* Whether each balance follows from its neighbour; *at: the first that does not. */
static bool
holds(const struct scan *s, bool newest_first, size_t *at)
{
	for (size_t i = 1; i < s->link_count; i++) {
		const struct link *one = &s->links[newest_first ? i : i - 1],
		    *next = &s->links[newest_first ? i - 1 : i];
		int64_t sum;

		if (decimal_add(one->balance, next->amount, &sum) && sum == next->balance)
			continue;
		*at = i;
		return false;
	}
	return true;
}

static const char *
money(struct arena *arena, int64_t amount)
{
	struct buf text = { 0 };
	const char *answer;

	decimal_print(&text, amount, MONEY_PLACES, 2);
	answer = arena_string(arena, text.data);
	buf_free(&text);
	return answer;
}

/* Then a debit of -5.00 is 5.00 that went out, and not one that was corrected. */
static bool
writes_debits_below_zero(const struct scan *s)
{
	return s->columns[AMOUNT] < 0 && s->above == 0 && s->below > 0;
}

static bool
has_chain(struct scan *s)
{
	struct arena *arena = s->run->arena;
	size_t oldest = 0, newest = 0, at;

	for (size_t i = 0; writes_debits_below_zero(s) && i < s->link_count; i++)
		s->links[i].amount += 2 * s->links[i].debit;
	if (shaping.lenient || holds(s, false, &oldest) || holds(s, true, &newest))
		return true;
	at = oldest >= newest ? oldest : newest;
	warn(_("%s: balance: %s is not what follows from the line beside it (%s): a line is missing or was changed; "
	    "--lenient takes it as it is"), s->links[at].place, money(arena, s->links[at].balance),
	    money(arena, s->links[at - 1].balance));
	return false;
}

#define SHORTEST_NUMBER 8   /* of an account; a shorter one may stand anywhere */

/* The one account whose number the letterhead has; NULL: none, or several. */
static const char *
account_of(struct scan *s)
{
	struct statement *st = db_prepare(access_db(s->run->access),
	    "SELECT code, number FROM account WHERE number IS NOT NULL AND deleted IS NULL");
	const char *code = NULL;
	int found = 0;

	while (db_step(st))
		if (strlen(db_text(st, 1)) >= SHORTEST_NUMBER && strstr(buf_string(&s->letterhead), db_text(st, 1)) &&
		    ++found)
			code = arena_string(s->run->arena, db_text(st, 0));
	db_finish(st);
	return found == 1 ? code : NULL;
}

/* The columns as assignments behind those that were given. */
static void
assign_columns(struct scan *s, const struct assignment *given, int count)
{
	struct assignment *all = arena_alloc(s->run->arena, (size_t)(count + SLOTS + 2) * sizeof *all);

	if (count)
		memcpy(all, given, (size_t)count * sizeof *all);
	for (int i = 0; i < FIELDS; i++)
		if (s->columns[i] >= 0 && !assigned(s, slot_names[i]))
			all[count++] = (struct assignment){ .field = entity_field(&bank_line_entity, slot_names[i]),
				.value = s->names[i], .column = s->names[i] };
	if (writes_debits_below_zero(s) && s->columns[DIRECTION] < 0)
		all[count++] = (struct assignment){ .field = entity_field(&bank_line_entity, "direction"),
		    .value = "-" };
	if (!assigned(s, "account") && account_of(s))
		all[count++] = (struct assignment){ .field = entity_field(&bank_line_entity, "account"),
		    .value = account_of(s) };
	s->file->assignments = all;
	s->file->assignment_count = count;
}

static void
tell_left_out(const struct scan *s, const char *file)
{
	if (s->totals)
		warn(_("%s: rows of totals left out: %ld"), file, s->totals);
	if (s->failed)
		warn(_("%s: rows of payments that came to nothing left out: %ld"), file, s->failed);
}

struct statement_file *
statement_read(struct run *run, const char *file, const struct assignment *given, int count)
{
	struct scan s = { .run = run, .file = arena_alloc(run->arena, sizeof *s.file) };
	struct reader *reader;
	pid_t child;
	bool good;

	*s.file = (struct statement_file){ .assignments = given, .assignment_count = count };
	s.header = shaping.header ? strtol(shaping.header, NULL, 10) : 0;
	access_reading(run->access, &s.reading);
	s.reading.arena = arena_new();
	s.reading.drop_time = s.reading.exact = s.reading.terse = true;
	setenv("CRM_ENCODING", "gb18030", 0);   /* what is no UTF-8 comes from a bank in China */
	reader = open_grid(run, file, &child);
	good = scan_rows(&s, reader, file);
	reader_free(reader);
	good = convert_wait(child) == DONE && good && has_chain(&s);
	if (good) {
		assign_columns(&s, given, count);
		tell_left_out(&s, file);
		s.file->header = arena_printf(run->arena, "%ld", s.header);
	}
	arena_free(s.reading.arena);
	free(s.links);
	buf_free(&s.letterhead);
	return good ? s.file : NULL;
}

bool
statement_leaves_out(const struct row *row, void *context)
{
	const struct statement_file *f = context;
	long number = number_of(row);
	size_t low = 0, high = f->left_out_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (f->left_out[middle] < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low < f->left_out_count && f->left_out[low] == number;
}
