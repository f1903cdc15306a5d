/* map-layout-private.h - the parts of a layout, shared by the files that lay it out */
#pragma once

#include "map-layout.h"

G_BEGIN_DECLS

typedef struct
{
  guint   level;
  GArray *owners;  /* guint */
  GArray *borders; /* guint */
} MapGround;

struct _MapLayout
{
  gatomicrefcount refs;
  MapScene       *scene;
  MapCamera       camera;
  MapLook         look;
  double          zoom;             /* 0 far … 1 near */
  double          mark_unit;        /* how much larger marks are here than on an ordinary screen */
  double          mark_radius;      /* of an ordinary structure */
  double          shift_x, shift_y; /* pixels of the scene's origin */
  MapBox          area;             /* the viewport in scene metres */
  MapClusters    *clusters;
  MapGround       ground[MAP_N_TERRITORY_TYPES];
  GArray         *marks, *badges, *curves, *labels;
  guint          *mark_of;  /* structure → mark or MAP_NONE */
  guint          *badge_of; /* crowd → badge or MAP_NONE */
  guint8         *depth_of; /* commune, from the first → depth; NULL: none is coloured */
  guint           depth_step;
  MapGrid        *pick_grid; /* marks, then badges, then MAP_CURVE_PARTS boxes per curve */
  MapTally        tally;
};

#define MAP_CURVE_PARTS 4

/* Scene metres to pixels. */
static inline float
map_layout_x (const MapLayout *self,
              double           x)
{
  return (float) (x * self->camera.scale + self->shift_x);
}

static inline float
map_layout_y (const MapLayout *self,
              double           y)
{
  return (float) (self->shift_y - y * self->camera.scale);
}

/* Where a structure's mark stands, in view or not; its radius. */
void map_layout_place_mark (const MapLayout *self,
                            guint            structure,
                            MapMark         *mark);

void map_layout_add_depths (MapLayout *self);
void map_layout_add_ground (MapLayout *self);
void map_layout_add_marks (MapLayout *self);
void map_layout_add_curves (MapLayout *self);
void map_layout_add_labels (MapLayout       *self,
                            MapText         *text,
                            const MapLayout *before);

G_END_DECLS
