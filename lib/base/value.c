/* SPDX-License-Identifier: ISC */
/* value - making and comparing what stands in a field. */
#include "base/value.h"

#include <string.h>

struct value
value_text(const char *text)
{
	if (text == NULL || *text == '\0')
		return VALUE_EMPTY;
	return (struct value){ .kind = TEXT, .text = text, .length = strlen(text) };
}

bool
value_same(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case INTEGER:
		return a->number == b->number;
	case TEXT:
		return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
	case EMPTY:
		break;
	}
	return true;
}
