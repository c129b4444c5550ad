/* SPDX-License-Identifier: ISC */
/* stocking - the verbs of stock beside those of documents: what is under way, comes back, is reserved, costs another
 * price. */
#ifndef CLI_STOCKING_H
#define CLI_STOCKING_H

#include "cli/run.h"

enum status stock_on_hand(struct run *);
enum status stock_ledger(struct run *);
enum status stock_alerts(struct run *);
enum status stock_receive_verb(struct run *);
enum status stock_return_verb(struct run *);
enum status stock_transit(struct run *);
enum status stock_loans(struct run *);
enum status stock_price_verb(struct run *);

enum status stock_reserve_verb(struct run *);
enum status stock_release_verb(struct run *);
enum status stock_reservations(struct run *);
enum status stock_lots(struct run *);
enum status stock_expiring(struct run *);
enum status stock_trace(struct run *);
void offer_lots(struct run *, const char *prefix);

extern const struct option stock_release_options[], stock_receive_options[], stock_return_options[];

#endif
