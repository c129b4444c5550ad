/* SPDX-License-Identifier: ISC */
/*
 * merging - inside record: what the files of merge share.
 */
#ifndef RECORD_MERGING_H
#define RECORD_MERGING_H

#include "record/merge.h"

/* The rows that go and those they become part of stand in the TEMP table merged(gone, keep). */
struct merging {
	struct change *change;
	const struct merge_options *options;
	struct statement *note;
};

/* One row more that goes. */
void merging_note(struct merging *, int64_t gone, int64_t keep);

#endif
