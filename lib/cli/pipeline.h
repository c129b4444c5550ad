/* SPDX-License-Identifier: ISC */
/*
 * pipeline - the verbs of crm-deal that answer questions: about many deals by filters, about some by KEY.
 *
 * Their numbers are computed fields of the model, which the reports of share/reports read as deal_figures: what stay,
 * value or behind plan mean is written in lib/model/sales.c alone.
 */
#ifndef CLI_PIPELINE_H
#define CLI_PIPELINE_H

#include "cli/run.h"

/* Values of options. */
extern const char *figures_by, *stay_over;
extern bool figures_totals, value_explain, chain_key, followups_advice;

/* Of deals by filters. */
enum status deal_funnel(struct run *);
enum status deal_stay(struct run *);
enum status deal_behind(struct run *);
enum status deal_winrate(struct run *);
enum status deal_forecast(struct run *);

/* Of deals by KEY, and filters. */
enum status deal_value(struct run *);
enum status deal_stages(struct run *);
enum status deal_chain(struct run *);
enum status deal_rivals(struct run *);
enum status deal_followups(struct run *);

/* The operands of forecast. */
void forecast_check(struct run *);

#endif
