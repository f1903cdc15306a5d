#include "guide-known.h"

#include "guide-document-private.h"

#include <string.h>

/* What means the same is also how a programme is mistyped: "CLASS" beside "CLAS". */
static gboolean
is_mistyped (const GPtrArray *found,
             const char      *word)
{
  for (guint i = 0; i < found->len; i++)
    if (strcmp (found->pdata[i], word) != 0 && guide_clean_is_near (found->pdata[i], word))
      return TRUE;
  return FALSE;
}

/* Every run of two capitals or more: "REP/REP+" says REP. */
static void
add_acronyms (GPtrArray  *found,
              const char *label,
              gboolean    of_synonyms)
{
  g_autoptr (GRegex)     pattern = g_regex_new ("\\b[A-Z]{2,}\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (pattern, label, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 0);

      if (!g_ptr_array_find_with_equal_func (found, word, g_str_equal, NULL) && !(of_synonyms && is_mistyped (found, word)))
        g_ptr_array_add (found, g_steal_pointer (&word));
    }
}

static GPtrArray *
list_acronyms (const DossierVocabulary *vocabulary,
               const char *const       *names)
{
  GPtrArray *found = g_ptr_array_new ();

  for (; *names != NULL; names++)
    {
      guint                     count;
      const DossierTerm *const *terms = dossier_vocabulary_get_terms (vocabulary, *names, &count);

      for (guint i = 0; i < count; i++)
        add_acronyms (found, terms[i]->label, strcmp (*names, DOSSIER_SYNONYMS_VOCABULARY) == 0);
    }
  g_ptr_array_add (found, NULL);
  return found;
}

GuideKnown *
guide_known_new (const DossierVocabulary *vocabulary)
{
  static const char *const programmes[] = { "programme", NULL };
  static const char *const all[] = { "programme", DOSSIER_SYNONYMS_VOCABULARY, NULL };
  GuideKnown              *self = g_new0 (GuideKnown, 1);

  self->programmes = (char **) g_ptr_array_free (list_acronyms (vocabulary, programmes), FALSE);
  self->acronyms = (char **) g_ptr_array_free (list_acronyms (vocabulary, all), FALSE);
  return self;
}

void
guide_known_free (GuideKnown *self)
{
  g_strfreev (self->acronyms);
  g_strfreev (self->programmes);
  g_free (self);
}
