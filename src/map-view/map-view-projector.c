#include "config.h"

#include "map-view-projector-private.h"

#include "map-theme.h"

#include <glib/gi18n-lib.h>

#define CALM_OF_LEGEND 120 /* ms, as beside the map it follows */

G_DEFINE_FINAL_TYPE (MapViewProjector, map_view_projector, GTK_TYPE_WINDOW)

/* --- as the map it follows */

/* The same part, as near as it is seen whole; all of it where nobody came nearer. */
static void
show_seen (MapViewProjector *self)
{
  self->is_moving = TRUE;
  self->is_own_way = FALSE;
  map_view_canvas_show_box (self->canvas, self->seen);
  self->is_moving = FALSE;
}

static void
follow_camera (MapViewProjector *self)
{
  MapCamera camera = map_view_canvas_get_camera (self->followed);

  /* The room sees the ground: a place in an arrangement is none of it. */
  if (!map_view_canvas_is_placed (self->followed) || camera.width <= 1 || map_view_canvas_is_arranged (self->followed))
    return;
  map_view_projector_drop_spotlight (self);
  self->seen = map_camera_get_box (&camera);
  show_seen (self);
}

static void
follow_look (MapViewProjector *self)
{
  const MapLook   *told = map_view_canvas_get_look (self->followed);
  g_autofree char *words = map_theme_dup_words (told);
  g_auto (MapLook) look = map_look_copy (map_view_canvas_get_look (self->canvas));

  map_theme_apply (words, &look);
  look.from = told->from;
  look.to = told->to;
  look.hidden_families = told->hidden_families;
  if (!map_look_equal (&look, map_view_canvas_get_look (self->canvas)))
    map_view_canvas_set_look (self->canvas, &look);
}

static void
follow_focus (MapViewProjector *self)
{
  guint       degrees, own_degrees, n;
  const char *id = map_view_canvas_get_focus (self->followed, &degrees, &n);
  const char *own = map_view_canvas_get_focus (self->canvas, &own_degrees, &n);

  if (g_strcmp0 (id, own) == 0 && (id == NULL || degrees == own_degrees))
    return;
  self->is_moving = TRUE;
  map_view_canvas_set_focus (self->canvas, id, degrees);
  self->is_moving = FALSE;
}

static void
follow_selection (MapViewProjector *self)
{
  const char *const *several = map_view_canvas_get_several (self->followed);

  if (several != NULL)
    map_view_canvas_set_selected (self->canvas, several);
  else
    map_view_canvas_set_selection (self->canvas, map_view_canvas_get_selection (self->followed));
}

static void
on_followed_changed (MapViewProjector *self)
{
  follow_look (self);
  follow_focus (self);
  follow_selection (self);
  map_view_projector_tell (self);
}

/* --- what it shows */

static void
on_scene (MapViewProjector *self)
{
  map_view_canvas_set_scene (self->canvas, map_view_source_get_scene (self->source));
  map_view_projector_tell (self);
}

static void
on_shown (MapViewProjector *self)
{
  map_view_canvas_set_shown (self->canvas, map_view_source_get_scene (self->source), map_view_source_get_shown (self->source));
}

static gboolean
refresh_key (gpointer user_data)
{
  MapViewProjector *self = user_data;

  if (map_view_canvas_is_moving (self->canvas))
    return G_SOURCE_CONTINUE;
  self->telling = 0;
  map_view_key_set_layout (self->key, map_view_canvas_get_layout (self->canvas));
  return G_SOURCE_REMOVE;
}

static void
on_settled (MapViewProjector *self)
{
  g_clear_handle_id (&self->telling, g_source_remove);
  self->telling = g_timeout_add (CALM_OF_LEGEND, refresh_key, self);
}

static void
on_moved (MapViewProjector *self)
{
  self->is_own_way = self->is_own_way || !self->is_moving;
}

/* Until somebody moves it here, it shows what the other shows, on whatever screen. */
static void
on_resized (MapViewProjector *self,
            int               width,
            int               height)
{
  map_view_projector_size (self, height);
  if (!self->is_own_way && !map_box_is_empty (self->seen))
    show_seen (self);
}

/* --- who made it */

static gpointer
ask_sources (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return map_reading_dup_sources (reader, error);
}

static void
on_sources (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (MapViewProjector) self = user_data;
  g_autofree char             *sources = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);

  if (sources == NULL || g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  gtk_label_set_label (self->sources, sources);
  gtk_widget_set_visible (GTK_WIDGET (self->sources), *sources != '\0');
}

static void
drop_asking (MapViewProjector *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
ask_who (MapViewProjector *self,
         DossierStore     *store)
{
  drop_asking (self);
  self->asking = g_cancellable_new ();
  dossier_store_ask_async (store, ask_sources, NULL, NULL, g_free, self->asking, on_sources, g_object_ref (self));
}

void
map_view_projector_follow_source (MapViewProjector *self)
{
  DossierStore *store;

  g_return_if_fail (MAP_VIEW_IS_PROJECTOR (self));

  store = map_view_source_get_store (self->followed_source);
  map_view_source_set_query (self->source, map_view_source_get_query (self->followed_source));
  if (store == map_view_source_get_store (self->source))
    return;
  map_view_source_set_store (self->source, store);
  if (store != NULL)
    ask_who (self, store);
}

/* --- the window */

void
map_view_projector_set_title (MapViewProjector *self,
                              const char       *title)
{
  /* Translators: title of a window; %s is the name of a dossier or of a view. */
  g_autofree char *words = g_strdup_printf (_ ("%s — projected"), title);

  g_return_if_fail (MAP_VIEW_IS_PROJECTOR (self));

  gtk_label_set_label (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), words);
}

static GdkMonitor *
choose_monitor (GtkWindow *beside)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (beside));
  GdkDisplay *display = gdk_surface_get_display (surface);
  GListModel *monitors = gdk_display_get_monitors (display);
  GdkMonitor *here = gdk_display_get_monitor_at_surface (display, surface);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != here)
        return g_steal_pointer (&monitor);
    }
  return here != NULL ? g_object_ref (here) : NULL;
}

/* Nobody touches anything while people talk. */
static void
keep_lit (MapViewProjector *self,
          GtkApplication   *application,
          GtkWindow        *beside)
{
  if (application == NULL)
    return;
  self->application = g_object_ref (application);
  self->awake = gtk_application_inhibit (application, beside, GTK_APPLICATION_INHIBIT_IDLE, _ ("A map is shown to a room"));
}

static void
let_sleep (MapViewProjector *self)
{
  if (self->application != NULL && self->awake != 0)
    gtk_application_uninhibit (self->application, self->awake);
  self->awake = 0;
  g_clear_object (&self->application);
}

void
map_view_projector_open (MapViewProjector *self,
                         GtkWindow        *beside)
{
  g_autoptr (GdkMonitor) monitor = choose_monitor (beside);
  GdkRectangle           place = { 0, 0, 1280, 720 };

  g_return_if_fail (MAP_VIEW_IS_PROJECTOR (self));

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &place);
  gtk_window_set_default_size (GTK_WINDOW (self), place.width, place.height);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
  keep_lit (self, gtk_window_get_application (beside), beside);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
map_view_projector_dispose (GObject *object)
{
  MapViewProjector *self = MAP_VIEW_PROJECTOR (object);

  let_sleep (self);
  drop_asking (self);
  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_handle_id (&self->hand, g_source_remove);
  g_clear_object (&self->source);
  g_clear_weak_pointer (&self->followed_source);
  g_clear_weak_pointer (&self->followed);
  G_OBJECT_CLASS (map_view_projector_parent_class)->dispose (object);
}

static void
map_view_projector_finalize (GObject *object)
{
  g_string_free (MAP_VIEW_PROJECTOR (object)->letters, TRUE);
  G_OBJECT_CLASS (map_view_projector_parent_class)->finalize (object);
}

static void
map_view_projector_class_init (MapViewProjectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_projector_dispose;
  G_OBJECT_CLASS (klass)->finalize = map_view_projector_finalize;
}

static void
map_view_projector_init (MapViewProjector *self)
{
  self->seen = MAP_BOX_EMPTY;
  self->letters = g_string_new (NULL);
  self->source = map_view_source_new (DOSSIER_VISIBILITY_NETWORK);
  map_view_projector_furnish (self);
  map_view_projector_add_keys (self);
  g_signal_connect_object (self->source, "scene", G_CALLBACK (on_scene), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "shown", G_CALLBACK (on_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "settled", G_CALLBACK (on_settled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "resized", G_CALLBACK (on_resized), self, G_CONNECT_SWAPPED);
}

GtkWidget *
map_view_projector_new (MapViewSource *source,
                        MapViewCanvas *canvas)
{
  MapViewProjector *self = g_object_new (MAP_VIEW_TYPE_PROJECTOR, NULL);

  g_set_weak_pointer (&self->followed_source, source);
  g_set_weak_pointer (&self->followed, canvas);
  g_signal_connect_object (canvas, "moved", G_CALLBACK (follow_camera), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "changed", G_CALLBACK (on_followed_changed), self, G_CONNECT_SWAPPED);
  map_view_projector_follow_source (self);
  follow_camera (self);
  on_followed_changed (self);
  return GTK_WIDGET (self);
}
