/* territory-atlas.h - many outlines, and which of them is where
 *
 * In which commune is this school, which communes does the screen show, which quarter is close
 * to that centre: asked of tens of thousands of shapes, for tens of thousands of points. Bounds
 * stand in a packed R-tree (sort-tile-recursive, Leutenegger et al., 1997), so that a question
 * reads a handful of shapes, each by the exact rules of territory-area.h.
 *
 * Immutable and reference counted: any thread may ask.
 */
#pragma once

#include "territory-outline.h"

G_BEGIN_DECLS

typedef struct _TerritoryAtlas TerritoryAtlas;

/* ids are copied, outlines referenced; an outline of NULL keeps its place and is nowhere. Where
 * shapes overlap the first given answers, so the smaller ones should come first. An id
 * given twice is that of the first. */
TerritoryAtlas *territory_atlas_new (const char *const       *ids,
                                     TerritoryOutline *const *outlines,
                                     guint                    n_outlines);
TerritoryAtlas *territory_atlas_ref (TerritoryAtlas *self);
void            territory_atlas_unref (TerritoryAtlas *self);

/* Outlines are known by their place in the order they were given, from 0. */
guint             territory_atlas_get_n_outlines (const TerritoryAtlas *self);
const char       *territory_atlas_get_id (const TerritoryAtlas *self,
                                          guint                 index);
TerritoryOutline *territory_atlas_get_outline (const TerritoryAtlas *self,
                                               guint                 index);

/* -1 when none has that id. */
int territory_atlas_find_id (const TerritoryAtlas *self,
                             const char           *id);

/* The first outline that holds the point, borders included; -1 when none does. */
int territory_atlas_find_at (const TerritoryAtlas *self,
                             TerritoryPoint        point);

/* All of them, in order: an array of guint, for the caller to unref. */
GArray *territory_atlas_list_at (const TerritoryAtlas *self,
                                 TerritoryPoint        point);

/* The outlines of which some part is within the bounds, in order: an array of guint, for the
 * caller to unref. */
GArray *territory_atlas_list_within (const TerritoryAtlas  *self,
                                     const TerritoryBounds *bounds);

/* The outline nearest to the point and no further than max_metres, and in metres how far (not
 * NULL); one that holds the point is at 0, the first of equals wins. -1, and *metres untouched,
 * when there is none. For distances of a town or a département, not of a continent. */
int territory_atlas_find_nearest (const TerritoryAtlas *self,
                                  TerritoryPoint        point,
                                  double                max_metres,
                                  double               *metres);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TerritoryAtlas, territory_atlas_unref)

G_END_DECLS
