/* SPDX-License-Identifier: ISC */
/* billing_check - whether billings are what invoices say, red letters within their originals, numbers without gaps. */
#include <string.h>

#include "record/check.h"
#include "trade/billing.h"
#include "trade/numbering.h"

static void
check_run(const struct number_run *run, void *context)
{
	struct audit *k = context;

	if (strcmp(run->state, "gap") == 0)
		audit_tell(k, "invoice-numbers", "invoice", run->id, "numbers before its own were never given");
	else if (strcmp(run->state, "double") == 0)
		audit_tell(k, "invoice-numbers", "invoice", run->id, "has the number of another invoice");
}

static void
check_numbers(struct audit *k)
{
	struct arena *arena = arena_new();
	struct buf setting = { 0 };
	struct number_range range;

	if (db_one_text(k->db, "SELECT value FROM main.setting WHERE name = 'invoice.numbers' AND deleted IS NULL",
	    NULL, &setting))
		for (int i = 0; numbers_range(arena, setting.data, i, &range); i++)
			numbers_walk(k->db, &range, check_run, k);
	buf_free(&setting);
	arena_free(arena);
}

#define STANDS "CASE WHEN i.status = 'approved' AND i.deleted IS NULL AND l.deleted IS NULL THEN l."
#define DIFFERS(what) \
	"coalesce((SELECT sum(b." what ") FROM main.billing AS b WHERE b.invoice_line_id = l.invoice_line_id), 0) <> " \
	STANDS what " ELSE 0 END"
#define TAKEN_FROM(which) \
	"(SELECT coalesce(sum(b.amount), 0) FROM main.invoice_line AS l " \
	"JOIN main.invoice AS r ON r.invoice_id = l.invoice_id " \
	"JOIN main.billing AS b ON b.invoice_line_id = l.invoice_line_id WHERE " which ") < 0"

long
billing_check(struct db *db, void (*visit)(const struct finding *, void *), void *context)
{
	struct audit k = { db, visit, context, 0 };

	audit_rows(&k, "billing", "invoice_line", "what was billed with it is not what it says",
	    "SELECT l.invoice_line_id FROM main.invoice_line AS l JOIN main.invoice AS i "
	    "ON i.invoice_id = l.invoice_id WHERE " DIFFERS("net") " OR " DIFFERS("tax") " OR " DIFFERS("amount"));
	audit_rows(&k, "red-letter", "invoice", "its red letters take more than it has",
	    "SELECT DISTINCT i.invoice_id FROM main.invoice AS o JOIN main.invoice AS i ON i.invoice_id = o.red_of_id "
	    "WHERE " TAKEN_FROM("r.invoice_id = i.invoice_id OR r.red_of_id = i.invoice_id"));
	audit_rows(&k, "red-letter", "invoice_line", "red letters take more of it than it has",
	    "SELECT DISTINCT o.invoice_line_id "
	    "FROM main.invoice_line AS m JOIN main.invoice_line AS o ON o.invoice_line_id = m.original_id WHERE "
	    TAKEN_FROM("l.invoice_line_id = o.invoice_line_id OR l.original_id = o.invoice_line_id"));
	check_numbers(&k);
	return k.found;
}
