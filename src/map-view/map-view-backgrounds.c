#include "config.h"

#include "map-view-backgrounds-private.h"

#include "map-view-background-row.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (MapViewBackgrounds, map_view_backgrounds, ADW_TYPE_WINDOW)

guint map_view_backgrounds_wanted_signal;

/* Titles are people's words: "&" is one of them. */
void
map_view_backgrounds_say (MapViewBackgrounds *self,
                          const char         *sentence,
                          gboolean            may_undo)
{
  g_autofree char *plain = g_markup_escape_text (sentence, -1);
  AdwToast        *toast;

  if (self->store == NULL)
    return;
  toast = adw_toast_new (plain);
  if (may_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "backgrounds.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- written */

typedef struct
{
  MapViewBackgrounds *window;
  char               *sentence;
} Writing;

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Writing           *writing = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      g_message ("writing a picture under the map: %s", error->message);
      map_view_backgrounds_say (writing->window, _ ("This could not be written. Nothing was changed: try again."), FALSE);
    }
  else if (writing->sentence != NULL)
    map_view_backgrounds_say (writing->window, writing->sentence, TRUE);
  g_object_unref (writing->window);
  g_free (writing->sentence);
  g_free (writing);
}

void
map_view_backgrounds_write (MapViewBackgrounds *self,
                            DossierAct         *act,
                            const char         *sentence)
{
  Writing *writing;

  if (self->store == NULL)
    {
      dossier_act_free (act);
      return;
    }
  writing = g_new0 (Writing, 1);
  writing->window = g_object_ref (self);
  writing->sentence = g_strdup (sentence);
  dossier_store_write_async (self->store, act, on_written, writing);
}

const MapSlide *
map_view_backgrounds_find (MapViewBackgrounds *self,
                           const char         *id)
{
  return self->map != NULL ? map_backdrop_find (map_view_pictures_get_backdrop (self->map->pictures), id) : NULL;
}

/* --- by hand */

static const MapSlide *
find_slide (MapViewBackgrounds   *self,
            MapViewBackgroundRow *row)
{
  return map_view_backgrounds_find (self, map_view_background_row_get_id (row));
}

static void
set_text (MapViewBackgrounds   *self,
          MapViewBackgroundRow *row,
          const char           *field,
          const char           *text)
{
  const MapSlide *slide = find_slide (self, row);

  if (slide != NULL)
    map_view_backgrounds_write (self, map_slide_set_text_act (slide, field, text), NULL);
}

static void
on_renamed (MapViewBackgrounds   *self,
            const char           *text,
            MapViewBackgroundRow *row)
{
  g_autofree char *title = g_strstrip (g_strdup (text));

  if (*title != '\0')
    set_text (self, row, "title", title);
  else
    map_view_backgrounds_say (self, _ ("A picture has a title: it keeps the one it had."), FALSE);
}

static void
on_credited (MapViewBackgrounds   *self,
             const char           *text,
             MapViewBackgroundRow *row)
{
  g_autofree char *credit = g_strstrip (g_strdup (text));

  set_text (self, row, "credit", credit);
}

static void
on_limited (MapViewBackgrounds   *self,
            const char           *visibility,
            MapViewBackgroundRow *row)
{
  set_text (self, row, "visibility", visibility);
}

static void
on_dimmed (MapViewBackgrounds   *self,
           double                opacity,
           MapViewBackgroundRow *row)
{
  const MapSlide *slide = find_slide (self, row);

  if (slide != NULL)
    map_view_backgrounds_write (self, map_slide_set_opacity_act (slide, opacity), NULL);
}

static void
on_switched (MapViewBackgrounds   *self,
             gboolean              is_hidden,
             MapViewBackgroundRow *row)
{
  const MapSlide *slide = find_slide (self, row);

  if (slide != NULL)
    map_view_backgrounds_write (self, map_slide_hide_act (slide, is_hidden), NULL);
}

static void
remove_picture (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  MapViewBackgrounds *self = MAP_VIEW_BACKGROUNDS (widget);
  const MapSlide     *slide = map_view_backgrounds_find (self, g_variant_get_string (parameter, NULL));

  if (slide != NULL)
    map_view_backgrounds_write (self, map_slide_delete_act (slide), _ ("The picture was removed"));
}

/* What the window of work does. */
static void
ask_parent (GtkWidget  *widget,
            const char *action,
            const char *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, parameter != NULL ? "s" : NULL, parameter);
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  ask_parent (widget, "win.undo", NULL);
}

static void
redo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  ask_parent (widget, "win.redo", NULL);
}

static void
help (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  ask_parent (widget, "win.help", "backgrounds");
}

static gboolean
on_key (MapViewBackgrounds *self,
        guint               key)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (key != GDK_KEY_Escape || (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return GDK_EVENT_PROPAGATE;
  gtk_window_close (GTK_WINDOW (self));
  return GDK_EVENT_STOP;
}

/* --- the list */

static MapViewBackgroundRow *
add_row (MapViewBackgrounds *self,
         const char         *id)
{
  GtkWidget *row = map_view_background_row_new (id);

  g_signal_connect_object (row, "renamed", G_CALLBACK (on_renamed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "credited", G_CALLBACK (on_credited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "limited", G_CALLBACK (on_limited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dimmed", G_CALLBACK (on_dimmed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "switched", G_CALLBACK (on_switched), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  g_hash_table_insert (self->rows, g_strdup (id), row);
  return MAP_VIEW_BACKGROUND_ROW (row);
}

static gboolean
is_gone (gpointer id,
         gpointer row,
         gpointer user_data)
{
  MapViewBackgrounds *self = user_data;

  if (map_view_backgrounds_find (self, id) != NULL)
    return FALSE;
  gtk_list_box_remove (self->list, row);
  return TRUE;
}

static void
show_all (MapViewBackgrounds *self)
{
  MapBackdrop *backdrop = self->map != NULL ? map_view_pictures_get_backdrop (self->map->pictures) : NULL;

  if (self->store == NULL)
    return;
  g_hash_table_foreach_remove (self->rows, is_gone, self);
  for (guint i = 0; i < map_backdrop_get_n (backdrop); i++)
    {
      const MapSlide       *slide = map_backdrop_get_slide (backdrop, i);
      MapViewBackgroundRow *row = g_hash_table_lookup (self->rows, slide->id);

      map_view_background_row_show (row != NULL ? row : add_row (self, slide->id), slide);
    }
  gtk_stack_set_visible_child_name (self->stack, map_backdrop_get_n (backdrop) > 0 ? "list" : "none");
}

/* --- the window */

static void
map_view_backgrounds_dispose (GObject *object)
{
  MapViewBackgrounds *self = MAP_VIEW_BACKGROUNDS (object);

  g_clear_object (&self->store);
  map_view_backgrounds_stop (self);
  g_clear_weak_pointer (&self->map);
  gtk_widget_dispose_template (GTK_WIDGET (self), MAP_VIEW_TYPE_BACKGROUNDS);
  G_OBJECT_CLASS (map_view_backgrounds_parent_class)->dispose (object);
}

static void
map_view_backgrounds_finalize (GObject *object)
{
  g_hash_table_unref (MAP_VIEW_BACKGROUNDS (object)->rows);
  G_OBJECT_CLASS (map_view_backgrounds_parent_class)->finalize (object);
}

static void
map_view_backgrounds_class_init (MapViewBackgroundsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = map_view_backgrounds_dispose;
  G_OBJECT_CLASS (klass)->finalize = map_view_backgrounds_finalize;
  map_view_backgrounds_wanted_signal = g_signal_new ("file-wanted", MAP_VIEW_TYPE_BACKGROUNDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/map-view-backgrounds.ui");
  gtk_widget_class_bind_template_child (widget_class, MapViewBackgrounds, toasts);
  gtk_widget_class_bind_template_child (widget_class, MapViewBackgrounds, stack);
  gtk_widget_class_bind_template_child (widget_class, MapViewBackgrounds, list);
  gtk_widget_class_bind_template_child (widget_class, MapViewBackgrounds, busy);
  gtk_widget_class_bind_template_child (widget_class, MapViewBackgrounds, progress);
  gtk_widget_class_install_action (widget_class, "backgrounds.remove", "s", remove_picture);
  gtk_widget_class_install_action (widget_class, "backgrounds.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "backgrounds.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "backgrounds.help", NULL, help);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "backgrounds.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "backgrounds.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "backgrounds.help", NULL);
  map_view_backgrounds_install_files (widget_class);
}

static void
map_view_backgrounds_init (MapViewBackgrounds *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

MapViewBackgrounds *
map_view_backgrounds_new (GtkWindow    *parent,
                          DossierStore *store,
                          MapView      *map)
{
  MapViewBackgrounds *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && DOSSIER_IS_STORE (store) && MAP_IS_VIEW (map), NULL);

  self = g_object_new (MAP_VIEW_TYPE_BACKGROUNDS, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  g_set_weak_pointer (&self->map, map);
  g_signal_connect_object (map->pictures, "loaded", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  show_all (self);
  return self;
}
