/* SPDX-License-Identifier: ISC */
/* owning - verbs about whose work something is: of any noun with an owner, and the hand-over of a user's. */
#ifndef CLI_OWNING_H
#define CLI_OWNING_H

#include "cli/run.h"

extern const struct option owning_to[];     /* --to USER, of assign and of handover */

enum status owning_assign(struct run *);
enum status owning_assignments(struct run *);
enum status owning_handover(struct run *);

#endif
