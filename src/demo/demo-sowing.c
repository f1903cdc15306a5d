#include "demo-settlement-private.h"

static double
spacing_at (const DemoRelief *relief,
            DemoPoint         point,
            DemoRandom       *random)
{
  double crowd = demo_relief_get_crowd (relief, point);
  double even = relief->near * crowd + relief->far * (1 - crowd);

  return even * (0.62 + 0.7 * demo_random_unit (random));
}

/* Takes every cell within `reach` of the seed, neighbour by neighbour. */
static void
claim (const DemoMesh *mesh,
       guint           seed,
       double          reach,
       guint8         *taken,
       GArray         *waiting)
{
  DemoPoint heart = demo_mesh_get_centre (mesh, seed);

  g_array_set_size (waiting, 0);
  g_array_append_val (waiting, seed);
  taken[seed] |= 2;
  for (guint i = 0; i < waiting->len; i++)
    for (guint side = 0; side < DEMO_MESH_SIDES; side++)
      {
        guint     next = demo_mesh_get_neighbour (mesh, g_array_index (waiting, guint, i), side);
        DemoPoint there;

        if (next == DEMO_MESH_NONE || (taken[next] & 2) != 0)
          continue;
        there = demo_mesh_get_centre (mesh, next);
        if ((there.x - heart.x) * (there.x - heart.x) + (there.y - heart.y) * (there.y - heart.y) > reach * reach)
          continue;
        taken[next] |= 2;
        g_array_append_val (waiting, next);
      }
  for (guint i = 0; i < waiting->len; i++)
    taken[g_array_index (waiting, guint, i)] = 1;
}

static void
sow_town (const DemoRelief *relief,
          const DemoMesh   *mesh,
          guint             i,
          guint8           *taken,
          GArray           *seeds,
          GArray           *waiting)
{
  const DemoTown *town = &g_array_index (relief->towns, DemoTown, i);
  guint           cell = demo_mesh_find_cell (mesh, town->place);

  if (taken[cell] != 0)
    return;
  g_array_append_val (seeds, cell);
  claim (mesh, cell, relief->near * (1 + 1.2 * town->weight), taken, waiting);
}

GArray *
demo_settlement_sow (const DemoRelief *relief,
                     const DemoMesh   *mesh)
{
  g_autofree guint8 *taken = g_new0 (guint8, mesh->n_cells);
  g_autofree guint  *order = g_new (guint, mesh->n_cells);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray            *seeds = g_array_new (FALSE, FALSE, sizeof (guint));
  DemoRandom         random;

  demo_random_init (&random, relief->seed, "seeds");
  for (guint i = 0; i < relief->towns->len; i++)
    sow_town (relief, mesh, i, taken, seeds, waiting);
  for (guint i = 0; i < mesh->n_cells; i++)
    order[i] = i;
  demo_random_shuffle (&random, order, mesh->n_cells);
  for (guint i = 0; i < mesh->n_cells; i++)
    if (taken[order[i]] == 0)
      {
        g_array_append_val (seeds, order[i]);
        claim (mesh, order[i], spacing_at (relief, demo_mesh_get_centre (mesh, order[i]), &random), taken, waiting);
      }
  return seeds;
}
