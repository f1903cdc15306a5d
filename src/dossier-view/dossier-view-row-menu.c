#include "config.h"

#include "dossier-view-row-menu.h"

#include "dossier-view-cell.h"

#include <glib/gi18n-lib.h>

#define KEPT "dossier-view-row-menu"

typedef struct
{
  GtkColumnView     *table; /* the parent of the menu: outlives it */
  DossierViewChosen *chosen;
} Of;

/* GtkColumnView of 4.8 does not say which row is which: its inner list does. */
static GtkWidget *
find_inner (GtkColumnView *table)
{
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (table));

  while (inner != NULL && !GTK_IS_LIST_VIEW (inner))
    inner = gtk_widget_get_next_sibling (inner);
  return inner;
}

static DossierViewCell *
find_cell (GtkWidget *widget)
{
  DossierViewCell *cell = DOSSIER_VIEW_IS_CELL (widget) ? DOSSIER_VIEW_CELL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); cell == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    cell = find_cell (child);
  return cell;
}

static GtkWidget *
find_row_at (GtkColumnView *table,
             double         x,
             double         y)
{
  GtkWidget *inner = find_inner (table), *found = gtk_widget_pick (GTK_WIDGET (table), x, y, GTK_PICK_DEFAULT);

  while (found != NULL && gtk_widget_get_parent (found) != inner)
    found = gtk_widget_get_parent (found);
  return found;
}

static GtkWidget *
find_row_in_focus (GtkColumnView *table)
{
  GtkWidget *inner = find_inner (table);

  for (GtkWidget *row = inner != NULL ? gtk_widget_get_first_child (inner) : NULL; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return row;
  return NULL;
}

static GMenuModel *
make_model (gboolean is_one)
{
  GMenu *menu = g_menu_new (), *first = g_menu_new (), *last = g_menu_new ();

  if (is_one)
    g_menu_append (first, _ ("_Show on the Map"), "win.show-selection");
  else
    g_menu_append (first, _ ("Change a _field…"), "win.change-selection");
  g_menu_append (first, _ ("_Copy"), "win.copy-selection");
  g_menu_append (first, _ ("Copy, _Internal Too"), "win.copy-selection-whole");
  g_menu_append (last, _ ("_Delete"), "win.delete-selection");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  g_object_unref (first);
  g_object_unref (last);
  return G_MENU_MODEL (menu);
}

static void
pop_up (GtkWidget *menu,
        GtkWidget *row,
        double     x,
        double     y)
{
  Of                    *of = g_object_get_data (G_OBJECT (menu), KEPT);
  DossierViewCell       *cell = find_cell (row);
  guint                  position = cell != NULL ? dossier_view_cell_get_position (cell) : GTK_INVALID_LIST_POSITION;
  g_autoptr (GMenuModel) model = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (of->chosen), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (of->chosen), position, TRUE);
  gtk_widget_grab_focus (row);
  model = make_model (dossier_view_chosen_get_n (of->chosen) == 1);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (menu));
}

static void
on_pressed (GtkGestureClick *click,
            int              n,
            double           x,
            double           y,
            GtkWidget       *menu)
{
  Of        *of = g_object_get_data (G_OBJECT (menu), KEPT);
  GtkWidget *row = find_row_at (of->table, x, y);

  if (row == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (menu, row, x, y);
}

GtkWidget *
dossier_view_row_menu_new (GtkColumnView     *table,
                           DossierViewChosen *chosen)
{
  GtkWidget  *menu = gtk_popover_menu_new_from_model (NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  Of         *of = g_new (Of, 1);

  of->table = table;
  of->chosen = chosen;
  g_object_set_data_full (G_OBJECT (menu), KEPT, of, g_free);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_parent (menu, GTK_WIDGET (table));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), menu, 0);
  gtk_widget_add_controller (GTK_WIDGET (table), GTK_EVENT_CONTROLLER (click));
  return menu;
}

gboolean
dossier_view_row_menu_open (GtkWidget *menu)
{
  Of        *of = g_object_get_data (G_OBJECT (menu), KEPT);
  GtkWidget *row = find_row_in_focus (of->table);
  double     x, y;

  if (row == NULL || !gtk_widget_translate_coordinates (row, GTK_WIDGET (of->table), 24, gtk_widget_get_height (row) / 2.0, &x, &y))
    return FALSE;
  pop_up (menu, row, x, y);
  return TRUE;
}
