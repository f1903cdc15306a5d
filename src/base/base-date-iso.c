#include "base-date-private.h"

#include <string.h>

/* Digits at *p, exactly n of them; -1 otherwise, *p is then where it was. */
static int
take_digits (const char **p,
             int          n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*p)[i]))
        return -1;
      value = value * 10 + (*p)[i] - '0';
    }
  if (g_ascii_isdigit ((*p)[n]))
    return -1;
  *p += n;
  return value;
}

/* "-05": 5; 0 when there is none, -1 when it is torn. */
static int
take_dashed (const char **p)
{
  if (**p != '-')
    return 0;
  (*p)++;
  return take_digits (p, 2);
}

/* "2019-05-23", "2019-05" or "2019"; n_parts says which. */
static gboolean
take_date (const char  **p,
           BaseDateSpan *span,
           int          *n_parts)
{
  int year = take_digits (p, 4);
  int month = year < 0 ? -1 : take_dashed (p);
  int day = month <= 0 ? 0 : take_dashed (p);

  if (month < 0 || month > 12 || day < 0)
    return FALSE;
  *n_parts = 1 + (month > 0) + (day > 0);
  if (day > 0)
    span->earliest = span->latest = base_date_find_day (year, month, day);
  else
    *span = base_date_span_of_months (year, MAX (month, 1), month > 0 ? 1 : 12);
  return span->earliest != 0;
}

/* Two dates of one form. "2017/2018" is a school year; two months are a season when they can be. */
static gboolean
take_pair (const char       **p,
           BaseDateSpan      *span,
           BaseDatePrecision *precision)
{
  BaseDateSpan first, last;
  int          n_first, n_last;

  if (!take_date (p, &first, &n_first) || *(*p)++ != '/' || !take_date (p, &last, &n_last) || n_first != n_last)
    return FALSE;
  if (n_first == 1)
    {
      int year = base_date_split_day (first.earliest).year;

      *span = base_date_span_of_months (year, 9, 12);
      *precision = BASE_DATE_SCHOOL_YEAR;
      return year + 1 == base_date_split_day (last.earliest).year;
    }
  *span = (BaseDateSpan){ first.earliest, last.latest };
  *precision = n_first == 2 ? BASE_DATE_SEASON : BASE_DATE_DAY;
  return first.earliest <= last.latest;
}

static gboolean
read_bound (const char        *text,
            BaseDateSpan      *span,
            BaseDatePrecision *precision)
{
  gboolean     before = *text == '<';
  const char  *p = text + (before ? 1 : 2);
  BaseDateSpan day;
  int          n;

  if (!take_date (&p, &day, &n) || *p != '\0')
    return FALSE;
  *precision = before ? BASE_DATE_BEFORE : BASE_DATE_AFTER;
  *span = before ? (BaseDateSpan){ 0, day.earliest - 1 } : (BaseDateSpan){ day.earliest, 0 };
  return TRUE;
}

gboolean
base_date_read_iso (const char        *text,
                    BaseDateSpan      *span,
                    BaseDatePrecision *precision)
{
  const char *p = text;
  int         n;

  if (*text == '<' || g_str_has_prefix (text, ">="))
    return read_bound (text, span, precision);
  if (strchr (text, '/') != NULL)
    return take_pair (&p, span, precision) && *p == '\0';

  *precision = BASE_DATE_DAY;
  return take_date (&p, span, &n) && *p == '\0';
}

static char *
write_day (guint32 day)
{
  BaseDateParts parts = base_date_split_day (day);

  return g_strdup_printf ("%04d-%02d-%02d", parts.year, parts.month, parts.day);
}

static char *
write_span (const BaseDate *self)
{
  g_autofree char *first = write_day (self->earliest);
  g_autofree char *last = write_day (self->latest);

  if (strcmp (first, last) == 0)
    return g_steal_pointer (&first);
  if (self->precision == BASE_DATE_SEASON)
    return g_strdup_printf ("%.7s/%.7s", first, last);
  if (self->precision == BASE_DATE_MONTH && strncmp (first, last, 7) == 0)
    return g_strndup (first, 7);
  if (self->precision == BASE_DATE_YEAR && strncmp (first, last, 4) == 0)
    return g_strndup (first, 4);
  if (self->precision == BASE_DATE_SCHOOL_YEAR && self->latest - self->earliest < 366)
    return g_strdup_printf ("%.4s/%.4s", first, last);
  return g_strdup_printf ("%s/%s", first, last);
}

char *
base_date_dup_iso (const BaseDate *self)
{
  g_autofree char *day = NULL;

  if (self == NULL || self->precision == BASE_DATE_UNKNOWN)
    return g_strdup ("");
  if (self->precision != BASE_DATE_BEFORE && self->precision != BASE_DATE_AFTER)
    return write_span (self);

  day = write_day (self->precision == BASE_DATE_BEFORE ? self->latest + 1 : self->earliest);
  return g_strconcat (self->precision == BASE_DATE_BEFORE ? "<" : ">=", day, NULL);
}
