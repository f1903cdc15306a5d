/* map-moment.h - when: a day, a school year, or all times together
 *
 * A plain value. In a school year is what was there on one of its days.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MAP_FIRST_MONTH 9 /* a school year begins in September */

/* Julian days, the same for one day; 0 and 0: all times together. */
typedef struct
{
  guint32 from, to;
} MapMoment;

gboolean map_moment_equal (MapMoment one,
                           MapMoment other);
/* The one that ends first, then the other. */
void map_moments_order (MapMoment *one,
                        MapMoment *other);

/* The year the school year begins in that a day falls in. */
guint     map_moment_get_school_year (guint32 day);
MapMoment map_moment_of_school_year (guint year);
guint32   map_moment_get_today (void);

/* "2021-2022", or a day, for people; "" for all times. Caller owns. */
char *map_moment_dup_words (MapMoment self);
/* "2021/2022", "2024-05-23", as a view keeps it; "" for all times. Caller owns. */
char *map_moment_dup_code (MapMoment self);
/* Words a person typed, or a code: a day, a month, a year, a school year. FALSE: they say no such time. */
gboolean map_moment_from_words (const char *words,
                                MapMoment  *moment);

/* What is looked at and what it is compared with, in one text, as a view or a step keeps them; NULL: all times together. Caller owns. */
char *map_moments_dup_period (MapMoment moment,
                              MapMoment compared);
/* Of what a newer Liens wrote, what can be read; the rest is all times together. period: may be NULL. */
void map_moments_read_period (const char *period,
                              MapMoment  *moment,
                              MapMoment  *compared);

G_END_DECLS
