/* map-view-project.c - the same map before a room */
#include "map-view-private.h"

void
map_view_set_title (MapView    *self,
                    const char *title)
{
  g_return_if_fail (MAP_IS_VIEW (self) && title != NULL);

  g_free (self->title);
  self->title = g_strdup (title);
  if (self->projector != NULL)
    map_view_projector_set_title (self->projector, title);
}

/* Whoever was at work is back at it. */
static void
on_left (MapView *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  self->projector = NULL;
  if (GTK_IS_WINDOW (window))
    gtk_window_present (GTK_WINDOW (window));
}

void
map_view_project (MapView *self)
{
  GtkWidget *projector;

  g_return_if_fail (MAP_IS_VIEW (self));

  if (self->projector != NULL)
    {
      gtk_window_close (GTK_WINDOW (self->projector));
      return;
    }
  projector = map_view_projector_new (self->source, self->canvas);
  self->projector = MAP_VIEW_PROJECTOR (projector);
  map_view_projector_set_title (self->projector, self->title != NULL ? self->title : "");
  g_signal_connect_object (projector, "destroy", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  map_view_projector_open (self->projector, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

void
map_view_end_project (MapView *self)
{
  MapViewProjector *projector = g_steal_pointer (&self->projector);

  if (projector == NULL)
    return;
  g_signal_handlers_disconnect_by_func (projector, on_left, self);
  gtk_window_destroy (GTK_WINDOW (projector));
}
