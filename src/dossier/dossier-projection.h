/* dossier-projection.h - what a record is, computed from all that touched it
 *
 * A pure function of the set of operations (SYNC.md §6): order of arrival, duplicates and
 * delays cannot matter. Invariants:
 *  1. the value of a field is that of the greatest stamp (rank, t, run, n); a public register
 *     never beats a person;
 *  2. a different value of the same rank that nobody replaced knowingly is an alternative;
 *  3. an erasure beats everything not written after it: what it covers is erased, current or replaced, whether its
 *     bytes are still in the journal or not;
 *  4. a record is deleted only when a deletion is the last word on its life and every edit by a person
 *     had been seen by some deletion; else it lives and is contested.
 */
#pragma once

#include "dossier-codec.h"
#include "dossier-lineage.h"

G_BEGIN_DECLS

typedef struct
{
  gint64        run, n; /* the transaction that says so */
  gint64        rank;
  const guint8 *value; /* encoded, borrowed from the state */
  gsize         value_length;
} DossierClaim;

typedef struct
{
  guint        field; /* number in the kind */
  const char  *key;   /* "" for a single-valued field; borrowed from the state */
  DossierClaim current;
  GArray      *alternatives; /* DossierClaim, NULL when none */
} DossierCell;

/* A transaction that erases something of a record. */
typedef struct
{
  gint64 run, n;
} DossierErasing;

typedef struct
{
  gboolean exists; /* some operation touched it */
  gboolean deleted;
  gboolean contested; /* edited by somebody who had not seen its deletion */
  gint64   life_rank; /* of the last word on its life; -1: none was said */
  GArray  *cells;     /* DossierCell, by field then key */
  GArray  *erasings;  /* DossierErasing */

  /* owned backing of what is borrowed above */
  GPtrArray    *blocks;
  GStringChunk *keys;
} DossierState;

/* Compute as if only what was written before this transaction existed (run 0: any); batch (16 bytes, or NULL): nor anything
 * of its batch; moment (0: any): nor anything that was written after it, by the clocks of those who wrote. */
typedef struct
{
  gint64        run, n;
  const guint8 *batch;
  gint64        moment; /* milliseconds since 1970 */
} DossierBefore;

DossierState *dossier_projection_compute (DossierDatabase     *database,
                                          DossierLineage      *lineage,
                                          gint64               ent,
                                          const DossierBefore *before, /* NULL: all */
                                          GError             **error);
void          dossier_state_free (DossierState *self);

/* key NULL: the single value. NULL when the field was never answered. Borrowed. */
const DossierCell *dossier_state_find (const DossierState *self,
                                       guint               field,
                                       const char         *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierState, dossier_state_free)

G_END_DECLS
