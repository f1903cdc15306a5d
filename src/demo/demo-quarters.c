#include "demo-terrain-private.h"

#include "demo-stroke.h"
#include "demo-toponyms.h"

#include "territory-area.h"

#include <math.h>

#define TRIES 60
#define MOST_CORNERS 12

static DemoCommune *
commune_at (const DemoTerrain *self,
            guint              i)
{
  return &g_array_index (self->communes, DemoCommune, i);
}

static gboolean
stands_apart (const DemoTerrain *self,
              DemoPoint          centre,
              double             radius)
{
  const DemoRelief *relief = self->relief;
  double            wet = radius + 200;

  for (guint i = 0; i < self->quarters->len; i++)
    {
      const DemoQuarter *other = &g_array_index (self->quarters, DemoQuarter, i);
      double             dx = other->centre.x - centre.x, dy = other->centre.y - centre.y, apart = radius + other->radius + 120;

      if (dx * dx + dy * dy < apart * apart)
        return FALSE;
    }
  return (relief->river == NULL || demo_river_get_distance (relief->river, centre, NULL) > wet * wet) &&
         (relief->stream == NULL || demo_river_get_distance (relief->stream, centre, NULL) > radius * radius);
}

/* The whole circle must be inside: then whatever is drawn within it is inside too. */
static gboolean
circle_is_inside (const DemoTerrain *self,
                  const DemoCommune *commune,
                  DemoPoint          centre,
                  double             radius)
{
  for (guint i = 0; i < 24; i++)
    {
      DemoPoint way = demo_stroke_heading (i / 24.0);
      DemoPoint rim = { centre.x + 1.08 * radius * way.x, centre.y + 1.08 * radius * way.y };

      if (!territory_area_contains (commune->outline, demo_terrain_get_degrees (self, rim)))
        return FALSE;
    }
  return TRUE;
}

/* Blocks of buildings: few corners, sharp, some set back. */
static TerritoryOutline *
draw_blocks (const DemoTerrain *self,
             DemoPoint          centre,
             double             radius,
             DemoRandom        *random)
{
  TerritoryOutlineBuilder *builder = territory_outline_builder_new ();
  guint                    n = 7 + demo_random_below (random, MOST_CORNERS - 6);
  double                   turned = demo_random_unit (random);

  territory_outline_builder_begin_polygon (builder);
  territory_outline_builder_begin_ring (builder);
  for (guint i = 0; i < n; i++)
    {
      double         far = radius * (demo_random_chance (random, 30) ? 0.55 : 0.82 + 0.18 * demo_random_unit (random));
      DemoPoint      way = demo_stroke_heading (turned - (i + 0.5 * demo_random_unit (random)) / n);
      TerritoryPoint place = demo_terrain_get_degrees (self, (DemoPoint){ centre.x + far * way.x, centre.y + far * way.y });

      territory_outline_builder_add_point (builder, place.lon, place.lat);
    }
  return territory_outline_builder_end (builder, NULL);
}

static gboolean
draw_quarter (DemoTerrain *self,
              guint        index,
              DemoRandom  *random)
{
  const DemoCommune *commune = commune_at (self, index);

  for (guint i = 0; i < TRIES; i++)
    {
      double      radius = 260 + 330 * demo_random_unit (random);
      DemoPoint   centre = demo_terrain_find_place (self, index, 1.3, random);
      DemoQuarter quarter = { .centre = centre, .radius = radius, .commune = index };

      if (!stands_apart (self, centre, radius) || !circle_is_inside (self, commune, centre, radius))
        continue;
      quarter.outline = draw_blocks (self, centre, radius, random);
      quarter.name = demo_toponyms_make_quarter (self->names, index);
      g_snprintf (quarter.code, sizeof quarter.code, "QN099%02uM", self->quarters->len + 1);
      g_array_append_val (self->quarters, quarter);
      return TRUE;
    }
  return FALSE;
}

/* The commune with the most people for each quarter it would then have. */
static guint
most_in_need (const DemoTerrain *self,
              const guint       *drawn)
{
  guint  best = 0;
  double most = -1;

  for (guint i = 0; i < self->communes->len; i++)
    {
      double need = drawn[i] == DEMO_MESH_NONE ? 0 : (double) commune_at (self, i)->population / (drawn[i] + 1.4);

      if (need > most)
        {
          most = need;
          best = i;
        }
    }
  return best;
}

void
demo_terrain_draw_quarters (DemoTerrain *self,
                            guint        n_quarters)
{
  g_autofree guint *drawn = g_new0 (guint, self->communes->len);
  DemoRandom        random;

  demo_random_init (&random, self->relief->seed, "quarters");
  for (guint tries = 0; self->quarters->len < n_quarters && tries < 10 * n_quarters; tries++)
    {
      guint commune = most_in_need (self, drawn);

      drawn[commune] = draw_quarter (self, commune, &random) ? drawn[commune] + 1 : DEMO_MESH_NONE;
    }
}
