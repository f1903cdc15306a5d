#include "map-web.h"

typedef struct
{
  guint a, b;
} Pair;

static void
add_pair (GArray *pairs,
          guint   a,
          guint   b)
{
  Pair pair = { a, b };

  if (a != b)
    g_array_append_val (pairs, pair);
}

static void
join_lattice (GArray *pairs,
              guint   n)
{
  guint side = 1;

  while (side * side < n)
    side++;
  for (guint i = 0; i < n; i++)
    {
      if (i % side + 1 < side && i + 1 < n)
        add_pair (pairs, i, i + 1);
      if (i + side < n)
        add_pair (pairs, i, i + side);
    }
}

/* A centre for six; a school in ten has no link; three regions that do not know each other. */
static void
join_federation (GArray *pairs,
                 guint   n,
                 GRand  *random)
{
  guint centres = MAX (n / 6, 1);

  for (guint i = 0; i < n; i++)
    {
      guint region = i % 3, own = (centres + 2 - region) / 3;
      guint times = i < centres ? 1 : (guint) g_rand_int_range (random, 0, 10) % 4;

      for (guint k = 0; own > 0 && k < times; k++)
        add_pair (pairs, i, region + 3 * (guint) g_rand_int_range (random, 0, (gint32) own));
    }
}

static GArray *
list_pairs (MapWebShape shape,
            guint       n,
            GRand      *random)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  if (shape == MAP_WEB_LATTICE)
    join_lattice (pairs, n);
  else if (shape == MAP_WEB_FEDERATION)
    join_federation (pairs, n, random);
  else
    for (guint i = 1; i < n; i++)
      add_pair (pairs, shape == MAP_WEB_STAR ? 0 : i - 1, i);
  return pairs;
}

static char *
dup_id (char    sort,
        guint   number,
        guint32 seed)
{
  return g_strdup_printf ("%c%08x-%u", sort, (number + 1) * 2654435761u ^ seed, number);
}

/* 0 … n - 1, or the same in another order. */
static guint *
list_turns (guint    n,
            gboolean shuffled,
            GRand   *random)
{
  guint *turns = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    turns[i] = i;
  for (guint i = n; shuffled && i > 1; i--)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) i), kept = turns[i - 1];

      turns[i - 1] = turns[at];
      turns[at] = kept;
    }
  return turns;
}

static void
add_structures (MapSceneBuilder *builder,
                const guint     *turns,
                guint            n,
                guint32          seed)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = dup_id ('s', turns[i], seed), *name = g_strdup_printf ("Lieu %u", turns[i]);
      g_autofree char *territory = g_strdup_printf ("commune-%u", turns[i] % MAP_WEB_COMMUNES);

      map_scene_builder_add_structure (builder, &(MapStructureFacts){ .id = id,
                                                                      .type = "x",
                                                                      .family = turns[i] < MAX (n / 6, 1) ? MAP_FAMILY_CENTRE : MAP_FAMILY_PRIMARY,
                                                                      .name = name,
                                                                      .commune = territory });
    }
}

/* Communes without outline, and programmes. */
static void
add_words (MapSceneBuilder *builder)
{
  for (guint i = 0; i < MAP_WEB_COMMUNES; i++)
    {
      g_autofree char *id = g_strdup_printf ("commune-%u", i), *name = g_strdup_printf ("Ville %u", i);

      map_scene_builder_add_territory (builder, &(MapTerritoryFacts){ .id = id, .type = "commune", .name = name });
    }
  for (guint i = 0; i < MAP_WEB_PROGRAMMES; i++)
    {
      g_autofree char *code = g_strdup_printf ("p%u", i);

      map_scene_builder_add_programme (builder, code, code);
    }
}

static void
add_links (MapSceneBuilder *builder,
           const GArray    *pairs,
           const guint     *turns,
           gboolean         shuffled,
           guint32          seed)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair      *pair = &g_array_index (pairs, Pair, turns[i]);
      g_autofree char *id = dup_id ('l', turns[i], seed), *a = dup_id ('s', pair->a, seed), *b = dup_id ('s', pair->b, seed);
      gboolean         turned = shuffled && turns[i] % 2 == 0;

      map_scene_builder_add_link (builder, &(MapLinkFacts){ .id = id, .a = turned ? b : a, .b = turned ? a : b, .programmes = turns[i] % (1 << MAP_WEB_PROGRAMMES) });
    }
}

MapScene *
map_web_new (MapWebShape shape,
             guint       n,
             guint32     seed,
             gboolean    shuffled)
{
  MapSceneBuilder   *builder = map_scene_builder_new ();
  GRand             *random = g_rand_new_with_seed (seed);
  g_autoptr (GArray) pairs = list_pairs (shape, n, random);
  g_autofree guint  *structures = list_turns (n, shuffled, random), *links = list_turns (pairs->len, shuffled, random);

  add_words (builder);
  add_structures (builder, structures, n, seed);
  add_links (builder, pairs, links, shuffled, seed);
  g_rand_free (random);
  return map_scene_builder_end (builder);
}
