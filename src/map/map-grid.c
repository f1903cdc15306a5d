#include "map-grid.h"

#include <math.h>

struct _MapGrid
{
  MapBox  bounds;
  double  cell;
  int     n_columns, n_rows;
  MapBox *boxes;
  guint  *starts; /* of each cell in items, one more than there are cells */
  guint  *items;
};

typedef struct
{
  int left, top, right, bottom; /* cells, inclusive */
} CellRange;

static int
column_of (const MapGrid *self,
           double         x)
{
  return (int) CLAMP (floor ((x - self->bounds.x0) / self->cell), 0, self->n_columns - 1);
}

static int
row_of (const MapGrid *self,
        double         y)
{
  return (int) CLAMP (floor ((y - self->bounds.y0) / self->cell), 0, self->n_rows - 1);
}

static CellRange
range_of (const MapGrid *self,
          MapBox         box)
{
  return (CellRange){ column_of (self, box.x0), row_of (self, box.y0), column_of (self, box.x1),
                      row_of (self, box.y1) };
}

static void
choose_cells (MapGrid *self,
              guint    n,
              double   cell)
{
  double wide = MAX (self->bounds.x1 - self->bounds.x0, 1e-6);
  double high = MAX (self->bounds.y1 - self->bounds.y0, 1e-6);
  double most = 4.0 * n + 64;

  self->cell = MAX (cell, 1e-6);
  if ((wide / self->cell + 1) * (high / self->cell + 1) > most)
    self->cell = MAX (sqrt (wide * high / most), MAX (wide, high) / most) * 2;
  self->n_columns = (int) floor (wide / self->cell) + 1;
  self->n_rows = (int) floor (high / self->cell) + 1;
}

/* Counts, then places: the second pass moves each start to its end, which is the next start. */
static void
fill_cells (MapGrid *self,
            guint    n)
{
  guint             n_cells = (guint) (self->n_columns * self->n_rows);
  g_autofree guint *next = g_new0 (guint, n_cells + 1);

  for (int pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n; i++)
        {
          CellRange range;

          if (map_box_is_empty (self->boxes[i]))
            continue;
          range = range_of (self, self->boxes[i]);
          for (int row = range.top; row <= range.bottom; row++)
            for (int column = range.left; column <= range.right; column++)
              {
                guint at = (guint) (row * self->n_columns + column);

                if (pass == 0)
                  self->starts[at + 1]++;
                else
                  self->items[next[at]++] = i;
              }
        }
      if (pass == 1)
        break;
      for (guint at = 0; at < n_cells; at++)
        {
          self->starts[at + 1] += self->starts[at];
          next[at] = self->starts[at];
        }
      self->items = g_new (guint, MAX (self->starts[n_cells], 1));
    }
}

MapGrid *
map_grid_new (const MapBox *boxes,
              guint         n,
              double        cell)
{
  MapGrid *self = g_new0 (MapGrid, 1);

  self->bounds = MAP_BOX_EMPTY;
  self->boxes = g_new (MapBox, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      self->boxes[i] = boxes[i];
      if (!map_box_is_empty (boxes[i]))
        self->bounds = map_box_union (self->bounds, boxes[i]);
    }
  if (map_box_is_empty (self->bounds))
    self->bounds = (MapBox){ 0, 0, 0, 0 };

  choose_cells (self, n, cell);
  self->starts = g_new0 (guint, (gsize) self->n_columns * (gsize) self->n_rows + 1);
  fill_cells (self, n);
  return self;
}

void
map_grid_free (MapGrid *self)
{
  g_free (self->boxes);
  g_free (self->starts);
  g_free (self->items);
  g_free (self);
}

/* A box over several cells is told by the first of them that the area covers. */
static gboolean
is_told_here (const MapGrid *self,
              guint          item,
              CellRange      range,
              int            column,
              int            row)
{
  int left = column_of (self, self->boxes[item].x0);
  int top = row_of (self, self->boxes[item].y0);

  return column == MAX (left, range.left) && row == MAX (top, range.top);
}

static gboolean
visit_cell (const MapGrid *self,
            MapBox         area,
            CellRange      range,
            int            column,
            int            row,
            MapGridVisit   visit,
            gpointer       user_data)
{
  guint at = (guint) (row * self->n_columns + column);

  for (guint i = self->starts[at]; i < self->starts[at + 1]; i++)
    {
      guint item = self->items[i];

      if (map_box_meets (self->boxes[item], area) && is_told_here (self, item, range, column, row) &&
          !visit (item, user_data))
        return FALSE;
    }
  return TRUE;
}

gboolean
map_grid_visit (const MapGrid *self,
                MapBox         area,
                MapGridVisit   visit,
                gpointer       user_data)
{
  CellRange range;

  g_return_val_if_fail (self != NULL && visit != NULL, FALSE);

  if (map_box_is_empty (area) || !map_box_meets (self->bounds, area))
    return TRUE;

  range = range_of (self, area);
  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      if (!visit_cell (self, area, range, column, row, visit, user_data))
        return FALSE;
  return TRUE;
}
