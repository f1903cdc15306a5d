#include "demo-terrain-private.h"

#include "demo-toponyms.h"

#include "base-text.h"
#include "territory-area.h"

#include <math.h>

#define CHIEF_TOWN 98000.0
#define CHIEF_TOWN_OF_NATION 900000.0
#define N_GATHERINGS 12
#define N_QUARTERS 26
#define TRIES 80

static const DemoBordersStyle fine_borders = { .n_smoothings = 1, .tolerance = 42, .n_crumplings = 2, .crumple = 0.12 };
static const DemoBordersStyle coarse_borders = { .n_smoothings = 1, .tolerance = 120, .n_crumplings = 1, .crumple = 0.15 };

typedef struct
{
  guint  index;
  double score;
} Rank;

static void
clear_commune (gpointer data)
{
  territory_outline_unref (((DemoCommune *) data)->outline);
}

static void
clear_quarter (gpointer data)
{
  territory_outline_unref (((DemoQuarter *) data)->outline);
}

static void
clear_gathering (gpointer data)
{
  g_free (((DemoGathering *) data)->name);
  territory_outline_unref (((DemoGathering *) data)->outline);
}

static void
clear_water (gpointer data)
{
  territory_outline_unref (((DemoWater *) data)->outline);
}

static GArray *
new_array (gsize          size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

static DemoCommune *
commune_at (const DemoTerrain *self,
            guint              i)
{
  return &g_array_index (self->communes, DemoCommune, i);
}

static gboolean
stands_on (const DemoRiver *river,
           DemoPoint        point,
           double           within)
{
  return river != NULL && demo_river_get_distance (river, point, NULL) < within * within;
}

static const char *
name_commune (DemoTerrain          *self,
              const DemoSettlement *settlement,
              guint                 region)
{
  static const char *const towns[] = { DEMO_TOPONYMS_TOWN, DEMO_TOPONYMS_SECOND_TOWN };
  const DemoRelief        *relief = self->relief;
  DemoPoint                heart = demo_mesh_get_centre (settlement->mesh, settlement->hearts[region]);

  for (guint i = 0; relief->size != DEMO_RELIEF_NATION && i < G_N_ELEMENTS (towns); i++)
    if (settlement->regions[demo_mesh_find_cell (settlement->mesh, g_array_index (relief->towns, DemoTown, i).place)] == region)
      return towns[i];
  if (!settlement->by_water[region])
    return demo_toponyms_make_commune (self->names, NULL);
  return demo_toponyms_make_commune (self->names, stands_on (relief->river, heart, 4000) ? DEMO_TOPONYMS_RIVER : DEMO_TOPONYMS_STREAM);
}

static void
found_communes (DemoTerrain          *self,
                const DemoSettlement *settlement,
                GPtrArray            *outlines)
{
  double cell = settlement->mesh->side * settlement->mesh->side * 2.598;

  for (guint region = 0; region < settlement->n_regions; region++)
    {
      DemoCommune commune = { .outline = territory_outline_ref (g_ptr_array_index (outlines, region)),
                              .centre = demo_mesh_get_centre (settlement->mesh, settlement->hearts[region]),
                              .area = cell * settlement->n_cells[region],
                              .by_water = settlement->by_water[region],
                              .gathering = DEMO_MESH_NONE };

      commune.name = name_commune (self, settlement, region);
      commune.crowd = demo_relief_get_crowd (self->relief, commune.centre);
      g_array_append_val (self->communes, commune);
    }
}

static int
by_score (gconstpointer one,
          gconstpointer other)
{
  const Rank *a = one, *b = other;

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  return a->index < b->index ? -1 : a->index > b->index;
}

static gboolean
is_town (const DemoCommune *commune)
{
  return g_str_equal (commune->name, DEMO_TOPONYMS_TOWN) || g_str_equal (commune->name, DEMO_TOPONYMS_SECOND_TOWN);
}

/* Populations follow the rank, as they do everywhere; who is how high follows the crowd. */
static void
people_communes (DemoTerrain *self,
                 guint64      seed)
{
  g_autofree Rank *ranks = g_new (Rank, self->communes->len);
  guint            n = self->communes->len;
  double           top = self->relief->size == DEMO_RELIEF_NATION ? CHIEF_TOWN_OF_NATION : CHIEF_TOWN;
  DemoRandom       random;

  demo_random_init (&random, seed, "population");
  for (guint i = 0; i < n; i++)
    {
      const DemoCommune *commune = commune_at (self, i);
      double             lure = is_town (commune) ? 1e6 * commune->crowd : commune->crowd * commune->crowd;

      ranks[i] = (Rank){ i, commune->area * (lure + 0.012) * (0.4 + 1.2 * demo_random_unit (&random)) };
    }
  qsort (ranks, n, sizeof (Rank), by_score);
  for (guint i = 0; i < n; i++)
    {
      double       slope = 1 + i / 3.2;
      double       people = top / (slope * sqrt (sqrt (slope))) * (1 - (double) i / (n * 1.03)) * (0.88 + 0.24 * demo_random_unit (&random));
      DemoCommune *commune = commune_at (self, ranks[i].index);

      commune->population = (guint) people + 61;
      commune->spread = MIN (130 + 8.5 * sqrt (commune->population), 0.5 * sqrt (commune->area));
    }
}

static int
by_name (gconstpointer one,
         gconstpointer other)
{
  const DemoCommune *a = one, *b = other;

  return base_text_compare (a->name, b->name);
}

/* Codes follow the alphabet and leave gaps, as in any département whose communes have merged. */
static void
number_communes (DemoTerrain *self,
                 guint64      seed)
{
  DemoRandom random;
  guint      code = 0;

  demo_random_init (&random, seed, "codes");
  for (guint i = 0; i < self->communes->len; i++)
    {
      code += 1 + demo_random_below (&random, 4);
      if (self->relief->size == DEMO_RELIEF_NATION)
        g_snprintf (commune_at (self, i)->code, sizeof commune_at (self, i)->code, "Z%05u", i + 1);
      else
        g_snprintf (commune_at (self, i)->code, sizeof commune_at (self, i)->code, "99%03u", code);
    }
}

/* Sorting moves the communes: where did the region's one go? Outlines are shared, so they tell. */
static guint *
find_communes (const DemoTerrain *self,
               GPtrArray         *outlines)
{
  guint                 *places = g_new (guint, outlines->len);
  g_autoptr (GHashTable) indices = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->communes->len; i++)
    g_hash_table_insert (indices, commune_at (self, i)->outline, GUINT_TO_POINTER (i));
  for (guint region = 0; region < outlines->len; region++)
    places[region] = GPOINTER_TO_UINT (g_hash_table_lookup (indices, g_ptr_array_index (outlines, region)));
  return places;
}

static void
run_water (DemoTerrain *self,
           DemoRiver   *river,
           const char  *name)
{
  DemoWater water = { .name = name };

  if (river == NULL)
    return;
  demo_river_cut (river, self->outline, &self->relief->anchor);
  water.outline = demo_river_dup_bed (river, &self->relief->anchor);
  if (water.outline != NULL)
    g_array_append_val (self->waters, water);
}

static void
draw_communes (DemoTerrain          *self,
               const DemoSettlement *settlement,
               guint64               seed)
{
  gboolean                nation = self->relief->size == DEMO_RELIEF_NATION;
  g_autofree guint       *itself = g_new (guint, settlement->n_regions);
  g_autofree guint       *whole = g_new0 (guint, settlement->n_regions);
  g_autofree guint       *places = NULL;
  g_autoptr (GPtrArray)   outlines = NULL;
  g_autoptr (GPtrArray)   union_of_all = NULL;
  g_autoptr (DemoBorders) borders = demo_borders_trace (settlement->mesh, settlement->regions, self->relief->seed, nation ? &coarse_borders : &fine_borders, &self->relief->anchor);

  for (guint i = 0; i < settlement->n_regions; i++)
    itself[i] = i;
  outlines = demo_borders_get_outlines (borders, itself, settlement->n_regions);
  union_of_all = demo_borders_get_outlines (borders, whole, 1);
  self->outline = territory_outline_ref (g_ptr_array_index (union_of_all, 0));
  found_communes (self, settlement, outlines);
  people_communes (self, seed);
  g_array_sort (self->communes, by_name);
  number_communes (self, seed);
  if (nation)
    return;
  places = find_communes (self, outlines);
  demo_terrain_gather (self, borders, places, N_GATHERINGS);
}

DemoTerrain *
demo_terrain_new (guint64        seed,
                  DemoReliefSize size)
{
  DemoTerrain               *self = g_new0 (DemoTerrain, 1);
  g_autoptr (DemoSettlement) settlement = NULL;

  self->relief = demo_relief_new (seed, size);
  self->names = demo_toponyms_new (seed);
  self->name = DEMO_TOPONYMS_DEPARTMENT;
  self->code = "99";
  self->communes = new_array (sizeof (DemoCommune), clear_commune);
  self->quarters = new_array (sizeof (DemoQuarter), clear_quarter);
  self->gatherings = new_array (sizeof (DemoGathering), clear_gathering);
  self->waters = new_array (sizeof (DemoWater), clear_water);

  settlement = demo_settlement_new (self->relief);
  draw_communes (self, settlement, seed);
  run_water (self, self->relief->river, "L’" DEMO_TOPONYMS_RIVER);
  run_water (self, self->relief->stream, "La " DEMO_TOPONYMS_STREAM);
  if (size != DEMO_RELIEF_NATION)
    demo_terrain_draw_quarters (self, N_QUARTERS);
  return self;
}

void
demo_terrain_free (DemoTerrain *self)
{
  g_array_unref (self->communes);
  g_array_unref (self->quarters);
  g_array_unref (self->gatherings);
  g_array_unref (self->waters);
  territory_outline_unref (self->outline);
  demo_toponyms_free (self->names);
  demo_relief_free (self->relief);
  g_free (self);
}

const DemoCommune *
demo_terrain_get_commune (const DemoTerrain *self,
                          guint              index)
{
  return commune_at (self, index);
}

TerritoryPoint
demo_terrain_get_degrees (const DemoTerrain *self,
                          DemoPoint          point)
{
  return demo_anchor_place (&self->relief->anchor, point);
}

static gboolean
is_dry_ground (const DemoTerrain *self,
               const DemoCommune *commune,
               DemoPoint          point)
{
  TerritoryPoint place = demo_terrain_get_degrees (self, point);

  return territory_area_contains (commune->outline, place) &&
         !stands_on (self->relief->river, point, 190) && !stands_on (self->relief->stream, point, 70);
}

DemoPoint
demo_terrain_find_place (const DemoTerrain *self,
                         guint              commune,
                         double             spread,
                         DemoRandom        *random)
{
  const DemoCommune *where = commune_at (self, commune);

  for (guint i = 0; i < TRIES; i++)
    {
      double    reach = 1.25 * where->spread * spread * (1 - (double) i / (TRIES + 8));
      DemoPoint way = { demo_random_unit (random) + demo_random_unit (random) - 1, demo_random_unit (random) + demo_random_unit (random) - 1 };
      DemoPoint point = { where->centre.x + reach * way.x, where->centre.y + reach * way.y };

      if (is_dry_ground (self, where, point))
        return point;
    }
  return where->centre;
}

guint
demo_terrain_find_quarter (const DemoTerrain *self,
                           DemoPoint          point)
{
  for (guint i = 0; i < self->quarters->len; i++)
    if (territory_area_contains (g_array_index (self->quarters, DemoQuarter, i).outline, demo_terrain_get_degrees (self, point)))
      return i;
  return DEMO_MESH_NONE;
}
