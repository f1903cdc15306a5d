#include "map-pick.h"

#include "map-layout-private.h"

#include <math.h>

#define STEPS 4 /* straight pieces of a part of a curve */

typedef struct
{
  const MapLayout *layout;
  double           x, y, tolerance;
  MapHit           structure, badge, link;
} Search;

/* Squared: a pointer among curves asks for hundreds, and wants the root of one. */
static double
measure_to_segment (double x,
                    double y,
                    double x0,
                    double y0,
                    double x1,
                    double y1)
{
  double dx = x1 - x0, dy = y1 - y0;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - x0) * dx + (y - y0) * dy) / length, 0, 1) : 0;
  double aside = x - x0 - t * dx, below = y - y0 - t * dy;

  return aside * aside + below * below;
}

static void
try_disc (Search    *search,
          MapHit    *best,
          MapHitKind kind,
          guint      item,
          double     x,
          double     y,
          double     radius)
{
  double distance = MAX (hypot (search->x - x, search->y - y) - radius, 0);

  if (distance <= search->tolerance && (best->kind == MAP_HIT_NOTHING || distance <= best->distance))
    *best = (MapHit){ kind, item, MAP_NONE, distance };
}

/* One axis of a curve, as powers of t: quicker than its four points where many places of it are asked for. */
typedef struct
{
  double a, b, c, d;
} Cubic;

static Cubic
expand (const float p[4])
{
  double from = (double) p[0], leaving = (double) p[1], coming = (double) p[2], to = (double) p[3];

  return (Cubic){ to - 3 * coming + 3 * leaving - from, 3 * coming - 6 * leaving + 3 * from, 3 * (leaving - from), from };
}

static double
get_at (Cubic  self,
        double t)
{
  return ((self.a * t + self.b) * t + self.c) * t + self.d;
}

static void
try_curve (Search *search,
           guint   index,
           guint   part)
{
  const MapCurve *curve = &g_array_index (search->layout->curves, MapCurve, index);
  Cubic           x = expand (curve->x), y = expand (curve->y);
  double          from = (double) part / MAP_CURVE_PARTS, x0 = get_at (x, from), y0 = get_at (y, from), distance = G_MAXDOUBLE;

  for (guint i = 1; i <= STEPS; i++)
    {
      double t = from + (double) i / (STEPS * MAP_CURVE_PARTS), x1 = get_at (x, t), y1 = get_at (y, t);

      distance = MIN (distance, measure_to_segment (search->x, search->y, x0, y0, x1, y1));
      x0 = x1;
      y0 = y1;
    }
  distance = MAX (sqrt (distance) - curve->width / 2, 0);
  if (distance <= search->tolerance && (search->link.kind == MAP_HIT_NOTHING || distance < search->link.distance))
    search->link = (MapHit){ MAP_HIT_LINK, curve->link, index, distance };
}

static gboolean
try_item (guint    item,
          gpointer user_data)
{
  Search          *search = user_data;
  const MapLayout *layout = search->layout;

  if (item < layout->marks->len)
    {
      const MapMark *mark = &g_array_index (layout->marks, MapMark, item);

      try_disc (search, &search->structure, MAP_HIT_STRUCTURE, mark->structure, mark->x, mark->y, mark->radius);
      return TRUE;
    }
  item -= layout->marks->len;
  if (item < layout->badges->len)
    {
      const MapBadge *badge = &g_array_index (layout->badges, MapBadge, item);

      try_disc (search, &search->badge, MAP_HIT_BADGE, item, badge->x, badge->y, badge->radius);
      return TRUE;
    }
  item -= layout->badges->len;
  try_curve (search, item / MAP_CURVE_PARTS, item % MAP_CURVE_PARTS);
  return TRUE;
}

typedef struct
{
  const MapLayout *layout;
  double           x, y; /* scene metres */
  guint            found;
} GroundSearch;

static gboolean
is_shown (const MapLayout    *layout,
          const MapTerritory *territory)
{
  return layout->ground[territory->type].owners->len > 0;
}

static gboolean
try_territory (guint    item,
               gpointer user_data)
{
  GroundSearch       *search = user_data;
  const MapLayout    *layout = search->layout;
  guint               n;
  const MapTerritory *territories = map_scene_get_territories (layout->scene, &n);
  const MapTerritory *territory = territories + item;
  const MapShapes    *shapes = map_scene_get_shapes (layout->scene, territory->type);
  guint               first = map_scene_get_first_of_type (layout->scene, territory->type, &n);

  if (territory->type > MAP_TERRITORY_QUARTER || !is_shown (layout, territory))
    return TRUE;
  if (search->found != MAP_NONE && territories[search->found].type >= territory->type)
    return TRUE;
  if (map_shapes_holds (shapes, layout->ground[territory->type].level, item - first, search->x, search->y))
    search->found = item;
  return TRUE;
}

static MapHit
pick_ground (const MapLayout *layout,
             double           x,
             double           y)
{
  GroundSearch search = { layout, (x - layout->shift_x) / layout->camera.scale,
                          (layout->shift_y - y) / layout->camera.scale, MAP_NONE };

  map_scene_visit_territories (layout->scene, (MapBox){ search.x, search.y, search.x, search.y }, try_territory,
                               &search);
  return (MapHit){ search.found == MAP_NONE ? MAP_HIT_NOTHING : MAP_HIT_TERRITORY, search.found, MAP_NONE, 0 };
}

static Search
search_around (const MapLayout *layout,
               double           x,
               double           y,
               double           tolerance)
{
  MapHit nothing = { MAP_HIT_NOTHING, MAP_NONE, MAP_NONE, 0 };
  Search search = { layout, x, y, tolerance, nothing, nothing, nothing };

  map_grid_visit (layout->pick_grid, map_box_grow ((MapBox){ x, y, x, y }, tolerance), try_item, &search);
  return search;
}

MapHit
map_pick (const MapLayout *layout,
          double           x,
          double           y,
          double           tolerance)
{
  Search search;

  g_return_val_if_fail (layout != NULL, ((MapHit){ MAP_HIT_NOTHING, MAP_NONE, MAP_NONE, 0 }));

  search = search_around (layout, x, y, tolerance);
  if (search.structure.kind != MAP_HIT_NOTHING)
    return search.structure;
  if (search.badge.kind != MAP_HIT_NOTHING)
    return search.badge;
  if (search.link.kind != MAP_HIT_NOTHING)
    return search.link;
  return pick_ground (layout, x, y);
}

guint
map_pick_structure (const MapLayout *layout,
                    double           x,
                    double           y,
                    double           tolerance)
{
  g_return_val_if_fail (layout != NULL, MAP_NONE);

  return search_around (layout, x, y, tolerance).structure.item;
}
