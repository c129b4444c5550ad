/* SPDX-License-Identifier: ISC */
/* printing - documents by a template as PDF, and amounts in capitals. */
#include "cli/printing.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/capital.h"
#include "base/decimal.h"
#include "cli/answer.h"
#include "cli/folder.h"
#include "cli/human.h"
#include "cli/selection.h"
#include "query/near.h"

static const struct folder templates = { "CRM_TEMPLATES", "templates", ".tpl" };

static const char *to_file, *to_each, *on_paper;

const struct option printing_options[] = {
	{ "output", .argument = "FILE", .text = &to_file, .says = N_("the file to make; else standard output") },
	{ "each", .argument = "FILE", .text = &to_each,
	  .says = N_("a file for each document: 'out/{code}.pdf' is named after its fields") },
	{ "paper", .argument = "PAPER", .text = &on_paper,
	  .says = N_("another paper than the template's: a4, a5-landscape, 241x140 (millimetres)") },
	{ 0 }
};

/* The template of this run. */
static struct blank *wanted;

static struct blank *
need_template(struct run *run, const char *name)
{
	const char *file = folder_file(run, &templates, name);
	struct near *near = near_new(run->arena, name);

	if (file)
		return template_read(run->arena, name, file);
	for (const struct verb *verb = run->program->verbs; verb->name; verb++)
		near_offer(near, verb->name);
	folder_near(run, &templates, near);
	die(USAGE, _("no template '%s'%s (%s list names them all)"), name, near_says(near), run->program->name);
}

void
printing_check(struct run *run)
{
	if (run->count == 0)
		die(USAGE, _("name a template; %s list names them all"), run->program->name);
	wanted = need_template(run, run->operands[0]);
	run->operands++;
	run->count--;
	if (to_file && to_each)
		die(USAGE, _("--output makes one file, --each several: give one of them"));
	if (on_paper && !template_paper(on_paper, &wanted->width, &wanted->height))
		die(USAGE, _("no paper '%s': a3, a4, a5, b5 or letter, with -landscape behind it or not, "
		    "or WIDTHxHEIGHT in millimetres"), on_paper);
	if (run->count == 0 && !run->dash)
		die(USAGE, _("name what to print: KEYs or filters, or a - for rows on standard input"));
	if (run->count > 0 && !wanted->entity)
		die(USAGE, _("'%s' prints rows on standard input (-) alone: they are of no noun that is stored"),
		    wanted->name);
	if (!to_file && !to_each && human_terminal(STDOUT_FILENO))
		die(USAGE, _("a PDF is no text for a terminal: send it to a file, --output FILE.pdf"));
}

const struct entity *
printing_noun(struct run *run)
{
	const char *file = run->count ? folder_file(run, &templates, run->operands[0]) : NULL;

	return wanted ? wanted->entity : file ? template_read(run->arena, run->operands[0], file)->entity : NULL;
}

static struct paper_options
options_of(const struct printing *p)
{
	const struct blank *t = p->template;
	bool chinese = strncmp(t->language, "zh", 2) == 0;

	return (struct paper_options){ .width = t->width, .height = t->height, .margin = t->margin, .family = t->family,
		.language = t->language, .title = chinese && t->title_zh ? t->title_zh : t->title, .created = p->today,
		.foot = print_foot };
}

void
print_document(struct printing *p, const struct filled *filled)
{
	if (!p->paper)
		p->paper = paper_new(&p->options, files_open(p, filled));
	print_pages(p, filled);
	if (p->each)
		files_close(p);
	arena_reset(p->arena);
}

enum status
printing(struct run *run)
{
	struct printing p = { .run = run, .template = wanted, .arena = arena_new(), .output = to_file };

	p.today = run->options.as_of ? run->options.as_of : run_today(run);
	p.options = options_of(&p);
	p.options.context = &p;
	if (to_each)
		p.each = template_text(wanted, 0, to_each, false, false);
	if (run->dash)
		print_rows(&p);
	else
		print_records(&p, selection_query(run, wanted->entity, false));
	if (p.paper)
		files_close(&p);
	files_done(&p);
	for (int i = 0; i < PAPER_CELLS; i++)
		buf_free(&p.feet[i]);
	arena_free(p.arena);
	return DONE;
}

static const struct column list_columns[] = {
	{ "name", N_("Name"), &type_text, NULL, false },
	{ "title", N_("Title"), &type_text, NULL, false },
	{ "noun", N_("Noun"), &type_text, NULL, false },
	{ "file", N_("File"), &type_text, NULL, false },
};

static void
list_one(struct run *run, const char *name, const char *file, void *answer)
{
	const struct blank *t = template_read(run->arena, name, file);
	const char *title = human_chinese() && t->title_zh ? t->title_zh : t->title;

	answer_row(answer,
	    (struct value[]){ value_text(name), value_text(title), value_text(t->noun), value_text(file) });
}

enum status
printing_list(struct run *run)
{
	struct answer *answer = answer_new(run, list_columns, 4);

	folder_each(run, &templates, list_one, answer);
	return answer_end(answer);
}

static void
offer_one(struct run *run, const char *name, const char *file, void *context)
{
	(void)run, (void)file, (void)context;
	complete_word(name, NULL);
}

void
offer_templates(struct run *run, const char *prefix)
{
	(void)prefix;
	if (run->count == 0)
		folder_each(run, &templates, offer_one, NULL);
}

enum status
printing_show(struct run *run)
{
	struct blank *t;
	FILE *file;
	int byte;

	if (run->count != 1)
		die(USAGE, _("name one template; %s list names them all"), run->program->name);
	t = need_template(run, run->operands[0]);
	file = fopen(t->file, "re");
	while (file && (byte = getc(file)) != EOF)
		putchar(byte);
	if (!file || ferror(file))
		die(FAILED, _("cannot read '%s': %s"), t->file, strerror(errno));
	fclose(file);
	return DONE;
}

enum status
printing_capitals(struct run *run)
{
	struct buf line = { 0 };

	if (run->count == 0)
		die(USAGE, _("name an amount"));
	for (int i = 0; i < run->count; i++) {
		const char *text = run->operands[i];
		int64_t amount;
		const char *why = decimal_parse(text, strlen(text), MONEY_PLACES, 2, false, &amount);

		if (why)
			die(USAGE, _("'%s' is no amount: %s"), text, _(why));
		capital_print(&line, amount);
		buf_byte(&line, '\n');
	}
	fputs(buf_string(&line), stdout);
	buf_free(&line);
	return DONE;
}
