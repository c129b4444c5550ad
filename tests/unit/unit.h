/* SPDX-License-Identifier: ISC */
/* unit - what every unit test includes: cmocka and a comparison that names the example. */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static inline void
check(const char *example, const char *got, const char *wanted)
{
	if (strcmp(got, wanted) != 0)
		fail_msg("'%s' gives '%s', not '%s'", example, got, wanted);
}

#endif
