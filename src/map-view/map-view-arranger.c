#include "map-view-arranger.h"

#include "map-network.h"

#include <math.h>

struct _MapViewArranger
{
  GObject parent_instance;

  MapScene      *scene;
  GBytes        *shown_structures, *shown_links;
  MapArrangement arrangement;
  MapRoom        room;
  char          *positions; /* kept; NULL: none */
  gboolean       is_paused;
  MapPlaces     *places;   /* of the network, of scene; NULL: none yet */
  MapScene      *arranged; /* NULL: none yet */
  GCancellable  *working;  /* NULL: at rest */
};

G_DEFINE_FINAL_TYPE (MapViewArranger, map_view_arranger, G_TYPE_OBJECT)

enum
{
  ARRANGED,
  PLACED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- the worker's side: values only */

typedef struct
{
  MapScene        *scene;
  GBytes          *shown_structures, *shown_links;
  MapArrangement   arrangement;
  MapRoom          room;
  MapPlaces       *start; /* NULL: from nothing */
  guint            moved;
  gboolean         is_placed; /* a hand did this */
  MapViewArranger *owner;     /* looked at on the main thread only, while the work is not cancelled */
} Work;

typedef struct
{
  MapScene  *arranged;
  MapPlaces *places; /* NULL: not of a network */
} Answer;

static void
free_work (gpointer data)
{
  Work *work = data;

  map_scene_unref (work->scene);
  g_clear_pointer (&work->shown_structures, g_bytes_unref);
  g_clear_pointer (&work->shown_links, g_bytes_unref);
  g_clear_pointer (&work->start, map_places_unref);
  g_free (work);
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->arranged, map_scene_unref);
  g_clear_pointer (&answer->places, map_places_unref);
  g_free (answer);
}

typedef struct
{
  GCancellable    *cancellable;
  MapScene        *arranged;
  MapViewArranger *owner; /* borrowed, as Work's */
} Sight;

static void
free_sight (gpointer data)
{
  Sight *sight = data;

  g_object_unref (sight->cancellable);
  map_scene_unref (sight->arranged);
  g_free (sight);
}

static void
show (MapViewArranger *self,
      MapScene        *arranged)
{
  g_clear_pointer (&self->arranged, map_scene_unref);
  self->arranged = arranged != NULL ? map_scene_ref (arranged) : NULL;
  g_signal_emit (self, signals[ARRANGED], 0);
}

/* Main thread. Its owner cancels the work before it goes, on this thread too. */
static gboolean
show_sight (gpointer user_data)
{
  Sight *sight = user_data;

  if (!g_cancellable_is_cancelled (sight->cancellable) && sight->owner->working == sight->cancellable)
    show (sight->owner, sight->arranged);
  return G_SOURCE_REMOVE;
}

static void
tell_progress (MapPlaces *places,
               gpointer   user_data)
{
  GTask *task = user_data;
  Work  *work = g_task_get_task_data (task);
  Sight *sight = g_new (Sight, 1);

  sight->cancellable = g_object_ref (g_task_get_cancellable (task));
  sight->arranged = map_arranged_new_network (work->scene, places);
  sight->owner = work->owner;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT_IDLE, show_sight, sight, free_sight);
}

static Answer *
arrange_network (GTask        *task,
                 const Work   *work,
                 GCancellable *cancellable)
{
  g_autoptr (MapGraph) graph = map_graph_new (work->scene, work->shown_structures, work->shown_links);
  MapPlaces           *places = map_network_arrange (graph, work->scene, work->start, work->moved, tell_progress, task, cancellable);
  Answer              *answer;

  if (places == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->places = places;
  answer->arranged = map_arranged_new_network (work->scene, places);
  return answer;
}

static void
arrange_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  const Work *work = data;
  Answer     *answer = NULL;

  if (work->arrangement.kind == MAP_ARRANGEMENT_NETWORK)
    answer = arrange_network (task, work, cancellable);
  else
    {
      answer = g_new0 (Answer, 1);
      answer->arranged = work->arrangement.kind == MAP_ARRANGEMENT_COLUMNS
                           ? map_arranged_new_columns (work->scene, work->arrangement.facing, work->shown_structures, work->shown_links, MAP_ARRANGED_ROWS, &work->room)
                           : map_arranged_new_matrix (work->scene, work->arrangement.facing, work->shown_structures, work->shown_links, MAP_ARRANGED_COLUMNS, &work->room);
    }
  g_task_return_pointer (task, answer, free_answer);
}

/* --- back home */

static void
stop (MapViewArranger *self)
{
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
}

static void
take_answer (MapViewArranger *self,
             Answer          *answer,
             gboolean         is_placed)
{
  if (answer->places != NULL)
    {
      g_clear_pointer (&self->places, map_places_unref);
      self->places = g_steal_pointer (&answer->places);
    }
  show (self, answer->arranged);
  if (is_placed)
    {
      g_free (self->positions);
      self->positions = map_view_arranger_dup_positions (self);
      g_signal_emit (self, signals[PLACED], 0);
    }
}

static void
on_arranged (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (MapViewArranger) self = user_data;
  GCancellable               *cancellable = g_task_get_cancellable (G_TASK (result));
  gboolean                    is_placed = ((Work *) g_task_get_task_data (G_TASK (result)))->is_placed;
  Answer                     *answer = g_task_propagate_pointer (G_TASK (result), NULL);

  if (answer != NULL && cancellable == self->working)
    {
      g_clear_object (&self->working);
      take_answer (self, answer, is_placed);
    }
  g_clear_pointer (&answer, free_answer);
}

/* start: taken. */
static void
arrange_from (MapViewArranger *self,
              MapPlaces       *start,
              guint            moved,
              gboolean         is_placed)
{
  Work             *work = g_new0 (Work, 1);
  g_autoptr (GTask) task = NULL;

  stop (self);
  self->working = g_cancellable_new ();
  work->scene = map_scene_ref (self->scene);
  work->shown_structures = self->shown_structures != NULL ? g_bytes_ref (self->shown_structures) : NULL;
  work->shown_links = self->shown_links != NULL ? g_bytes_ref (self->shown_links) : NULL;
  work->arrangement = self->arrangement;
  work->room = self->room;
  work->start = start;
  work->moved = moved;
  work->is_placed = is_placed;
  work->owner = self;
  task = g_task_new (NULL, self->working, on_arranged, g_object_ref (self));
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, arrange_in_thread);
}

/* What was kept, over where they stood; NULL: nothing is known of any. */
static MapPlaces *
find_start (MapViewArranger *self,
            MapPlaces       *stood)
{
  g_autoptr (MapPlaces) kept = self->positions != NULL ? map_places_new_from_text (self->positions, self->scene) : NULL;

  if (kept != NULL && stood != NULL)
    return map_places_under (stood, kept);
  return kept != NULL ? g_steal_pointer (&kept) : stood != NULL ? map_places_ref (stood)
                                                                : NULL;
}

/* stood: where they were before the scene changed, NULL: it does not count. */
static void
arrange (MapViewArranger *self,
         MapPlaces       *stood)
{
  if (self->scene == NULL || self->arrangement.kind == MAP_ARRANGEMENT_GROUND)
    {
      stop (self);
      show (self, self->scene);
    }
  else
    arrange_from (self, self->arrangement.kind == MAP_ARRANGEMENT_NETWORK ? find_start (self, stood) : NULL, MAP_NONE, FALSE);
}

/* Links and signs follow the dossier though nobody moves. */
static void
show_paused (MapViewArranger *self)
{
  g_autoptr (MapScene) arranged = map_arranged_new_network (self->scene, self->places);

  stop (self);
  show (self, arranged);
}

static void
map_view_arranger_dispose (GObject *object)
{
  MapViewArranger *self = MAP_VIEW_ARRANGER (object);

  stop (self);
  g_clear_pointer (&self->scene, map_scene_unref);
  g_clear_pointer (&self->arranged, map_scene_unref);
  g_clear_pointer (&self->places, map_places_unref);
  g_clear_pointer (&self->shown_structures, g_bytes_unref);
  g_clear_pointer (&self->shown_links, g_bytes_unref);
  g_clear_pointer (&self->positions, g_free);
  G_OBJECT_CLASS (map_view_arranger_parent_class)->dispose (object);
}

static void
map_view_arranger_class_init (MapViewArrangerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_view_arranger_dispose;
  signals[ARRANGED] = g_signal_new ("arranged", MAP_VIEW_TYPE_ARRANGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PLACED] = g_signal_new ("placed", MAP_VIEW_TYPE_ARRANGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
map_view_arranger_init (MapViewArranger *self)
{
  self->room = (MapRoom){ 100, 60 };
}

MapViewArranger *
map_view_arranger_new (void)
{
  return g_object_new (MAP_VIEW_TYPE_ARRANGER, NULL);
}

/* --- what is asked */

static void
take_shown (MapViewArranger *self,
            const MapShown  *shown)
{
  g_clear_pointer (&self->shown_structures, g_bytes_unref);
  g_clear_pointer (&self->shown_links, g_bytes_unref);
  if (shown != NULL && shown->structures != NULL)
    self->shown_structures = g_bytes_ref (shown->structures);
  if (shown != NULL && shown->links != NULL)
    self->shown_links = g_bytes_ref (shown->links);
}

void
map_view_arranger_set_scene (MapViewArranger *self,
                             MapScene        *scene,
                             const MapShown  *shown)
{
  g_autoptr (MapPlaces) stood = NULL;

  g_return_if_fail (MAP_VIEW_IS_ARRANGER (self));

  if (self->places != NULL && scene != NULL)
    stood = map_places_carry (self->places, self->scene, scene);
  g_clear_pointer (&self->places, map_places_unref);
  g_clear_pointer (&self->scene, map_scene_unref);
  self->scene = scene != NULL ? map_scene_ref (scene) : NULL;
  self->places = stood != NULL ? map_places_ref (stood) : NULL;
  take_shown (self, shown);
  if (self->is_paused && self->places != NULL && self->arrangement.kind == MAP_ARRANGEMENT_NETWORK)
    show_paused (self);
  else
    arrange (self, stood);
}

void
map_view_arranger_set_shown (MapViewArranger *self,
                             const MapShown  *shown)
{
  g_return_if_fail (MAP_VIEW_IS_ARRANGER (self));

  if (shown == NULL && self->shown_structures == NULL && self->shown_links == NULL)
    return;
  take_shown (self, shown);
  if (self->arrangement.kind != MAP_ARRANGEMENT_NETWORK)
    g_clear_pointer (&self->places, map_places_unref); /* of another question */
  if (self->is_paused && self->places != NULL && self->arrangement.kind == MAP_ARRANGEMENT_NETWORK)
    show_paused (self);
  else
    arrange (self, NULL);
}

void
map_view_arranger_set_arrangement (MapViewArranger *self,
                                   MapArrangement   arrangement)
{
  g_return_if_fail (MAP_VIEW_IS_ARRANGER (self));

  self->arrangement = arrangement;
  arrange (self, self->places);
}

MapArrangement
map_view_arranger_get_arrangement (MapViewArranger *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_ARRANGER (self), (MapArrangement){ 0 });

  return self->arrangement;
}

gboolean
map_view_arranger_is_at_rest (MapViewArranger *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_ARRANGER (self), FALSE);

  return self->working == NULL;
}

char *
map_view_arranger_dup_places (MapViewArranger *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_ARRANGER (self), NULL);

  return self->places != NULL ? map_places_dup_text (self->places, self->scene) : NULL;
}

void
map_view_arranger_set_room (MapViewArranger *self,
                            MapRoom          room)
{
  g_return_if_fail (MAP_VIEW_IS_ARRANGER (self));

  if (fabs (room.width - self->room.width) < 0.5 && fabs (room.height - self->room.height) < 0.5)
    return;
  self->room = room;
  if (self->scene != NULL && self->arrangement.kind >= MAP_ARRANGEMENT_COLUMNS)
    arrange (self, NULL);
}

void
map_view_arranger_set_positions (MapViewArranger *self,
                                 const char      *positions)
{
  g_return_if_fail (MAP_VIEW_IS_ARRANGER (self));

  if (g_strcmp0 (positions, self->positions) == 0)
    return;
  g_free (self->positions);
  self->positions = g_strdup (positions);
  if (self->arrangement.kind == MAP_ARRANGEMENT_NETWORK && self->scene != NULL)
    arrange (self, NULL);
  else
    g_clear_pointer (&self->places, map_places_unref);
}

char *
map_view_arranger_dup_positions (MapViewArranger *self)
{
  g_return_val_if_fail (MAP_VIEW_IS_ARRANGER (self), NULL);

  return map_view_arranger_count_pinned (self) > 0 ? map_places_dup_text (self->places, self->scene) : NULL;
}

void
map_view_arranger_set_paused (MapViewArranger *self,
                              gboolean         paused)
{
  g_return_if_fail (MAP_VIEW_IS_ARRANGER (self));

  if (self->is_paused == paused)
    return;
  self->is_paused = paused;
  if (paused)
    stop (self);
  else if (self->scene != NULL)
    arrange (self, self->places);
}

gboolean
map_view_arranger_is_paused (MapViewArranger *self)
{
  return self->is_paused;
}

/* --- by hand */

static guint
find_placed (MapViewArranger *self,
             const char      *id)
{
  return self->places != NULL && id != NULL ? map_scene_find_structure (self->scene, id) : MAP_NONE;
}

void
map_view_arranger_pin (MapViewArranger *self,
                       const char      *id,
                       MapPoint         at)
{
  guint index;

  g_return_if_fail (MAP_VIEW_IS_ARRANGER (self));

  index = find_placed (self, id);
  if (index != MAP_NONE)
    arrange_from (self, map_places_with (self->places, index, (MapPlace){ at, MAP_STAND_PINNED }), self->is_paused ? MAP_NONE : index, TRUE);
}

gboolean
map_view_arranger_unpin (MapViewArranger *self,
                         const char      *id)
{
  guint    index, n;
  MapPlace place;

  g_return_val_if_fail (MAP_VIEW_IS_ARRANGER (self), FALSE);

  if (!map_view_arranger_is_pinned (self, id))
    return FALSE;
  if (map_view_arranger_count_pinned (self) == 1)
    {
      map_view_arranger_unpin_all (self);
      return TRUE;
    }
  index = find_placed (self, id);
  place = map_places_get (self->places, &n)[index];
  place.stand = MAP_STAND_FREE;
  arrange_from (self, map_places_with (self->places, index, place), MAP_NONE, TRUE);
  return TRUE;
}

/* Nothing is kept any more: all stand where the data alone would have them. */
void
map_view_arranger_unpin_all (MapViewArranger *self)
{
  g_return_if_fail (MAP_VIEW_IS_ARRANGER (self));

  if (map_view_arranger_count_pinned (self) > 0)
    arrange_from (self, NULL, MAP_NONE, TRUE);
}

guint
map_view_arranger_count_pinned (MapViewArranger *self)
{
  return self->places != NULL ? map_places_count_pinned (self->places) : 0;
}

gboolean
map_view_arranger_is_pinned (MapViewArranger *self,
                             const char      *id)
{
  guint n, index = find_placed (self, id);

  return index != MAP_NONE && map_places_get (self->places, &n)[index].stand == MAP_STAND_PINNED;
}

/* --- what to show */

MapScene *
map_view_arranger_get_arranged (MapViewArranger *self)
{
  return self->arranged;
}

MapShown *
map_view_arranger_dup_shown (MapViewArranger *self)
{
  gboolean  on_ground = self->arranged == NULL || map_scene_get_frame (self->arranged) == NULL;
  MapShown *shown;

  if (self->shown_structures == NULL && self->shown_links == NULL)
    return NULL;
  shown = g_new0 (MapShown, 1);
  if (self->shown_structures != NULL)
    shown->structures = on_ground ? g_bytes_ref (self->shown_structures) : map_arranged_dup_shown_structures (self->arranged, self->shown_structures);
  if (self->shown_links != NULL)
    shown->links = on_ground ? g_bytes_ref (self->shown_links) : map_arranged_dup_shown_links (self->arranged, self->shown_links);
  return shown;
}
