#include "map-borders.h"

#include "map-shapes.h"

/* Open addressing, never more than half full: millions of edges must cost little. */
struct _MapEdges
{
  MapEdge *slots; /* owner NOBODY: free */
  guint    mask;
};

MapEdges *
map_edges_new (guint n)
{
  MapEdges *self = g_new (MapEdges, 1);
  guint     size = 16;

  while (size < 2 * n)
    size *= 2;
  self->mask = size - 1;
  self->slots = g_new (MapEdge, size);
  for (guint i = 0; i < size; i++)
    self->slots[i].owner = MAP_SHAPES_NOBODY;
  return self;
}

void
map_edges_free (MapEdges *self)
{
  g_free (self->slots);
  g_free (self);
}

static MapEdge *
find_slot (const MapEdges *self,
           guint64         from,
           guint64         to)
{
  guint64 low = MIN (from, to), high = MAX (from, to);
  guint64 hash = (low * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) ^ (high * G_GUINT64_CONSTANT (0xC2B2AE3D27D4EB4F));

  for (guint at = (guint) (hash >> 32) & self->mask;; at = (at + 1) & self->mask)
    {
      MapEdge *slot = self->slots + at;

      if (slot->owner == MAP_SHAPES_NOBODY || (slot->from == low && slot->to == high))
        return slot;
    }
}

void
map_edges_add (MapEdges *self,
               guint64   from,
               guint64   to,
               guint     owner)
{
  MapEdge *slot = find_slot (self, from, to);

  if (slot->owner == MAP_SHAPES_NOBODY)
    *slot = (MapEdge){ MIN (from, to), MAX (from, to), owner, MAP_SHAPES_NOBODY };
  else if (slot->other == MAP_SHAPES_NOBODY)
    slot->other = owner;
}

const MapEdge *
map_edges_get (const MapEdges *self,
               guint64         from,
               guint64         to)
{
  return find_slot (self, from, to);
}
