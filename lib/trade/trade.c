/* SPDX-License-Identifier: ISC */
/* trade - the list of all hooks. */
#include "trade/trade.h"

/*
 * The hooks of a noun are called in this order. It matters where facts are settled, too: what brings others about
 * stands before those (deliveries and billings, then items, then settlements, then cash), so that each finds what it
 * builds on worked out; movements stand before deliveries, lots and reservations, which look at what is there.
 */
const struct hooks *const trade_hooks[] = {
	&pipeline_hooks, &people_hooks, &activity_hooks, &participant_hooks, &rival_hooks, &competitor_hooks,
	&consent_hooks, &contact_hooks, &quote_hooks, &stock_document_hooks, &contract_hooks, &quote_line_hooks,
	&contract_line_hooks, &merger_hooks, &party_hooks, &person_hooks, &choice_hooks, &place_hooks,
	&address_hooks, &grant_hooks, &saved_hooks, &sharing_hooks, &stock_entry_hooks, &stock_line_hooks,
	&movement_hooks, &task_hooks, &purchase_hooks, &purchase_line_hooks, &delivery_hooks, &billing_hooks,
	&item_hooks, &receivable_hooks, &payable_hooks, &receipt_hooks, &payment_hooks, &settlement_hooks,
	&instalment_hooks, &period_hooks, &count_hooks, &count_line_hooks, &reservation_hooks,
	&shipment_document_hooks, &shipment_hooks, &shipment_line_hooks, &supply_hooks, &landed_cost_hooks,
	&rebate_hooks, &invoice_document_hooks, &invoice_hooks, &invoice_line_hooks, &title_hooks, &account_hooks,
	&bill_hooks, &bill_event_hooks, &receipt_cash_hooks, &payment_cash_hooks, &settlement_cash_hooks,
	&cash_entry_hooks, &bank_line_hooks, &lot_hooks, &lot_move_hooks, &refund_document_hooks, &refund_hooks,
	&promise_hooks, &dunning_hooks, &confirmation_hooks, &delivery_check_hooks,
	&credit_application_document_hooks, &credit_application_hooks, &credit_lift_hooks,
	&emptied_warehouse_hooks, &emptied_product_hooks, &emptied_account_hooks, &recurring_hooks,
	&credit_terms_hooks,
	NULL
};
