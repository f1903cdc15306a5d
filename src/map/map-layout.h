/* map-layout.h - where everything stands, for one scene, camera and look
 *
 * The layout is what is painted, printed, counted in the legend and picked under the pointer:
 * there is no second geometry anywhere. Immutable, reference counted, plain numbers: it may be
 * made by a worker and read by any thread. Pixels of the camera's viewport throughout.
 *
 *   1. What is painted is what is picked.
 *   2. Two names never overlap, nor a name and a centre's mark or a badge.
 *   3. Given the layout before, at the same scale, a name that stays in view keeps its place.
 *   4. Drawn + gathered + outside + hidden + to place = all structures; the same for links.
 */
#pragma once

#include "map-camera.h"
#include "map-clusters.h"
#include "map-text.h"

G_BEGIN_DECLS

typedef struct
{
  guint     structure;
  MapFamily family;
  float     x, y, radius;
  float     home_x, home_y; /* its true place, elsewhere when several share it */
  gboolean  fanned;         /* home is not x, y */
  gboolean  pinned;         /* a hand put it there */
  gboolean  lettered;       /* large enough to carry its letter */
} MapMark;

typedef struct
{
  guint crowd;
  float x, y, radius;
  guint n;
  guint families[MAP_N_FAMILIES];
} MapBadge;

typedef struct
{
  guint    link; /* when n > 1: the first of them */
  guint    n;    /* links told by this one curve */
  float    x[4], y[4];
  guint    colour, dash; /* terms, MAP_TERM_UNKNOWN, or MAP_TERM_SEVERAL */
  float    width, alpha;
  gboolean past;
  MapSign  sign;       /* in its middle */
  float    sign_at;    /* along it: 0 where it begins, 1 where it ends, more beyond */
  float    sign_down;  /* pixels under it */
  float    sign_scale; /* of words; smaller on a short line, that it be seen beside its sign */
  gboolean cased;      /* near enough to tell which line goes over at a crossing */
} MapCurve;
#define MAP_TERM_SEVERAL 62

/* From the head of a network of schools (without one: from their middle) to a member, or to the badge it is in; the stems of one
 * network follow each other. */
typedef struct
{
  guint territory;
  float x0, y0, x1, y1;
} MapStem;

/* A picture under the map: its pixels x, y stand at xx x + xy y + x0, yx x + yy y + y0. */
typedef struct
{
  guint    slide; /* of the look's backdrop */
  MapScan *scan;  /* borrowed from it */
  guint    level;
  int      width, height; /* of the whole picture */
  double   xx, xy, yx, yy, x0, y0;
  double   alpha;
} MapPatch;

typedef enum
{
  MAP_SUBJECT_TERRITORY,
  MAP_SUBJECT_STRUCTURE,
  MAP_SUBJECT_GROUP,   /* of the scene's frame */
  MAP_SUBJECT_CAPTION, /* of it too */
} MapSubject;

typedef struct
{
  MapSubject  subject;
  guint       item;
  const char *text; /* of the scene, or of the layout */
  MapRole     role;
  double      scale; /* of its role's size */
  MapAlign    align;
  float       x, y, width, height;
  guint       stance; /* which of its possible places */
} MapLabel;

/* Each structure and each link is counted once. */
typedef struct
{
  guint structures, marks, gathered, outside, hidden, to_place;
  guint links, curves, merged, inside_badge, links_outside, links_hidden, links_to_place;
  guint families[MAP_N_FAMILIES]; /* in view, as marks or in badges */
  guint terms[MAP_N_ASPECTS][64]; /* of the links drawn, merged ones included */
  guint past, undated;            /* among them */
  guint fates[MAP_N_FATES];       /* of them, while two moments are compared */
  guint territories[MAP_N_TERRITORY_TYPES], priority_areas;
  guint depths[MAP_DEPTH_NOT_CONCERNED + 1]; /* communes in view; none of it, from a little to much, not concerned */
} MapTally;

typedef struct _MapLayout MapLayout;

/* text belongs to the calling thread. before: any layout of the same scene, or NULL. */
MapLayout *map_layout_new (MapScene        *scene,
                           const MapCamera *camera,
                           const MapLook   *look,
                           MapText         *text,
                           const MapLayout *before);
MapLayout *map_layout_ref (MapLayout *self);
void       map_layout_unref (MapLayout *self);

MapScene        *map_layout_get_scene (const MapLayout *self);
const MapCamera *map_layout_get_camera (const MapLayout *self);
const MapLook   *map_layout_get_look (const MapLayout *self);
const MapTally  *map_layout_get_tally (const MapLayout *self);

/* In painting order, borrowed. */
const MapMark  *map_layout_get_marks (const MapLayout *self,
                                      guint           *n);
const MapBadge *map_layout_get_badges (const MapLayout *self,
                                       guint           *n);
const MapCurve *map_layout_get_curves (const MapLayout *self,
                                       guint           *n);
const MapStem  *map_layout_get_stems (const MapLayout *self,
                                      guint           *n);
const MapLabel *map_layout_get_labels (const MapLayout *self,
                                       guint           *n);
/* Those in view, the lowest first. */
const MapPatch *map_layout_get_patches (const MapLayout *self,
                                        guint           *n);
/* How much the colours of the ground cover: 1, or less where a picture is to be seen through them. */
double map_layout_get_cover (const MapLayout *self);
/* Owners of the type's shapes that are in view and large enough to be seen; level of detail chosen. */
const guint *map_layout_get_ground (const MapLayout *self,
                                    MapTerritoryType type,
                                    guint           *level,
                                    guint           *n);
const guint *map_layout_get_borders (const MapLayout *self,
                                     MapTerritoryType type,
                                     guint           *n);

/* How deep a commune (counted from the first) is coloured: 0, none of it, to MAP_N_DEPTHS; or MAP_DEPTH_NOT_CONCERNED. */
guint map_layout_get_depth (const MapLayout *self,
                            guint            commune);
/* Survey: of the centres and schools shown of a commune, how many there are, and how many were asked after in the school year looked
 * at, else in this one. Until the survey has records of its own, somebody was asked after when the structure or a
 * link of it was verified then, or when an absence of link was found there. What a later verification replaced is not
 * known here: an earlier year may have seen more. Depths: up to a
 * third, up to two thirds, more, all of them. FALSE: it is not what colours the communes. */
gboolean map_layout_get_survey (const MapLayout *self,
                                guint            commune,
                                guint           *n,
                                guint           *n_asked);
/* The least and the most of a depth (1 to MAP_N_DEPTHS) of links; *most is 0 for the last. */
void map_layout_get_depth_bounds (const MapLayout *self,
                                  guint            depth,
                                  guint           *least,
                                  guint           *most);

/* Of a structure in view: MAP_NONE when it has no mark here. */
guint map_layout_find_mark (const MapLayout *self,
                            guint            structure);
guint map_layout_find_badge (const MapLayout *self,
                             guint            structure);

/* Scale of ordinary words here: the palette's times the look's. */
double map_layout_get_text_scale (const MapLayout *self);
/* The point at t (0…1) of a curve. */
void map_curve_get_point (const MapCurve *self,
                          double          t,
                          double         *x,
                          double         *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapLayout, map_layout_unref)

G_END_DECLS
