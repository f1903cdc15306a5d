/* sync-documents-take.c - from the mirror to beside the dossier */
#include "sync-documents-private.h"

#include "base-identifier.h"
#include "sync-attachment.h"
#include "sync-limits.h"

#include <string.h>

#define NAMES 32 /* that others may have taken */

/* --- what cannot be read is copied again */

static const gint64 pauses[] = { 1, 10, 60, 600 }; /* seconds, as sync-inbox */

static SyncDocumentTry *
find_try (const SyncDocuments     *self,
          const SyncDocumentPlace *place)
{
  g_autofree char *key = sync_documents_dup_key (place);

  return g_hash_table_lookup (self->tries, key);
}

static gboolean
is_due (const SyncDocuments   *self,
        const SyncDocumentTry *try)
{
  return try != NULL && (self->is_hasty || (try->n <= G_N_ELEMENTS (pauses) && try->again <= g_get_monotonic_time ()));
}

const SyncDocumentPlace *
sync_documents_take_due (SyncDocuments *self,
                         const char    *digest)
{
  const GPtrArray *places = g_hash_table_lookup (self->held, digest);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const SyncDocumentPlace *place = places->pdata[i];
      SyncDocumentTry         *try = find_try (self, place);

      if (sync_documents_is_own (self, place) || sync_documents_find_member (self, place->poste) == NULL || !is_due (self, try))
        continue;
      try->is_fresh = TRUE;
      return place;
    }
  return NULL;
}

static void
tear (SyncDocuments           *self,
      const SyncDocumentPlace *place,
      SyncReport              *report,
      const GError            *why)
{
  const DossierMember *member = sync_documents_find_member (self, place->poste);
  SyncDocumentTry     *try = find_try (self, place);

  if (try == NULL)
    {
      try = g_new0 (SyncDocumentTry, 1);
      g_hash_table_insert (self->tries, sync_documents_dup_key (place), try);
    }
  try->is_fresh = FALSE;
  try->again = g_get_monotonic_time () + pauses[MIN (try->n, G_N_ELEMENTS (pauses) - 1)] * G_USEC_PER_SEC;
  if (try->n++ >= G_N_ELEMENTS (pauses) || self->is_hasty)
    sync_report_alert (report, SYNC_ALERT_DAMAGED, place->poste, member != NULL ? member->name : NULL, why->message);
}

/* --- proved */

static void
judge (SyncDocuments           *self,
       const SyncDocumentPlace *place,
       SyncReport              *report,
       const GError            *why)
{
  const DossierMember *member = sync_documents_find_member (self, place->poste);

  if (g_error_matches (why, SYNC_ERROR, SYNC_ERROR_NEWER))
    sync_report_alert (report, SYNC_ALERT_NEWER, place->poste, member->name, why->message);
  else if (g_error_matches (why, SYNC_ERROR, SYNC_ERROR_UNKNOWN_KEY))
    sync_report_alert (report, SYNC_ALERT_KEY, place->poste, member->name, why->message);
  else
    tear (self, place, report, why);
}

static const guint8 *
find_public_key (const SyncDocuments *self,
                 const DossierMember *member)
{
  return member->is_self ? sync_signer_get_public_key (sync_share_get_signer (self->share)) : member->public_key;
}

/* What the record names, from the hand of who is in. NULL: it is not. */
static GBytes *
read_place (SyncDocuments           *self,
            const DossierDocument   *document,
            const SyncDocumentPlace *place,
            GError                 **error)
{
  const DossierMember *member = sync_documents_find_member (self, place->poste);
  g_autoptr (GBytes)   file = carry_mirror_read (sync_share_get_mirror (self->share), place->poste, place->name, SYNC_ATTACHMENT_FILE, error);
  g_autoptr (GBytes)   content = NULL;
  guint8               hash[SYNC_HASH_BYTES];
  char                 digits[BASE_IDENTIFIER_DIGITS + 1];

  if (file != NULL)
    content = sync_attachment_read (file, sync_share_get_federation (self->share)->id, find_public_key (self, member), sync_share_get_keyring (self->share), hash, error);
  if (content == NULL || strcmp (base_identifier_from_bytes (hash, digits), document->digest) == 0)
    return g_steal_pointer (&content);
  g_set_error_literal (error, SYNC_ERROR, SYNC_ERROR_MALFORMED, "holds another document than the record names");
  return NULL;
}

/* --- laid beside */

static void
note_full (SyncReport *report,
           GError     *error)
{
  if (report->documents == NULL)
    report->documents = error;
  else
    g_error_free (error);
}

/* By this desktop, which keeps its own for a while. */
static gboolean
was_sealed_here (const SyncDocuments *self,
                 const char          *digest)
{
  const GPtrArray *places = g_hash_table_lookup (self->held, digest);

  return places != NULL && places->len > 0 && sync_documents_is_own (self, places->pdata[0]);
}

/* The version before came as this one does, and nobody wrote in it: this one takes its name. */
static void
clear_former (SyncDocuments         *self,
              const DossierDocument *document)
{
  const DossierBesideFile *file = dossier_beside_find (self->beside, document->id);
  DossierBesidePast       *past = file != NULL && file->past->len > 0 ? file->past->pdata[file->past->len - 1] : NULL;

  if (past == NULL || *past->name == '\0' || was_sealed_here (self, past->digest) ||
      g_strcmp0 (sync_beside_find_digest (self->folder, past->name, SYNC_ATTACHMENT_CONTENT), past->digest) != 0)
    return;
  if (sync_beside_remove (self->folder, past->name))
    *past->name = '\0';
}

static gboolean
lay (SyncDocuments         *self,
     const DossierDocument *document,
     GBytes                *content,
     SyncReport            *report)
{
  GError  *error = NULL;
  gboolean taken = TRUE;

  clear_former (self, document);
  for (guint i = 0; taken && i < NAMES; i++)
    {
      g_autofree char *name = dossier_beside_make_name (document->name != NULL ? document->name : "document", document->id, i);

      if (!sync_beside_put (self->folder, name, content, &taken, &error))
        continue;
      sync_documents_note_here (self, document, name);
      report->documents_received++;
      return TRUE;
    }
  if (error != NULL)
    note_full (report, error);
  return FALSE;
}

static gboolean
is_readable (const SyncDocuments     *self,
             const SyncDocumentPlace *place)
{
  const SyncDocumentTry *try = find_try (self, place);

  return sync_documents_find_member (self, place->poste) != NULL && (try == NULL || try->is_fresh);
}

gboolean
sync_documents_take (SyncDocuments         *self,
                     const DossierDocument *document,
                     SyncReport            *report)
{
  const GPtrArray *places = g_hash_table_lookup (self->held, document->digest);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const SyncDocumentPlace *place = places->pdata[i];
      g_autoptr (GError)       error = NULL;
      g_autoptr (GBytes)       content = is_readable (self, place) ? read_place (self, document, place, &error) : NULL;

      if (content != NULL)
        return lay (self, document, content, report);
      if (error != NULL)
        judge (self, place, report, error);
    }
  return FALSE;
}
