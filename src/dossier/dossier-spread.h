/* dossier-spread.h - one answer given to several records: what it would change, then the act
 *
 * The answer is an act of its own on a record that stands for all: the changes of one field. Weighed on the
 * reader thread, it tells who would change before anything is written.
 */
#pragma once

#include "dossier-vocabulary.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *changing; /* ids, owned, of those that say otherwise now */
  guint      n_same;   /* say it already */
  guint      n_unfit;  /* the field is not asked of them */
  guint      n_itself; /* would refer to themselves */
  guint      n_gone;   /* deleted meanwhile */
  guint      n_full;   /* hold other answers, beside which this one cannot stand */
  guint      n_other;  /* of those that change: say something else now, which goes */
} DossierSpread;

/* Is this field asked of this record? By the words as they are now. */
typedef gboolean (*DossierSpreadFits) (const DossierRecord     *record,
                                       const DossierVocabulary *vocabulary,
                                       const DossierField      *field);

/* answer: at least one change, all of one field. "Not known", "not applicable" and "none" are given to no list that holds more. fits: NULL: it is asked of all. NULL on error. */
DossierSpread *dossier_spread_weigh (DossierReader     *reader,
                                     const DossierAct  *answer,
                                     const char *const *ids,
                                     DossierSpreadFits  fits,
                                     GError           **error);
void           dossier_spread_free (DossierSpread *self);

/* The answer given to all that change, in one act. Caller owns. */
DossierAct *dossier_spread_make_act (const DossierSpread *self,
                                     const DossierAct    *answer,
                                     const char          *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSpread, dossier_spread_free)

G_END_DECLS
