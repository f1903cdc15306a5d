/* sync-inbox-files.c - what the mirror holds, and what of it cannot be read */
#include "sync-inbox-private.h"

#include "sync-error.h"
#include "sync-limits.h"

#include <string.h>

static void
note_file (SyncInbox             *self,
           const CarryMirrorFile *found)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", found->poste, found->name);
  SyncInboxFile   *file = g_hash_table_lookup (self->files, key);
  SyncName         name;

  if (file != NULL && file->size == found->size)
    return;
  sync_name_read (found->name, &name);
  file = g_new0 (SyncInboxFile, 1);
  file->kind = name.kind;
  file->poste = g_strdup (found->poste);
  file->name = g_strdup (found->name);
  file->size = found->size;
  g_hash_table_replace (self->files, g_steal_pointer (&key), file);
}

gboolean
sync_inbox_note_files (SyncInbox *self,
                       GError   **error)
{
  g_autoptr (GPtrArray) found = carry_mirror_list (sync_share_get_mirror (self->share), NULL, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    note_file (self, found->pdata[i]);
  return found != NULL;
}

static guint64
get_limit (const SyncInboxFile *file)
{
  switch (file->kind)
    {
    case SYNC_NAME_HELLO:
      return SYNC_HELLO_FILE;
    case SYNC_NAME_KEY_PACKAGE:
      return SYNC_KEY_PACKAGE_FILE;
    default:
      return SYNC_SEGMENT_FILE;
    }
}

GBytes *
sync_inbox_read_file (SyncInbox           *self,
                      const SyncInboxFile *file,
                      GError             **error)
{
  return carry_mirror_read (sync_share_get_mirror (self->share), file->poste, file->name, get_limit (file), error);
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const SyncInboxFile *one = *(SyncInboxFile *const *) a, *other = *(SyncInboxFile *const *) b;
  int                  order = strcmp (one->poste, other->poste);

  return order != 0 ? order : strcmp (one->name, other->name); /* names of segments begin with their first number */
}

GPtrArray *
sync_inbox_list_unsettled (SyncInbox   *self,
                           SyncNameKind kind)
{
  GPtrArray     *files = g_ptr_array_new ();
  GHashTableIter each;
  gpointer       file;

  g_hash_table_iter_init (&each, self->files);
  while (g_hash_table_iter_next (&each, NULL, &file))
    if (((SyncInboxFile *) file)->kind == kind && ((SyncInboxFile *) file)->state <= FILE_WAITING)
      g_ptr_array_add (files, file);
  g_ptr_array_sort (files, compare_files);
  return files;
}

const char *
sync_inbox_get_name (const SyncInbox *self,
                     const char      *poste)
{
  return g_hash_table_lookup (self->names, poste);
}

void
sync_inbox_tear (SyncInboxTurn *turn,
                 SyncInboxFile *file,
                 const GError  *error)
{
  static const gint64 pauses[] = { 1, 10, 60, 600 }; /* seconds */

  if (turn->inbox->hasty)
    file->tries = 0;
  if (file->tries >= G_N_ELEMENTS (pauses))
    {
      file->state = FILE_SETTLED;
      sync_report_alert (turn->report, SYNC_ALERT_DAMAGED, file->poste, sync_inbox_get_name (turn->inbox, file->poste), error->message);
      return;
    }
  file->state = FILE_TORN;
  file->again = g_get_monotonic_time () + pauses[file->tries++] * G_USEC_PER_SEC;
}

/* What the error asks for. */
void
sync_inbox_judge (SyncInboxTurn *turn,
                  SyncInboxFile *file,
                  const GError  *error)
{
  file->missing.n = 0;
  if (g_error_matches (error, SYNC_ERROR, SYNC_ERROR_NEWER))
    {
      file->state = FILE_WAITING;
      sync_report_alert (turn->report, SYNC_ALERT_NEWER, file->poste, sync_inbox_get_name (turn->inbox, file->poste), error->message);
    }
  else if (g_error_matches (error, SYNC_ERROR, SYNC_ERROR_UNKNOWN_KEY))
    {
      file->state = FILE_WAITING;
      sync_report_alert (turn->report, SYNC_ALERT_KEY, file->poste, sync_inbox_get_name (turn->inbox, file->poste), error->message);
    }
  else if (g_error_matches (error, SYNC_ERROR, SYNC_ERROR_FOREIGN))
    file->state = FILE_SETTLED;
  else
    sync_inbox_tear (turn, file, error);
}

char **
sync_inbox_dup_again (SyncInbox *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GHashTableIter           each;
  gpointer                 key, value;
  gint64                   now = g_get_monotonic_time ();

  g_hash_table_iter_init (&each, self->files);
  while (g_hash_table_iter_next (&each, &key, &value))
    {
      SyncInboxFile *file = value;

      if (file->state != FILE_TORN || (file->again > now && !self->hasty))
        continue;
      g_strv_builder_add (names, key);
      file->state = FILE_NEW;
    }
  return g_strv_builder_end (names);
}
