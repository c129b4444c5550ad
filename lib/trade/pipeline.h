/* SPDX-License-Identifier: ISC */
/*
 * pipeline - how deals move from stage to stage.
 *
 * Stages are the choices of the list deal-stage; their outcome says which of them end a deal, and what they are within,
 * of which pipeline they are: of all when that is empty. The rules hold for every write of a deal: a new one starts in
 * the first open stage of its pipeline and comes from where its customer came from, one that is won or lost has the day
 * it closed, one that is opened again has neither that nor a reason why it was lost, and a move is never dated before
 * the last one nor goes to a stage of another pipeline. A deal that changes its pipeline goes to the first open stage
 * of that, unless its own stage is one of it.
 */
#ifndef TRADE_PIPELINE_H
#define TRADE_PIPELINE_H

#include "record/record.h"

#define STAGE_LIST "deal-stage"

/* The stage in which a deal ends, "won" or "lost", by the pipeline that it has or that the draft gives it; dies with NO
 * when that has none. */
const char *pipeline_end(struct change *, int64_t id, const struct draft *, const char *outcome);

#endif
