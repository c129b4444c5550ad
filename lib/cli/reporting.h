/* SPDX-License-Identifier: ISC */
/* reporting - the verbs of crm-report, their checks and what completes their operands. */
#ifndef CLI_REPORTING_H
#define CLI_REPORTING_H

#include "cli/run.h"

/* Values of options. */
extern bool report_drills, pivot_across, pivot_totals;
extern const char *pivot_x, *pivot_y, *top_by, *nightly_config;

enum status report_list(struct run *);
enum status report_show(struct run *);
enum status report_run(struct run *);
enum status report_dashboard(struct run *);
enum status report_nightly(struct run *);
enum status report_pivot(struct run *);
enum status report_top(struct run *);

/* The operands of run, of dashboard, of nightly, of pivot, of top. */
void report_check(struct run *);
void dashboard_check(struct run *);
void nightly_check(struct run *);
void pivot_check(struct run *);
void top_check(struct run *);

/* The noun that the filters of run, of pivot and of top speak of. */
const struct entity *report_noun(struct run *);
const struct entity *pivot_noun(struct run *);

void offer_reports(struct run *, const char *prefix);
void offer_parameters(struct run *, const char *prefix);
void offer_parts(struct run *, const char *prefix);
void offer_nouns(struct run *, const char *prefix);

#endif
