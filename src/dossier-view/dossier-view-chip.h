/* dossier-view-chip.h - one answer among several: a pill, with what takes it out */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* name: what it is called. removed (GtkButton *button, gpointer owner) is called while owner, a GObject, lives; the name of the
 * button is key. */
GtkWidget *dossier_view_chip_new (const char *key,
                                  const char *name,
                                  GtkWidget  *content,
                                  GCallback   removed,
                                  gpointer    owner);

G_END_DECLS
