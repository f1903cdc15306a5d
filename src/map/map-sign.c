#include "map-sign.h"

#define REACH 0.52 /* of it: from the middle to the end of a stroke */

static void
set_colour (cairo_t  *cr,
            MapColour colour)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
}

static void
write_doubt (MapText          *text,
             cairo_t          *cr,
             const MapPalette *palette,
             double            scale,
             double            x,
             double            y)
{
  MapSize size = map_text_measure (text, "?", MAP_ROLE_BODY, scale);

  set_colour (cr, palette->panel_text);
  map_text_draw (text, cr, "?", MAP_ROLE_BODY, scale, MAP_ALIGN_LEFT, x - (double) size.width / 2, y - (double) size.height / 2);
}

static void
stroke_line (cairo_t *cr,
             double   x0,
             double   y0,
             double   x1,
             double   y1)
{
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
}

/* up: 1, or -1 for one that points down. */
static void
trace_arrow (cairo_t *cr,
             double   x,
             double   y,
             double   reach,
             double   up)
{
  cairo_move_to (cr, x, y - up * reach * 1.1);
  cairo_line_to (cr, x + reach, y + up * reach * 0.7);
  cairo_line_to (cr, x - reach, y + up * reach * 0.7);
  cairo_close_path (cr);
}

static void
draw_strokes (MapSign  self,
              cairo_t *cr,
              double   scale,
              double   x,
              double   y,
              double   reach)
{
  double slant = reach * 0.82;

  cairo_set_line_width (cr, 2 * scale);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (self == MAP_SIGN_PLUS)
    {
      stroke_line (cr, x - reach, y, x + reach, y);
      stroke_line (cr, x, y - reach, x, y + reach);
    }
  else
    {
      stroke_line (cr, x - slant, y - slant, x + slant, y + slant);
      stroke_line (cr, x - slant, y + slant, x + slant, y - slant);
    }
  cairo_stroke (cr);
}

static void
draw_arrows (MapSign  self,
             cairo_t *cr,
             double   x,
             double   y,
             double   reach)
{
  if (self == MAP_SIGN_UP_AND_DOWN)
    {
      trace_arrow (cr, x - reach * 0.55, y, reach * 0.55, 1);
      trace_arrow (cr, x + reach * 0.55, y, reach * 0.55, -1);
    }
  else
    trace_arrow (cr, x, y, reach, self == MAP_SIGN_UP ? 1 : -1);
  cairo_fill (cr);
}

void
map_sign_draw (MapSign           self,
               MapText          *text,
               cairo_t          *cr,
               const MapPalette *palette,
               MapColour         line,
               double            scale,
               double            x,
               double            y)
{
  double radius = MAP_SIGN_RADIUS * scale;

  if (self == MAP_SIGN_NONE)
    return;
  cairo_save (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  set_colour (cr, palette->casing);
  cairo_fill_preserve (cr);
  set_colour (cr, line);
  cairo_set_line_width (cr, 1.2 * scale);
  if (self == MAP_SIGN_DOUBT)
    {
      cairo_new_path (cr);
      write_doubt (text, cr, palette, scale, x, y);
    }
  else
    {
      cairo_stroke (cr);
      set_colour (cr, palette->panel_text);
      if (self == MAP_SIGN_PLUS || self == MAP_SIGN_CROSS)
        draw_strokes (self, cr, scale, x, y, radius * REACH);
      else
        draw_arrows (self, cr, x, y, radius * REACH);
    }
  cairo_restore (cr);
}
