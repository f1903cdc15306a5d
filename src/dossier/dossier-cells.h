/* dossier-cells.h - what records say, column by column, as people read it; read on the reader thread
 *
 * For the rows somebody looks at. A column is a path, as dossier_reader_walk () names them. Of each it
 * keeps the words for people, what they mean, and what stands behind them: the code of a term (the one that stands today), the id of a reference, a
 * number with '.', "?" not known, "-" not applicable. Immutable and reference counted.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

#define DOSSIER_CELLS_NONE G_MAXUINT

typedef struct _DossierCells DossierCells;

/* ents: row ids (gint64), rising, of records that answer the query; those that are no longer there are left out. columns:
 * NULL-terminated, may be NULL. *error of DOSSIER_STORE_ERROR_REFUSED when the kind has no such column. */
DossierCells *dossier_cells_read (DossierReader      *reader,
                                  const DossierQuery *query,
                                  const char *const  *columns,
                                  GArray             *ents,
                                  GError            **error);
DossierCells *dossier_cells_ref (DossierCells *self);
void          dossier_cells_unref (DossierCells *self);

/* Which of them is the record of this row id; DOSSIER_CELLS_NONE: none. */
guint dossier_cells_find (const DossierCells *self,
                          gint64              ent);
/* What it is called. Never NULL, like all of these; borrowed. */
const char *dossier_cells_get_title (const DossierCells *self,
                                     guint               record);
const char *dossier_cells_get_text (const DossierCells *self,
                                    guint               record,
                                    guint               column);
const char *dossier_cells_get_code (const DossierCells *self,
                                    guint               record,
                                    guint               column);
/* What its words mean, where the vocabulary says it; one a line, each after its word, where it has several. */
const char *dossier_cells_get_sense (const DossierCells *self,
                                     guint               record,
                                     guint               column);
/* Do two records say the same in every column? */
gboolean dossier_cells_equal (const DossierCells *one,
                              guint               record,
                              const DossierCells *other,
                              guint               other_record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCells, dossier_cells_unref)

G_END_DECLS
