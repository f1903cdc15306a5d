/* sync-view-work.h - what sharing does to a dossier, done by a worker
 *
 * Passphrases cost half a second and shared folders as long as they like: nothing of it happens on the thread of the window. Each call
 * answers once, in the context that asked; all but the list of members are ended by sync_view_work_finish ().
 */
#pragma once

#include "sync-share.h"

G_BEGIN_DECLS

/* What people decided, held. */
typedef struct
{
  char    *folder;
  char    *passphrase; /* "": none */
  char    *person;
  gboolean is_open; /* whoever opens the folder is in */
} SyncViewWish;

/* folder, passphrase and person are copied. */
SyncViewWish *sync_view_wish_new (const char *folder,
                                  const char *passphrase,
                                  const char *person,
                                  gboolean    is_open);
/* The passphrase leaves the memory. */
void sync_view_wish_free (SyncViewWish *self);

/* Makes the folder. Takes wish. */
void sync_view_work_found_async (DossierStore       *store,
                                 SyncViewWish       *wish,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);

/* In the main context, 0…1, until the answer. */
typedef void (*SyncViewTold) (double   share,
                              gpointer user_data);

/* Makes the dossier at path and brings in what the folder holds; leaves it closed. A folder that fails once it was joined is no error:
 * the rest comes later. Takes wish. */
void sync_view_work_join_async (const char         *path,
                                SyncViewWish       *wish,
                                SyncViewTold        told,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);

typedef enum
{
  SYNC_VIEW_DEED_ADMIT,
  SYNC_VIEW_DEED_MAKE_ADMIN,
  SYNC_VIEW_DEED_OPEN,    /* whoever opens the folder is in */
  SYNC_VIEW_DEED_APPROVE, /* an administrator lets each in */
  SYNC_VIEW_DEED_LEAVE,   /* forgets the folder; the runner was stopped before */
} SyncViewDeed;

/* poste: 8 bytes, of those done to one; else NULL. Copied. */
void     sync_view_work_do_async (DossierStore       *store,
                                  SyncViewDeed        deed,
                                  const guint8       *poste,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean sync_view_work_finish (GAsyncResult *result,
                                GError      **error);

/* Who takes part, and how one does. */
typedef struct
{
  GPtrArray *members; /* DossierMember, the founder first */
  gboolean   is_open;
  gboolean   has_passphrase; /* the folder was made with one */
  char      *folder;         /* where it is; NULL: not shared */
  guint8     federation[BASE_IDENTIFIER_BYTES];
} SyncViewCompany;

void             sync_view_company_free (SyncViewCompany *self);
void             sync_view_work_list_async (DossierStore       *store,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
SyncViewCompany *sync_view_work_list_finish (GAsyncResult *result,
                                             GError      **error);
/* Nothing of it would be shown otherwise. one: NULL: nothing is shown. */
gboolean sync_view_company_is_same (const SyncViewCompany *one,
                                    const SyncViewCompany *other);
/* This desktop; NULL: it is not among them. Borrowed. */
const DossierMember *sync_view_company_find_self (const SyncViewCompany *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncViewWish, sync_view_wish_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncViewCompany, sync_view_company_free)

G_END_DECLS
