/* SPDX-License-Identifier: ISC */
/* nightly - a set of reports as files of one folder, which is replaced as a whole. */
#ifndef CLI_NIGHTLY_H
#define CLI_NIGHTLY_H

#include "cli/run.h"

#define MOST_NIGHTLY_FILES 1000

/* One line of a configuration: "won.xlsx sales-by-owner from=this-year". */
struct nightly_file {
	const char *name, *format;
	char **words;   /* the report and what stands behind it; NULL at the end */
	int line;
};

struct nightly {
	const char *path;   /* of the configuration */
	struct nightly_file files[MOST_NIGHTLY_FILES];
	int count;
};

/* Reads the configuration at that path; NULL: the user's, else the system's. Dies when there is none, and where
 * a line is wrong. */
struct nightly *nightly_read(struct run *, const char *path);

/* A new, empty folder beside the one at path, locked while this program lives; what earlier runs
 * that were killed left there is removed. Dies when path holds what no nightly run has put there. */
struct nightly_set *nightly_open(struct run *, const char *path);

/* A new file of the set, to write to; -1 and errno when it cannot be made. */
int nightly_create(struct nightly_set *, const char *name);

/* Puts the whole set in the place of the old one, which is removed; all is on the disk before. */
void nightly_replace(struct nightly_set *);

/* Removes the new folder; the old one stands as it was. */
void nightly_drop(struct nightly_set *);

#endif
