/* map-network-balance.c - springs along the edges, electricity between all
 *
 * Hu's model: an edge draws its ends by distance² / spring, any two push each other by REPULSION ×
 * spring³ / distance². (With 1 / distance, as he begins, what is far weighs more: the many schools
 * that know one centre bend outwards, and a tenth more edges cross.) Each round moves everybody by the same stride; it lengthens
 * while things get better, shortens when they do not.
 */
#include "map-network-private.h"

#include <math.h>

#define REPULSION 0.2
#define COOLING 0.9
#define PATIENCE 5   /* rounds that got better before the stride lengthens */
#define RESTING 0.01 /* of the spring: nobody sees such moves */

static MapSpot
sum_forces (const MapMesh *self,
            const MapTree *tree,
            const MapSpot *spots,
            guint          node,
            double         spring)
{
  MapSpot at = spots[node];
  MapSpot push = map_tree_repel (tree, at);
  double  strength = REPULSION * spring * spring * spring;
  MapSpot force = { push.x * strength, push.y * strength };

  for (guint i = self->first[node]; i < self->first[node + 1]; i++)
    {
      double dx = spots[self->other[i]].x - at.x, dy = spots[self->other[i]].y - at.y;
      double pull = sqrt (dx * dx + dy * dy) / spring;

      force.x += dx * pull;
      force.y += dy * pull;
    }
  return force;
}

/* Returns how far from rest it was. */
static double
move_all (const MapMesh *self,
          MapTree       *tree,
          MapSpot       *spots,
          const guint8  *held,
          double         spring,
          double         stride)
{
  double unrest = 0;

  map_tree_fill (tree, spots);
  for (guint i = 0; i < self->n; i++)
    {
      MapSpot force;
      double  square;

      if (held != NULL && held[i])
        continue;
      force = sum_forces (self, tree, spots, i, spring);
      square = force.x * force.x + force.y * force.y;
      unrest += square;
      if (square > 0)
        {
          double share = stride / sqrt (square);

          spots[i].x += force.x * share;
          spots[i].y += force.y * share;
        }
    }
  return unrest;
}

gboolean
map_mesh_balance (const MapMesh *self,
                  MapSpot       *spots,
                  const guint8  *held,
                  double         spring,
                  double         stride,
                  guint          most_rounds,
                  MapMeshWatch   watch,
                  gpointer       user_data)
{
  g_autoptr (MapTree) tree = map_tree_new (self->n);
  double              before = G_MAXDOUBLE;
  guint               better = 0;

  for (guint round = 0; round < most_rounds && stride > RESTING * spring; round++)
    {
      double unrest = move_all (self, tree, spots, held, spring, stride);

      better = unrest < before ? better + 1 : 0;
      if (better == 0)
        stride *= COOLING;
      else if (better % PATIENCE == 0)
        stride /= COOLING;
      before = unrest;
      if (watch != NULL && !watch (spots, user_data))
        return FALSE;
    }
  return TRUE;
}

double
map_mesh_measure_edges (const MapMesh *self,
                        const MapSpot *spots)
{
  double total = 0;

  for (guint i = 0; i < self->n; i++)
    for (guint at = self->first[i]; at < self->first[i + 1]; at++)
      {
        double dx = spots[self->other[at]].x - spots[i].x, dy = spots[self->other[at]].y - spots[i].y;

        total += sqrt (dx * dx + dy * dy);
      }
  return total / MAX (self->first[self->n], 1);
}

/* At rest what draws together equals what pushes apart, each force times its distance: the sum of
 * distance³ / spring over the edges is REPULSION × spring³ × that of what the tree tells over the spots. */
double
map_mesh_measure_spring (const MapMesh *self,
                         const MapSpot *spots)
{
  g_autoptr (MapTree) tree = map_tree_new (self->n);
  double              draws = 0, pushes = 0;

  map_tree_fill (tree, spots);
  for (guint i = 0; i < self->n; i++)
    {
      MapSpot push = map_tree_repel (tree, spots[i]);

      pushes += push.x * spots[i].x + push.y * spots[i].y;
      for (guint at = self->first[i]; at < self->first[i + 1]; at++)
        {
          double dx = spots[self->other[at]].x - spots[i].x, dy = spots[self->other[at]].y - spots[i].y;
          double square = dx * dx + dy * dy;

          draws += square * sqrt (square) / 2;
        }
    }
  return draws > 0 && pushes > 0 ? sqrt (sqrt (draws / (REPULSION * pushes))) : 1;
}
