#include "config.h"

#include "map-arranged-private.h"

#include "map-fate.h"
#include "map-network.h"

#include <glib/gi18n-lib.h>

#define CENTRE_ROOM 1.2 /* of what is between two marks of the network: centres are what it is about */
#define OTHER_ROOM 0.85

/* --- a scene like another */

MapScene *
map_arranged_new_like (MapScene *base,
                       MapFrame *frame)
{
  MapScene *self = g_new0 (MapScene, 1);

  g_atomic_ref_count_init (&self->refs);
  self->base = map_scene_ref (base);
  self->frame = frame;
  self->words = g_string_chunk_new (256);
  self->bounds = MAP_BOX_EMPTY;
  self->territories = g_array_new (FALSE, FALSE, sizeof (MapTerritory));
  self->structures = g_array_sized_new (FALSE, FALSE, sizeof (MapStructure), frame->n_structures);
  self->links = g_array_sized_new (FALSE, FALSE, sizeof (MapLink), frame->n_links);
  self->programmes = g_array_ref (base->programmes);
  for (guint i = 0; i < MAP_N_ASPECTS; i++)
    {
      self->terms[i] = g_array_ref (base->terms[i]);
      self->names[i] = base->names[i];
    }
  self->territory_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->structure_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->link_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->territory_grid = map_grid_new (NULL, 0, 1000);
  return self;
}

void
map_arranged_add_structure (MapScene    *self,
                            MapStructure structure,
                            gboolean     has_place,
                            MapPoint     place)
{
  structure.has_place = has_place;
  structure.place = place;
  structure.stack_rank = 0;
  structure.stack_size = 1;
  structure.n_links = 0;
  structure.commune = MAP_NONE; /* it has none of the ground */
  self->n_to_place += !has_place;
  g_hash_table_insert (self->structure_ids, (gpointer) structure.id, GUINT_TO_POINTER (self->structures->len));
  g_array_append_val (self->structures, structure);
}

void
map_arranged_add_link (MapScene *self,
                       MapLink   link,
                       guint     a,
                       guint     b)
{
  link.a = a;
  link.b = b;
  g_array_index (self->structures, MapStructure, a).n_links++;
  g_array_index (self->structures, MapStructure, b).n_links++;
  g_hash_table_insert (self->link_ids, (gpointer) link.id, GUINT_TO_POINTER (self->links->len));
  g_array_append_val (self->links, link);
}

/* air: left around, metres. */
void
map_arranged_finish (MapScene *self,
                     double    air)
{
  g_autofree MapBox *boxes = g_new (MapBox, self->structures->len + 1);

  for (guint i = 0; i < self->structures->len; i++)
    {
      const MapStructure *structure = &g_array_index (self->structures, MapStructure, i);
      double              x = (double) structure->place.x, y = (double) structure->place.y;

      boxes[i] = structure->has_place ? (MapBox){ x, y, x, y } : MAP_BOX_EMPTY;
      if (structure->has_place)
        self->bounds = map_box_with (self->bounds, x, y);
    }
  for (guint i = 0; i < self->frame->captions->len; i++)
    {
      MapPoint at = g_array_index (self->frame->captions, MapCaption, i).place;

      self->bounds = map_box_with (self->bounds, (double) at.x, (double) at.y);
    }
  if (!map_box_is_empty (self->bounds))
    self->bounds = map_box_grow (self->bounds, air);
  self->structure_grid = map_grid_new (boxes, self->structures->len, 1000);
}

void
map_arranged_add_caption (MapScene   *self,
                          const char *text,
                          double      x,
                          double      y,
                          MapLean     lean)
{
  MapCaption caption = { g_string_chunk_insert (self->words, text), { (float) x, (float) y }, lean };

  g_array_append_val (self->frame->captions, caption);
}

/* --- network */

static void
caption_lone (MapScene        *self,
              const MapPlaces *places)
{
  MapBox           box = map_network_get_lone_box (places);
  guint            n, lone = 0;
  const MapPlace  *all = map_places_get (places, &n);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    lone += all[i].stand == MAP_STAND_LONE;
  if (lone == 0)
    return;
  text = g_strdup_printf (ngettext ("%u without any link", "%u without any link", lone), lone);
  map_arranged_add_caption (self, text, (box.x0 + box.x1) / 2, box.y1 + MAP_NETWORK_STEP, MAP_LEAN_ABOVE);
}

MapScene *
map_arranged_new_network (MapScene  *scene,
                          MapPlaces *places)
{
  guint           n, n_links, n_places;
  const MapPlace *at = map_places_get (places, &n_places);
  MapFrame       *frame;
  MapScene       *self;

  g_return_val_if_fail (scene != NULL && places != NULL, NULL);

  map_scene_get_structures (scene, &n);
  map_scene_get_links (scene, &n_links);
  g_return_val_if_fail (n_places == n, NULL);

  frame = map_frame_new (MAP_FRAME_NETWORK, n, n_links);
  self = map_arranged_new_like (scene, frame);
  for (guint i = 0; i < n; i++)
    {
      frame->structure_from[i] = i;
      frame->rooms[i] = (float) (MAP_NETWORK_APART * (g_array_index (scene->structures, MapStructure, i).family == MAP_FAMILY_CENTRE ? CENTRE_ROOM : OTHER_ROOM));
      frame->pinned[i] = at[i].stand == MAP_STAND_PINNED;
      map_arranged_add_structure (self, g_array_index (scene->structures, MapStructure, i), at[i].stand != MAP_STAND_NONE, at[i].at);
    }
  for (guint i = 0; i < n_links; i++)
    {
      MapLink link = g_array_index (scene->links, MapLink, i);

      frame->link_from[i] = i;
      map_arranged_add_link (self, link, link.a, link.b);
    }
  caption_lone (self, places);
  map_arranged_finish (self, MAP_NETWORK_STEP);
  return self;
}

/* --- what is shown */

static GBytes *
carry_shown (GBytes      *shown,
             const guint *from,
             guint        n)
{
  gsize         size;
  const guint8 *bytes;
  guint8       *carried;

  if (shown == NULL)
    return NULL;
  bytes = g_bytes_get_data (shown, &size);
  carried = g_malloc (n + 1);
  for (guint i = 0; i < n; i++)
    carried[i] = from[i] == MAP_NONE || (from[i] < size && bytes[from[i]]);
  return g_bytes_new_take (carried, n);
}

GBytes *
map_arranged_dup_shown_structures (const MapScene *arranged,
                                   GBytes         *shown)
{
  g_return_val_if_fail (arranged->frame != NULL, NULL);

  return carry_shown (shown, arranged->frame->structure_from, arranged->frame->n_structures);
}

GBytes *
map_arranged_dup_shown_links (const MapScene *arranged,
                              GBytes         *shown)
{
  g_return_val_if_fail (arranged->frame != NULL, NULL);

  return carry_shown (shown, arranged->frame->link_from, arranged->frame->n_links);
}

/* What stands for no link of the dossier has no fate of its own. */
GBytes *
map_arranged_dup_fates (const MapScene *arranged,
                        GBytes         *fates)
{
  const guint  *from;
  gsize         size;
  const guint8 *known;
  guint8       *carried;

  g_return_val_if_fail (arranged->frame != NULL, NULL);

  if (fates == NULL)
    return NULL;
  from = arranged->frame->link_from;
  known = g_bytes_get_data (fates, &size);
  carried = g_malloc (arranged->frame->n_links + 1);
  for (guint i = 0; i < arranged->frame->n_links; i++)
    carried[i] = from[i] < size ? known[from[i]] : MAP_FATE_UNDATED;
  return g_bytes_new_take (carried, arranged->frame->n_links);
}
