/* SPDX-License-Identifier: ISC */
/*
 * value - what stands in one field of one row: nothing, an integer or a text.
 *
 * Dates are texts (YYYY-MM-DD), money and rates are scaled integers (base/decimal.h), booleans 0
 * and 1, references the id of a row. No field holds an empty text: that is EMPTY.
 */
#ifndef BASE_VALUE_H
#define BASE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum kind { EMPTY, INTEGER, TEXT };

struct value {
	enum kind kind;
	int64_t number;     /* INTEGER */
	const char *text;   /* TEXT: borrowed, NUL-terminated */
	size_t length;      /* TEXT: bytes */
};

#define VALUE_EMPTY ((struct value){ EMPTY, 0, NULL, 0 })

static inline struct value
value_number(int64_t number)
{
	return (struct value){ INTEGER, number, NULL, 0 };
}

struct value value_text(const char *);   /* EMPTY for NULL and "" */

bool value_same(const struct value *, const struct value *);

#endif
