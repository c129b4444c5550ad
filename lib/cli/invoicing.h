/* SPDX-License-Identifier: ISC */
/* invoicing - the verbs of invoices: making them out, and what is asked about them. */
#ifndef CLI_INVOICING_H
#define CLI_INVOICING_H

#include "cli/run.h"

enum status invoicing_issue(struct run *);
enum status invoicing_receive(struct run *);
enum status invoicing_red(struct run *);

enum status invoicing_open(struct run *);
enum status invoicing_match(struct run *);
enum status invoicing_tax(struct run *);
enum status invoicing_numbers(struct run *);
enum status invoicing_export(struct run *);

extern const struct option invoicing_issue_options[], invoicing_red_options[], invoicing_open_options[],
    invoicing_tax_options[];

/* The noun that the filters of open speak of: contracts, or with --purchases those. */
const struct entity *invoicing_open_noun(struct run *);

#endif
