/* SPDX-License-Identifier: ISC */
/* test_stream - what one of our programs writes for another, read back. */
#include <stdio.h>
#include <unistd.h>

#include "rows/stream.h"
#include "unit.h"

/* The stream as an answer: a row a line, place>raw>cells; then whether its end was seen. */
static void
reads(const char *stream, const char *wanted)
{
	struct reader *reader;
	struct problem problem = { .reason = NULL };
	struct buf answer = { 0 };
	struct row row;
	int ends[2], found;

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], stream, strlen(stream)), strlen(stream));
	close(ends[1]);
	reader = reader_new(ends[0],
	    &(struct reader_options){ .name = "in", .rows = -1, .stream = true, .keep_raw = true });
	while ((found = reader_next(reader, &row, &problem)) > 0) {
		buf_printf(&answer, "%s>%.*s>", row.place != NULL ? row.place : "", (int)row.raw_length, row.raw);
		for (int i = 0; i < row.count; i++)
			buf_printf(&answer, "%s%s", i > 0 ? "|" : "",
			    row.cells[i].state == CELL_NULL ? "<null>" : row.cells[i].text);
		buf_byte(&answer, '\n');
	}
	buf_printf(&answer, "%s", found < 0 ? problem.reason : reader_whole(reader) ? "whole" : "cut");
	check(stream, buf_string(&answer), wanted);
	reader_free(reader);
	buf_free(&answer);
}

static void
rows_have_a_place_and_a_raw_form(void **state)
{
	(void)state;
	reads("{\"crm-rows\":1,\"origin\":true,\"raw\":true,\"columns\":[{\"name\":\"a\"},{\"name\":\"b\"}]}\n"
	    "x.csv:2\t1,\"\\t\"\t1\t\\t\n" "x.csv:3\t,\t\\N\t\\\\N\n\\.\n",
	    "x.csv:2>1,\"\t\">1|\t\nx.csv:3>,><null>|\\N\nwhole");
	reads("{\"crm-rows\":1,\"columns\":[{\"name\":\"a\"}]}\n\n1\n\\.\n", ">>\n>>1\nwhole");
}

static void
an_end_that_is_missing_is_seen(void **state)
{
	(void)state;
	reads("", "cut");
	reads("{\"crm-rows\":1,\"columns\":[{\"name\":\"a\"}]}\n1\n", ">>1\ncut");
	reads("{\"crm-rows\":1,\"columns\":[{\"name\":\"a\"}]}\n1\n2", ">>1\ncut");
}

static void
what_is_no_stream_is_refused(void **state)
{
	(void)state;
	reads("a\tb\n", "no stream of rows: its first line is no JSON object");
	reads("{\"crm-rows\":1}\n", "its columns are not named");
	reads("{\"crm-rows\":1,\"columns\":[{\"name\":\"\"}]}\n", "a column has no name");
	reads("{\"crm-rows\":1,\"columns\":[{\"name\":\"a\",\"type\":\"x\"}]}\n",
	    "a column is of a type that is not known");
	reads("{\"crm-rows\":1,\"columns\":[{\"name\":\"a\"}]}\n1\t2\n", "the row has 2 cells, the header has 1");
}

static void
a_head_comes_back(void **state)
{
	const struct column columns[] = { { "amount", "金额", &type_money, NULL, true },
	    { "x", NULL, NULL, NULL, false } };
	const struct caption captions[] = { { "zone", "UTC" }, { NULL, NULL } };
	const struct stream_head head = { .form = FORM_TSV, .delimiter = ';', .title = "应收", .captions = captions,
		.chart = true, .columns = columns, .count = 2 };
	struct arena *arena = arena_new();
	struct stream_head read;
	struct buf text = { 0 };

	(void)state;
	stream_print(&text, &head);
	assert_null(stream_parse(arena, text.data, text.length, &read));
	assert_int_equal(read.form, FORM_TSV);
	assert_int_equal(read.delimiter, ';');
	assert_string_equal(read.title, "应收");
	assert_string_equal(read.captions[0].text, "UTC");
	assert_null(read.captions[1].name);
	assert_true(read.chart && read.columns[0].bar && read.columns[0].type == &type_money);
	assert_string_equal(read.columns[0].label, "金额");
	assert_string_equal(read.columns[1].name, "x");
	arena_free(arena);
	buf_free(&text);
}

static void
values_are_of_their_type(void **state)
{
	struct value value = stream_value(&type_money, "-1234.50", 8);

	(void)state;
	assert_int_equal(value.number, -12345000);
	assert_int_equal(stream_value(&type_boolean, "yes", 3).number, 1);
	assert_int_equal(stream_value(&type_rate, "0.125", 5).number, 125000);
	assert_int_equal(stream_value(&type_code, "007", 3).kind, TEXT);
	assert_int_equal(stream_value(&type_money, "", 0).kind, EMPTY);
	assert_int_equal(stream_value(&type_money, "x", 1).kind, TEXT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_have_a_place_and_a_raw_form),
		cmocka_unit_test(an_end_that_is_missing_is_seen),
		cmocka_unit_test(what_is_no_stream_is_refused),
		cmocka_unit_test(a_head_comes_back),
		cmocka_unit_test(values_are_of_their_type),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
