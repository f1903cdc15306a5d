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
  const ExchangeViewPages *pages;
  gpointer                 subject;
  GDestroyNotify           clear; /* of subject */
  gpointer                 made;  /* NULL: not yet */
  guint                    page;
  int                      width, height, scale; /* room, in the pixels of the desktop; pixels of the screen in one of them */
} Order;

struct _ExchangeViewPreview
{
  AdwBin                   parent_instance;
  GtkDrawingArea          *area;
  GtkWidget               *bar;
  GtkLabel                *told;
  GtkWidget               *back, *on;
  const ExchangeViewPages *pages;
  gpointer                 subject; /* NULL: nothing was shown yet */
  GDestroyNotify           clear;   /* of subject */
  gpointer                 made;    /* of that subject; NULL: not yet */
  guint                    page;
  cairo_surface_t         *drawn;   /* what is seen; NULL: nothing yet */
  int                      scale;   /* of drawn */
  GCancellable            *drawing; /* of the newest order: an answer of another one is late */
  guint                    calm;    /* source */
};

G_DEFINE_FINAL_TYPE (ExchangeViewPreview, exchange_view_preview, ADW_TYPE_BIN)

static void
order_free (gpointer data)
{
  Order *order = data;

  g_atomic_rc_box_release_full (order->subject, order->clear);
  g_clear_pointer (&order->made, order->pages->unref);
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

  if (order->made == NULL)
    order->made = order->pages->make (order->subject, cancellable);
  if (order->made == NULL || g_cancellable_is_cancelled (cancellable))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  order->page = MIN (order->page, order->pages->get_n_pages (order->made) - 1);
  g_task_return_pointer (task, order->pages->draw (order->made, order->page, order->width * order->scale, order->height * order->scale),
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
  const char      *name = self->pages->get_name (self->made, self->page);
  g_autofree char *place = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n_pages);

  return *name != '\0' ? g_strdup_printf ("%s · %s", place, name) : g_steal_pointer (&place);
}

static void
show_page (ExchangeViewPreview *self)
{
  guint            n_pages = self->pages->get_n_pages (self->made);
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
  if (self->made == NULL)
    self->made = order->pages->ref (order->made);
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
  order->pages = self->pages;
  order->subject = g_atomic_rc_box_acquire (self->subject);
  order->clear = self->clear;
  order->made = self->made != NULL ? self->pages->ref (self->made) : NULL;
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
  if (self->subject != NULL)
    self->calm = g_timeout_add (after, on_calm, self);
}

static void
on_resized (ExchangeViewPreview *self)
{
  ask (self, self->drawn == NULL ? 0 : CALM_MS);
}

static void
drop (ExchangeViewPreview *self)
{
  if (self->made != NULL)
    self->pages->unref (g_steal_pointer (&self->made));
  if (self->subject != NULL)
    g_atomic_rc_box_release_full (g_steal_pointer (&self->subject), self->clear);
}

void
exchange_view_preview_show (ExchangeViewPreview     *self,
                            const ExchangeViewPages *pages,
                            gpointer                 subject,
                            GDestroyNotify           clear)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_PREVIEW (self) && pages != NULL && subject != NULL);

  drop (self);
  self->pages = pages;
  self->subject = subject;
  self->clear = clear;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (pages->label), -1);
  ask (self, self->drawn == NULL ? 0 : CALM_MS);
}

void
exchange_view_preview_turn (ExchangeViewPreview *self,
                            int                  pages)
{
  int last;

  g_return_if_fail (EXCHANGE_VIEW_IS_PREVIEW (self));

  if (self->made == NULL)
    return; /* it is being made */
  last = (int) self->pages->get_n_pages (self->made) - 1;
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
  drop (self);
  g_clear_pointer (&self->drawn, cairo_surface_destroy);
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
  gtk_widget_set_size_request (area, LEAST_WIDTH, LEAST_HEIGHT);
  gtk_drawing_area_set_draw_func (self->area, paint, self, NULL);
  g_signal_connect_object (area, "resize", G_CALLBACK (on_resized), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), area);
  gtk_box_append (GTK_BOX (box), self->bar);
  adw_bin_set_child (ADW_BIN (self), box);
}

/* --- sheets of the map */

typedef struct
{
  MapHandout *handout;
  MapSheet    sheet;
} Sheet;

static gpointer
make_edition (gpointer      subject,
              GCancellable *cancellable)
{
  Sheet *sheet = subject;

  return map_edition_new (sheet->handout, &sheet->sheet, cancellable, NULL);
}

static gpointer
ref_edition (gpointer made)
{
  return map_edition_ref (made);
}

static void
unref_edition (gpointer made)
{
  map_edition_unref (made);
}

static guint
count_pages (gpointer made)
{
  return map_edition_get_n_pages (made);
}

static const char *
get_name (gpointer made,
          guint    page)
{
  return map_edition_get_name (made, page);
}

static cairo_surface_t *
draw_page (gpointer made,
           guint    page,
           int      width,
           int      height)
{
  return map_edition_draw_picture (made, page, width, height);
}

static void
clear_sheet (gpointer subject)
{
  Sheet *sheet = subject;

  map_handout_unref (sheet->handout);
  map_sheet_clear (&sheet->sheet);
}

void
exchange_view_preview_show_sheet (ExchangeViewPreview *self,
                                  MapHandout          *handout,
                                  const MapSheet      *sheet)
{
  static const ExchangeViewPages pages = { N_ ("Preview of the map"), make_edition, ref_edition, unref_edition, count_pages, get_name, draw_page };
  Sheet                         *subject = g_atomic_rc_box_new (Sheet);

  g_return_if_fail (handout != NULL && sheet != NULL);

  subject->handout = map_handout_ref (handout);
  subject->sheet = map_sheet_copy (sheet);
  exchange_view_preview_show (self, &pages, subject, clear_sheet);
}
