#include "map-painter-private.h"

#include "map-layout-private.h"

#include <math.h>

MapPainter *
map_painter_new (void)
{
  MapPainter *self = g_new0 (MapPainter, 1);

  self->text = map_text_new ();
  self->sprites = map_sprites_new (self->text);
  return self;
}

void
map_painter_free (MapPainter *self)
{
  map_painter_forget_ground (self);
  map_sprites_free (self->sprites);
  map_text_free (self->text);
  g_free (self);
}

void
map_painter_keep_ground (MapPainter *self)
{
  self->keeps_ground = TRUE;
}

void
map_painter_set_stops (MapPainter *self,
                       gboolean (*stops) (gpointer data),
                       gpointer data)
{
  self->stops = stops;
  self->stops_data = data;
}

MapText *
map_painter_get_text (MapPainter *self)
{
  return self->text;
}

MapPainting
map_painting_begin (MapPainter      *self,
                    cairo_t         *cr,
                    const MapLayout *layout)
{
  const MapPalette *palette = map_palette_get (layout->look.palette);
  cairo_surface_t  *target = cairo_get_group_target (cr);
  MapPainting       painting = { self,
                                 cr,
                                 layout,
                                 palette,
                                 palette->line_scale * sqrt (layout->look.text_scale),
                                 layout->camera.device,
                                 layout->shift_x,
                                 layout->shift_y,
                                 layout->camera.scale,
                                 cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE,
                                 layout->area };

  return painting;
}

static gboolean
is_stopped (const MapPainting *painting)
{
  const MapPainter *painter = painting->painter;

  return painter->stops != NULL && painter->stops (painter->stops_data);
}

static gboolean
draw_all (const MapPainting *painting)
{
  if (is_stopped (painting))
    return FALSE;
  cairo_set_tolerance (painting->cr, painting->vector ? 0.1 : 0.3);
  cairo_set_antialias (painting->cr, painting->vector ? CAIRO_ANTIALIAS_DEFAULT : CAIRO_ANTIALIAS_FAST);
  map_painting_ground_in_parts (painting);
  if (is_stopped (painting))
    return FALSE;
  map_painting_lines_in_parts (painting);
  if (is_stopped (painting))
    return FALSE;
  map_painting_signs (painting);
  cairo_set_antialias (painting->cr, CAIRO_ANTIALIAS_DEFAULT);
  map_painting_marks (painting);
  if (is_stopped (painting))
    return FALSE;
  map_painting_labels (painting);
  return TRUE;
}

void
map_painter_draw_bare (MapPainter      *self,
                       cairo_t         *cr,
                       const MapLayout *layout)
{
  MapPainting painting = map_painting_begin (self, cr, layout);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, layout->camera.width, layout->camera.height);
  cairo_clip (cr);
  draw_all (&painting);
  cairo_restore (cr);
}

gboolean
map_painter_draw (MapPainter      *self,
                  cairo_t         *cr,
                  const MapLayout *layout)
{
  MapPainting painting = map_painting_begin (self, cr, layout);
  gboolean    is_whole;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, layout->camera.width, layout->camera.height);
  cairo_clip (cr);
  map_painting_set (&painting, painting.palette->outside);
  cairo_paint (cr);
  is_whole = draw_all (&painting);
  cairo_restore (cr);
  return is_whole;
}
