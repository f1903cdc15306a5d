#include "config.h"

#include "base-day.h"

#include <glib/gi18n-lib.h>

static const char *
get_format (gboolean is_first)
{
  /* Translators: for strftime; in some languages the first day of a month is said in another way than the second */
  return is_first ? C_ ("first day of a month", "%-d %B %Y") : C_ ("day of a month", "%-d %B %Y");
}

char *
base_day_dup_words (GDateTime *when)
{
  return when == NULL ? g_strdup ("") : g_date_time_format (when, get_format (g_date_time_get_day_of_month (when) == 1));
}

char *
base_day_dup_moment (GDateTime *when)
{
  g_autofree char *day = base_day_dup_words (when);
  g_autofree char *time = when == NULL ? NULL : g_date_time_format (when, "%H:%M");

  /* Translators: a day, then an hour */
  return time == NULL ? g_strdup ("") : g_strdup_printf (_ ("%s, %s"), day, time);
}

char *
base_day_dup_words_of_julian (guint32 julian)
{
  GDate date;
  char  words[64];

  g_return_val_if_fail (g_date_valid_julian (julian), g_strdup (""));

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  g_date_strftime (words, sizeof words, get_format (g_date_get_day (&date) == 1), &date);
  return g_strdup (words);
}
