/* SPDX-License-Identifier: ISC */
/*
 * pipeline - how deals move from stage to stage.
 *
 * Stages are the choices of the list deal-stage; their outcome says which of them end a deal. The
 * rules hold for every write of a deal: a new one starts in the first open stage, one that is won
 * or lost has the day it closed, one that is opened again has none, and a move is never dated
 * before the last one.
 */
#ifndef TRADE_PIPELINE_H
#define TRADE_PIPELINE_H

#include "record/record.h"

#define STAGE_LIST "deal-stage"

/* The first stage by position with that outcome (NULL: a stage that ends nothing); dies with NO
 * when the list has none. */
const char *pipeline_stage(struct access *, const char *outcome);

#endif
