#include "dossier-search.h"

#include "base-text.h"
#include "dossier-shipped.h"

/* group → folded forms, each once. */
static GHashTable *
read_groups (void)
{
  GHashTable           *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) rows = dossier_shipped_list_rows ("synonyms.tsv");

  for (guint i = 0; i < rows->len; i++)
    {
      const char      *group = g_hash_table_lookup (g_ptr_array_index (rows, i), "group");
      g_autofree char *form = base_text_fold (g_hash_table_lookup (g_ptr_array_index (rows, i), "form"));
      GPtrArray       *forms = g_hash_table_lookup (groups, group);

      if (forms == NULL)
        {
          forms = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (groups, g_strdup (group), forms);
        }
      if (!g_ptr_array_find_with_equal_func (forms, form, g_str_equal, NULL))
        g_ptr_array_add (forms, g_steal_pointer (&form));
    }
  return groups;
}

static char **
dup_others (GPtrArray  *forms,
            const char *form)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < forms->len; i++)
    if (!g_str_equal (g_ptr_array_index (forms, i), form))
      g_ptr_array_add (others, g_strdup (g_ptr_array_index (forms, i)));
  g_ptr_array_add (others, NULL);
  return (char **) g_ptr_array_free (others, FALSE);
}

/* Folded form → the other forms of its group. Kept for ever. */
static gpointer
read_synonyms (gpointer unused)
{
  GHashTable            *synonyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  g_autoptr (GHashTable) groups = read_groups ();
  GHashTableIter         each;
  gpointer               forms;

  g_hash_table_iter_init (&each, groups);
  while (g_hash_table_iter_next (&each, NULL, &forms))
    for (guint i = 0; i < ((GPtrArray *) forms)->len; i++)
      {
        const char *form = g_ptr_array_index ((GPtrArray *) forms, i);

        g_hash_table_insert (synonyms, g_strdup (form), dup_others (forms, form));
      }
  return synonyms;
}

const char *const *
dossier_search_get_synonyms (const char *words)
{
  static GOnce     once = G_ONCE_INIT;
  g_autofree char *folded = base_text_fold (words);

  g_once (&once, read_synonyms, NULL);
  return g_hash_table_lookup (once.retval, folded);
}
