/* map-layout-patches.c - where the pictures under the map lie, and in which size they are painted */
#include "map-layout-private.h"

#include "map-backdrop.h"

#include <math.h>

#define PAPER_DENSITY 4.0 /* device pixels per point: 288 an inch */
#define DIM_ON_DARK 0.42  /* white paper under light words */
#define SHEER 0.55        /* colours of communes over a picture, that both be seen */

static double
get_dim (const MapLayout *self)
{
  MapColour land = map_palette_get (self->look.palette)->land;

  return land.red + land.green + land.blue < 1.5 ? DIM_ON_DARK : 1;
}

/* One picture in pixels of the viewport; its four corners' box tells whether it is in view. */
static gboolean
is_in_view (const MapLayout *self,
            const MapPatch  *patch)
{
  MapBox box = MAP_BOX_EMPTY;

  for (guint i = 0; i < 4; i++)
    {
      double x = i % 2 * patch->width, y = i / 2 * patch->height;

      box = map_box_with (box, patch->xx * x + patch->xy * y + patch->x0, patch->yx * x + patch->yy * y + patch->y0);
    }
  return map_box_meets (box, (MapBox){ 0, 0, self->camera.width, self->camera.height });
}

static void
add_patch (MapLayout      *self,
           guint           index,
           const MapSlide *slide,
           double          density)
{
  const TerritoryFit *fit = &slide->fit;
  double              scale = self->camera.scale;
  double              x0, y0;
  MapPatch            patch = { .slide = index, .scan = slide->scan, .xx = fit->a * scale, .xy = fit->b * scale, .yx = -fit->b * scale, .yy = fit->a * scale, .alpha = slide->opacity * get_dim (self) };

  map_camera_to_screen (&self->camera, fit->east, fit->north, &x0, &y0);
  patch.x0 = x0;
  patch.y0 = y0;
  map_scan_get_size (slide->scan, &patch.width, &patch.height);
  patch.level = map_scan_find_level (slide->scan, territory_fit_get_scale (fit) * scale * density);
  if (is_in_view (self, &patch))
    g_array_append_val (self->patches, patch);
}

void
map_layout_add_patches (MapLayout *self)
{
  double density = self->camera.device * (self->look.whole_names ? PAPER_DENSITY : 1);

  self->patches = g_array_new (FALSE, FALSE, sizeof (MapPatch));
  for (guint i = 0; self->look.show_pictures && self->frame == NULL && i < map_backdrop_get_n (self->look.backdrop); i++)
    {
      const MapSlide *slide = map_backdrop_get_slide (self->look.backdrop, i);

      if (slide->scan != NULL && slide->is_placed)
        add_patch (self, i, slide, density);
    }
}

const MapPatch *
map_layout_get_patches (const MapLayout *self,
                        guint           *n)
{
  *n = self->patches->len;
  return &g_array_index (self->patches, MapPatch, 0);
}

double
map_layout_get_cover (const MapLayout *self)
{
  return self->patches->len > 0 ? SHEER : 1;
}
