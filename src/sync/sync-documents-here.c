/* sync-documents-here.c - what lies beside the dossier, whose it is, and how it stands */
#include "config.h"

#include "sync-documents-private.h"

#include "sync-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAMES 4                      /* that a file may have here, looked for */
#define CALM_US (2 * G_USEC_PER_SEC) /* a file written in a moment ago may not be whole */

static gboolean
is_free (const SyncDocuments   *self,
         const DossierDocument *document,
         const char            *name)
{
  const char *owner = dossier_beside_find_owner (self->beside, name);

  return owner == NULL || strcmp (owner, document->id) == 0;
}

static void
move (SyncDocuments *self,
      const char    *id)
{
  g_hash_table_add (self->moved, g_strdup (id));
  dossier_beside_note (self->beside);
}

/* --- whose it is */

static void
hold (SyncDocuments         *self,
      const DossierDocument *document,
      const char            *name,
      const char            *digest)
{
  DossierBesideFile *file = dossier_beside_ensure (self->beside, document->id);
  SyncBesideFacts    facts = { 0 };

  sync_beside_look (self->folder, name, &facts);
  if (g_strcmp0 (file->name, name) != 0)
    {
      g_free (file->name);
      file->name = g_strdup (name);
    }
  g_free (file->digest);
  file->digest = g_strdup (digest);
  file->size = facts.size;
  file->changed = facts.changed;
  move (self, document->id);
}

void
sync_documents_note_here (SyncDocuments         *self,
                          const DossierDocument *document,
                          const char            *name)
{
  hold (self, document, name, document->digest);
  dossier_beside_find (self->beside, document->id)->state = DOSSIER_BESIDE_ARRIVED;
}

/* Under a name it may have here, with what the record says is in it. */
static void
find_by_digest (SyncDocuments         *self,
                const DossierDocument *document)
{
  for (guint i = 0; i < NAMES; i++)
    {
      g_autofree char *name = i == 0 ? dossier_beside_dup_entry (document->name) : dossier_beside_make_name (document->name, document->id, i - 1);

      if (name == NULL || !is_free (self, document, name) || g_strcmp0 (sync_beside_find_digest (self->folder, name, SYNC_ATTACHMENT_CONTENT), document->digest) != 0)
        continue;
      hold (self, document, name, document->digest);
      return;
    }
}

/* Another version became the one the record names. */
static void
let_go (SyncDocuments     *self,
        const char        *id,
        DossierBesideFile *file)
{
  dossier_beside_file_replace (file, FALSE);
  move (self, id);
}

/* --- what was erased */

/* Nobody else's now. */
static void
remove_file (SyncDocuments *self,
             const char    *id,
             const char    *name)
{
  const char *owner = name != NULL && *name != '\0' ? dossier_beside_find_owner (self->beside, name) : NULL;

  if (owner != NULL && strcmp (owner, id) == 0 && !sync_beside_remove (self->folder, name))
    g_message ("a document that was erased cannot be removed from beside the dossier");
}

static void
forget_past (SyncDocuments     *self,
             const char        *id,
             DossierBesideFile *file)
{
  for (guint i = 0; i < file->past->len; i++)
    {
      const DossierBesidePast *past = file->past->pdata[i];

      if (g_strcmp0 (past->name, file->name) != 0)
        remove_file (self, id, past->name);
    }
  if (file->past->len > 0)
    dossier_beside_note (self->beside);
  g_ptr_array_set_size (file->past, 0);
}

static void
forget_erased (SyncDocuments         *self,
               const DossierDocument *document,
               DossierBesideFile     *file)
{
  forget_past (self, document->id, file);
  if (file->digest == NULL || g_strcmp0 (file->digest, document->digest) == 0)
    return;
  remove_file (self, document->id, file->name);
  dossier_beside_forget (self->beside, document->id);
  g_hash_table_add (self->moved, g_strdup (document->id));
}

/* --- what was written in */

static gboolean
is_calm (const SyncDocuments   *self,
         const SyncBesideFacts *facts)
{
  return self->is_hasty || g_get_real_time () - facts->changed > CALM_US;
}

static void
set_digest (DossierAct     **act,
            DossierDocument *document,
            const char      *digest)
{
  if (*act == NULL)
    *act = dossier_act_new (_ ("Documents beside the dossier")); /* in the history: their content is another */
  dossier_act_set (*act, document->kind, document->id, "digest", dossier_value_new_text (digest));
  g_free (document->digest);
  document->digest = g_strdup (digest);
}

/* What is too large stays here as it is; the others keep the version before. */
static void
look_again (SyncDocuments         *self,
            DossierDocument       *document,
            DossierBesideFile     *file,
            const SyncBesideFacts *facts,
            DossierAct           **act)
{
  const char *digest = sync_beside_find_digest (self->folder, file->name, SYNC_ATTACHMENT_CONTENT);

  if (digest == NULL)
    return;
  if (g_strcmp0 (digest, file->digest) != 0 && dossier_document_is_written_in (document))
    {
      set_digest (act, document, digest);
      dossier_beside_file_replace (file, TRUE);
    }
  if (g_strcmp0 (digest, document->digest) == 0)
    hold (self, document, file->name, digest);
}

static void
look_at_own (SyncDocuments     *self,
             DossierDocument   *document,
             DossierBesideFile *file,
             DossierAct       **act)
{
  SyncBesideFacts facts;

  if (!sync_beside_look (self->folder, file->name, &facts))
    {
      g_clear_pointer (&file->name, g_free); /* somebody took it away: it comes again */
      g_clear_pointer (&file->digest, g_free);
      move (self, document->id);
    }
  else if ((facts.size != file->size || facts.changed != file->changed) && is_calm (self, &facts))
    look_again (self, document, file, &facts, act);
}

/* Attached before there were digests. Two of a name: nobody knows whose it is. */
static gboolean
is_sole (const SyncDocuments   *self,
         const DossierDocument *document)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      const DossierDocument *other = self->documents->pdata[i];

      if (other != document && g_strcmp0 (other->name, document->name) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
find_undigested (SyncDocuments   *self,
                 DossierDocument *document,
                 DossierAct     **act)
{
  g_autofree char *last = document->name != NULL ? g_path_get_basename (document->name) : NULL, *name = last != NULL ? dossier_beside_dup_entry (last) : NULL;
  const char      *digest = NULL;

  if (name == NULL || !is_free (self, document, name) || !is_sole (self, document))
    return;
  digest = sync_beside_find_digest (self->folder, name, SYNC_ATTACHMENT_CONTENT);
  if (digest == NULL)
    return;
  set_digest (act, document, digest);
  hold (self, document, name, document->digest);
}

/* --- one after the other */

static void
look_at (SyncDocuments   *self,
         DossierDocument *document,
         DossierAct     **act)
{
  DossierBesideFile *file = dossier_beside_find (self->beside, document->id);

  if (file != NULL && document->is_erased)
    {
      forget_erased (self, document, file);
      file = dossier_beside_find (self->beside, document->id);
    }
  if (document->is_deleted)
    return;
  if (file != NULL && file->digest != NULL && g_strcmp0 (file->digest, document->digest) != 0)
    let_go (self, document->id, file);
  if (file != NULL && file->name != NULL)
    look_at_own (self, document, file, act);
  else if (document->digest != NULL && document->name != NULL)
    find_by_digest (self, document);
  else if (document->digest == NULL && dossier_document_is_written_in (document))
    find_undigested (self, document, act);
}

gboolean
sync_documents_look_beside (SyncDocuments *self,
                            GError       **error)
{
  g_autoptr (DossierAct) act = NULL;

  for (guint i = 0; i < self->documents->len; i++)
    look_at (self, self->documents->pdata[i], &act);
  return act == NULL || dossier_store_write (sync_share_get_store (self->share), act, error);
}

/* --- how it stands */

DossierBesideFile *
sync_documents_find_here (const SyncDocuments   *self,
                          const DossierDocument *document)
{
  DossierBesideFile *file = dossier_beside_find (self->beside, document->id);

  return file != NULL && file->name != NULL && file->digest != NULL && g_strcmp0 (file->digest, document->digest) == 0 ? file : NULL;
}

/* Beside, under its name, and larger than a folder takes. */
static gboolean
is_too_large (const SyncDocuments   *self,
              const DossierDocument *document)
{
  const DossierBesideFile *file = dossier_beside_find (self->beside, document->id);
  g_autofree char         *name = file != NULL && file->name != NULL ? g_strdup (file->name) : document->name != NULL ? dossier_beside_dup_entry (document->name)
                                                                                                                      : NULL;
  SyncBesideFacts          facts;

  return name != NULL && is_free (self, document, name) && sync_beside_look (self->folder, name, &facts) && facts.size > SYNC_ATTACHMENT_CONTENT;
}

/* A folder that was not reached says nothing new. */
static DossierBesideState
judge_here (const SyncDocuments     *self,
            const DossierDocument   *document,
            const DossierBesideFile *file)
{
  const SyncDocumentPlace *held = sync_documents_find_held (self, document->digest);

  if (held == NULL)
    return file->state == DOSSIER_BESIDE_ARRIVED || sync_documents_find_offered (self, document->digest) != NULL ? DOSSIER_BESIDE_ARRIVED : DOSSIER_BESIDE_LEAVING;
  if (!sync_documents_is_own (self, held))
    return DOSSIER_BESIDE_ARRIVED;
  if (!self->is_listed && file->state == DOSSIER_BESIDE_SENT)
    return DOSSIER_BESIDE_SENT;
  return sync_documents_is_there (self, held) ? DOSSIER_BESIDE_SENT : DOSSIER_BESIDE_LEAVING;
}

static DossierBesideState
judge (const SyncDocuments   *self,
       const DossierDocument *document)
{
  const DossierBesideFile *file = sync_documents_find_here (self, document);

  if (is_too_large (self, document))
    return DOSSIER_BESIDE_TOO_LARGE;
  if (file != NULL)
    return judge_here (self, document, file);
  if (document->digest != NULL)
    return DOSSIER_BESIDE_AWAITED;
  return document->name != NULL ? DOSSIER_BESIDE_ELSEWHERE : DOSSIER_BESIDE_UNTOLD;
}

void
sync_documents_settle (SyncDocuments *self,
                       SyncReport    *report)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      const DossierDocument *document = self->documents->pdata[i];
      DossierBesideFile     *file = NULL;
      DossierBesideState     state = document->is_deleted ? DOSSIER_BESIDE_UNTOLD : judge (self, document);

      if (document->is_deleted)
        continue;
      report->documents_to_send += state == DOSSIER_BESIDE_LEAVING;
      report->documents_to_come += state == DOSSIER_BESIDE_AWAITED;
      file = dossier_beside_find (self->beside, document->id);
      if (file == NULL && state == DOSSIER_BESIDE_UNTOLD)
        continue;
      file = dossier_beside_ensure (self->beside, document->id);
      if (file->state != state)
        move (self, document->id);
      file->state = state;
    }
}
