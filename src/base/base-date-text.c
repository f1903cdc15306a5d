#include "base-date-private.h"

static const char *const months[] = {
  "janvier", "février", "mars", "avril", "mai", "juin",
  "juillet", "août", "septembre", "octobre", "novembre", "décembre"
};
static const char *const seasons[] = { "hiver", "printemps", "été", "automne" };

static char *
write_day (guint32 day)
{
  BaseDateParts parts = base_date_split_day (day);

  return g_strdup_printf ("%d%s %s %04d", parts.day, parts.day == 1 ? "er" : "", months[parts.month - 1], parts.year);
}

static char *
write_month (guint32 day)
{
  BaseDateParts parts = base_date_split_day (day);

  return g_strdup_printf ("%s %04d", months[parts.month - 1], parts.year);
}

static char *
write_year (guint32 day)
{
  return g_strdup_printf ("%04d", base_date_split_day (day).year);
}

static char *
write_school_year (guint32 day)
{
  BaseDateParts parts = base_date_split_day (day);
  int           first = parts.month >= 9 ? parts.year : parts.year - 1;

  return g_strdup_printf ("%04d-%04d", first, first + 1);
}

static char *
write_season (const BaseDate *self)
{
  int season = base_date_find_season ((BaseDateSpan){ self->earliest, self->latest });

  return g_strdup_printf ("%s %04d", seasons[MAX (season, 0)], base_date_split_day (self->latest).year);
}

/* One unit says itself; several say the first and the last: "de mai 2018 à juin 2018". */
static char *
write_units (const BaseDate *self,
             char *(*write) (guint32 day),
             const char *from,
             const char *to)
{
  g_autofree char *first = write (self->earliest);
  g_autofree char *last = write (self->latest);

  if (g_str_equal (first, last))
    return g_steal_pointer (&first);
  return g_strconcat (from, first, to, last, NULL);
}

/* A bound is said by the widest unit that begins there: "avant 2018", "depuis mai 2018". */
static char *
write_bound (const char *word,
             guint32     day)
{
  BaseDateParts    parts = base_date_split_day (day);
  g_autofree char *text = parts.day > 1 ? write_day (day) : parts.month > 1 ? write_month (day)
                                                                            : write_year (day);

  return g_strconcat (word, parts.day > 1 ? " le " : " ", text, NULL);
}

static char *
write_month_span (const BaseDate *self)
{
  int first = base_date_split_day (self->earliest).month;

  return write_units (self, write_month, first == 4 || first == 8 || first == 10 ? "d’" : "de ", " à ");
}

char *
base_date_dup_french (const BaseDate *self)
{
  switch (self->precision)
    {
    case BASE_DATE_DAY:
      return write_units (self, write_day, "du ", " au ");
    case BASE_DATE_MONTH:
      return write_month_span (self);
    case BASE_DATE_SEASON:
      return write_season (self);
    case BASE_DATE_YEAR:
      return write_units (self, write_year, "de ", " à ");
    case BASE_DATE_SCHOOL_YEAR:
      return write_units (self, write_school_year, "de ", " à ");
    case BASE_DATE_BEFORE:
      return write_bound ("avant", self->latest + 1);
    case BASE_DATE_AFTER:
      return write_bound ("depuis", self->earliest);
    case BASE_DATE_UNKNOWN:
    default:
      return g_strdup ("");
    }
}
