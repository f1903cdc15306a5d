/* map-atlas.h - one page for each commune, or each centre: its map, who is there, who is linked to whom
 *
 * The whole territory first; then a page each, its structures listed under the numbers that their marks
 * bear, and more pages where the list is long; last an index, from each structure to its pages. Of
 * those that the look hides nothing is said. Immutable: any thread draws it.
 *
 *   1. Each structure that is shown in a commune (each centre) is listed on its page once, placed or not.
 *   2. A number on a map is a number of the list beside it, and the other way round for who is in view.
 */
#pragma once

#include "map-print.h"

G_BEGIN_DECLS

typedef enum
{
  MAP_ATLAS_NONE,
  MAP_ATLAS_COMMUNES,
  MAP_ATLAS_CENTRES,
} MapAtlasKind;
#define MAP_N_ATLASES (MAP_ATLAS_CENTRES + 1)

/* "communes", "centres"; FALSE when it is neither. */
gboolean map_atlas_from_name (const char   *name,
                              MapAtlasKind *kind);

typedef struct _MapAtlas MapAtlas;

/* page: the whole territory on its paper; its words are borrowed while the atlas lives. Its bounds, where they are not empty, are
 * all that pages are made of. NULL: cancelled. */
MapAtlas *map_atlas_new (MapAtlasKind   kind,
                         const MapPage *page,
                         MapScene      *scene,
                         const MapLook *look,
                         GCancellable  *cancellable);
void      map_atlas_free (MapAtlas *self);

guint map_atlas_get_n_pages (const MapAtlas *self);
/* What it is about; a page that goes on with the one before has its name. Borrowed. */
const char *map_atlas_get_name (const MapAtlas *self,
                                guint           page);
/* A page of this name begins here. */
gboolean map_atlas_is_first (const MapAtlas *self,
                             guint           page);

/* linked: numbers of pages lead there, in a PDF that holds all of them. */
void map_atlas_draw (const MapAtlas *self,
                     guint           page,
                     gboolean        linked,
                     MapPainter     *painter,
                     cairo_t        *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapAtlas, map_atlas_free)

G_END_DECLS
