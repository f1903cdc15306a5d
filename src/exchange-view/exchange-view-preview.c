#include "config.h"

#include "exchange-view-preview.h"

#include <glib/gi18n-lib.h>

#define WIDTH 320 /* at the most, in the pixels of the desktop */
#define HEIGHT 240
#define CALM_MS 250 /* after the last letter of a title */

/* What is to be drawn; crosses to the worker. */
typedef struct
{
  MapHandout *handout;
  MapSheet    sheet;
  int         scale; /* pixels of the screen in one of the desktop */
} Order;

struct _ExchangeViewPreview
{
  AdwBin        parent_instance;
  GtkPicture   *picture;
  Order        *next;    /* NULL: nothing waits */
  GCancellable *drawing; /* of the newest order: an answer of another one is late */
  guint         calm;    /* source */
};

G_DEFINE_FINAL_TYPE (ExchangeViewPreview, exchange_view_preview, ADW_TYPE_BIN)

static void
order_free (gpointer data)
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
  cairo_surface_t *surface = g_cancellable_is_cancelled (cancellable) ? NULL : map_handout_draw (order->handout, &order->sheet, WIDTH * order->scale, HEIGHT * order->scale);

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
show_surface (ExchangeViewPreview *self,
              cairo_surface_t     *surface,
              int                  scale)
{
  g_autoptr (GdkTexture) texture = make_texture (surface);

  gtk_widget_set_size_request (GTK_WIDGET (self->picture), gdk_texture_get_width (texture) / scale, gdk_texture_get_height (texture) / scale);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
}

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (ExchangeViewPreview) self = user_data;
  GTask                          *task = G_TASK (result);
  cairo_surface_t                *surface = g_task_propagate_pointer (task, NULL);

  if (surface == NULL)
    return; /* another order took its place, or there was no room for a small picture: the sheet is made without it */
  if (self->picture != NULL && self->drawing == g_task_get_cancellable (task))
    show_surface (self, surface, ((Order *) g_task_get_task_data (task))->scale);
  cairo_surface_destroy (surface);
}

static gboolean
on_calm (gpointer user_data)
{
  ExchangeViewPreview *self = user_data;
  g_autoptr (GTask)    task = NULL;

  self->calm = 0;
  self->drawing = g_cancellable_new ();
  self->next->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  task = g_task_new (NULL, self->drawing, on_drawn, g_object_ref (self));
  g_task_set_task_data (task, g_steal_pointer (&self->next), order_free);
  g_task_run_in_thread (task, draw);
  return G_SOURCE_REMOVE;
}

/* Nothing that was asked before is wanted any more. */
static void
forget (ExchangeViewPreview *self)
{
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_pointer (&self->next, order_free);
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
}

void
exchange_view_preview_show (ExchangeViewPreview *self,
                            MapHandout          *handout,
                            const MapSheet      *sheet)
{
  gboolean is_first;

  g_return_if_fail (EXCHANGE_VIEW_IS_PREVIEW (self) && handout != NULL && sheet != NULL);

  is_first = gtk_picture_get_paintable (self->picture) == NULL;
  forget (self);
  self->next = g_new (Order, 1);
  self->next->handout = map_handout_ref (handout);
  self->next->sheet = map_sheet_copy (sheet);
  self->calm = g_timeout_add (is_first ? 0 : CALM_MS, on_calm, self);
}

static void
exchange_view_preview_dispose (GObject *object)
{
  forget (EXCHANGE_VIEW_PREVIEW (object));
  EXCHANGE_VIEW_PREVIEW (object)->picture = NULL; /* goes with the children */
  G_OBJECT_CLASS (exchange_view_preview_parent_class)->dispose (object);
}

static void
exchange_view_preview_class_init (ExchangeViewPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exchange_view_preview_dispose;
}

static void
exchange_view_preview_init (ExchangeViewPreview *self)
{
  GtkWidget *picture = gtk_picture_new ();

  self->picture = GTK_PICTURE (picture);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Preview of the map"), -1);
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (picture, "preview");
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, HEIGHT); /* what stands below does not move */
  adw_bin_set_child (ADW_BIN (self), picture);
}
