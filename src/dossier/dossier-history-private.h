/* dossier-history-private.h - what the files of the history share: lines, and operations told one after the other */
#pragma once

#include "dossier-codec.h"
#include "dossier-history.h"
#include "dossier-notation.h"
#include "dossier-reader-private.h"
#include "dossier-undo-private.h"

G_BEGIN_DECLS

/* The columns every line is made from come first. */
#define DOSSIER_HISTORY_SELECT "SELECT txn.run, txn.n, txn.w, txn.rank, (SELECT text FROM title WHERE ent = txn.author), txn.undo_n, txn.undo_run, "
#define DOSSIER_HISTORY_IS_OPEN "(" DOSSIER_PAST_ACT_IS_OPEN ")"

enum
{
  DOSSIER_HISTORY_RUN,
  DOSSIER_HISTORY_N,
  DOSSIER_HISTORY_WALL,
  DOSSIER_HISTORY_RANK,
  DOSSIER_HISTORY_AUTHOR,
  DOSSIER_HISTORY_UNDO,
  DOSSIER_HISTORY_UNDO_RUN,
  DOSSIER_HISTORY_OTHER,
};

/* Without a sentence yet. */
DossierHistoryLine *dossier_history_line_new (DossierStatement *row);

/* Of one act that took back another. */
typedef struct
{
  gint64 run, n, of_run, of_n;
} DossierHistoryUndoing;

/* undoings: DossierHistoryUndoing. Says what became of each line (DossierHistoryLine) that stands. */
void dossier_history_tell_fates (GPtrArray    *lines,
                                 const GArray *undoings);

/* "3 records put in the trash": of an act without words on several records. Caller owns. */
char *dossier_history_dup_deed (DossierReader *reader,
                                gint64         run,
                                gint64         n,
                                gboolean       is_undo,
                                guint          n_records);

typedef struct _DossierTelling DossierTelling;

/* notation is borrowed. */
DossierTelling *dossier_telling_new (const DossierNotation *notation,
                                     const DossierKind     *kind);
void            dossier_telling_free (DossierTelling *self);

/* Only what this field says is told; NULL: all. */
void dossier_telling_set_only (DossierTelling     *self,
                               const DossierField *field);

/* Operations of one record must come in their order, from its first. Adds what this one did to sentence. */
void dossier_telling_add (DossierTelling *self,
                          DossierOpKind   op,
                          const guint8   *data,
                          gsize           length,
                          GString        *sentence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTelling, dossier_telling_free)

G_END_DECLS
