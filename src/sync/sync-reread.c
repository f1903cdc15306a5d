#include "sync-reread.h"

#include <glib/gstdio.h>

#define FILE_READ "lus"

struct _SyncReread
{
  char       *path;
  GHashTable *names; /* "poste/name" */
  gboolean    moved; /* since it was kept */
};

SyncReread *
sync_reread_load (const char *dir)
{
  SyncReread      *self = g_new0 (SyncReread, 1);
  g_autofree char *text = NULL;
  g_auto (GStrv)   lines = NULL;

  self->path = g_build_filename (dir, FILE_READ, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_file_get_contents (self->path, &text, NULL, NULL)) /* none: they are read */
    return self;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_hash_table_add (self->names, g_strdup (lines[i]));
  return self;
}

void
sync_reread_free (SyncReread *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->names);
  g_free (self->path);
  g_free (self);
}

gboolean
sync_reread_has (const SyncReread *self,
                 const char       *poste,
                 const char       *name)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", poste, name);

  return g_hash_table_contains (self->names, key);
}

void
sync_reread_add (SyncReread *self,
                 const char *poste,
                 const char *name)
{
  self->moved = g_hash_table_add (self->names, g_strdup_printf ("%s/%s", poste, name)) || self->moved;
}

static gboolean
is_gone (gpointer key,
         gpointer value,
         gpointer there)
{
  return !g_hash_table_contains (there, key);
}

gboolean
sync_reread_keep (SyncReread *self,
                  GHashTable *there,
                  GError    **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GHashTableIter      each;
  gpointer            key;

  if (!self->moved)
    return TRUE;
  g_hash_table_foreach_remove (self->names, is_gone, there);
  g_hash_table_iter_init (&each, self->names);
  while (g_hash_table_iter_next (&each, &key, NULL))
    g_string_append_printf (text, "%s\n", (char *) key);
  self->moved = !g_file_set_contents_full (self->path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
  return !self->moved;
}

void
sync_reread_forget (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, FILE_READ, NULL);

  g_unlink (path); /* there may be none */
}
