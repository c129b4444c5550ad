/* SPDX-License-Identifier: ISC */
/* remembered - settings that are looked at for every row of an import. */
#include "trade/remembered.h"

#include <string.h>

#define MOST 20

static struct {
	const char *name, *value;
} known[MOST];
static int count;
static int64_t known_by;

const char *
remembered_setting(struct change *c, const char *name)
{
	const char *value;

	if (known_by != change_id(c))
		count = 0;
	known_by = change_id(c);
	for (int i = 0; i < count; i++)
		if (strcmp(known[i].name, name) == 0)
			return known[i].value;
	value = access_setting(change_access(c), name);
	if (count < MOST) {
		known[count].name = name;
		known[count++].value = value;
	}
	return value;
}
