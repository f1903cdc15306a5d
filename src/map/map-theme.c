#include "config.h"

#include "map-theme.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const MapTheme themes[] = {
  { "links", N_ ("Kinds of links"), N_ ("What joins them, and how formal it is: the map of a meeting."), "" },
  { "quality", N_ ("Quality of relations"), N_ ("How it goes between them, and how sure we are of it."), "colour=quality dash=certainty" },
  { "life", N_ ("Life of links"), N_ ("What begins, lives, sleeps or is over, and how often they meet."), "colour=status width=frequency" },
  { "coverage", N_ ("Coverage of the territory"), N_ ("Communes are the deeper, structures the larger, the more links they have."),
    "colour=none dash=none size=links shade=links layers=communes,departement,names,structures" },
  { "survey", N_ ("Progress of the survey"), N_ ("Communes are the deeper, the more of their centres and schools were asked after this school year."),
    "colour=none dash=none shade=survey layers=communes,departement,names,structures" },
  { "policy", N_ ("Priority quarters and groupings"), N_ ("Urban policy, priority quarters and groupings of communes, under plain links."),
    "colour=none dash=none layers=communes,quarters,priority,groupings,departement,names,structures,links" },
  { "education", N_ ("Priority education"), N_ ("Networks of schools (REP) around their head, and priority quarters, under plain links."),
    "colour=none dash=none layers=communes,quarters,networks,departement,names,structures,links" },
};

static const struct
{
  const char *code, *label;
} aspects[MAP_N_ASPECTS + 1] = {
  [MAP_ASPECT_KIND] = { "kind", N_ ("Kind of link") },
  [MAP_ASPECT_FORMALITY] = { "formality", N_ ("Formality") },
  [MAP_ASPECT_FREQUENCY] = { "frequency", N_ ("Frequency") },
  [MAP_ASPECT_QUALITY] = { "quality", N_ ("Quality") },
  [MAP_ASPECT_CERTAINTY] = { "certainty", N_ ("Certainty") },
  [MAP_ASPECT_STATUS] = { "status", N_ ("Status") },
  [MAP_ASPECT_NONE] = { "none", N_ ("Nothing") },
};

static const struct
{
  const char *code, *label;
} shades[MAP_N_SHADES] = {
  [MAP_SHADE_NONE] = { "none", N_ ("Nothing") },
  [MAP_SHADE_LINKS] = { "links", N_ ("Number of links") },
  [MAP_SHADE_SURVEY] = { "survey", N_ ("Progress of the survey") },
};

static const struct
{
  const char *code, *label;
  gsize       offset; /* in a look */
} layers[MAP_N_LAYERS] = {
  [MAP_LAYER_COMMUNES] = { "communes", N_ ("Communes"), G_STRUCT_OFFSET (MapLook, show_communes) },
  [MAP_LAYER_QUARTERS] = { "quarters", N_ ("Priority quarters (QPV)"), G_STRUCT_OFFSET (MapLook, show_quarters) },
  [MAP_LAYER_PRIORITY_AREAS] = { "priority", N_ ("Communes in urban policy"), G_STRUCT_OFFSET (MapLook, show_priority_areas) },
  [MAP_LAYER_GROUPINGS] = { "groupings", N_ ("Groupings of communes"), G_STRUCT_OFFSET (MapLook, show_groupings) },
  [MAP_LAYER_NETWORKS] = { "networks", N_ ("Networks of schools (REP)"), G_STRUCT_OFFSET (MapLook, show_networks) },
  [MAP_LAYER_DEPARTEMENT] = { "departement", N_ ("Border of the département"), G_STRUCT_OFFSET (MapLook, show_departement) },
  [MAP_LAYER_NAMES] = { "names", N_ ("Names of places"), G_STRUCT_OFFSET (MapLook, show_names) },
  [MAP_LAYER_STRUCTURE_NAMES] = { "structures", N_ ("Names of structures"), G_STRUCT_OFFSET (MapLook, show_structure_names) },
  [MAP_LAYER_LINKS] = { "links", N_ ("Links"), G_STRUCT_OFFSET (MapLook, show_links) },
  [MAP_LAYER_ABSENCES] = { "absences", N_ ("Absences of link"), G_STRUCT_OFFSET (MapLook, show_absences) },
  [MAP_LAYER_PICTURES] = { "pictures", N_ ("Background pictures"), G_STRUCT_OFFSET (MapLook, show_pictures) },
};

const MapTheme *
map_themes_get (guint *n)
{
  *n = G_N_ELEMENTS (themes);
  return themes;
}

const MapTheme *
map_themes_find (const char *code)
{
  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (themes); i++)
    if (strcmp (themes[i].code, code) == 0)
      return &themes[i];
  return NULL;
}

const char *
map_theme_get_title (const MapTheme *self)
{
  return _ (self->title);
}

const char *
map_theme_get_sentence (const MapTheme *self)
{
  return _ (self->sentence);
}

const char *
map_theme_get_aspect_code (guint aspect)
{
  return aspects[MIN (aspect, MAP_ASPECT_NONE)].code;
}

const char *
map_theme_get_aspect_label (guint aspect)
{
  return _ (aspects[MIN (aspect, MAP_ASPECT_NONE)].label);
}

const char *
map_theme_get_shade_label (guint shade)
{
  return _ (shades[MIN (shade, MAP_SHADE_SURVEY)].label);
}

const char *
map_layer_get_label (MapLayer layer)
{
  return _ (layers[layer].label);
}

gboolean
map_look_get_layer (const MapLook *look,
                    MapLayer       layer)
{
  return G_STRUCT_MEMBER (gboolean, look, layers[layer].offset);
}

void
map_look_set_layer (MapLook *look,
                    MapLayer layer,
                    gboolean is_shown)
{
  G_STRUCT_MEMBER (gboolean, look, layers[layer].offset) = is_shown;
}

/* --- words */

char *
map_theme_dup_words (const MapLook *look)
{
  GString *words;

  g_return_val_if_fail (look != NULL, NULL);

  words = g_string_new (NULL);
  g_string_append_printf (words, "colour=%s dash=%s width=%s size=%s shade=%s layers=", map_theme_get_aspect_code (look->colour_by),
                          map_theme_get_aspect_code (look->dash_by), map_theme_get_aspect_code (look->width_by),
                          look->size_by_links ? "links" : "same", shades[look->shade_by].code);
  for (guint i = 0, n = 0; i < MAP_LAYER_PICTURES; i++)
    if (map_look_get_layer (look, i))
      g_string_append_printf (words, "%s%s", n++ > 0 ? "," : "", layers[i].code);
  if (!look->show_pictures)
    g_string_append (words, " pictures=none");
  return g_string_free (words, FALSE);
}

static void
read_aspect (const char *value,
             guint      *aspect)
{
  for (guint i = 0; i <= MAP_ASPECT_NONE; i++)
    if (strcmp (aspects[i].code, value) == 0)
      *aspect = i;
}

/* A shade of a newer Liens is none. */
static void
read_shade (const char *value,
            MapLook    *look)
{
  look->shade_by = MAP_SHADE_NONE;
  for (guint i = 0; i < MAP_N_SHADES; i++)
    if (strcmp (shades[i].code, value) == 0)
      look->shade_by = i;
}

static void
read_layers (const char *value,
             MapLook    *look)
{
  g_auto (GStrv) codes = g_strsplit (value, ",", -1);

  for (guint i = 0; i < MAP_LAYER_PICTURES; i++)
    map_look_set_layer (look, i, g_strv_contains ((const char *const *) codes, layers[i].code));
}

static void
read_word (const char *key,
           const char *value,
           MapLook    *look)
{
  if (strcmp (key, "colour") == 0)
    read_aspect (value, &look->colour_by);
  else if (strcmp (key, "dash") == 0)
    read_aspect (value, &look->dash_by);
  else if (strcmp (key, "width") == 0)
    read_aspect (value, &look->width_by);
  else if (strcmp (key, "size") == 0)
    look->size_by_links = strcmp (value, "links") == 0;
  else if (strcmp (key, "shade") == 0)
    read_shade (value, look);
  else if (strcmp (key, "pictures") == 0)
    look->show_pictures = strcmp (value, "none") != 0;
  else if (strcmp (key, "layers") == 0)
    read_layers (value, look);
}

static void
make_ordinary (MapLook *look)
{
  MapLook ordinary = map_look_new (look->palette);

  look->colour_by = ordinary.colour_by;
  look->dash_by = ordinary.dash_by;
  look->width_by = ordinary.width_by;
  look->size_by_links = ordinary.size_by_links;
  look->shade_by = ordinary.shade_by;
  for (guint i = 0; i < MAP_N_LAYERS; i++)
    map_look_set_layer (look, i, map_look_get_layer (&ordinary, i));
}

void
map_theme_apply (const char *words,
                 MapLook    *look)
{
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : "", " ", -1);

  g_return_if_fail (look != NULL);

  make_ordinary (look);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *value = strchr (parts[i], '=');

      if (value == NULL)
        continue;
      *value++ = '\0';
      read_word (parts[i], value, look);
    }
}
