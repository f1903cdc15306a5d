/* map-painter-curves.c - links: colour, dash and width as the layout chose them */
#include "map-painter-private.h"

#include "map-frame.h"
#include "map-sign.h"
#include "map-symbol.h"

#include <math.h>

#define FILLED 1.15     /* of a bar's width by a line of words: figures have neither accents nor tails */
#define LEAST_REPEATS 2 /* of its pattern along a bar: once alone, long dashes and no dash look alike */

static gboolean
is_matrix (const MapPainting *self)
{
  const MapFrame *frame = map_scene_get_frame (map_layout_get_scene (self->layout));

  return frame != NULL && frame->kind == MAP_FRAME_MATRIX;
}

/* A bar is as long as its cell, not as it likes: its pattern goes into it a whole number of times, and ends as it began. */
static double
fit_dash (const MapCurve *curve,
          const double   *dash,
          guint           n,
          double          step)
{
  double length = (double) curve->x[3] - (double) curve->x[0], period = 0;
  double repeats;

  for (guint i = 0; i < n; i++)
    period += dash[i];
  repeats = MAX (LEAST_REPEATS, round ((length / step + dash[n - 1]) / period));
  return length / (repeats * period - dash[n - 1]);
}

static void
trace (const MapPainting *self,
       const MapCurve    *curve)
{
  cairo_move_to (self->cr, curve->x[0], curve->y[0]);
  cairo_curve_to (self->cr, curve->x[1], curve->y[1], curve->x[2], curve->y[2], curve->x[3], curve->y[3]);
}

static gboolean
look_alike (const MapCurve *one,
            const MapCurve *other)
{
  return one->colour == other->colour && one->dash == other->dash && one->past == other->past &&
         !(one->width < other->width) && !(one->width > other->width) && !(one->alpha < other->alpha) &&
         !(one->alpha > other->alpha);
}

static MapColour
colour_of (const MapPainting *self,
           const MapCurve    *curve)
{
  MapColour colour = curve->colour == MAP_TERM_SEVERAL ? self->palette->link_several
                                                       : map_palette_get_link_colour (self->palette, curve->colour);

  colour.alpha *= curve->alpha;
  return colour;
}

static void
set_style (const MapPainting *self,
           const MapCurve    *curve,
           double             more)
{
  double        lengths[6];
  guint         n;
  double        width = curve->width + more;
  double        step = curve->width < 1.1 * self->unit ? 1.1 * self->unit : curve->width;
  const double *dash = map_symbol_get_dash (curve->dash, &n);

  if (n > 0 && is_matrix (self))
    step = fit_dash (curve, dash, n, step);
  for (guint i = 0; i < n; i++)
    lengths[i] = dash[i] * step;
  cairo_set_dash (self->cr, lengths, (int) n, 0);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (self->cr, width);
  map_painting_set (self, colour_of (self, curve));
}

/* The path is drawn and forgotten. */
static void
stroke_line (const MapPainting *self,
             const MapCurve    *curve,
             double             more)
{
  set_style (self, curve, more);
  cairo_stroke_preserve (self->cr);
  if (map_symbol_is_hollow (curve->colour) && !curve->past)
    {
      cairo_set_line_width (self->cr, (curve->width + more) * 0.36);
      map_painting_set (self, self->palette->land);
      cairo_stroke_preserve (self->cr);
    }
  cairo_new_path (self->cr);
}

/* The casing, of the colour of the paper, says which line goes over at a crossing. */
static void
stroke_path (const MapPainting *self,
             const MapCurve    *curve)
{
  MapColour casing = self->palette->land;

  casing.alpha = 0.75;
  if (curve->cased)
    {
      cairo_set_dash (self->cr, NULL, 0, 0);
      cairo_set_line_width (self->cr, curve->width + 2.2 * self->unit);
      cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
      map_painting_set (self, casing);
      cairo_stroke_preserve (self->cr);
    }
  stroke_line (self, curve, 0);
}

static void
draw_sign (const MapPainting *self,
           const MapCurve    *curve)
{
  double x, y;

  map_curve_get_point (curve, (double) curve->sign_at, &x, &y);
  map_sign_draw (curve->sign, self->painter->text, self->cr, self->palette, colour_of (self, curve), (double) curve->sign_scale, x, y + (double) curve->sign_down);
}

/* How many links a bar tells, in it. */
static void
write_count (const MapPainting *self,
             const MapCurve    *curve)
{
  g_autofree char *text = g_strdup_printf ("%u", curve->n);
  MapText         *words = self->painter->text;
  double           scale = floor (FILLED * (double) curve->width / (double) map_text_measure (words, text, MAP_ROLE_COUNT, 1).height * 16) / 16;
  MapSize          size = map_text_measure (words, text, MAP_ROLE_COUNT, scale);

  if (scale <= 0)
    return; /* nobody reads it, and a scale of nothing breaks all that is drawn after */
  map_painting_set (self, self->palette->land);
  map_text_draw (words, self->cr, text, MAP_ROLE_COUNT, scale, MAP_ALIGN_LEFT, (double) (curve->x[0] + curve->x[3] - size.width) / 2, (double) (2 * curve->y[0] - size.height) / 2);
}

/* Of a part of the picture: a curve is within the points that lead it. */
static gboolean
is_seen (const MapPainting *self,
         const MapCurve    *curve)
{
  double reach = curve->width + MAP_PAINTING_REACH;
  double left = self->shift_x + self->seen.x0 * self->scale - reach, right = self->shift_x + self->seen.x1 * self->scale + reach;
  double top = self->shift_y - self->seen.y1 * self->scale - reach, bottom = self->shift_y - self->seen.y0 * self->scale + reach;
  guint  n_left = 0, n_right = 0, n_above = 0, n_below = 0;

  for (guint i = 0; i < G_N_ELEMENTS (curve->x); i++)
    {
      n_left += (double) curve->x[i] < left;
      n_right += (double) curve->x[i] > right;
      n_above += (double) curve->y[i] < top;
      n_below += (double) curve->y[i] > bottom;
    }
  return MAX (MAX (n_left, n_right), MAX (n_above, n_below)) < G_N_ELEMENTS (curve->x);
}

void
map_painting_curves (const MapPainting *self)
{
  guint           n;
  const MapCurve *curves = map_layout_get_curves (self->layout, &n);

  cairo_save (self->cr);
  for (guint i = 0; i < n; i++)
    {
      if (is_seen (self, curves + i))
        trace (self, curves + i);
      if (i + 1 == n || !look_alike (curves + i, curves + i + 1))
        stroke_path (self, curves + i);
    }
  cairo_restore (self->cr);
}

void
map_painting_signs (const MapPainting *self)
{
  guint           n;
  const MapCurve *curves = map_layout_get_curves (self->layout, &n);

  for (guint i = 0; i < n; i++)
    {
      if (curves[i].n > 1 && is_matrix (self))
        write_count (self, curves + i);
      if (curves[i].sign != MAP_SIGN_NONE)
        draw_sign (self, curves + i);
    }
}

void
map_painting_curve (const MapPainting *self,
                    const MapCurve    *curve,
                    double             more)
{
  cairo_save (self->cr);
  trace (self, curve);
  cairo_set_dash (self->cr, NULL, 0, 0);
  cairo_set_line_width (self->cr, curve->width + more + 3 * self->unit);
  map_painting_set (self, self->palette->casing);
  cairo_stroke_preserve (self->cr);
  stroke_line (self, curve, more);
  cairo_restore (self->cr);
}
