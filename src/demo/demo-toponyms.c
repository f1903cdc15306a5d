#include "demo-toponyms.h"

#include <string.h>

struct _DemoToponyms
{
  DemoRandom  random;
  GHashTable *taken; /* set of names, owned */
};

static const char *const roots[] = {
  "Arvil", "Aubrem", "Avernel", "Barvel", "Bellor", "Bermon", "Brévan", "Brumel", "Calvan", "Cerlan", "Charvel",
  "Clarmon", "Corvil", "Courbel", "Dambrel", "Dormel", "Dravel", "Ébrel", "Ermel", "Escarb", "Esternel", "Fauverg",
  "Ferlan", "Flavel", "Fontarb", "Gerval", "Girvan", "Grandel", "Hautrel", "Hermil", "Jarvel", "Jouvel", "Lambrel",
  "Lanvel", "Larmon", "Lauvel", "Lorvan", "Malvan", "Marbel", "Merlan", "Montarb", "Morvel", "Nauvel", "Orbel",
  "Ormal", "Parvel", "Perval", "Plancel", "Quincel", "Rambrel", "Roncel", "Rouvel", "Salvan", "Sarbel", "Soulvan",
  "Tarmel", "Tauvel", "Tervan", "Urbel", "Valmel", "Varmon", "Vernil", "Vervan", "Villarb", "Chambrel", "Crévan",
  "Landrel", "Maubrel", "Saubrel", "Trévan", "Gombrel", "Noirvel", "Belvan", "Estarb", "Sombrel", "Ligvan"
};

static const char *const endings[] = {
  "igny", "ay", "ières", "euil", "y", "ange", "euse", "ettes", "oy", "ancourt", "onville", "eau", "oise", "ange", "encourt",
  "ignac", "ières", "ois", "ouse", "anne"
};

static const char *const endings_after_n[] = { "court", "ville", "villers", "gny", "nières", "mont", "val", "cy", "te", "fort" };

static const char *const saints[] = {
  "Saint-Aurélon", "Saint-Vulfaire", "Sainte-Ombeline", "Saint-Gaudric", "Saint-Thévaud", "Sainte-Aldegarde",
  "Saint-Firmain", "Saint-Ermeland", "Sainte-Valère", "Saint-Odilard", "Saint-Clérin", "Saint-Gervold"
};

static const char *const countries[] = { "en-Aubrelais", "en-Sorvanois", "des-Hauts", "la-Plaine", "sous-Bois", "du-Val" };
static const char *const manners[] = { "le-Vieux", "la-Forêt", "le-Grand", "le-Petit", "les-Étangs", "la-Ville", "le-Haut", "les-Bois", "l’Abbaye" };
static const char *const grounds[] = { "La Chapelle", "Le Plessis", "La Neuville", "Les Essarts", "Bois", "La Croix", "Le Mesnil", "Mont", "Val" };

static const char *const quarters[] = {
  "Les Hautes-Bornes", "La Croix-Verte", "Les Quatre-Vents", "Le Clos-Fleuri", "Les Grands-Prés", "La Cerisaie", "Les Peupliers",
  "Le Vert-Bois", "La Sablière", "Les Coteaux", "Le Grand-Cèdre", "La Garenne", "Les Oiseaux", "Le Belvédère", "Les Vignes-Blanches",
  "La Faïencerie", "Les Musiciens", "Le Pont-Vieux", "Les Tilleuls", "La Butte-aux-Lièvres", "Les Carreaux", "La Haute-Rive",
  "Le Champ-des-Roses", "Les Aulnes", "La Pierre-Longue", "Les Navigateurs", "Le Parc-aux-Cerfs", "Les Cascades", "La Briqueterie", "Le Moulin-Neuf"
};

#define PICK(self, words) ((words)[demo_random_below (&(self)->random, G_N_ELEMENTS (words))])

DemoToponyms *
demo_toponyms_new (guint64 seed)
{
  DemoToponyms *self = g_new0 (DemoToponyms, 1);

  demo_random_init (&self->random, seed, "toponyms");
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
demo_toponyms_free (DemoToponyms *self)
{
  g_hash_table_unref (self->taken);
  g_free (self);
}

static char *
simple_name (DemoToponyms *self)
{
  const char *root = PICK (self, roots);

  if (g_str_has_suffix (root, "n"))
    return g_strconcat (root, PICK (self, endings_after_n), NULL);
  return g_strconcat (root, PICK (self, endings), NULL);
}

static char *
invent (DemoToponyms *self,
        const char   *river)
{
  guint            manner = demo_random_below (&self->random, 100);
  g_autofree char *name = simple_name (self);

  if (river != NULL && manner < 45)
    return g_strdup_printf ("%s-sur-%s", name, river);
  if (manner < 62)
    return g_steal_pointer (&name);
  if (manner < 72)
    return g_strdup_printf ("%s-%s", PICK (self, saints), PICK (self, countries));
  if (manner < 82)
    return g_strdup_printf ("%s-%s", PICK (self, grounds), name);
  if (manner < 92)
    return g_strdup_printf ("%s-%s", name, PICK (self, manners));
  return g_strdup_printf ("%s-%s", name, PICK (self, countries));
}

const char *
demo_toponyms_make_commune (DemoToponyms *self,
                            const char   *river)
{
  char *name = invent (self, river);

  /* A whole nation uses the simple ones up: two roots joined never run out. */
  for (guint tries = 0; g_hash_table_contains (self->taken, name); tries++)
    {
      g_autofree char *taken = name;
      g_autofree char *other = simple_name (self);

      name = tries < 3 ? invent (self, river) : g_strdup_printf ("%s-%s", taken, other);
    }
  g_hash_table_add (self->taken, name);
  return name;
}

const char *
demo_toponyms_make_quarter (DemoToponyms *self,
                            guint         commune)
{
  const char *name = NULL;
  char       *key = NULL;

  do
    {
      g_free (key);
      name = PICK (self, quarters);
      key = g_strdup_printf ("%u %s", commune, name);
    }
  while (g_hash_table_contains (self->taken, key));
  g_hash_table_add (self->taken, key);
  return name;
}

void
demo_toponyms_take (DemoToponyms *self,
                    const char   *name)
{
  g_hash_table_add (self->taken, g_strdup (name));
}

static gboolean
begins_with_vowel (const char *name)
{
  g_autofree char *plain = g_str_to_ascii (name, "C");

  return strchr ("AEIOUYaeiouy", plain[0]) != NULL;
}

char *
demo_toponyms_dup_of (const char *name)
{
  if (g_str_has_prefix (name, "Le "))
    return g_strconcat ("du ", name + strlen ("Le "), NULL);
  if (g_str_has_prefix (name, "Les "))
    return g_strconcat ("des ", name + strlen ("Les "), NULL);
  return g_strconcat (begins_with_vowel (name) ? "d’" : "de ", name, NULL);
}
