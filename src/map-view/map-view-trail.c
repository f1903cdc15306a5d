#include "config.h"

#include "map-view-trail.h"

#include "map-focus.h"

#include <glib/gi18n-lib.h>

struct _MapViewTrail
{
  GtkBox parent_instance;

  GtkBox          *names;
  GtkToggleButton *degrees[MAP_FOCUS_MOST];
  GtkLabel        *count;
  gboolean         is_filled; /* by us: nobody pressed */
};

G_DEFINE_FINAL_TYPE (MapViewTrail, map_view_trail, GTK_TYPE_BOX)

enum
{
  RETURNED,
  DEGREES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_name (GtkButton    *button,
         MapViewTrail *self)
{
  g_signal_emit (self, signals[RETURNED], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "n")));
}

/* n: how many names stay when it is pressed. */
static void
add_name (MapViewTrail *self,
          const char   *name,
          guint         n,
          gboolean      is_last)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_can_target (button, !is_last);
  gtk_widget_set_focusable (button, !is_last);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "n", GUINT_TO_POINTER (n));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_name), self, 0);
  if (n > 0)
    gtk_box_append (self->names, gtk_label_new ("›"));
  gtk_box_append (self->names, button);
}

static void
on_degrees (GtkToggleButton *button,
            MapViewTrail    *self)
{
  if (!self->is_filled && gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[DEGREES], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "degrees")));
}

void
map_view_trail_show (MapViewTrail *self,
                     GPtrArray    *names,
                     guint         degrees,
                     guint         n)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u structure", "%u structures", n), n);
  GtkWidget       *child;

  g_return_if_fail (MAP_VIEW_IS_TRAIL (self));

  self->is_filled = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->names))) != NULL)
    gtk_box_remove (self->names, child);
  add_name (self, _ ("All"), 0, FALSE);
  for (guint i = 0; i < names->len; i++)
    add_name (self, names->pdata[i], i + 1, i + 1 == names->len);
  if (degrees >= 1 && degrees <= MAP_FOCUS_MOST)
    gtk_toggle_button_set_active (self->degrees[degrees - 1], TRUE);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self), names->len > 0);
  self->is_filled = FALSE;
}

static void
map_view_trail_class_init (MapViewTrailClass *klass)
{
  signals[RETURNED] = g_signal_new ("returned", MAP_VIEW_TYPE_TRAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[DEGREES] = g_signal_new ("degrees", MAP_VIEW_TYPE_TRAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "mapkey");
}

static GtkWidget *
make_degrees (MapViewTrail *self)
{
  static const char *const names[MAP_FOCUS_MOST] = { N_ ("One link away"), N_ ("Two links away"), N_ ("Three links away") };
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < MAP_FOCUS_MOST; i++)
    {
      g_autofree char *figure = g_strdup_printf ("%u", i + 1);

      self->degrees[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (figure));
      if (i > 0)
        gtk_toggle_button_set_group (self->degrees[i], self->degrees[0]);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->degrees[i]), _ (names[i]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->degrees[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (names[i]), -1);
      g_object_set_data (G_OBJECT (self->degrees[i]), "degrees", GUINT_TO_POINTER (i + 1));
      g_signal_connect_object (self->degrees[i], "toggled", G_CALLBACK (on_degrees), self, 0);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->degrees[i]));
    }
  return box;
}

static void
map_view_trail_init (MapViewTrail *self)
{
  GtkBox *box = GTK_BOX (self);

  gtk_box_set_spacing (box, 6);
  self->names = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_box_append (box, GTK_WIDGET (self->names));
  gtk_box_append (box, make_degrees (self));
  gtk_box_append (box, GTK_WIDGET (self->count));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "trail");
}
