/* SPDX-License-Identifier: ISC */
/*
 * fuzz_template - any bytes as the template of a printed document: it is refused by file and line, or read as a form
 * whose parts are what their kinds say: widths of a table that fill it, names that stand in the lists, texts in UTF-8.
 */
#include <math.h>
#include <string.h>

#include "fuzz.h"
#include "refusal.h"

#include "cli/template.h"

static void
check_pieces(const struct blank *t, const struct piece *piece)
{
	for (; piece; piece = piece->next) {
		const struct names *names = piece->place.kind == PLACE_FIELD ? &t->fields : &t->line_fields;

		if (piece->text)
			hold(text_bad_byte(piece->text, strlen(piece->text)) == strlen(piece->text));
		else if (piece->place.kind == PLACE_COMPANY)
			hold(piece->place.setting != NULL);
		else if (piece->place.kind <= PLACE_SUM)
			hold(piece->place.name >= 0 && piece->place.name < names->count);
	}
}

static void
check_cells(const struct blank *t, const struct part *part)
{
	double share = 0;

	hold(part->count <= PAPER_CELLS);
	for (int i = 0; i < part->count; i++) {
		hold(part->cells[i].share >= 0);
		share += part->cells[i].share;
		check_pieces(t, part->cells[i].pieces);
	}
	hold(part->count == 0 || fabs(share - 100) < 0.001);
}

static void
check(const struct blank *t)
{
	hold(t->parts != NULL);
	hold(t->width >= 30 && t->height >= 30 && t->width <= 2000 && t->height <= 2000);
	hold(t->margin >= 3 && t->size >= 4);
	hold(t->fields.count <= MOST_NAMES && t->line_fields.count <= MOST_NAMES);
	for (const struct part *part = t->parts; part; part = part->next) {
		hold(!part->condition.any || (part->condition.name >= 0 && part->condition.name < t->fields.count));
		check_cells(t, part);
	}
	check_cells(t, &t->foot);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	int descriptor = descriptor_with(data, size);
	const char *file = arena_printf(arena, "/dev/fd/%d", descriptor);

	may_refuse = 1 << REFUSED;
	if (setjmp(refusal) == 0)
		check(template_read(arena, "fuzz", file));
	may_refuse = 0;
	arena_free(arena);
	close(descriptor);
	return 0;
}
