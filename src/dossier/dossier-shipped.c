#include "dossier-shipped.h"

#include "dossier-data.h"

char *
dossier_shipped_dup_text (const char *name)
{
  g_autofree char   *path = g_strconcat ("/org/federation/Liens/dossier/", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char        *start;
  gsize              length;

  /* Asking for the resource itself keeps it in programs that link this room statically. */
  bytes = g_resource_lookup_data (dossier_data_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s was not compiled in: %s", name, error->message);
  start = g_bytes_get_data (bytes, &length);
  return g_strndup (start, length);
}

static GHashTable *
read_row (char      **headings,
          const char *line)
{
  GHashTable    *row = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);

  for (guint i = 0; headings[i] != NULL && cells[i] != NULL; i++)
    g_hash_table_insert (row, g_strdup (headings[i]), g_strdup (g_strstrip (cells[i])));
  return row;
}

GPtrArray *
dossier_shipped_list_rows (const char *name)
{
  GPtrArray       *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autofree char *text = dossier_shipped_dup_text (name);
  g_auto (GStrv)   lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_auto (GStrv)   headings = lines[0] == NULL ? NULL : g_strsplit (lines[0], "\t", -1);

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (rows, read_row (headings, lines[i]));
  return rows;
}
