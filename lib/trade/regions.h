/* SPDX-License-Identifier: ISC */
/*
 * regions - the names of provinces, cities and districts, and the regions they lead to.
 *
 * The rules hold for every write of a customer or an address, where regions are known at all and the
 * country is China: a region fills the names it has; names that lead to exactly one region of that day fill
 * the region and the names above. A region whose validity has ended is refused for new use.
 */
#ifndef TRADE_REGIONS_H
#define TRADE_REGIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "record/record.h"

/* The levels by their depth below the country. */
enum region_level { REGION_PROVINCE, REGION_CITY, REGION_DISTRICT, REGION_LEVELS };

/* False when the database has no regions. */
bool regions_known(struct change *);

/* The names of a region and of those above it, by level; NULL for levels it does not have, such as the city of
 * a district that lies right in its province. Borrowed as long as the change. */
void regions_names(struct change *, int64_t region, const char *names[REGION_LEVELS]);

/* The one region, valid on that day (ISO), that the names lead to; 0 when there is none or more than one. A name may
 * lack what tells its kind (北京 for 北京市); NULL: not known. */
int64_t regions_find(struct change *, const char *const names[REGION_LEVELS], const char *iso);

#endif
