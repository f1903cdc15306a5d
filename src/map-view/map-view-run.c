#include "map-view-run.h"

#include "map-view-turns.h"

struct _MapViewRun
{
  GObject parent_instance;

  DossierStore     *store;
  char             *id;   /* of the presentation; NULL: the map alone */
  MapPresentation  *own;  /* NULL: not read yet, or none */
  MapPresentation  *room; /* what the network reads of it */
  char             *meeting;
  GCancellable     *reading;
  guint             index;
  char             *step;  /* id; NULL: none yet */
  char             *title; /* of the map of work */
  MapViewProjector *projector;
  MapViewPresenter *presenter; /* NULL: never opened */
  GtkWindow        *beside;    /* weak */
  gboolean          has_two_screens;
  gboolean          is_open; /* the projector is before the room */
};

G_DEFINE_FINAL_TYPE (MapViewRun, map_view_run, G_TYPE_OBJECT)

enum
{
  ENDED,
  EMPTY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- read from the dossier */

typedef struct
{
  char            *id;
  MapPresentation *own, *room; /* NULL: there is none */
  char            *meeting;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_free (reading->id);
  g_clear_pointer (&reading->own, map_presentation_unref);
  g_clear_pointer (&reading->room, map_presentation_unref);
  g_free (reading->meeting);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, free_reading)

static gpointer
read_presentation (DossierReader *reader,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (Reading) reading = g_new0 (Reading, 1);
  g_autoptr (GError)  local = NULL;

  if (data != NULL)
    {
      reading->own = map_presentation_read (reader, data, DOSSIER_VISIBILITY_INTERNAL, &local);
      if (local == NULL)
        reading->room = map_presentation_read (reader, data, DOSSIER_VISIBILITY_NETWORK, &local);
    }
  if (local == NULL)
    reading->meeting = map_presentation_dup_meeting (reader, &local);
  if (local == NULL)
    return g_steal_pointer (&reading);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* --- what is shown */

static guint
count_steps (MapViewRun *self)
{
  return self->own != NULL && self->room != NULL ? MIN (map_presentation_get_n_steps (self->own), map_presentation_get_n_steps (self->room)) : 0;
}

static const MapStep *
find_step (MapPresentation *presentation,
           const char      *id)
{
  guint index = presentation != NULL ? map_presentation_find_step (presentation, id) : G_MAXUINT;

  return index != G_MAXUINT ? map_presentation_get_step (presentation, index) : NULL;
}

static void
show_presenter (MapViewRun *self)
{
  const MapStep *step = count_steps (self) > 0 ? map_presentation_get_step (self->own, self->index) : NULL;

  if (self->presenter == NULL)
    return;
  map_view_presenter_show (self->presenter, step != NULL ? self->own : NULL, self->index, self->title);
  map_view_noter_set_shown (map_view_presenter_get_noter (self->presenter), self->meeting, step != NULL ? step->id : NULL, step != NULL ? step->title : self->title);
}

static void
show_step (MapViewRun *self,
           gboolean    again)
{
  const MapStep *step = map_presentation_get_step (self->room, self->index);

  if (again || g_strcmp0 (step->id, self->step) != 0)
    map_view_projector_set_step (self->projector, step);
  g_free (self->step);
  self->step = g_strdup (step->id);
  show_presenter (self);
}

static void
on_turned (MapViewRun *self,
           int         steps)
{
  gint64 n = count_steps (self), index;

  if (n == 0)
    return;
  index = CLAMP ((gint64) self->index + steps, 0, n - 1);
  if (steps != 0 && index == self->index)
    return;
  self->index = (guint) index;
  show_step (self, TRUE);
}

/* --- the two windows */

static void
return_to_room (MapViewRun *self)
{
  if (self->has_two_screens)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->presenter), FALSE);
  gtk_window_present (GTK_WINDOW (self->projector));
}

static void
on_black (MapViewRun *self)
{
  map_view_projector_toggle_black (self->projector);
}

static void
on_back (MapViewRun *self)
{
  map_view_projector_step_back (self->projector);
}

static void
open_presenter (MapViewRun *self)
{
  if (self->presenter == NULL)
    {
      self->presenter = MAP_VIEW_PRESENTER (map_view_presenter_new (self->store));
      gtk_window_set_transient_for (GTK_WINDOW (self->presenter), self->has_two_screens ? self->beside : GTK_WINDOW (self->projector));
      map_view_presenter_tell_seen (self->presenter, !self->has_two_screens);
      g_signal_connect_object (self->presenter, "turned", G_CALLBACK (on_turned), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->presenter, "black", G_CALLBACK (on_black), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->presenter, "back", G_CALLBACK (on_back), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->presenter, "left", G_CALLBACK (map_view_run_end), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (map_view_presenter_get_noter (self->presenter), "ended", G_CALLBACK (return_to_room), self, G_CONNECT_SWAPPED);
    }
  show_presenter (self);
  gtk_window_present (GTK_WINDOW (self->presenter));
}

static void
on_note (MapViewRun *self)
{
  open_presenter (self);
  map_view_noter_begin (map_view_presenter_get_noter (self->presenter));
}

static void
open_room (MapViewRun *self)
{
  if (self->is_open || self->beside == NULL)
    return;
  self->is_open = TRUE;
  self->has_two_screens = map_view_projector_open (self->projector, self->beside);
  if (self->has_two_screens && count_steps (self) > 0)
    open_presenter (self);
}

/* --- what is changed meanwhile */

/* The step that was shown stays, wherever it stands now; where it is gone, the one that took its place. */
static void
take_reading (MapViewRun *self,
              Reading    *reading)
{
  g_autoptr (MapPresentation) before = g_steal_pointer (&self->room);
  const MapStep              *was = find_step (before, self->step);
  guint                       found;

  g_clear_pointer (&self->own, map_presentation_unref);
  self->own = g_steal_pointer (&reading->own);
  self->room = g_steal_pointer (&reading->room);
  g_free (self->meeting);
  self->meeting = g_steal_pointer (&reading->meeting);
  if (count_steps (self) == 0)
    {
      if (self->id != NULL && !self->is_open)
        g_signal_emit (self, signals[EMPTY], 0);
      else if (before != NULL)
        map_view_projector_set_step (self->projector, NULL);
      show_presenter (self);
      return;
    }
  found = map_presentation_find_step (self->room, self->step);
  self->index = found != G_MAXUINT ? found : MIN (self->index, count_steps (self) - 1);
  show_step (self, !map_step_equal (was, map_presentation_get_step (self->room, self->index)));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MapViewRun) self = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (Reading)    reading = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  if (reading == NULL)
    g_message ("reading a presentation: %s", error->message);
  else
    take_reading (self, reading);
  open_room (self);
}

static void
drop_reading (MapViewRun *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_again (MapViewRun *self)
{
  drop_reading (self);
  self->reading = g_cancellable_new ();
  dossier_store_ask_async (self->store, read_presentation, g_strdup (self->id), g_free, free_reading, self->reading, on_read, g_object_ref (self));
}

/* --- the end */

static void
on_projector_gone (MapViewRun *self)
{
  guint            n_notes = 0;
  g_autofree char *last = NULL;

  self->projector = NULL;
  drop_reading (self);
  if (self->presenter != NULL)
    {
      MapViewNoter *noter = map_view_presenter_get_noter (self->presenter);

      map_view_noter_end (noter);
      n_notes = map_view_noter_count (noter);
      last = g_strdup (map_view_noter_get_last (noter));
      gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->presenter)));
    }
  g_signal_emit (self, signals[ENDED], 0, n_notes, last);
}

void
map_view_run_end (MapViewRun *self)
{
  g_return_if_fail (MAP_VIEW_IS_RUN (self));

  if (self->projector != NULL)
    gtk_window_destroy (GTK_WINDOW (self->projector));
}

static void
map_view_run_dispose (GObject *object)
{
  MapViewRun *self = MAP_VIEW_RUN (object);

  drop_reading (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->own, map_presentation_unref);
  g_clear_pointer (&self->room, map_presentation_unref);
  g_clear_weak_pointer (&self->beside);
  G_OBJECT_CLASS (map_view_run_parent_class)->dispose (object);
}

static void
map_view_run_finalize (GObject *object)
{
  MapViewRun *self = MAP_VIEW_RUN (object);

  g_free (self->id);
  g_free (self->meeting);
  g_free (self->step);
  g_free (self->title);
  G_OBJECT_CLASS (map_view_run_parent_class)->finalize (object);
}

static void
map_view_run_class_init (MapViewRunClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_run_dispose;
  G_OBJECT_CLASS (klass)->finalize = map_view_run_finalize;
  signals[ENDED] = g_signal_new ("ended", MAP_VIEW_TYPE_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  signals[EMPTY] = g_signal_new ("empty", MAP_VIEW_TYPE_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
map_view_run_init (MapViewRun *self)
{
}

MapViewRun *
map_view_run_new (DossierStore     *store,
                  const char       *presentation,
                  MapViewProjector *projector,
                  GtkWindow        *beside)
{
  MapViewRun *self = g_object_new (MAP_VIEW_TYPE_RUN, NULL);

  self->store = g_object_ref (store);
  self->id = g_strdup (presentation);
  self->title = g_strdup ("");
  self->projector = projector;
  g_set_weak_pointer (&self->beside, beside);
  g_signal_connect_object (projector, "destroy", G_CALLBACK (on_projector_gone), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (projector, "turned", G_CALLBACK (on_turned), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (projector, "note", G_CALLBACK (on_note), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  read_again (self);
  return self;
}

void
map_view_run_set_title (MapViewRun *self,
                        const char *title)
{
  g_return_if_fail (MAP_VIEW_IS_RUN (self) && title != NULL);

  g_free (self->title);
  self->title = g_strdup (title);
  if (self->projector != NULL && count_steps (self) == 0)
    map_view_projector_set_title (self->projector, title);
  show_presenter (self);
}

MapViewProjector *
map_view_run_get_projector (MapViewRun *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_RUN (self), NULL);

  return self->projector;
}
