/* demo-relief.h - the lie of the land: where it is crowded, where it ends, where the water runs
 *
 * Everything about a territory before anybody has drawn a border on it. Metres, origin in the middle.
 */
#pragma once

#include "demo-river.h"

G_BEGIN_DECLS

typedef struct
{
  DemoPoint place;
  double    reach;  /* metres within which it is felt */
  double    weight; /* 0…1: how crowded its middle is */
} DemoTown;

typedef enum
{
  DEMO_RELIEF_DEPARTMENT, /* about 155 communes, two towns, two rivers: the demonstration */
  DEMO_RELIEF_CROWDED,    /* the same with about 183, as the Val-d'Oise has: for benches */
  DEMO_RELIEF_NATION,     /* about 35,000 communes, no water: for benches */
} DemoReliefSize;

typedef struct
{
  DemoReliefSize size;
  guint32        seed;
  double         width; /* of the honeycomb, metres */
  double         height;
  double         side;       /* of one of its cells */
  double         half_width; /* of the territory, about */
  double         half_height;
  double         near;   /* metres between two communes' seeds in a town */
  double         far;    /* and in the country */
  GArray        *towns;  /* DemoTown; the first is the chief town */
  DemoRiver     *river;  /* NULL: none */
  DemoRiver     *stream; /* NULL: none */
  DemoAnchor     anchor;
} DemoRelief;

DemoRelief *demo_relief_new (guint64        seed,
                             DemoReliefSize size);
void        demo_relief_free (DemoRelief *self);

/* 0: fields; 1: the middle of the chief town. */
double   demo_relief_get_crowd (const DemoRelief *self,
                                DemoPoint         point);
gboolean demo_relief_holds (const DemoRelief *self,
                            DemoPoint         point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoRelief, demo_relief_free)

G_END_DECLS
