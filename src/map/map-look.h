/* map-look.h - what a person asked to see, and how
 *
 * A plain value beside scene and camera: palette, the characteristics that speak (at most three:
 * colour, dash, width), layers, filters, date. The same scene, camera and look give the same
 * picture. Copy it freely; clear it when done, for it may hold byte arrays.
 */
#pragma once

#include "map-backdrop.h"
#include "map-fate.h"
#include "map-palette.h"

G_BEGIN_DECLS

typedef enum
{
  MAP_CLUSTERS_WHEN_CROWDED, /* where marks would pile up */
  MAP_CLUSTERS_NEVER,
} MapClustering;

/* What colours the communes. */
typedef enum
{
  MAP_SHADE_NONE,
  MAP_SHADE_LINKS,  /* how many links touch them */
  MAP_SHADE_SURVEY, /* how many of their centres and schools were asked after (map-layout.h) */
} MapShade;
#define MAP_N_SHADES (MAP_SHADE_SURVEY + 1)

typedef struct
{
  MapPaletteKind palette;
  double         text_scale; /* on top of the palette's: 1 to 2.5 */
  guint          colour_by;  /* MapAspect or MAP_ASPECT_NONE */
  guint          dash_by;
  guint          width_by;
  gboolean       size_by_links;
  MapClustering  clustering;
  MapShade       shade_by;
  gboolean       show_communes, show_quarters, show_priority_areas, show_groupings, show_networks, show_departement;
  gboolean       show_names, show_structure_names, show_links, show_absences;
  gboolean       show_pictures;
  gboolean       whole_names;                 /* on paper: no name is cut by the edge */
  guint32        hidden_families;             /* bit per MapFamily */
  guint64        hidden_terms[MAP_N_ASPECTS]; /* bit per term; bit 63: the unknown */
  guint32        from, to;                    /* Julian days looked at, the same for one day; 0: all times together */
  MapMoment      compared;                    /* with that; all times: with nothing */
  GBytes        *fates;                       /* what became of each link of the scene between the two (MapFate, one byte each); NULL: not known yet */
  guint32        today;                       /* past links are drawn thin from here; 0: none is past */
  GBytes        *shown_structures;            /* one byte per structure of the scene, 0 hides; NULL: all shown */
  GBytes        *shown_links;
  MapBackdrop   *backdrop; /* pictures under the map; NULL: none, or not loaded yet */
} MapLook;

/* Kind by colour, formality by dash, all layers but groupings and networks of schools. */
MapLook  map_look_new (MapPaletteKind palette);
MapLook  map_look_copy (const MapLook *self);
void     map_look_clear (MapLook *self);
gboolean map_look_equal (const MapLook *one,
                         const MapLook *other);

gboolean map_look_shows_structure (const MapLook      *self,
                                   const MapStructure *structure,
                                   guint               index);
/* By its own terms and dates only: its ends may still be hidden. */
gboolean map_look_shows_link (const MapLook *self,
                              const MapLink *link,
                              guint          index);
/* Are two moments compared? Then fates tell what is drawn, and how. */
gboolean map_look_compares (const MapLook *self);
/* "2023-2024", "From 2021-2022 to 2023-2024"; "" for all times. Caller owns. */
char *map_look_dup_when (const MapLook *self);
/* While they are. */
MapFate map_look_get_fate (const MapLook *self,
                           guint          index);
/* How many of the links shown have each fate, in view or not, in a sentence; else when, as above. Caller owns. */
char *map_look_dup_told (const MapLook  *self,
                         const MapScene *scene);
/* Over before today (or before the days looked at). Undated is never past. */
gboolean map_look_is_past (const MapLook *self,
                           const MapLink *link);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MapLook, map_look_clear)

G_END_DECLS
