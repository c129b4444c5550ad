/* SPDX-License-Identifier: ISC */
/* contacts - the verbs of crm-contact beside those of every noun. */
#ifndef CLI_CONTACTS_H
#define CLI_CONTACTS_H

#include "cli/run.h"

extern const struct option vcard_options[], birthdays_options[];

enum status contact_vcards(struct run *);
enum status contact_birthdays(struct run *);

#endif
