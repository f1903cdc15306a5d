#include "map-scene-builder.h"

#include "map-moment.h"
#include "map-scene-builder-private.h"

#include <math.h>
#include <string.h>

static void
clear_ground (gpointer data)
{
  Ground *ground = data;

  if (ground->outline != NULL)
    territory_outline_unref (ground->outline);
}

MapTerritoryType
map_territory_type_from_code (const char *code)
{
  static const char *const codes[MAP_N_TERRITORY_TYPES] = { "commune", "qpv", "rep", "epci",
                                                            "departement", "eau", NULL };

  for (guint i = 0; i < MAP_TERRITORY_OTHER; i++)
    if (g_strcmp0 (code, codes[i]) == 0)
      return (MapTerritoryType) i;
  return MAP_TERRITORY_OTHER;
}

MapSceneBuilder *
map_scene_builder_new (void)
{
  MapSceneBuilder *self = g_new0 (MapSceneBuilder, 1);
  MapScene        *scene = g_new0 (MapScene, 1);

  g_atomic_ref_count_init (&scene->refs);
  scene->words = g_string_chunk_new (16384);
  for (guint i = 0; i < MAP_N_ASPECTS; i++)
    scene->terms[i] = g_array_new (FALSE, FALSE, sizeof (MapTerm));
  scene->programmes = g_array_new (FALSE, FALSE, sizeof (MapTerm));
  self->scene = scene;
  self->grounds = g_array_new (FALSE, FALSE, sizeof (Ground));
  g_array_set_clear_func (self->grounds, clear_ground);
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->ties = g_array_new (FALSE, FALSE, sizeof (Tie));
  self->askings = g_array_new (FALSE, FALSE, sizeof (Asking));
  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  self->absences = g_ptr_array_new ();
  return self;
}

/* What many share, once. */
static const char *
keep (MapSceneBuilder *self,
      const char      *text)
{
  return g_string_chunk_insert_const (self->scene->words, text != NULL ? text : "");
}

/* What is of one alone: looking for it among the others would take longer than all the rest. */
static const char *
keep_own (MapSceneBuilder *self,
          const char      *text)
{
  return text != NULL && *text != '\0' ? g_string_chunk_insert (self->scene->words, text) : "";
}

void
map_scene_builder_add_term (MapSceneBuilder *self,
                            MapAspect        aspect,
                            const char      *code,
                            const char      *label)
{
  MapTerm term = { keep (self, code), keep (self, label) };

  g_return_if_fail (aspect < MAP_N_ASPECTS && code != NULL);

  if (self->scene->terms[aspect]->len < MAP_MAX_TERMS)
    g_array_append_val (self->scene->terms[aspect], term);
}

void
map_scene_builder_name_aspect (MapSceneBuilder *self,
                               MapAspect        aspect,
                               const char      *name)
{
  g_return_if_fail (aspect < MAP_N_ASPECTS && name != NULL);

  self->scene->names[aspect] = keep (self, name);
}

void
map_scene_builder_add_programme (MapSceneBuilder *self,
                                 const char      *code,
                                 const char      *label)
{
  MapTerm term = { keep (self, code), keep (self, label) };

  g_return_if_fail (code != NULL);

  if (self->scene->programmes->len < MAP_MAX_TERMS)
    g_array_append_val (self->scene->programmes, term);
}

void
map_scene_builder_add_territory (MapSceneBuilder         *self,
                                 const MapTerritoryFacts *facts)
{
  Ground ground = { 0 };

  g_return_if_fail (facts != NULL && facts->id != NULL && self->surveyor == NULL);

  ground.territory.id = keep_own (self, facts->id);
  ground.territory.name = keep_own (self, facts->name);
  ground.territory.type = map_territory_type_from_code (facts->type);
  ground.territory.population = facts->population;
  ground.territory.priority_area = facts->priority_area;
  if (facts->outline != NULL)
    ground.outline = territory_outline_ref ((TerritoryOutline *) facts->outline);
  ground.has_label = facts->label != NULL;
  if (facts->label != NULL)
    ground.label = *facts->label;
  g_array_append_val (self->grounds, ground);
}

static gboolean
is_on_earth (const TerritoryPoint *place)
{
  return place != NULL && isfinite (place->lon) && isfinite (place->lat) && fabs (place->lon) <= 180 &&
         fabs (place->lat) <= 85;
}

void
map_scene_builder_add_structure (MapSceneBuilder         *self,
                                 const MapStructureFacts *facts)
{
  Mark mark = { 0 };

  g_return_if_fail (facts != NULL && facts->id != NULL && facts->family < MAP_N_FAMILIES);

  mark.structure.id = keep_own (self, facts->id);
  mark.structure.type = keep (self, facts->type);
  mark.structure.name = keep_own (self, facts->name);
  mark.structure.short_name = facts->short_name != NULL ? keep_own (self, facts->short_name) : mark.structure.name;
  mark.structure.family = facts->family;
  mark.structure.priority_education = facts->priority_education;
  mark.structure.has_place = is_on_earth (facts->place);
  mark.structure.stack_size = 1;
  mark.commune = keep (self, facts->commune);
  if (mark.structure.has_place)
    mark.place = *facts->place;
  g_array_append_val (self->marks, mark);
}

static guint8
find_term (const MapScene *scene,
           guint           aspect,
           const char     *code)
{
  for (guint i = 0; code != NULL && i < scene->terms[aspect]->len; i++)
    if (strcmp (g_array_index (scene->terms[aspect], MapTerm, i).code, code) == 0)
      return (guint8) i;
  return MAP_TERM_UNKNOWN;
}

void
map_scene_builder_add_link (MapSceneBuilder    *self,
                            const MapLinkFacts *facts)
{
  Tie tie = { 0 };

  g_return_if_fail (facts != NULL && facts->id != NULL && facts->a != NULL && facts->b != NULL);

  tie.link.id = keep_own (self, facts->id);
  tie.link.label = keep_own (self, facts->label);
  tie.link.began_earliest = facts->began_earliest;
  tie.link.ended_latest = facts->ended_latest;
  tie.link.began_latest = facts->began_latest;
  tie.link.is_dated = facts->began_earliest != 0 || facts->began_latest != 0 || facts->ended_earliest != 0 || facts->ended_latest != 0;
  tie.link.programmes = facts->programmes;
  for (guint i = 0; i < MAP_N_ASPECTS; i++)
    tie.link.terms[i] = find_term (self->scene, i, facts->codes[i]);
  tie.a = keep_own (self, facts->a);
  tie.b = keep_own (self, facts->b);
  g_array_append_val (self->ties, tie);
}

void
map_scene_builder_add_absence (MapSceneBuilder *self,
                               const char      *structure,
                               const char      *other)
{
  g_return_if_fail (structure != NULL);

  g_ptr_array_add (self->absences, (gpointer) keep (self, structure));
  if (other != NULL)
    g_ptr_array_add (self->absences, (gpointer) keep (self, other));
}

void
map_scene_builder_add_member (MapSceneBuilder *self,
                              const char      *territory,
                              const char      *structure,
                              gboolean         is_head)
{
  Member member = { keep (self, territory), keep (self, structure), is_head };

  g_return_if_fail (territory != NULL && structure != NULL);

  g_array_append_val (self->members, member);
}

void
map_scene_builder_add_asking (MapSceneBuilder *self,
                              const char      *structure,
                              guint32          from,
                              guint32          to)
{
  Asking asking = { NULL, from };

  g_return_if_fail (structure != NULL);

  if (from == 0 || to == 0 || map_moment_get_school_year (from) != map_moment_get_school_year (to))
    return;
  asking.structure = keep (self, structure);
  g_array_append_val (self->askings, asking);
}

MapScene *
map_scene_builder_end (MapSceneBuilder *self)
{
  MapScene *scene;

  g_return_val_if_fail (self != NULL, NULL);

  scene = self->scene;
  scene->territory_ids = g_hash_table_new (g_str_hash, g_str_equal);
  scene->structure_ids = g_hash_table_new (g_str_hash, g_str_equal);
  scene->link_ids = g_hash_table_new (g_str_hash, g_str_equal);
  map_scene_builder_finish_territories (self);
  for (guint i = 0; i < scene->territories->len; i++)
    g_hash_table_insert (scene->territory_ids, (gpointer) g_array_index (scene->territories, MapTerritory, i).id,
                         GUINT_TO_POINTER (i));
  map_scene_builder_finish_structures (self);
  map_scene_builder_finish_links (self);

  self->scene = NULL;
  map_scene_builder_free (self);
  return scene;
}

void
map_scene_builder_free (MapSceneBuilder *self)
{
  g_free (map_scene_builder_join_surveyor (self));
  if (self->scene != NULL)
    {
      for (guint i = 0; i < MAP_N_ASPECTS; i++)
        g_array_unref (self->scene->terms[i]);
      g_array_unref (self->scene->programmes);
      for (guint i = 0; i < MAP_N_TERRITORY_TYPES; i++)
        g_clear_pointer (&self->scene->shapes[i], map_shapes_free);
      g_string_chunk_free (self->scene->words);
      g_free (self->scene);
    }
  g_array_unref (self->grounds);
  g_array_unref (self->marks);
  g_array_unref (self->ties);
  g_array_unref (self->askings);
  g_array_unref (self->members);
  g_ptr_array_unref (self->absences);
  g_free (self);
}
