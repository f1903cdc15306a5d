/* dossier-view-cell.h - what one column says of one row of a table
 *
 * Follows its row: what is read late, or written by somebody, shows by itself.
 */
#pragma once

#include "dossier-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_NOTHING G_MAXUINT

typedef enum
{
  DOSSIER_VIEW_LOOK_NAME,  /* the record: its sign and what it is called; alone in a narrow table, where it says all */
  DOSSIER_VIEW_LOOK_OTHER, /* whom it is joined to, with its sign */
  DOSSIER_VIEW_LOOK_TEXT,
  DOSSIER_VIEW_LOOK_NUMBER,
} DossierViewLook;

/* A column of a kind's table: numbers are places among the paths the list was asked for. */
typedef struct
{
  DossierViewLook look;
  const char     *order;   /* what it is sorted by: a path */
  guint           text;    /* NOTHING: the title */
  guint           mark;    /* the type of structure whose sign stands before it */
  const char     *label;   /* English; NULL: that of the field its order ends at */
  guint           chars;   /* its width; 0: it shares what remains */
  guint           rank;    /* the higher ones leave first when there is no room */
  guint           also[2]; /* NAME: what a screen reader, and a narrow table, say after it */
  guint           other;   /* NAME: the other end, on a line of its own in a narrow table */
} DossierViewColumn;

#define DOSSIER_VIEW_TYPE_CELL (dossier_view_cell_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewCell, dossier_view_cell, DOSSIER_VIEW, CELL, GtkWidget)

/* column: static. */
GtkWidget *dossier_view_cell_new (const DossierViewColumn *column);
/* item: of a seat whose item is a DossierRow; NULL: none. */
void dossier_view_cell_set_item (DossierViewCell *self,
                                 GtkListItem     *item);
/* Where its row stands; GTK_INVALID_LIST_POSITION: nowhere. */
guint dossier_view_cell_get_position (DossierViewCell *self);
/* All that must be said is said here. */
void dossier_view_cell_set_narrow (DossierViewCell *self,
                                   gboolean         narrow);

G_END_DECLS
