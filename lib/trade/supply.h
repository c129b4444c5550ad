/* SPDX-License-Identifier: ISC */
/*
 * supply - what suppliers ask for their goods.
 *
 * A price of a supplier is in force from its day until its end, or until one with the same unit and quantity follows
 * it. The best one for a quantity is the cheapest of those whose least quantity is reached, by the price of the
 * product's own unit.
 */
#ifndef TRADE_SUPPLY_H
#define TRADE_SUPPLY_H

#include "record/record.h"

/* Gives a line of a purchase that has neither the unit and the price of its supplier, and one that has a unit the price
 * of that; where no price of the supplier is in force on the day of the purchase, in its currency, it stays as it is.
 * head: all fields of the purchase. */
void supply_take(struct change *, struct draft *line, const struct draft *head);

/* SQL for "the price s is in force on the day DAY", an expression: for questions of other rooms. */
#define SUPPLY_IN_FORCE(s, on) \
	s ".deleted IS NULL AND " s ".day <= " on " AND (" s ".until IS NULL OR " s ".until >= " on ") " \
	"AND NOT EXISTS (SELECT 1 FROM main.supply AS later WHERE later.supplier_id = " s ".supplier_id " \
	"AND later.product_id = " s ".product_id AND later.unit IS NOT DISTINCT FROM " s ".unit " \
	"AND later.min_quantity = " s ".min_quantity AND later.deleted IS NULL AND later.day <= " on " " \
	"AND (later.day, later.supply_id) > (" s ".day, " s ".supply_id))"

#endif
