/* dossier-store-core-private.h - what an open dossier holds, each part used by one thread only
 *
 * Functions that do_ are jobs of a thread of the store: context is the core.
 */
#pragma once

#include "dossier-courtesy-private.h"
#include "dossier-journal.h"
#include "dossier-reader-private.h"
#include "dossier-worker.h"

G_BEGIN_DECLS

typedef struct
{
  char            *path;
  char            *data_dir;
  DossierIdentity *identity;
  DossierDatabase *written; /* the writer thread's */
  DossierJournal  *journal;
  DossierDatabase *read; /* the reader thread's */
  DossierReader   *reader;
  DossierDatabase *pondered; /* the pondering thread's, opened at its first question */
  DossierReader   *ponderer;
  GCancellable    *leaving;    /* cancelled: what is pondered is given up */
  DossierCourtesy  courtesy;   /* of what is pondered */
  DossierWorker   *keeper;     /* of what is typed; the store's */
  int              n_works;    /* atomic: long works asked for and not ended */
  int              is_closing; /* atomic */
  gboolean         is_lent;    /* the identity is whoever's who opened it */
} DossierCore;

/* Opens, or makes and opens. Any thread. */
DossierCore *dossier_core_open (const char *path,
                                gboolean    make,
                                GError    **error);
/* See dossier_store_open_held (). */
DossierCore *dossier_core_open_held (const char      *path,
                                     DossierIdentity *identity,
                                     GError         **error);
/* What ponders sees through; of the pondering thread. NULL and *error when the file does not open again. */
DossierReader *dossier_core_open_ponderer (DossierCore *self,
                                           GError     **error);
/* Checkpoints, closes, lets go. */
void dossier_core_close (DossierCore *self);

/* What a write needs to know; copied when it is asked. */
typedef struct
{
  const DossierAct *act; /* owned when owns_act */
  gboolean          owns_act;
  DossierWork       work; /* neither act nor work: undo, or redo */
  gpointer          data;
  GDestroyNotify    destroy; /* of data; NULL: borrowed */
  GDestroyNotify    destroy_answer;
  int              *n_works; /* of the core: one less once this is freed */
  gboolean          redo;
  gint64            run, n;  /* of the one act that is taken back; 0: the last */
  char             *subject; /* the one record it is taken back of; NULL: of all */
  char             *author;
  char             *side;
} DossierWish;

/* What it answers. */
typedef struct
{
  char         **touched; /* NULL: many */
  char          *label;
  gboolean       is_saved;  /* somebody wrote it here */
  gboolean       is_let_go; /* nothing of it stayed */
  gpointer       answer;    /* of a work */
  GDestroyNotify destroy_answer;
} DossierOutcome;

void dossier_wish_free (DossierWish *self);
void dossier_outcome_free (DossierOutcome *self);

/* Inside a transaction, on the writer thread. */
gboolean dossier_core_write (DossierCore      *self,
                             const DossierAct *act,
                             const char       *author,
                             const char       *side,
                             GPtrArray        *touched,
                             GError          **error);
/* Of the writer thread. What was erased leaves the disk now, or at the next opening when it cannot. */
void dossier_core_finish_erasure (DossierCore *self);
/* Inside a transaction: all records are as this Liens projects them. */
gboolean dossier_core_note_projection (DossierDatabase *database,
                                       GError         **error);
/* Of the writer thread. */
gpointer dossier_core_do_wish (gpointer      context, /* DossierOutcome */
                               gpointer      wish,
                               GCancellable *cancellable,
                               GError      **error);

typedef struct
{
  char *subject, *field, *text;
} DossierKept;

void dossier_kept_free (DossierKept *self);
/* Of the keeper thread. */
gpointer dossier_core_do_keep (gpointer      context,
                               gpointer      kept,
                               GCancellable *cancellable,
                               GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCore, dossier_core_close)

G_END_DECLS
