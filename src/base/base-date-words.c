#include "base-date-private.h"

/* How far "vers" reaches around one day. */
#define ABOUT_DAYS 7

/* "septembre-octobre 2018", "3 au 5 juin 2018", "septembre 2018 à juin": each side lends what the other lacks. */
static void
complete (BaseDatePart *first,
          BaseDatePart *last)
{
  if (first->n_months == 0 && last->day != 0)
    {
      first->month = last->month;
      first->n_months = 1;
    }
  if (first->year == 0 && last->year != 0)
    first->year = last->year - (first->month > last->month);
  else if (last->year == 0 && first->year != 0)
    last->year = first->year + (first->month > last->month);
}

static gboolean
measure_part (const BaseDatePart *part,
              BaseDateSpan       *span)
{
  if (part->year == 0 || part->n_months == 0)
    return FALSE;
  if (part->day != 0)
    span->earliest = span->latest = base_date_find_day (part->year, part->month, part->day);
  else
    *span = base_date_span_of_months (part->year, part->month, part->n_months);
  return span->earliest != 0;
}

static gboolean
measure_parts (BaseDatePart *first,
               BaseDatePart *last,
               BaseDateSpan *span)
{
  BaseDateSpan from, to;

  complete (first, last);
  if (!measure_part (first, &from) || !measure_part (last, &to))
    return FALSE;
  span->earliest = MIN (from.earliest, to.earliest);
  span->latest = MAX (from.latest, to.latest);
  return TRUE;
}

static gboolean
is_side (BaseDateTokenKind kind)
{
  return kind == BASE_DATE_TOKEN_BEFORE || kind == BASE_DATE_TOKEN_AFTER || kind == BASE_DATE_TOKEN_SINCE ||
         kind == BASE_DATE_TOKEN_UNTIL || kind == BASE_DATE_TOKEN_ABOUT;
}

/* "2018 au plus tard", "2018 ou après", "2016 environ": what stands last holds the date in. */
static BaseDateTokenKind
read_side_behind (BaseDateReader   *self,
                  BaseDateTokenKind side)
{
  base_date_skip_small_words (self);
  if (side != BASE_DATE_TOKEN_END || !is_side (self->at->kind) || self->at[1].kind != BASE_DATE_TOKEN_END)
    return side;
  side = (self->at++)->kind;
  return side == BASE_DATE_TOKEN_BEFORE ? BASE_DATE_TOKEN_UNTIL : side == BASE_DATE_TOKEN_AFTER ? BASE_DATE_TOKEN_SINCE
                                                                                                : side;
}

static void
widen (BaseDatePart *part,
       BaseDateSpan *span)
{
  int months = part->n_months % 12 == 0 ? 12 : 1;

  if (part->day != 0)
    *span = (BaseDateSpan){ span->earliest - ABOUT_DAYS, span->latest + ABOUT_DAYS };
  else
    *span = base_date_span_of_months (part->year, part->month - months, part->n_months + 2 * months);
}

static BaseDatePrecision
cut (BaseDateTokenKind side,
     gboolean          end,
     BaseDateSpan     *span)
{
  switch (side)
    {
    case BASE_DATE_TOKEN_BEFORE:
      *span = (BaseDateSpan){ 0, end ? span->latest : span->earliest - 1 };
      return BASE_DATE_BEFORE;
    case BASE_DATE_TOKEN_UNTIL:
      *span = (BaseDateSpan){ 0, span->latest };
      return BASE_DATE_BEFORE;
    case BASE_DATE_TOKEN_AFTER:
      *span = (BaseDateSpan){ span->latest + 1, 0 };
      return BASE_DATE_AFTER;
    case BASE_DATE_TOKEN_SINCE:
      *span = (BaseDateSpan){ span->earliest, 0 };
      return BASE_DATE_AFTER;
    default:
      return BASE_DATE_DAY;
    }
}

static BaseDateTokenKind
read_side (BaseDateReader *self)
{
  BaseDateTokenKind side = BASE_DATE_TOKEN_END;

  base_date_skip_small_words (self);
  if (is_side (self->at->kind))
    side = (self->at++)->kind;
  base_date_skip_small_words (self);
  if (side != BASE_DATE_TOKEN_END)
    base_date_take_token (self, BASE_DATE_TOKEN_ABOUT);
  base_date_skip_small_words (self);
  return side;
}

/* One part, or two when more words follow; "until" between two closes what "since" left open. */
static gboolean
read_parts (BaseDateReader    *self,
            BaseDateTokenKind *side,
            BaseDatePart      *first,
            BaseDatePart      *last)
{
  if (!base_date_read_part (self, first))
    return FALSE;
  *side = read_side_behind (self, *side);
  *last = *first;
  if (self->at->kind == BASE_DATE_TOKEN_END)
    return TRUE;

  if (base_date_take_token (self, BASE_DATE_TOKEN_UNTIL) && *side == BASE_DATE_TOKEN_SINCE)
    *side = BASE_DATE_TOKEN_END;
  base_date_skip_small_words (self);
  if (!base_date_read_part (self, last))
    return FALSE;
  base_date_skip_small_words (self);
  return self->at->kind == BASE_DATE_TOKEN_END;
}

gboolean
base_date_read_french (const char        *words,
                       BaseDateSpan      *span,
                       BaseDatePrecision *precision)
{
  BaseDateToken     tokens[BASE_DATE_MOST_TOKENS];
  BaseDateReader    reader = { tokens, tokens };
  BaseDateTokenKind side;
  BaseDatePart      first, last;
  gboolean          single;

  base_date_read_tokens (words, FALSE, tokens);
  side = read_side (&reader);
  if (!read_parts (&reader, &side, &first, &last))
    return FALSE;

  single = first.day == last.day && first.month == last.month && first.n_months == last.n_months && first.year == last.year;
  if (!measure_parts (&first, &last, span))
    return FALSE;
  if (single && side == BASE_DATE_TOKEN_ABOUT)
    widen (&first, span);
  *precision = cut (side, last.end, span);
  if (single && first.season && *precision == BASE_DATE_DAY && side != BASE_DATE_TOKEN_ABOUT)
    *precision = BASE_DATE_SEASON;
  return TRUE;
}

/* "depuis environ 2005", "au plus tôt en 2005": it may have begun later. */
static gboolean
is_vague (const BaseDateToken *token)
{
  while (token->kind != BASE_DATE_TOKEN_END && token->kind != BASE_DATE_TOKEN_ABOUT && (token->kind != BASE_DATE_TOKEN_SINCE || token->value == 0))
    token++;
  return token->kind != BASE_DATE_TOKEN_END;
}

/* "depuis 2005" stands in front; "2005 ou après" does not say that it had begun. */
static guint32
read_begun (const char *text)
{
  BaseDateToken     tokens[BASE_DATE_MOST_TOKENS];
  BaseDateReader    reader = { tokens, tokens };
  BaseDateTokenKind side;
  BaseDatePart      first, last;
  BaseDateSpan      span;

  base_date_read_tokens (text, FALSE, tokens);
  side = read_side (&reader);
  if (side != BASE_DATE_TOKEN_SINCE || is_vague (tokens) || !read_parts (&reader, &side, &first, &last) || !measure_parts (&first, &last, &span))
    return 0;
  return span.latest;
}

guint32
base_date_find_begun (const BaseDate *self)
{
  g_autofree char *text = NULL;

  if (self == NULL || self->precision != BASE_DATE_AFTER)
    return self == NULL ? 0 : self->latest;
  text = base_date_dup_text (self);
  return read_begun (text);
}
