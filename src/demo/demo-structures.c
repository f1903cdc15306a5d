#include "demo-network-private.h"

#include "demo-toponyms.h"
#include "demo-words.h"

#include <math.h>

static const DemoChoice centre_types[] = {
  { "social_centre", 60 }, { "maison_de_quartier", 20 }, { "maison_pour_tous", 12 }, { "espace_de_vie_sociale", 8 }, { NULL, 0 }
};
static const DemoChoice managements[] = { { "association", 46 }, { "municipal", 39 }, { "caf", 10 }, { "other", 5 }, { NULL, 0 } };
static const DemoChoice precisions[] = { { "exact", 76 }, { "street", 20 }, { "commune", 3 }, { "to_place", 1 }, { NULL, 0 } };

typedef struct
{
  DemoStructureRank rank;
  const char       *type;
  const char       *word;
  guint             share;  /* of a thousand schools */
  guint             people; /* in a commune before it has one */
} SchoolKind;

static const SchoolKind school_kinds[] = {
  { DEMO_STRUCTURE_NURSERY, "nursery_school", "École maternelle", 217, 2500 },
  { DEMO_STRUCTURE_ELEMENTARY, "elementary_school", "École élémentaire", 240, 2500 },
  { DEMO_STRUCTURE_PRIMARY, "primary_school", "École primaire", 297, 0 },
  { DEMO_STRUCTURE_MIDDLE, "middle_school", "Collège", 169, 3500 },
  { DEMO_STRUCTURE_HIGH, "high_school", "Lycée", 77, 8000 },
};

typedef struct
{
  const char *type;
  const char *format; /* of "de" and the commune's name; NULL: an association */
  guint       share;  /* of a hundred partners */
} PartnerKind;

static const PartnerKind partner_kinds[] = {
  { "town_hall", "Mairie %s, service éducation", 30 },
  { "pre_team", "Équipe de réussite éducative %s", 13 },
  { "parents_association", "Association de parents d’élèves %s", 14 },
  { "local_association", NULL, 16 },
  { "leisure_centre", "Centre de loisirs %s", 8 },
  { "clspd", "CLSPD %s", 4 },
  { "specialised_prevention", "Prévention spécialisée %s", 4 },
  { "town_mediation", "Médiation de la ville %s", 4 },
  { "landlord", "Office de l’habitat %s", 3 },
  { "police", "Commissariat %s", 2 },
  { "caf", "Antenne CAF %s", 2 },
};

DemoStructure *
demo_network_add (DemoNetwork      *self,
                  DemoStructureRank rank,
                  const char       *prefix,
                  guint             number,
                  const char       *type,
                  char             *name,
                  guint             commune,
                  DemoRandom       *random)
{
  DemoStructure structure = { .name = name, .rank = rank, .type = type, .commune = commune, .rep = DEMO_MESH_NONE };

  g_snprintf (structure.handle, sizeof structure.handle, "%s-%u", prefix, number + 1);
  structure.point = demo_terrain_find_place (self->terrain, commune, 1, random);
  structure.precision = demo_random_choose (random, precisions);
  structure.quarter = demo_terrain_find_quarter (self->terrain, structure.point);
  g_array_append_val (self->structures, structure);
  return &g_array_index (self->structures, DemoStructure, self->structures->len - 1);
}

/* Centres stand where life is harder: half of them in a priority quarter of their commune. */
static void
move_to_quarter (DemoNetwork   *self,
                 DemoStructure *centre,
                 DemoRandom    *random)
{
  const DemoTerrain *terrain = self->terrain;
  guint              n = terrain->quarters->len, first = n > 0 ? demo_random_below (random, n) : 0;

  for (guint i = 0; i < n && demo_random_chance (random, 97); i++)
    {
      const DemoQuarter *quarter = &g_array_index (terrain->quarters, DemoQuarter, (first + i) % n);
      DemoPoint          point = { quarter->centre.x + 0.4 * quarter->radius * demo_random_bell (random),
                                   quarter->centre.y + 0.4 * quarter->radius * demo_random_bell (random) };

      if (quarter->commune != centre->commune)
        continue;
      centre->point = point;
      centre->quarter = demo_terrain_find_quarter (terrain, point);
      return;
    }
}

static const char *
centre_word (const char *type)
{
  if (g_str_equal (type, "maison_de_quartier"))
    return "Maison de quartier";
  if (g_str_equal (type, "maison_pour_tous"))
    return "Maison Pour Tous";
  return g_str_equal (type, "espace_de_vie_sociale") ? "Espace de vie sociale" : "Centre social";
}

void
demo_network_add_centres (DemoNetwork *self)
{
  const DemoTerrain *terrain = self->terrain;
  g_autofree double *weights = g_new0 (double, terrain->communes->len);
  g_autofree guint  *seats = NULL;
  g_autofree guint  *order = NULL;
  DemoWords          words = demo_words_get (DEMO_WORDS_CENTRES);
  DemoRandom         random;

  demo_random_init (&random, self->seed, "centres");
  order = g_new (guint, words.n);
  for (guint i = 0; i < words.n; i++)
    order[i] = i;
  demo_random_shuffle (&random, order, words.n);
  for (guint i = 0; i < terrain->communes->len; i++)
    if (demo_terrain_get_commune (terrain, i)->population > 2000)
      weights[i] = sqrt (demo_terrain_get_commune (terrain, i)->population); /* between one each and by the head */
  seats = demo_network_share (weights, terrain->communes->len, self->size.n_centres);
  for (guint i = 0, n = 0; i < terrain->communes->len; i++)
    for (guint j = 0; j < seats[i]; j++, n++)
      {
        const char    *type = demo_random_choose (&random, centre_types);
        char          *name = g_strdup_printf ("%s %s", centre_word (type), words.words[order[n % words.n]]);
        DemoStructure *centre = demo_network_add (self, DEMO_STRUCTURE_CENTRE, "centre", n, type, name, i, &random);

        centre->management = demo_random_choose (&random, managements);
        centre->precision = n % 31 == 30 ? "to_place" : "exact";
        if (demo_random_chance (&random, 55))
          move_to_quarter (self, centre, &random);
      }
}

/* A name no school of the same kind bears in the commune. */
static char *
name_school (const SchoolKind  *kind,
             const DemoCommune *commune,
             guint              index,
             GHashTable        *taken,
             DemoRandom        *random)
{
  g_autofree char *of = NULL;

  for (guint tries = 0; tries < 40; tries++)
    {
      gboolean         plain = kind->rank < DEMO_STRUCTURE_MIDDLE && commune->population < 1500 && demo_random_chance (random, 60);
      const char      *word = demo_words_draw (plain ? DEMO_WORDS_PLACES : DEMO_WORDS_SCHOOLS, random);
      g_autofree char *key = g_strdup_printf ("%u %d %s", index, kind->rank, word);

      if (g_hash_table_add (taken, g_steal_pointer (&key)))
        return g_strdup_printf ("%s %s", kind->word, word);
    }
  of = demo_toponyms_dup_of (commune->name);
  return g_strdup_printf ("%s %s", kind->word, of);
}

static void
add_schools_of (DemoNetwork      *self,
                const SchoolKind *kind,
                guint             total,
                GHashTable       *taken,
                DemoRandom       *random)
{
  const DemoTerrain *terrain = self->terrain;
  g_autofree double *weights = g_new0 (double, terrain->communes->len);
  g_autofree guint  *seats = NULL;

  for (guint i = 0; i < terrain->communes->len; i++)
    {
      guint people = demo_terrain_get_commune (terrain, i)->population;

      weights[i] = kind->people == 0 ? sqrt (people) : people >= kind->people ? people
                                                                              : 0;
    }
  seats = demo_network_share (weights, terrain->communes->len, total);
  for (guint i = 0; i < terrain->communes->len; i++)
    for (guint j = 0; j < seats[i]; j++)
      {
        guint          number = self->structures->len - self->size.n_centres;
        char          *name = name_school (kind, demo_terrain_get_commune (terrain, i), i, taken, random);
        DemoStructure *school = demo_network_add (self, kind->rank, "school", number, kind->type, name, i, random);

        /* No real number begins with 999, and there are not ten thousand of them: benches wrap. */
        school->uai = 9990000 + (number * 7 + 11) % 10000;
      }
}

void
demo_network_add_schools (DemoNetwork *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint                  left = self->size.n_schools;
  DemoRandom             random;

  demo_random_init (&random, self->seed, "schools");
  for (guint i = 0; i < G_N_ELEMENTS (school_kinds); i++)
    {
      guint total = i + 1 < G_N_ELEMENTS (school_kinds) ? self->size.n_schools * school_kinds[i].share / 1000 : left;

      add_schools_of (self, &school_kinds[i], total, taken, &random);
      left -= total;
    }
}

typedef struct
{
  guint commune;
  guint population;
} Town;

static int
by_population (gconstpointer one,
               gconstpointer other)
{
  const Town *a = one, *b = other;

  if (a->population != b->population)
    return a->population > b->population ? -1 : 1;
  return a->commune < b->commune ? -1 : a->commune > b->commune;
}

static Town *
list_towns (const DemoTerrain *terrain)
{
  Town *towns = g_new (Town, terrain->communes->len);

  for (guint i = 0; i < terrain->communes->len; i++)
    towns[i] = (Town){ i, demo_terrain_get_commune (terrain, i)->population };
  qsort (towns, terrain->communes->len, sizeof (Town), by_population);
  return towns;
}

static void
add_partner (DemoNetwork *self,
             const char  *type,
             char        *name,
             guint        commune,
             DemoRandom  *random)
{
  guint number = self->structures->len - self->size.n_centres - self->size.n_schools;

  demo_network_add (self, DEMO_STRUCTURE_PARTNER, "partner", number, type, name, commune, random)->precision = "exact";
}

void
demo_network_add_partners (DemoNetwork *self)
{
  g_autofree Town *towns = list_towns (self->terrain);
  guint            last = self->size.n_centres + self->size.n_schools + self->size.n_partners;
  DemoRandom       random;

  demo_random_init (&random, self->seed, "partners");
  add_partner (self, "departmental_federation", g_strdup_printf ("Fédération des centres sociaux du %s", self->terrain->name), towns[0].commune, &random);
  add_partner (self, "ecole_et_famille", g_strdup ("École et Famille"), towns[0].commune, &random);
  add_partner (self, "academic_inspection", g_strdup_printf ("Inspection académique du %s", self->terrain->name), towns[0].commune, &random);
  for (guint i = 0; i < G_N_ELEMENTS (partner_kinds); i++)
    {
      const PartnerKind *kind = &partner_kinds[i];
      guint              n = MAX (1, kind->share * self->size.n_partners / 100);

      for (guint j = 0; j < n && self->structures->len < last; j++)
        {
          guint            town = towns[j % self->terrain->communes->len].commune;
          DemoWords        words = demo_words_get (DEMO_WORDS_ASSOCIATIONS);
          g_autofree char *of = demo_toponyms_dup_of (demo_terrain_get_commune (self->terrain, town)->name);

          add_partner (self, kind->type, kind->format == NULL ? g_strdup_printf ("Association %s", words.words[j % words.n]) : g_strdup_printf (kind->format, of), town, &random);
        }
    }
  while (self->structures->len < last)
    {
      guint            town = towns[demo_random_below (&random, MIN (30, self->terrain->communes->len))].commune;
      g_autofree char *of = demo_toponyms_dup_of (demo_terrain_get_commune (self->terrain, town)->name);

      add_partner (self, "other_partner", g_strdup_printf ("Médiathèque %s", of), town, &random);
    }
}
