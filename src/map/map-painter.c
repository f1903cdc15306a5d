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
  MapPainting       painting = {
          .painter = self,
          .cr = cr,
          .layout = layout,
          .palette = palette,
          .unit = palette->line_scale * sqrt (layout->look.text_scale),
          .device = layout->camera.device,
          .shift_x = layout->shift_x,
          .shift_y = layout->shift_y,
          .scale = layout->camera.scale,
          .vector = cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE,
          .seen = layout->area,
  };

  return painting;
}

/* Once is for good: what one thread left out another must not take for painted. */
gboolean
map_painting_is_stopped (const MapPainting *self)
{
  MapPainter *painter = self->painter;

  if (painter->stops != NULL && !g_atomic_int_get (&painter->is_stopped) && painter->stops (painter->stops_data))
    g_atomic_int_set (&painter->is_stopped, TRUE);
  return g_atomic_int_get (&painter->is_stopped);
}

static gboolean
draw_all (const MapPainting *painting)
{
  g_atomic_int_set (&painting->painter->is_stopped, FALSE);
  if (map_painting_is_stopped (painting))
    return FALSE;
  cairo_set_tolerance (painting->cr, painting->vector ? 0.1 : 0.3);
  cairo_set_antialias (painting->cr, painting->vector ? CAIRO_ANTIALIAS_DEFAULT : CAIRO_ANTIALIAS_FAST);
  if (!map_painting_below (painting))
    return FALSE;
  map_painting_signs (painting);
  cairo_set_antialias (painting->cr, CAIRO_ANTIALIAS_DEFAULT);
  map_painting_marks (painting);
  return !map_painting_is_stopped (painting) && map_painting_labels (painting);
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
  painting.has_paper = TRUE;
  is_whole = draw_all (&painting);
  cairo_restore (cr);
  return is_whole;
}
