#include "territory-outline.h"

#include <math.h>

#define VERSION 1
#define STEPS_PER_DEGREE 1e7
#define MAX_LON_STEPS G_GINT64_CONSTANT (1800000000)
#define MAX_LAT_STEPS G_GINT64_CONSTANT (900000000)

/* The least a thing can weigh, by which a count is judged before it is believed. */
#define MIN_POINT_BYTES 2
#define MIN_RING_BYTES (1 + 3 * MIN_POINT_BYTES)
#define MIN_POLYGON_BYTES (1 + MIN_RING_BYTES)

typedef struct
{
  gint64 lon, lat;
} Steps;

static Steps
to_steps (const TerritoryPoint *point)
{
  return (Steps){ llround (point->lon * STEPS_PER_DEGREE), llround (point->lat * STEPS_PER_DEGREE) };
}

static void
write_number (GByteArray *out,
              guint64     number)
{
  guint8 byte;

  for (; number >= 0x80; number >>= 7)
    {
      byte = (guint8) (number | 0x80);
      g_byte_array_append (out, &byte, 1);
    }
  byte = (guint8) number;
  g_byte_array_append (out, &byte, 1);
}

static void
write_difference (GByteArray *out,
                  gint64      difference)
{
  write_number (out, difference < 0 ? (guint64) (-2 * difference - 1) : (guint64) (2 * difference));
}

static void
write_ring (GByteArray           *out,
            const TerritoryPoint *points,
            guint                 n_points,
            Steps                *previous)
{
  write_number (out, n_points);
  for (guint i = 0; i < n_points; i++)
    {
      Steps steps = to_steps (&points[i]);

      write_difference (out, steps.lon - previous->lon);
      write_difference (out, steps.lat - previous->lat);
      *previous = steps;
    }
}

GBytes *
territory_outline_encode (const TerritoryOutline *self)
{
  GByteArray *out;
  Steps       previous = { 0, 0 };
  guint       n_polygons;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_byte_array_new ();
  n_polygons = territory_outline_get_n_polygons (self);
  write_number (out, VERSION);
  write_number (out, n_polygons);
  for (guint polygon = 0; polygon < n_polygons; polygon++)
    {
      guint n_rings = territory_outline_get_n_rings (self, polygon);

      write_number (out, n_rings);
      for (guint ring = 0; ring < n_rings; ring++)
        {
          guint                 n_points;
          const TerritoryPoint *points = territory_outline_get_ring (self, polygon, ring, &n_points);

          write_ring (out, points, n_points, &previous);
        }
    }
  return g_byte_array_free_to_bytes (out);
}

typedef struct
{
  const guint8            *at;
  const guint8            *end;
  Steps                    previous;
  TerritoryOutlineBuilder *builder; /* borrowed */
} Reader;

/* Forty-two bits hold any difference between two places on Earth, and any count we believe. A last
 * byte of zero would be a second spelling of the same number. */
static gboolean
read_number (Reader  *self,
             guint64 *number)
{
  *number = 0;
  for (guint shift = 0; shift < 42 && self->at < self->end; shift += 7)
    {
      guint8 byte = *self->at++;

      *number |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return byte != 0 || shift == 0;
    }
  return FALSE;
}

static gboolean
read_count (Reader  *self,
            guint64  at_least,
            gsize    bytes_each,
            guint64 *count)
{
  return read_number (self, count) && *count >= at_least && *count <= (gsize) (self->end - self->at) / bytes_each;
}

static gboolean
read_difference (Reader *self,
                 gint64 *value,
                 gint64  limit)
{
  guint64 number;

  if (!read_number (self, &number))
    return FALSE;

  *value += number & 1 ? -(gint64) (number / 2) - 1 : (gint64) (number / 2);
  return ABS (*value) <= limit;
}

static gboolean
read_point (Reader *self)
{
  if (!read_difference (self, &self->previous.lon, MAX_LON_STEPS) || !read_difference (self, &self->previous.lat, MAX_LAT_STEPS))
    return FALSE;

  territory_outline_builder_add_point (self->builder,
                                       (double) self->previous.lon / STEPS_PER_DEGREE,
                                       (double) self->previous.lat / STEPS_PER_DEGREE);
  return TRUE;
}

static gboolean
is_same_place (Steps one,
               Steps other)
{
  return one.lon == other.lon && one.lat == other.lat;
}

/* The builder would quietly drop a point that repeats: encode never writes one. */
static gboolean
read_ring (Reader *self)
{
  guint64 n_points;
  Steps   first = { 0 };

  if (!read_count (self, 3, MIN_POINT_BYTES, &n_points))
    return FALSE;

  territory_outline_builder_begin_ring (self->builder);
  for (guint64 i = 0; i < n_points; i++)
    {
      Steps before = self->previous;

      if (!read_point (self) || (i > 0 && is_same_place (before, self->previous)))
        return FALSE;
      if (i == 0)
        first = self->previous;
    }
  return !is_same_place (first, self->previous);
}

static gboolean
read_polygon (Reader *self)
{
  guint64 n_rings;

  if (!read_count (self, 1, MIN_RING_BYTES, &n_rings))
    return FALSE;

  territory_outline_builder_begin_polygon (self->builder);
  for (guint64 i = 0; i < n_rings; i++)
    if (!read_ring (self))
      return FALSE;
  return TRUE;
}

static gboolean
read_outline (Reader *self)
{
  guint64 version, n_polygons;

  if (!read_number (self, &version) || version != VERSION || !read_count (self, 1, MIN_POLYGON_BYTES, &n_polygons))
    return FALSE;

  for (guint64 i = 0; i < n_polygons; i++)
    if (!read_polygon (self))
      return FALSE;
  return self->at == self->end;
}

TerritoryOutline *
territory_outline_decode (const guint8 *bytes,
                          gsize         length,
                          GError      **error)
{
  g_autoptr (TerritoryOutlineBuilder) builder = NULL;
  Reader                              reader = { bytes, bytes + length, { 0, 0 }, NULL };

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  builder = territory_outline_builder_new ();
  reader.builder = builder;
  if (!read_outline (&reader))
    {
      g_set_error_literal (error, TERRITORY_OUTLINE_ERROR, TERRITORY_OUTLINE_ERROR_DAMAGED,
                           "the bytes are not an outline");
      return NULL;
    }
  return territory_outline_builder_end (g_steal_pointer (&builder), error);
}
