#include "demo-network-private.h"

#include "base-text.h"
#include "demo-words.h"

#include <math.h>

static const DemoChoice network_dates[] = {
  { "avant 2010", 12 }, { "depuis longtemps", 8 }, { "2012", 9 }, { "septembre 2015", 11 }, { "printemps 2017", 8 }, { "2019", 12 }, { "1er janvier 2021", 10 }, { "septembre 2022", 8 }, { "année scolaire 2023-2024", 7 }, { "?", 15 }, { NULL, 0 }
};

static const char *const centre_notes[] = {
  "Le projet social a été renouvelé pour quatre ans ; l’école y est nommée pour la première fois.",
  "Travaux jusqu’à l’automne : l’accueil se fait dans la salle du rez-de-chaussée de la mairie annexe.",
  "Équipe stable depuis six ans, très repérée par les directions d’école.",
  "Le poste de référent familles est vacant depuis janvier.",
  "Deux accueils sur la même commune, à ne pas confondre.",
  "Souhaite accueillir la prochaine rencontre de pairs."
};

/* The dossier keeps 10⁻⁷ of a degree: whole numbers print the same everywhere. West and south are below zero. */
static char *
dup_degrees (double degrees)
{
  double size = fabs (degrees);

  return g_strdup_printf ("%s%d.%07d", degrees < 0 ? "-" : "", (int) size, (int) ((size - (int) size) * 1e7 + 0.5));
}

static void
describe_place (const DemoNetwork   *self,
                const DemoStructure *structure,
                DemoChronicle       *chronicle)
{
  TerritoryPoint   place = demo_terrain_get_degrees (self->terrain, structure->point);
  g_autofree char *lon = NULL;
  g_autofree char *lat = NULL;

  demo_chronicle_set_printf (chronicle, "territory", "commune-%s", demo_terrain_get_commune (self->terrain, structure->commune)->code);
  demo_chronicle_set (chronicle, "position_precision", structure->precision);
  if (g_str_equal (structure->precision, "to_place"))
    return;
  lon = dup_degrees (place.lon);
  lat = dup_degrees (place.lat);
  demo_chronicle_set_printf (chronicle, "position", "%s,%s", lon, lat);
}

static gboolean
is_near_quarter (const DemoNetwork   *self,
                 const DemoStructure *structure)
{
  for (guint i = 0; i < self->terrain->quarters->len; i++)
    {
      const DemoQuarter *quarter = &g_array_index (self->terrain->quarters, DemoQuarter, i);
      double             dx = quarter->centre.x - structure->point.x, dy = quarter->centre.y - structure->point.y;
      double             reach = quarter->radius + 350;

      if (dx * dx + dy * dy < reach * reach)
        return TRUE;
    }
  return FALSE;
}

static void
describe_reach (const DemoNetwork   *self,
                const DemoStructure *structure,
                DemoRandom          *random,
                DemoChronicle       *chronicle)
{
  const DemoCommune *commune = demo_terrain_get_commune (self->terrain, structure->commune);
  g_autofree char   *town = base_text_squash (commune->name);

  if (demo_random_chance (random, 92))
    demo_chronicle_set_printf (chronicle, "address", "%d %s", demo_random_between (random, 1, 88), demo_words_draw (DEMO_WORDS_STREETS, random));
  demo_chronicle_set_printf (chronicle, "postcode", "99%u0", 10 + commune->gathering % 80);
  /* 02 61 91 is kept for works of fiction, .example for examples. */
  if (demo_random_chance (random, 88))
    demo_chronicle_set_printf (chronicle, "phone", "02 61 91 %02u %02u", demo_random_below (random, 100), demo_random_below (random, 100));
  if (demo_random_chance (random, 70))
    demo_chronicle_set_printf (chronicle, "email", "%s@%s.example", structure->handle, town);
}

static void
describe_centre (const DemoNetwork   *self,
                 const DemoStructure *centre,
                 DemoRandom          *random,
                 DemoChronicle       *chronicle)
{
  g_autofree char *town = base_text_squash (demo_terrain_get_commune (self->terrain, centre->commune)->name);

  demo_chronicle_set (chronicle, "management", centre->management);
  demo_chronicle_set (chronicle, "in_network_from", demo_random_choose (random, network_dates));
  demo_chronicle_set (chronicle, "verified_on", demo_random_chance (random, 50) ? "avril 2026" : NULL);
  if (demo_random_chance (random, 30))
    demo_chronicle_set_printf (chronicle, "website", "https://%s.%s.example", centre->handle, town);
  if (demo_random_chance (random, 22))
    demo_chronicle_set (chronicle, "notes", centre_notes[demo_random_below (random, G_N_ELEMENTS (centre_notes))]);
}

void
demo_network_describe (const DemoNetwork *self,
                       guint              index,
                       DemoChronicle     *chronicle)
{
  const DemoStructure *structure = demo_network_get (self, index);
  DemoRandom           random;

  demo_random_init (&random, self->seed, structure->handle);
  demo_chronicle_set (chronicle, "name", structure->name);
  demo_chronicle_set (chronicle, "type", structure->type);
  describe_place (self, structure, chronicle);
  if (structure->uai != 0)
    {
      demo_chronicle_set_printf (chronicle, "uai", "%07u%c", structure->uai, demo_network_check_letter (structure->uai));
      demo_chronicle_set (chronicle, "priority_education", structure->rep == DEMO_MESH_NONE ? "none" : structure->rep_plus ? "rep+"
                                                                                                                           : "rep");
    }
  if (!self->size.described)
    return;
  describe_reach (self, structure, &random, chronicle);
  if (structure->rank <= DEMO_STRUCTURE_HIGH)
    demo_chronicle_set (chronicle, "priority_area", structure->quarter != DEMO_MESH_NONE ? "inside" : is_near_quarter (self, structure) ? "nearby"
                                                                                                                                        : "no");
  if (structure->rank == DEMO_STRUCTURE_CENTRE)
    describe_centre (self, structure, &random, chronicle);
}
