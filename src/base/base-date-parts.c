#include "base-date-private.h"

gboolean
base_date_take_token (BaseDateReader   *self,
                      BaseDateTokenKind kind)
{
  if (self->at->kind != kind)
    return FALSE;
  self->at++;
  return TRUE;
}

void
base_date_skip_small_words (BaseDateReader *self)
{
  while (self->at->kind == BASE_DATE_TOKEN_JOIN || self->at->kind == BASE_DATE_TOKEN_IN ||
         (self->at->kind == BASE_DATE_TOKEN_THE_MONTH_OF && self->at[1].kind == BASE_DATE_TOKEN_MONTH))
    self->at++;
}

static gboolean
is_number (const BaseDateToken *token,
           int                  least,
           int                  most)
{
  return token->kind == BASE_DATE_TOKEN_NUMBER && token->value >= least && token->value <= most;
}

static gboolean
is_year (const BaseDateToken *token)
{
  return is_number (token, 1000, 2999) && token->n_digits == 4;
}

/* "19" for 2019, unless it is the day of the month that follows. */
static gboolean
is_short_year (const BaseDateToken *token)
{
  return is_number (token, 0, 99) && token->n_digits == 2 && token[1].kind != BASE_DATE_TOKEN_MONTH;
}

static int
widen_year (const BaseDateToken *token)
{
  if (token->n_digits == 4)
    return token->value;
  return token->value < 50 ? 2000 + token->value : 1900 + token->value;
}

/* "2018" after "2017", "18" after "2017". */
static gboolean
is_next_year (const BaseDateToken *token,
              int                  year)
{
  return (is_year (token) && token->value == year + 1) || (is_short_year (token) && token->value == (year + 1) % 100);
}

/* The year that follows a month, or the side of a school year where that month lies; may be absent.
 * "juin de l'année scolaire 2018-2019" is said so too. */
static void
read_year_of (BaseDateReader *self,
              BaseDatePart   *part)
{
  base_date_take_token (self, BASE_DATE_TOKEN_SCHOOL);
  if (!is_year (self->at) && !is_short_year (self->at))
    return;
  part->year = widen_year (self->at++);
  if (!is_next_year (self->at, part->year))
    return;
  self->at++;
  if (part->month < 9)
    part->year++;
}

static gboolean
read_months (BaseDateReader *self,
             BaseDatePart   *part,
             int             month,
             int             n_months)
{
  part->month = month;
  part->n_months = n_months;
  read_year_of (self, part);
  return TRUE;
}

static gboolean
read_day_month (BaseDateReader *self,
                BaseDatePart   *part)
{
  part->day = self->at[0].value;
  self->at += 2;
  return part->day >= 1 && part->day <= 31 && read_months (self, part, self->at[-1].value, 1);
}

/* The reader stands on the first of three numbers; the first two are day and month, in either order when
 * only one order is possible. */
static gboolean
read_day_month_year (BaseDateReader *self,
                     BaseDatePart   *part,
                     int             day,
                     int             month,
                     int             year)
{
  gboolean american = month > 12 && day <= 12;

  self->at += 3;
  *part = (BaseDatePart){ .day = american ? month : day, .month = american ? day : month, .n_months = 1, .year = year };
  return base_date_find_day (part->year, part->month, part->day) != 0;
}

/* 2018 · 2017-2018 · 2017/18 · 2018-05 · 2018-05-23 */
static gboolean
read_from_year (BaseDateReader *self,
                BaseDatePart   *part)
{
  const BaseDateToken *t = self->at;
  int                  year = t[0].value;

  if (is_number (t + 1, 1, 12) && t[1].n_digits <= 2 && is_number (t + 2, 1, 31) && t[2].n_digits <= 2)
    return read_day_month_year (self, part, t[2].value, t[1].value, year);

  *part = (BaseDatePart){ .month = 1, .n_months = 12, .year = year };
  self->at++;
  if (is_next_year (t + 1, year))
    part->month = 9, self->at++;
  else if (is_number (t + 1, 1, 12) && t[1].n_digits == 2 && t[2].kind != BASE_DATE_TOKEN_MONTH)
    part->month = t[1].value, part->n_months = 1, self->at++;
  return TRUE;
}

/* 05/2019 · 09/18 */
static gboolean
read_month_year (BaseDateReader *self,
                 BaseDatePart   *part)
{
  *part = (BaseDatePart){ .month = self->at[0].value, .n_months = 1, .year = widen_year (self->at + 1) };
  self->at += 2;
  return part->month >= 1 && part->month <= 12;
}

static gboolean
read_division (BaseDateReader *self,
               BaseDatePart   *part,
               int             which,
               int             n_months)
{
  self->at += 2;
  if (which < 1 || which > 12 / n_months)
    return FALSE;
  base_date_skip_small_words (self);
  return read_months (self, part, (which - 1) * n_months + 1, n_months);
}

/* "en 98", "depuis 15": alone, two digits are a year only behind such a word. */
static gboolean
stands_behind_preposition (const BaseDateReader *self)
{
  if (self->at == self->first)
    return FALSE;
  switch (self->at[-1].kind)
    {
    case BASE_DATE_TOKEN_IN:
    case BASE_DATE_TOKEN_BEFORE:
    case BASE_DATE_TOKEN_AFTER:
    case BASE_DATE_TOKEN_SINCE:
    case BASE_DATE_TOKEN_ABOUT:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
read_one_number (BaseDateReader *self,
                 BaseDatePart   *part)
{
  if (is_short_year (self->at) && stands_behind_preposition (self))
    *part = (BaseDatePart){ .month = 1, .n_months = 12, .year = widen_year (self->at) };
  else
    part->day = self->at->value;
  self->at++;
  return part->year != 0 || (part->day >= 1 && part->day <= 31);
}

static gboolean
read_from_number (BaseDateReader *self,
                  BaseDatePart   *part)
{
  const BaseDateToken *t = self->at;

  if (is_year (t))
    return read_from_year (self, part);
  if (t->n_digits > 2)
    return FALSE;
  if (t[1].kind == BASE_DATE_TOKEN_MONTH)
    return read_day_month (self, part);
  if (t[1].kind == BASE_DATE_TOKEN_DIVISION)
    return read_division (self, part, t[0].value, t[1].value);
  if (is_year (t + 1))
    return read_month_year (self, part);
  if (is_number (t + 1, 1, 31) && (is_year (t + 2) || is_short_year (t + 2)))
    return read_day_month_year (self, part, t[0].value, t[1].value, widen_year (t + 2));
  if (is_short_year (t + 1) && t[1].value > 12 && is_number (t, 1, 12))
    return read_month_year (self, part);
  return read_one_number (self, part);
}

static gboolean
read_season (BaseDateReader *self,
             BaseDatePart   *part)
{
  part->season = TRUE;
  return read_months (self, part, base_date_first_month_of_season (self->at[-1].value), 3);
}

/* Christmas is in its month; All Saints' and Easter straddle two. */
static gboolean
read_feast (BaseDateReader *self,
            BaseDatePart   *part)
{
  int month = self->at[-1].value;

  return read_months (self, part, month == 4 ? 3 : month, month == 12 ? 1 : 2);
}

/* School holidays move from one year to the next inside two months. */
static gboolean
read_holidays (BaseDateReader *self,
               BaseDatePart   *part)
{
  static const int     of_season[] = { 2, 4, 7, 10 };
  const BaseDateToken *name = self->at;

  base_date_skip_small_words (self);
  name = self->at++;
  if (name->kind == BASE_DATE_TOKEN_SEASON)
    return read_months (self, part, of_season[name->value], 2);
  if (name->kind == BASE_DATE_TOKEN_FEAST || name->kind == BASE_DATE_TOKEN_MONTH)
    return read_months (self, part, name->value, 2);
  return FALSE;
}

/* "année scolaire 2017-2018"; with one year, it may be the one that begins then or ends then. */
static gboolean
read_school_year (BaseDateReader *self,
                  BaseDatePart   *part)
{
  if (!is_year (self->at) || !read_from_year (self, part) || part->n_months != 12)
    return FALSE;
  if (part->month == 1)
    *part = (BaseDatePart){ .month = 9, .n_months = 24, .year = part->year - 1 };
  return TRUE;
}

static gboolean
read_decade (BaseDateReader *self,
             BaseDatePart   *part)
{
  const BaseDateToken *t = self->at++;

  if ((!is_year (t) && !is_short_year (t)) || t->value % 10 != 0)
    return FALSE;
  *part = (BaseDatePart){ .month = 1, .n_months = 120, .year = widen_year (t) };
  return TRUE;
}

/* "fin 2018" is a third of it; in a month or a season, "fin" changes nothing we could hold. */
static gboolean
read_third (BaseDateReader *self,
            BaseDatePart   *part)
{
  int third = self->at[-1].value;

  base_date_skip_small_words (self);
  if (self->at->kind == BASE_DATE_TOKEN_THIRD || !base_date_read_part (self, part))
    return FALSE;
  part->end = third == 2;
  if (part->n_months >= 12)
    {
      part->n_months /= 3;
      part->month += third * part->n_months;
    }
  return TRUE;
}

gboolean
base_date_read_part (BaseDateReader *self,
                     BaseDatePart   *part)
{
  const BaseDateToken *t = self->at;

  *part = (BaseDatePart){ 0 };
  if (t->kind == BASE_DATE_TOKEN_NUMBER)
    return read_from_number (self, part);
  if (t->kind == BASE_DATE_TOKEN_DIVISION && t[1].kind == BASE_DATE_TOKEN_NUMBER)
    return read_division (self, part, t[1].value, t->value);

  self->at += t->kind != BASE_DATE_TOKEN_END;
  switch (t->kind)
    {
    case BASE_DATE_TOKEN_MONTH:
      return read_months (self, part, t->value, 1);
    case BASE_DATE_TOKEN_SEASON:
      return read_season (self, part);
    case BASE_DATE_TOKEN_THIRD:
      return read_third (self, part);
    case BASE_DATE_TOKEN_BACK_TO_SCHOOL:
      return read_months (self, part, 9, 1);
    case BASE_DATE_TOKEN_SCHOOL:
      return read_school_year (self, part);
    case BASE_DATE_TOKEN_DECADE:
      return read_decade (self, part);
    case BASE_DATE_TOKEN_FEAST:
      return read_feast (self, part);
    case BASE_DATE_TOKEN_HOLIDAYS:
      return read_holidays (self, part);
    default:
      return FALSE;
    }
}
