#include "base-date-private.h"

guint32
base_date_find_day (int year,
                    int month,
                    int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static guint32
find_first_of_month (int months)
{
  return months < 0 ? 0 : base_date_find_day (months / 12, months % 12 + 1, 1);
}

BaseDateSpan
base_date_span_of_months (int year,
                          int month,
                          int n)
{
  int          first = year * 12 + month - 1;
  BaseDateSpan span = { find_first_of_month (first), find_first_of_month (first + n) };

  if (first + n == 10000 * 12)
    span.latest = BASE_DATE_LAST_DAY + 1;
  if (span.earliest == 0 || span.latest == 0)
    return (BaseDateSpan){ 0 };
  span.latest--;
  return span;
}

BaseDateParts
base_date_split_day (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return (BaseDateParts){ g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date) };
}

/* Of a span of whole months, which month begins it (1…12) and which ends it; 0 when days stick out. */
static gboolean
find_months (BaseDateSpan span,
             int         *first,
             int         *last)
{
  BaseDateParts from = base_date_split_day (span.earliest);
  BaseDateParts to = base_date_split_day (span.latest);

  *first = from.month;
  *last = to.month;
  return from.day == 1 && base_date_find_day (to.year, to.month, to.day + 1) == 0;
}

BaseDatePrecision
base_date_judge_span (BaseDateSpan span)
{
  int first, last;

  if (!find_months (span, &first, &last))
    return BASE_DATE_DAY;
  if (first == 1 && last == 12)
    return BASE_DATE_YEAR;
  if (first == 9 && last == 8)
    return BASE_DATE_SCHOOL_YEAR;
  return BASE_DATE_MONTH;
}

int
base_date_first_month_of_season (int season)
{
  return 3 * season;
}

int
base_date_find_season (BaseDateSpan span)
{
  int first, last;

  if (span.latest - span.earliest > 92 || !find_months (span, &first, &last))
    return -1;
  return first % 3 == 0 && (first + 1) % 12 + 1 == last ? first % 12 / 3 : -1;
}
