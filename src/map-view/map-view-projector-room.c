/* map-view-projector-room.c - what stands before the room: the map, its name, its legend, and that nothing personal is in it */
#include "config.h"

#include "map-view-projector-private.h"

#include "map-view-time.h"

#include <glib/gi18n-lib.h>

#define DESIGNED_FOR 1080.0 /* pixels of height at which words have the size of the palette */
#define LEGEND_WIDTH 500.0  /* pixels then: the same whatever it says, for the map not to move */
#define LARGE_FROM 1.6      /* times that, from where the words around the map are doubled */
#define SIGNS 1.7           /* times those beside the map under the hand */
#define HAND_MS 2500        /* the way out goes with the hand */
#define MOST_LINES 12       /* said beside the map: the legend keeps its place */

static GtkLabel *
make_label (const char *class_name,
            GtkAlign    across,
            GtkAlign    down)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, class_name);
  gtk_widget_set_halign (label, across);
  gtk_widget_set_valign (label, down);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_set_visible (label, FALSE);
  return GTK_LABEL (label);
}

static GtkWidget *
make_head (MapViewProjector *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = make_label ("name", GTK_ALIGN_START, GTK_ALIGN_START);
  self->subtitle = make_label ("when", GTK_ALIGN_START, GTK_ALIGN_START);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (self->subtitle, PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (GTK_WIDGET (self->title), TRUE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->subtitle));
  gtk_widget_add_css_class (head, "plate");
  gtk_widget_set_halign (head, GTK_ALIGN_START);
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  gtk_widget_set_can_target (head, FALSE);
  return head;
}

static GtkWidget *
make_badge (void)
{
  GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (badge), gtk_image_new_from_icon_name ("channel-secure-symbolic"));
  gtk_box_append (GTK_BOX (badge), gtk_label_new (_ ("Personal data hidden")));
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_set_halign (badge, GTK_ALIGN_END);
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_set_can_target (badge, FALSE);
  return badge;
}

/* What is typed stands over who made the data. */
static GtkWidget *
make_foot (MapViewProjector *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->typed = make_label ("typed", GTK_ALIGN_CENTER, GTK_ALIGN_END);
  self->sources = make_label ("sources", GTK_ALIGN_START, GTK_ALIGN_END);
  gtk_label_set_wrap (self->sources, TRUE);
  gtk_label_set_xalign (self->sources, 0);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->typed));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->sources));
  gtk_widget_set_valign (foot, GTK_ALIGN_END);
  gtk_widget_set_can_target (foot, FALSE);
  return foot;
}

static GtkOverlay *
make_map (MapViewProjector *self)
{
  GtkOverlay *over = GTK_OVERLAY (gtk_overlay_new ());

  self->canvas = g_object_new (MAP_VIEW_TYPE_CANVAS, NULL);
  map_view_canvas_set_bare (self->canvas, MAP_PALETTE_PROJECTOR);
  gtk_overlay_set_child (over, GTK_WIDGET (self->canvas));
  gtk_overlay_add_overlay (over, make_head (self));
  gtk_overlay_add_overlay (over, make_badge ());
  gtk_overlay_add_overlay (over, make_foot (self));
  return over;
}

/* --- beside the map */

static GtkLabel *
add_words (GtkWidget  *box,
           const char *class_name)
{
  GtkLabel *label = make_label (class_name, GTK_ALIGN_START, GTK_ALIGN_START);

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (label, 1); /* as wide as the legend */
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (label, MOST_LINES);
  gtk_label_set_xalign (label, 0);
  gtk_widget_set_halign (GTK_WIDGET (label), GTK_ALIGN_FILL);
  gtk_widget_set_visible (GTK_WIDGET (label), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static GtkWidget *
make_said (MapViewProjector *self)
{
  self->said = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->practice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->text = add_words (self->said, "text");
  gtk_label_set_label (add_words (self->practice, "practice-heading"), _ ("Practice"));
  self->statement = add_words (self->practice, "statement");
  gtk_box_append (GTK_BOX (self->said), self->practice);
  gtk_widget_add_css_class (self->said, "said");
  gtk_widget_set_visible (self->said, FALSE);
  return self->said;
}

void
map_view_projector_say (MapViewProjector *self,
                        const char       *text,
                        const char       *statement)
{
  gtk_label_set_label (self->text, text);
  gtk_label_set_label (self->statement, statement);
  gtk_widget_set_visible (GTK_WIDGET (self->text), *text != '\0');
  gtk_widget_set_visible (self->practice, *statement != '\0');
  gtk_widget_set_visible (self->said, *text != '\0' || *statement != '\0');
}

static GtkWidget *
make_legend (MapViewProjector *self)
{
  self->key = g_object_new (MAP_VIEW_TYPE_KEY, NULL);
  map_view_key_set_large (self->key, SIGNS);
  self->legend = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->legend), GTK_WIDGET (self->key));
  gtk_widget_add_css_class (self->legend, "legend");
  gtk_widget_set_vexpand (self->legend, TRUE);
  return self->legend;
}

static GtkWidget *
make_beside (MapViewProjector *self)
{
  self->beside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->beside), make_said (self));
  gtk_box_append (GTK_BOX (self->beside), make_legend (self));
  gtk_widget_add_css_class (self->beside, "beside");
  gtk_widget_set_hexpand (self->beside, FALSE); /* its words would */
  return self->beside;
}

/* --- the way out, while a hand is on the mouse */

static gboolean
hide_way_out (gpointer user_data)
{
  MapViewProjector *self = user_data;

  self->hand = 0;
  gtk_widget_set_visible (self->way_out, FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_hand (MapViewProjector *self)
{
  g_clear_handle_id (&self->hand, g_source_remove);
  self->hand = g_timeout_add (HAND_MS, hide_way_out, self);
  gtk_widget_set_visible (self->way_out, TRUE);
}

static GtkWidget *
make_way_out (MapViewProjector *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->way_out = gtk_button_new_from_icon_name ("view-restore-symbolic");
  gtk_widget_set_tooltip_text (self->way_out, _ ("Leave (Escape)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->way_out), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Leave"), -1);
  gtk_widget_add_css_class (self->way_out, "osd");
  gtk_widget_add_css_class (self->way_out, "way-out");
  gtk_widget_set_halign (self->way_out, GTK_ALIGN_END);
  gtk_widget_set_valign (self->way_out, GTK_ALIGN_END);
  gtk_widget_set_visible (self->way_out, FALSE);
  g_signal_connect_object (self->way_out, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_hand), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  return self->way_out;
}

/* --- all of it */

static GtkWidget *
make_black (MapViewProjector *self)
{
  self->black = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->black, "black");
  gtk_widget_set_visible (self->black, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->black), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Black screen"), -1);
  return self->black;
}

void
map_view_projector_furnish (MapViewProjector *self)
{
  GtkWidget  *over = gtk_overlay_new ();
  GtkOverlay *map = make_map (self);

  self->room = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->room), GTK_WIDGET (map));
  gtk_box_append (GTK_BOX (self->room), make_beside (self));
  gtk_overlay_add_overlay (map, make_way_out (self));
  gtk_overlay_set_child (GTK_OVERLAY (over), self->room);
  gtk_overlay_add_overlay (GTK_OVERLAY (over), make_black (self));
  gtk_window_set_child (GTK_WINDOW (self), over);
  gtk_widget_add_css_class (GTK_WIDGET (self), "projector");
}

/* --- what it says */

/* NULL: nobody, or somebody who is not to be shown. */
static char *
dup_around (MapViewProjector *self)
{
  MapScene   *scene = map_view_source_get_scene (self->source);
  guint       degrees, n, index;
  const char *id = map_view_canvas_get_focus (self->canvas, &degrees, &n);

  index = id == NULL || scene == NULL ? MAP_NONE : map_scene_find_structure (scene, id);
  if (index == MAP_NONE)
    return NULL;
  /* Translators: over a map: the name of the structure that is looked around. */
  return g_strdup_printf (_ ("Around %s"), map_scene_get_structures (scene, &n)[index].name);
}

void
map_view_projector_tell (MapViewProjector *self)
{
  const MapLook   *look = map_view_canvas_get_look (self->canvas);
  g_autofree char *when = look->from != 0 ? map_look_dup_when (look) : NULL;
  g_autofree char *around = dup_around (self);
  g_autofree char *words = g_strjoin (when != NULL && around != NULL ? " · " : "", when != NULL ? when : "", around, NULL);

  gtk_label_set_label (self->subtitle, words);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *words != '\0');
}

void
map_view_projector_size (MapViewProjector *self,
                         int               height)
{
  double factor = MAX (1, height / DESIGNED_FOR);

  gtk_widget_set_size_request (self->beside, (int) (LEGEND_WIDTH * factor), -1);
  map_view_key_set_large (self->key, SIGNS * factor);
  map_view_canvas_set_text_scale (self->canvas, factor);
  if (factor >= LARGE_FROM)
    gtk_widget_add_css_class (GTK_WIDGET (self), "large");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "large");
}
