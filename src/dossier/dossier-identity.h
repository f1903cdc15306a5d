/* dossier-identity.h - who this desktop is for a dossier: its private folder, key and lock
 *
 * $XDG_DATA_HOME/liens/<machine-id>/<dossier-uuid>/ (0700) holds what belongs to one dossier on
 * one machine for one user: secret.key (0600, Ed25519), lock, and what sharing adds. The machine id
 * keeps two machines with a home on a network drive apart (SYNC.md §2, §3).
 */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_POSTE_BYTES 8
#define DOSSIER_PUBLIC_KEY_BYTES 32

typedef struct _DossierIdentity DossierIdentity;

/* Path of the folder, made when missing (0700). uuid: 32 digits. Caller owns. */
char *dossier_identity_make_dir (const char *uuid,
                                 GError    **error);
/* Takes away the folder of a dossier that never came to be, with all that is in it. */
void dossier_identity_forget (const char *uuid);
/* Where those folders are, made or not. Caller owns. */
char *dossier_identity_dup_parent (void);

/* Takes the lock of the folder, then reads the key or makes it when there is none (never on a
 * failure to read). DOSSIER_STORE_ERROR_BUSY when another process, or store, holds it. */
DossierIdentity *dossier_identity_take (const char *dir,
                                        GError    **error);
void             dossier_identity_release (DossierIdentity *self);

/* The 8 bytes a desktop with this key (32) is named by. */
void dossier_identity_name_poste (const guint8 *public_key,
                                  guint8       *poste);

/* The 16 bytes a federation is named by: its founder's key, and 16 bytes of chance (SYNC.md §3). */
void dossier_identity_name_federation (const guint8 *public_key,
                                       const guint8 *salt,
                                       guint8       *federation);

const char   *dossier_identity_get_dir (const DossierIdentity *self);
const guint8 *dossier_identity_get_secret_key (const DossierIdentity *self); /* 64 bytes: to sign with, never to be written or sent */
const guint8 *dossier_identity_get_public_key (const DossierIdentity *self); /* 32 bytes */
const guint8 *dossier_identity_get_poste (const DossierIdentity *self);      /* 8 bytes, derived from the key */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierIdentity, dossier_identity_release)

G_END_DECLS
