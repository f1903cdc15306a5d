/* map-layout-private.h - the parts of a layout, shared by the files that lay it out */
#pragma once

#include "map-frame.h"
#include "map-layout.h"

G_BEGIN_DECLS

typedef struct
{
  guint    level;
  gboolean has_inner_borders;
  GArray  *owners;  /* guint */
  GArray  *borders; /* guint */
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
  const MapFrame *frame;            /* of the scene; NULL: the ground */
  double          pitch;            /* pixels between two rows of the frame; 0: it has none */
  MapClusters    *clusters;
  MapGround       ground[MAP_N_TERRITORY_TYPES];
  GArray         *marks, *badges, *curves, *labels;
  GArray         *stems;    /* MapStem */
  GArray         *patches;  /* MapPatch */
  guint          *mark_of;  /* structure → mark or MAP_NONE */
  guint          *badge_of; /* crowd → badge or MAP_NONE */
  guint8         *depth_of; /* commune, from the first → depth; NULL: none is coloured */
  guint           depth_step;
  guint          *n_to_ask, *n_asked; /* per commune, with depth_of of the survey; else NULL */
  GStringChunk   *words;              /* of labels that are not of the scene; NULL: none */
  MapGrid        *pick_grid;          /* marks, then badges, then MAP_CURVE_PARTS boxes per curve */
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

void   map_layout_add_depths (MapLayout *self);
void   map_layout_add_survey (MapLayout *self);
double map_layout_get_badge_radius (const MapLayout *self,
                                    guint            crowd,
                                    guint            n);

void map_layout_add_ground (MapLayout *self);
void map_layout_add_patches (MapLayout *self);
void map_layout_add_marks (MapLayout *self);
void map_layout_add_networks (MapLayout *self);
void map_layout_add_curves (MapLayout *self);
/* Where a structure is told: its mark, or the badge it is in. FALSE: nowhere. */
gboolean map_layout_find_spot (const MapLayout *self,
                               guint            structure,
                               double          *x,
                               double          *y);
/* Where a link ends. */
typedef struct
{
  double  x, y, radius;
  MapLean lean;
} MapEnd;

/* They have marks, but are not counted among structures. */
guint   map_layout_count_programmes (const MapLayout *self);
MapLean map_layout_get_lean (const MapLayout *self,
                             guint            structure);
/* In rows a link does not bow as on the ground: between columns it leaves and comes flat, in a matrix it
 * is a bar where they meet. */
void map_layout_bend_in_frame (const MapLayout *self,
                               MapCurve        *curve,
                               const MapEnd    *a,
                               const MapEnd    *b,
                               guint            rank,
                               guint            size);
/* Its sign is after its bar, not over it: one of several parallel bars. */
void map_layout_sign_in_frame (const MapLayout *self,
                               MapCurve        *curve,
                               guint            size);
/* One more link on a bar: where there are several, it fills its cell. */
void map_layout_thicken_in_frame (const MapLayout *self,
                                  MapCurve        *curve);
void map_layout_add_labels (MapLayout       *self,
                            MapText         *text,
                            const MapLayout *before);

G_END_DECLS
