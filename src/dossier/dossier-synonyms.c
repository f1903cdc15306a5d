#include "dossier-synonyms.h"

#include "base-text.h"

#include <string.h>

#define LEAST_WITH_SLIP 5 /* letters */
#define MOST_BYTES 4      /* of the one letter two texts may differ by */

struct _DossierSynonyms
{
  GHashTable *others; /* folded form → GPtrArray of the other forms, the last one NULL */
  GHashTable *words;  /* of the forms: a set */
};

static GPtrArray *
get_or_make_others (DossierSynonyms *self,
                    const char      *form)
{
  GPtrArray *others = g_hash_table_lookup (self->others, form);

  if (others == NULL)
    {
      others = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->others, g_strdup (form), others);
    }
  return others;
}

static void
add_group (DossierSynonyms *self,
           const char      *group)
{
  g_auto (GStrv) forms = dossier_synonyms_split (group);

  for (char **form = forms; *form != NULL; form++)
    {
      g_autofree char *folded = base_text_fold (*form);

      g_free (*form);
      *form = g_steal_pointer (&folded);
    }
  for (char **form = forms; *form != NULL; form++)
    for (char **other = forms; *other != NULL; other++)
      if (form != other)
        {
          GPtrArray *others = get_or_make_others (self, *form);

          if (!g_ptr_array_find_with_equal_func (others, *other, g_str_equal, NULL))
            g_ptr_array_add (others, g_strdup (*other));
        }
}

static void
add_words (DossierSynonyms *self,
           const char      *form)
{
  g_auto (GStrv) words = g_strsplit (form, " ", -1);

  for (char **word = words; *word != NULL; word++)
    g_hash_table_add (self->words, g_steal_pointer (word));
}

DossierSynonyms *
dossier_synonyms_new (const GPtrArray *groups)
{
  DossierSynonyms *self = g_new0 (DossierSynonyms, 1);
  GHashTableIter   each;
  gpointer         form, others;

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < groups->len; i++)
    add_group (self, groups->pdata[i]);
  g_hash_table_iter_init (&each, self->others);
  while (g_hash_table_iter_next (&each, &form, &others))
    {
      add_words (self, form);
      g_ptr_array_add (others, NULL);
    }
  return self;
}

void
dossier_synonyms_free (DossierSynonyms *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->words);
  g_hash_table_unref (self->others);
  g_free (self);
}

const char *const *
dossier_synonyms_find (const DossierSynonyms *self,
                       const char            *folded)
{
  GPtrArray *others;

  g_return_val_if_fail (folded != NULL, NULL);

  others = self == NULL ? NULL : g_hash_table_lookup (self->others, folded);
  return others == NULL ? NULL : (const char *const *) others->pdata;
}

/* The first in the order of the alphabet, so that it is always the same. */
static const char *
find_slip_among (GHashTable *known,
                 const char *text,
                 gsize       least)
{
  GHashTableIter each;
  gpointer       one;
  const char    *found = NULL;
  gsize          length = strlen (text);

  g_hash_table_iter_init (&each, known);
  while (g_hash_table_iter_next (&each, &one, NULL))
    {
      gsize its = strlen (one);

      if (its >= least && its + MOST_BYTES >= length && its <= length + MOST_BYTES && base_text_is_slip (text, one) && (found == NULL || strcmp (one, found) < 0))
        found = one;
    }
  return found;
}

gboolean
dossier_synonyms_is_slip (const DossierSynonyms *self,
                          const char            *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return self != NULL && g_utf8_strlen (word, -1) >= LEAST_WITH_SLIP && !g_hash_table_contains (self->words, word) &&
         find_slip_among (self->words, word, LEAST_WITH_SLIP) != NULL;
}

const char *
dossier_synonyms_find_slip (const DossierSynonyms *self,
                            const char            *folded)
{
  g_return_val_if_fail (folded != NULL, NULL);

  return self == NULL ? NULL : find_slip_among (self->others, folded, LEAST_WITH_SLIP);
}

char **
dossier_synonyms_split (const char *group)
{
  g_auto (GStrv)         parts = g_strsplit (group != NULL ? group : "", "=", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray             *words = g_ptr_array_new ();

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *folded = base_text_fold (*part);

      if (*folded != '\0' && g_hash_table_add (seen, g_steal_pointer (&folded)))
        g_ptr_array_add (words, g_strstrip (g_strdup (*part)));
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}
