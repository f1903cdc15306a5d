/* dossier-view-columns.h - what a table says of each record of a kind, column by column
 *
 * A kind that is to be listed is a few lines here; labels, orders and words come from
 * dossier-kinds through the list.
 */
#pragma once

#include "dossier-query.h"
#include "dossier-vocabulary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a DossierList is to be asked for, so that the table can show it: NULL-terminated, static; NULL: the kind has no table. */
const char *const *dossier_view_columns_get_paths (const char *kind);

/* Fills an empty table with the columns of a kind, each sorted by its head. */
void dossier_view_columns_add (GtkColumnView *table,
                               const char    *kind);
/* The columns are called as the federation calls their fields; vocabulary NULL: as delivered. */
void dossier_view_columns_name (GtkColumnView           *table,
                                const char              *kind,
                                const DossierVocabulary *vocabulary);
/* What the columns are called, in their order; caller owns. */
char **dossier_view_columns_dup_heads (const char              *kind,
                                       const DossierVocabulary *vocabulary);
/* What they say of a record, of the words dossier_list_read_finish () gives of it; caller owns. */
char **dossier_view_columns_dup_words (const char        *kind,
                                       const char *const *words);

/* Asks query for the order the heads say; they say none until one was pressed. */
void dossier_view_columns_set_order (GtkColumnView *table,
                                     const char    *kind,
                                     DossierQuery  *query);
/* How many columns there is room for beside the first in so many pixels; 0: it must say all. */
guint dossier_view_columns_count_fitting (GtkColumnView *table,
                                          const char    *kind,
                                          int            width);
/* Shows so many. */
void dossier_view_columns_fit (GtkColumnView *table,
                               const char    *kind,
                               guint          n_fitting);

G_END_DECLS
