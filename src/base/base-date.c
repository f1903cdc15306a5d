#include "base-date.h"

#include "base-date-private.h"
#include "base-text.h"

#include <string.h>

static const char *const codes[] = {
  "unknown", "day", "month", "season", "year", "school_year", "before", "after"
};

/* Invariants of every date, whatever came in:
 * 1. UNKNOWN has no bound, BEFORE only a latest, AFTER only an earliest, the others both, in order.
 * 2. The precision of two bounds follows from them, but for SEASON, which three months may be or not. */
static void
settle (BaseDate *self)
{
  BaseDateSpan span;

  if (self->earliest > BASE_DATE_LAST_DAY || self->precision == BASE_DATE_BEFORE)
    self->earliest = 0;
  if (self->latest > BASE_DATE_LAST_DAY || self->precision == BASE_DATE_AFTER)
    self->latest = 0;
  if (self->precision == BASE_DATE_UNKNOWN)
    self->earliest = self->latest = 0;

  span = (BaseDateSpan){ MIN (self->earliest, self->latest), MAX (self->earliest, self->latest) };
  if (self->earliest == 0 || self->latest == 0)
    self->precision = self->earliest != 0 ? BASE_DATE_AFTER : self->latest != 0 ? BASE_DATE_BEFORE
                                                                                : BASE_DATE_UNKNOWN;
  else if (self->precision != BASE_DATE_SEASON || base_date_find_season (span) < 0)
    self->precision = base_date_judge_span (span);

  if (self->earliest != 0 && self->latest != 0)
    {
      self->earliest = span.earliest;
      self->latest = span.latest;
    }
}

static BaseDate *
make_date (BaseDateSpan      span,
           BaseDatePrecision precision,
           char             *words)
{
  BaseDate *self = g_new (BaseDate, 1);

  self->earliest = span.earliest;
  self->latest = span.latest;
  self->precision = precision;
  self->words = words;
  settle (self);
  return self;
}

BaseDate *
base_date_new_from_words (const char *words)
{
  g_autofree char  *sound = base_text_repair (words, -1);
  BaseDateSpan      span = { 0 };
  BaseDatePrecision precision = BASE_DATE_UNKNOWN;

  if (!base_date_read_iso (sound, &span, &precision) && !base_date_read_french (sound, &span, &precision))
    return make_date ((BaseDateSpan){ 0 }, BASE_DATE_UNKNOWN, g_steal_pointer (&sound));
  return make_date (span, precision, g_steal_pointer (&sound));
}

BaseDate *
base_date_new (guint32           earliest,
               guint32           latest,
               BaseDatePrecision precision,
               const char       *words)
{
  return make_date ((BaseDateSpan){ earliest, latest }, precision, base_text_repair (words, -1));
}

BaseDate *
base_date_copy (const BaseDate *self)
{
  BaseDate *copy;

  if (self == NULL)
    return NULL;
  copy = g_memdup2 (self, sizeof *self);
  copy->words = g_strdup (self->words);
  return copy;
}

void
base_date_free (BaseDate *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self);
}

gboolean
base_date_equal (const BaseDate *one,
                 const BaseDate *other)
{
  g_autofree char *one_text = NULL;
  g_autofree char *other_text = NULL;

  if (one == NULL || other == NULL)
    return one == other;
  if (one->earliest != other->earliest || one->latest != other->latest || one->precision != other->precision)
    return FALSE;
  if (strcmp (one->words, other->words) == 0)
    return TRUE;

  one_text = base_date_dup_text (one);
  other_text = base_date_dup_text (other);
  return strcmp (one_text, other_text) == 0;
}

static gboolean
has_no_bound (const BaseDate *self)
{
  return self == NULL || (self->earliest == 0 && self->latest == 0);
}

int
base_date_compare (const BaseDate *one,
                   const BaseDate *other)
{
  guint32 one_end, other_end;

  if (has_no_bound (one) || has_no_bound (other))
    return has_no_bound (one) - has_no_bound (other);
  if (one->earliest != other->earliest)
    return one->earliest < other->earliest ? -1 : 1;

  one_end = one->latest != 0 ? one->latest : G_MAXUINT32;
  other_end = other->latest != 0 ? other->latest : G_MAXUINT32;
  return (one_end > other_end) - (one_end < other_end);
}

char *
base_date_dup_text (const BaseDate *self)
{
  g_autofree char *iso = NULL;

  if (self == NULL)
    return g_strdup ("");
  iso = base_date_dup_iso (self);
  if (*self->words == '\0' || (*iso != '\0' && strcmp (self->words, iso) == 0))
    return base_date_dup_french (self);
  return g_strdup (self->words);
}

const char *
base_date_precision_to_code (BaseDatePrecision precision)
{
  return (guint) precision < G_N_ELEMENTS (codes) ? codes[precision] : codes[BASE_DATE_UNKNOWN];
}

BaseDatePrecision
base_date_precision_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (code, codes[i]) == 0)
      return (BaseDatePrecision) i;
  return BASE_DATE_UNKNOWN;
}

gboolean
base_date_weekday_differs (const BaseDate *self)
{
  BaseDateToken tokens[BASE_DATE_MOST_TOKENS];
  GDate         date;

  if (self == NULL || self->precision != BASE_DATE_DAY || self->earliest != self->latest)
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, self->earliest);
  base_date_read_tokens (self->words, TRUE, tokens);
  for (const BaseDateToken *token = tokens; token->kind != BASE_DATE_TOKEN_END; token++)
    if (token->kind == BASE_DATE_TOKEN_WEEKDAY && token->value != (int) g_date_get_weekday (&date))
      return TRUE;
  return FALSE;
}

gboolean
base_date_span_may_hold (const BaseDate *from,
                         const BaseDate *to,
                         guint32         day)
{
  if (day == 0)
    return TRUE;
  if (from != NULL && from->earliest != 0 && day < from->earliest)
    return FALSE;
  return to == NULL || to->latest == 0 || day <= to->latest;
}
