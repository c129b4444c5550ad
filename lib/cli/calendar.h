/* SPDX-License-Identifier: ISC */
/*
 * calendar - tasks as an iCalendar file (RFC 5545), for other programs' lists of tasks.
 *
 * Nothing in it depends on the clock: stamps are the day a task was last written, so the same database gives
 * the same bytes. A task with a time is due at that time in the zone of the settings, whose changes of clock the
 * file tells; one without is due on its day. What repeats on the 31st has its rule say that short months end it.
 */
#ifndef CLI_CALENDAR_H
#define CLI_CALENDAR_H

#include "cli/run.h"

/* Operands are filters or KEYs, and a lone - reads KEYs. */
enum status calendar_print(struct run *);

#endif
