#include "map-labels.h"

#include <math.h>

#define CELL 48.0 /* pixels: about the size of a name */

typedef struct
{
  MapBox   box;
  gboolean hard;
} Blocked;

typedef struct
{
  guint *items;
  guint  n, room;
} Cell;

struct _MapLabels
{
  int     n_columns, n_rows;
  Cell   *cells;
  GArray *blocked; /* Blocked */
};

typedef struct
{
  int left, top, right, bottom;
} Range;

MapLabels *
map_labels_new (double width,
                double height)
{
  MapLabels *self = g_new0 (MapLabels, 1);

  self->n_columns = (int) (MAX (width, 1) / CELL) + 1;
  self->n_rows = (int) (MAX (height, 1) / CELL) + 1;
  self->cells = g_new0 (Cell, (gsize) self->n_columns * (gsize) self->n_rows);
  self->blocked = g_array_new (FALSE, FALSE, sizeof (Blocked));
  return self;
}

void
map_labels_free (MapLabels *self)
{
  for (int i = 0; i < self->n_columns * self->n_rows; i++)
    g_free (self->cells[i].items);
  g_free (self->cells);
  g_array_unref (self->blocked);
  g_free (self);
}

/* What lies outside belongs to the cells of the edge. */
static Range
range_of (const MapLabels *self,
          MapBox           box)
{
  return (Range){ (int) CLAMP (floor (box.x0 / CELL), 0, self->n_columns - 1),
                  (int) CLAMP (floor (box.y0 / CELL), 0, self->n_rows - 1),
                  (int) CLAMP (floor (box.x1 / CELL), 0, self->n_columns - 1),
                  (int) CLAMP (floor (box.y1 / CELL), 0, self->n_rows - 1) };
}

static void
add_to_cell (Cell *cell,
             guint item)
{
  if (cell->n == cell->room)
    {
      cell->room = cell->room * 2 + 4;
      cell->items = g_renew (guint, cell->items, cell->room);
    }
  cell->items[cell->n++] = item;
}

void
map_labels_block (MapLabels *self,
                  MapBox     box,
                  gboolean   hard)
{
  Blocked blocked = { box, hard };
  Range   range = range_of (self, box);

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      add_to_cell (&self->cells[row * self->n_columns + column], self->blocked->len);
  g_array_append_val (self->blocked, blocked);
}

/* Soft things under the box, or G_MAXUINT when something hard is. One standing over several
 * cells counts in each: names shun wide things a little more. */
static guint
count_covered (const MapLabels *self,
               MapBox           box,
               guint            most)
{
  Range range = range_of (self, box);
  guint n_soft = 0;

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      {
        const Cell *cell = &self->cells[row * self->n_columns + column];

        for (guint i = 0; i < cell->n; i++)
          {
            const Blocked *blocked = &g_array_index (self->blocked, Blocked, cell->items[i]);

            if (!map_box_meets (blocked->box, box))
              continue;
            if (blocked->hard || ++n_soft > most)
              return G_MAXUINT;
          }
      }
  return n_soft;
}

int
map_labels_place (MapLabels    *self,
                  const MapBox *boxes,
                  guint         n,
                  guint         most_soft)
{
  guint least = G_MAXUINT;
  int   best = -1;

  for (guint i = 0; i < n && least > 0; i++)
    {
      guint covered = count_covered (self, boxes[i], most_soft);

      if (covered < least)
        {
          least = covered;
          best = (int) i;
        }
    }
  if (best >= 0)
    map_labels_block (self, boxes[best], TRUE);
  return best;
}
