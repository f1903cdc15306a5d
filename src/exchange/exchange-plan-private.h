/* exchange-plan-private.h - the inside of a plan, for who makes it and who applies it */
#pragma once

#include "dossier-hand.h"

#include "dossier-turn.h"

#include "exchange-plan.h"
#include "exchange-request-private.h"
#include "exchange-whereabouts.h"

G_BEGIN_DECLS

/* One row, once compared. */
typedef struct
{
  ExchangeProposal *proposal; /* owned */
  ExchangeVerdict   verdict;
  char             *id; /* of the record it is about */
  gboolean          creates;
  gboolean          restores;
  gboolean          is_register;
  ExchangeChoice    choice;
  guint             choices; /* see ExchangePlanRow */
  GPtrArray        *changes; /* ExchangeAnswer of the proposal; borrowed */
} ExchangePlanned;

/* Who made the file. */
typedef struct
{
  char    *id;
  gboolean is_new;
  char    *producer, *title, *edition, *licence, *file, *shape;
} ExchangeSource;

struct _ExchangePlan
{
  gatomicrefcount refs;
  ExchangeShape   shape;
  ExchangeCounts  counts;
  GPtrArray      *rows;          /* ExchangePlanned */
  GPtrArray      *notes;         /* char *, NULL-terminated */
  GPtrArray      *communes;      /* ExchangeCommune to make */
  GPtrArray      *sources;       /* ExchangeSource, one per table */
  GPtrArray      *source_of_row; /* ExchangeSource of each row, borrowed */
  char           *author;        /* or NULL */

  DossierVocabulary *vocabulary; /* as it was when the plan was made */
  gint64             age;        /* of the dossier it was compared with */
};

/* What a plan is made from, and who waits for it. */
typedef struct
{
  const ExchangeRequest *request;
  ExchangeProgress       progress; /* or NULL */
  gpointer               progress_data;
  GCancellable          *cancellable; /* or NULL: that of the question */
} ExchangeMaking;

/* A DossierQuestion; making: ExchangeMaking. Its answer is an ExchangePlan. */
gpointer exchange_plan_make (DossierReader *reader,
                             gpointer       making,
                             GCancellable  *cancellable,
                             GError       **error);
/* Is the dossier as it was when the plan was made? */
gboolean exchange_plan_is_fresh (ExchangePlan *self,
                                 DossierTurn  *turn);
/* batch: id of what one undo takes back; progress may be NULL. */
gboolean exchange_plan_write (ExchangePlan    *self,
                              DossierTurn     *turn,
                              const char      *batch,
                              ExchangeProgress progress,
                              gpointer         progress_data,
                              GError         **error);

ExchangePlanned *exchange_planned_new (ExchangeProposal *proposal,
                                       gboolean          is_register);
void             exchange_planned_free (ExchangePlanned *self);

/* The source of a table, the dossier's own when the same file came before. NULL on error. */
ExchangeSource *exchange_source_find (DossierReader       *reader,
                                      const ExchangeTable *table,
                                      ExchangeShape        shape,
                                      const char          *path,
                                      GError             **error);
void            exchange_source_free (ExchangeSource *source);

/* Some UAI stand on several rows: which of them is the one the dossier met first. */
void exchange_settle_siblings (DossierReader *reader,
                               GPtrArray     *proposals);

/* Compares one row with the dossier: finds its record, lists what would change, gives the verdict.
 * seen: id → line of the rows above. FALSE on error. */
gboolean exchange_compare (DossierReader           *reader,
                           const DossierVocabulary *vocabulary,
                           const ExchangeRoll      *roll,
                           ExchangeWhereabouts     *whereabouts,
                           GHashTable              *seen,
                           ExchangePlanned         *row,
                           GError                 **error);

G_END_DECLS
