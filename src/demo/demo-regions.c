#include "demo-regions.h"

#define N_SHELVES (DEMO_REGIONS_DEAREST_STEP + 1)

typedef struct
{
  guint cell;
  guint region;
  guint next; /* on the same shelf; DEMO_MESH_NONE ends it */
} Step;

/* A queue of integer prices: one shelf per price, turning. Exact, and fast enough for a nation. */
typedef struct
{
  GArray *steps;
  guint   shelves[N_SHELVES];
  guint   n_waiting;
} Queue;

static void
push (Queue *queue,
      guint  price,
      guint  cell,
      guint  region)
{
  guint shelf = price % N_SHELVES;
  Step  step = { .cell = cell, .region = region, .next = queue->shelves[shelf] };

  queue->shelves[shelf] = queue->steps->len;
  g_array_append_val (queue->steps, step);
  queue->n_waiting++;
}

static void
spread (Queue           *queue,
        const DemoMesh  *mesh,
        const Step      *from,
        guint            price,
        const guint     *regions,
        DemoRegionsPrice ask,
        gpointer         data)
{
  for (guint side = 0; side < DEMO_MESH_SIDES; side++)
    {
      guint next = demo_mesh_get_neighbour (mesh, from->cell, side);

      if (next == DEMO_MESH_NONE || regions[next] != DEMO_MESH_NONE)
        continue;
      push (queue, price + CLAMP (ask (mesh, from->region, from->cell, next, data), 1, DEMO_REGIONS_DEAREST_STEP), next, from->region);
    }
}

guint *
demo_regions_grow (const DemoMesh  *mesh,
                   const guint     *seeds,
                   guint            n_seeds,
                   DemoRegionsPrice price,
                   gpointer         data)
{
  guint *regions = g_new (guint, mesh->n_cells);
  Queue *queue = g_new0 (Queue, 1);

  queue->steps = g_array_sized_new (FALSE, FALSE, sizeof (Step), mesh->n_cells * 3);
  for (guint i = 0; i < mesh->n_cells; i++)
    regions[i] = DEMO_MESH_NONE;
  for (guint i = 0; i < N_SHELVES; i++)
    queue->shelves[i] = DEMO_MESH_NONE;
  for (guint i = n_seeds; i > 0; i--)
    push (queue, 0, seeds[i - 1], i - 1);

  for (guint now = 0; queue->n_waiting > 0; now++)
    for (guint *shelf = &queue->shelves[now % N_SHELVES]; *shelf != DEMO_MESH_NONE;)
      {
        Step step = g_array_index (queue->steps, Step, *shelf);

        *shelf = step.next;
        queue->n_waiting--;
        if (regions[step.cell] != DEMO_MESH_NONE)
          continue;
        regions[step.cell] = step.region;
        spread (queue, mesh, &step, now, regions, price, data);
      }

  g_array_unref (queue->steps);
  g_free (queue);
  return regions;
}
