/* map-view-backgrounds-file.c - a file becomes a picture under the map: read by a worker, kept beside the dossier, placed by hand */
#include "config.h"

#include "map-view-backgrounds-private.h"

#include "map-view-placer.h"

#include "dossier-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define LOOK_MS 80

/* What goes to the worker and comes back. */
typedef struct
{
  MapViewBackgrounds *window; /* not touched by the worker */
  char               *id;     /* of the picture; "": a new one */
  char               *path, *folder;
  int                 done; /* percent; atomic */
  MapScan            *scan;
  gboolean            is_new; /* the copy was made now */
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_object_unref (order->window);
  g_free (order->id);
  g_free (order->path);
  g_free (order->folder);
  g_clear_pointer (&order->scan, map_scan_unref);
  g_free (order);
}

static void
on_progress (double   done,
             gpointer user_data)
{
  g_atomic_int_set (&((Order *) user_data)->done, (int) (done * 100));
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Order  *order = data;
  GError *error = NULL;

  order->scan = map_scan_load (order->path, NULL, 0, on_progress, order, cancellable, &error);
  if (order->scan != NULL && map_backdrop_keep_file (order->scan, order->path, order->folder, &order->is_new, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static const char *
word_refusal (const GError *error)
{
  if (error->domain != MAP_SCAN_ERROR)
    return _ ("This picture could not be copied beside the dossier: the disk may be full. Nothing was changed.");
  switch ((MapScanError) error->code)
    {
    case MAP_SCAN_ERROR_HEAVY:
      return _ ("This picture weighs more than 20 MB. Nothing was changed: choose a lighter copy, saved as JPEG for instance.");
    case MAP_SCAN_ERROR_LARGE:
      return _ ("This picture has more than 50 million pixels, as 7,000 × 7,000. Nothing was changed: choose a smaller copy of it.");
    case MAP_SCAN_ERROR_NO_PICTURE:
      return _ ("This file is no picture that can be laid under the map. Nothing was changed: choose a PNG, a JPEG or a WebP.");
    case MAP_SCAN_ERROR_BROKEN:
      return _ ("This picture is damaged, or its end is missing. Nothing was changed: fetch it again where it comes from.");
    case MAP_SCAN_ERROR_MISSING:
    case MAP_SCAN_ERROR_UNREADABLE:
    default:
      return _ ("This file cannot be read. Nothing was changed.");
    }
}

/* --- placed */

/* What the placer is about. */
typedef struct
{
  MapViewBackgrounds *window;
  char               *id; /* "": a new one */
  char               *file;
  MapScan            *scan;
  char               *made; /* the copy made for it; NULL: it was there */
} Placing;

static void
free_placing (gpointer  data,
              GClosure *closure)
{
  Placing *placing = data;

  g_object_unref (placing->window);
  g_free (placing->id);
  g_free (placing->file);
  g_free (placing->made);
  map_scan_unref (placing->scan);
  g_free (placing);
}

/* "plan_de_ville.png": "plan de ville". */
static char *
make_title (const char *file)
{
  const char *dot = strrchr (file, '.');
  char       *title = dot != NULL && dot != file ? g_strndup (file, (gsize) (dot - file)) : g_strdup (file);

  return g_strstrip (g_strdelimit (title, "_", ' '));
}

static void
on_placed (MapViewPlacer *placer,
           Placing       *placing)
{
  MapViewBackgrounds *self = placing->window;
  const MapSlide     *slide = map_view_backgrounds_find (self, placing->id);
  double              opacity = map_view_placer_get_opacity (placer);
  TerritoryPin        pins[2];
  const char         *id;
  g_autofree char    *title = NULL;

  map_view_placer_get_pins (placer, pins);
  if (slide != NULL)
    map_view_backgrounds_write (self, map_slide_place_act (slide, pins, opacity), NULL);
  if (slide != NULL || *placing->id != '\0' || self->map == NULL)
    return;
  title = make_title (placing->file);
  map_view_backgrounds_write (self, map_backdrop_add_act (map_view_pictures_get_backdrop (self->map->pictures), title, placing->file, map_scan_get_digest (placing->scan), pins, opacity, &id),
                              map_scan_is_reduced (placing->scan) ? _ ("The picture lies under the map, a little less sharp: it was very large") : _ ("The picture lies under the map"));
}

/* The copy was made for nothing. */
static void
on_given_up (MapViewPlacer *placer,
             Placing       *placing)
{
  if (placing->made != NULL)
    g_unlink (placing->made);
}

static void
open_placer (MapViewBackgrounds *self,
             const char         *id,
             const char         *file,
             MapScan            *scan,
             const char         *made)
{
  const MapSlide *slide = map_view_backgrounds_find (self, id);
  MapScene       *scene = self->map != NULL ? map_view_source_get_scene (self->map->source) : NULL;
  Placing        *placing;
  MapCamera       camera;
  MapBox          seen;
  MapViewPlacer  *placer;
  gboolean        is_ground;

  if (scene == NULL)
    return;
  placing = g_new0 (Placing, 1);
  placing->window = g_object_ref (self);
  placing->id = g_strdup (id);
  placing->file = g_strdup (file);
  placing->made = g_strdup (made);
  placing->scan = map_scan_ref (scan);
  camera = map_view_canvas_get_camera (self->map->canvas);
  seen = map_camera_get_box (&camera);
  is_ground = map_view_canvas_is_placed (self->map->canvas) && self->map->arrangement.kind == MAP_ARRANGEMENT_GROUND;
  placer = map_view_placer_new (GTK_WINDOW (self), slide != NULL ? slide->title : file, scan, scene, map_view_canvas_get_look (self->map->canvas), is_ground ? &seen : NULL,
                                slide != NULL && slide->is_placed ? slide->pins : NULL, slide != NULL ? slide->opacity : MAP_BACKDROP_OPACITY / 100.0);
  g_signal_connect_data (placer, "placed", G_CALLBACK (on_placed), placing, free_placing, 0);
  g_signal_connect (placer, "given-up", G_CALLBACK (on_given_up), placing);
  gtk_window_present (GTK_WINDOW (placer));
}

/* --- read */

static gboolean
show_progress (gpointer user_data)
{
  GTask              *task = user_data;
  Order              *order = g_task_get_task_data (task);
  MapViewBackgrounds *self = order->window;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&order->done) / 100.0);
  gtk_widget_set_visible (self->busy, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
rest (MapViewBackgrounds *self)
{
  g_clear_handle_id (&self->watching, g_source_remove);
  g_clear_object (&self->reading);
  if (self->store != NULL)
    gtk_widget_set_visible (self->busy, FALSE);
}

void
map_view_backgrounds_stop (MapViewBackgrounds *self)
{
  g_cancellable_cancel (self->reading);
  rest (self);
}

/* The same file came back, or another takes its place. */
static void
found (MapViewBackgrounds *self,
       const MapSlide     *slide,
       Order              *order,
       const char         *file)
{
  if (g_str_equal (slide->digest, map_scan_get_digest (order->scan)))
    {
      map_view_pictures_load_again (self->map->pictures);
      map_view_backgrounds_say (self, _ ("The picture is back"), FALSE);
      return;
    }
  map_view_backgrounds_write (self, map_slide_set_file_act (slide, file, map_scan_get_digest (order->scan)), _ ("Another picture took its place: see whether it lies right"));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Order              *order = g_task_get_task_data (G_TASK (result));
  MapViewBackgrounds *self = order->window;
  g_autoptr (GError)  error = NULL;
  g_autofree char    *file = g_filename_display_basename (order->path), *made = NULL;
  gboolean            is_read = g_task_propagate_boolean (G_TASK (result), &error);
  const MapSlide     *slide;

  if (is_read && order->is_new)
    made = map_backdrop_dup_path (order->folder, map_scan_get_digest (order->scan));
  if (self->store == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    {
      if (made != NULL)
        g_unlink (made);
      return;
    }
  rest (self);
  slide = map_view_backgrounds_find (self, order->id);
  if (!is_read)
    map_view_backgrounds_say (self, word_refusal (error), FALSE);
  else if (*order->id == '\0')
    open_placer (self, "", file, order->scan, made);
  else if (slide != NULL && self->map != NULL)
    found (self, slide, order, file);
}

void
map_view_backgrounds_take_file (MapViewBackgrounds *self,
                                const char         *id,
                                const char         *path)
{
  g_autoptr (GTask) task = NULL;
  Order            *order;

  g_return_if_fail (MAP_VIEW_IS_BACKGROUNDS (self) && id != NULL && path != NULL);

  if (self->store == NULL)
    return;
  map_view_backgrounds_stop (self);
  self->reading = g_cancellable_new ();
  order = g_new0 (Order, 1);
  order->window = g_object_ref (self);
  order->id = g_strdup (id);
  order->path = g_strdup (path);
  order->folder = dossier_file_dup_folder (dossier_store_get_path (self->store));
  task = g_task_new (NULL, self->reading, on_read, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, order, free_order);
  self->watching = g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK_MS, show_progress, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/* --- asked for */

static void
ask_file (MapViewBackgrounds *self,
          const char         *id)
{
  g_signal_emit (self, map_view_backgrounds_wanted_signal, 0, id);
}

static void
add (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  ask_file (MAP_VIEW_BACKGROUNDS (widget), "");
}

static void
find (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  ask_file (MAP_VIEW_BACKGROUNDS (widget), g_variant_get_string (parameter, NULL));
}

/* One that is hidden is not in memory: it is read as a new one is. */
static void
place (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  MapViewBackgrounds *self = MAP_VIEW_BACKGROUNDS (widget);
  const MapSlide     *slide = map_view_backgrounds_find (self, g_variant_get_string (parameter, NULL));

  if (slide != NULL && slide->scan != NULL)
    open_placer (self, slide->id, slide->file, slide->scan, NULL);
  else if (slide != NULL)
    map_view_backgrounds_say (self, _ ("Show this picture first, then place it."), FALSE);
}

static void
stop (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  map_view_backgrounds_stop (MAP_VIEW_BACKGROUNDS (widget));
}

void
map_view_backgrounds_install_files (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "backgrounds.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "backgrounds.find", "s", find);
  gtk_widget_class_install_action (widget_class, "backgrounds.place", "s", place);
  gtk_widget_class_install_action (widget_class, "backgrounds.stop", NULL, stop);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "backgrounds.add", NULL);
}
