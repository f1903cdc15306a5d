/* map-scene-builder.h - from plain facts to a scene
 *
 * Give the terms first (in the order of their vocabularies, so that colours stay with their
 * meaning whatever is shown), then territories, structures and links in any order. Everything
 * is copied; outlines are only read. Links whose ends are unknown or the same are dropped.
 */
#pragma once

#include "map-scene.h"

G_BEGIN_DECLS

typedef struct
{
  const char             *id;
  const char             *type; /* commune, qpv, rep, epci, departement, eau */
  const char             *name;
  guint                   population; /* 0: unknown */
  gboolean                priority_area;
  const TerritoryOutline *outline; /* NULL: nothing to draw */
  const TerritoryPoint   *label;   /* NULL: the middle of the outline */
} MapTerritoryFacts;

typedef struct
{
  const char           *id;
  const char           *type; /* code, kept for whoever asks */
  MapFamily             family;
  const char           *name;
  const char           *short_name; /* NULL: the name */
  const TerritoryPoint *place;      /* NULL: to place */
  const char           *commune;    /* id of a territory; NULL: not known */
  gboolean              priority_education;
} MapStructureFacts;

typedef struct
{
  const char *id;
  const char *a, *b;                /* ids of structures */
  const char *codes[MAP_N_ASPECTS]; /* NULL or never declared: unknown */
  guint32     began_earliest;       /* Julian days, 0: no bound */
  guint32     ended_latest;
  guint32     began_latest, ended_earliest;
  const char *label;      /* NULL: none */
  guint64     programmes; /* bit per programme, in the order they were given */
} MapLinkFacts;

typedef struct _MapSceneBuilder MapSceneBuilder;

MapSceneBuilder *map_scene_builder_new (void);
void             map_scene_builder_free (MapSceneBuilder *self);

/* At most MAP_MAX_TERMS an aspect; more are read as unknown. */
void map_scene_builder_add_term (MapSceneBuilder *self,
                                 MapAspect        aspect,
                                 const char      *code,
                                 const char      *label);
/* Called otherwise than it was delivered. */
void map_scene_builder_name_aspect (MapSceneBuilder *self,
                                    MapAspect        aspect,
                                    const char      *name);
/* What carries links; at most MAP_MAX_TERMS. */
void map_scene_builder_add_programme (MapSceneBuilder *self,
                                      const char      *code,
                                      const char      *label);
void map_scene_builder_add_territory (MapSceneBuilder         *self,
                                      const MapTerritoryFacts *facts);
/* No territory comes after: their shapes are made on a thread of their own while the rest is gathered. Without it they are at the end. */
void map_scene_builder_close_territories (MapSceneBuilder *self);
void map_scene_builder_add_structure (MapSceneBuilder         *self,
                                      const MapStructureFacts *facts);
void map_scene_builder_add_link (MapSceneBuilder    *self,
                                 const MapLinkFacts *facts);

/* A link was looked for and is not there; other, at its other end, may be NULL. */
void map_scene_builder_add_absence (MapSceneBuilder *self,
                                    const char      *structure,
                                    const char      *other);

/* A structure belongs to a territory of type "rep", or heads it; those of one territory one after the other. */
void map_scene_builder_add_member (MapSceneBuilder *self,
                                   const char      *territory,
                                   const char      *structure,
                                   gboolean         is_head);

/* Somebody asked after it on a day (Julian) between these two, of one school year or it does not count. */
void map_scene_builder_add_asking (MapSceneBuilder *self,
                                   const char      *structure,
                                   guint32          from,
                                   guint32          to);

/* Frees the builder. Slow with a whole nation: call it in a worker. Never NULL. */
MapScene *map_scene_builder_end (MapSceneBuilder *self);

/* "commune", "qpv"…: MAP_TERRITORY_OTHER when not one. */
MapTerritoryType map_territory_type_from_code (const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapSceneBuilder, map_scene_builder_free)

G_END_DECLS
