#include "map-network-rest-private.h"

#include <math.h>

#define SHOW_US 40000   /* so often is what goes on shown */
#define LONE_GAP 2.5    /* and before those without links */
#define LONE_PITCH 0.75 /* between them */
#define LONE_SHAPE 0.6  /* width to height of their grid when there is nothing beside */

typedef struct
{
  const MapGraph    *graph;
  const MapScene    *scene;
  const MapPlace    *start; /* NULL: none */
  guint              n_structures, moved;
  MapNetworkProgress progress;
  gpointer           user_data;
  GCancellable      *cancellable;

  MapSpot *spots;   /* of the nodes, in steps */
  guint8  *kept;    /* of the nodes: had a place */
  guint8  *pinned;  /* of the nodes */
  guint8  *stands;  /* of the components: it was somewhere, so it is not packed */
  guint    current; /* component */
  gint64   shown_at;
} Work;

static MapSpot
get_spot (MapPlace place)
{
  return (MapSpot){ (double) place.at.x / MAP_NETWORK_STEP, (double) place.at.y / MAP_NETWORK_STEP };
}

static MapPoint
get_point (MapSpot spot)
{
  return (MapPoint){ (float) (spot.x * MAP_NETWORK_STEP), (float) (spot.y * MAP_NETWORK_STEP) };
}

/* --- start */

static void
read_start (Work *self)
{
  for (guint c = 0; self->start != NULL && c < self->graph->n_components; c++)
    for (guint i = self->graph->component[c]; i < self->graph->component[c + 1]; i++)
      {
        MapPlace place = self->start[self->graph->structure[i]];

        if (place.stand < MAP_STAND_FREE)
          continue;
        self->spots[i] = get_spot (place);
        self->kept[i] = TRUE;
        self->pinned[i] = place.stand == MAP_STAND_PINNED;
        self->stands[c] = TRUE;
      }
}

/* --- packing */

/* spots: gets where all are. */
static void
pack (const Work *self,
      guint       n_components,
      MapSpot    *spots)
{
  g_autofree MapSpot *moves = g_new (MapSpot, n_components + 1);

  map_network_pack (self->graph, n_components, self->stands, self->spots, moves);
  for (guint c = 0; c < n_components; c++)
    for (guint i = self->graph->component[c]; i < self->graph->component[c + 1]; i++)
      spots[i] = (MapSpot){ self->spots[i].x + moves[c].x, self->spots[i].y + moves[c].y };
}

/* --- those without links */

static MapBox
measure_nodes (const Work    *self,
               const MapSpot *spots,
               guint          n)
{
  MapBox box = MAP_BOX_EMPTY;

  for (guint i = 0; i < n; i++)
    box = map_box_with (box, spots[i].x, spots[i].y);
  for (guint i = 0; self->start != NULL && i < self->graph->n_lone; i++)
    if (self->start[self->graph->lone[i]].stand == MAP_STAND_PINNED)
      {
        MapSpot at = get_spot (self->start[self->graph->lone[i]]);

        box = map_box_with (box, at.x, at.y);
      }
  return box;
}

/* Column after column at the right of the others, as high as they are. */
static void
seat_lone (const Work *self,
           MapBox      box,
           MapPlace   *places)
{
  guint  n = self->graph->n_lone, seated = 0, rows;
  double high = map_box_is_empty (box) ? 0 : box.y1 - box.y0;
  double x0 = map_box_is_empty (box) ? 0 : box.x1 + LONE_GAP, y0 = map_box_is_empty (box) ? 0 : box.y1;

  rows = (guint) MAX (floor (high / LONE_PITCH) + 1, ceil (sqrt (n * LONE_SHAPE)));
  for (guint i = 0; i < n; i++)
    {
      guint structure = self->graph->lone[i];

      if (self->start != NULL && self->start[structure].stand == MAP_STAND_PINNED)
        {
          places[structure] = self->start[structure];
          continue;
        }
      places[structure].at = get_point ((MapSpot){ x0 + seated / rows * LONE_PITCH, y0 - seated % rows * LONE_PITCH });
      places[structure].stand = MAP_STAND_LONE;
      seated++;
    }
}

/* n_nodes: the first, which have a place by now. */
static MapPlaces *
make_places (const Work    *self,
             const MapSpot *spots,
             guint          n_nodes)
{
  g_autofree MapPlace *places = g_new0 (MapPlace, self->n_structures + 1);

  for (guint i = 0; i < n_nodes; i++)
    {
      guint structure = self->graph->structure[i];

      places[structure] = (MapPlace){ get_point (spots[i]), self->pinned[i] ? MAP_STAND_PINNED : MAP_STAND_FREE };
      if (self->pinned[i])
        places[structure] = self->start[structure];
    }
  seat_lone (self, measure_nodes (self, spots, n_nodes), places);
  return map_places_new (places, self->n_structures);
}

/* --- what goes on */

static gboolean
watch (const MapSpot *spots,
       gpointer       user_data)
{
  Work                 *self = user_data;
  guint                 from = self->graph->component[self->current], to = self->graph->component[self->current + 1];
  gint64                now = g_get_monotonic_time ();
  g_autofree MapSpot   *packed = NULL;
  g_autoptr (MapPlaces) places = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  if (self->progress == NULL || now - self->shown_at < SHOW_US)
    return TRUE;
  for (guint i = from; i < to; i++)
    self->spots[i] = spots[i - from];
  packed = g_new (MapSpot, to + 1);
  pack (self, self->current + 1, packed);
  places = make_places (self, packed, to);
  self->progress (places, self->user_data);
  self->shown_at = g_get_monotonic_time ();
  return TRUE;
}

static guint
find_node (const Work *self,
           guint       from,
           guint       to)
{
  for (guint i = from; self->moved != MAP_NONE && i < to; i++)
    if (self->graph->structure[i] == self->moved)
      return i;
  return MAP_NONE;
}

static gboolean
arrange_component (Work *self)
{
  guint               from = self->graph->component[self->current], to = self->graph->component[self->current + 1];
  guint               moved = find_node (self, from, to);
  g_autoptr (MapMesh) mesh = map_mesh_new (self->graph, self->scene, self->current);
  g_autofree MapSpot *spots = g_memdup2 (self->spots + from, (to - from) * sizeof (MapSpot));
  gboolean            done;

  if (self->stands[self->current])
    done = map_rest_join (mesh, self->kept + from, spots, watch, self);
  else
    done = map_rest_find (mesh, spots, watch, self);
  if (done && moved != MAP_NONE && self->kept[moved])
    done = map_rest_follow (mesh, self->pinned + from, moved - from, spots, watch, self);
  for (guint i = from; i < to; i++)
    self->spots[i] = spots[i - from];
  return done && !g_cancellable_is_cancelled (self->cancellable);
}

/* Invariant 3, among all, those without links that a hand put down too. */
static void
push_all_apart (const Work *self,
                MapSpot    *packed)
{
  guint               n = self->graph->n;
  g_autofree MapSpot *spots = g_new (MapSpot, n + self->graph->n_lone + 1);
  g_autofree guint8  *held = g_malloc (n + self->graph->n_lone + 1);

  for (guint i = 0; i < n; i++)
    {
      spots[i] = packed[i];
      held[i] = self->pinned[i];
    }
  for (guint i = 0; self->start != NULL && i < self->graph->n_lone; i++)
    if (self->start[self->graph->lone[i]].stand == MAP_STAND_PINNED)
      {
        spots[n] = get_spot (self->start[self->graph->lone[i]]);
        held[n++] = TRUE;
      }
  map_network_push_apart (spots, held, n, MAP_SPOT_APART);
  for (guint i = 0; i < self->graph->n; i++)
    packed[i] = spots[i];
}

static MapPlaces *
arrange_all (Work *self)
{
  g_autofree MapSpot *packed = g_new (MapSpot, self->graph->n + 1);

  read_start (self);
  for (; self->current < self->graph->n_components; self->current++)
    if (!arrange_component (self))
      return NULL;
  pack (self, self->graph->n_components, packed);
  push_all_apart (self, packed);
  return make_places (self, packed, self->graph->n);
}

MapPlaces *
map_network_arrange (const MapGraph    *graph,
                     const MapScene    *scene,
                     const MapPlaces   *start,
                     guint              moved,
                     MapNetworkProgress progress,
                     gpointer           user_data,
                     GCancellable      *cancellable)
{
  g_autofree MapSpot *spots = NULL;
  g_autofree guint8  *kept = NULL, *pinned = NULL, *stands = NULL;
  guint               n, n_start;
  Work                work = { graph, scene, start != NULL ? map_places_get (start, &n_start) : NULL, 0, moved, progress, user_data, cancellable };

  g_return_val_if_fail (graph != NULL && scene != NULL, NULL);

  map_scene_get_structures (scene, &n);
  g_return_val_if_fail (start == NULL || n_start == n, NULL);

  work.n_structures = n;
  work.spots = spots = g_new0 (MapSpot, graph->n + 1);
  work.kept = kept = g_malloc0 (graph->n + 1);
  work.pinned = pinned = g_malloc0 (graph->n + 1);
  work.stands = stands = g_malloc0 (graph->n_components + 1);
  return g_cancellable_is_cancelled (cancellable) ? NULL : arrange_all (&work);
}

MapBox
map_network_get_lone_box (const MapPlaces *places)
{
  MapBox          box = MAP_BOX_EMPTY;
  guint           n;
  const MapPlace *all = map_places_get (places, &n);

  for (guint i = 0; i < n; i++)
    if (all[i].stand == MAP_STAND_LONE)
      box = map_box_with (box, (double) all[i].at.x, (double) all[i].at.y);
  return box;
}
