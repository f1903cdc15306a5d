/* map-view-project.c - the same map before a room, or a presentation made of prepared ones */
#include "map-view-private.h"

void
map_view_set_title (MapView    *self,
                    const char *title)
{
  g_return_if_fail (MAP_IS_VIEW (self) && title != NULL);

  g_free (self->title);
  self->title = g_strdup (title);
  if (self->run != NULL)
    map_view_run_set_title (self->run, title);
}

const char *
map_view_get_title (MapView *self)
{
  g_return_val_if_fail (MAP_IS_VIEW (self), NULL);

  return self->title != NULL ? self->title : "";
}

/* Whoever was at work is back at it. */
static void
on_ended (MapView    *self,
          guint       n_notes,
          const char *last)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  g_clear_object (&self->run);
  if (self->left != NULL)
    gtk_window_present (self->left);
  else if (GTK_IS_WINDOW (window))
    gtk_window_present (GTK_WINDOW (window));
  g_clear_weak_pointer (&self->left);
  g_signal_emit (self, map_view_signals[MAP_VIEW_PRESENTED], 0, n_notes, last);
}

static void
on_empty (MapView *self)
{
  g_signal_emit (self, map_view_signals[MAP_VIEW_NOTHING_PRESENTED], 0);
}

/* Where people were: the window of work, or one of those beside it. */
static void
remember_left (MapView *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  g_clear_weak_pointer (&self->left);
  for (GList *each = windows; each != NULL; each = each->next)
    if (gtk_window_is_active (each->data))
      g_set_weak_pointer (&self->left, each->data);
}

void
map_view_project (MapView    *self,
                  const char *presentation)
{
  DossierStore *store;
  GtkWidget    *projector;

  g_return_if_fail (MAP_IS_VIEW (self));

  store = map_view_source_get_store (self->source);
  if (self->run != NULL)
    {
      map_view_run_end (self->run);
      return;
    }
  if (store == NULL)
    return;
  remember_left (self);
  projector = map_view_projector_new (self->source, self->canvas, self->arranger);
  self->run = map_view_run_new (store, presentation, MAP_VIEW_PROJECTOR (projector), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  map_view_run_set_title (self->run, map_view_get_title (self));
  g_signal_connect_object (self->run, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "empty", G_CALLBACK (on_empty), self, G_CONNECT_SWAPPED);
}

void
map_view_end_project (MapView *self)
{
  g_autoptr (MapViewRun) run = g_steal_pointer (&self->run);

  if (run == NULL)
    return;
  g_signal_handlers_disconnect_by_func (run, on_ended, self);
  map_view_run_end (run);
}
