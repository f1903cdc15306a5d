/* demo-calendar.h - months told as people tell them
 *
 * A month is a number: year × 12 + month - 1. The story runs over three school years, from
 * September 2023 to the end of May 2026.
 */
#pragma once

#include "demo-random.h"

G_BEGIN_DECLS

#define DEMO_CALENDAR_MONTH(year, month) ((year) *12 + (month) -1)
#define DEMO_CALENDAR_FIRST DEMO_CALENDAR_MONTH (2023, 9)
#define DEMO_CALENDAR_LAST DEMO_CALENDAR_MONTH (2026, 5)

/* "mars 2024". Caller owns all these texts. */
char *demo_calendar_dup_month (int month);
/* "14 mars 2024"; day 1…28. */
char *demo_calendar_dup_day (int month,
                             int day);
/* Any of the ways people remember a month: a day, a season, a school year, "avant 2018"… */
char *demo_calendar_dup_memory (int         month,
                                DemoRandom *random);
/* "2023-2024", the school year of the month. */
char *demo_calendar_dup_school_year (int month);

/* The time of an act in that month; day 1…28, minutes after noon. */
gint64 demo_calendar_time (int month,
                           int day,
                           int minute);

G_END_DECLS
