/* sync-documents-tidy.c - what no record names goes */
#include "sync-documents-private.h"

#include "sync-names.h"
#include "sync-outbox.h"

#include <string.h>

/* An erasure of ours that is not on the share yet may be lost with this disk; what is known is not all while words of others are missing. */
static gboolean
may_drop (SyncDocuments    *self,
          const SyncReport *report,
          gboolean         *may,
          GError          **error)
{
  gint64 waiting = sync_outbox_count_waiting (self->share, error);

  *may = waiting == 0 && report->pull == NULL && report->alerts->len == 0;
  return waiting >= 0;
}

static gboolean
drop_from_mirror (SyncDocuments *self,
                  GError       **error)
{
  for (guint i = 0; i < self->unnamed->len; i++)
    {
      const SyncDocumentPlace *place = self->unnamed->pdata[i];

      if (!carry_mirror_drop (sync_share_get_mirror (self->share), place->poste, place->name, error))
        return FALSE;
    }
  g_ptr_array_set_size (self->unnamed, 0);
  return TRUE;
}

static gboolean
is_named (const SyncDocuments     *self,
          const SyncDocumentPlace *place)
{
  SyncName name;
  char     digits[BASE_IDENTIFIER_DIGITS + 1];

  sync_name_read (place->name, &name);
  return g_hash_table_contains (self->names, base_identifier_from_bytes (name.hash, digits));
}

/* Ours alone. What is not removed now is listed again. */
static void
drop_from_share (SyncDocuments *self,
                 GCancellable  *cancellable)
{
  CarryRequest  *request = carry_request_new (CARRY_ASK_REMOVE, NULL);
  GHashTableIter each;
  gpointer       value;

  g_hash_table_iter_init (&each, self->there);
  while (g_hash_table_iter_next (&each, NULL, &value))
    {
      const SyncDocumentPlace *place = value;

      if (!sync_documents_is_own (self, place) || is_named (self, place) || request->names->len == CARRY_NAMES_MAX)
        continue;
      g_ptr_array_add (request->names, g_strdup (place->name));
      g_hash_table_iter_remove (&each);
    }
  if (request->names->len > 0)
    carry_report_free (carry_relay_ask (sync_share_get_relay (self->share), request, cancellable));
  else
    carry_request_free (request);
}

gboolean
sync_documents_drop (SyncDocuments    *self,
                     const SyncReport *report,
                     GCancellable     *cancellable,
                     GError          **error)
{
  gboolean may;

  if (!may_drop (self, report, &may, error))
    return FALSE;
  if (!may)
    return TRUE;
  if (!drop_from_mirror (self, error))
    return FALSE;
  if (self->is_listed)
    drop_from_share (self, cancellable);
  return TRUE;
}

gboolean
sync_documents_tidy (SyncDocuments    *self,
                     const SyncReport *report,
                     GCancellable     *cancellable,
                     GError          **error)
{
  return sync_documents_look (self, error) && sync_documents_look_beside (self, error) && sync_documents_look (self, error) && /* what is past is named */
         sync_documents_drop (self, report, cancellable, error);
}
