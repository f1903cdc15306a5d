#include "exchange-codes.h"

#include <stdlib.h>
#include <string.h>

static char *
dup_letters_and_digits (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; text != NULL && *text != '\0'; text++)
    if (g_ascii_isalnum (*text))
      g_string_append_c (out, g_ascii_toupper (*text));
  return g_string_free (out, FALSE);
}

static gboolean
are_digits (const char *text,
            gsize       n)
{
  return strspn (text, "0123456789") >= n;
}

char *
exchange_codes_dup_uai (const char *text,
                        gboolean   *sound)
{
  static const char letters[] = "ABCDEFGHJKLMNPRSTUVWXYZ";
  g_autofree char  *code = dup_letters_and_digits (text);
  g_autofree char  *padded = NULL;
  gsize             n = strlen (code);

  if (n < 6 || n > 8 || !are_digits (code, n - 1) || !g_ascii_isalpha (code[n - 1]))
    return NULL;
  padded = g_strdup_printf ("%.*s%s", (int) (8 - n), "00", code);
  if (sound != NULL)
    *sound = letters[g_ascii_strtoull (padded, NULL, 10) % 23] == padded[7];
  return g_steal_pointer (&padded);
}

char *
exchange_codes_dup_insee (const char *text)
{
  g_autofree char *code = dup_letters_and_digits (text);
  gsize            n = strlen (code);
  gboolean         corsican = n == 5 && code[0] == '2' && (code[1] == 'A' || code[1] == 'B') && are_digits (code + 2, 3);

  if (corsican || (n == 5 && are_digits (code, 5)))
    return g_steal_pointer (&code);
  return n == 4 && are_digits (code, 4) ? g_strconcat ("0", code, NULL) : NULL;
}

char *
exchange_codes_dup_postcode (const char *text)
{
  g_autofree char *code = text == NULL ? g_strdup ("") : g_strstrip (g_strdup (text));
  gsize            n = strspn (code, "0123456789");

  if (n == 5)
    return g_strndup (code, 5);
  return n == 4 && code[4] == '\0' ? g_strconcat ("0", code, NULL) : NULL;
}

char *
exchange_codes_dup_department (const char *text)
{
  g_autofree char *code = dup_letters_and_digits (text);
  const char      *at = code;

  while (strlen (at) > 2 && at[0] == '0')
    at++;
  if (strlen (at) == 1 && are_digits (at, 1))
    return g_strconcat ("0", at, NULL);
  if (strlen (at) == 2 && (are_digits (at, 2) || strcmp (at, "2A") == 0 || strcmp (at, "2B") == 0))
    return g_strdup (at);
  return strlen (at) == 3 && are_digits (at, 3) ? g_strdup (at) : NULL;
}

char *
exchange_codes_dup_department_of (const char *five)
{
  if (five == NULL || strlen (five) != 5)
    return NULL;
  return g_strndup (five, g_str_has_prefix (five, "97") || g_str_has_prefix (five, "98") ? 3 : 2);
}

const char *
exchange_codes_find_city (const char *insee)
{
  int number = insee == NULL || strlen (insee) != 5 || !are_digits (insee, 5) ? 0 : atoi (insee);

  if (number > 75100 && number <= 75120)
    return "75056";
  if (number > 69380 && number <= 69389)
    return "69123";
  return number > 13200 && number <= 13216 ? "13055" : NULL;
}

char *
exchange_codes_dup_words (const char *text)
{
  GString *out;
  gboolean gap = FALSE;

  if (text == NULL)
    return NULL;

  out = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || c == 0xA0 || g_unichar_iscntrl (c))
        gap = out->len > 0;
      else
        {
          if (gap)
            g_string_append_c (out, ' ');
          gap = FALSE;
          g_string_append_unichar (out, c);
        }
    }
  if (out->len > 0 && strcmp (out->str, "-") != 0)
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}

static gboolean
is_scientific (const char *text)
{
  const char *e = strpbrk (text, "eE");

  return e != NULL && e > text && g_ascii_isdigit (text[0]) && (e[1] == '+' || g_ascii_isdigit (e[1]));
}

static char *
dup_digits (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_c (out, *text);
  return g_string_free (out, FALSE);
}

static char *
dup_spaced_phone (const char *ten)
{
  return g_strdup_printf ("%.2s %.2s %.2s %.2s %.2s", ten, ten + 2, ten + 4, ten + 6, ten + 8);
}

char *
exchange_codes_dup_phone (const char *text)
{
  g_autofree char *words = exchange_codes_dup_words (text);
  g_autofree char *digits = NULL, *national = NULL;

  if (words == NULL || is_scientific (words))
    return NULL;

  digits = dup_digits (words);
  if (strlen (digits) < 4)
    return NULL;
  if (g_str_has_prefix (words, "+33") && strlen (digits) == 11)
    national = g_strconcat ("0", digits + 2, NULL);
  else if (g_str_has_prefix (digits, "0033") && strlen (digits) == 13)
    national = g_strconcat ("0", digits + 4, NULL);
  else if (strlen (digits) == 9 && digits[0] != '0')
    national = g_strconcat ("0", digits, NULL);
  else if (strlen (digits) == 10 && digits[0] == '0')
    national = g_steal_pointer (&digits);
  return national != NULL ? dup_spaced_phone (national) : g_steal_pointer (&words);
}

char *
exchange_codes_dup_siret (const char *text,
                          gboolean   *broken)
{
  g_autofree char *words = exchange_codes_dup_words (text);
  g_autofree char *digits = words == NULL ? NULL : dup_digits (words);
  gboolean         sound = digits != NULL && !is_scientific (words) && strlen (digits) == 14;

  if (broken != NULL)
    *broken = words != NULL && !sound;
  return sound ? g_steal_pointer (&digits) : NULL;
}

char *
exchange_codes_dup_website (const char *text)
{
  g_autofree char *words = exchange_codes_dup_words (text);

  if (words == NULL || strchr (words, '.') == NULL || strchr (words, '@') != NULL || strchr (words, ' ') != NULL)
    return NULL;
  return g_steal_pointer (&words);
}

gboolean
exchange_codes_is_email (const char *text)
{
  const char *at = text == NULL ? NULL : strchr (text, '@');

  return at != NULL && at > text && strchr (at, '.') != NULL && strpbrk (text, " ,;\n") == NULL && strchr (at + 1, '@') == NULL;
}

/* The last five digits on their own that are followed by letters. */
static const char *
find_postcode (const char *text)
{
  const char *found = NULL;

  for (const char *at = text; *at != '\0'; at++)
    {
      gsize n = strspn (at, "0123456789");

      if (n == 5 && at[5] == ' ' && at[6 + strspn (at + 6, " -")] != '\0' && !g_ascii_isdigit (at[6 + strspn (at + 6, " -")]))
        found = at;
      at += n > 0 ? n - 1 : 0;
    }
  return found;
}

static char *
dup_town (const char *text)
{
  g_autofree char *town = g_strdup (text + strspn (text, " -"));
  g_autofree char *upper = g_ascii_strup (town, -1);
  char            *cedex = strstr (upper, " CEDEX");

  if (cedex != NULL)
    town[cedex - upper] = '\0';
  return exchange_codes_dup_words (town);
}

static void
cut_trailing_marks (char *text)
{
  gsize n = strlen (text);

  while (n > 0 && strchr (" ,;-", text[n - 1]) != NULL)
    text[--n] = '\0';
}

gboolean
exchange_codes_split_address (const char *text,
                              char      **street,
                              char      **postcode,
                              char      **town)
{
  g_autofree char *words = exchange_codes_dup_words (text);
  const char      *found = words == NULL ? NULL : find_postcode (words);
  g_autofree char *after = found == NULL ? NULL : dup_town (found + 5);
  char            *before;

  if (after == NULL)
    return FALSE;

  before = g_strndup (words, (gsize) (found - words));
  cut_trailing_marks (before);
  if (before[0] == '\0')
    g_clear_pointer (&before, g_free);
  *street = before;
  *postcode = g_strndup (found, 5);
  *town = g_steal_pointer (&after);
  return TRUE;
}
