/* map-view-source-private.h - what a source holds, shared by the files that read it */
#pragma once

#include "map-view-source.h"

G_BEGIN_DECLS

struct _MapViewSource
{
  GObject parent;

  DossierVisibility audience;
  DossierStore     *store;
  DossierQuery     *query;
  MapScene         *scene;
  MapShown         *shown;
  MapMoment         compared[2];
  GBytes           *fates;
  GCancellable     *comparing; /* what became of links being asked */
  GCancellable     *reading;   /* the scene being made */
  GCancellable     *filtering; /* what is shown being asked */
  guint             calm;      /* timeout, 0: none */
};

enum
{
  MAP_VIEW_SOURCE_SCENE,
  MAP_VIEW_SOURCE_SHOWN,
  MAP_VIEW_SOURCE_FATES,
  MAP_VIEW_SOURCE_N_SIGNALS
};

extern guint map_view_source_signals[MAP_VIEW_SOURCE_N_SIGNALS];

/* Its answer comes late from now on. */
void map_view_source_drop (GCancellable **pending);
/* Asks what became of links, or forgets it: map-view-source-fates.c. */
void map_view_source_compare (MapViewSource *self);

G_END_DECLS
