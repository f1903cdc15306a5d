#include "demo-river.h"

#include "demo-stroke.h"

#include "territory-area.h"

#include <math.h>

#define STEP 110.0      /* metres between two points of the line */
#define PASSED 1600     /* metres: a station this near has been passed */
#define ARRIVED 260     /* and the last one reached */
#define APPROACH 3500.0 /* metres before the last one where the water stops wandering */
#define MOST_POINTS 6000

static double
length_of (DemoPoint vector)
{
  return sqrt (vector.x * vector.x + vector.y * vector.y);
}

static DemoPoint
between (DemoPoint from,
         DemoPoint to)
{
  return (DemoPoint){ to.x - from.x, to.y - from.y };
}

/* The course turns slowly towards the next station, faster when it is about to miss the last. */
static DemoPoint
steer (DemoPoint course,
       DemoPoint here,
       DemoPoint station,
       double    calm)
{
  DemoPoint wanted = between (here, station);
  double    far = length_of (wanted);
  double    hand = 0.03 + 0.3 * calm;
  DemoPoint turned = { course.x * (1 - hand) + hand * wanted.x / far, course.y * (1 - hand) + hand * wanted.y / far };
  double    length = length_of (turned);

  return (DemoPoint){ turned.x / length, turned.y / length };
}

/* A river's heading swings like a pendulum: the curve that bends least for its length. */
static DemoPoint
swing (DemoPoint course,
       guint32   seed,
       guint     n,
       double    amplitude,
       double    stride)
{
  double    travelled = n * STEP / stride;
  double    wobble = 0.35 * demo_random_hills (seed + 5, travelled / 2.2, 0.5, 2);
  double    reach = amplitude * (0.72 + 0.42 * demo_random_hills (seed, travelled / 1.7, 7.5, 2));
  DemoPoint turned = demo_stroke_heading (reach * demo_stroke_heading (travelled + wobble).y);

  return (DemoPoint){ course.x * turned.x - course.y * turned.y, course.x * turned.y + course.y * turned.x };
}

DemoRiver *
demo_river_new (guint32                seed,
                const DemoRiverCourse *course)
{
  DemoRiver *self = g_new0 (DemoRiver, 1);
  DemoPoint  here = course->stations[0], way;
  double     whole = length_of (between (here, course->stations[1]));
  guint      station = 1;

  self->line = g_array_new (FALSE, FALSE, sizeof (DemoPoint));
  self->breadth = g_array_new (FALSE, FALSE, sizeof (double));
  way = between (here, course->stations[1]);
  way = (DemoPoint){ way.x / whole, way.y / whole };
  while (station < course->n_stations && self->line->len < MOST_POINTS)
    {
      gboolean  last = station + 1 == course->n_stations;
      double    left = length_of (between (here, course->stations[station]));
      double    calm = last && left < APPROACH ? 1 - left / APPROACH : 0;
      DemoPoint step = swing (way, seed, self->line->len, course->swing * (1 - calm), course->stride);

      g_array_append_val (self->line, here);
      here.x += STEP * step.x;
      here.y += STEP * step.y;
      way = steer (way, here, course->stations[station], calm);
      if (left < (last ? ARRIVED : PASSED))
        station++;
    }
  g_array_append_val (self->line, course->stations[course->n_stations - 1]);
  for (guint i = 0; i < 3; i++)
    demo_stroke_smooth (self->line);

  for (guint i = 0; i < self->line->len; i++)
    {
      double down = (double) i / self->line->len;
      double breadth = (course->narrow + (course->wide - course->narrow) * down) * (1 + 0.22 * demo_random_hills (seed + 9, i / 9.0, 3.5, 2));

      g_array_append_val (self->breadth, breadth);
    }
  return self;
}

void
demo_river_free (DemoRiver *self)
{
  g_array_unref (self->line);
  g_array_unref (self->breadth);
  g_free (self);
}

static DemoPoint
point_at (const DemoRiver *self,
          guint            i)
{
  return g_array_index (self->line, DemoPoint, i);
}

static DemoPoint
nearest_between (DemoPoint from,
                 DemoPoint to,
                 DemoPoint point)
{
  DemoPoint way = between (from, to);
  double    whole = way.x * way.x + way.y * way.y;
  double    along = whole > 0 ? ((point.x - from.x) * way.x + (point.y - from.y) * way.y) / whole : 0;

  along = CLAMP (along, 0, 1);
  return (DemoPoint){ from.x + along * way.x, from.y + along * way.y };
}

double
demo_river_get_distance (const DemoRiver *self,
                         DemoPoint        point,
                         DemoPoint       *nearest)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i + 1 < self->line->len; i++)
    {
      DemoPoint here = nearest_between (point_at (self, i), point_at (self, i + 1), point);
      DemoPoint way = between (here, point);
      double    distance = way.x * way.x + way.y * way.y;

      if (distance >= least)
        continue;
      least = distance;
      if (nearest != NULL)
        *nearest = here;
    }
  return least;
}

gboolean
demo_river_is_north (const DemoRiver *self,
                     DemoPoint        point)
{
  gboolean north = FALSE;

  /* Going south from the point, how many times is the water crossed? */
  for (guint i = 0; i + 1 < self->line->len; i++)
    {
      DemoPoint one = point_at (self, i), other = point_at (self, i + 1);

      if ((one.x > point.x) != (other.x > point.x) &&
          one.y + (point.x - one.x) * (other.y - one.y) / (other.x - one.x) < point.y)
        north = !north;
    }
  return north;
}

void
demo_river_cut (DemoRiver              *self,
                const TerritoryOutline *inside,
                const DemoAnchor       *anchor)
{
  guint first = self->line->len, last = 0;

  for (guint i = 0; i < self->line->len; i++)
    if (territory_area_contains (inside, demo_anchor_place (anchor, point_at (self, i))))
      {
        first = MIN (first, i);
        last = i;
      }
  if (first > last)
    first = last = 0;
  g_array_set_size (self->line, last + 1);
  g_array_set_size (self->breadth, last + 1);
  if (first > 0)
    {
      g_array_remove_range (self->line, 0, first);
      g_array_remove_range (self->breadth, 0, first);
    }
}

static void
add_bank (const DemoRiver         *self,
          TerritoryOutlineBuilder *builder,
          const DemoAnchor        *anchor,
          guint                    i,
          double                   hand)
{
  DemoPoint      before = point_at (self, i > 0 ? i - 1 : i);
  DemoPoint      after = point_at (self, MIN (i + 1, self->line->len - 1));
  DemoPoint      way = between (before, after);
  double         out = hand * g_array_index (self->breadth, double, i) / length_of (way);
  TerritoryPoint place = demo_anchor_place (anchor, (DemoPoint){ point_at (self, i).x - out * way.y, point_at (self, i).y + out * way.x });

  territory_outline_builder_add_point (builder, place.lon, place.lat);
}

TerritoryOutline *
demo_river_dup_bed (const DemoRiver  *self,
                    const DemoAnchor *anchor)
{
  TerritoryOutlineBuilder *builder;

  if (self->line->len < 2)
    return NULL;
  builder = territory_outline_builder_new ();
  territory_outline_builder_begin_polygon (builder);
  territory_outline_builder_begin_ring (builder);
  for (guint i = 0; i < self->line->len; i++)
    add_bank (self, builder, anchor, i, 1);
  for (guint i = self->line->len; i > 0; i--)
    add_bank (self, builder, anchor, i - 1, -1);
  return territory_outline_builder_end (builder, NULL);
}
