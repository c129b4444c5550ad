/* SPDX-License-Identifier: ISC */
/*
 * fuzz_filter - any bytes as a question about a database of a few rows: it is answered, or refused as
 * a mistake of the command line. SQL that the engine does not take, or two columns of one name, are a
 * failure of the program.
 *
 * The first byte chooses the noun. Each line after it is an option, by a capital letter, or a filter.
 */
#include <stdio.h>
#include <string.h>

#include "fuzz.h"
#include "refusal.h"

#include "base/buf.h"
#include "base/text.h"
#include "query/query.h"
#include "record/init.h"

/* A database with choices, departments, a tree of customers, and deals; its file is removed at once. */
static struct access *
make_access(void)
{
	char folder[] = "/tmp/fuzz-filter-XXXXXX";
	struct arena *arena = arena_new();
	const char *path = arena_printf(arena, "%s/one.db", mkdtemp(folder));
	struct access *access;
	struct db *db;

	database_init(arena, path, "fuzz");
	access = access_open(arena, path, DB_WRITE);
	db = access_db(access);
	db_run(db, "INSERT INTO party(code, name, is_customer) "
	    "VALUES ('C1', 'Acme', 1), ('C2', '软件', 1), ('C3', 'Acme', 1)");
	db_run(db, "INSERT INTO product(code, name) VALUES ('P1', 'Box')");
	db_run(db, "INSERT INTO deal(code, title, customer_id, product_id, stage, amount, opened) VALUES "
	    "('D1', 'One', 1, 1, 'Won', 12345000, '2026-01-31'), ('D2', NULL, NULL, NULL, 'Lead', NULL, NULL)");
	for (const char *const *suffix = (const char *const[]){ "", "-wal", "-shm", NULL }; *suffix; suffix++)
		unlink(arena_printf(arena, "%s%s", path, *suffix));
	rmdir(folder);
	return access;
}

/* What is asked for last whatever the order of the lines: columns of a list, or the order of any. */
struct last {
	const char *columns, *sort;
	bool grouped, measured;
};

static void
ask(struct query *q, const char *line, struct last *last)
{
	const char *rest = *line ? line + 1 : line;

	switch (*line) {
	case 'C': last->columns = rest; break;
	case 'S': last->sort = rest; break;
	case 'L': query_limit(q, rest); break;
	case 'A': query_axis(q, rest), last->grouped = true; break;
	case 'M': query_measure(q, rest), last->grouped = last->measured = true; break;
	case 'D': query_deleted(q); break;
	case 'E': query_everything(q); break;
	default:
		if (query_is_term(line))
			query_filter(q, line);
	}
}

static void
answer(struct query *q)
{
	struct statement *st = query_open(q);
	const struct column *columns;
	struct value value;
	int count;

	columns = query_result(q, &count);
	hold(count > 0 && count == db_columns(st));
	for (int i = 0; i < count; i++)
		for (int j = 0; j < i; j++)
			hold(strcmp(columns[i].name, columns[j].name) != 0);
	for (int rows = 0; rows < 100 && db_step(st); rows++)
		for (int i = 0; i < count; i++)
			db_value(st, i, &value);
	db_finish(st);
}

static void
question(struct access *access, struct arena *arena, const struct entity *entity, char *lines)
{
	struct query *q = query_new(access, arena, entity);
	struct last last = { 0 };

	for (char *next; lines != NULL; lines = next) {
		next = strchr(lines, '\n');
		if (next != NULL)
			*next++ = '\0';
		ask(q, lines, &last);
	}
	if (last.grouped && !last.measured)
		query_measure(q, "count");
	if (last.columns != NULL && !last.grouped)
		query_columns(q, last.columns);
	if (last.sort != NULL)
		query_sort(q, last.sort);
	answer(q);
}

static const struct entity *const nouns[] = {
	&deal_entity, &customer_entity, &product_entity, &user_entity, &category_entity, &choice_entity,
};

/* A field of the noun, or a word of the grammar. */
static const char *
some_word(const struct entity *entity, unsigned choice)
{
	static const char *const words[] = {
		"=", "!=", "~", "!~", "<=", ">=", "..", ".", ",", "-", "@", "_id", ":", "\nA", "\nM", "\nC",
		"\nS", "\nL",
		":month", ":quarter", ":week", "sum:", "avg:", "min:", "count", "me", "today", "last-month",
		"2026", "all",
	};
	unsigned fields = (unsigned)entity_field_count(entity), count = sizeof words / sizeof *words;

	choice %= fields + count;
	return choice < fields ? entity->fields[choice].name : words[choice - fields];
}

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);

/* Half of the time puts a word in somewhere, so that questions are soon some that mean something. */
size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	const char *word = size > 0 ? some_word(nouns[data[0] % 6], seed >> 1) : "";
	size_t length = strlen(word), at = size > 0 ? 1 + (seed >> 16) % size : 0;

	if (seed % 2 == 0 || length == 0 || size + length > most)
		return LLVMFuzzerMutate(data, size, most);
	memmove(data + at + length, data + at, size - at);
	memcpy(data + at, word, length);
	return size + length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct access *access;
	struct arena *arena;

	if (access == NULL)
		access = make_access();
	if (size == 0 || text_bad_byte((const char *)data + 1, size - 1) != size - 1)
		return 0;
	arena = arena_new();
	may_refuse = 1 << USAGE | 1 << NO;
	if (setjmp(refusal) == 0)
		question(access, arena, nouns[data[0] % 6], arena_copy(arena, (const char *)data + 1, size - 1));
	may_refuse = 0;
	arena_free(arena);
	return 0;
}
