/* map-network-pack.c - components stand beside each other, small ones in the hollows of large ones
 *
 * Each is a shape of square cells, put at the first free place from the middle outwards: Freivalds, Dogrusoz and
 * Kikusts, "Disconnected graph layout and the polyomino packing approach" (Graph Drawing 2001).
 */
#include "map-network-private.h"

#include <math.h>
#include <string.h>

#define CELL 0.8   /* steps */
#define AROUND 0.5 /* steps kept free around a mark */
#define ALONG 0.2  /* and around an edge */
#define SCREEN 1.7 /* width to height of the whole */

typedef struct
{
  int x, y;
} Place;

typedef struct
{
  guint8 *taken;
  int     reach;          /* cells from the middle to the edge */
  int     x0, x1, y0, y1; /* taken so far */
} Board;

static int
get_cell (double at)
{
  return (int) floor (at / CELL);
}

static gboolean
is_on (const Board *board,
       int          x,
       int          y)
{
  return x >= -board->reach && x <= board->reach && y >= -board->reach && y <= board->reach;
}

static guint8 *
get_taken (const Board *board,
           int          x,
           int          y)
{
  gsize side = 2 * (gsize) board->reach + 1;

  return board->taken + (gsize) (y + board->reach) * side + (gsize) (x + board->reach);
}

/* --- the shape of a component */

static int
compare_places (gconstpointer one,
                gconstpointer other)
{
  const Place *p = one, *q = other;

  return p->y != q->y ? p->y - q->y : p->x - q->x;
}

static void
cover (GArray *shape,
       double  x,
       double  y,
       double  around)
{
  for (int row = get_cell (y - around); row <= get_cell (y + around); row++)
    for (int column = get_cell (x - around); column <= get_cell (x + around); column++)
      {
        Place place = { column, row };

        g_array_append_val (shape, place);
      }
}

static void
cover_edge (GArray *shape,
            MapSpot from,
            MapSpot to)
{
  double dx = to.x - from.x, dy = to.y - from.y;
  guint  n = (guint) ceil (sqrt (dx * dx + dy * dy) / (CELL / 2));

  for (guint i = 1; i < n; i++)
    cover (shape, from.x + dx * i / n, from.y + dy * i / n, ALONG);
}

/* Place elements, each once. */
static GArray *
make_shape (const MapGraph *graph,
            guint           component,
            const MapSpot  *spots)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Place));
  GArray            *shape = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = graph->component[component]; i < graph->component[component + 1]; i++)
    {
      cover (all, spots[i].x, spots[i].y, AROUND);
      for (guint at = graph->first[i]; at < graph->first[i + 1]; at++)
        if (graph->other[at] > i)
          cover_edge (all, spots[i], spots[graph->other[at]]);
    }
  g_array_sort (all, compare_places);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || compare_places (&g_array_index (all, Place, i), &g_array_index (all, Place, i - 1)) != 0)
      g_array_append_val (shape, g_array_index (all, Place, i));
  return shape;
}

/* --- the board */

static gboolean
fits (const Board  *board,
      const GArray *shape,
      int           dx,
      int           dy)
{
  for (guint i = 0; i < shape->len; i++)
    {
      const Place *place = &g_array_index (shape, Place, i);

      if (!is_on (board, place->x + dx, place->y + dy) || *get_taken (board, place->x + dx, place->y + dy))
        return FALSE;
    }
  return TRUE;
}

static void
take (Board        *board,
      const GArray *shape,
      int           dx,
      int           dy)
{
  for (guint i = 0; i < shape->len; i++)
    {
      int x = g_array_index (shape, Place, i).x + dx, y = g_array_index (shape, Place, i).y + dy;

      if (is_on (board, x, y))
        *get_taken (board, x, y) = 1;
      board->x0 = MIN (board->x0, x);
      board->x1 = MAX (board->x1, x);
      board->y0 = MIN (board->y0, y);
      board->y1 = MAX (board->y1, y);
    }
}

/* Frames around the middle, as wide as a screen is to its height; each from its top left. */
static Place
find_room (const Board  *board,
           const GArray *shape)
{
  for (int ring = 0; ring <= board->reach; ring++)
    {
      int wide = (int) (ring * SCREEN);

      for (int x = -wide; x <= wide; x++)
        for (int side = 1; side >= -1; side -= 2)
          if (fits (board, shape, x, side * ring))
            return (Place){ x, side * ring };
      for (int y = ring; y >= -ring; y--)
        for (int side = -1; side <= 1; side += 2)
          if (fits (board, shape, side * wide, y))
            return (Place){ side * wide, y };
    }
  return (Place){ board->x1 + board->reach, 0 }; /* nowhere: far at the right of all */
}

/* So large that all find room, most of the time. */
static Board
make_board (GPtrArray    *shapes,
            const guint8 *stands)
{
  Board  board = { NULL, 8, 0, 0, 0, 0 };
  double cells = 0;
  int    widest = 0;

  for (guint i = 0; i < shapes->len; i++)
    {
      const GArray *shape = shapes->pdata[i];
      int           reach = 0;

      for (guint k = 0; k < shape->len; k++)
        reach = MAX (reach, MAX (ABS (g_array_index (shape, Place, k).x), ABS (g_array_index (shape, Place, k).y)));
      cells += shape->len;
      if (stands[i])
        board.reach = MAX (board.reach, MIN (reach, 2000));
      else
        widest = MAX (widest, reach);
    }
  board.reach += 2 * widest + (int) (2 * sqrt (cells)) + 8;
  board.taken = g_malloc0 ((2 * (gsize) board.reach + 1) * (2 * (gsize) board.reach + 1));
  return board;
}

void
map_network_pack (const MapGraph *graph,
                  guint           n_components,
                  const guint8   *stands,
                  const MapSpot  *spots,
                  MapSpot        *moves)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Board                 board;

  for (guint i = 0; i < n_components; i++)
    g_ptr_array_add (shapes, make_shape (graph, i, spots));
  board = make_board (shapes, stands);
  for (guint i = 0; i < n_components; i++)
    {
      moves[i] = (MapSpot){ 0, 0 };
      if (stands[i])
        take (&board, shapes->pdata[i], 0, 0);
    }
  for (guint i = 0; i < n_components; i++)
    if (!stands[i])
      {
        Place at = find_room (&board, shapes->pdata[i]);

        take (&board, shapes->pdata[i], at.x, at.y);
        moves[i] = (MapSpot){ at.x * CELL, at.y * CELL };
      }
  g_free (board.taken);
}
