#include "demo-stroke.h"

#include "demo-random.h"

#include <math.h>

static DemoPoint *
points_of (const GArray *stroke)
{
  return (DemoPoint *) (gpointer) stroke->data;
}

void
demo_stroke_smooth (GArray *stroke)
{
  DemoPoint *points = points_of (stroke);
  DemoPoint  before;

  if (stroke->len < 3)
    return;
  before = points[0];
  for (guint i = 1; i + 1 < stroke->len; i++)
    {
      DemoPoint here = points[i];

      points[i].x = (before.x + 2 * here.x + points[i + 1].x) / 4;
      points[i].y = (before.y + 2 * here.y + points[i + 1].y) / 4;
      before = here;
    }
}

static double
squared (double dx,
         double dy)
{
  return dx * dx + dy * dy;
}

/* Squared metres from a point to a piece of line. */
static double
stray (DemoPoint point,
       DemoPoint from,
       DemoPoint to)
{
  double whole = squared (to.x - from.x, to.y - from.y);
  double along = whole > 0 ? ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / whole : 0;

  along = CLAMP (along, 0, 1);
  return squared (point.x - from.x - along * (to.x - from.x), point.y - from.y - along * (to.y - from.y));
}

/* Douglas and Peucker: keeps the point that strays most, then looks at both halves. */
static void
keep_bends (const DemoPoint *points,
            guint            from,
            guint            to,
            double           limit,
            guint8          *kept)
{
  double most = limit;
  guint  bend = from;

  for (guint i = from + 1; i < to; i++)
    if (stray (points[i], points[from], points[to]) > most)
      {
        most = stray (points[i], points[from], points[to]);
        bend = i;
      }
  if (bend == from)
    return;
  kept[bend] = 1;
  keep_bends (points, from, bend, limit, kept);
  keep_bends (points, bend, to, limit, kept);
}

void
demo_stroke_straighten (GArray *stroke,
                        double  tolerance)
{
  g_autofree guint8 *kept = g_new0 (guint8, stroke->len);
  DemoPoint         *points = points_of (stroke);
  guint              n = 0;

  if (stroke->len < 3)
    return;
  kept[0] = kept[stroke->len - 1] = 1;
  /* A closed stroke has no length between its ends: hold its middle too. */
  kept[stroke->len / 2] = 1;
  keep_bends (points, 0, stroke->len / 2, tolerance * tolerance, kept);
  keep_bends (points, stroke->len / 2, stroke->len - 1, tolerance * tolerance, kept);
  for (guint i = 0; i < stroke->len; i++)
    if (kept[i])
      points[n++] = points[i];
  g_array_set_size (stroke, n);
}

void
demo_stroke_crumple (GArray *stroke,
                     guint32 seed,
                     double  share)
{
  guint      n = stroke->len;
  DemoPoint *points;

  if (n < 2)
    return;
  g_array_set_size (stroke, 2 * n - 1);
  points = points_of (stroke);
  for (guint i = n - 1; i > 0; i--)
    points[2 * i] = points[i];
  for (guint i = 1; i + 1 < 2 * n - 1; i += 2)
    {
      DemoPoint from = points[i - 1], to = points[i + 1];
      double    bend = share * (demo_random_hash (seed, i, n) * (2.0 / 4294967296.0) - 1);

      points[i].x = (from.x + to.x) / 2 - bend * (to.y - from.y);
      points[i].y = (from.y + to.y) / 2 + bend * (to.x - from.x);
    }
}

double
demo_stroke_get_length (const GArray *stroke)
{
  const DemoPoint *points = points_of (stroke);
  double           length = 0;

  for (guint i = 1; i < stroke->len; i++)
    length += sqrt (squared (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y));
  return length;
}

static double
sine (double turns)
{
  double x, square;

  turns -= floor (turns + 0.5);
  if (turns > 0.25)
    turns = 0.5 - turns;
  else if (turns < -0.25)
    turns = -0.5 - turns;
  x = turns * 2 * G_PI;
  square = x * x;
  return x * (1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72 * (1 - square / 110)))));
}

DemoPoint
demo_stroke_heading (double turns)
{
  return (DemoPoint){ .x = sine (turns + 0.25), .y = sine (turns) };
}

gboolean
demo_stroke_ring_holds (const TerritoryPoint *ring,
                        guint                 n_points,
                        TerritoryPoint        place)
{
  gboolean inside = FALSE;

  for (guint i = 0, j = n_points - 1; i < n_points; j = i++)
    if ((ring[i].lat > place.lat) != (ring[j].lat > place.lat) &&
        place.lon < ring[i].lon + (place.lat - ring[i].lat) * (ring[j].lon - ring[i].lon) / (ring[j].lat - ring[i].lat))
      inside = !inside;
  return inside;
}
