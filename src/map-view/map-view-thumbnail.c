#include "config.h"

#include "map-view-thumbnail.h"

#include <glib/gi18n-lib.h>

#define WIDTH 320 /* pixels of the desktop */
#define HEIGHT 200
#define DRAWN_AT 4 /* times that, as a screen would be: then made smaller */

/* What is to be drawn; crosses to the worker. */
typedef struct
{
  MapHandout *handout;
  MapSheet    sheet;
} Order;

struct _MapViewThumbnail
{
  AdwBin        parent_instance;
  GtkPicture   *picture;
  MapSheet      sheet;  /* of the newest question */
  GCancellable *asking; /* an answer to another one is late */
};

G_DEFINE_FINAL_TYPE (MapViewThumbnail, map_view_thumbnail, ADW_TYPE_BIN)

static void
free_order (gpointer data)
{
  Order *order = data;

  map_handout_unref (order->handout);
  map_sheet_clear (&order->sheet);
  g_free (order);
}

static void
draw (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Order           *order = data;
  cairo_surface_t *surface = g_cancellable_is_cancelled (cancellable) ? NULL : map_handout_draw (order->handout, &order->sheet, WIDTH * 2, HEIGHT * 2);

  g_task_return_pointer (task, surface, (GDestroyNotify) cairo_surface_destroy);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int                height = cairo_image_surface_get_height (surface), stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height);

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MapViewThumbnail) self = user_data;
  GTask                       *task = G_TASK (result);
  cairo_surface_t             *surface = g_task_propagate_pointer (task, NULL);

  if (surface == NULL)
    return;
  if (self->picture != NULL && self->asking == g_task_get_cancellable (task))
    {
      g_autoptr (GdkTexture) texture = make_texture (surface);

      gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
    }
  cairo_surface_destroy (surface);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MapViewThumbnail) self = user_data;
  MapHandout                  *handout = map_handout_new_finish (DOSSIER_STORE (source), result, NULL);
  g_autoptr (GTask)            task = NULL;
  Order                       *order;

  if (handout == NULL || g_task_get_cancellable (G_TASK (result)) != self->asking)
    {
      g_clear_pointer (&handout, map_handout_unref);
      return; /* another is asked, or there is none to show: the words beside it tell enough */
    }
  order = g_new0 (Order, 1);
  order->handout = handout;
  order->sheet = map_sheet_copy (&self->sheet);
  task = g_task_new (NULL, self->asking, on_drawn, g_object_ref (self));
  g_task_set_task_data (task, order, free_order);
  g_task_run_in_thread (task, draw);
}

static void
forget (MapViewThumbnail *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

void
map_view_thumbnail_show (MapViewThumbnail *self,
                         DossierStore     *store,
                         const MapSight   *sight)
{
  g_autoptr (DossierQuery) query = NULL;

  g_return_if_fail (MAP_VIEW_IS_THUMBNAIL (self));

  forget (self);
  gtk_widget_set_visible (GTK_WIDGET (self), sight != NULL);
  gtk_picture_set_paintable (self->picture, NULL);
  if (sight == NULL || store == NULL)
    return;
  query = map_sight_dup_query (sight, NULL);
  map_sheet_clear (&self->sheet);
  self->sheet = (MapSheet){ .width = WIDTH * DRAWN_AT, .height = HEIGHT * DRAWN_AT };
  map_sight_fill_sheet (sight, &self->sheet);
  self->asking = g_cancellable_new ();
  map_handout_new_compared_async (store, DOSSIER_VISIBILITY_NETWORK, query, sight->arrangement, sight->positions, (MapMoment){ sight->from, sight->to }, sight->compared, self->asking, on_read, g_object_ref (self));
}

static void
map_view_thumbnail_dispose (GObject *object)
{
  MapViewThumbnail *self = MAP_VIEW_THUMBNAIL (object);

  forget (self);
  map_sheet_clear (&self->sheet);
  self->picture = NULL; /* goes with the children */
  G_OBJECT_CLASS (map_view_thumbnail_parent_class)->dispose (object);
}

static void
map_view_thumbnail_class_init (MapViewThumbnailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_thumbnail_dispose;
}

static void
map_view_thumbnail_init (MapViewThumbnail *self)
{
  GtkWidget *picture = gtk_picture_new ();

  self->picture = GTK_PICTURE (picture);
  gtk_picture_set_can_shrink (self->picture, TRUE);
  gtk_widget_set_size_request (picture, WIDTH, HEIGHT);
  gtk_widget_add_css_class (picture, "preview");
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Picture of the next step"), -1);
  adw_bin_set_child (ADW_BIN (self), picture);
}
