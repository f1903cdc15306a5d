/* map-arranged-private.h - what every arrangement is made with */
#pragma once

#include "map-arranged.h"
#include "map-scene-private.h"

G_BEGIN_DECLS

/* Without anybody yet, of the words of base. Takes frame. */
MapScene *map_arranged_new_like (MapScene *base,
                                 MapFrame *frame);
/* At its index. */
void map_arranged_add_structure (MapScene    *self,
                                 MapStructure structure,
                                 gboolean     has_place,
                                 MapPoint     place);
void map_arranged_add_link (MapScene *self,
                            MapLink   link,
                            guint     a,
                            guint     b);
void map_arranged_add_caption (MapScene   *self,
                               const char *text,
                               double      x,
                               double      y,
                               MapLean     lean);
/* All are there. air: left around, metres. */
void map_arranged_finish (MapScene *self,
                          double    air);

G_END_DECLS
