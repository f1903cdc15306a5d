#include "config.h"

#include "dossier-view-sight.h"

#define FRAMES 3  /* rows that come take a frame or two to have a place */
#define MARGIN 12 /* pixels around it */

static void
scroll_to (GtkWidget *widget)
{
  GtkWidget      *port = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment  *place = port != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (port)) : NULL;
  graphene_rect_t box;
  double          top;

  if (place == NULL || !gtk_widget_compute_bounds (widget, port, &box))
    return;
  top = gtk_adjustment_get_value (place) + (double) box.origin.y;
  gtk_adjustment_clamp_page (place, top - MARGIN, top + (double) box.size.height + MARGIN);
}

static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  guint *n_left = user_data;

  scroll_to (widget);
  return --*n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
dossier_view_sight_keep (GtkWidget *widget)
{
  guint *n_left = g_new (guint, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  *n_left = FRAMES;
  gtk_widget_add_tick_callback (widget, on_frame, n_left, g_free);
}
