#include "base-text.h"

#include <math.h>
#include <string.h>

/* Beyond this many characters it is no number that a person or a spreadsheet wrote. */
#define LONGEST 64

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0x00A0 || c == 0x2009 || c == 0x202F;
}

static const char *
skip_spaces (const char *p)
{
  while (is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* 0 when there is no fraction at p. */
static double
read_fraction (const char **p)
{
  static const struct
  {
    gunichar sign;
    double   worth;
  } fractions[] = { { 0x00BC, 0.25 }, { 0x00BD, 0.5 }, { 0x00BE, 0.75 }, { 0x2153, 1 / 3.0 }, { 0x2154, 2 / 3.0 } };
  gunichar c = g_utf8_get_char (*p);

  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    if (fractions[i].sign == c)
      {
        *p = g_utf8_next_char (*p);
        return fractions[i].worth;
      }
  return 0;
}

static gsize
count_digits (const char *p)
{
  return strspn (p, "0123456789");
}

static gsize
append_digits (GString     *out,
               const char **p)
{
  gsize n = count_digits (*p);

  g_string_append_len (out, *p, (gssize) n);
  *p += n;
  return n;
}

/* "1234" or "1 234 567": a space parts thousands only, else "01 34 56" would be a number. */
static gsize
append_whole_part (GString     *out,
                   const char **p)
{
  gsize first = append_digits (out, p);
  gsize n = first;

  while (first >= 1 && first <= 3 && is_space (g_utf8_get_char (*p)))
    {
      const char *group = g_utf8_next_char (*p);

      if (count_digits (group) != 3)
        break;
      *p = group;
      n += append_digits (out, p);
    }
  return n;
}

static gsize
append_decimals (GString     *out,
                 const char **p)
{
  if ((**p != ',' && **p != '.') || !g_ascii_isdigit ((*p)[1]))
    return 0;
  (*p)++;
  g_string_append_c (out, '.');
  return append_digits (out, p);
}

static void
append_exponent (GString     *out,
                 const char **p)
{
  const char *digits = *p + 1;

  if (**p != 'e' && **p != 'E')
    return;
  if (*digits == '+' || *digits == '-')
    digits++;
  if (!g_ascii_isdigit (*digits))
    return;
  g_string_append_len (out, *p, digits - *p);
  *p = digits;
  append_digits (out, p);
}

static gboolean
read_sign (const char **p)
{
  gunichar c = g_utf8_get_char (*p);

  if (c != '-' && c != '+' && c != 0x2212)
    return FALSE;
  *p = g_utf8_next_char (*p);
  return c != '+';
}

/* Digits, then perhaps "½": either alone is enough. */
static gboolean
read_unsigned (const char **p,
               double      *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gsize               whole = append_whole_part (digits, p);
  gsize               decimals = append_decimals (digits, p);
  const char         *after;
  double              fraction;

  if (whole + decimals > 0)
    append_exponent (digits, p);
  after = decimals == 0 ? skip_spaces (*p) : *p;
  fraction = read_fraction (&after);
  if (fraction > 0)
    *p = after;

  *number = g_ascii_strtod (digits->str, NULL) + fraction;
  return whole + decimals > 0 || fraction > 0;
}

gboolean
base_text_read_number (const char *text,
                       double     *number)
{
  const char *p = text;
  double      found;
  gboolean    negative;

  g_return_val_if_fail (number != NULL, FALSE);

  if (text == NULL || strnlen (text, LONGEST + 1) > LONGEST || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  p = skip_spaces (p);
  negative = read_sign (&p);
  p = skip_spaces (p);
  if (!read_unsigned (&p, &found) || *skip_spaces (p) != '\0' || !isfinite (found))
    return FALSE;

  *number = negative ? -found : found;
  return TRUE;
}

char *
base_text_dup_number (double number)
{
  char out[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    return g_strdup ("");
  if (number >= 0 && number <= 0)
    return g_strdup ("0"); /* and not "-0" */

  g_ascii_formatd (out, sizeof out, "%.15g", number);
  if (g_ascii_strtod (out, NULL) < number || g_ascii_strtod (out, NULL) > number)
    g_ascii_dtostr (out, sizeof out, number);
  return g_strdup (out);
}
