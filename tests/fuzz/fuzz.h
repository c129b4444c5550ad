/* SPDX-License-Identifier: ISC */
/* fuzz - what the targets share: an oath, and a file with any bytes. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "rows/scratch.h"

static inline void
hold(bool good)
{
	if (!good)
		abort();
}

static inline int
descriptor_with(const uint8_t *data, size_t length)
{
	int descriptor = scratch_file();

	scratch_write(descriptor, (const char *)data, length);
	lseek(descriptor, 0, SEEK_SET);
	return descriptor;
}

#endif
