/* map-scene.h - all there is to draw, prepared once per change of the dossier
 *
 * Immutable, reference counted, in contiguous arrays: a scene may be read by several threads at
 * once. It knows nothing of the camera, of colours or of filters. Territories stand by type,
 * then by falling population; structures and links in the order they were given. Indices hold
 * for this scene only: what must outlive it keeps the id and asks map_scene_find_….
 *
 * Positions are scene metres (see map-geometry.h).
 */
#pragma once

#include "map-shapes.h"

G_BEGIN_DECLS

#define MAP_NONE G_MAXUINT

typedef enum
{
  MAP_TERRITORY_COMMUNE,
  MAP_TERRITORY_QUARTER,  /* quartier prioritaire (QPV) */
  MAP_TERRITORY_NETWORK,  /* réseau d'éducation prioritaire */
  MAP_TERRITORY_GROUPING, /* intercommunalité */
  MAP_TERRITORY_DEPARTEMENT,
  MAP_TERRITORY_WATER,
  MAP_TERRITORY_OTHER,
} MapTerritoryType;
#define MAP_N_TERRITORY_TYPES (MAP_TERRITORY_OTHER + 1)

/* What a mark says: one shape, one colour and one letter each. */
typedef enum
{
  MAP_FAMILY_CENTRE,
  MAP_FAMILY_NURSERY,
  MAP_FAMILY_PRIMARY,
  MAP_FAMILY_COLLEGE,
  MAP_FAMILY_LYCEE,
  MAP_FAMILY_ASSOCIATION,
  MAP_FAMILY_INSTITUTION,
  MAP_FAMILY_OTHER,
} MapFamily;
#define MAP_N_FAMILIES (MAP_FAMILY_OTHER + 1)

/* What a link says: each aspect has its terms, in the order of their vocabulary. */
typedef enum
{
  MAP_ASPECT_KIND,
  MAP_ASPECT_FORMALITY,
  MAP_ASPECT_FREQUENCY,
  MAP_ASPECT_QUALITY,
  MAP_ASPECT_CERTAINTY,
  MAP_ASPECT_STATUS,
} MapAspect;
#define MAP_N_ASPECTS (MAP_ASPECT_STATUS + 1)
#define MAP_ASPECT_NONE MAP_N_ASPECTS

#define MAP_MAX_TERMS 60
#define MAP_TERM_UNKNOWN 63 /* nobody knows: never drawn as "no" */

typedef struct
{
  const char      *id, *name;
  MapTerritoryType type;
  guint            population;    /* 0: unknown */
  gboolean         priority_area; /* politique de la ville */
  MapPoint         label;         /* where its name would best stand */
  MapBox           box;           /* empty when it has no outline */
} MapTerritory;

typedef struct
{
  const char *id, *type, *name;
  const char *short_name; /* what a label says */
  MapFamily   family;
  gboolean    has_place; /* FALSE: to place; counted, never drawn */
  gboolean    priority_education;
  MapPoint    place;
  guint       commune; /* a territory, or MAP_NONE */
  guint       n_links;
  guint       n_absences;             /* of links, looked for and not found there */
  guint       stack_rank, stack_size; /* among those that share the very same point; size 1: alone there */
} MapStructure;

typedef struct
{
  const char *id, *label;
  guint       a, b; /* structures */
  guint8      terms[MAP_N_ASPECTS];
  guint64     programmes;                   /* bit per programme that carries it */
  guint32     began_earliest, ended_latest; /* Julian days; 0: no bound, so it never hides */
  guint32     began_latest;                 /* Julian day, 0: not known */
  gboolean    is_dated;                     /* something is known of when it began, or ended */
  guint       fan_rank, fan_size;           /* among the links of the same pair */
} MapLink;

/* A territory that has members in place of an outline: a réseau d'éducation prioritaire. */
typedef struct
{
  guint territory;
  guint head;     /* a structure, or MAP_NONE; it may be one of the members */
  guint first, n; /* of map_scene_get_members () */
} MapNetwork;

/* On that day somebody asked after the structure, or a link of it: what is recorded was verified, or an absence of link was found. */
typedef struct
{
  guint   structure;
  guint32 day; /* Julian */
} MapAsking;

typedef struct _MapScene MapScene;
typedef struct _MapFrame MapFrame;

MapScene *map_scene_ref (MapScene *self);
void      map_scene_unref (MapScene *self);

/* Plane metres of the scene's origin. */
void map_scene_get_origin (const MapScene *self,
                           double         *x,
                           double         *y);
/* Of everything that has a place, plane metres; empty when nothing has. */
MapBox map_scene_get_bounds (const MapScene *self);

/* All borrowed, *n may be 0. */
const MapTerritory *map_scene_get_territories (const MapScene *self,
                                               guint          *n);
const MapStructure *map_scene_get_structures (const MapScene *self,
                                              guint          *n);
const MapLink      *map_scene_get_links (const MapScene *self,
                                         guint          *n);
const MapNetwork   *map_scene_get_networks (const MapScene *self,
                                            guint          *n);
const guint        *map_scene_get_members (const MapScene *self); /* structures */
const MapAsking    *map_scene_get_askings (const MapScene *self,
                                           guint          *n);
/* The territories of one type are contiguous. */
guint map_scene_get_first_of_type (const MapScene  *self,
                                   MapTerritoryType type,
                                   guint           *n);
/* Owners are counted from the first of the type; NULL when no territory of the type has an outline. */
const MapShapes *map_scene_get_shapes (const MapScene  *self,
                                       MapTerritoryType type);
guint            map_scene_get_n_to_place (const MapScene *self);
/* NULL: structures stand on the ground. Else in an arrangement (map-arranged.h). */
const MapFrame *map_scene_get_frame (const MapScene *self);

guint       map_scene_get_n_terms (const MapScene *self,
                                   MapAspect       aspect);
const char *map_scene_get_term_code (const MapScene *self,
                                     MapAspect       aspect,
                                     guint           term);
/* What the federation calls it; NULL: nobody renamed it. */
const char *map_scene_get_aspect_name (const MapScene *self,
                                       MapAspect       aspect);
/* For people; MAP_TERM_UNKNOWN has its words too. */
const char *map_scene_get_term_label (const MapScene *self,
                                      MapAspect       aspect,
                                      guint           term);

guint       map_scene_get_n_programmes (const MapScene *self);
const char *map_scene_get_programme_code (const MapScene *self,
                                          guint           programme);
const char *map_scene_get_programme_label (const MapScene *self,
                                           guint           programme);

/* MAP_NONE when the scene holds no such thing. */
guint map_scene_find_territory (const MapScene *self,
                                const char     *id);
guint map_scene_find_structure (const MapScene *self,
                                const char     *id);
guint map_scene_find_link (const MapScene *self,
                           const char     *id);

/* Calls visit for every territory of any type, or structure, or link whose box (for a link: of
 * its two ends) meets the area in scene metres. */
gboolean map_scene_visit_territories (const MapScene *self,
                                      MapBox          area,
                                      MapGridVisit    visit,
                                      gpointer        user_data);
gboolean map_scene_visit_structures (const MapScene *self,
                                     MapBox          area,
                                     MapGridVisit    visit,
                                     gpointer        user_data);

/* A centre or a school: what the survey is about. */
gboolean map_family_is_surveyed (MapFamily family);
/* The name of a family in the plural, for people. */
const char *map_family_get_label (MapFamily family);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapScene, map_scene_unref)

G_END_DECLS
