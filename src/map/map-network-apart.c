/* map-network-apart.c - marks make room for each other */
#include "map-network-private.h"

#include <math.h>

#define MARGIN 1.004     /* pushed a little further than asked, so that it comes to an end */
#define SWEEPS 40        /* before everything is spread */
#define SPREAD 1.08      /* then */
#define MOST_SWEEPS 4000 /* only pins that leave no way out come so far */

typedef struct
{
  double x;
  guint  index;
} Turn;

static int
compare_turns (gconstpointer one,
               gconstpointer other)
{
  const Turn *p = one, *q = other;

  if (p->x < q->x || p->x > q->x)
    return p->x < q->x ? -1 : 1;
  return (p->index > q->index) - (p->index < q->index);
}

static gboolean
is_held (const guint8 *held,
         guint         index)
{
  return held != NULL && held[index];
}

/* FALSE: they are far enough already, or neither can move. */
static gboolean
part (MapSpot      *spots,
      const guint8 *held,
      guint         a,
      guint         b,
      double        apart)
{
  double dx = spots[b].x - spots[a].x, dy = spots[b].y - spots[a].y;
  double distance = sqrt (dx * dx + dy * dy), share_a = is_held (held, a) ? 0 : 1, share_b = is_held (held, b) ? 0 : 1;
  double by;

  if (distance >= apart || share_a + share_b < 1)
    return FALSE;
  if (distance < 1e-6)
    {
      dx = (a + b) % 2 == 0 ? 1e-6 : 0;
      dy = 1e-6 - dx;
      distance = 1e-6;
    }
  by = (apart * MARGIN - distance) / distance / (share_a + share_b);
  spots[a].x -= dx * by * share_a;
  spots[a].y -= dy * by * share_a;
  spots[b].x += dx * by * share_b;
  spots[b].y += dy * by * share_b;
  return TRUE;
}

/* From left to right: each meets those that were close enough when it began. */
static gboolean
sweep (MapSpot      *spots,
       const guint8 *held,
       guint         n,
       double        apart,
       Turn         *turns)
{
  gboolean moved = FALSE;

  for (guint i = 0; i < n; i++)
    turns[i] = (Turn){ spots[i].x, i };
  qsort (turns, n, sizeof (Turn), compare_turns);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && turns[j].x < turns[i].x + apart; j++)
      if (fabs (spots[turns[j].index].y - spots[turns[i].index].y) < apart &&
          part (spots, held, turns[i].index, turns[j].index, apart))
        moved = TRUE;
  return moved;
}

static void
spread (MapSpot *spots,
        guint    n)
{
  double x = 0, y = 0;

  for (guint i = 0; i < n; i++)
    {
      x += spots[i].x / n;
      y += spots[i].y / n;
    }
  for (guint i = 0; i < n; i++)
    {
      spots[i].x = x + (spots[i].x - x) * SPREAD;
      spots[i].y = y + (spots[i].y - y) * SPREAD;
    }
}

gboolean
map_network_push_apart (MapSpot      *spots,
                        const guint8 *held,
                        guint         n,
                        double        apart)
{
  g_autofree Turn *turns = g_new (Turn, n + 1);
  guint            sweeps = 0;

  while (sweeps < MOST_SWEEPS && sweep (spots, held, n, apart, turns))
    if (++sweeps % SWEEPS == 0 && held == NULL)
      spread (spots, n);
  return sweeps > 0;
}

static int
compare_doubles (gconstpointer one,
                 gconstpointer other)
{
  double a = *(const double *) one, b = *(const double *) other;

  return (a > b) - (a < b);
}

static double
find_nearest (const MapSpot *spots,
              const Turn    *turns,
              guint          n,
              guint          turn,
              int            way,
              double         best)
{
  MapSpot at = spots[turns[turn].index];

  for (guint64 other = (guint64) turn + way; other < n && fabs (turns[other].x - at.x) < best; other += way)
    {
      double dx = spots[turns[other].index].x - at.x, dy = spots[turns[other].index].y - at.y;

      best = MIN (best, sqrt (dx * dx + dy * dy));
    }
  return best;
}

double
map_network_measure_closeness (const MapSpot *spots,
                               guint          n,
                               double         share)
{
  g_autofree Turn   *turns = g_new (Turn, n + 1);
  g_autofree double *nearest = g_new (double, n + 1);

  g_return_val_if_fail (n > 1, 1);

  for (guint i = 0; i < n; i++)
    turns[i] = (Turn){ spots[i].x, i };
  qsort (turns, n, sizeof (Turn), compare_turns);
  for (guint i = 0; i < n; i++)
    nearest[i] = find_nearest (spots, turns, n, i, -1, find_nearest (spots, turns, n, i, 1, G_MAXDOUBLE));
  qsort (nearest, n, sizeof (double), compare_doubles);
  return MAX (nearest[(guint) (share * (n - 1))], 1e-9);
}
