/* sync-share-private.h - what founding, joining and moving share with the share itself */
#pragma once

#include "sync-share.h"

G_BEGIN_DECLS

struct _SyncShare
{
  DossierStore  *store;
  char          *dir; /* private, of the dossier */
  char          *folder;
  char          *person;
  char          *poste;
  guint32        number; /* of the last hello */
  gint64         published;
  gboolean       was_in, is_removed;
  gint64         pushed_clock; /* ms, by tests */
  gint64         skew;
  gboolean       has_skew;
  GBytes        *sentinel;
  SyncFederation federation;
  SyncSigner    *signer;
  SyncKeyring   *keyring;
  CarryMirror   *mirror;
  CarryRelay    *relay;
};

/* In memory, of an open dossier: its identity, no keys, no place. */
SyncShare *sync_share_new_unkept (DossierStore *store);
void       sync_share_fill (SyncShare      *self,
                            const SyncWish *wish,
                            GBytes         *sentinel);
gboolean   sync_share_open_mirror (SyncShare *self,
                                   GError   **error);
/* In the private folder dir: whole or not at all, on the disk, for us alone. */
gboolean sync_share_keep_file (const char   *dir,
                               const char   *name,
                               gconstpointer bytes,
                               gsize         length,
                               GError      **error);
/* Is something kept of a share in that private folder? */
gboolean sync_share_is_kept_in (const char *dir);
/* Of a dossier that cannot be opened: no store, no mirror. NULL: SYNC_SHARE_ERROR_DAMAGED. Caller owns. */
SyncShare *sync_share_load_kept (const char *dir,
                                 GError    **error);
/* What was kept. */
gboolean sync_share_load (SyncShare *self,
                          GError   **error);
/* Where it is, and the numbers. */
gboolean sync_share_keep (SyncShare *self,
                          GError   **error);
/* All of it, last the file that says that it is shared. */
gboolean sync_share_keep_all (SyncShare *self,
                              GError   **error);

/* A question of which the answer is yes or an error. Takes request. */
gboolean sync_share_ask_plainly (CarryRelay   *relay,
                                 CarryRequest *request,
                                 GCancellable *cancellable,
                                 GError      **error);
gboolean sync_share_make_folder (CarryRelay   *relay,
                                 GCancellable *cancellable,
                                 GError      **error);

G_END_DECLS
