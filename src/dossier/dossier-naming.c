#include "config.h"

#include "dossier-naming.h"

#include "base-text.h"

#include <string.h>

/* The words one by one, without the spaces around them; NULL-terminated. */
static GStrv
split_words (const char *words)
{
  g_auto (GStrv) all = g_strsplit_set (words != NULL ? words : "", " \t\n", -1);
  GStrvBuilder  *kept = g_strv_builder_new ();
  GStrv          result;

  for (guint i = 0; all[i] != NULL; i++)
    if (*all[i] != '\0')
      g_strv_builder_add (kept, all[i]);
  result = g_strv_builder_end (kept);
  g_strv_builder_unref (kept);
  return result;
}

static char *
join (GStrv words,
      guint from,
      guint to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (text, "%s%s", i > from ? " " : "", words[i]);
  return g_string_free (text, FALSE);
}

static gboolean
is_civility (const char *word)
{
  static const char *const civilities[] = { "m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "dr", NULL };
  g_autofree char         *folded = base_text_fold (word);

  return g_strv_contains (civilities, folded);
}

/* "MARTIN", "LE GOFF"; not "A.", which may be a forename cut short. */
static gboolean
is_in_capitals (const char *word)
{
  guint n_letters = 0;

  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_islower (letter))
        return FALSE;
      n_letters += g_unichar_isalpha (letter);
    }
  return n_letters >= 2;
}

static guint
count_capitals (GStrv words,
                guint n)
{
  guint n_capitals = 0;

  for (guint i = 0; i < n; i++)
    n_capitals += is_in_capitals (words[i]);
  return n_capitals;
}

/* "MARTIN Anne", "Anne MARTIN": what shouts is the family. */
static void
split_by_capitals (GStrv  words,
                   guint  n,
                   char **given,
                   char **family)
{
  GString *shouted = g_string_new (NULL), *said = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      GString *part = is_in_capitals (words[i]) ? shouted : said;

      g_string_append_printf (part, "%s%s", part->len > 0 ? " " : "", words[i]);
    }
  *given = g_string_free (said, FALSE);
  *family = g_string_free (shouted, FALSE);
}

/* NULL rather than "". */
static char *
dup_said (const char *text)
{
  g_autofree char *said = g_strstrip (g_strdup (text));

  return *said != '\0' ? g_steal_pointer (&said) : NULL;
}

/* "Martin, Anne" */
static gboolean
split_by_comma (const char *words,
                char      **given,
                char      **family)
{
  g_auto (GStrv) sides = g_strsplit (words, ",", 2);

  if (g_strv_length (sides) < 2)
    return FALSE;

  *family = dup_said (sides[0]);
  *given = dup_said (sides[1]);
  if (*family == NULL)
    *family = g_steal_pointer (given);
  return TRUE;
}

gboolean
dossier_naming_split (const char *words,
                      char      **given,
                      char      **family)
{
  g_auto (GStrv)   parts = split_words (words);
  g_autofree char *said = NULL;
  guint            n = g_strv_length (parts), first = 0, n_capitals;

  g_return_val_if_fail (given != NULL && family != NULL, FALSE);

  *given = *family = NULL;
  while (first < n && is_civility (parts[first]))
    first++;
  if (first == n)
    return FALSE;

  said = join (parts, first, n);
  if (split_by_comma (said, given, family))
    return *family != NULL;
  n_capitals = count_capitals (parts + first, n - first);
  if (n_capitals > 0 && n_capitals < n - first)
    {
      split_by_capitals (parts + first, n - first, given, family);
      return TRUE;
    }
  *given = n - first > 1 ? g_strdup (parts[first]) : NULL;
  *family = join (parts, n - first > 1 ? first + 1 : first, n);
  return TRUE;
}

/* *n_said: how many of the words say it. */
static const char *
find_first (const DossierVocabulary *vocabulary,
            const char              *name,
            GStrv                    parts,
            guint                   *n_said)
{
  for (*n_said = g_strv_length (parts); *n_said > 0; (*n_said)--)
    {
      g_autofree char *said = join (parts, 0, *n_said);
      const char      *code = dossier_vocabulary_find_code (vocabulary, name, said);

      if (code != NULL)
        return code;
    }
  return NULL;
}

const char *
dossier_naming_find_term (const DossierVocabulary *vocabulary,
                          const char              *name,
                          const char              *words)
{
  g_auto (GStrv) parts = split_words (words);
  guint          n_said;

  g_return_val_if_fail (vocabulary != NULL && name != NULL, NULL);

  return find_first (vocabulary, name, parts, &n_said);
}

const char *
dossier_naming_find_role (const DossierVocabulary *vocabulary,
                          const char              *words,
                          char                   **rest)
{
  g_auto (GStrv) parts = split_words (words);
  guint          n_said;
  const char    *code;

  g_return_val_if_fail (vocabulary != NULL && rest != NULL, NULL);

  code = find_first (vocabulary, "role", parts, &n_said);
  *rest = join (parts, n_said, g_strv_length (parts));
  return code;
}
