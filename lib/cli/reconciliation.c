/* SPDX-License-Identifier: ISC */
/* reconciliation - the statement that leads from the bank's balance and the book's to one and the same. */
#include <string.h>

#include "cli/answer.h"
#include "cli/asked.h"
#include "cli/human.h"
#include "cli/lettering.h"
#include "cli/nested.h"
#include "cli/reconciling.h"
#include "query/choice.h"
#include "query/key.h"

/* The report of that name is the answer, so that there is one. */
static struct asked *wanted;

void
cash_reconcile_check(struct run *run)
{
	if (run->count > 1)
		die(USAGE, _("name one account, or none: all of the firm, and those that the bank has told of"));
	wanted = asked_new(run, "bank-reconciliation", run->count);
	if (run->count)
		asked_take(wanted, arena_printf(run->arena, "account=%s", run->operands[0]));
}

/* The figures of a document, by the words of the list reconciliation. */
static const struct { const char *item; bool negated; } figures[] = {
	{ "bank-balance", false }, { "received-not-at-bank", false }, { "paid-not-at-bank", true },
	{ "bank-adjusted", false }, { "book-balance", false }, { "received-not-in-book", false },
	{ "paid-not-in-book", true }, { "book-adjusted", false },
	{ "difference", false },
};

#define FIGURES (int)(sizeof figures / sizeof *figures)
#define ACCOUNT_COLUMNS 8

static const struct column document_columns[] = {
	{ "account_id", NULL, &type_id, NULL, false },
	{ "account", N_("Account"), &type_text, NULL, false },
	{ "name", N_("Name"), &type_text, NULL, false },
	{ "bank", N_("Bank"), &type_text, NULL, false },
	{ "number", N_("Account number"), &type_text, NULL, false },
	{ "holder", N_("Holder"), &type_text, NULL, false },
	{ "currency", N_("Currency"), &type_text, NULL, false },
	{ "day", N_("Date"), &type_date, NULL, false },
	{ "bank_balance", NULL, &type_money, NULL, false },
	{ "received_not_at_bank", NULL, &type_money, NULL, false },
	{ "paid_not_at_bank", NULL, &type_money, NULL, false },
	{ "bank_adjusted", NULL, &type_money, NULL, false },
	{ "book_balance", NULL, &type_money, NULL, false },
	{ "received_not_in_book", NULL, &type_money, NULL, false },
	{ "paid_not_in_book", NULL, &type_money, NULL, false },
	{ "book_adjusted", NULL, &type_money, NULL, false },
	{ "difference", NULL, &type_money, NULL, false },
	{ "lines", NULL, &type_cell, NULL, false },
};

#define DOCUMENT_COLUMNS (int)(sizeof document_columns / sizeof *document_columns)

static const struct column line_columns[] = {
	{ "item", NULL, &type_text, NULL, false },
	{ "label", NULL, &type_text, NULL, false },
	{ "day", NULL, &type_date, NULL, false },
	{ "amount", NULL, &type_money, NULL, false },
	{ "reference", NULL, &type_text, NULL, false },
	{ "counterparty", NULL, &type_text, NULL, false },
	{ "text", NULL, &type_text, NULL, false },
	{ "bank_line_id", NULL, &type_id, NULL, false },
	{ "cash_entry_id", NULL, &type_id, NULL, false },
};

#define LINE_COLUMNS (int)(sizeof line_columns / sizeof *line_columns)

/* The columns of the report, by its file. */
enum told { ITEM, ACCOUNT, DAY, AMOUNT, REFERENCE, COUNTERPARTY, TEXT_OF, BANK_LINE, CASH_ENTRY, TOLD };

/* The document that is being told. */
struct telling {
	struct run *run;
	struct answer *answer;
	bool begun;
	struct value row[sizeof document_columns / sizeof *document_columns];
	struct nested lines;
};

static void
end_document(struct telling *t)
{
	if (!t->begun)
		return;
	t->row[DOCUMENT_COLUMNS - 1] = nested_end(t->run, t->lines);
	answer_row(t->answer, t->row);
	t->begun = false;
}

static void
begin_document(struct telling *t, const char *code, const char *on)
{
	struct statement *st = db_keep(access_db(t->run->access), "SELECT account_id, code, name, bank, number, "
	    "holder, currency FROM account WHERE code = ?1");

	db_bind_text(st, 1, code);
	db_step(st);
	for (int i = 0; i < ACCOUNT_COLUMNS - 1; i++) {
		db_value(st, i, &t->row[i]);
		if (t->row[i].kind == TEXT)
			t->row[i] = value_text(arena_string(t->run->arena, t->row[i].text));
	}
	db_reset(st);
	t->row[ACCOUNT_COLUMNS - 1] = value_text(arena_string(t->run->arena, on));
	for (int i = 0; i < FIGURES; i++)
		t->row[ACCOUNT_COLUMNS + i] = value_number(0);
	t->lines = nested_begin(line_columns, LINE_COLUMNS);
	t->begun = true;
}

static void
add_row(struct telling *t, const struct value told[])
{
	const char *item = told[ITEM].text;
	int64_t amount = told[AMOUNT].number;
	struct value line[sizeof line_columns / sizeof *line_columns] = { told[ITEM],
		value_text(choice_label(t->run->access, "reconciliation", item, true)), told[DAY], told[AMOUNT],
		told[REFERENCE], told[COUNTERPARTY], told[TEXT_OF], told[BANK_LINE], told[CASH_ENTRY] };

	if (strcmp(item, figures[0].item) == 0) {
		end_document(t);
		begin_document(t, told[ACCOUNT].text, told[DAY].text);
	}
	for (int i = 0; i < FIGURES; i++)
		if (strcmp(item, figures[i].item) == 0)
			t->row[ACCOUNT_COLUMNS + i].number += figures[i].negated ? -amount : amount;
	if (told[BANK_LINE].kind == INTEGER || told[CASH_ENTRY].kind == INTEGER)
		writer_row(t->lines.writer, line);
}

static enum status
tell_documents(struct run *run)
{
	struct telling t = { .run = run, .answer = answer_new(run, document_columns, DOCUMENT_COLUMNS) };
	struct statement *st;

	run_day(run);
	st = asked_rows(run, wanted);
	while (db_step(st)) {
		struct value told[TOLD];

		for (int i = 0; i < TOLD; i++)
			db_value(st, i, &told[i]);
		add_row(&t, told);
	}
	db_finish(st);
	end_document(&t);
	return answer_end(t.answer);
}

enum status
cash_reconcile(struct run *run)
{
	db_begin_read(access_db(run->access));
	if (letter_nested(run))
		return tell_documents(run);
	asked_print(run, wanted, true);
	return DONE;
}
