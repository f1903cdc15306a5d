#include "config.h"

#include "map-legend.h"

#include "map-legend-private.h"

#include <glib/gi18n-lib.h>

#define MOST_WORDS 60 /* letters: who writes more does not push the map off its page */

static void
add (MapLegend    *self,
     MapLegendSign sign,
     guint         key,
     const char   *heading,
     const char   *label,
     guint         count)
{
  MapLegendEntry entry = { sign, key, g_strcmp0 (self->heading, heading) == 0 ? NULL : heading,
                           g_string_chunk_insert_const (self->words, label), count };

  if (count == 0)
    return;
  self->heading = heading;
  g_array_append_val (self->entries, entry);
}

static guint
count_ringed (const MapLayout *layout)
{
  guint               n_marks, n_structures, n = 0;
  const MapMark      *marks = map_layout_get_marks (layout, &n_marks);
  const MapStructure *structures = map_scene_get_structures (map_layout_get_scene (layout), &n_structures);

  for (guint i = 0; i < n_marks; i++)
    n += marks[i].lettered && structures[marks[i].structure].priority_education;
  return n;
}

static guint
count_absences (const MapLayout *layout)
{
  guint               n_marks, n_structures, n = 0;
  const MapMark      *marks = map_layout_get_marks (layout, &n_marks);
  const MapStructure *structures = map_scene_get_structures (map_layout_get_scene (layout), &n_structures);

  for (guint i = 0; i < n_marks && map_layout_get_look (layout)->show_absences; i++)
    n += structures[marks[i].structure].n_absences > 0;
  return n;
}

static guint
count_pinned (const MapLayout *layout)
{
  guint          n_marks, n = 0;
  const MapMark *marks = map_layout_get_marks (layout, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    n += marks[i].pinned;
  return n;
}

static void
add_structures (MapLegend       *self,
                const MapLayout *layout)
{
  const MapTally *tally = map_layout_get_tally (layout);
  const char     *heading = _ ("Structures");

  for (guint family = 0; family < MAP_N_FAMILIES; family++)
    add (self, MAP_LEGEND_FAMILY, family, heading, map_family_get_label (family), tally->families[family]);
  add (self, MAP_LEGEND_BADGE, 0, heading, _ ("Several in one place"), tally->gathered);
  add (self, MAP_LEGEND_PRIORITY, 0, heading, _ ("Priority education"), count_ringed (layout));
  add (self, MAP_LEGEND_ABSENCE, 0, heading, _ ("Absence of link noted"), count_absences (layout));
  add (self, MAP_LEGEND_PIN, 0, heading, _ ("Pinned by hand"), count_pinned (layout));
}

static void
add_terms (MapLegend       *self,
           const MapLayout *layout,
           MapLegendSign    sign,
           guint            aspect)
{
  static const char *const headings[MAP_N_ASPECTS] = { N_ ("Kinds of links"), N_ ("Formality"), N_ ("Frequency"),
                                                       N_ ("Quality"), N_ ("Certainty"), N_ ("Status") };
  MapScene                *scene = map_layout_get_scene (layout);
  const MapTally          *tally = map_layout_get_tally (layout);
  const char              *heading;

  if (aspect >= MAP_N_ASPECTS)
    return;
  heading = map_scene_get_aspect_name (scene, aspect);
  if (heading == NULL)
    heading = _ (headings[aspect]);
  for (guint term = 0; term < map_scene_get_n_terms (scene, aspect); term++)
    add (self, sign, term, heading, map_scene_get_term_label (scene, aspect, term),
         tally->terms[aspect][term]);
  add (self, sign, MAP_TERM_UNKNOWN, heading,
       map_scene_get_term_label (scene, aspect, MAP_TERM_UNKNOWN), tally->terms[aspect][MAP_TERM_UNKNOWN]);
}

static guint
count_merged (const MapLayout *layout)
{
  guint           n, several = 0;
  const MapCurve *curves = map_layout_get_curves (layout, &n);

  for (guint i = 0; i < n; i++)
    several += curves[i].n > 1 ? curves[i].n : 0;
  return several;
}

/* They replace what the theme tells of links. */
static void
add_fates (MapLegend       *self,
           const MapLayout *layout)
{
  g_autofree char *span = map_look_dup_when (map_layout_get_look (layout));
  const char      *heading = g_string_chunk_insert_const (self->words, span);

  for (MapFate fate = MAP_FATE_NEW; fate < MAP_N_FATES; fate++)
    add (self, MAP_LEGEND_FATE, fate, heading, map_fate_get_label (fate), map_layout_get_tally (layout)->fates[fate]);
}

static void
add_links (MapLegend       *self,
           const MapLayout *layout)
{
  const MapLook *look = map_layout_get_look (layout);

  if (map_look_compares (look))
    add_fates (self, layout);
  else
    {
      add_terms (self, layout, MAP_LEGEND_COLOUR, look->colour_by);
      add_terms (self, layout, MAP_LEGEND_DASH, look->dash_by);
      add_terms (self, layout, MAP_LEGEND_WIDTH, look->width_by);
    }
  add (self, MAP_LEGEND_MERGED, 0, _ ("Links"), _ ("Several links in one line"), count_merged (layout));
  if (!map_look_compares (look))
    add (self, MAP_LEGEND_UNDATED, 0, _ ("Links"), _ ("Without a date: nobody knows whether it was there"), map_layout_get_tally (layout)->undated);
  add (self, MAP_LEGEND_PAST, 0, _ ("Links"), _ ("Ended links"), map_layout_get_tally (layout)->past);
}

/* How many, in words: of a depth. */
static char *
dup_depth (const MapLayout *layout,
           guint            depth)
{
  guint least, most;

  if (depth == 0)
    return g_strdup (_ ("No link recorded"));
  map_layout_get_depth_bounds (layout, depth, &least, &most);
  if (most == 0)
    return g_strdup_printf (_ ("%u links or more"), least);
  return g_strdup_printf (_ ("%u to %u links"), least, most);
}

static char *
dup_progress (guint depth)
{
  static const char *const labels[] = {
    N_ ("None of them yet"), N_ ("Up to a third"), N_ ("Up to two thirds"), N_ ("More than two thirds"), N_ ("All of them"), N_ ("No centre and no school")
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == MAP_DEPTH_NOT_CONCERNED + 1);
  return g_strdup (_ (labels[depth]));
}

static void
add_depths (MapLegend       *self,
            const MapLayout *layout)
{
  const MapTally *tally = map_layout_get_tally (layout);
  MapShade        shade = map_layout_get_look (layout)->shade_by;
  const char     *heading = shade == MAP_SHADE_SURVEY ? _ ("Centres and schools asked after, by commune") : _ ("Links of the communes");

  for (guint depth = 0; depth <= MAP_DEPTH_NOT_CONCERNED && shade != MAP_SHADE_NONE; depth++)
    {
      g_autofree char *label = shade == MAP_SHADE_SURVEY ? dup_progress (depth) : dup_depth (layout, MIN (depth, MAP_N_DEPTHS));

      add (self, MAP_LEGEND_DEPTH, depth, heading, label, tally->depths[depth]);
    }
}

static void
add_areas (MapLegend       *self,
           const MapLayout *layout)
{
  const MapTally *tally = map_layout_get_tally (layout);
  const char     *heading = _ ("Territory");

  if (map_layout_get_look (layout)->show_priority_areas)
    add (self, MAP_LEGEND_AREA, MAP_TERRITORY_COMMUNE, heading, _ ("Communes in urban policy"),
         tally->priority_areas);
  add (self, MAP_LEGEND_AREA, MAP_TERRITORY_QUARTER, heading, _ ("Priority quarters (QPV)"),
       tally->territories[MAP_TERRITORY_QUARTER]);
  add (self, MAP_LEGEND_AREA, MAP_TERRITORY_NETWORK, heading, _ ("Networks of schools (REP), around their head"),
       tally->territories[MAP_TERRITORY_NETWORK]);
  add (self, MAP_LEGEND_AREA, MAP_TERRITORY_GROUPING, heading, _ ("Groupings of communes"),
       tally->territories[MAP_TERRITORY_GROUPING]);
}

static void
add_uncounted (MapLegend    *self,
               MapLegendSign sign,
               guint         key,
               const char   *heading,
               const char   *words)
{
  g_autofree char *start = g_utf8_strlen (words, -1) > MOST_WORDS ? g_utf8_substring (words, 0, MOST_WORDS - 1) : NULL;
  g_autofree char *cut = start != NULL ? g_strconcat (start, "…", NULL) : NULL;
  MapLegendEntry   entry = { sign, key, heading, g_string_chunk_insert_const (self->words, cut != NULL ? cut : words), 0 };

  g_array_append_val (self->entries, entry);
}

/* Who made it is told wherever it is shown. */
static void
add_pictures (MapLegend       *self,
              const MapLayout *layout)
{
  guint           n;
  const MapPatch *patches = map_layout_get_patches (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      const MapSlide *slide = map_backdrop_get_slide (self->look.backdrop, patches[i].slide);

      add_uncounted (self, MAP_LEGEND_PICTURE, patches[i].slide, i == 0 ? _ ("Background") : NULL, slide->title);
      if (*slide->credit != '\0')
        add_uncounted (self, MAP_LEGEND_CREDIT, patches[i].slide, NULL, slide->credit);
    }
}

static void
add_notes (MapLegend       *self,
           const MapLayout *layout)
{
  const MapTally *tally = map_layout_get_tally (layout);
  const char     *heading = _ ("Not in the picture");
  gboolean        arranged = map_scene_get_frame (map_layout_get_scene (layout)) != NULL;

  add (self, MAP_LEGEND_NOTE, 0, heading, arranged ? _ ("Structures of no such link") : _ ("Structures to place"), tally->to_place);
  add (self, MAP_LEGEND_NOTE, 1, heading, _ ("Structures hidden by filters"), tally->hidden);
  add (self, MAP_LEGEND_NOTE, 2, heading, _ ("Structures outside the view"), tally->outside);
  add (self, MAP_LEGEND_NOTE, 3, heading, _ ("Links hidden by filters, date or theme"), tally->links_hidden);
  add (self, MAP_LEGEND_NOTE, 4, heading, _ ("Links outside the view"), tally->links_outside);
  add (self, MAP_LEGEND_NOTE, 5, heading, arranged ? _ ("Links between others") : _ ("Links of structures to place"), tally->links_to_place);
  add (self, MAP_LEGEND_NOTE, 6, heading, _ ("Links inside one number"), tally->inside_badge);
}

MapLegend *
map_legend_new_of_signs (const MapLayout *layout)
{
  MapLegend *self;

  g_return_val_if_fail (layout != NULL, NULL);

  self = g_new0 (MapLegend, 1);
  self->entries = g_array_new (FALSE, FALSE, sizeof (MapLegendEntry));
  self->words = g_string_chunk_new (1024);
  self->look = map_look_copy (map_layout_get_look (layout));
  add_structures (self, layout);
  add_links (self, layout);
  add_depths (self, layout);
  add_areas (self, layout);
  add_pictures (self, layout);
  return self;
}

MapLegend *
map_legend_new (const MapLayout *layout)
{
  MapLegend *self = map_legend_new_of_signs (layout);

  if (self != NULL)
    add_notes (self, layout);
  return self;
}

void
map_legend_free (MapLegend *self)
{
  g_array_unref (self->entries);
  g_string_chunk_free (self->words);
  map_look_clear (&self->look);
  g_free (self);
}

const MapLegendEntry *
map_legend_get_entries (const MapLegend *self,
                        guint           *n)
{
  *n = self->entries->len;
  return &g_array_index (self->entries, MapLegendEntry, 0);
}
