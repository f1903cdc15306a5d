/* dossier-store.h - the open dossier: one door for writing, one for questions
 *
 * A dossier is one SQLite file NAME.liens. One thread of the store writes it, so writes keep
 * their order; another reads it, a third ponders; the caller's thread never touches the file. Each act is in
 * the journal, the tables and the index, and on the disk, before it is told done (I1).
 *
 * The …_async calls answer in the caller's main context; the plain ones wait and are for
 * programs without a window; they may be called on any thread. "changed" is emitted in the
 * main context where the store was opened, whoever wrote, after the act is on disk.
 */
#pragma once

#include "dossier-act.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_STORE_ERROR (dossier_store_error_quark ())

typedef enum
{
  DOSSIER_STORE_ERROR_MISSING,       /* no file there: propose to look elsewhere */
  DOSSIER_STORE_ERROR_EXISTS,        /* new: a file is already there: choose another name */
  DOSSIER_STORE_ERROR_NOT_A_DOSSIER, /* another kind of file: left untouched */
  DOSSIER_STORE_ERROR_DAMAGED,       /* a dossier that cannot be read whole: restore a backup */
  DOSSIER_STORE_ERROR_NEWER,         /* written by a newer Liens: update this one */
  DOSSIER_STORE_ERROR_READ_ONLY,     /* the file or its folder cannot be written: copy it */
  DOSSIER_STORE_ERROR_REMOTE,        /* on a network drive: copy it here, share by the folder */
  DOSSIER_STORE_ERROR_BUSY,          /* open in another process (see dossier_store_dup_holder_socket) */
  DOSSIER_STORE_ERROR_DISK,          /* disk full or failing: nothing was half saved; try again */
  DOSSIER_STORE_ERROR_REFUSED,       /* what was asked cannot be true; the message says why */
  DOSSIER_STORE_ERROR_NOT_FOUND,     /* no such record */
  DOSSIER_STORE_ERROR_NOTHING,       /* nothing to undo or redo */
  DOSSIER_STORE_ERROR_OCCUPIED,      /* a long work goes on: wait for its end, or stop it */
  DOSSIER_STORE_ERROR_ERASED,        /* erased for good since it was looked at: nothing was written; keep what was typed, to be copied */
  DOSSIER_STORE_ERROR_FAILED,        /* a fault of ours: the message is for the log */
} DossierStoreError;

GQuark dossier_store_error_quark (void);

#define DOSSIER_TYPE_STORE (dossier_store_get_type ())
G_DECLARE_FINAL_TYPE (DossierStore, dossier_store, DOSSIER, STORE, GObject)

typedef struct _DossierReader DossierReader; /* dossier-reader.h */

/* A question, asked on the reader thread; what it returns is a finished value. */
typedef gpointer (*DossierQuestion) (DossierReader *reader,
                                     gpointer       data,
                                     GCancellable  *cancellable,
                                     GError       **error);

/* Makes the file with its vocabularies, its founder and its poste. */
DossierStore *dossier_store_new (const char *path,
                                 GError    **error);
DossierStore *dossier_store_open (const char *path,
                                  GError    **error);
void          dossier_store_open_async (const char         *path,
                                        gboolean            make, /* TRUE: a new dossier */
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
DossierStore *dossier_store_open_finish (GAsyncResult *result,
                                         GError      **error);
/* Waits for what was begun, checkpoints, lets go of the file. Further calls fail. Idempotent. */
void dossier_store_close (DossierStore *self);

const char *dossier_store_get_path (DossierStore *self);
/* The private folder of this dossier on this machine (lock, key, socket). */
const char *dossier_store_get_data_dir (DossierStore *self);
/* Where the folder of a dossier file is, without opening it; NULL when it is not a dossier. */
char *dossier_store_dup_data_dir_of (const char *path,
                                     GError    **error);

/* Who acts say nothing of an author are written under. */
void        dossier_store_set_author (DossierStore *self,
                                      const char   *name,
                                      const char   *side);
const char *dossier_store_get_author (DossierStore *self);

/* One act, whole or not at all. Changes that alter nothing are dropped; an act that alters
 * nothing succeeds and leaves no trace. Deleting a structure deletes its links with it. */
gboolean dossier_store_write (DossierStore     *self,
                              const DossierAct *act,
                              GError          **error);
/* Takes act. */
void     dossier_store_write_async (DossierStore       *self,
                                    DossierAct         *act,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean dossier_store_write_finish (DossierStore *self,
                                     GAsyncResult *result,
                                     GError      **error);

/* Takes back the last act (or whole batch) of this dossier's own poste not taken back yet; what somebody
 * changed since is left. author: the name of who takes back; NULL: the store's own. *label: the sentence of what
 * was undone, owned by the caller. */
gboolean dossier_store_undo (DossierStore *self,
                             const char   *author,
                             char        **label,
                             GError      **error);
gboolean dossier_store_redo (DossierStore *self,
                             const char   *author,
                             char        **label,
                             GError      **error);
/* redo: FALSE undoes. */
void dossier_store_undo_async (DossierStore       *self,
                               gboolean            redo,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
/* Takes back one act that the history tells (dossier-history.h), and its batch, whoever did it: what it wrote, where nobody wrote
 * since. An undoing that is taken back gives again what it took. subject: of this record only; NULL: of all. Finished as above.
 * DOSSIER_STORE_ERROR_NOTHING: nothing of it stands any more; DOSSIER_STORE_ERROR_REFUSED: others rest on it; each says why. */
void     dossier_store_undo_act_async (DossierStore       *self,
                                       gint64              run,
                                       gint64              n,
                                       const char         *subject,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean dossier_store_undo_act (DossierStore *self,
                                 gint64        run,
                                 gint64        n,
                                 const char   *subject,
                                 char        **label,
                                 GError      **error);
gboolean dossier_store_undo_finish (DossierStore *self,
                                    GAsyncResult *result,
                                    char        **label,
                                    GError      **error);

/* Something long that has the dossier to itself, done on the writer thread: all it writes is there whole, or not at all
 * (dossier-turn.h). What it returns is a finished value; NULL with *error set, or cancelled: nothing of it stays. */
typedef struct _DossierTurn DossierTurn;

typedef gpointer (*DossierWork) (DossierTurn  *turn,
                                 gpointer      data,
                                 GCancellable *cancellable,
                                 GError      **error);

/* Waits for its turn, and for its end. */
gpointer dossier_store_work (DossierStore *self,
                             DossierWork   work,
                             gpointer      data,
                             GCancellable *cancellable,
                             GError      **error);
/* data is freed with destroy (NULL: it is not) on the writer thread after the work; an answer nobody takes is freed with
 * destroy_answer. */
void     dossier_store_work_async (DossierStore       *self,
                                   DossierWork         work,
                                   gpointer            data,
                                   GDestroyNotify      destroy,
                                   GDestroyNotify      destroy_answer,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
gpointer dossier_store_work_finish (DossierStore *self,
                                    GAsyncResult *result,
                                    GError      **error);
/* The files beside the dossier, of these records, are other than they were: "changed" tells it. Any thread. */
void dossier_store_tell_files (DossierStore      *self,
                               const char *const *ids);
/* A long work goes on, or was asked for: what is written now is on the disk after it. */
gboolean dossier_store_is_at_work (DossierStore *self);

/* Asks on the reader thread and waits. What comes back is what question returned. */
gpointer dossier_store_ask (DossierStore   *self,
                            DossierQuestion question,
                            gpointer        data,
                            GError        **error);
/* data is freed with destroy on the reader thread after the question; an answer nobody takes is freed with
 * destroy_answer. A cancelled question is dropped before it is asked, or given up in the middle. */
void     dossier_store_ask_async (DossierStore       *self,
                                  DossierQuestion     question,
                                  gpointer            data,
                                  GDestroyNotify      destroy,
                                  GDestroyNotify      destroy_answer,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gpointer dossier_store_ask_finish (DossierStore *self,
                                   GAsyncResult *result,
                                   GError      **error);

/* The same for what takes its time (every pair of records, every gap), which must not make a list wait that is asked
 * meanwhile: on a thread and a connection of its own, one after another. Closing the store gives it up: cancellable, when there is
 * one, is then cancelled. */
void dossier_store_ponder_async (DossierStore       *self,
                                 DossierQuestion     question,
                                 gpointer            data,
                                 GDestroyNotify      destroy,
                                 GDestroyNotify      destroy_answer,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);

/* What is typed and not yet saved, kept through a crash (I13), at once even while a long work goes on. One draft per
 * subject and field; text NULL forgets it. Never in the journal, never shared. */
void dossier_store_keep_draft (DossierStore *self,
                               const char   *subject,
                               const char   *field,
                               const char   *text);

/* signals: "changed" (GStrv ids): the ids touched; NULL: many, ask everything again. "saved" (): right after, where it was
 * written here: an act, what takes one back, a long work; never what others wrote. "held" (): what was just given to
 * dossier_store_write_async () waits for the end of a long work; "changed" tells when it is on the disk. */

G_END_DECLS
