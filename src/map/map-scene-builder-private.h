/* map-scene-builder-private.h - facts gathered, waiting to become a scene */
#pragma once

#include "map-scene-builder.h"
#include "map-scene-private.h"

G_BEGIN_DECLS

typedef struct
{
  MapTerritory      territory;
  TerritoryOutline *outline; /* owned reference */
  gboolean          has_label;
  TerritoryPoint    label;
} Ground;

typedef struct
{
  MapStructure   structure;
  TerritoryPoint place;
  const char    *commune;
} Mark;

typedef struct
{
  MapLink     link;
  const char *a, *b;
} Tie;

typedef struct
{
  const char *structure; /* of the scene's words */
  guint32     day;
} Asking;

typedef struct
{
  const char *territory, *structure; /* of the scene's words */
  gboolean    is_head;
} Member;

struct _MapSceneBuilder
{
  MapScene  *scene;
  GArray    *grounds;  /* Ground */
  GArray    *marks;    /* Mark */
  GArray    *ties;     /* Tie */
  GArray    *members;  /* Member */
  GArray    *askings;  /* Asking */
  GPtrArray *absences; /* ids of structures, of the scene */
  GThread   *surveyor; /* of the territories; NULL: they are not closed, or it is back. Meanwhile the grounds, shapes and origin are its own */
};

/* Waits until the territories that were closed are made: their hearts, to be freed; NULL: they were not closed. */
TerritoryPoint *map_scene_builder_join_surveyor (MapSceneBuilder *self);
/* Fill the arrays of the scene, in this order. */
void map_scene_builder_finish_territories (MapSceneBuilder *self);
void map_scene_builder_finish_structures (MapSceneBuilder *self);
void map_scene_builder_finish_links (MapSceneBuilder *self);

G_END_DECLS
