/* dossier-store-core-private.h - what an open dossier holds, used by its two threads only
 *
 * Functions that do_ are jobs of the writer thread: context is the core.
 */
#pragma once

#include "dossier-journal.h"
#include "dossier-reader-private.h"

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
} DossierCore;

/* Opens, or makes and opens. Any thread. */
DossierCore *dossier_core_open (const char *path,
                                gboolean    make,
                                GError    **error);
/* Checkpoints, closes, lets go. */
void         dossier_core_close (DossierCore *self);

/* What a write needs to know; copied when it is asked. */
typedef struct
{
  const DossierAct *act; /* owned when owns_act; NULL: undo or redo */
  gboolean          owns_act;
  gboolean          redo;
  char             *batch; /* id: undo this batch, whatever was done since; NULL: the last act */
  char             *author;
  char             *side;
} DossierWish;

/* What it answers. */
typedef struct
{
  char **touched; /* NULL: many */
  char  *label;
} DossierOutcome;

void dossier_wish_free (DossierWish *self);
void dossier_outcome_free (DossierOutcome *self);

gpointer dossier_core_do_wish (gpointer      context, /* DossierOutcome */
                               gpointer      wish,
                               GCancellable *cancellable,
                               GError      **error);

typedef struct
{
  char *subject, *field, *text;
} DossierKept;

void     dossier_kept_free (DossierKept *self);
gpointer dossier_core_do_keep (gpointer      context,
                               gpointer      kept,
                               GCancellable *cancellable,
                               GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCore, dossier_core_close)

G_END_DECLS
