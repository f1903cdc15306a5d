/* sync-documents-carry.c - to the share and from it, one document after the other */
#include "sync-documents-private.h"

#include "base-identifier.h"
#include "sync-attachment.h"
#include "sync-limits.h"
#include "sync-names.h"

/* One turn: how far it is, and when it ends. */
typedef struct
{
  SyncDocuments  *documents;
  SyncReport     *report;
  DossierProgress progress;
  gpointer        data;
  GCancellable   *cancellable;
  gint64          all, done; /* bytes */
  gint64          end;       /* monotonic; 0: when all is done */
  gboolean        is_hindered; /* that way, for this time */
} Turn;

/* Asked where there is more to do. */
static gboolean
is_over (Turn *turn)
{
  if (turn->is_hindered || g_cancellable_is_cancelled (turn->cancellable))
    return TRUE;
  if (turn->end > 0 && g_get_monotonic_time () >= turn->end)
    turn->report->has_more_documents = TRUE;
  return turn->report->has_more_documents;
}

/* Takes error. The first is told. */
static void
hinder (Turn   *turn,
        GError *error)
{
  turn->is_hindered = TRUE;
  if (turn->report->documents == NULL)
    turn->report->documents = error;
  else
    g_error_free (error);
}

static void
on_heard (CarryRelay *relay,
          guint64     bytes,
          guint       items,
          Turn       *turn)
{
  if (turn->progress != NULL && turn->all > 0)
    turn->progress (MIN (turn->done + (gint64) bytes, turn->all), turn->all, turn->data);
}

/* Takes request. Caller owns. */
static CarryReport *
ask (Turn         *turn,
     CarryRequest *request)
{
  CarryRelay  *relay = sync_share_get_relay (turn->documents->share);
  gulong       hearing = g_signal_connect (relay, "heard", G_CALLBACK (on_heard), turn);
  CarryReport *report = carry_relay_ask (relay, request, turn->cancellable);

  g_signal_handler_disconnect (relay, hearing);
  turn->done += (gint64) report->n_bytes;
  if (report->error != NULL)
    hinder (turn, g_error_copy (report->error));
  return report;
}

/* --- from the share */

static gboolean
is_wanted (const SyncDocuments   *self,
           const DossierDocument *document)
{
  return !document->is_deleted && document->digest != NULL && sync_documents_find_here (self, document) == NULL;
}

/* FALSE: nothing of it came. */
static gboolean
fetch_place (Turn                    *turn,
             const SyncDocumentPlace *place,
             GError                 **error)
{
  g_autofree char        *key = sync_documents_dup_key (place);
  const char *const       names[] = { key, NULL };
  g_autoptr (CarryReport) pulled = ask (turn, carry_request_new (CARRY_ASK_PULL, names));

  for (guint i = 0; i < pulled->items->len; i++)
    if (((CarryItem *) pulled->items->pdata[i])->fate == CARRY_FATE_MIRROR_FULL)
      sync_report_alert (turn->report, SYNC_ALERT_HINDERED, place->poste, NULL, "no room for documents in the mirror");
  return pulled->error == NULL && sync_documents_look_at_mirror (turn->documents, error);
}

/* FALSE: the disk or the store fails. */
static gboolean
fetch (Turn                  *turn,
       const DossierDocument *document,
       GError               **error)
{
  SyncDocuments           *self = turn->documents;
  const SyncDocumentPlace *place = NULL;
  g_autoptr (GError)       local = NULL;

  if (sync_documents_take (self, document, turn->report))
    return TRUE;
  place = self->is_listed ? sync_documents_find_offered (self, document->digest) : NULL;
  if (place == NULL && self->is_listed)
    place = sync_documents_take_due (self, document->digest);
  if (place == NULL)
    return TRUE;
  if (fetch_place (turn, place, &local))
    sync_documents_take (self, document, turn->report);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
fetch_all (Turn    *turn,
           GError **error)
{
  SyncDocuments *self = turn->documents;

  for (guint i = 0; i < self->documents->len; i++)
    {
      const DossierDocument *document = self->documents->pdata[i];

      if (!is_wanted (self, document))
        continue;
      if (is_over (turn))
        return TRUE;
      if (!fetch (turn, document, error))
        return FALSE;
    }
  return TRUE;
}

/* --- to the share */

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
seal (Turn                  *turn,
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
  hinder (turn, error);
}

static gboolean
seal_all (Turn    *turn,
          GError **error)
{
  SyncDocuments *self = turn->documents;

  for (guint i = 0; i < self->documents->len; i++)
    {
      if (!is_to_seal (self, self->documents->pdata[i]))
        continue;
      if (is_over (turn))
        return TRUE;
      if (carry_mirror_weigh (sync_share_get_mirror (self->share)) > SYNC_ATTACHMENT_MIRROR)
        hinder (turn, g_error_new_literal (CARRY_ERROR, CARRY_ERROR_MIRROR, "no room for documents in the mirror"));
      else
        seal (turn, self->documents->pdata[i]);
      if (!sync_documents_look_at_mirror (self, error)) /* two records may name the same */
        return FALSE;
    }
  return TRUE;
}

/* Ours, in the mirror and not on the share. Caller owns; the places are borrowed until the mirror is looked at again. */
static GPtrArray *
list_unsent (const SyncDocuments *self)
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
push (Turn                    *turn,
      const SyncDocumentPlace *place)
{
  const char *const       names[] = { place->name, NULL };
  g_autoptr (CarryReport) pushed = ask (turn, carry_request_new (CARRY_ASK_PUSH, names));

  if (pushed->error != NULL)
    return;
  turn->report->documents_sent += carry_report_count (pushed, CARRY_FATE_COPIED);
  note_there (turn->documents, place);
}

static void
push_all (Turn            *turn,
          const GPtrArray *unsent)
{
  for (guint i = 0; i < unsent->len && !is_over (turn); i++)
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
put_again (Turn                    *turn,
           const SyncDocumentPlace *place)
{
  const char *const names[] = { place->name, NULL };
  g_autofree char  *key = sync_documents_dup_key (place);

  carry_report_free (ask (turn, carry_request_new (CARRY_ASK_REMOVE, names)));
  g_hash_table_remove (turn->documents->there, key);
}

static void
prove (Turn                    *turn,
       const SyncDocumentPlace *place,
       DossierBesideFile       *file)
{
  const char *const       names[] = { place->name, NULL };
  g_autoptr (CarryReport) report = ask (turn, carry_request_new (CARRY_ASK_VERIFY, names));

  if (carry_report_count (report, CARRY_FATE_DIFFERS) > 0)
    put_again (turn, place);
  file->is_proved = carry_report_count (report, CARRY_FATE_PRESENT) > 0;
  dossier_beside_note (turn->documents->beside);
}

static void
prove_all (Turn *turn)
{
  SyncDocuments     *self = turn->documents;
  DossierBesideFile *file;

  for (guint i = 0; !self->is_proved && i < self->documents->len; i++)
    {
      const SyncDocumentPlace *place = find_unproved (self, self->documents->pdata[i], &file);

      if (place == NULL)
        continue;
      if (is_over (turn))
        return;
      prove (turn, place, file);
    }
  self->is_proved = TRUE;
}

/* --- the turn */

/* How many bytes there are to carry. */
static void
weigh (Turn            *turn,
       const GPtrArray *unsent)
{
  const SyncDocuments *self = turn->documents;

  for (guint i = 0; i < unsent->len; i++)
    turn->all += (gint64) ((SyncDocumentPlace *) unsent->pdata[i])->size;
  for (guint i = 0; self->is_listed && i < self->documents->len; i++)
    {
      const DossierDocument   *document = self->documents->pdata[i];
      const SyncDocumentPlace *place = is_wanted (self, document) ? sync_documents_find_offered (self, document->digest) : NULL;

      turn->all += place != NULL ? (gint64) place->size : 0;
    }
}

static gboolean
exchange (Turn    *turn,
          GError **error)
{
  SyncDocuments        *self = turn->documents;
  g_autoptr (GPtrArray) unsent = NULL;

  if (self->is_listed && turn->report->push == NULL)
    prove_all (turn);
  if (!seal_all (turn, error))
    return FALSE;
  unsent = list_unsent (self);
  weigh (turn, unsent);
  turn->is_hindered = FALSE; /* what is sealed can go */
  if (self->is_listed && turn->report->push == NULL)
    push_all (turn, unsent);
  turn->is_hindered = FALSE; /* what cannot go does not keep the others from coming */
  return fetch_all (turn, error);
}

/* Those whose file stands otherwise are shown again. */
static gboolean
tell (SyncDocuments *self,
      GError       **error)
{
  g_autofree gpointer *ids = g_hash_table_get_keys_as_array (self->moved, NULL);
  gboolean             moved = g_hash_table_size (self->moved) > 0;

  if (!dossier_beside_keep (self->beside, error))
    return FALSE;
  if (moved)
    dossier_store_tell_files (sync_share_get_store (self->share), (const char *const *) ids);
  g_hash_table_remove_all (self->moved);
  return TRUE;
}

gboolean
sync_documents_carry (SyncDocuments  *self,
                      SyncReport     *report,
                      DossierProgress progress,
                      gpointer        progress_data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  Turn turn = { self, report, progress, progress_data, cancellable, 0, 0, self->slice > 0 ? g_get_monotonic_time () + self->slice : 0 };

  if (!sync_documents_look (self, error) || !sync_documents_drop (self, report, cancellable, error) || !exchange (&turn, error))
    return FALSE;
  sync_documents_settle (self, report);
  return tell (self, error);
}
