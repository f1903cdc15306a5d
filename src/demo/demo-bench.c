#include "demo-link-words.h"
#include "demo-story-private.h"

#include <math.h>

#define BUCKET 15000.0 /* metres: a link joins a centre and a structure of the same square */

typedef struct
{
  DemoReliefSize  relief;
  DemoNetworkSize network;
  guint           n_links;
} Bench;

static const Bench benches[] = {
  [DEMO_BENCH_DEPARTMENT] = { DEMO_RELIEF_CROWDED, { .n_centres = 62, .n_schools = 900, .n_partners = 238, .n_reps = 18 }, 600 },
  [DEMO_BENCH_NATION] = { DEMO_RELIEF_NATION, { .n_centres = 2200, .n_schools = 65300, .n_partners = 2500, .n_reps = 0 }, 20000 },
};

static void
tell_territories (DemoChronicle     *chronicle,
                  const DemoTerrain *terrain)
{
  demo_chronicle_begin_act (chronicle, NULL, NULL, demo_chronicle_time (2026, 1, 5, 0), "Territories of the bench");
  demo_chronicle_mark_register (chronicle);
  for (guint i = 0; i < terrain->communes->len; i++)
    {
      const DemoCommune *commune = demo_terrain_get_commune (terrain, i);
      char               handle[32];

      g_snprintf (handle, sizeof handle, "commune-%s", commune->code);
      demo_chronicle_begin_record (chronicle, "territory", handle);
      demo_chronicle_set (chronicle, "name", commune->name);
      demo_chronicle_set (chronicle, "type", "commune");
      demo_chronicle_set (chronicle, "code", commune->code);
      demo_chronicle_set_printf (chronicle, "population", "%u", commune->population);
      demo_chronicle_set_outline (chronicle, commune->outline);
    }
}

static void
tell_structures (DemoChronicle     *chronicle,
                 const DemoNetwork *network)
{
  demo_chronicle_begin_act (chronicle, NULL, NULL, demo_chronicle_time (2026, 1, 6, 0), "Structures of the bench");
  demo_chronicle_mark_register (chronicle);
  for (guint i = 0; i < network->structures->len; i++)
    {
      demo_chronicle_begin_record (chronicle, "structure", demo_network_get (network, i)->handle);
      demo_network_describe (network, i, chronicle);
    }
}

/* Structures in order of the square they stand in, so that neighbours are found at once. */
typedef struct
{
  guint64 square;
  guint   structure;
} Standing;

static guint64
square_of (DemoPoint point)
{
  return (guint64) (floor (point.x / BUCKET) + 1e6) << 32 | (guint64) (floor (point.y / BUCKET) + 1e6);
}

static int
by_square (gconstpointer one,
           gconstpointer other)
{
  const Standing *a = one, *b = other;

  if (a->square != b->square)
    return a->square < b->square ? -1 : 1;
  return a->structure < b->structure ? -1 : a->structure > b->structure;
}

static guint
draw_neighbour (const Standing *standing,
                guint           n,
                guint64         square,
                guint           centre,
                DemoRandom     *random)
{
  guint low = 0, high = n, end;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (standing[middle].square < square)
        low = middle + 1;
      else
        high = middle;
    }
  for (end = low; end < n && standing[end].square == square; end++)
    continue;
  for (guint i = 0; i < 8; i++)
    {
      guint drawn = standing[low + demo_random_below (random, end - low)].structure;

      if (drawn != centre)
        return drawn;
    }
  return centre == 0 ? 1 : centre - 1;
}

static void
tell_links (DemoChronicle     *chronicle,
            const DemoNetwork *network,
            guint              n_links)
{
  guint                n = network->structures->len;
  g_autofree Standing *standing = g_new (Standing, n);
  DemoRandom           random;

  demo_random_init (&random, network->seed, "links of the bench");
  for (guint i = 0; i < n; i++)
    standing[i] = (Standing){ square_of (demo_network_get (network, i)->point), i };
  qsort (standing, n, sizeof (Standing), by_square);
  demo_chronicle_begin_act (chronicle, NULL, NULL, demo_chronicle_time (2026, 1, 7, 0), "Links of the bench");
  for (guint i = 0; i < n_links; i++)
    {
      guint       centre = demo_random_below (&random, network->size.n_centres);
      guint       other = draw_neighbour (standing, n, square_of (demo_network_get (network, centre)->point), centre, &random);
      const char *kind = demo_random_choose (&random, demo_link_kinds);
      char        handle[32];

      g_snprintf (handle, sizeof handle, "link-%u", i + 1);
      demo_chronicle_begin_record (chronicle, "link", handle);
      demo_chronicle_set (chronicle, "a", demo_network_get (network, centre)->handle);
      demo_chronicle_set (chronicle, "b", demo_network_get (network, other)->handle);
      demo_chronicle_set (chronicle, "kind", kind);
      demo_chronicle_set (chronicle, "formality", demo_random_choose (&random, demo_link_formalities));
      demo_chronicle_set (chronicle, "frequency", demo_random_choose (&random, demo_link_frequencies));
      demo_chronicle_set (chronicle, "status", demo_random_choose (&random, demo_link_statuses));
      demo_chronicle_set (chronicle, "object", demo_link_draw_object (kind, &random));
    }
}

DemoChronicle *
demo_bench_new (guint64       seed,
                DemoBenchSize size)
{
  const Bench            *bench = &benches[size];
  g_autoptr (DemoTerrain) terrain = demo_terrain_new (seed, bench->relief);
  g_autoptr (DemoNetwork) network = demo_network_new (terrain, seed, &bench->network);
  DemoChronicle          *chronicle = demo_chronicle_new ();

  tell_territories (chronicle, terrain);
  tell_structures (chronicle, network);
  tell_links (chronicle, network, bench->n_links);
  demo_chronicle_end (chronicle);
  return chronicle;
}
