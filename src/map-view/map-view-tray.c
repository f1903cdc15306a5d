#include "config.h"

#include "map-view-tray.h"

#include "base-text.h"

#include <glib/gi18n-lib.h>

#define MOST_OF_HEIGHT 0.4

struct _MapViewTray
{
  AdwBin parent_instance;

  MapScene          *scene;
  GtkStringList     *ids;
  char              *told; /* what its rows say */
  GtkExpander       *expander;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (MapViewTray, map_view_tray, ADW_TYPE_BIN)

static guint chosen_signal;

static const MapStructure *
find_structure (MapViewTray *self,
                const char  *id)
{
  guint n, index = self->scene == NULL ? MAP_NONE : map_scene_find_structure (self->scene, id);

  return index == MAP_NONE ? NULL : &map_scene_get_structures (self->scene, &n)[index];
}

static const char *
get_commune (MapViewTray        *self,
             const MapStructure *structure)
{
  guint n;

  return structure == NULL || structure->commune == MAP_NONE ? "" : map_scene_get_territories (self->scene, &n)[structure->commune].name;
}

/* --- rows */

static GdkContentProvider *
on_drag (GtkDragSource *source,
         double         x,
         double         y,
         GtkListItem   *item)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
set_up_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item)
{
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkDragSource *source = gtk_drag_source_new ();

  add_label (box, NULL);
  gtk_widget_add_css_class (add_label (box, "caption"), "dim-label");
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag), item);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (source));
  gtk_list_item_set_child (item, box);
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          MapViewTray              *self)
{
  GtkWidget          *box = gtk_list_item_get_child (item), *name = gtk_widget_get_first_child (box);
  const MapStructure *structure = find_structure (self, gtk_string_object_get_string (gtk_list_item_get_item (item)));

  gtk_label_set_label (GTK_LABEL (name), structure == NULL ? "" : structure->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, structure == NULL ? "" : structure->name, -1);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), get_commune (self, structure));
}

static void
on_activated (GtkListView *list,
              guint        position,
              MapViewTray *self)
{
  const char *id = gtk_string_list_get_string (self->ids, position);

  if (id != NULL)
    g_signal_emit (self, chosen_signal, 0, id);
}

/* --- which */

static gboolean
is_shown (GBytes *shown,
          guint   index)
{
  gsize         size;
  const guint8 *bytes = shown == NULL ? NULL : g_bytes_get_data (shown, &size);

  return bytes == NULL || (index < size && bytes[index] != 0);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return base_text_compare ((*(const MapStructure *const *) a)->name, (*(const MapStructure *const *) b)->name);
}

static GPtrArray *
list_waiting (MapViewTray *self,
              GBytes      *shown)
{
  GPtrArray          *waiting = g_ptr_array_new ();
  guint               n = 0;
  const MapStructure *structures = self->scene == NULL ? NULL : map_scene_get_structures (self->scene, &n);

  for (guint i = 0; i < n; i++)
    if (!structures[i].has_place && is_shown (shown, i))
      g_ptr_array_add (waiting, (gpointer) &structures[i]);
  g_ptr_array_sort (waiting, compare_names);
  return waiting;
}

static char *
tell_rows (MapViewTray *self,
           GPtrArray   *waiting)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < waiting->len; i++)
    {
      const MapStructure *structure = waiting->pdata[i];

      g_string_append_printf (told, "%s\t%s\t%s\n", structure->id, structure->name, get_commune (self, structure));
    }
  return g_string_free (told, FALSE);
}

/* A row that is pressed meanwhile stays under the hand: rows are made anew only where they say something else. */
static void
fill_rows (MapViewTray *self,
           GPtrArray   *waiting)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char      *told = tell_rows (self, waiting);

  if (g_strcmp0 (told, self->told) == 0)
    return;
  for (guint i = 0; i < waiting->len; i++)
    g_ptr_array_add (ids, (gpointer) ((const MapStructure *) waiting->pdata[i])->id);
  g_ptr_array_add (ids, NULL);
  gtk_string_list_splice (self->ids, 0, g_list_model_get_n_items (G_LIST_MODEL (self->ids)), (const char *const *) ids->pdata);
  g_free (self->told);
  self->told = g_steal_pointer (&told);
}

void
map_view_tray_set_scene (MapViewTray *self,
                         MapScene    *scene,
                         GBytes      *shown)
{
  g_autoptr (GPtrArray) waiting = NULL;
  g_autofree char      *title = NULL;
  g_autoptr (MapScene)  before = self->scene; /* its names may still be shown */

  g_return_if_fail (MAP_VIEW_IS_TRAY (self));

  self->scene = scene == NULL ? NULL : map_scene_ref (scene);
  waiting = list_waiting (self, shown);
  fill_rows (self, waiting);
  /* Translators: how many structures have no place on the map yet. */
  title = g_strdup_printf (_ ("To place (%u)"), waiting->len);
  gtk_expander_set_label (self->expander, title);
  gtk_widget_set_visible (GTK_WIDGET (self), waiting->len > 0);
}

void
map_view_tray_set_room (MapViewTray *self,
                        int          height)
{
  g_return_if_fail (MAP_VIEW_IS_TRAY (self));

  gtk_scrolled_window_set_max_content_height (self->scroller, MAX (96, (int) (height * MOST_OF_HEIGHT)));
}

void
map_view_tray_open (MapViewTray *self)
{
  g_return_if_fail (MAP_VIEW_IS_TRAY (self));

  gtk_expander_set_expanded (self->expander, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->scroller), GTK_DIR_TAB_FORWARD);
}

/* --- the widget */

static void
map_view_tray_dispose (GObject *object)
{
  MapViewTray *self = MAP_VIEW_TRAY (object);

  g_clear_pointer (&self->scene, map_scene_unref);
  g_clear_pointer (&self->told, g_free);
  G_OBJECT_CLASS (map_view_tray_parent_class)->dispose (object);
}

static void
map_view_tray_class_init (MapViewTrayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_tray_dispose;
  chosen_signal = g_signal_new ("chosen", MAP_VIEW_TYPE_TRAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "mapkey");
}

static GtkWidget *
make_list (MapViewTray *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection     *rows;
  GtkWidget          *list;

  self->ids = gtk_string_list_new (NULL);
  rows = gtk_no_selection_new (G_LIST_MODEL (self->ids));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, 0);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (rows), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "lines");
  gtk_widget_set_tooltip_text (list, _ ("Drag onto the map, or press and choose where"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Structures to place"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (on_activated), self, 0);
  return list;
}

static void
map_view_tray_init (MapViewTray *self)
{
  GtkWidget *expander = gtk_expander_new (NULL), *scroller = gtk_scrolled_window_new ();

  self->expander = GTK_EXPANDER (expander);
  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, TRUE);
  gtk_scrolled_window_set_propagate_natural_width (self->scroller, TRUE);
  gtk_scrolled_window_set_child (self->scroller, make_list (self));
  gtk_expander_set_child (self->expander, scroller);
  gtk_widget_set_margin_top (expander, 10);
  gtk_widget_set_margin_bottom (expander, 10);
  gtk_widget_set_margin_start (expander, 12);
  gtk_widget_set_margin_end (expander, 12);
  adw_bin_set_child (ADW_BIN (self), expander);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}
