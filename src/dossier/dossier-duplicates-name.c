#include "dossier-duplicates-private.h"

#include "base-text.h"

#include <string.h>

#define MAX_GROUP_WORDS 6  /* of a synonym: "réseau d'écoute, d'appui et d'accompagnement…" and its like */
#define COMMON_WEIGHT 0.35 /* "école" is in thousands of names */
#define LEAST_ALIKE 0.88   /* below, two words are two words */
#define SHORT_ALIKE 0.9    /* "centre" for "centre social" */
#define SHORTEST_SLIP 4    /* letters: a shorter word has no room for a slip */
#define SLIP_ALIKE 0.9     /* one slip, in a word of LONG_WORD letters or more */
#define LONG_WORD 5

/* Words that part others and tell nothing. */
static const char *const small_words[] = { "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sur", NULL };

/* Words of every other name: alone they say hardly more than those. */
static const char *const common_words[] = { "association", "centre", "ecole", "espace", "etablissement", "groupe", "institution", "maison", "prive", "privee", "public", "publique", "scolaire", "social", "sociale", NULL };

static void
clear_word (gpointer data)
{
  g_free (((DossierNameWord *) data)->word);
}

static void
add_word (DossierName *self,
          char        *word,
          gboolean     is_group)
{
  gboolean        is_common = is_group || g_strv_contains (common_words, word);
  gboolean        is_number = g_ascii_isdigit (*word);
  DossierNameWord found = { word, is_common ? COMMON_WEIGHT : 1, is_number, is_group, !is_common && !is_number };

  g_array_append_val (self->words, found);
  self->weight += found.weight;
}

/* The least of the forms of a group stands for all of them. */
static char *
dup_group_sign (const char        *form,
                const char *const *others)
{
  const char *least = form;

  for (; *others != NULL; others++)
    if (strcmp (*others, least) < 0)
      least = *others;
  return g_strdup (least);
}

/* The form of a group that these words are, but for a slip ("colege"); slips: whether each word is one. NULL: none. */
static const char *
find_form (const DossierSynonyms *synonyms,
           const char            *words,
           const gboolean        *slips,
           guint                  n)
{
  if (dossier_synonyms_find (synonyms, words) != NULL)
    return words;
  for (guint i = 0; i < n; i++)
    if (slips[i])
      return dossier_synonyms_find_slip (synonyms, words);
  return NULL;
}

/* The longest group of words from here on that is a synonym: how many words, 0: none. */
static guint
take_group (DossierName           *self,
            const DossierSynonyms *synonyms,
            char                 **words,
            const gboolean        *slips,
            guint                  n_words)
{
  for (guint n = MIN (n_words, MAX_GROUP_WORDS); n > 0; n--)
    {
      g_autoptr (GString) text = g_string_new (words[0]);
      const char         *form;

      for (guint i = 1; i < n; i++)
        g_string_append_printf (text, " %s", words[i]);
      form = find_form (synonyms, text->str, slips, n);
      if (form == NULL)
        continue;
      add_word (self, dup_group_sign (form, dossier_synonyms_find (synonyms, form)), TRUE);
      return n;
    }
  return 0;
}

DossierName *
dossier_name_new (const char            *text,
                  const DossierSynonyms *synonyms)
{
  DossierName         *self = g_new0 (DossierName, 1);
  g_autofree char     *folded = base_text_fold (text);
  g_auto (GStrv)       words = g_strsplit (folded, " ", -1);
  guint                n_words = g_strv_length (words);
  g_autofree gboolean *slips = g_new (gboolean, n_words);

  for (guint i = 0; i < n_words; i++)
    slips[i] = dossier_synonyms_is_slip (synonyms, words[i]);
  self->words = g_array_new (FALSE, FALSE, sizeof (DossierNameWord));
  g_array_set_clear_func (self->words, clear_word);
  for (guint i = 0; i < n_words;)
    {
      guint taken = take_group (self, synonyms, words + i, slips + i, n_words - i);

      if (taken == 0 && *words[i] != '\0' && !g_strv_contains (small_words, words[i]))
        add_word (self, g_strdup (words[i]), FALSE);
      i += MAX (taken, 1);
    }
  return self;
}

void
dossier_name_free (DossierName *self)
{
  g_array_unref (self->words);
  g_free (self);
}

static const DossierNameWord *
word_at (const DossierName *self,
         guint              index)
{
  return &g_array_index (self->words, DossierNameWord, index);
}

/* "Centre" is how people say "centre social" when there is only one. */
static gboolean
is_short_for (const DossierNameWord *word,
              const DossierNameWord *group)
{
  gsize length = strlen (word->word);

  return group->is_group && !word->is_group && !word->is_telling && !word->is_number && strncmp (group->word, word->word, length) == 0 && group->word[length] == ' ';
}

/* Numbers and groups are the same or not; of other words, a slip is forgiven. */
static double
compare_words (const DossierNameWord *one,
               const DossierNameWord *other)
{
  double alike;

  if (strcmp (one->word, other->word) == 0)
    return 1;
  if (is_short_for (one, other) || is_short_for (other, one))
    return SHORT_ALIKE;
  if (one->is_number || other->is_number || one->is_group || other->is_group || strlen (one->word) < SHORTEST_SLIP || strlen (other->word) < SHORTEST_SLIP)
    return 0;
  alike = base_text_likeness (one->word, other->word);
  if (alike >= LEAST_ALIKE)
    return alike;
  return MAX (strlen (one->word), strlen (other->word)) >= LONG_WORD && base_text_is_slip (one->word, other->word) ? SLIP_ALIKE : 0;
}

/* The weight of one's words that the other has as well; *apart: a word that must be in both is in one only. */
static double
measure_shared (const DossierName *one,
                const DossierName *other,
                guint             *n_telling,
                guint             *n_apart)
{
  double shared = 0;

  for (guint i = 0; i < one->words->len; i++)
    {
      const DossierNameWord *word = word_at (one, i);
      double                 best = 0;

      for (guint j = 0; j < other->words->len && best < 1; j++)
        best = MAX (best, compare_words (word, word_at (other, j)));
      shared += best * word->weight;
      *n_telling += word->is_telling && best > 0;
      *n_apart += word->is_number && best < 1;
    }
  return shared;
}

static guint
count_telling (const DossierName *self)
{
  guint n = 0;

  for (guint i = 0; i < self->words->len; i++)
    n += word_at (self, i)->is_telling;
  return n;
}

/* Both say what they are ("maternelle", "élémentaire"), and not the same. */
static gboolean
are_of_two_sorts (const DossierName *one,
                  const DossierName *other)
{
  gboolean groups[2] = { FALSE, FALSE }, shared = FALSE;

  for (guint i = 0; i < one->words->len; i++)
    groups[0] = groups[0] || word_at (one, i)->is_group;
  for (guint i = 0; i < other->words->len; i++)
    groups[1] = groups[1] || word_at (other, i)->is_group;
  for (guint i = 0; i < one->words->len; i++)
    for (guint j = 0; j < other->words->len; j++)
      shared = shared || (word_at (one, i)->is_group && strcmp (word_at (one, i)->word, word_at (other, j)->word) == 0);
  return groups[0] && groups[1] && !shared;
}

double
dossier_name_compare (const DossierName *one,
                      const DossierName *other)
{
  guint  n_telling = 0, n_apart = 0;
  double shared, likeness;

  if (one->words->len == 0 || other->words->len == 0)
    return 0;
  shared = measure_shared (one, other, &n_telling, &n_apart) + measure_shared (other, one, &n_telling, &n_apart);
  if (n_telling == 0 && (count_telling (one) > 0 || count_telling (other) > 0))
    return 0;
  likeness = shared / (one->weight + other->weight);
  if (n_apart > 0 || are_of_two_sorts (one, other))
    likeness /= 2;
  return likeness;
}

double
dossier_duplicates_compare_names (const char            *one,
                                  const char            *other,
                                  const DossierSynonyms *synonyms)
{
  g_autoptr (DossierName) left = dossier_name_new (one, synonyms), right = dossier_name_new (other, synonyms);

  return dossier_name_compare (left, right);
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  gsize one = strlen (*(const char *const *) a), other = strlen (*(const char *const *) b);

  return one > other ? -1 : one < other;
}

GPtrArray *
dossier_name_list_telling (const DossierName *self)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->words->len; i++)
    if (word_at (self, i)->is_telling)
      g_ptr_array_add (found, word_at (self, i)->word);
  g_ptr_array_sort (found, compare_lengths);
  return found;
}
