#include "app-absence.h"

#include "dossier-reader.h"

#define FILE_NAME "vu"

static char *
dup_path (DossierStore *store)
{
  return g_build_filename (dossier_store_get_data_dir (store), FILE_NAME, NULL);
}

/* On the reader thread: disks are slow. */
static gpointer
note (DossierReader *reader,
      gpointer       path,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GBytes) seen = dossier_reader_dup_seen (reader, error);
  g_autofree char   *text = NULL;
  g_autoptr (GError) local = NULL;

  if (seen == NULL)
    return NULL;
  text = g_base64_encode (g_bytes_get_data (seen, NULL), g_bytes_get_size (seen));
  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local))
    g_message ("noting what was seen: %s", local->message);
  return NULL;
}

static void
on_noted (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL); /* what failed was told; nobody waits */
}

void
app_absence_note (DossierStore *store)
{
  g_return_if_fail (DOSSIER_IS_STORE (store));

  dossier_store_ask_async (store, note, dup_path (store), g_free, NULL, NULL, on_noted, NULL);
}

static gpointer
read_seen (DossierReader *reader,
           gpointer       path,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *text = NULL;
  guchar          *bytes;
  gsize            length;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  bytes = g_base64_decode (text, &length);
  return g_bytes_new_take (bytes, length);
}

void
app_absence_read_async (DossierStore       *store,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (store));

  dossier_store_ask_async (store, read_seen, dup_path (store), g_free, (GDestroyNotify) g_bytes_unref, NULL, callback, user_data);
}
