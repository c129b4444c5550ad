/* SPDX-License-Identifier: ISC */
/* folder - files that users may have of their own beside those that came with the programs: templates. */
#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

#include "cli/run.h"
#include "query/near.h"

/* Files NAME.ENDING, in the first folder that has it, of: those that an environment variable lists with colons
 * between them, the user's own ($XDG_DATA_HOME/crm/FOLDER), those that came with the programs. */
struct folder {
	const char *variable;   /* "CRM_TEMPLATES" */
	const char *name;       /* "templates" */
	const char *ending;     /* ".tpl" */
};

/* The file of that name; one with a slash is the path of a file. NULL when there is none. */
const char *folder_file(struct run *, const struct folder *, const char *name);

/* Calls visit for each name once, in their order. */
void folder_each(struct run *, const struct folder *,
    void (*visit)(struct run *, const char *name, const char *file, void *), void *context);

/* Offers each name to the near misses of what was typed. */
void folder_near(struct run *, const struct folder *, struct near *);

#endif
