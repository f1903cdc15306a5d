/* map-legend.h - what the signs mean: exactly those that are drawn, with how many of each
 *
 * Built from a layout, hence never about something that is not there. A window shows it as rows
 * (entries, swatches); paper and projector draw it whole. Shown and hidden add up to all.
 */
#pragma once

#include "map-painter.h"

G_BEGIN_DECLS

typedef enum
{
  MAP_LEGEND_FAMILY,   /* key: MapFamily */
  MAP_LEGEND_BADGE,    /* several gathered under one number */
  MAP_LEGEND_PRIORITY, /* the ring of éducation prioritaire */
  MAP_LEGEND_ABSENCE,  /* a link was looked for there and not found */
  MAP_LEGEND_COLOUR,   /* key: term of the look's colour_by */
  MAP_LEGEND_DASH,     /* key: term of dash_by */
  MAP_LEGEND_WIDTH,    /* key: term of width_by */
  MAP_LEGEND_FATE,     /* key: MapFate, while two moments are compared */
  MAP_LEGEND_PAST,
  MAP_LEGEND_UNDATED, /* where a time is looked at */
  MAP_LEGEND_MERGED,  /* one curve for several links */
  MAP_LEGEND_AREA,    /* key: MapTerritoryType; MAP_TERRITORY_COMMUNE is the politique de la ville */
  MAP_LEGEND_DEPTH,   /* key: 0 (none) to MAP_DEPTH_NOT_CONCERNED, of the communes */
  MAP_LEGEND_PICTURE, /* key: slide of the look's backdrop */
  MAP_LEGEND_CREDIT,  /* no swatch: who made the picture above */
  MAP_LEGEND_PIN,     /* put there by a hand */
  MAP_LEGEND_NOTE,    /* no swatch: what is not on the picture */
} MapLegendSign;

typedef struct
{
  MapLegendSign sign;
  guint         key;
  const char   *heading; /* when a group begins here, else NULL */
  const char   *label;
  guint         count;
} MapLegendEntry;

typedef struct _MapLegend MapLegend;

MapLegend *map_legend_new (const MapLayout *layout);
/* Without what is not in the picture, where that is told beside it. */
MapLegend *map_legend_new_of_signs (const MapLayout *layout);
void       map_legend_free (MapLegend *self);

/* Borrowed, in reading order. */
const MapLegendEntry *map_legend_get_entries (const MapLegend *self,
                                              guint           *n);

/* The sign of one entry in the middle of a box of width × height. */
void map_legend_draw_swatch (const MapLegend      *self,
                             MapPainter           *painter,
                             cairo_t              *cr,
                             const MapLegendEntry *entry,
                             double                x,
                             double                y,
                             double                width,
                             double                height);

/* One column; scale is that of its words. */
MapSize map_legend_measure (const MapLegend *self,
                            MapPainter      *painter,
                            double           scale);
void    map_legend_draw (const MapLegend *self,
                         MapPainter      *painter,
                         cairo_t         *cr,
                         double           scale,
                         double           x,
                         double           y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapLegend, map_legend_free)

G_END_DECLS
