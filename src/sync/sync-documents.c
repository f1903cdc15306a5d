#include "sync-documents-private.h"

#include "dossier-file.h"

SyncDocuments *
sync_documents_new (SyncShare *share)
{
  SyncDocuments   *self = g_new0 (SyncDocuments, 1);
  g_autofree char *folder = dossier_file_dup_folder (dossier_store_get_path (sync_share_get_store (share)));

  self->share = share;
  self->beside = dossier_beside_load (sync_share_get_dir (share));
  self->folder = sync_beside_new (folder);
  sync_beside_sweep (self->folder);
  self->age = -1;
  self->there = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->unnamed = g_ptr_array_new_with_free_func (sync_documents_free_place);
  self->tries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
sync_documents_free (SyncDocuments *self)
{
  if (self == NULL)
    return;
  dossier_beside_free (self->beside);
  sync_beside_free (self->folder);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_hash_table_unref (self->there);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->digests);
  g_hash_table_unref (self->held);
  g_ptr_array_unref (self->unnamed);
  g_hash_table_unref (self->tries);
  g_hash_table_unref (self->moved);
  g_free (self);
}

void
sync_documents_set_hasty (SyncDocuments *self,
                          gboolean       hasty)
{
  self->is_hasty = hasty;
}

void
sync_documents_set_slice (SyncDocuments *self,
                          gint64         microseconds)
{
  self->slice = microseconds;
}
