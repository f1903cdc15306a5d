/* dossier-rows.h - which records answer a query, in its order; made on the reader thread
 *
 * Identifiers only: what each row says is read apart, where it is looked at (dossier-cells.h).
 * Immutable and reference counted: 70,000 rows are three blocks of memory.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

#define DOSSIER_ROWS_NONE G_MAXUINT

typedef struct _DossierRows DossierRows;

DossierRows *dossier_rows_read (DossierReader      *reader,
                                const DossierQuery *query,
                                GError            **error);
DossierRows *dossier_rows_new_empty (void);
DossierRows *dossier_rows_ref (DossierRows *self);
void         dossier_rows_unref (DossierRows *self);

guint dossier_rows_get_n (const DossierRows *self);
/* 16 bytes, borrowed. */
const guint8 *dossier_rows_get_id (const DossierRows *self,
                                   guint              row);
/* The row id of ent. */
gint64 dossier_rows_get_ent (const DossierRows *self,
                             guint              row);
/* Where these 16 bytes stand; DOSSIER_ROWS_NONE: nowhere. */
guint dossier_rows_find (const DossierRows *self,
                         const guint8      *id);

/* For hash tables keyed by the 16 bytes of ids. */
guint    dossier_rows_hash_id (gconstpointer id);
gboolean dossier_rows_equal_id (gconstpointer one,
                                gconstpointer other);

/* How one becomes the other: DossierStep elements, each in the positions that stand once those before it are done.
 * Rows in the same order on both sides are not touched. */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added; /* the rows of the new one at position… */
} DossierStep;

GArray *dossier_rows_list_steps (const DossierRows *before,
                                 const DossierRows *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRows, dossier_rows_unref)

G_END_DECLS
