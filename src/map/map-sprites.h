/* map-sprites.h - small pictures drawn once, for image surfaces
 *
 * Marks by family, size and state; names by their words and role. Belongs to one thread, as the
 * MapText it draws with. What it lends lives until the next call.
 */
#pragma once

#include "map-layout.h"

G_BEGIN_DECLS

typedef struct
{
  cairo_surface_t *surface;   /* with its device scale set */
  double           left, top; /* from the place to the corner of the surface, logical pixels */
} MapSprite;

typedef struct _MapSprites MapSprites;

/* text: borrowed, must outlive. */
MapSprites *map_sprites_new (MapText *text);
void        map_sprites_free (MapSprites *self);

/* Its place is the middle of the mark. */
const MapSprite *map_sprites_get_mark (MapSprites    *self,
                                       MapPaletteKind palette,
                                       const MapMark *mark,
                                       gboolean       ringed,
                                       double         scale,
                                       double         device);
/* Its place is the top left of the text's box. */
const MapSprite *map_sprites_get_name (MapSprites *self,
                                       const char *text,
                                       MapRole     role,
                                       MapAlign    align,
                                       MapColour   colour,
                                       MapColour   halo,
                                       double      scale,
                                       double      device);

/* What the sprite of a mark holds, on any surface: casing, shape, letter. */
void map_sprites_draw_mark (MapText          *text,
                            cairo_t          *cr,
                            const MapPalette *palette,
                            const MapMark    *mark,
                            gboolean          ringed,
                            double            scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MapSprites, map_sprites_free)

G_END_DECLS
