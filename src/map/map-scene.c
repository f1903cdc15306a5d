#include "config.h"

#include "map-scene-private.h"

#include <glib/gi18n-lib.h>

MapScene *
map_scene_ref (MapScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
map_scene_unref (MapScene *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < MAP_N_TERRITORY_TYPES; i++)
    g_clear_pointer (&self->shapes[i], map_shapes_free);
  for (guint i = 0; i < MAP_N_ASPECTS; i++)
    g_array_unref (self->terms[i]);
  g_hash_table_unref (self->territory_ids);
  g_hash_table_unref (self->structure_ids);
  g_hash_table_unref (self->link_ids);
  map_grid_free (self->territory_grid);
  map_grid_free (self->structure_grid);
  g_array_unref (self->territories);
  g_array_unref (self->structures);
  g_array_unref (self->links);
  g_array_unref (self->programmes);
  g_clear_pointer (&self->askings, g_array_unref);
  g_clear_pointer (&self->networks, g_array_unref);
  g_clear_pointer (&self->members, g_array_unref);
  g_clear_pointer (&self->frame, map_frame_free);
  g_clear_pointer (&self->base, map_scene_unref);
  g_string_chunk_free (self->words);
  g_free (self);
}

void
map_scene_get_origin (const MapScene *self,
                      double         *x,
                      double         *y)
{
  *x = self->origin_x;
  *y = self->origin_y;
}

MapBox
map_scene_get_bounds (const MapScene *self)
{
  return self->bounds;
}

const MapTerritory *
map_scene_get_territories (const MapScene *self,
                           guint          *n)
{
  *n = self->territories->len;
  return &g_array_index (self->territories, MapTerritory, 0);
}

const MapStructure *
map_scene_get_structures (const MapScene *self,
                          guint          *n)
{
  *n = self->structures->len;
  return &g_array_index (self->structures, MapStructure, 0);
}

const MapLink *
map_scene_get_links (const MapScene *self,
                     guint          *n)
{
  *n = self->links->len;
  return &g_array_index (self->links, MapLink, 0);
}

const MapNetwork *
map_scene_get_networks (const MapScene *self,
                        guint          *n)
{
  *n = self->networks != NULL ? self->networks->len : 0;
  return *n > 0 ? &g_array_index (self->networks, MapNetwork, 0) : NULL;
}

const guint *
map_scene_get_members (const MapScene *self)
{
  return self->members != NULL ? &g_array_index (self->members, guint, 0) : NULL;
}

const MapAsking *
map_scene_get_askings (const MapScene *self,
                       guint          *n)
{
  *n = self->askings != NULL ? self->askings->len : 0;
  return *n > 0 ? &g_array_index (self->askings, MapAsking, 0) : NULL;
}

gboolean
map_family_is_surveyed (MapFamily family)
{
  return family <= MAP_FAMILY_LYCEE;
}

guint
map_scene_get_first_of_type (const MapScene  *self,
                             MapTerritoryType type,
                             guint           *n)
{
  g_return_val_if_fail (type < MAP_N_TERRITORY_TYPES, 0);

  *n = self->first_of_type[type + 1] - self->first_of_type[type];
  return self->first_of_type[type];
}

const MapShapes *
map_scene_get_shapes (const MapScene  *self,
                      MapTerritoryType type)
{
  g_return_val_if_fail (type < MAP_N_TERRITORY_TYPES, NULL);

  return self->shapes[type];
}

guint
map_scene_get_n_to_place (const MapScene *self)
{
  return self->n_to_place;
}

const MapFrame *
map_scene_get_frame (const MapScene *self)
{
  return self->frame;
}

guint
map_scene_get_n_programmes (const MapScene *self)
{
  return self->programmes->len;
}

const char *
map_scene_get_programme_code (const MapScene *self,
                              guint           programme)
{
  return programme < self->programmes->len ? g_array_index (self->programmes, MapTerm, programme).code : NULL;
}

const char *
map_scene_get_programme_label (const MapScene *self,
                               guint           programme)
{
  return programme < self->programmes->len ? g_array_index (self->programmes, MapTerm, programme).label : NULL;
}

guint
map_scene_get_n_terms (const MapScene *self,
                       MapAspect       aspect)
{
  g_return_val_if_fail (aspect < MAP_N_ASPECTS, 0);

  return self->terms[aspect]->len;
}

const char *
map_scene_get_term_code (const MapScene *self,
                         MapAspect       aspect,
                         guint           term)
{
  g_return_val_if_fail (aspect < MAP_N_ASPECTS, NULL);

  return term < self->terms[aspect]->len ? g_array_index (self->terms[aspect], MapTerm, term).code : NULL;
}

const char *
map_scene_get_aspect_name (const MapScene *self,
                           MapAspect       aspect)
{
  g_return_val_if_fail (aspect < MAP_N_ASPECTS, NULL);

  return self->names[aspect];
}

const char *
map_scene_get_term_label (const MapScene *self,
                          MapAspect       aspect,
                          guint           term)
{
  g_return_val_if_fail (aspect < MAP_N_ASPECTS, NULL);

  return term < self->terms[aspect]->len ? g_array_index (self->terms[aspect], MapTerm, term).label : _ ("Not known");
}

static guint
find_index (GHashTable *ids,
            const char *id)
{
  gpointer index;

  g_return_val_if_fail (id != NULL, MAP_NONE);

  return g_hash_table_lookup_extended (ids, id, NULL, &index) ? GPOINTER_TO_UINT (index) : MAP_NONE;
}

guint
map_scene_find_territory (const MapScene *self,
                          const char     *id)
{
  return find_index (self->territory_ids, id);
}

guint
map_scene_find_structure (const MapScene *self,
                          const char     *id)
{
  return find_index (self->structure_ids, id);
}

guint
map_scene_find_link (const MapScene *self,
                     const char     *id)
{
  return find_index (self->link_ids, id);
}

gboolean
map_scene_visit_territories (const MapScene *self,
                             MapBox          area,
                             MapGridVisit    visit,
                             gpointer        user_data)
{
  return map_grid_visit (self->territory_grid, area, visit, user_data);
}

gboolean
map_scene_visit_structures (const MapScene *self,
                            MapBox          area,
                            MapGridVisit    visit,
                            gpointer        user_data)
{
  return map_grid_visit (self->structure_grid, area, visit, user_data);
}

const char *
map_family_get_label (MapFamily family)
{
  static const char *const labels[MAP_N_FAMILIES] = {
    N_ ("Social centres"), N_ ("Nursery schools"), N_ ("Primary schools"), N_ ("Collèges"), N_ ("Lycées"),
    N_ ("Associations"), N_ ("Institutions"), N_ ("Other partners")
  };

  g_return_val_if_fail (family < MAP_N_FAMILIES, NULL);

  return _ (labels[family]);
}
