/* app-window-places.c - the places at the left, and going from one to another */
#include "config.h"

#include "app-window-private.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_place_row (const char *name,
                const char *title,
                const char *icon)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_visible (count, FALSE);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

void
app_window_add_place (AppWindow  *self,
                      const char *name,
                      const char *title,
                      const char *icon,
                      GtkWidget  *content)
{
  gtk_list_box_append (self->places, make_place_row (name, title, icon));
  gtk_stack_add_named (self->contents, content, name);
}

/* The bar counts what the place lists; where nothing is listed by it, it is not there. */
static void
show_kind (AppWindow *self)
{
  const char *place = gtk_stack_get_visible_child_name (self->contents);

  gtk_widget_set_visible (GTK_WIDGET (self->bar), g_strcmp0 (place, "map") == 0 || g_strcmp0 (place, "structures") == 0);
  app_bar_set_kind (self->bar, g_strcmp0 (place, "structures") == 0 ? dossier_view_lists_get_kind (self->lists) : "structure");
}

/* Several are rows of the list they were selected in. */
static void
on_kind_changed (AppWindow *self)
{
  show_kind (self);
  if (app_session_has_several (self->session))
    app_session_set_selection (self->session, NULL);
}

static GtkListBoxRow *
find_place (AppWindow  *self,
            const char *place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->places, 0);

  for (int i = 0; row != NULL && !g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), place);)
    row = gtk_list_box_get_row_at_index (self->places, ++i);
  return row;
}

void
app_window_go_to (AppWindow  *self,
                  const char *place)
{
  GtkListBoxRow *row = find_place (self, place);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->places, row);
  gtk_stack_set_visible_child_name (self->contents, place);
  show_kind (self);
  app_window_show_inspector (self, FALSE);
}

void
app_window_set_place_count (AppWindow  *self,
                            const char *place,
                            const char *count)
{
  GtkListBoxRow   *row = find_place (self, place);
  GtkWidget       *box = gtk_list_box_row_get_child (row);
  GtkWidget       *title = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box)), *label = gtk_widget_get_last_child (box);
  g_autofree char *name = g_strjoin (", ", gtk_label_get_label (GTK_LABEL (title)), count, NULL);

  gtk_label_set_label (GTK_LABEL (label), count != NULL ? count : "");
  gtk_widget_set_visible (label, count != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
app_window_show_list (AppWindow  *self,
                      const char *kind)
{
  dossier_view_lists_set_kind (self->lists, kind);
  app_window_go_to (self, "structures");
}

static void
on_place_activated (GtkListBox    *places,
                    GtkListBoxRow *row,
                    AppWindow     *self)
{
  app_window_go_to (self, gtk_widget_get_name (GTK_WIDGET (row)));
  if (self->is_narrow)
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

void
app_window_add_lists (AppWindow *self)
{
  self->lists = dossier_view_lists_new ();
  g_signal_connect_object (self->lists, "notify::kind", G_CALLBACK (on_kind_changed), self, G_CONNECT_SWAPPED);
  app_window_add_place (self, "structures", _ ("Structures and links"), "view-list-symbolic", GTK_WIDGET (self->lists));
}

void
app_window_bind_places (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, on_place_activated);
}
