/* territory-atlas-private.h - a packed R-tree of bounds */
#pragma once

#include "territory-outline.h"

G_BEGIN_DECLS

typedef struct _AtlasTree AtlasTree;

/* bounds are copied. items: the numbers by which each is found again. */
AtlasTree *atlas_tree_new (const TerritoryBounds *bounds,
                           const guint           *items,
                           guint                  n_items);
void       atlas_tree_free (AtlasTree *self);

typedef void (*AtlasVisitor) (guint                  item,
                              const TerritoryBounds *bounds,
                              gpointer               data);

/* Those whose bounds meet the window, edges included, in no order. */
void atlas_tree_visit (const AtlasTree       *self,
                       const TerritoryBounds *window,
                       AtlasVisitor           visitor,
                       gpointer               data);

G_END_DECLS
