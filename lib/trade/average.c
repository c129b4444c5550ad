/* SPDX-License-Identifier: ISC */
/* average - moving weighted average cost. */
#include "trade/average.h"

#include "base/decimal.h"

bool
average_value(const struct holding *h, int64_t moved, int64_t unit, int64_t *value)
{
	*value = 0;
	if (h->quantity == 0)
		return true;
	if (moved == -h->quantity) {
		*value = -h->value;
		return h->value != INT64_MIN;
	}
	return h->quantity <= INT64_MAX / unit && h->quantity >= -(INT64_MAX / unit) &&
	    decimal_muldiv(h->value, moved, h->quantity * unit, value) && decimal_muldiv(*value, unit, 1, value);
}

bool
average_move(struct holding *h, int64_t moved, int64_t value)
{
	return decimal_add(h->quantity, moved, &h->quantity) && decimal_add(h->value, value, &h->value);
}
