#include "territory-simplify-private.h"

#include <math.h>

/* The ring as one list of points, numbered as in the mesh; the end of an arc is left to the next. */
static void
walk_ring (const TerritoryMesh *mesh,
           guint                ring,
           GArray              *walk)
{
  g_array_set_size (walk, 0);
  for (guint i = mesh->ring_starts[ring]; i < mesh->ring_starts[ring + 1]; i++)
    {
      gboolean is_backwards = mesh->ring_arcs[i] < 0;
      guint    arc = (guint) (is_backwards ? ~mesh->ring_arcs[i] : mesh->ring_arcs[i]);
      guint    start = mesh->arc_starts[arc], end = mesh->arc_starts[arc + 1];

      for (guint k = 0; k + 1 < end - start; k++)
        {
          guint point = is_backwards ? end - 1 - k : start + k;

          g_array_append_val (walk, point);
        }
    }
}

static double
measure_side (const TerritoryMesh *mesh,
              const GArray        *walk)
{
  TerritoryVertex origin = mesh->points[g_array_index (walk, guint, 0)];
  double          twice = 0;

  for (guint i = 1; i + 1 < walk->len; i++)
    twice += (double) simplify_cross (origin, mesh->points[g_array_index (walk, guint, i)], mesh->points[g_array_index (walk, guint, i + 1)]);
  return sqrt (fabs (twice) / 2);
}

/* The three points that hold a ring open: ends of arcs where there are, else the widest. */
typedef struct
{
  guint points[3];
  guint n_points;
} Poles;

static gboolean
is_pole (const TerritoryMesh *mesh,
         const Poles         *poles,
         guint                point)
{
  for (guint i = 0; i < poles->n_points; i++)
    if (simplify_is_same (mesh->points[poles->points[i]], mesh->points[point]))
      return TRUE;
  return FALSE;
}

static void
find_fixed_poles (const TerritoryMesh *mesh,
                  const GArray        *walk,
                  Poles               *poles)
{
  for (guint i = 0; i < walk->len && poles->n_points < 3; i++)
    {
      guint point = g_array_index (walk, guint, i);

      if (isinf (mesh->weights[point]) && !is_pole (mesh, poles, point))
        poles->points[poles->n_points++] = point;
    }
}

static gint64
measure_width (const TerritoryMesh *mesh,
               const Poles         *poles,
               TerritoryVertex      point)
{
  TerritoryVertex one = mesh->points[poles->points[0]];
  gint64          dx = (gint64) point.x - one.x, dy = (gint64) point.y - one.y;

  if (poles->n_points == 1)
    return dx * dx + dy * dy;
  return ABS (simplify_cross (one, mesh->points[poles->points[1]], point));
}

static void
find_widest_pole (const TerritoryMesh *mesh,
                  const GArray        *walk,
                  Poles               *poles)
{
  guint  widest = g_array_index (walk, guint, 0);
  gint64 width = -1;

  for (guint i = 0; i < walk->len; i++)
    {
      guint  point = g_array_index (walk, guint, i);
      gint64 found = measure_width (mesh, poles, mesh->points[point]);

      if (found <= width)
        continue;
      widest = point;
      width = found;
    }
  poles->points[poles->n_points++] = widest;
}

static void
keep_ring (TerritoryMesh *mesh,
           const GArray  *walk)
{
  Poles poles = { .n_points = 0 };
  float side;

  find_fixed_poles (mesh, walk, &poles);
  if (poles.n_points == 3)
    return;

  side = (float) measure_side (mesh, walk);
  while (poles.n_points < 3)
    {
      find_widest_pole (mesh, walk, &poles);
      mesh->weights[poles.points[poles.n_points - 1]] = MAX (mesh->weights[poles.points[poles.n_points - 1]], side);
    }
}

void
simplify_keep_rings (TerritoryMesh *mesh)
{
  g_autoptr (GArray) walk = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint ring = 0; ring < mesh->n_rings; ring++)
    {
      walk_ring (mesh, ring, walk);
      keep_ring (mesh, walk);
    }
}
