/* SPDX-License-Identifier: ISC */
/* tracking - the questions of crm-ship: what went, where it is, what is late, and whether it is what was contracted. */
#ifndef CLI_TRACKING_H
#define CLI_TRACKING_H

#include "cli/run.h"

/* deliveries, transit: deliveries that filters hold for; those of transit are not signed for. */
enum status tracking_deliveries(struct run *);
enum status tracking_transit(struct run *);
const struct entity *tracking_noun(struct run *);

/* history KEY...: of contracts what was shipped and came back, a row for each line; of shipments who changed what. */
enum status tracking_history(struct run *);

/* track KEY...: where the goods of contracts, shipments, deliveries or tracking numbers are, fit for the customer's
 * eyes. */
enum status tracking_track(struct run *);

/* late [CONTRACT...]: what should have gone, or should be there. */
enum status tracking_late(struct run *);

/* lines [KEY...|FILTER...]: the lines of shipments; --with-stock: with what lies in their warehouses now. */
enum status tracking_lines(struct run *);
extern const struct option tracking_lines_options[];

/* check CONTRACT...: the lines of which something else was shipped than was contracted; NO when there are any. */
enum status tracking_check(struct run *);

#endif
