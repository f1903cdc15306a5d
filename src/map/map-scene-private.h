/* map-scene-private.h - the arrays of a scene, shared by what builds it and what reads it */
#pragma once

#include "map-frame.h"

G_BEGIN_DECLS

typedef struct
{
  const char *code, *label;
} MapTerm;

struct _MapScene
{
  gatomicrefcount refs;
  GStringChunk   *words;
  double          origin_x, origin_y;
  MapBox          bounds; /* plane metres */
  GArray         *territories, *structures, *links;
  GArray         *networks;             /* MapNetwork; NULL: none */
  GArray         *members;              /* guint; NULL: none */
  GArray         *askings;              /* MapAsking; NULL: none */
  GArray         *terms[MAP_N_ASPECTS]; /* MapTerm */
  const char     *names[MAP_N_ASPECTS]; /* what people call it; NULL: as delivered */
  guint           first_of_type[MAP_N_TERRITORY_TYPES + 1];
  MapShapes      *shapes[MAP_N_TERRITORY_TYPES]; /* some NULL */
  MapGrid        *territory_grid, *structure_grid;
  GHashTable     *territory_ids, *structure_ids, *link_ids; /* borrowed id → index */
  guint           n_to_place;
  GArray         *programmes; /* MapTerm */
  MapFrame       *frame;      /* NULL: on the ground */
  MapScene       *base;       /* whose words are borrowed; NULL: none */
};

G_END_DECLS
