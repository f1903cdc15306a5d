/* dossier-undo-private.h - what the files of undoing share: an act of the past, and what reverses it */
#pragma once

#include "base-identifier.h"
#include "dossier-undo.h"

G_BEGIN_DECLS

typedef struct
{
  gint64   run, n;
  gint64   rank;
  gint64   undo_run, undo_n;
  gboolean has_batch;
  guint8   batch[BASE_IDENTIFIER_BYTES];
  char    *label;
} DossierPastAct;

#define DOSSIER_PAST_ACT_COLUMNS "txn.run, txn.n, txn.rank, txn.undo_run, txn.undo_n, txn.batch, txn.label"

/* Of txn, in those columns: what nobody takes back. The founding, what is said of members, and what was erased along. */
#define DOSSIER_PAST_ACT_IS_OPEN                                                               \
  " NOT (txn.batch IS NOT NULL AND txn.batch = (SELECT v FROM meta WHERE k = 'founding'))"     \
  " AND NOT EXISTS (SELECT 1 FROM op WHERE op.run = txn.run AND op.n = txn.n AND op.kind > 4)" \
  " AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.run = txn.run AND x.n = txn.n)"            \
  " AND (txn.batch IS NULL OR NOT EXISTS"                                                      \
  "  (SELECT 1 FROM erasure x JOIN txn e ON e.run = x.run AND e.n = x.n WHERE e.batch = txn.batch))"

/* Of txn: it counts, for nobody revoked the desktop before it wrote it. */
#define DOSSIER_PAST_ACT_COUNTS " EXISTS (SELECT 1 FROM run r WHERE r.id = txn.run AND (r.accepted IS NULL OR txn.n <= r.accepted))"

/* Into one that was cleared, or read before. */
void dossier_past_act_read (DossierStatement *row,
                            DossierPastAct   *act);
void dossier_past_act_clear (DossierPastAct *self);

/* The transactions of the act's batch, DossierPastAct, the newest first. NULL on error. */
GArray *dossier_past_act_list_batch (DossierJournal       *journal,
                                     const DossierPastAct *act,
                                     GError              **error);

/* What is reversed, and how. */
typedef struct
{
  gint64      author;
  gint64      only;    /* row of the one record; 0: of all */
  gboolean    is_part; /* of the act: it is not said to be taken back */
  const char *label;   /* borrowed; of what is_part */
  GPtrArray  *touched; /* borrowed */
  guint       n_ops;   /* written so far */
} DossierReversal;

/* The act with its batch, each transaction by one of ours. */
gboolean dossier_past_act_reverse (DossierJournal       *journal,
                                   const DossierPastAct *act,
                                   DossierReversal      *reversal,
                                   GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierPastAct, dossier_past_act_clear)

G_END_DECLS
