/* map-view-pictures.h - keeps the pictures under a map equal to the dossier
 *
 * Read when the dossier changes, loaded by a worker, given to the canvas; the map does not wait for them. Late answers are dropped.
 */
#pragma once

#include "map-view-canvas.h"

G_BEGIN_DECLS

#define MAP_VIEW_TYPE_PICTURES (map_view_pictures_get_type ())
G_DECLARE_FINAL_TYPE (MapViewPictures, map_view_pictures, MAP_VIEW, PICTURES, GObject)

/* Only what this audience may see. canvas: not owned. */
MapViewPictures *map_view_pictures_new (DossierVisibility audience,
                                        MapViewCanvas    *canvas);
/* NULL: nothing is open. */
void map_view_pictures_set_store (MapViewPictures *self,
                                  DossierStore    *store);
/* A file came back that was missing. */
void map_view_pictures_load_again (MapViewPictures *self);

/* NULL until they are read. Borrowed. */
MapBackdrop *map_view_pictures_get_backdrop (MapViewPictures *self);

/* signal: "loaded" (): there are others, or they say something else. */

G_END_DECLS
