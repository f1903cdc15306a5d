#include "dossier-privacy.h"

/* In the order of DossierWarningType. What looks like it is enough: the person who typed it decides. */
static const char *const patterns[] = {
  "\\b(?:M\\.|MM\\.|Mr\\.?|Mme|Mmes|Mlle|Madame|Monsieur|Mademoiselle)[ \\x{A0}]+(?:\\p{Lu}[\\p{L}'’-]*)(?:[ \\x{A0}]+\\p{Lu}[\\p{L}'’-]+)*",
  "(?<![\\d.,])(?:\\+33[ .\\x{A0}]?|0)[1-9](?:[ .\\x{A0}\\x{202F}-]?\\d{2}){4}(?!\\d)",
  "[\\p{L}\\d._%+-]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+",
};

static gpointer
compile_patterns (gpointer unused)
{
  GRegex **made = g_new0 (GRegex *, G_N_ELEMENTS (patterns));

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GError) error = NULL;

      made[i] = g_regex_new (patterns[i], G_REGEX_OPTIMIZE, 0, &error);
      if (made[i] == NULL)
        g_error ("a pattern of ours is not one: %s", error->message);
    }
  return made;
}

static void
add_matches (GArray            *warnings,
             const char        *text,
             GRegex            *regex,
             DossierWarningType type)
{
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, text, 0, &match);
  while (g_match_info_matches (match))
    {
      int            start, end;
      DossierWarning warning;

      g_match_info_fetch_pos (match, 0, &start, &end);
      warning = (DossierWarning){ type, (guint) start, (guint) (end - start) };
      g_array_append_val (warnings, warning);
      if (!g_match_info_next (match, NULL)) /* past what the engine can follow: what was found is enough to warn */
        break;
    }
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const DossierWarning *one = a, *other = b;

  return (one->start > other->start) - (one->start < other->start);
}

GArray *
dossier_privacy_list_warnings (const char *text)
{
  static GOnce once = G_ONCE_INIT;
  GArray      *warnings = g_array_new (FALSE, FALSE, sizeof (DossierWarning));
  GRegex     **regexes;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return warnings;
  regexes = g_once (&once, compile_patterns, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    add_matches (warnings, text, regexes[i], (DossierWarningType) i);
  g_array_sort (warnings, compare_starts);
  return warnings;
}
