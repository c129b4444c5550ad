/* SPDX-License-Identifier: ISC */
/* test_model - what the tables of the model must keep to, whoever adds to them. */
#include <string.h>

#include "model/model.h"
#include "unit.h"

static int
times(const struct field *fields, const char *name)
{
	int count = 0;

	for (const struct field *f = fields; f && f->name; f++)
		count += strcmp(f->name, name) == 0;
	return count;
}

static void
names_of_fields_are_unique(void **state)
{
	(void)state;
	for (int i = 0; model[i]; i++)
		for (int computed = 0; computed < 2; computed++)
			for (const struct field *f = computed ? model[i]->computed : model[i]->fields; f && f->name;
			    f++)
				if (times(model[i]->fields, f->name) + times(model[i]->computed, f->name) != 1)
					fail_msg("%s has more than one field %s", model[i]->name, f->name);
}

static void
default_columns_are_fields(void **state)
{
	char name[64];

	(void)state;
	for (int i = 0; model[i]; i++)
		for (const char *at = model[i]->columns; at && *at; at += strspn(at, " ")) {
			size_t n = strcspn(at, " ");

			assert_true(n < sizeof name);
			memcpy(name, at, n);
			name[n] = '\0';
			if (!strchr(name, '.') && !entity_any_field(model[i], name))
				fail_msg("%s lists %s, which it has not", model[i]->name, name);
			at += n;
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_of_fields_are_unique),
		cmocka_unit_test(default_columns_are_fields),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
