#include "map-moment.h"

#include "base-date.h"

gboolean
map_moment_equal (MapMoment one,
                  MapMoment other)
{
  return one.from == other.from && one.to == other.to;
}

void
map_moments_order (MapMoment *one,
                   MapMoment *other)
{
  MapMoment kept = *one;

  if (one->to < other->to || (one->to == other->to && one->from <= other->from))
    return;
  *one = *other;
  *other = kept;
}

guint
map_moment_get_school_year (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_date_get_year (&date) - (g_date_get_month (&date) < MAP_FIRST_MONTH ? 1 : 0);
}

static guint32
get_first_day (guint year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, MAP_FIRST_MONTH, (GDateYear) year);
  return g_date_get_julian (&date);
}

MapMoment
map_moment_of_school_year (guint year)
{
  return (MapMoment){ get_first_day (year), get_first_day (year + 1) - 1 };
}

guint32
map_moment_get_today (void)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  return g_date_get_julian (&today);
}

static char *
dup_day (guint32 julian)
{
  GDate date;
  char  words[64] = "";

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  g_date_strftime (words, sizeof words, "%x", &date);
  return g_strdup (words);
}

char *
map_moment_dup_words (MapMoment self)
{
  g_autoptr (BaseDate) date = NULL;

  if (self.from == 0)
    return g_strdup ("");
  if (self.from == self.to)
    return dup_day (self.from);
  date = base_date_new (self.from, self.to, BASE_DATE_DAY, "");
  return base_date_dup_text (date);
}

char *
map_moment_dup_code (MapMoment self)
{
  g_autoptr (BaseDate) date = base_date_new (self.from, self.to, BASE_DATE_DAY, "");

  return base_date_dup_iso (date);
}

gboolean
map_moment_from_words (const char *words,
                       MapMoment  *moment)
{
  g_autoptr (BaseDate) date = base_date_new_from_words (words);

  if (date->earliest == 0 || date->latest == 0)
    return FALSE;
  *moment = (MapMoment){ date->earliest, date->latest };
  return TRUE;
}

char *
map_moments_dup_period (MapMoment moment,
                        MapMoment compared)
{
  g_autofree char *one = NULL, *other = NULL;

  if (moment.from == 0)
    return NULL;
  one = map_moment_dup_code (moment);
  if (compared.from == 0)
    return g_steal_pointer (&one);
  other = map_moment_dup_code (compared);
  return g_strjoin (" ", one, other, NULL);
}

void
map_moments_read_period (const char *period,
                         MapMoment  *moment,
                         MapMoment  *compared)
{
  g_auto (GStrv) codes = g_strsplit (period != NULL ? period : "", " ", 2);

  *moment = *compared = (MapMoment){ 0, 0 };
  if (codes[0] != NULL && map_moment_from_words (codes[0], moment) && codes[1] != NULL)
    map_moment_from_words (codes[1], compared);
}
