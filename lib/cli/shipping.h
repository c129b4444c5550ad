/* SPDX-License-Identifier: ISC */
/* shipping - the verbs of crm-ship that write: shipments, their deliveries, goods that come back. */
#ifndef CLI_SHIPPING_H
#define CLI_SHIPPING_H

#include "cli/run.h"

/* add: a shipment of all that is left of a contract, or of the lines given. */
enum status shipping_add_verb(struct run *);
/* send: a delivery of all that is left of shipments, or of the lines given. */
enum status shipping_send_verb(struct run *);
/* return: goods of a contract come back. */
enum status shipping_return_verb(struct run *);
/* cancel: shipments, or deliveries. */
enum status shipping_cancel_verb(struct run *);
/* signoff: deliveries were signed for. */
enum status shipping_signoff_verb(struct run *);

/* Offer the deliveries there are. */
void shipping_offer_deliveries(struct run *, const char *prefix);
void shipping_offer_contracts(struct run *, const char *prefix);

extern const struct option shipping_signoff_options[];

/* What is told of a delivery unless the options say otherwise. */
#define DELIVERY_COLUMNS \
	"code,shipment,contract,kind,day,warehouse,method,carrier,tracking,arrives,signed_on,signed_by,status"

#endif
