/* dossier-view-letters.h - how large the letters of a widget are
 *
 * For what is sized by its text without having its words laid out: columns, signs, the cells of a table.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In pixels. */
typedef struct
{
  int line;  /* height of a line */
  int width; /* of a letter, on average */
} DossierViewLetters;

/* Quick where the letters are those of the widget asked about before: a thousand cells are measured at once. */
DossierViewLetters dossier_view_letters_measure (GtkWidget *widget);

G_END_DECLS
