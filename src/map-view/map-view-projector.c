#include "config.h"

#include "map-view-projector-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (MapViewProjector, map_view_projector, GTK_TYPE_WINDOW)

guint map_view_projector_signals[MAP_VIEW_PROJECTOR_N_SIGNALS];

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
  if (!self->has_steps)
    map_view_source_set_query (self->source, map_view_source_get_query (self->followed_source));
  if (store == map_view_source_get_store (self->source))
    return;
  map_view_source_set_store (self->source, store);
  map_view_pictures_set_store (self->pictures, store);
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

/* *is_other: it is not the one where people work. */
static GdkMonitor *
choose_monitor (GtkWindow *beside,
                gboolean  *is_other)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (beside));
  GdkDisplay *display = gdk_surface_get_display (surface);
  GListModel *monitors = gdk_display_get_monitors (display);
  GdkMonitor *here = gdk_display_get_monitor_at_surface (display, surface);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != here && here != NULL)
        {
          *is_other = TRUE;
          return g_steal_pointer (&monitor);
        }
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

gboolean
map_view_projector_open (MapViewProjector *self,
                         GtkWindow        *beside)
{
  gboolean               is_other = FALSE;
  g_autoptr (GdkMonitor) monitor = choose_monitor (beside, &is_other);
  GdkRectangle           place = { 0, 0, 1280, 720 };

  g_return_val_if_fail (MAP_VIEW_IS_PROJECTOR (self), FALSE);

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
  return is_other;
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
  g_clear_object (&self->pictures);
  g_clear_object (&self->arranger);
  g_clear_weak_pointer (&self->followed_source);
  g_clear_weak_pointer (&self->followed);
  g_clear_weak_pointer (&self->followed_arranger);
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
  map_view_projector_signals[MAP_VIEW_PROJECTOR_TURNED] = g_signal_new ("turned", MAP_VIEW_TYPE_PROJECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  map_view_projector_signals[MAP_VIEW_PROJECTOR_NOTE] = g_signal_new ("note", MAP_VIEW_TYPE_PROJECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
map_view_projector_init (MapViewProjector *self)
{
  self->seen = MAP_BOX_EMPTY;
  self->letters = g_string_new (NULL);
  self->source = map_view_source_new (DOSSIER_VISIBILITY_NETWORK);
  self->arranger = map_view_arranger_new ();
  map_view_projector_furnish (self);
  self->pictures = map_view_pictures_new (DOSSIER_VISIBILITY_NETWORK, self->canvas);
  map_view_projector_add_keys (self);
  map_view_projector_listen (self);
}

GtkWidget *
map_view_projector_new (MapViewSource   *source,
                        MapViewCanvas   *canvas,
                        MapViewArranger *arranger)
{
  MapViewProjector *self = g_object_new (MAP_VIEW_TYPE_PROJECTOR, NULL);

  g_set_weak_pointer (&self->followed_source, source);
  g_set_weak_pointer (&self->followed, canvas);
  g_set_weak_pointer (&self->followed_arranger, arranger);
  map_view_projector_follow_source (self);
  map_view_projector_follow_map (self);
  return GTK_WIDGET (self);
}
