/* map-palette.h - colours by meaning, for each way of looking
 *
 * No colour is chosen anywhere else. Hues come from Okabe and Ito's set without its green, so
 * that no pair asks to tell red from green; and no meaning rests on colour alone: families have
 * a shape and a letter, links a dash, areas a hatch.
 */
#pragma once

#include "map-scene.h"

G_BEGIN_DECLS

typedef enum
{
  MAP_PALETTE_LIGHT,
  MAP_PALETTE_DARK,
  MAP_PALETTE_CONTRAST,
  MAP_PALETTE_PRINT,
  MAP_PALETTE_PROJECTOR,
} MapPaletteKind;
#define MAP_N_PALETTES (MAP_PALETTE_PROJECTOR + 1)

typedef struct
{
  double red, green, blue, alpha; /* 0…1 */
} MapColour;

#define MAP_N_LINK_COLOURS 8
#define MAP_N_DEPTHS 4
#define MAP_DEPTH_NOT_CONCERNED (MAP_N_DEPTHS + 1) /* has nothing of what is told */

typedef struct
{
  MapColour outside, land, water;
  MapColour commune_border, outer_border, grouping_border;
  MapColour depth[MAP_N_DEPTHS]; /* of communes, from a little to much */
  MapColour priority_hatch, quarter_hatch, quarter_border;
  MapColour commune_name, town_name, grouping_name, quarter_name, centre_name, structure_name, name_halo;
  MapColour casing; /* around marks and under links: the paper itself */
  MapColour mark[MAP_N_FAMILIES];
  MapColour letter[MAP_N_FAMILIES]; /* on the mark */
  MapColour cluster, cluster_count;
  MapColour link[MAP_N_LINK_COLOURS];
  MapColour link_unknown, link_several;
  MapColour selection, hover, veil;
  MapColour panel, panel_text, panel_quiet; /* legend, title, scale bar */
  double    text_scale, mark_scale, line_scale;
} MapPalette;

/* Static, never NULL. */
const MapPalette *map_palette_get (MapPaletteKind kind);

/* The colour of a term: eight hues, then the same eight again for lines that are hollow; unknown
 * has its own. */
MapColour map_palette_get_link_colour (const MapPalette *self,
                                       guint             term);

/* Of a commune at that depth, none of it and not concerned included: a grey that no depth has. */
MapColour map_palette_get_depth_colour (const MapPalette *self,
                                        guint             depth);

/* Half way between two colours at 0.5. */
MapColour map_colour_mix (MapColour one,
                          MapColour other,
                          double    share);

G_END_DECLS
