/* SPDX-License-Identifier: ISC */
/*
 * test_reader - what a reader makes of an input, as examples.
 *
 * An answer is written as its columns and rows, a line each, cells between |, an empty cell empty,
 * JSON null as <null>; a problem stands on a last line of its own, behind "!".
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "rows/reader.h"

#define ANY .name = "in", .rows = -1

static const struct reader_options file = { ANY }, program = { ANY, .is_pipe = true },
	may_be_empty = { ANY, .is_pipe = true, .allow_empty = true },
	lenient = { ANY, .lenient = true }, raw = { ANY, .keep_raw = true },
	three = { .name = "in", .rows = 3 };

static int
descriptor_with(const char *bytes, size_t length)
{
	FILE *put = tmpfile();
	int descriptor;

	assert_non_null(put);
	assert_int_equal(fwrite(bytes, 1, length, put), length);
	assert_int_equal(fflush(put), 0);
	descriptor = dup(fileno(put));
	fclose(put);
	lseek(descriptor, 0, SEEK_SET);
	return descriptor;
}

/* A descriptor from which each read gives one byte. */
static int
descriptor_slow(const char *bytes, size_t length)
{
	int ends[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
	for (size_t i = 0; i < length; i++)
		assert_int_equal(write(ends[0], bytes + i, 1), 1);
	close(ends[0]);
	return ends[1];
}

static void
add_row(struct buf *answer, const struct row *row)
{
	for (int i = 0; i < row->count; i++) {
		if (i > 0)
			buf_byte(answer, '|');
		assert_int_equal(strlen(row->cells[i].text), row->cells[i].length);
		buf_text(answer, row->cells[i].state == CELL_NULL ? "<null>" : row->cells[i].text);
	}
	buf_byte(answer, '\n');
}

/* The answer to what the descriptor holds. */
static struct buf
answer_of(int descriptor, const struct reader_options *options)
{
	struct reader *r = reader_new(descriptor, options);
	struct buf rows = { .data = NULL }, answer = { .data = NULL };
	struct problem problem = { .reason = NULL };
	const char *const *names;
	struct row row;
	int found, count;

	while ((found = reader_next(r, &row, &problem)) > 0)
		add_row(&rows, &row);
	names = reader_header(r, &count, &(struct problem){ .reason = NULL });
	for (int i = 0; i < count; i++)
		buf_printf(&answer, "%s%s", names[i], i + 1 < count ? "|" : "\n");
	buf_add(&answer, rows.data, rows.length);
	if (found < 0)
		buf_printf(&answer, "! %s: %s\n", problem.place, problem.reason);
	assert_int_equal(reader_next(r, &row, &problem), 0);
	buf_free(&rows);
	reader_free(r);
	return answer;
}

/* Every example is read twice: at once, and byte by byte. */
static void
gives(const struct reader_options *options, const char *input, const char *wanted)
{
	size_t length = strlen(input);
	struct buf whole = answer_of(descriptor_with(input, length), options);
	struct buf slow = answer_of(descriptor_slow(input, length), options);

	assert_string_equal(buf_string(&whole), wanted);
	assert_string_equal(buf_string(&slow), wanted);
	buf_free(&whole);
	buf_free(&slow);
}

static void
is_form(const char *input, enum reader_form form, char delimiter)
{
	struct reader *r = reader_new(descriptor_with(input, strlen(input)), &file);

	assert_int_equal(reader_form(r), form);
	if (form == FORM_CSV)
		assert_int_equal(reader_delimiter(r), delimiter);
	reader_free(r);
}

static void
the_first_bytes_tell_the_form(void **state)
{
	(void)state;
	is_form("a,b\n", FORM_CSV, ',');
	is_form("a;b;\"c,d,e,f\"\n", FORM_CSV, ';');
	is_form("a\n", FORM_CSV, ',');
	is_form("a,b\tc\n", FORM_TSV, 0);
	is_form("\n [{\"a\":1}]", FORM_JSON, 0);
	is_form("{\"a\":1}\n", FORM_NDJSON, 0);
	is_form("\xef\xbb\xbf{\"a\":1}\n", FORM_NDJSON, 0);
}

static void
csv_keeps_what_stands_between_delimiters(void **state)
{
	(void)state;
	gives(&file, "a,b\n1, x \n", "a|b\n1| x \n");
	gives(&file, "\xef\xbb\xbf" "a,b\r\n1,\"x, \"\"y\"\"\"\r\n", "a|b\n1|x, \"y\"\n");
	gives(&file, "a,b\n\"x\ny\",\"\"\n\n,2", "a|b\nx\ny|\n|2\n");
	gives(&file, "a,b\r1,2\r", "a|b\n1|2\n");
	gives(&program, "a,b\n1,2", "a|b\n1|2\n");
}

static void
csv_names_the_line_of_a_stray_or_open_quote(void **state)
{
	(void)state;
	gives(&file, "a,b\n\"x\ny\",1\n5\" pipe,2\n", "a|b\nx\ny|1\n! in:4: a stray quote in "
	    "cell 1: put the cell in quotes and double the quotes inside it, or take --lenient\n");
	gives(&file, "a,b\n1,\"x\n2,y\n",
	    "a|b\n! in:2: a quote is opened in cell 2 and never closed\n");
	gives(&lenient, "a,b\n5\" pipe,\"x,y\"\n\"b\"x,2\n", "a|b\n5\" pipe|x,y\n\"b\"x|2\n");
	gives(&lenient, "a,b\n\"x\ny\"z,2\n", "a|b\n! in:3: a stray quote in the cell whose "
	    "quote was opened on line 2: double every quote inside a quoted cell\n");
}

static void
a_row_has_a_cell_for_each_column(void **state)
{
	(void)state;
	gives(&file, "a,b\n1,2\n3\n", "a|b\n1|2\n! in:3: the row has 1 cell, the header has 2\n");
	gives(&file, "a\tb\n1\t2\t3\n", "a|b\n! in:2: the row has 3 cells, the header has 2\n");
}

static void
every_column_has_a_name_of_its_own(void **state)
{
	(void)state;
	gives(&file, "a,b,a\n", "! in:1: two columns are named 'a': rename one\n");
	gives(&file, "a,b, \n", "! in:1: column 3 has no name\n");
}

static void
tsv_escapes_what_would_break_a_line(void **state)
{
	(void)state;
	gives(&program, "a\tb\n1\\t2\t\\n\\r\\\\\n", "a|b\n1\t2|\n\r\\\n");
	gives(&file, "a\tb\r\n\r\n\"x\t\"", "a|b\n\"x|\"\n");
	gives(&file, "a\tb\n1\t\\N\n", "a|b\n! in:2: cell 2 has a backslash that begins none of "
	    "\\t \\n \\r \\\\: a backslash itself is written \\\\\n");
	gives(&program, "a\tb\n1\t2\n3\t4", "a|b\n1|2\n! in:3: the last line has no end: did the "
	    "program before it fail?\n");
}

static void
json_keeps_the_digits_of_numbers(void **state)
{
	(void)state;
	gives(&file, "[{\"a\":1.50,\"b\":100000000000000001}, {\"a\":-1E+5}]",
	    "a|b\n1.50|100000000000000001\n-1E+5|\n");
	gives(&file, "[{\"a\":01}]", "! in:1: '01' is not a number\n");
	gives(&file, "[{\"a\":1.}]", "! in:1: '1.' is not a number\n");
	gives(&file, "[{1:2}]", "! in:1: a key is a number: it must be a string\n");
}

static void
json_tells_null_from_absent_and_adds_columns(void **state)
{
	(void)state;
	gives(&file, "[{\"a\":null,\"b\":\"\"},\n{\"c\":true,\"a\":\"\\u4e2d\"}]",
	    "a|b|c\n<null>|\n中||true\n");
	gives(&file, "[{\"lines\":[ {\"p\":\"P1\", \"qty\":1.0} ]}]",
	    "lines\n[{\"p\":\"P1\",\"qty\":1.0}]\n");
	gives(&program, "[]", "");
}

static void
json_that_is_not_well_formed_is_refused(void **state)
{
	(void)state;
	gives(&file, "[{\"a\":1}", "a\n1\n! in:1: the array is never closed: did the program "
	    "before it fail?\n");
	gives(&file, "[{\"a\":1}\n{\"a\":2}]",
	    "a\n1\n! in:2: no comma between two elements of the array\n");
	gives(&file, "[{\"a\":1},\n2]", "a\n1\n! in:2: element 2 of the array is no object\n");
	gives(&file, "[{\"a\":1}]]",
	    "a\n1\n! in:1: something follows the ] that closes the array\n");
	gives(&file, "[{\"a\":1,\"a\":2}]",
	    "! in:1: not well-formed JSON: duplicate object key near '\"a\"'\n");
	gives(&file, "[{\"a\":\"\\u0000\"}]", "! in:1: \\u0000 is not allowed in a text\n");
}

static void
json_is_nested_up_to_64_levels(void **state)
{
	char input[200];

	(void)state;
	for (int deep = 63; deep <= 64; deep++) {
		struct buf answer;

		memset(input, 0, sizeof input);
		memcpy(input, "[{\"a\":", 6);
		memset(input + 6, '[', (size_t)deep);
		memset(input + 6 + deep, ']', (size_t)deep);
		strcat(input, "}]");
		answer = answer_of(descriptor_with(input, strlen(input)), &file);
		assert_int_equal(strstr(buf_string(&answer), "deeper than 64 levels") != NULL,
		    deep > 63);
		buf_free(&answer);
	}
}

static void
ndjson_has_an_object_a_line(void **state)
{
	(void)state;
	gives(&program, "{\"a\":1}\n\n{\"b\":2}\n", "a|b\n1\n|2\n");
	gives(&program, "{\"a\":1}\n{\"a\":2}", "a\n1\n! in:2: the last line has no end: did the "
	    "program before it fail?\n");
	gives(&file, "{\"a\":1}\n{\"a\":", "a\n1\n! in:2: the input ends inside the object that "
	    "begins on line 2: did the program before it fail?\n");
	gives(&file, "{\"a\":1}\n{} {}\n",
	    "a\n1\n! in:2: something follows the object on its line\n");
	gives(&file, "{\"a\":1}\n7\n",
	    "a\n1\n! in:2: no object: every line must be one, { ... }\n");
}

static void
no_bytes_are_no_list_unless_allowed(void **state)
{
	(void)state;
	gives(&program, "", "! in: no input at all: did the program before it fail? "
	    "--allow-empty takes it as an empty list\n");
	gives(&may_be_empty, "", "");
	gives(&file, "", "");
	gives(&program, "a,b\n", "a|b\n");
}

static void
another_number_of_rows_is_refused(void **state)
{
	(void)state;
	gives(&three, "a\n1\n2\n3\n", "a\n1\n2\n3\n");
	gives(&three, "a\n1\n", "a\n1\n! in: 1 row came where --rows asks for 3\n");
}

static void
text_is_utf_8(void **state)
{
	struct buf answer;

	(void)state;
	gives(&file, "a,b\n1,中\n2,\xb0\xa1\n",
	    "a|b\n1|中\n! in:3: not UTF-8 (byte 0xB0): text in "
	    "UTF-8 is expected; convert it first, as with iconv -f GB18030 -t UTF-8\n");
	gives(&file, "\xff\xfe" "a", "! in:1: not UTF-8 (byte 0xFF): text in UTF-8 is expected; "
	    "convert it first, as with iconv -f UTF-16 -t UTF-8\n");
	answer = answer_of(descriptor_with("a\n\0\n", 4), &file);
	assert_string_equal(buf_string(&answer),
	    "a\n! in:2: not UTF-8 text (byte 0x00, NUL): text in UTF-8 is expected\n");
	buf_free(&answer);
}

/* Rows of every length, so that characters, line ends and quotes fall across the reader's reads. */
static void
no_boundary_shows(void **state)
{
	struct buf input = { .data = NULL }, wanted = { .data = NULL }, answer;

	(void)state;
	buf_text(&input, "a,b\r\n");
	buf_text(&wanted, "a|b\n");
	for (int i = 0; i < 1500; i++) {
		int one = i % 211 + 1, other = i % 97 + 1;

		buf_printf(&input, "%0*d,中\r\n\"%0*d\r\n中\"\"\",x\r\n", one, i, other, i);
		buf_printf(&wanted, "%0*d|中\n%0*d\r\n中\"|x\n", one, i, other, i);
	}
	answer = answer_of(descriptor_with(input.data, input.length), &file);
	assert_string_equal(buf_string(&answer), buf_string(&wanted));
	buf_free(&input);
	buf_free(&wanted);
	buf_free(&answer);
}

static void
a_cell_over_1_mb_is_refused(void **state)
{
	static const char *const heads[] = { "a,b\n1,", "a,b\n1,\"", "a\tb\n1\t", "[{\"a\":\"" };

	(void)state;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		struct buf input = { .data = NULL }, answer;

		buf_text(&input, heads[i]);
		memset(buf_room(&input, 8 << 20), 'x', 8 << 20);
		input.length += 8 << 20;
		answer = answer_of(descriptor_with(input.data, input.length), &file);
		assert_non_null(strstr(buf_string(&answer), "is longer than 1 MB"));
		buf_free(&input);
		buf_free(&answer);
	}
}

static void
raw_is(const char *input, long line, const char *wanted)
{
	struct reader *r = reader_new(descriptor_with(input, strlen(input)), &raw);
	struct problem problem;
	struct row row;

	assert_int_equal(reader_next(r, &row, &problem), 1);
	assert_int_equal(row.line, line);
	assert_int_equal(row.raw_length, strlen(wanted));
	assert_memory_equal(row.raw, wanted, row.raw_length);
	reader_free(r);
}

static void
the_row_as_it_stood_is_kept_on_demand(void **state)
{
	(void)state;
	raw_is("a,b\r\n\r\n\"x\r\ny\",2\r\n", 3, "\"x\r\ny\",2");
	raw_is("a,b\n1,2\n", 2, "1,2");
	raw_is("a\tb\n1\\t\t2\n", 2, "1\\t\t2");
	raw_is("[\n {\"a\": 1.50}\n]", 2, "{\"a\": 1.50}");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_bytes_tell_the_form),
		cmocka_unit_test(csv_keeps_what_stands_between_delimiters),
		cmocka_unit_test(csv_names_the_line_of_a_stray_or_open_quote),
		cmocka_unit_test(a_row_has_a_cell_for_each_column),
		cmocka_unit_test(every_column_has_a_name_of_its_own),
		cmocka_unit_test(tsv_escapes_what_would_break_a_line),
		cmocka_unit_test(json_keeps_the_digits_of_numbers),
		cmocka_unit_test(json_tells_null_from_absent_and_adds_columns),
		cmocka_unit_test(json_that_is_not_well_formed_is_refused),
		cmocka_unit_test(json_is_nested_up_to_64_levels),
		cmocka_unit_test(ndjson_has_an_object_a_line),
		cmocka_unit_test(no_bytes_are_no_list_unless_allowed),
		cmocka_unit_test(another_number_of_rows_is_refused),
		cmocka_unit_test(text_is_utf_8),
		cmocka_unit_test(no_boundary_shows),
		cmocka_unit_test(a_cell_over_1_mb_is_refused),
		cmocka_unit_test(the_row_as_it_stood_is_kept_on_demand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
