#include "territory-outline.h"

#include <math.h>
#include <string.h>

#define STEPS_PER_DEGREE 1e7

struct _TerritoryOutline
{
  gatomicrefcount ref_count;
  guint           n_polygons;
  guint          *polygon_ends; /* one past the last ring of each polygon */
  guint          *ring_ends;    /* one past the last point of each ring */
  TerritoryPoint *points;
  guint           n_points;
  TerritoryBounds bounds;
};

struct _TerritoryOutlineBuilder
{
  GArray  *polygon_ends; /* guint */
  GArray  *ring_ends;    /* guint */
  GArray  *points;       /* TerritoryPoint */
  gboolean is_open;      /* a ring was begun, be it without a point so far */
  gboolean is_hollow;    /* the outside of the polygon at hand vanished: its holes follow */
};

G_DEFINE_QUARK (territory - outline - error - quark, territory_outline_error)

static guint
last_end (const GArray *ends)
{
  return ends->len > 0 ? g_array_index (ends, guint, ends->len - 1) : 0;
}

static gboolean
is_same_point (const TerritoryPoint *one,
               const TerritoryPoint *other)
{
  return one->lon == other->lon && one->lat == other->lat;
}

TerritoryOutlineBuilder *
territory_outline_builder_new (void)
{
  TerritoryOutlineBuilder *self = g_new0 (TerritoryOutlineBuilder, 1);

  self->polygon_ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ring_ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->points = g_array_new (FALSE, FALSE, sizeof (TerritoryPoint));
  return self;
}

/* The ring at hand is all points after the last ring end. */
static void
close_ring (TerritoryOutlineBuilder *self)
{
  guint start = last_end (self->ring_ends);
  guint end = self->points->len;

  while (end > start + 1 && is_same_point (&g_array_index (self->points, TerritoryPoint, start),
                                           &g_array_index (self->points, TerritoryPoint, end - 1)))
    end--;

  if (!self->is_open)
    return;

  self->is_open = FALSE;
  if (end - start < 3 || self->is_hollow)
    {
      self->is_hollow |= self->ring_ends->len == last_end (self->polygon_ends);
      end = start;
    }
  else
    g_array_append_val (self->ring_ends, end);
  g_array_set_size (self->points, end);
}

static void
close_polygon (TerritoryOutlineBuilder *self)
{
  close_ring (self);
  if (self->ring_ends->len > last_end (self->polygon_ends))
    g_array_append_val (self->polygon_ends, self->ring_ends->len);
  self->is_hollow = FALSE;
}

void
territory_outline_builder_begin_polygon (TerritoryOutlineBuilder *self)
{
  g_return_if_fail (self != NULL);

  close_polygon (self);
}

void
territory_outline_builder_begin_ring (TerritoryOutlineBuilder *self)
{
  g_return_if_fail (self != NULL);

  close_ring (self);
  self->is_open = TRUE;
}

void
territory_outline_builder_add_point (TerritoryOutlineBuilder *self,
                                     double                   lon,
                                     double                   lat)
{
  TerritoryPoint point;

  g_return_if_fail (self != NULL);

  /* Written so that what is not a number is refused too. */
  if (!(fabs (lon) <= 180 && fabs (lat) <= 90))
    return;

  /* The zero added makes -0 into 0: one place, one value. */
  point.lon = round (lon * STEPS_PER_DEGREE) / STEPS_PER_DEGREE + 0.0;
  point.lat = round (lat * STEPS_PER_DEGREE) / STEPS_PER_DEGREE + 0.0;
  if (self->points->len > last_end (self->ring_ends) && is_same_point (&point, &g_array_index (self->points, TerritoryPoint, self->points->len - 1)))
    return;

  self->is_open = TRUE;
  g_array_append_val (self->points, point);
}

static TerritoryBounds
measure_bounds (const TerritoryPoint *points,
                guint                 n_points)
{
  TerritoryBounds bounds = { points[0].lon, points[0].lat, points[0].lon, points[0].lat };

  for (guint i = 1; i < n_points; i++)
    {
      bounds.west = MIN (bounds.west, points[i].lon);
      bounds.south = MIN (bounds.south, points[i].lat);
      bounds.east = MAX (bounds.east, points[i].lon);
      bounds.north = MAX (bounds.north, points[i].lat);
    }
  return bounds;
}

/* A copy without the room to grow that GArray keeps: outlines stand by the thousand. */
static gpointer
dup_items (const GArray *array,
           gsize         item_size)
{
  return g_memdup2 (array->data, array->len * item_size);
}

TerritoryOutline *
territory_outline_builder_end (TerritoryOutlineBuilder *self,
                               GError                 **error)
{
  g_autoptr (TerritoryOutlineBuilder) builder = self;
  TerritoryOutline                   *outline;

  g_return_val_if_fail (self != NULL, NULL);

  close_polygon (self);
  if (self->polygon_ends->len == 0)
    {
      g_set_error_literal (error, TERRITORY_OUTLINE_ERROR, TERRITORY_OUTLINE_ERROR_EMPTY,
                           "the outline has no ring of three points");
      return NULL;
    }

  outline = g_new0 (TerritoryOutline, 1);
  g_atomic_ref_count_init (&outline->ref_count);
  outline->n_polygons = self->polygon_ends->len;
  outline->n_points = self->points->len;
  outline->polygon_ends = dup_items (self->polygon_ends, sizeof (guint));
  outline->ring_ends = dup_items (self->ring_ends, sizeof (guint));
  outline->points = dup_items (self->points, sizeof (TerritoryPoint));
  outline->bounds = measure_bounds (outline->points, outline->n_points);
  return outline;
}

void
territory_outline_builder_free (TerritoryOutlineBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->polygon_ends);
  g_array_unref (self->ring_ends);
  g_array_unref (self->points);
  g_free (self);
}

TerritoryOutline *
territory_outline_ref (TerritoryOutline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
territory_outline_unref (TerritoryOutline *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->polygon_ends);
  g_free (self->ring_ends);
  g_free (self->points);
  g_free (self);
}

guint
territory_outline_get_n_polygons (const TerritoryOutline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_polygons;
}

static guint
first_ring (const TerritoryOutline *self,
            guint                   polygon)
{
  return polygon > 0 ? self->polygon_ends[polygon - 1] : 0;
}

guint
territory_outline_get_n_rings (const TerritoryOutline *self,
                               guint                   polygon)
{
  g_return_val_if_fail (self != NULL && polygon < self->n_polygons, 0);

  return self->polygon_ends[polygon] - first_ring (self, polygon);
}

const TerritoryPoint *
territory_outline_get_ring (const TerritoryOutline *self,
                            guint                   polygon,
                            guint                   ring,
                            guint                  *n_points)
{
  guint index, start;

  g_return_val_if_fail (self != NULL && n_points != NULL, NULL);
  g_return_val_if_fail (ring < territory_outline_get_n_rings (self, polygon), NULL);

  index = first_ring (self, polygon) + ring;
  start = index > 0 ? self->ring_ends[index - 1] : 0;
  *n_points = self->ring_ends[index] - start;
  return self->points + start;
}

TerritoryBounds
territory_outline_get_bounds (const TerritoryOutline *self)
{
  g_return_val_if_fail (self != NULL, ((TerritoryBounds){ 0 }));

  return self->bounds;
}

gboolean
territory_outline_equal (const TerritoryOutline *one,
                         const TerritoryOutline *other)
{
  guint n_rings;

  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  if (one->n_polygons != other->n_polygons || one->n_points != other->n_points || memcmp (one->polygon_ends, other->polygon_ends, one->n_polygons * sizeof (guint)) != 0)
    return FALSE;

  n_rings = one->polygon_ends[one->n_polygons - 1];
  return memcmp (one->ring_ends, other->ring_ends, n_rings * sizeof (guint)) == 0 && memcmp (one->points, other->points, one->n_points * sizeof (TerritoryPoint)) == 0;
}
