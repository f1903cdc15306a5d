#include "dossier-synonyms.h"

#include "base-text.h"

struct _DossierSynonyms
{
  GHashTable *others; /* folded form → GPtrArray of the other forms, the last one NULL */
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

DossierSynonyms *
dossier_synonyms_new (const GPtrArray *groups)
{
  DossierSynonyms *self = g_new0 (DossierSynonyms, 1);
  GHashTableIter   each;
  gpointer         others;

  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < groups->len; i++)
    add_group (self, groups->pdata[i]);
  g_hash_table_iter_init (&each, self->others);
  while (g_hash_table_iter_next (&each, NULL, &others))
    g_ptr_array_add (others, NULL);
  return self;
}

void
dossier_synonyms_free (DossierSynonyms *self)
{
  if (self == NULL)
    return;

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
