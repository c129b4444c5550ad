/* SPDX-License-Identifier: ISC */
/* database - the verbs of crm-db: of the file (database.c) and of what is set up in it (setup.c). */
#ifndef CLI_DATABASE_H
#define CLI_DATABASE_H

#include "cli/run.h"

extern const char *database_group;   /* the value of --group */
extern const char *database_why;     /* --why of verbs without DATES */

/* Says on stderr what was found to be wrong; a visitor of check_database. */
void database_tell(const struct finding *, void *context);

enum status database_make(struct run *);
enum status database_upgrade(struct run *);
enum status database_check(struct run *);
enum status database_log(struct run *);
enum status database_changes(struct run *);
enum status database_undo(struct run *);
enum status database_backup(struct run *);
enum status database_restore(struct run *);
enum status database_stats(struct run *);
enum status database_sql(struct run *);

enum status database_settings(struct run *);
enum status database_choices(struct run *);
enum status choices_add(struct run *);
enum status choices_set(struct run *);
enum status choices_rename(struct run *);
enum status choices_order(struct run *);
enum status choices_retire(struct run *);
enum status choices_revive(struct run *);
void offer_settings(struct run *, const char *prefix);
void offer_lists(struct run *, const char *prefix);

#endif
