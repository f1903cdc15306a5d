/* demo-terrain.h - a département that does not exist
 *
 * Communes, quarters, intercommunalités and rivers of a fictional département numbered 99 (no
 * département has that number), the same for the same seed on every machine. Immutable once made.
 *
 * Invariants: neighbours share their border point by point; the département's outline is exactly
 * the union of the communes; a commune is in one piece; a quarter lies inside its commune.
 */
#pragma once

#include "demo-relief.h"

G_BEGIN_DECLS

typedef struct
{
  const char       *name;
  char              code[8]; /* "99042" */
  TerritoryOutline *outline;
  DemoPoint         centre; /* of its village or town, on dry land */
  double            spread; /* metres over which it is built */
  double            crowd;  /* 0…1, see demo_relief_get_crowd () */
  double            area;   /* square metres */
  guint             population;
  guint             gathering; /* index; DEMO_MESH_NONE in a nation */
  gboolean          by_water;
} DemoCommune;

typedef struct
{
  const char       *name;
  char              code[12]; /* "QN09901M" */
  TerritoryOutline *outline;
  DemoPoint         centre;
  double            radius; /* metres, of the circle it stands in */
  guint             commune;
} DemoQuarter;

typedef struct
{
  char             *name;
  char              code[12]; /* nine digits as a SIREN has, with a check that fails */
  TerritoryOutline *outline;
} DemoGathering;

typedef struct
{
  const char       *name;
  TerritoryOutline *outline;
} DemoWater;

typedef struct _DemoToponyms DemoToponyms;

typedef struct
{
  DemoRelief       *relief;
  DemoToponyms     *names; /* owns them */
  const char       *name;
  const char       *code; /* "99" */
  TerritoryOutline *outline;
  GArray           *communes;   /* DemoCommune, in order of code */
  GArray           *quarters;   /* DemoQuarter */
  GArray           *gatherings; /* DemoGathering */
  GArray           *waters;     /* DemoWater */
} DemoTerrain;

DemoTerrain *demo_terrain_new (guint64        seed,
                               DemoReliefSize size);
void         demo_terrain_free (DemoTerrain *self);

const DemoCommune *demo_terrain_get_commune (const DemoTerrain *self,
                                             guint              index);
/* A dry place of the commune, most often near its centre; spread 1 covers where it is built. */
DemoPoint      demo_terrain_find_place (const DemoTerrain *self,
                                        guint              commune,
                                        double             spread,
                                        DemoRandom        *random);
TerritoryPoint demo_terrain_get_degrees (const DemoTerrain *self,
                                         DemoPoint          point);
/* The quarter that holds a point, or DEMO_MESH_NONE. */
guint demo_terrain_find_quarter (const DemoTerrain *self,
                                 DemoPoint          point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoTerrain, demo_terrain_free)

G_END_DECLS
