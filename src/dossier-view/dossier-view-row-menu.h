/* dossier-view-row-menu.h - what can be done with a row, where the pointer is: the menu of a table
 *
 * It is of what is chosen; a row that is not chosen is, before its menu opens.
 */
#pragma once

#include "dossier-view-chosen.h"

G_BEGIN_DECLS

/* For one table; the menu opens at a press of the second button. A child of the table: to be unparented when the table goes.
 * Borrowed. */
GtkWidget *dossier_view_row_menu_new (GtkColumnView     *table,
                                      DossierViewChosen *chosen);
/* As the menu key does: at the row that has the focus. FALSE: none has. */
gboolean dossier_view_row_menu_open (GtkWidget *menu);

G_END_DECLS
