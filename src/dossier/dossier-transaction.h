/* dossier-transaction.h - what a desktop did, as a value that travels
 *
 * A transaction is one act of one desktop: (run, n) names it for ever (SYNC.md §3, §4). A segment is a stretch
 * of one desktop's chain, in its order: what a file of the shared folder holds, and what a store gives and takes.
 * These are plain values: they know neither the journal nor the bytes of a file (sync-segment writes those).
 *
 * Everything here is owned by its segment and freed with it.
 */
#pragma once

#include "base-identifier.h"
#include "dossier-identity.h"

G_BEGIN_DECLS

#define DOSSIER_RUN_BYTES 8
#define DOSSIER_LABEL_BYTES 200 /* of the sentence of an act; longer ones are cut at a character where they are sealed */

/* The n-th transaction of a chain, as run tells it; n counts from 1 along the chain. n 0: none. */
typedef struct
{
  guint8 run[DOSSIER_RUN_BYTES];
  gint64 n;
} DossierPoint;

/* How far the chain of another desktop had been read. */
typedef struct
{
  guint8       poste[DOSSIER_POSTE_BYTES];
  DossierPoint point;
} DossierTip;

/* kind: DossierOpKind, or what a newer Liens writes, kept as it is. table: number of the record kind; 0: none. */
typedef struct
{
  guint   kind;
  guint   table;
  guint8  entity[BASE_IDENTIFIER_BYTES];
  GBytes *data; /* as dossier-codec writes it */
} DossierOperation;

typedef struct
{
  DossierPoint point;
  gint64       t;    /* order time, ms: past every transaction its author knew of the same records */
  gint64       w;    /* wall clock of its desktop, ms since 1970: to be shown, never trusted */
  guint        rank; /* DossierRank */
  gboolean     has_author, has_batch;
  guint8       author[BASE_IDENTIFIER_BYTES];
  guint8       batch[BASE_IDENTIFIER_BYTES];
  GArray      *seen;   /* DossierTip, by poste then run: what others had written and its author had before the eyes */
  DossierPoint undoes; /* n 0: undoes nothing */
  char        *label;  /* or NULL */
  GArray      *operations;
} DossierTransaction;

/* Where one run begins and ends in a segment. parent n 0: the first run of its chain. */
typedef struct
{
  guint8       run[DOSSIER_RUN_BYTES];
  DossierPoint parent;
  gint64       first, last; /* both within */
} DossierSection;

typedef struct
{
  guint8     poste[DOSSIER_POSTE_BYTES];
  GArray    *sections;     /* DossierSection, each the child of the one before */
  GPtrArray *transactions; /* DossierTransaction, by n */
} DossierSegment;

DossierTransaction *dossier_transaction_new (void);
void                dossier_transaction_free (DossierTransaction *self);
/* Takes a reference of data. */
void dossier_transaction_add (DossierTransaction *self,
                              guint               kind,
                              guint               table,
                              const guint8       *entity,
                              GBytes             *data);
/* Every field is the same, to the byte. */
gboolean dossier_transaction_is_equal (const DossierTransaction *one,
                                       const DossierTransaction *other);

DossierSegment *dossier_segment_new (const guint8 *poste);
void            dossier_segment_free (DossierSegment *self);
/* The numbers of its first and last transactions; 0 where it is empty. */
gint64 dossier_segment_get_first (const DossierSegment *self);
gint64 dossier_segment_get_last (const DossierSegment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTransaction, dossier_transaction_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSegment, dossier_segment_free)

G_END_DECLS
