#include "config.h"

#include "exchange-view-preview.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 280 /* pixels of the desktop */
#define LEAST_HEIGHT 220
#define MARGIN 12
#define CALM_MS 250 /* after the last letter of a title */

/* What is to be drawn; crosses to the worker and back. */
typedef struct
{
  MapHandout *handout;
  MapSheet    sheet;
  MapEdition *edition; /* NULL: not made yet */
  guint       page;
  int         width, height, scale; /* room, in the pixels of the desktop; pixels of the screen in one of them */
} Order;

struct _ExchangeViewPreview
{
  AdwBin           parent_instance;
  GtkDrawingArea  *area;
  GtkWidget       *bar;
  GtkLabel        *told;
  GtkWidget       *back, *on;
  MapHandout      *handout; /* NULL: nothing was shown yet */
  MapSheet         sheet;
  MapEdition      *edition; /* of that sheet; NULL: not made yet */
  guint            page;
  cairo_surface_t *drawn;   /* what is seen; NULL: nothing yet */
  int              scale;   /* of drawn */
  GCancellable    *drawing; /* of the newest order: an answer of another one is late */
  guint            calm;    /* source */
};

G_DEFINE_FINAL_TYPE (ExchangeViewPreview, exchange_view_preview, ADW_TYPE_BIN)

static void
order_free (gpointer data)
{
  Order *order = data;

  map_handout_unref (order->handout);
  map_sheet_clear (&order->sheet);
  g_clear_pointer (&order->edition, map_edition_unref);
  g_free (order);
}

/* Worker. */
static void
draw (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Order *order = data;

  if (order->edition == NULL)
    order->edition = map_edition_new (order->handout, &order->sheet, cancellable, NULL);
  if (order->edition == NULL || g_cancellable_is_cancelled (cancellable))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  order->page = MIN (order->page, map_edition_get_n_pages (order->edition) - 1);
  g_task_return_pointer (task, map_edition_draw_picture (order->edition, order->page, order->width * order->scale, order->height * order->scale),
                         (GDestroyNotify) cairo_surface_destroy);
}

/* --- what is seen */

static void
paint_paper (cairo_t *cr,
             double   x,
             double   y,
             double   width,
             double   height)
{
  for (guint i = 3; i > 0; i--)
    {
      cairo_set_source_rgba (cr, 0, 0, 0, 0.07);
      cairo_rectangle (cr, x - i, y - i + 1, width + 2 * i, height + 2 * i);
      cairo_fill (cr);
    }
}

static void
paint (GtkDrawingArea *area,
       cairo_t        *cr,
       int             width,
       int             height,
       gpointer        user_data)
{
  ExchangeViewPreview *self = user_data;
  double               wide, high, x, y;

  if (self->drawn == NULL)
    return;
  wide = (double) cairo_image_surface_get_width (self->drawn) / self->scale;
  high = (double) cairo_image_surface_get_height (self->drawn) / self->scale;
  x = (int) ((width - wide) / 2);
  y = (int) ((height - high) / 2);
  paint_paper (cr, x, y, wide, high);
  cairo_translate (cr, x, y);
  cairo_scale (cr, 1.0 / self->scale, 1.0 / self->scale);
  cairo_set_source_surface (cr, self->drawn, 0, 0);
  cairo_paint (cr);
}

static char *
dup_told (ExchangeViewPreview *self,
          guint                n_pages)
{
  const char      *name = map_edition_get_name (self->edition, self->page);
  g_autofree char *place = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n_pages);

  return *name != '\0' ? g_strdup_printf ("%s · %s", place, name) : g_steal_pointer (&place);
}

static void
show_page (ExchangeViewPreview *self)
{
  guint            n_pages = map_edition_get_n_pages (self->edition);
  g_autofree char *told = dup_told (self, n_pages);

  gtk_widget_set_visible (self->bar, n_pages > 1);
  gtk_label_set_label (self->told, told);
  gtk_widget_set_sensitive (self->back, self->page > 0);
  gtk_widget_set_sensitive (self->on, self->page + 1 < n_pages);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

static void
take (ExchangeViewPreview *self,
      const Order         *order,
      cairo_surface_t     *surface)
{
  g_clear_pointer (&self->drawn, cairo_surface_destroy);
  self->drawn = cairo_surface_reference (surface);
  self->scale = order->scale;
  self->page = order->page;
  if (self->edition == NULL)
    self->edition = map_edition_ref (order->edition);
  show_page (self);
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
    return; /* another order took its place, or there was no room for a picture: the sheet is made without it */
  if (self->area != NULL && self->drawing == g_task_get_cancellable (task))
    take (self, g_task_get_task_data (task), surface);
  cairo_surface_destroy (surface);
}

/* --- asked for */

static gboolean
on_calm (gpointer user_data)
{
  ExchangeViewPreview *self = user_data;
  GtkWidget           *area = GTK_WIDGET (self->area);
  g_autoptr (GTask)    task = NULL;
  Order               *order = g_new0 (Order, 1);

  self->calm = 0;
  order->handout = map_handout_ref (self->handout);
  order->sheet = map_sheet_copy (&self->sheet);
  order->edition = self->edition != NULL ? map_edition_ref (self->edition) : NULL;
  order->page = self->page;
  order->width = MAX (gtk_widget_get_width (area), LEAST_WIDTH) - 2 * MARGIN;
  order->height = MAX (gtk_widget_get_height (area), LEAST_HEIGHT) - 2 * MARGIN;
  order->scale = gtk_widget_get_scale_factor (area);
  self->drawing = g_cancellable_new ();
  task = g_task_new (NULL, self->drawing, on_drawn, g_object_ref (self));
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, draw);
  return G_SOURCE_REMOVE;
}

/* Nothing that was asked before is wanted any more. */
static void
forget (ExchangeViewPreview *self)
{
  g_clear_handle_id (&self->calm, g_source_remove);
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
}

static void
ask (ExchangeViewPreview *self,
     guint                after)
{
  forget (self);
  if (self->handout != NULL)
    self->calm = g_timeout_add (after, on_calm, self);
}

static void
on_resized (ExchangeViewPreview *self)
{
  ask (self, self->drawn == NULL ? 0 : CALM_MS);
}

void
exchange_view_preview_show (ExchangeViewPreview *self,
                            MapHandout          *handout,
                            const MapSheet      *sheet)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_PREVIEW (self) && handout != NULL && sheet != NULL);

  map_handout_ref (handout);
  g_clear_pointer (&self->handout, map_handout_unref);
  self->handout = handout;
  map_sheet_clear (&self->sheet);
  self->sheet = map_sheet_copy (sheet);
  g_clear_pointer (&self->edition, map_edition_unref);
  ask (self, self->drawn == NULL ? 0 : CALM_MS);
}

void
exchange_view_preview_turn (ExchangeViewPreview *self,
                            int                  pages)
{
  int last;

  g_return_if_fail (EXCHANGE_VIEW_IS_PREVIEW (self));

  if (self->edition == NULL)
    return; /* it is being made */
  last = (int) map_edition_get_n_pages (self->edition) - 1;
  self->page = (guint) CLAMP ((int) self->page + pages, 0, last);
  show_page (self);
  ask (self, 0);
}

static void
turn_back (ExchangeViewPreview *self)
{
  exchange_view_preview_turn (self, -1);
}

static void
turn_on (ExchangeViewPreview *self)
{
  exchange_view_preview_turn (self, 1);
}

/* --- the widget */

static void
exchange_view_preview_dispose (GObject *object)
{
  ExchangeViewPreview *self = EXCHANGE_VIEW_PREVIEW (object);

  forget (self);
  g_clear_pointer (&self->handout, map_handout_unref);
  g_clear_pointer (&self->edition, map_edition_unref);
  g_clear_pointer (&self->drawn, cairo_surface_destroy);
  map_sheet_clear (&self->sheet);
  self->area = NULL; /* goes with the children */
  G_OBJECT_CLASS (exchange_view_preview_parent_class)->dispose (object);
}

static void
exchange_view_preview_class_init (ExchangeViewPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exchange_view_preview_dispose;
}

static GtkWidget *
make_turner (ExchangeViewPreview *self,
             const char          *icon,
             const char          *words,
             GCallback            callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_bar (ExchangeViewPreview *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *told = gtk_label_new (NULL);

  self->told = GTK_LABEL (told);
  self->back = make_turner (self, "go-previous-symbolic", _ ("Previous page (Ctrl+Page Up)"), G_CALLBACK (turn_back));
  self->on = make_turner (self, "go-next-symbolic", _ ("Next page (Ctrl+Page Down)"), G_CALLBACK (turn_on));
  gtk_label_set_ellipsize (self->told, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (told, "numeric");
  gtk_box_append (GTK_BOX (bar), self->back);
  gtk_box_append (GTK_BOX (bar), told);
  gtk_box_append (GTK_BOX (bar), self->on);
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (bar, 6);
  gtk_widget_set_visible (bar, FALSE);
  return bar;
}

static void
exchange_view_preview_init (ExchangeViewPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, "hexpand", TRUE, "vexpand", TRUE, NULL);

  self->area = GTK_DRAWING_AREA (area);
  self->bar = make_bar (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Preview of the map"), -1);
  gtk_widget_set_size_request (area, LEAST_WIDTH, LEAST_HEIGHT);
  gtk_drawing_area_set_draw_func (self->area, paint, self, NULL);
  g_signal_connect_object (area, "resize", G_CALLBACK (on_resized), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), area);
  gtk_box_append (GTK_BOX (box), self->bar);
  adw_bin_set_child (ADW_BIN (self), box);
}
