/* sync-documents-look.c - which documents records name, and where they are */
#include "sync-documents-private.h"

#include "base-identifier.h"
#include "sync-attachment.h"
#include "sync-names.h"

#include <string.h>

#define DAY_US (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)

void
sync_documents_free_place (gpointer data)
{
  g_free (((SyncDocumentPlace *) data)->name);
  g_free (data);
}

SyncDocumentPlace *
sync_documents_new_place (const char *poste,
                          const char *name,
                          guint64     size)
{
  SyncDocumentPlace *place = g_new0 (SyncDocumentPlace, 1);

  g_strlcpy (place->poste, poste, sizeof place->poste);
  place->name = g_strdup (name);
  place->size = size;
  return place;
}

/* --- what the share told */

char *
sync_documents_dup_key (const SyncDocumentPlace *place)
{
  return g_strdup_printf ("%s/%s", place->poste, place->name);
}

void
sync_documents_note_pull (SyncDocuments     *self,
                          const CarryReport *pulled)
{
  g_clear_pointer (&self->there, g_hash_table_unref);
  self->there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, sync_documents_free_place);
  self->is_listed = pulled->error == NULL;
  for (guint i = 0; i < pulled->items->len; i++)
    {
      const CarryItem *item = pulled->items->pdata[i];
      SyncName         name;

      sync_name_read (item->name, &name);
      if (name.kind == SYNC_NAME_ATTACHMENT && name.is_exact && (item->fate == CARRY_FATE_PRESENT || item->fate == CARRY_FATE_LEFT))
        g_hash_table_replace (self->there, g_strdup_printf ("%s/%s", item->poste, item->name), sync_documents_new_place (item->poste, item->name, item->size));
    }
}

/* --- what records name */

/* What a question on the reader thread is given, and answers. */
typedef struct
{
  gint64     age;
  GPtrArray *documents;
} Asked;

static gpointer
ask (DossierReader *reader,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  Asked *asked = data;
  gint64 age = dossier_reader_get_age (reader, error);

  if (age < 0)
    return NULL;
  if (age != asked->age)
    asked->documents = dossier_documents_list (reader, error);
  if (age != asked->age && asked->documents == NULL)
    return NULL;
  asked->age = age;
  return asked;
}

static gboolean
look_at_records (SyncDocuments *self,
                 GError       **error)
{
  Asked asked = { self->age, NULL };

  if (dossier_store_ask (sync_share_get_store (self->share), ask, &asked, error) == NULL)
    return FALSE;
  self->age = asked.age;
  if (asked.documents == NULL)
    return TRUE;
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  self->documents = asked.documents;
  return TRUE;
}

static void
name_past (SyncDocuments         *self,
           const DossierDocument *document)
{
  const DossierBesideFile *file = dossier_beside_find (self->beside, document->id);
  gint64                   limit = sync_share_get_now (self->share) * 1000 - SYNC_DOCUMENTS_DAYS * DAY_US;

  for (guint i = 0; file != NULL && !document->is_erased && i < file->past->len; i++)
    {
      const DossierBesidePast *past = file->past->pdata[i];

      if (past->when > limit)
        g_hash_table_add (self->digests, g_strdup (past->digest));
    }
}

static void
name_document (SyncDocuments         *self,
               const DossierDocument *document)
{
  if (document->digest != NULL)
    g_hash_table_add (self->digests, g_strdup (document->digest));
  for (guint i = 0; i < document->others->len; i++)
    g_hash_table_add (self->digests, g_strdup (document->others->pdata[i]));
  name_past (self, document);
}

/* Under every key there ever was: what was put is not locked again. */
static void
name_digest (SyncDocuments *self,
             const char    *digest)
{
  guint              n_keys;
  const SyncRingKey *keys = sync_keyring_get_all (sync_share_get_keyring (self->share), &n_keys);
  guint8             hash[SYNC_HASH_BYTES], name[SYNC_HASH_BYTES];

  base_identifier_to_bytes (digest, hash);
  for (guint i = 0; i < n_keys; i++)
    {
      char *digits = g_malloc (BASE_IDENTIFIER_DIGITS + 1);

      sync_attachment_name (keys[i].key, hash, name);
      g_hash_table_replace (self->names, base_identifier_from_bytes (name, digits), (gpointer) digest);
    }
}

static void
name_all (SyncDocuments *self)
{
  GHashTableIter each;
  gpointer       digest;

  g_hash_table_remove_all (self->names);
  g_hash_table_remove_all (self->digests);
  for (guint i = 0; i < self->documents->len; i++)
    name_document (self, self->documents->pdata[i]);
  g_hash_table_iter_init (&each, self->digests);
  while (g_hash_table_iter_next (&each, &digest, NULL))
    name_digest (self, digest);
}

/* NULL: no record names it. Borrowed. */
static const char *
find_digest (const SyncDocuments *self,
             const SyncName      *name)
{
  char digits[BASE_IDENTIFIER_DIGITS + 1];

  return g_hash_table_lookup (self->names, base_identifier_from_bytes (name->hash, digits));
}

/* --- where they are */

static void
note_held (SyncDocuments     *self,
           const char        *digest,
           SyncDocumentPlace *place)
{
  GPtrArray *places = g_hash_table_lookup (self->held, digest);

  if (places == NULL)
    {
      places = g_ptr_array_new_with_free_func (sync_documents_free_place);
      g_hash_table_insert (self->held, g_strdup (digest), places);
    }
  g_ptr_array_insert (places, sync_documents_is_own (self, place) ? 0 : -1, place);
}

gboolean
sync_documents_look_at_mirror (SyncDocuments *self,
                               GError       **error)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (self->share), NULL, error);

  g_hash_table_remove_all (self->held);
  g_ptr_array_set_size (self->unnamed, 0);
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const CarryMirrorFile *file = files->pdata[i];
      SyncName               name;

      sync_name_read (file->name, &name);
      if (name.kind != SYNC_NAME_ATTACHMENT)
        continue;
      if (name.is_exact && find_digest (self, &name) != NULL)
        note_held (self, find_digest (self, &name), sync_documents_new_place (file->poste, file->name, file->size));
      else
        g_ptr_array_add (self->unnamed, sync_documents_new_place (file->poste, file->name, file->size));
    }
  return files != NULL;
}

gboolean
sync_documents_look (SyncDocuments *self,
                     GError       **error)
{
  GPtrArray *members = dossier_store_list_members (sync_share_get_store (self->share), error);

  if (members == NULL)
    return FALSE;
  g_clear_pointer (&self->members, g_ptr_array_unref);
  self->members = members;
  if (!look_at_records (self, error))
    return FALSE;
  name_all (self);
  return sync_documents_look_at_mirror (self, error);
}

/* --- asked about */

const DossierMember *
sync_documents_find_member (const SyncDocuments *self,
                            const char          *poste)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const DossierMember *member = self->members->pdata[i];
      g_autofree char     *digits = sync_name_dup_poste (member->poste);

      if (strcmp (digits, poste) == 0)
        return member->is_self || (member->state == DOSSIER_MEMBER_ADMITTED && member->has_public_key) ? member : NULL;
    }
  return NULL;
}

gboolean
sync_documents_is_admin (const SyncDocuments *self)
{
  const DossierMember *member = sync_documents_find_member (self, sync_share_get_poste (self->share));

  return member != NULL && member->is_admin && member->state == DOSSIER_MEMBER_ADMITTED;
}

gboolean
sync_documents_is_own (const SyncDocuments     *self,
                       const SyncDocumentPlace *place)
{
  return strcmp (place->poste, sync_share_get_poste (self->share)) == 0;
}

const SyncDocumentPlace *
sync_documents_find_held (const SyncDocuments *self,
                          const char          *digest)
{
  const GPtrArray *places = g_hash_table_lookup (self->held, digest);

  for (guint i = 0; places != NULL && i < places->len; i++)
    if (sync_documents_find_member (self, ((const SyncDocumentPlace *) places->pdata[i])->poste) != NULL)
      return places->pdata[i];
  return NULL;
}

const SyncDocumentPlace *
sync_documents_find_offered (const SyncDocuments *self,
                             const char          *digest)
{
  GHashTableIter each;
  gpointer       place;
  SyncName       name;

  g_hash_table_iter_init (&each, self->there);
  while (g_hash_table_iter_next (&each, NULL, &place))
    {
      sync_name_read (((SyncDocumentPlace *) place)->name, &name);
      if (g_strcmp0 (find_digest (self, &name), digest) == 0 && sync_documents_find_member (self, ((SyncDocumentPlace *) place)->poste) != NULL)
        return place;
    }
  return NULL;
}

gboolean
sync_documents_is_there (const SyncDocuments     *self,
                         const SyncDocumentPlace *place)
{
  g_autofree char *key = sync_documents_dup_key (place);

  return g_hash_table_contains (self->there, key);
}
