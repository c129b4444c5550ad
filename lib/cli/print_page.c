/* SPDX-License-Identifier: ISC */
/* print_page - the parts of a template put on paper. */
#include "cli/printing.h"

#define POINTS (72 / 25.4)      /* of a millimetre */

/* One pass over a document. */
struct pass {
	struct printing *printing;
	struct filling filling;
	struct buf texts[PAPER_CELLS], heads[PAPER_CELLS];
	struct paper_cell cells[PAPER_CELLS], head_cells[PAPER_CELLS];
	struct paper_row head;
};

static struct paper_row
make_row(const struct printing *p, const struct part *part, const struct filling *f, struct buf *texts,
    struct paper_cell *cells)
{
	for (int i = 0; i < part->count; i++) {
		buf_clear(&texts[i]);
		print_fill(p, part->cells[i].pieces, f, &texts[i]);
		cells[i] = (struct paper_cell){ buf_string(&texts[i]), part->cells[i].share, part->cells[i].align };
	}
	return (struct paper_row){ cells, part->count, p->template->size * part->scale, part->bold,
		part->kind != PART_ROW };
}

bool
print_foot(void *printing, int page, int pages, struct paper_row *row)
{
	struct printing *p = printing;
	struct filling f = { .filled = p->filled, .page = page, .pages = pages };

	if (!p->template->foot.count)
		return false;
	*row = make_row(p, &p->template->foot, &f, p->feet, p->foot);
	return true;
}

static double
gap(const struct pass *pass)
{
	return pass->printing->template->size * 0.7;
}

/* How far a part goes down that is not parted. */
static double
part_height(struct pass *pass, const struct part *part)
{
	struct paper *paper = pass->printing->paper;
	struct paper_row row;

	if (part->kind == PART_GAP)
		return gap(pass);
	if (part->kind == PART_SPACE)
		return part->space * POINTS;
	if (part->kind != PART_ROW && part->kind != PART_CELLS && !part->headed)
		return 4;
	row = make_row(pass->printing, part, &pass->filling, pass->texts, pass->cells);
	return paper_height(paper, &row);
}

static double
kept_height(struct pass *pass, const struct part *part)
{
	double height = 0;

	for (part = part->next; part->kind != PART_END; part = part->next)
		if (print_holds(&part->condition, pass->filling.filled))
			height += part_height(pass, part);
	return height;
}

static void
put_row(struct pass *pass, const struct part *part)
{
	struct paper_row row = make_row(pass->printing, part, &pass->filling, pass->texts, pass->cells);

	paper_row(pass->printing->paper, &row);
}

static void
put_lines(struct pass *pass, const struct part *part)
{
	const struct filled *filled = pass->filling.filled;

	for (size_t i = 0; i < filled->count; i++) {
		pass->filling.line = filled->lines[i];
		pass->filling.number = i + 1;
		put_row(pass, part);
	}
	pass->filling.line = NULL;
}

static void
put_head(struct pass *pass, const struct part *part)
{
	pass->head = make_row(pass->printing, part, &pass->filling, pass->heads, pass->head_cells);
	paper_head(pass->printing->paper, &pass->head);
}

static void
put_part(struct pass *pass, const struct part *part)
{
	struct paper *paper = pass->printing->paper;

	if (part->kind != PART_LINES && part->kind != PART_CELLS)
		paper_head(paper, NULL);
	switch (part->kind) {
	case PART_TABLE:
		if (part->headed)
			put_head(pass, part);
		break;
	case PART_LINES:
		put_lines(pass, part);
		break;
	case PART_ROW: case PART_CELLS:
		put_row(pass, part);
		break;
	case PART_GAP:
		paper_gap(paper, gap(pass));
		break;
	case PART_SPACE:
		paper_gap(paper, part->space * POINTS);
		break;
	case PART_RULE:
		paper_rule(paper);
		break;
	case PART_PAGE:
		paper_break(paper);
		break;
	case PART_KEEP:
		paper_need(paper, kept_height(pass, part));
		break;
	case PART_END:
		break;
	}
}

static int
put_parts(struct pass *pass, int pages)
{
	struct printing *p = pass->printing;

	paper_begin(p->paper, pages);
	for (const struct part *part = p->template->parts; part; part = part->next)
		if (print_holds(&part->condition, pass->filling.filled))
			put_part(pass, part);
	return paper_end(p->paper);
}

void
print_pages(struct printing *p, const struct filled *filled)
{
	struct pass pass = { .printing = p, .filling = { .filled = filled } };
	int pages;

	p->filled = filled;
	pages = put_parts(&pass, p->template->counts_pages ? 0 : 1);
	if (p->template->counts_pages && pages > 1)
		put_parts(&pass, pages);
	for (int i = 0; i < PAPER_CELLS; i++) {
		buf_free(&pass.texts[i]);
		buf_free(&pass.heads[i]);
	}
}
