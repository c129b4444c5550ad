/* SPDX-License-Identifier: ISC */
/* trade - the rules of business, as hooks that record calls for every write of a noun. */
#ifndef TRADE_TRADE_H
#define TRADE_TRADE_H

#include "record/record.h"

/* All of them, for record_use; NULL at the end. */
extern const struct hooks *const trade_hooks[];

extern const struct hooks pipeline_hooks, people_hooks, activity_hooks, participant_hooks, rival_hooks,
	competitor_hooks, consent_hooks, contact_hooks, quote_hooks, stock_document_hooks, contract_hooks,
	quote_line_hooks, contract_line_hooks, merger_hooks, party_hooks, person_hooks, choice_hooks,
	place_hooks, address_hooks, grant_hooks, saved_hooks, sharing_hooks, stock_entry_hooks, stock_line_hooks,
	movement_hooks, task_hooks;

extern const struct hooks count_hooks, count_line_hooks, reservation_hooks, lot_hooks, lot_move_hooks;

#endif
