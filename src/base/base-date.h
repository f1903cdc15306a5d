/* base-date.h - dates as people know them: "avant 2018", "printemps 2016", "depuis longtemps"
 *
 * A date holds the earliest and the latest day it can be, how precisely it is known and the
 * words as first written. Nothing is refused: words that are not understood give a date of
 * precision UNKNOWN that keeps them. Undated things stay visible: an unknown date never hides.
 * Days are Julian days as GDate counts them (g_date_get_julian); 0 is "no bound on this side".
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BASE_DATE_UNKNOWN,     /* the words say no date: both bounds 0 */
  BASE_DATE_DAY,         /* 23 mai 2019, 23/05/2019, 2019-05-23; du 3 au 5 juin 2018 */
  BASE_DATE_MONTH,       /* mai 2019; several whole months: septembre-octobre 2018, début 2018 (January to April) */
  BASE_DATE_SEASON,      /* printemps 2016: March to May; été, automne, hiver (December of the year before to February) */
  BASE_DATE_YEAR,        /* 2018; several: de 2015 à 2018, vers 2016 (the year before to the year after) */
  BASE_DATE_SCHOOL_YEAR, /* 2017-2018, année scolaire 2017/18: 1 September to 31 August */
  BASE_DATE_BEFORE,      /* avant 2018: earliest 0, latest the eve of the first day of what follows */
  BASE_DATE_AFTER,       /* après / depuis 2018: earliest the first day ("depuis"), or the day after the last ("après"); latest 0 */
} BaseDatePrecision;

typedef struct
{
  guint32           earliest;  /* Julian day, 0: none */
  guint32           latest;    /* Julian day, 0: none */
  BaseDatePrecision precision;
  char             *words;     /* as first written, owned, never NULL */
} BaseDate;

/* Two dates are made of bounds first: base_date_new and the readers settle what contradicts itself
 * (bounds in the wrong order are swapped, "between" with one bound is BEFORE or AFTER, a day that no
 * calendar has is no bound), and the precision of two bounds follows from them, so that a date and
 * its ISO form always say the same.
 *
 * Reads what a person typed, in French (accents and case do not matter) or ISO. Never NULL. */
BaseDate *base_date_new_from_words (const char *words);
/* From stored parts; words may be "". */
BaseDate *base_date_new (guint32           earliest,
                         guint32           latest,
                         BaseDatePrecision precision,
                         const char       *words);
BaseDate *base_date_copy (const BaseDate *self);
void      base_date_free (BaseDate *self);

/* The same bounds, and the same to the eye (base_date_dup_text). */
gboolean base_date_equal (const BaseDate *one,
                          const BaseDate *other);
/* Orders by earliest, then latest; dates with no bound at all last. NULL sorts with them. */
int      base_date_compare (const BaseDate *one,
                            const BaseDate *other);

/* What to show: the words when there are some that are not the ISO form, else "23 mai 2019",
 * "mai 2019"…, which reads back as the same date. Caller owns. */
char       *base_date_dup_text (const BaseDate *self);
/* "2019-05-23", "2019-05", "2019", "2017/2018" (school year), "<2018-01-01", ">=2018-01-01", "" ;
 * "2016-03/2016-05" (a season), "2018-09-01/2018-10-31" (any other span);
 * read back by base_date_new_from_words. Caller owns. */
char       *base_date_dup_iso (const BaseDate *self);
/* code of a precision ("day", "school_year"…), and back (UNKNOWN when not one). */
const char       *base_date_precision_to_code (BaseDatePrecision precision);
BaseDatePrecision base_date_precision_from_code (const char *code);

/* TRUE when the words name a weekday ("le jeudi 23 mai 2019") that the one day is not: a doubt to show. */
gboolean base_date_weekday_differs (const BaseDate *self);

/* By which day what began then had begun: the latest day, and 31 December 2005 for "depuis 2005", which tells of something that was
 * there in 2005 already. 0: not told ("après 2005", "au plus tôt en 2005", "depuis longtemps"). self may be NULL. */
guint32 base_date_find_begun (const BaseDate *self);
/* May the day fall inside from…to? Unknown bounds never say no. Either may be NULL. */
gboolean base_date_span_may_hold (const BaseDate *from,
                                  const BaseDate *to,
                                  guint32         day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaseDate, base_date_free)

G_END_DECLS
