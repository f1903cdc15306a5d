/* sample.c - a small window with one of each thing the driver must be able to use
 *
 * It is what proves tests/ui/drive.py, before and apart from Liens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

typedef struct
{
  GtkLabel *said; /* what happened last */
  double    from_x, from_y;
} Sample;

static void
say (Sample     *self,
     const char *words)
{
  gtk_label_set_label (self->said, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->said), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
on_clicked (GtkButton *button,
            Sample    *self)
{
  say (self, "button clicked");
}

static void
on_changed (GtkEditable *entry,
            Sample      *self)
{
  g_autofree char *words = g_strconcat ("written: ", gtk_editable_get_text (entry), NULL);
  say (self, words);
}

static void
on_row_selected (GtkListBox    *list,
                 GtkListBoxRow *row,
                 Sample        *self)
{
  g_autofree char *words = row == NULL ? NULL : g_strdup_printf ("row %d", gtk_list_box_row_get_index (row));
  if (words != NULL)
    say (self, words);
}

static void
on_drag_begin (GtkGestureDrag *gesture,
               double          x,
               double          y,
               Sample         *self)
{
  self->from_x = x;
  self->from_y = y;
}

static void
on_drag_end (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             Sample         *self)
{
  g_autofree char *words = g_strdup_printf ("dragged from %.0f,%.0f by %.0f,%.0f", self->from_x, self->from_y, dx, dy);
  say (self, words);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           Sample                   *self)
{
  say (self, dy < 0 ? "scrolled up" : "scrolled down");
  return TRUE;
}

static void
on_export (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  say (user_data, "exported");
}

static GtkWidget *
make_list (Sample *self)
{
  GtkWidget *list = gtk_list_box_new ();
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Collège %d", i);
      GtkWidget       *row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_signal_connect (list, "row-selected", G_CALLBACK (on_row_selected), self);
  return list;
}

static GtkWidget *
make_surface (Sample *self)
{
  /* GTK 4.18 gives no name to what has no role. */
  GtkWidget          *surface = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (surface), 400);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (surface), 200);
  gtk_accessible_update_property (GTK_ACCESSIBLE (surface), GTK_ACCESSIBLE_PROPERTY_LABEL, "Surface", -1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (surface, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (surface, scroll);
  return surface;
}

static GtkWidget *
make_content (Sample *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic ("_Press");
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *check = gtk_check_button_new_with_label ("Tick");

  self->said = GTK_LABEL (gtk_label_new ("nothing yet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Name", -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed), self);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->said));
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), make_surface (self));
  return box;
}

static void
on_activate (GtkApplication *application,
             Sample         *self)
{
  GtkWidget         *window = adw_application_window_new (application);
  const GActionEntry entries[] = { { .name = "export", .activate = on_export } };
  const char *const  keys[] = { "<Control>e", NULL };

  gtk_window_set_title (GTK_WINDOW (window), "Sample");
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 600);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), make_content (self));
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  gtk_application_set_accels_for_action (application, "win.export", keys);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  Sample                     self = { 0 };
  g_autoptr (AdwApplication) application = adw_application_new ("org.federation.Liens.Sample", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &self);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
