/* SPDX-License-Identifier: ISC */
/* side - the two sides of trade. */
#include "trade/side.h"

const struct side side_sales = { "ar", "contract", "customer", &contract_entity, &receivable_entity, &receipt_entity };
const struct side side_purchases = { "ap", "purchase", "supplier", &purchase_entity, &payable_entity, &payment_entity };

const struct side *
side_of(const struct entity *entity)
{
	static const struct side *const sides[] = { &side_sales, &side_purchases };

	for (int i = 0; i < 2; i++)
		if (entity == sides[i]->documents || entity == sides[i]->documents->lines || entity == sides[i]->owed ||
		    entity == sides[i]->paid)
			return sides[i];
	return NULL;
}
