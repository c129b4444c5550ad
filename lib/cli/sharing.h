/* SPDX-License-Identifier: ISC */
/* sharing - the verbs share and unshare of customers; the rules are those of trade/sharing.h. */
#ifndef CLI_SHARING_H
#define CLI_SHARING_H

#include "cli/run.h"

extern const struct option sharing_options[];     /* of share */
extern const struct option unsharing_options[];   /* of unshare */

enum status sharing_share(struct run *);
enum status sharing_unshare(struct run *);

#endif
