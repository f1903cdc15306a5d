#include "map-village.h"

#define COLUMNS 8
#define WEST 2.0
#define SOUTH 49.0
#define STEP 0.05

static TerritoryOutline *
make_square (double west,
             double south,
             double side)
{
  TerritoryOutlineBuilder *builder = territory_outline_builder_new ();

  territory_outline_builder_begin_polygon (builder);
  territory_outline_builder_begin_ring (builder);
  territory_outline_builder_add_point (builder, west, south);
  territory_outline_builder_add_point (builder, west + side, south);
  territory_outline_builder_add_point (builder, west + side, south + side);
  territory_outline_builder_add_point (builder, west, south + side);
  return territory_outline_builder_end (builder, NULL);
}

static void
add_square (MapSceneBuilder *builder,
            const char      *id,
            const char      *type,
            const char      *name,
            guint            population,
            gboolean         priority,
            double           west,
            double           south,
            double           side)
{
  g_autoptr (TerritoryOutline) outline = make_square (west, south, side);

  map_scene_builder_add_territory (builder, &(MapTerritoryFacts){ .id = id,
                                                                  .type = type,
                                                                  .name = name,
                                                                  .population = population,
                                                                  .priority_area = priority,
                                                                  .outline = outline });
}

static void
add_territories (MapSceneBuilder *builder)
{
  for (guint i = 0; i < VILLAGE_COMMUNES; i++)
    {
      g_autofree char *id = g_strdup_printf ("commune-%u", i);
      g_autofree char *name = g_strdup_printf ("Villeneuve-sur-Tout-%u", i);
      double           west = WEST + STEP * (i % COLUMNS), south = SOUTH + STEP * (i / COLUMNS);

      add_square (builder, id, "commune", name, 40000 / (i + 1), i % 7 == 0, west, south, STEP);
      if (i % 7 == 0)
        {
          g_autofree char *quarter = g_strdup_printf ("quarter-%u", i);

          add_square (builder, quarter, "qpv", "Les Tilleuls", 0, FALSE, west + STEP / 4, south + STEP / 4, STEP / 5);
        }
    }
  map_scene_builder_add_territory (builder, &(MapTerritoryFacts){ .id = "network", .type = "rep", .name = "REP des Tilleuls" });
}

static void
add_structures (MapSceneBuilder *builder,
                GRand           *random)
{
  TerritoryPoint place = { 0, 0 };

  for (guint i = 0; i < VILLAGE_CENTRES + VILLAGE_SCHOOLS; i++)
    {
      g_autofree char *id = g_strdup_printf ("structure-%u", i);
      g_autofree char *commune = NULL;
      g_autofree char *name =
        g_strdup_printf ("%s numéro %u", i < VILLAGE_CENTRES ? "Centre social" : "École Jules-Ferry", i);
      gboolean placed = i < VILLAGE_CENTRES + VILLAGE_SCHOOLS - VILLAGE_TO_PLACE;
      gboolean same_door = i % 11 == 10 && i > VILLAGE_CENTRES;

      if (!same_door)
        place = (TerritoryPoint){ g_rand_double_range (random, WEST, WEST + STEP * COLUMNS),
                                  g_rand_double_range (random, SOUTH, SOUTH + STEP * 6) };
      commune = g_strdup_printf ("commune-%d", (int) ((place.lon - WEST) / STEP) + COLUMNS * (int) ((place.lat - SOUTH) / STEP));
      map_scene_builder_add_structure (
        builder, &(MapStructureFacts){
                   .id = id,
                   .type = "any",
                   .family = i < VILLAGE_CENTRES ? MAP_FAMILY_CENTRE : (MapFamily) (1 + i % 4),
                   .name = name,
                   .place = placed ? &place : NULL,
                   .commune = commune,
                   .priority_education = i % 3 == 0,
                 });
    }
}

static void
add_links (MapSceneBuilder *builder,
           GRand           *random)
{
  static const char *const kinds[] = { "projet", "invitation", "dispositif", NULL };
  guint                    school = 0;

  map_scene_builder_add_term (builder, MAP_ASPECT_KIND, "projet", "projet commun");
  map_scene_builder_add_term (builder, MAP_ASPECT_KIND, "invitation", "invitation");
  map_scene_builder_add_term (builder, MAP_ASPECT_KIND, "dispositif", "dispositif partagé");
  map_scene_builder_add_term (builder, MAP_ASPECT_FORMALITY, "convention", "par convention");
  map_scene_builder_add_term (builder, MAP_ASPECT_FORMALITY, "informel", "informel");
  for (guint i = 0; i < VILLAGE_LINKS; i++)
    {
      g_autofree char *id = g_strdup_printf ("link-%u", i);
      g_autofree char *centre = g_strdup_printf ("structure-%u", i / 8 % VILLAGE_CENTRES);
      g_autofree char *other = NULL;

      /* Every fourth link doubles the one before. */
      if (i % 4 != 3)
        school = VILLAGE_CENTRES + (guint) g_rand_int_range (random, 0, VILLAGE_SCHOOLS);
      other = g_strdup_printf ("structure-%u", school);
      map_scene_builder_add_link (builder, &(MapLinkFacts){
                                             .id = id,
                                             .a = centre,
                                             .b = other,
                                             .codes = { kinds[i % 4], i % 2 ? "informel" : "convention" },
                                             .began_earliest = i % 5 == 0 ? 2459000 : 0,
                                             .ended_latest = i % 10 == 0 ? 2459300 : 0,
                                           });
    }
}

/* A college, and schools all over. */
static void
add_priority_network (MapSceneBuilder *builder)
{
  for (guint i = 0; i < 16; i++)
    {
      g_autofree char *id = g_strdup_printf ("structure-%u", VILLAGE_CENTRES + 3 + 12 * i);

      map_scene_builder_add_member (builder, "network", id, i == 0);
    }
}

MapSceneBuilder *
map_village_gather (gboolean closes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (95);
  MapSceneBuilder  *builder = map_scene_builder_new ();

  add_territories (builder);
  if (closes)
    map_scene_builder_close_territories (builder);
  add_structures (builder, random);
  add_links (builder, random);
  add_priority_network (builder);
  return builder;
}

MapScene *
map_village_new (void)
{
  return map_scene_builder_end (map_village_gather (FALSE));
}

MapCamera
map_village_get_camera (MapScene *scene,
                        double    width,
                        double    height)
{
  return map_camera_snap (map_camera_fit (map_camera_new (width, height, 1), map_scene_get_bounds (scene),
                                          (MapMargins){ 20, 20, 20, 20 }));
}
