/* dossier-store-share.h - what an open dossier hands over to others, and takes from them
 *
 * The journal goes out as segments and comes in as segments; files, keys and folders are the business of the rooms above.
 * All calls here wait for the writer thread and may be called on any thread: whoever synchronises does so from a thread of its own. None
 * shows the "held" state but dossier_store_catch_up (): each holds the writer for one slice at most, and other writes pass between.
 * "changed" tells what others altered, as what is written here.
 */
#pragma once

#include "dossier-members.h"
#include "dossier-receive.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* A dossier made to join a federation: neither founder nor vocabulary, they come with what is received. uuid: of the
 * dossier joined (32 digits): its private folder bears it. public_key: of the founder (32 bytes), salt: 16, as the federation is
 * named. DOSSIER_STORE_ERROR_REFUSED when they do not make that name. */
typedef struct
{
  const char   *uuid;
  const guint8 *federation; /* 16 bytes */
  const guint8 *salt;       /* 16 bytes */
  const guint8 *public_key; /* 32 bytes */
} DossierInvitation;

DossierStore *dossier_store_make_joining (const char              *path,
                                          const DossierInvitation *invitation,
                                          GError                 **error);

/* --- handing over */

/* Writes the segment where it is safe. Called on the writer thread, before it is marked as sealed: FALSE and *error, and nothing is. */
typedef gboolean (*DossierKeep) (const DossierSegment *segment,
                                 gpointer              data,
                                 GError              **error);

/* The next of what this desktop wrote and did not hand over, in the order of its chain (about 1 MiB at most). How many
 * transactions were sealed; 0: nothing is left; -1 on error. Call it until 0. */
gint64 dossier_store_seal (DossierStore *self,
                           DossierKeep   keep,
                           gpointer      data,
                           GError      **error);
void   dossier_store_seal_async (DossierStore       *self,
                                 DossierKeep         keep,
                                 gpointer            data, /* lives until the answer */
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
gint64 dossier_store_seal_finish (DossierStore *self,
                                  GAsyncResult *result,
                                  GError      **error);
/* A file of ours was found that the journal may not know of: a crash came between its writing and the end of the seal. *adopted: all
 * it holds is here to the byte, and is sealed now. Else give it to dossier_store_receive (): a backup was restored. */
gboolean dossier_store_adopt (DossierStore         *self,
                              const DossierSegment *segment,
                              gboolean             *adopted,
                              GError              **error);
/* All of ours up to these points (DossierPoint) is on the share: what we erased may leave the disk. */
gboolean dossier_store_note_published (DossierStore *self,
                                       const GArray *points,
                                       GError      **error);
/* How many transactions of ours are not handed over yet; -1 on error. */
gint64 dossier_store_count_unsealed (DossierStore *self,
                                     GError      **error);

/* first…last of any run, as far as a segment goes; empty: nothing is here. */
DossierSegment *dossier_store_read_stretch (DossierStore *self,
                                            const guint8 *run,
                                            gint64        first,
                                            gint64        last,
                                            GError      **error);

/* --- taking */

/* FALSE: *error is set. received: what it came to; n_new counts what this call brought. */
gboolean dossier_store_receive (DossierStore         *self,
                                const DossierSegment *segment,
                                DossierReceiveMode    mode,
                                DossierReceived      *received,
                                GError              **error);
/* Takes segment. Cancelled between two slices: what is taken stays, and the rest may be given again. */
void     dossier_store_receive_async (DossierStore       *self,
                                      DossierSegment     *segment,
                                      DossierReceiveMode  mode,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean dossier_store_receive_finish (DossierStore    *self,
                                       GAsyncResult    *result,
                                       DossierReceived *received,
                                       GError         **error);

/* Called on the writer thread. */
typedef void (*DossierProgress) (gint64   done,
                                 gint64   all,
                                 gpointer data);

/* Ends a backlog taken with DOSSIER_RECEIVE_BEHIND: all records are made anew, at once. Cancelled, or cut by a crash: what is shown
 * stays as it was, and the next opening does it. progress: NULL: nobody looks. */
gboolean dossier_store_catch_up (DossierStore   *self,
                                 DossierProgress progress,
                                 gpointer        data,
                                 GCancellable   *cancellable,
                                 GError        **error);

/* --- who takes part */

/* What a valid hello says; the signatures were verified. predecessor: the desktop whose key signed its own; NULL: none. */
typedef struct
{
  const guint8 *poste;      /* 8 bytes */
  const guint8 *public_key; /* 32 bytes */
  const char   *name;
  const guint8 *predecessor; /* 8 bytes, or NULL */
} DossierHello;

/* *news: it may have changed who is admitted: give again what was PENDING. */
gboolean dossier_store_meet (DossierStore       *self,
                             const DossierHello *hello,
                             gboolean           *news,
                             GError            **error);
/* DossierMember elements, the founder first. NULL on error. */
GPtrArray *dossier_store_list_members (DossierStore *self,
                                       GError      **error);
/* Acts of the journal, each one transaction, which no undoing takes back. DOSSIER_STORE_ERROR_REFUSED: this desktop is not an admin, or
 * the last one would go; DOSSIER_STORE_ERROR_NOT_FOUND: that desktop never said hello here. */
gboolean dossier_store_admit (DossierStore *self,
                              const guint8 *poste,
                              gboolean      admin,
                              GError      **error);
/* What is here of it now is what is accepted of it. */
gboolean dossier_store_revoke (DossierStore *self,
                               const guint8 *poste,
                               GError      **error);
/* *open: is whoever shows a valid hello admitted? */
gboolean dossier_store_read_open (DossierStore *self,
                                  gboolean     *open,
                                  GError      **error);
/* open: whoever shows a valid hello is admitted. */
gboolean dossier_store_set_open (DossierStore *self,
                                 gboolean      open,
                                 GError      **error);
/* Transactions first…last of this run are lost for ever, with what of it is not here before them: what comes after them is taken. */
gboolean dossier_store_declare_hole (DossierStore *self,
                                     const guint8 *run,
                                     gint64        first,
                                     gint64        last,
                                     GError      **error);

G_END_DECLS
