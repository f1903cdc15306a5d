/* dossier-tables-merge.h - two records that are one: whoever leads to the one that was merged leads to the other
 *
 * The field "merged_into" of a record names the one that stands for it. Chains are followed to their end; a circle (two desktops
 * that merged each into the other) ends at its smallest id (SYNC.md §6). The table `merged` says which record stands for which; the
 * columns and elements of all others hold that one already, so that no reader follows anything. Belongs to the writer thread.
 */
#pragma once

#include "dossier-projection.h"

G_BEGIN_DECLS

/* The field of the kind, or NULL when its records cannot be merged. */
const DossierField *dossier_tables_find_merge_field (const DossierKind *kind);
/* The row that stands for this one, itself when it was not merged; 0 on error. */
gint64 dossier_tables_follow (DossierDatabase *database,
                              gint64           ent,
                              GError         **error);
/* The key of a set with the id that stands for the one it leads to: "clas@KEPT" for "clas@OTHER". *ref: the row it leads to, 0 when
 * it leads to none. NULL on error; caller owns. */
char *dossier_tables_dup_followed_key (DossierDatabase    *database,
                                       const DossierField *field,
                                       const char         *key,
                                       gint64             *ref,
                                       GError            **error);
/* After the columns of ent were written: settles what it, and what leads to it, stand for; those rows of ent whose
 * references changed are added to referring (gint64), to be projected again. */
gboolean dossier_tables_settle (DossierDatabase   *database,
                                const DossierKind *kind,
                                gint64             ent,
                                GArray            *referring,
                                GError           **error);

G_END_DECLS
