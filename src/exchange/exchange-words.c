#include "exchange-words.h"

#include <string.h>

#include "base-text.h"

typedef struct
{
  const char *words; /* folded, whole words */
  const char *code;
} Meaning;

/* The more particular first. */
static const Meaning types[] = {
  { "espace de vie sociale", "espace_de_vie_sociale" },
  { "evs", "espace_de_vie_sociale" },
  { "maison pour tous", "maison_pour_tous" },
  { "mpt", "maison_pour_tous" },
  { "centre social et culturel", "social_centre" },
  { "centre socio culturel", "social_centre" },
  { "centre socioculturel", "social_centre" },
  { "centre social", "social_centre" },
  { "centres sociaux", "social_centre" },
  { "espace socioculturel", "social_centre" },
  { "espace socio culturel", "social_centre" },
  { "espace social", "social_centre" },
  { "csx", "social_centre" },
  { "csc", "social_centre" },
  { "csci", "social_centre" },
  { "cs", "social_centre" },
  { "maison de quartier", "maison_de_quartier" },
  { "maison des quartiers", "maison_de_quartier" },
  { "mq", "maison_de_quartier" },
  { "centre de loisirs", "leisure_centre" },
  { "accueil de loisirs", "leisure_centre" },
  { "alsh", "leisure_centre" },
  { "ecole maternelle", "nursery_school" },
  { "ecole elementaire", "elementary_school" },
  { "ecole primaire", "primary_school" },
  { "groupe scolaire", "primary_school" },
  { "college", "middle_school" },
  { "lycee", "high_school" },
  { "prevention specialisee", "specialised_prevention" },
  { "mairie", "town_hall" },
};

static const Meaning managements[] = {
  { "caf", "caf" },
  { "caisse d allocations familiales", "caf" },
  { "association", "association" },
  { "associations", "association" },
  { "associatif", "association" },
  { "associative", "association" },
  { "asso", "association" },
  { "loi 1901", "association" },
  { "commune", "municipal" },
  { "communal", "municipal" },
  { "municipal", "municipal" },
  { "municipale", "municipal" },
  { "mairie", "municipal" },
  { "ville", "municipal" },
  { "ccas", "municipal" },
  { "cias", "municipal" },
  { "collectivite", "municipal" },
  { "public", "municipal" },
  { "publique", "municipal" },
  { "intercommunal", "municipal" },
  { "communaute", "municipal" },
  { "epci", "municipal" },
  { "fondation", "other" },
  { "mutualite", "other" },
  { "mutualiste", "other" },
  { "autre", "other" },
};

/* Where whole folded words stand in a folded text; NULL: nowhere. */
static const char *
find_words (const char *folded,
            const char *words)
{
  gsize n = strlen (words);

  for (const char *at = folded; (at = strstr (at, words)) != NULL; at++)
    if ((at == folded || at[-1] == ' ') && (at[n] == '\0' || at[n] == ' '))
      return at;
  return NULL;
}

static const char *
find_meaning (const Meaning *meanings,
              gsize          n,
              const char    *words)
{
  g_autofree char *folded = base_text_fold (words);

  for (gsize i = 0; i < n; i++)
    if (find_words (folded, meanings[i].words) != NULL)
      return meanings[i].code;
  return NULL;
}

const char *
exchange_words_find_type (DossierVocabulary *vocabulary,
                          const char        *words)
{
  const char *code = vocabulary == NULL || words == NULL ? NULL : dossier_vocabulary_find_code (vocabulary, "structure_type", words);

  return code != NULL || words == NULL ? code : find_meaning (types, G_N_ELEMENTS (types), words);
}

const char *
exchange_words_find_management (DossierVocabulary *vocabulary,
                                const char        *words)
{
  const char *code = vocabulary == NULL || words == NULL ? NULL : dossier_vocabulary_find_code (vocabulary, "management", words);

  return code != NULL || words == NULL ? code : find_meaning (managements, G_N_ELEMENTS (managements), words);
}

static gboolean
is_small_word (const char *word)
{
  static const char *const small[] = { "de", "du", "des", "d", "la", "le", "les", "l", "et", "association", "asso", "municipal", "municipale", NULL };

  return g_strv_contains (small, word);
}

char *
exchange_words_dup_heart (const char *name)
{
  g_autofree char    *folded = base_text_fold (name);
  g_auto (GStrv)      words = NULL;
  g_autoptr (GString) heart = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      char *at = (char *) find_words (folded, types[i].words);

      if (at != NULL)
        memset (at, ' ', strlen (types[i].words));
    }
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && !is_small_word (words[i]))
      g_string_append_printf (heart, "%s%s", heart->len > 0 ? " " : "", words[i]);
  return heart->len > 0 ? g_string_free (g_steal_pointer (&heart), FALSE) : base_text_fold (name);
}
