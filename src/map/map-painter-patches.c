/* map-painter-patches.c - the pictures that lie under the map */
#include "map-painter-private.h"

static void
paint_patch (const MapPainting *self,
             const MapPatch    *patch)
{
  cairo_surface_t *surface = map_scan_make_surface (patch->scan, patch->level);
  cairo_matrix_t   matrix = { patch->xx, patch->yx, patch->xy, patch->yy, patch->x0, patch->y0 };
  double           x, y;

  map_scan_get_level_scale (patch->scan, patch->level, &x, &y);
  cairo_save (self->cr);
  cairo_transform (self->cr, &matrix);
  cairo_rectangle (self->cr, 0, 0, patch->width, patch->height);
  cairo_clip (self->cr);
  cairo_scale (self->cr, 1 / x, 1 / y);
  cairo_set_source_surface (self->cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_BILINEAR);
  /* Padded at its edge, it would take twice as long, and a document would hold it once a page. */
  cairo_pattern_set_extend (cairo_get_source (self->cr), CAIRO_EXTEND_NONE);
  cairo_paint_with_alpha (self->cr, patch->alpha);
  cairo_restore (self->cr);
  cairo_surface_destroy (surface);
}

void
map_painting_patches (const MapPainting *self)
{
  guint           n;
  const MapPatch *patches = map_layout_get_patches (self->layout, &n);

  for (guint i = 0; i < n; i++)
    paint_patch (self, &patches[i]);
}
