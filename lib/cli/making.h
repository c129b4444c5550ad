/* SPDX-License-Identifier: ISC */
/* making - inside cli: an invoice as its verbs make it, out of what was typed. */
#ifndef CLI_MAKING_H
#define CLI_MAKING_H

#include "cli/run.h"
#include "trade/invoice.h"
#include "trade/side.h"

/* An invoice as it is being made. Texts are borrowed from the operands. */
struct making {
	struct run *run;
	struct change *change;
	struct draft *head;
	struct problem *problem;
	const struct side *side;      /* of the document it is for; NULL: none */
	int64_t document, id;
	const char *title, *instalment, *amount;
	char **lines;
	int line_count;
};

/* Takes it up: nothing is read yet. */
void making_begin(struct making *, struct run *, struct problem *);

/* An operand is a field of the invoice, one of title=, instalment= and amount=, or a line. False and *problem. */
bool making_take_operand(struct making *, char *operand);

/* Adds a line. False and *problem when it is refused. */
bool making_add_line(struct making *, struct draft *);

/* The amount that was typed, 10^-4. False and *problem. */
bool making_typed_amount(struct making *, int64_t *amount);

/* A number above nothing with up to so many decimals, scaled by 10^4. False and why not. */
bool making_read_number(const char *text, size_t length, int places, int64_t *number, const char **why);

/* amount x part / whole, rounded to the currency's unit; 0 where whole is nothing. */
int64_t making_share(struct making *, int64_t amount, int64_t part, int64_t whole);
void making_set_amounts(struct draft *, const struct unbilled *);
/* The quantity of a line in the product's own unit, or as it is where there is no product. */
int64_t making_base_of(const struct draft *line);

/* Refuses an operand. Always false. */
bool making_refuse_at(struct problem *, const char *place, const char *reason);

/* Issues it unless it is to stay a draft, and prints it; or says why it is refused. */
enum status making_finish(struct making *, bool good);

#endif
