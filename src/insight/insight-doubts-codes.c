/* insight-doubts-codes.c - numbers and addresses that cannot be reached, or be right */
#include "config.h"

#include "insight-doubts-private.h"

#include "exchange-codes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The sentence; NULL: all is well. *proposal: what may have been meant, or NULL. Caller owns both. */
typedef char *(*Judge) (const char *text,
                        char      **proposal);

static char *
judge_uai (const char *text,
           char      **proposal)
{
  gboolean         sound = FALSE;
  g_autofree char *code = exchange_codes_dup_uai (text, &sound);

  if (code == NULL)
    return g_strdup_printf (_ ("“%s” is not a UAI number."), text);
  return sound ? NULL : g_strdup_printf (_ ("The check letter of the UAI number %s is wrong."), code);
}

static char *
judge_siret (const char *text,
             char      **proposal)
{
  g_autofree char *code = exchange_codes_dup_siret (text, NULL);

  return code != NULL ? NULL : g_strdup_printf (_ ("“%s” is not a SIRET number."), text);
}

static char *
judge_postcode (const char *text,
                char      **proposal)
{
  g_autofree char *code = exchange_codes_dup_postcode (text);

  if (g_strcmp0 (code, text) == 0)
    return NULL;
  *proposal = g_steal_pointer (&code);
  return g_strdup_printf (_ ("“%s” is not a postcode."), text);
}

/* What a hand or a copy leaves around an address. */
static char *
dup_bare_email (const char *text)
{
  g_autoptr (GString) bare = g_string_new (g_str_has_prefix (text, "mailto:") ? text + strlen ("mailto:") : text);

  g_string_replace (bare, " ", "", 0);
  g_string_replace (bare, "\xc2\xa0", "", 0);
  while (bare->len > 0 && strchr (".,;>", bare->str[bare->len - 1]) != NULL)
    g_string_truncate (bare, bare->len - 1);
  if (bare->len > 0 && bare->str[0] == '<')
    g_string_erase (bare, 0, 1);
  return g_string_free (g_steal_pointer (&bare), FALSE);
}

/* Something on both sides of one @, a name with a dot inside after it, and nothing of a link around it. */
static gboolean
is_reachable (const char *text)
{
  const char *at = strchr (text, '@');
  const char *dot = at == NULL ? NULL : strrchr (at, '.');

  return exchange_codes_is_email (text) && strpbrk (text, ":<>,;") == NULL && dot != NULL && dot > at + 1 && dot[1] != '\0' && at[1] != '.' && strstr (text, "..") == NULL;
}

static char *
judge_email (const char *text,
             char      **proposal)
{
  g_autofree char *bare = NULL;

  if (is_reachable (text))
    return NULL;
  bare = dup_bare_email (text);
  if (is_reachable (bare))
    *proposal = g_steal_pointer (&bare);
  return g_strdup_printf (_ ("“%s” is not an e-mail address."), text);
}

#define LEAST_ABROAD 8 /* digits */
#define MOST_SHORT 4   /* digits of a short number: 115, 3919 */

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += g_ascii_isdigit (*text) ? 1 : 0;
  return n;
}

static gboolean
is_number (const char *text)
{
  g_autofree char *phone = exchange_codes_dup_phone (text);
  guint            n = count_digits (text);

  if (strpbrk (text, "@") != NULL)
    return FALSE;
  if (n >= 3 && n <= MOST_SHORT)
    return TRUE;
  if (phone == NULL)
    return FALSE;
  if (phone[0] == '+')
    return n >= LEAST_ABROAD;
  return strlen (phone) == 14 && phone[0] == '0' && phone[1] != '0' && phone[2] == ' ';
}

/* Several numbers in one place are not wrong. */
static char *
judge_phone (const char *text,
             char      **proposal)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[/;,]| ou | et ", text, 0, 0);

  for (char **part = parts; *part != NULL; part++)
    if (*g_strstrip (*part) != '\0' && !is_number (*part))
      return g_strdup_printf (_ ("“%s” is not a phone number."), text);
  return NULL;
}

static const struct
{
  const char *kind, *field, *code;
  Judge       judge;
} judged[] = {
  { "structure", "uai", "uai", judge_uai },
  { "structure", "siret", "siret", judge_siret },
  { "structure", "postcode", "postcode", judge_postcode },
  { "structure", "email", "email", judge_email },
  { "structure", "phone", "phone", judge_phone },
  { "person", "email", "email", judge_email },
  { "person", "phone", "phone", judge_phone },
};

static void
judge_row (InsightDoubting *self,
           DossierCursor   *row,
           gpointer         kind)
{
  for (guint i = 0, column = 1; i < G_N_ELEMENTS (judged); i++)
    {
      const char      *text;
      g_autofree char *proposal = NULL;
      char            *sentence;

      if (strcmp (judged[i].kind, kind) != 0)
        continue;
      text = dossier_cursor_get_text (row, column++);
      sentence = text == NULL || *text == '\0' ? NULL : judged[i].judge (text, &proposal);
      if (sentence != NULL)
        insight_doubting_add (self, judged[i].code, kind, dossier_cursor_get_text (row, 0), judged[i].field, sentence)->proposal = g_steal_pointer (&proposal);
    }
}

static gboolean
search_kind (InsightDoubting *self,
             const char      *kind,
             GError         **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  g_ptr_array_add (columns, (gpointer) "id");
  for (guint i = 0; i < G_N_ELEMENTS (judged); i++)
    if (strcmp (judged[i].kind, kind) == 0)
      g_ptr_array_add (columns, (gpointer) judged[i].field);
  g_ptr_array_add (columns, NULL);
  return insight_doubting_walk (self, kind, NULL, (const char *const *) columns->pdata, judge_row, (gpointer) kind, error);
}

gboolean
insight_doubting_search_codes (InsightDoubting *self,
                               GError         **error)
{
  return search_kind (self, "structure", error) && search_kind (self, "person", error);
}
