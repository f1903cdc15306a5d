/* dossier-rows.h - the answer to a query as compact arrays, made on the reader thread
 *
 * Immutable and reference counted: 70,000 rows are a few blocks of memory, not a million strings.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

typedef struct _DossierRows DossierRows;

/* columns: NULL-terminated, may be NULL; those of DossierCellPlace come before them. */
DossierRows *dossier_rows_read (DossierReader      *reader,
                                const DossierQuery *query,
                                const char *const  *columns,
                                GCancellable       *cancellable,
                                GError            **error);
DossierRows *dossier_rows_new_empty (void);
DossierRows *dossier_rows_ref (DossierRows *self);
void         dossier_rows_unref (DossierRows *self);

guint dossier_rows_get_n (const DossierRows *self);
/* Records of the kind that are not among them: shown + hidden = all. */
guint dossier_rows_get_n_hidden (const DossierRows *self);
/* 16 bytes, borrowed. */
const guint8 *dossier_rows_get_id (const DossierRows *self,
                                   guint              row);
/* Never NULL; borrowed. */
const char *dossier_rows_get_cell (const DossierRows *self,
                                   guint              row,
                                   guint              cell);
/* NULL-terminated; caller owns. */
char   **dossier_rows_dup_cells (const DossierRows *self,
                                 guint              row);
gboolean dossier_rows_same_cells (const DossierRows *one,
                                  guint              row,
                                  const DossierRows *other,
                                  guint              other_row);

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
