#include "territory-simplify-private.h"

#include "territory-projection.h"

#include <math.h>

#define NOBODY G_MAXUINT

/* Open addressing: a table of indices in places, never more than half full. */
typedef struct
{
  guint  *slots;
  gsize   mask;
  GArray *ring; /* TerritoryVertex, of the ring being added */
} Table;

static guint
count_points (TerritoryOutline *const *outlines,
              guint                    n_outlines)
{
  guint total = 0, n_points;

  for (guint i = 0; i < n_outlines; i++)
    for (guint polygon = 0; outlines[i] != NULL && polygon < territory_outline_get_n_polygons (outlines[i]); polygon++)
      for (guint ring = 0; ring < territory_outline_get_n_rings (outlines[i], polygon); ring++)
        {
          territory_outline_get_ring (outlines[i], polygon, ring, &n_points);
          total += n_points;
        }
  return total;
}

static void
init_table (Table *table,
            guint  n_points)
{
  gsize size = 64;

  while (size < 2 * (gsize) n_points)
    size *= 2;
  table->mask = size - 1;
  table->ring = g_array_new (FALSE, FALSE, sizeof (TerritoryVertex));
  table->slots = g_new (guint, size);
  for (gsize i = 0; i < size; i++)
    table->slots[i] = NOBODY;
}

static gsize
hash_place (TerritoryVertex place)
{
  guint64 mixed = ((guint64) (guint32) place.x << 32 | (guint32) place.y) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (gsize) (mixed ^ mixed >> 29);
}

static guint
number_place (SimplifyRings  *self,
              Table          *table,
              TerritoryVertex place)
{
  gsize slot = hash_place (place) & table->mask;

  for (; table->slots[slot] != NOBODY; slot = (slot + 1) & table->mask)
    if (simplify_is_same (g_array_index (self->places, TerritoryVertex, table->slots[slot]), place))
      return table->slots[slot];

  table->slots[slot] = self->places->len;
  g_array_append_val (self->places, place);
  return table->slots[slot];
}

static TerritoryVertex
to_vertex (TerritoryPoint point)
{
  double x, y;

  territory_projection_to_plane (point.lon, point.lat, &x, &y);
  return (TerritoryVertex){ (gint32) lround (x), (gint32) lround (y) };
}

/* Tables of a country are larger than what a processor keeps at hand: what will be looked at is asked for ahead, a whole ring
 * at a time, and the memory answers several questions at once. */
static const TerritoryVertex *
place_ring (const SimplifyRings  *self,
            Table                *table,
            const TerritoryPoint *points,
            guint                 n_points)
{
  TerritoryVertex *ring;

  g_array_set_size (table->ring, n_points);
  ring = (TerritoryVertex *) (gpointer) table->ring->data;
  for (guint i = 0; i < n_points; i++)
    {
      ring[i] = to_vertex (points[i]);
      __builtin_prefetch (&table->slots[hash_place (ring[i]) & table->mask]);
    }
  for (guint i = 0; i < n_points; i++)
    {
      guint place = table->slots[hash_place (ring[i]) & table->mask];

      if (place != NOBODY)
        __builtin_prefetch (&g_array_index (self->places, TerritoryVertex, place));
    }
  return ring;
}

/* FALSE when welding leaves less than three corners. */
static gboolean
add_ring (SimplifyRings        *self,
          Table                *table,
          const TerritoryPoint *points,
          guint                 n_points,
          gboolean              is_hole)
{
  const TerritoryVertex *ring = place_ring (self, table, points, n_points);
  guint                  start = self->corners->len;
  guint                 *corners = (guint *) self->corners->data; /* room for all was made */
  guint                  n_corners = start;
  guint                  last = NOBODY;
  guint8                 hole = is_hole != FALSE;

  for (guint i = 0; i < n_points; i++)
    {
      guint place = number_place (self, table, ring[i]);

      if (place != last)
        corners[n_corners++] = place;
      last = place;
    }
  g_array_set_size (self->corners, n_corners);
  while (self->corners->len > start && g_array_index (self->corners, guint, start) == last)
    {
      g_array_set_size (self->corners, self->corners->len - 1);
      last = self->corners->len > start ? g_array_index (self->corners, guint, self->corners->len - 1) : NOBODY;
    }
  if (self->corners->len - start < 3)
    {
      g_array_set_size (self->corners, start);
      return FALSE;
    }

  g_array_append_val (self->ring_ends, self->corners->len);
  g_array_append_val (self->ring_is_hole, hole);
  return TRUE;
}

static void
add_outline (SimplifyRings          *self,
             Table                  *table,
             const TerritoryOutline *outline)
{
  guint n_points;

  for (guint polygon = 0; polygon < territory_outline_get_n_polygons (outline); polygon++)
    for (guint ring = 0; ring < territory_outline_get_n_rings (outline, polygon); ring++)
      {
        const TerritoryPoint *points = territory_outline_get_ring (outline, polygon, ring, &n_points);

        if (!add_ring (self, table, points, n_points, ring > 0) && ring == 0)
          break;
      }
}

void
simplify_rings_weld (SimplifyRings           *self,
                     TerritoryOutline *const *outlines,
                     guint                    n_outlines)
{
  Table table;
  guint n_points = count_points (outlines, n_outlines);

  self->places = g_array_new (FALSE, FALSE, sizeof (TerritoryVertex));
  self->corners = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_points);
  self->ring_ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ring_is_hole = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->outline_ends = g_array_new (FALSE, FALSE, sizeof (guint));

  init_table (&table, n_points);
  for (guint i = 0; i < n_outlines; i++)
    {
      if (outlines[i] != NULL)
        add_outline (self, &table, outlines[i]);
      g_array_append_val (self->outline_ends, self->ring_ends->len);
    }
  g_free (table.slots);
  g_array_unref (table.ring);
}

void
simplify_rings_clear (SimplifyRings *self)
{
  g_array_unref (self->places);
  g_array_unref (self->corners);
  g_array_unref (self->ring_ends);
  g_array_unref (self->ring_is_hole);
  g_array_unref (self->outline_ends);
}
