/* map-network-rest.c - one component, from nothing or from where it stood, to where it rests */
#include "map-network-rest-private.h"

#include <math.h>

#define COARSEST 8
#define FIRST_ROUNDS 300
#define ROUNDS 70
#define FIRST_STRIDE 1.0
#define STRIDE 0.3
#define GENTLE 0.08
#define MOST 0.2 /* of the marks may be too close for now: they are pushed apart afterwards */
#define VOID 6.0 /* times the room that marks need */

/* --- from nothing: the coarsest image first */

typedef struct
{
  MapRestWatch watch;
  gpointer     user_data;
  const guint *into[64]; /* from each level to the next coarser */
  guint        n_levels;
  guint        n;    /* of the finest */
  MapSpot     *fine; /* as seen from there */
} Descent;

static gboolean
show (const MapSpot *spots,
      gpointer       user_data)
{
  Descent *self = user_data;

  for (guint i = 0; i < self->n; i++)
    {
      guint at = i;

      for (guint level = 0; level < self->n_levels; level++)
        at = self->into[level][at];
      self->fine[i] = spots[at];
    }
  return self->watch (self->fine, self->user_data);
}

static gboolean
begin (Descent       *self,
       const MapMesh *mesh,
       MapSpot       *spots)
{
  double side = sqrt (mesh->n);

  for (guint i = 0; i < mesh->n; i++)
    spots[i] = (MapSpot){ side * map_mesh_jitter (mesh->seed[i], 0), side * map_mesh_jitter (mesh->seed[i], 1) };
  return map_mesh_balance (mesh, spots, NULL, 1, FIRST_STRIDE, FIRST_ROUNDS, show, self);
}

static void
refine (const MapMesh *mesh,
        const MapMesh *coarse,
        const guint   *into,
        const MapSpot *from,
        MapSpot       *spots)
{
  double larger = sqrt ((double) mesh->n / coarse->n);

  for (guint i = 0; i < mesh->n; i++)
    spots[i] = (MapSpot){ from[into[i]].x * larger + 0.1 * map_mesh_jitter (mesh->seed[i], 2),
                          from[into[i]].y * larger + 0.1 * map_mesh_jitter (mesh->seed[i], 3) };
}

static gboolean
descend (Descent       *self,
         const MapMesh *mesh,
         MapSpot       *spots)
{
  g_autofree guint   *into = g_new (guint, mesh->n + 1);
  g_autoptr (MapMesh) coarse = mesh->n > COARSEST ? map_mesh_coarsen (mesh, into) : NULL;
  g_autofree MapSpot *from = NULL;

  if (coarse == NULL || self->n_levels == G_N_ELEMENTS (self->into))
    return begin (self, mesh, spots);
  from = g_new (MapSpot, coarse->n + 1);
  self->into[self->n_levels++] = into;
  if (!descend (self, coarse, from))
    return FALSE;
  self->n_levels--;
  refine (mesh, coarse, into, from, spots);
  return map_mesh_balance (mesh, spots, NULL, 1, STRIDE, ROUNDS, show, self);
}

/* An edge is a step on the average. Where everybody knows everybody that would be too close for the
 * marks: then so large that most have room, but not so much larger than they need that it is all void. */
static double
choose_scale (const MapMesh *mesh,
              const MapSpot *spots)
{
  const double apart = MAP_SPOT_APART;
  double       step = 1 / map_mesh_measure_edges (mesh, spots), room = 0, square = 0;
  double       close = map_network_measure_closeness (spots, mesh->n, MOST);

  for (guint i = 0; i < mesh->n; i++)
    square += (spots[i].x * spots[i].x + spots[i].y * spots[i].y) / mesh->n;
  room = apart * sqrt (VOID * mesh->n / (2 * G_PI * square));
  return MAX (step, MIN (apart / close, room));
}

/* Its longest side lies flat, as screens do; its middle at 0, 0. */
static void
lay_flat (const MapMesh *mesh,
          MapSpot       *spots)
{
  double x = 0, y = 0, scale;
  double xx = 0, xy = 0, yy = 0, half, apart, cosine, sine;

  for (guint i = 0; i < mesh->n; i++)
    {
      x += spots[i].x / mesh->n;
      y += spots[i].y / mesh->n;
    }
  for (guint i = 0; i < mesh->n; i++)
    spots[i] = (MapSpot){ spots[i].x - x, spots[i].y - y };
  scale = choose_scale (mesh, spots);
  for (guint i = 0; i < mesh->n; i++)
    {
      spots[i] = (MapSpot){ spots[i].x * scale, spots[i].y * scale };
      xx += spots[i].x * spots[i].x;
      xy += spots[i].x * spots[i].y;
      yy += spots[i].y * spots[i].y;
    }
  half = (xx - yy) / 2;
  apart = sqrt (half * half + xy * xy);
  cosine = apart > 0 ? sqrt (MAX ((1 + half / apart) / 2, 0)) : 1;
  sine = apart > 0 ? sqrt (MAX ((1 - half / apart) / 2, 0)) * (xy < 0 ? -1 : 1) : 0;
  for (guint i = 0; i < mesh->n; i++)
    spots[i] = (MapSpot){ spots[i].x * cosine + spots[i].y * sine, spots[i].y * cosine - spots[i].x * sine };
}

gboolean
map_rest_find (const MapMesh *mesh,
               MapSpot       *spots,
               MapRestWatch   watch,
               gpointer       user_data)
{
  g_autofree MapSpot *fine = g_new (MapSpot, mesh->n + 1);
  Descent             descent = { watch, user_data, { NULL }, 0, mesh->n, fine };

  if (!descend (&descent, mesh, spots))
    return FALSE;
  lay_flat (mesh, spots);
  map_network_push_apart (spots, NULL, mesh->n, MAP_SPOT_APART);
  return TRUE;
}

/* --- from where it stood */

/* Newcomers come in the midst of the neighbours that have a place; a component holds together, so all find one. */
static void
seat_newcomers (const MapMesh *mesh,
                const guint8  *kept,
                MapSpot       *spots)
{
  g_autofree guint8 *seated = g_memdup2 (kept, mesh->n);
  gboolean           more = TRUE;

  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < mesh->n; i++)
        {
          MapSpot sum = { 0, 0 };
          double  n = 0;

          for (guint at = mesh->first[i]; !seated[i] && at < mesh->first[i + 1]; at++)
            if (seated[mesh->other[at]])
              {
                sum = (MapSpot){ sum.x + spots[mesh->other[at]].x, sum.y + spots[mesh->other[at]].y };
                n++;
              }
          if (n < 1)
            continue;
          spots[i] = (MapSpot){ sum.x / n + map_mesh_jitter (mesh->seed[i], 4), sum.y / n + map_mesh_jitter (mesh->seed[i], 5) };
          seated[i] = TRUE;
          more = TRUE;
        }
    }
}

/* What was kept says little: the others rest as if it were not, then come around it. */
static gboolean
come_around (const MapMesh *mesh,
             const guint8  *kept,
             MapSpot       *spots,
             MapRestWatch   watch,
             gpointer       user_data)
{
  g_autofree MapSpot *free_spots = g_new (MapSpot, mesh->n + 1);
  MapSpot             move = { 0, 0 };
  double              n = 0;

  if (!map_rest_find (mesh, free_spots, watch, user_data))
    return FALSE;
  for (guint i = 0; i < mesh->n; i++)
    if (kept[i])
      {
        move = (MapSpot){ move.x + spots[i].x - free_spots[i].x, move.y + spots[i].y - free_spots[i].y };
        n++;
      }
  for (guint i = 0; i < mesh->n; i++)
    if (!kept[i])
      spots[i] = (MapSpot){ free_spots[i].x + move.x / n, free_spots[i].y + move.y / n };
  return TRUE;
}

gboolean
map_rest_join (const MapMesh *mesh,
               const guint8  *kept,
               MapSpot       *spots,
               MapRestWatch   watch,
               gpointer       user_data)
{
  guint n = 0;

  for (guint i = 0; i < mesh->n; i++)
    n += kept[i];
  if (n == mesh->n)
    return TRUE;
  if (2 * n >= mesh->n)
    seat_newcomers (mesh, kept, spots);
  else if (!come_around (mesh, kept, spots, watch, user_data))
    return FALSE;
  return map_mesh_balance (mesh, spots, kept, map_mesh_measure_spring (mesh, spots), GENTLE, ROUNDS, watch, user_data);
}

gboolean
map_rest_follow (const MapMesh *mesh,
                 const guint8  *pinned,
                 guint          moved,
                 MapSpot       *spots,
                 MapRestWatch   watch,
                 gpointer       user_data)
{
  g_autofree guint8 *held = g_malloc (mesh->n + 1), *reached = g_malloc0 (mesh->n + 1);

  reached[moved] = 1;
  for (guint8 far = 1; far <= MAP_NETWORK_FOLLOW; far++)
    for (guint i = 0; i < mesh->n; i++)
      for (guint at = mesh->first[i]; reached[i] == far && at < mesh->first[i + 1]; at++)
        if (reached[mesh->other[at]] == 0)
          reached[mesh->other[at]] = far + 1;
  for (guint i = 0; i < mesh->n; i++)
    held[i] = pinned[i] || reached[i] <= 1;
  return map_mesh_balance (mesh, spots, held, map_mesh_measure_spring (mesh, spots), GENTLE, ROUNDS, watch, user_data);
}
