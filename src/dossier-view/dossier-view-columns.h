/* dossier-view-columns.h - what the table of structures says of each, column by column */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Columns for DossierViewLine rows, sortable by their heads. */
void dossier_view_columns_add (GtkColumnView *table);
/* Is a table of this width, in pixels, too narrow for its columns? */
gboolean dossier_view_columns_are_narrow (GtkColumnView *table,
                                          int            width);
/* Narrow: the first column says all, on two lines. */
void dossier_view_columns_set_narrow (GtkColumnView *table,
                                      gboolean       narrow);

G_END_DECLS
