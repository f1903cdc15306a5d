#include "map-look.h"

MapLook
map_look_new (MapPaletteKind palette)
{
  return (MapLook){
    .palette = palette,
    .text_scale = 1,
    .colour_by = MAP_ASPECT_KIND,
    .dash_by = MAP_ASPECT_FORMALITY,
    .width_by = MAP_ASPECT_NONE,
    .show_communes = TRUE,
    .show_quarters = TRUE,
    .show_priority_areas = TRUE,
    .show_departement = TRUE,
    .show_names = TRUE,
    .show_structure_names = TRUE,
    .show_links = TRUE,
    .show_pictures = TRUE,
  };
}

MapLook
map_look_copy (const MapLook *self)
{
  MapLook copy = *self;

  if (copy.shown_structures != NULL)
    g_bytes_ref (copy.shown_structures);
  if (copy.shown_links != NULL)
    g_bytes_ref (copy.shown_links);
  if (copy.fates != NULL)
    g_bytes_ref (copy.fates);
  if (copy.backdrop != NULL)
    map_backdrop_ref (copy.backdrop);
  return copy;
}

void
map_look_clear (MapLook *self)
{
  g_clear_pointer (&self->shown_structures, g_bytes_unref);
  g_clear_pointer (&self->shown_links, g_bytes_unref);
  g_clear_pointer (&self->fates, g_bytes_unref);
  g_clear_pointer (&self->backdrop, map_backdrop_unref);
}

static gboolean
bytes_equal (GBytes *one,
             GBytes *other)
{
  return one == other || (one != NULL && other != NULL && g_bytes_equal (one, other));
}

static gboolean
layers_equal (const MapLook *one,
              const MapLook *other)
{
  return one->show_communes == other->show_communes && one->show_quarters == other->show_quarters &&
         one->show_priority_areas == other->show_priority_areas && one->show_groupings == other->show_groupings && one->show_networks == other->show_networks &&
         one->show_departement == other->show_departement && one->show_names == other->show_names &&
         one->show_structure_names == other->show_structure_names && one->whole_names == other->whole_names &&
         one->show_links == other->show_links && one->show_absences == other->show_absences && one->show_pictures == other->show_pictures;
}

static gboolean
speech_equal (const MapLook *one,
              const MapLook *other)
{
  return one->palette == other->palette && one->text_scale == other->text_scale &&
         one->colour_by == other->colour_by && one->dash_by == other->dash_by && one->width_by == other->width_by &&
         one->size_by_links == other->size_by_links && one->clustering == other->clustering &&
         one->shade_by == other->shade_by;
}

gboolean
map_look_equal (const MapLook *one,
                const MapLook *other)
{
  for (guint i = 0; i < MAP_N_ASPECTS; i++)
    if (one->hidden_terms[i] != other->hidden_terms[i])
      return FALSE;
  return layers_equal (one, other) && speech_equal (one, other) && one->hidden_families == other->hidden_families &&
         one->from == other->from && one->to == other->to && one->today == other->today &&
         map_moment_equal (one->compared, other->compared) && bytes_equal (one->fates, other->fates) &&
         bytes_equal (one->shown_structures, other->shown_structures) &&
         bytes_equal (one->shown_links, other->shown_links) && one->backdrop == other->backdrop;
}

static gboolean
is_shown (GBytes *shown,
          guint   index)
{
  gsize         size;
  const guint8 *bytes;

  if (shown == NULL)
    return TRUE;
  bytes = g_bytes_get_data (shown, &size);
  return index < size && bytes[index] != 0;
}

gboolean
map_look_shows_structure (const MapLook      *self,
                          const MapStructure *structure,
                          guint               index)
{
  return !(self->hidden_families & (1u << structure->family)) && is_shown (self->shown_structures, index);
}

static gboolean
is_of_time (const MapLook *self,
            const MapLink *link)
{
  if (self->to != 0 && link->began_earliest != 0 && link->began_earliest > self->to)
    return FALSE;
  return self->from == 0 || link->ended_latest == 0 || link->ended_latest >= self->from;
}

gboolean
map_look_shows_link (const MapLook *self,
                     const MapLink *link,
                     guint          index)
{
  for (guint i = 0; i < MAP_N_ASPECTS; i++)
    if (self->hidden_terms[i] & (G_GUINT64_CONSTANT (1) << link->terms[i]))
      return FALSE;
  if (map_look_compares (self) ? map_look_get_fate (self, index) == MAP_FATE_AWAY : !is_of_time (self, link))
    return FALSE;
  return is_shown (self->shown_links, index);
}

gboolean
map_look_compares (const MapLook *self)
{
  return self->from != 0 && self->compared.from != 0 && self->fates != NULL;
}

MapFate
map_look_get_fate (const MapLook *self,
                   guint          index)
{
  gsize         size;
  const guint8 *fates = g_bytes_get_data (self->fates, &size);

  return index < size ? (MapFate) fates[index] : MAP_FATE_UNDATED;
}

char *
map_look_dup_when (const MapLook *self)
{
  MapMoment before = self->compared, after = { self->from, self->to };

  if (!map_look_compares (self))
    return map_moment_dup_words (after);
  map_moments_order (&before, &after);
  return map_fates_dup_span (before, after);
}

static void
count_fates (const MapLook  *self,
             const MapScene *scene,
             guint          *n)
{
  guint               n_links, n_structures;
  const MapLink      *links = map_scene_get_links (scene, &n_links);
  const MapStructure *structures = map_scene_get_structures (scene, &n_structures);

  for (guint i = 0; i < n_links; i++)
    if (map_look_shows_link (self, &links[i], i) && map_look_shows_structure (self, &structures[links[i].a], links[i].a) &&
        map_look_shows_structure (self, &structures[links[i].b], links[i].b))
      n[map_look_get_fate (self, i)]++;
}

char *
map_look_dup_told (const MapLook  *self,
                   const MapScene *scene)
{
  MapMoment before = self->compared, after = { self->from, self->to };
  guint     n[MAP_N_FATES] = { 0 };

  if (!map_look_compares (self))
    return map_look_dup_when (self);
  map_moments_order (&before, &after);
  count_fates (self, scene, n);
  return map_fates_dup_sentence (n, before, after);
}

gboolean
map_look_is_past (const MapLook *self,
                  const MapLink *link)
{
  guint32 day = self->from != 0 ? self->from : self->today;

  return day != 0 && !map_look_compares (self) && link->ended_latest != 0 && link->ended_latest < day;
}
