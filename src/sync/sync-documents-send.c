/* sync-documents-send.c - to the share, one document after the other */
#include "sync-documents-private.h"

#include "base-identifier.h"
#include "sync-attachment.h"
#include "sync-limits.h"
#include "sync-names.h"

/* The first that has it; when who put it there left, an administrator in their place. */
static gboolean
is_to_seal (const SyncDocuments   *self,
            const DossierDocument *document)
{
  const DossierBesideFile *file = sync_documents_find_here (self, document);

  if (file == NULL || document->is_deleted || file->size > SYNC_ATTACHMENT_CONTENT)
    return FALSE;
  if (sync_documents_find_held (self, document->digest) != NULL || !self->is_listed || sync_documents_find_offered (self, document->digest) != NULL)
    return FALSE;
  return file->state != DOSSIER_BESIDE_ARRIVED || sync_documents_is_admin (self);
}

static gboolean
write_sealed (SyncDocuments *self,
              GBytes        *content,
              GError       **error)
{
  SyncKey           *key = sync_keyring_find_current (sync_share_get_keyring (self->share));
  g_autoptr (GBytes) sealed = sync_attachment_write (content, sync_share_get_federation (self->share)->id, sync_share_get_signer (self->share), key, error);
  g_autofree char   *name = NULL;
  guint8             poste[DOSSIER_POSTE_BYTES], digits[SYNC_HASH_BYTES];

  if (sealed == NULL || !sync_attachment_peek (sealed, poste, digits, error))
    return FALSE;
  name = sync_name_dup_attachment (digits);
  return carry_mirror_write (sync_share_get_mirror (self->share), sync_share_get_poste (self->share), name, sealed, error);
}

/* What was written in meanwhile is another version: at the next round. */
static void
seal (SyncDocumentsTurn     *turn,
      const DossierDocument *document)
{
  SyncDocuments           *self = turn->documents;
  const DossierBesideFile *file = sync_documents_find_here (self, document);
  g_autoptr (GBytes)       content = sync_beside_read (self->folder, file->name, SYNC_ATTACHMENT_CONTENT);
  g_autofree char         *digest = NULL;
  gsize                    length;
  const guint8            *bytes = content != NULL ? g_bytes_get_data (content, &length) : NULL;
  GError                  *error = NULL;

  if (content == NULL)
    return;
  digest = base_identifier_derive_from_bytes (bytes, length);
  if (g_strcmp0 (digest, document->digest) != 0 || write_sealed (self, content, &error))
    return;
  sync_documents_hinder (turn, error);
}

gboolean
sync_documents_seal_all (SyncDocumentsTurn *turn,
                         GError           **error)
{
  SyncDocuments *self = turn->documents;

  for (guint i = 0; i < self->documents->len; i++)
    {
      if (!is_to_seal (self, self->documents->pdata[i]))
        continue;
      if (sync_documents_is_over (turn))
        return TRUE;
      if (carry_mirror_weigh (sync_share_get_mirror (self->share)) > SYNC_ATTACHMENT_MIRROR)
        sync_documents_hinder (turn, g_error_new_literal (CARRY_ERROR, CARRY_ERROR_MIRROR, "no room for documents in the mirror"));
      else
        seal (turn, self->documents->pdata[i]);
      if (!sync_documents_look_at_mirror (self, error)) /* two records may name the same */
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
sync_documents_list_unsent (const SyncDocuments *self)
{
  GPtrArray     *unsent = g_ptr_array_new ();
  GHashTableIter each;
  gpointer       places;

  g_hash_table_iter_init (&each, self->held);
  while (g_hash_table_iter_next (&each, NULL, &places))
    for (guint i = 0; i < ((GPtrArray *) places)->len; i++)
      {
        SyncDocumentPlace *place = ((GPtrArray *) places)->pdata[i];

        if (sync_documents_is_own (self, place) && !sync_documents_is_there (self, place))
          g_ptr_array_add (unsent, place);
      }
  return unsent;
}

static void
note_there (SyncDocuments           *self,
            const SyncDocumentPlace *place)
{
  g_hash_table_replace (self->there, sync_documents_dup_key (place), sync_documents_new_place (place->poste, place->name, place->size));
}

static void
push (SyncDocumentsTurn       *turn,
      const SyncDocumentPlace *place)
{
  const char *const       names[] = { place->name, NULL };
  g_autoptr (CarryReport) pushed = sync_documents_ask (turn, carry_request_new (CARRY_ASK_PUSH, names));

  if (pushed->error != NULL)
    return;
  turn->report->documents_sent += carry_report_count (pushed, CARRY_FATE_COPIED);
  note_there (turn->documents, place);
}

void
sync_documents_push_all (SyncDocumentsTurn *turn,
                         const GPtrArray   *unsent)
{
  for (guint i = 0; i < unsent->len && !sync_documents_is_over (turn); i++)
    push (turn, unsent->pdata[i]);
}

/* --- what was put there before, proved once */

/* Of ours; NULL: it needs no proof. Borrowed. */
static const SyncDocumentPlace *
find_unproved (const SyncDocuments   *self,
               const DossierDocument *document,
               DossierBesideFile    **file)
{
  const SyncDocumentPlace *held = document->digest != NULL ? sync_documents_find_held (self, document->digest) : NULL;

  *file = dossier_beside_find (self->beside, document->id);
  if (held == NULL || *file == NULL || (*file)->is_proved || !sync_documents_is_own (self, held) || !sync_documents_is_there (self, held))
    return NULL;
  return held;
}

/* A server that lost its last seconds: it is taken away, and put again. */
static void
put_again (SyncDocumentsTurn       *turn,
           const SyncDocumentPlace *place)
{
  const char *const names[] = { place->name, NULL };
  g_autofree char  *key = sync_documents_dup_key (place);

  carry_report_free (sync_documents_ask (turn, carry_request_new (CARRY_ASK_REMOVE, names)));
  g_hash_table_remove (turn->documents->there, key);
}

static void
prove (SyncDocumentsTurn       *turn,
       const SyncDocumentPlace *place,
       DossierBesideFile       *file)
{
  const char *const       names[] = { place->name, NULL };
  g_autoptr (CarryReport) report = sync_documents_ask (turn, carry_request_new (CARRY_ASK_VERIFY, names));

  if (carry_report_count (report, CARRY_FATE_DIFFERS) > 0)
    put_again (turn, place);
  file->is_proved = carry_report_count (report, CARRY_FATE_PRESENT) > 0;
  dossier_beside_note (turn->documents->beside);
}

void
sync_documents_prove_all (SyncDocumentsTurn *turn)
{
  SyncDocuments     *self = turn->documents;
  DossierBesideFile *file;

  for (guint i = 0; !self->is_proved && i < self->documents->len; i++)
    {
      const SyncDocumentPlace *place = find_unproved (self, self->documents->pdata[i], &file);

      if (place == NULL)
        continue;
      if (sync_documents_is_over (turn))
        return;
      prove (turn, place, file);
    }
  self->is_proved = TRUE;
}
