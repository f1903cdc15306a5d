/* sync-share.h - the shared folder of a dossier, as this desktop knows it
 *
 * In the private folder of the dossier: `federation.liens` (the bytes by which the folder is known), `partage` (where it
 * is, what it is called by people here, the number of the last hello), `cles` (the data keys, sync-keyring.h),
 * `miroir/`; while a folder is being made, `fondation`. All 0600: whoever reads them can read the dossier beside, which is no better kept.
 *
 * A SyncShare belongs to one thread at a time, the one that synchronises: calls wait for the disk, the store and the
 * relay. No path of the share is ever touched here.
 */
#pragma once

#include "carry-mirror.h"
#include "carry-relay.h"
#include "dossier-store-federation.h"
#include "dossier-store-share.h"
#include "sync-federation.h"
#include "sync-keyring.h"

G_BEGIN_DECLS

#define SYNC_SHARE_ERROR (sync_share_error_quark ())

typedef enum
{
  SYNC_SHARE_ERROR_NOT_FOUNDER, /* another desktop founded this federation: it is the one that can make the folder */
  SYNC_SHARE_ERROR_SHARED,      /* the dossier has a shared folder already */
  SYNC_SHARE_ERROR_NOT_SHARED,  /* it has none */
  SYNC_SHARE_ERROR_NO_FOLDER,   /* nothing of Liens is in that folder */
  SYNC_SHARE_ERROR_DAMAGED,     /* what is kept here of the share cannot be read */
  SYNC_SHARE_ERROR_NOT_LOST,    /* what is to be given up is not missed, or not for long enough: it came, or will */
} SyncShareError;

GQuark sync_share_error_quark (void);

typedef struct _SyncShare SyncShare;

/* What people decide when they make a folder or join one. */
typedef struct
{
  const char *folder;     /* absolute, of any bytes */
  const char *passphrase; /* "": an open folder; never NULL */
  const char *person;     /* who sits here, as others will read it */
  gboolean    is_open;    /* making: whoever opens the folder is in */
  gboolean    is_cheap;   /* for tests: a passphrase costs nothing to try */
} SyncWish;

/* Is this dossier shared? Looks at its private folder only. */
gboolean sync_share_is_shared (DossierStore *store);

/* Where the folder is; looks at the private folder only. NULL: not shared, or it cannot be told. Caller owns. */
char *sync_share_dup_folder (DossierStore *store);
/* Likewise, who sits here, as others read it. */
char *sync_share_dup_person (DossierStore *store);
/* Likewise: was this desktop removed, as the last round told? The journal cannot say it to who was (sync-standing.h). */
gboolean sync_share_is_removed (DossierStore *store);

/* NULL: SYNC_SHARE_ERROR_NOT_SHARED, _DAMAGED, or a CARRY_ERROR of the mirror. */
SyncShare *sync_share_open (DossierStore *store,
                            GError      **error);
/* Makes the folder. Slow where there is a passphrase. CARRY_ERROR where it cannot be made. Cut short at any moment, or by an error, it is
 * asked again and goes on with what it made: with the passphrase of then, or SYNC_ERROR_PASSPHRASE. */
SyncShare *sync_share_found (DossierStore   *store,
                             const SyncWish *wish,
                             GCancellable   *cancellable,
                             GError        **error);
/* Makes the dossier at path, empty, of the federation of the folder; the file appears once all the rest is there. The passphrase is that of the folder or, once somebody left, that
 * of the last departure. On any error nothing is left of it. Caller owns. */
DossierStore *sync_share_join (const char     *path,
                               const SyncWish *wish,
                               SyncShare     **share,
                               GCancellable   *cancellable,
                               GError        **error);
/* The folder is elsewhere now. CARRY_ERROR_ANOTHER, _NOT_HERE…: it is not this one, and nothing changed. */
gboolean sync_share_move (SyncShare    *self,
                          const char   *folder,
                          GCancellable *cancellable,
                          GError      **error);
/* The folder is lost: all of the mirror in a new one, which must not exist, be empty, or be what was begun before and cut short; it is the
 * folder from then on. Any desktop can do it. */
gboolean sync_share_rebuild (SyncShare    *self,
                             const char   *folder,
                             GCancellable *cancellable,
                             GError      **error);
/* What stands beside the files, for who opens the folder by hand. Caller owns. */
char *sync_share_dup_note (void);
/* The bytes of federation.liens. */
GBytes *sync_share_get_sentinel (const SyncShare *self);
/* Forgets the folder; the dossier stays as it is, and the folder too. */
gboolean sync_share_leave (DossierStore *store,
                           GError      **error);
void     sync_share_free (SyncShare *self);

DossierStore         *sync_share_get_store (SyncShare *self);
const char           *sync_share_get_folder (const SyncShare *self);
const char           *sync_share_get_person (const SyncShare *self);
const SyncFederation *sync_share_get_federation (const SyncShare *self);
const SyncSigner     *sync_share_get_signer (const SyncShare *self);
SyncKeyring          *sync_share_get_keyring (SyncShare *self);
CarryMirror          *sync_share_get_mirror (SyncShare *self);
CarryRelay           *sync_share_get_relay (SyncShare *self);
const char           *sync_share_get_poste (const SyncShare *self); /* 16 digits */
const guint8         *sync_share_get_poste_bytes (const SyncShare *self);
const char           *sync_share_get_dir (const SyncShare *self); /* private, of the dossier */

/* What time it is, ms since 1970; tests push it forward. */
gint64 sync_share_get_now (const SyncShare *self);
void   sync_share_push_clock (SyncShare *self,
                              gint64     ms);
/* By how much our clock is ahead of the share's, ms; FALSE: not known yet. */
gboolean sync_share_get_skew (const SyncShare *self,
                              gint64          *ms);
void     sync_share_set_skew (SyncShare *self,
                              gint64     ms);

/* Keys that came are kept. */
gboolean sync_share_keep_keys (SyncShare *self,
                               GError   **error);
/* Was this desktop ever in (sync-standing.h)? */
gboolean sync_share_was_in (const SyncShare *self);
gboolean sync_share_keep_in (SyncShare *self,
                             GError   **error);
gboolean sync_share_keep_removed (SyncShare *self,
                                  gboolean   is_removed,
                                  GError   **error);
/* Of the hello to write next: one more each time, kept before it is used. 0 on error. */
guint32 sync_share_take_number (SyncShare *self,
                                GError   **error);
guint32 sync_share_get_number (const SyncShare *self);
/* Up to which of our own transactions the share is known to hold them. */
gint64   sync_share_get_published (const SyncShare *self);
gboolean sync_share_keep_published (SyncShare *self,
                                    gint64     n,
                                    GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncShare, sync_share_free)

G_END_DECLS
