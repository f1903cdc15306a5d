#include "sync-waits.h"

#define FILE_WAITS "attentes"
#define GROUP "waits"

struct _SyncWaits
{
  char     *path;
  GKeyFile *before, *missed; /* of the rounds before, and of this one */
};

SyncWaits *
sync_waits_load (const char *dir)
{
  SyncWaits *self = g_new0 (SyncWaits, 1);

  self->path = g_build_filename (dir, FILE_WAITS, NULL);
  self->before = g_key_file_new ();
  self->missed = g_key_file_new ();
  g_key_file_load_from_file (self->before, self->path, G_KEY_FILE_NONE, NULL); /* none: counting begins */
  return self;
}

void
sync_waits_free (SyncWaits *self)
{
  if (self == NULL)
    return;
  g_key_file_unref (self->before);
  g_key_file_unref (self->missed);
  g_free (self->path);
  g_free (self);
}

gint64
sync_waits_miss (SyncWaits  *self,
                 const char *what,
                 gint64      now)
{
  gint64 since = g_key_file_get_int64 (self->before, GROUP, what, NULL);

  if (since <= 0 || since > now)
    since = now;
  g_key_file_set_int64 (self->missed, GROUP, what, since);
  return since;
}

gboolean
sync_waits_keep (SyncWaits *self,
                 GError   **error)
{
  gsize            length, length_before;
  g_autofree char *text = g_key_file_to_data (self->missed, &length, NULL), *before = g_key_file_to_data (self->before, &length_before, NULL);

  g_key_file_unref (self->before);
  self->before = self->missed;
  self->missed = g_key_file_new ();
  return g_strcmp0 (text, before) == 0 || g_file_set_contents_full (self->path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
