#include "demo-calendar.h"

#include "demo-chronicle.h"

static const char *const months[] = {
  "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"
};

static const char *const seasons[] = {
  "hiver", "hiver", "printemps", "printemps", "printemps", "été", "été", "été", "automne", "automne", "automne", "hiver"
};

char *
demo_calendar_dup_month (int month)
{
  return g_strdup_printf ("%s %d", months[month % 12], month / 12);
}

char *
demo_calendar_dup_day (int month,
                       int day)
{
  return g_strdup_printf ("%d%s %s %d", day, day == 1 ? "er" : "", months[month % 12], month / 12);
}

char *
demo_calendar_dup_school_year (int month)
{
  int autumn = (month - 8) / 12;

  return g_strdup_printf ("%d-%d", autumn, autumn + 1);
}

static char *
remember_long_ago (int         month,
                   DemoRandom *random)
{
  static const DemoChoice ways[] = { { "year", 45 }, { "before", 22 }, { "since", 20 }, { "long", 13 }, { NULL, 0 } };
  const char             *way = demo_random_choose (random, ways);

  if (*way == 'b')
    return g_strdup_printf ("avant %d", month / 12 + 1);
  if (*way == 's')
    return g_strdup_printf ("depuis %d", month / 12);
  return *way == 'l' ? g_strdup ("depuis longtemps") : g_strdup_printf ("%d", month / 12);
}

char *
demo_calendar_dup_memory (int         month,
                          DemoRandom *random)
{
  static const DemoChoice ways[] = { { "day", 18 }, { "month", 34 }, { "term", 18 }, { "school year", 20 }, { "year", 10 }, { NULL, 0 } };
  const char             *way;

  if (month < DEMO_CALENDAR_MONTH (2020, 1))
    return remember_long_ago (month, random);
  way = demo_random_choose (random, ways);
  switch (*way)
    {
    case 'd':
      return demo_calendar_dup_day (month, demo_random_between (random, 1, 28));
    case 'm':
      return demo_calendar_dup_month (month);
    case 't':
      /* A winter bears the year it ends in. */
      return g_strdup_printf ("%s %d", seasons[month % 12], month / 12 + (month % 12 == 11));
    case 's':
      return demo_calendar_dup_school_year (month);
    default:
      return g_strdup_printf ("%d", month / 12);
    }
}

gint64
demo_calendar_time (int month,
                    int day,
                    int minute)
{
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) day, month % 12 + 1, (GDateYear) (month / 12));

  /* Nobody works at week-ends: what falls there is moved to a day of the same month. */
  if (g_date_get_weekday (date) >= G_DATE_SATURDAY)
    day = day > 25 ? day - 3 : day + 2;
  return demo_chronicle_time (month / 12, month % 12 + 1, day, minute);
}
