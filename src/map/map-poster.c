#include "config.h"

#include "map-poster.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define POINTS_PER_MM (72 / 25.4)
#define MARGIN 28.0 /* ten millimetres */
#define TICK 9.0
#define INK 0.15
#define QUIET 0.45

/* --- what is on which sheet */

static guint
count_along (double length,
             double shown,
             double overlap)
{
  return length <= shown ? 1 : (guint) ceil ((length - overlap) / (shown - overlap));
}

static MapPoster
plan_turned (double   width,
             double   height,
             MapPaper paper,
             gboolean landscape,
             double   overlap)
{
  MapPage   page = map_page_new_for_paper (paper, landscape);
  MapPoster self = { .width = width, .height = height, .sheet_width = page.width, .sheet_height = page.height, .margin = MARGIN };

  self.paper = paper;
  self.wide = floor (page.width - 2 * MARGIN);
  self.high = floor (page.height - 2 * MARGIN);
  self.overlap = ceil (CLAMP (overlap, 0, MAP_POSTER_MOST_OVERLAP) * POINTS_PER_MM);
  self.n_columns = count_along (width, self.wide, self.overlap);
  self.n_rows = count_along (height, self.high, self.overlap);
  return self;
}

MapPoster
map_poster_plan (double   width,
                 double   height,
                 MapPaper paper,
                 double   overlap)
{
  MapPoster upright = plan_turned (width, height, paper, FALSE, overlap), lying = plan_turned (width, height, paper, TRUE, overlap);

  return map_poster_count (&lying) < map_poster_count (&upright) ? lying : upright;
}

guint
map_poster_count (const MapPoster *self)
{
  return self->n_columns * self->n_rows;
}

MapBox
map_poster_get_part (const MapPoster *self,
                     guint            sheet)
{
  double x = (sheet % self->n_columns) * (self->wide - self->overlap), y = (sheet / self->n_columns) * (self->high - self->overlap);

  return (MapBox){ x, y, MIN (x + self->wide, self->width), MIN (y + self->high, self->height) };
}

static char *
dup_name (guint row,
          guint column)
{
  return row < 26 ? g_strdup_printf ("%c%u", 'A' + (int) row, column + 1) : g_strdup_printf ("%c%c%u", 'A' + (int) (row / 26 - 1) % 26, 'A' + (int) (row % 26), column + 1);
}

char *
map_poster_dup_name (const MapPoster *self,
                     guint            sheet)
{
  return dup_name (sheet / self->n_columns, sheet % self->n_columns);
}

/* --- a sheet */

static void
set_grey (cairo_t *cr,
          double   grey,
          double   width)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_set_line_width (cr, width);
}

static void
draw_stroke (cairo_t *cr,
             double   x,
             double   y,
             double   dx,
             double   dy)
{
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, dx, dy);
}

/* In the margins, where to cut. */
static void
draw_cut_marks (cairo_t *cr,
                MapBox   part,
                double   margin)
{
  double length = margin - 8;

  set_grey (cr, 0, 0.4);
  for (guint i = 0; i < 4; i++)
    {
      gboolean right = i & 1, low = i & 2;
      double   x = right ? part.x1 : part.x0, y = low ? part.y1 : part.y0;

      draw_stroke (cr, x + (right ? 3 : -3), y, right ? length : -length, 0);
      draw_stroke (cr, x, y + (low ? 3 : -3), 0, low ? length : -length);
    }
  cairo_stroke (cr);
}

/* Up to where the next sheet is laid, which then covers them. */
static void
draw_overlap_marks (const MapPoster *self,
                    cairo_t         *cr,
                    MapBox           part,
                    gboolean         to_right,
                    gboolean         below)
{
  double x = part.x1 - self->overlap, y = part.y1 - self->overlap;

  if (self->overlap < 2)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, to_right ? x : part.x1, part.y0, part.x1 - (to_right ? x : part.x1), part.y1 - part.y0);
  cairo_rectangle (cr, part.x0, below ? y : part.y1, part.x1 - part.x0, part.y1 - (below ? y : part.y1));
  cairo_clip (cr);
  set_grey (cr, 0, 0.8);
  for (guint i = 0; i < 3; i++)
    {
      draw_stroke (cr, x, part.y0 + i * (part.y1 - part.y0 - TICK) / 2, 0, TICK);
      draw_stroke (cr, part.x0 + i * (part.x1 - part.x0 - TICK) / 2, y, TICK, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* In the middle of the margin, beside an arrow: which sheet comes there. dx, dy: towards it. */
static void
draw_neighbour (MapText    *text,
                cairo_t    *cr,
                const char *name,
                double      x,
                double      y,
                int         dx,
                int         dy)
{
  MapSize size = map_text_measure (text, name, MAP_ROLE_NOTE, 0.8);
  double  tip_x = x + dx * 11 + (dy != 0 ? size.width / 2 + 6 : 0), tip_y = y + dy * 4;

  set_grey (cr, QUIET, 1);
  map_text_draw (text, cr, name, MAP_ROLE_NOTE, 0.8, MAP_ALIGN_LEFT, x - size.width / 2 - dx * 2, y - size.height / 2);
  cairo_move_to (cr, tip_x, tip_y);
  cairo_line_to (cr, tip_x - dx * 5 - dy * 3, tip_y - dy * 5 - dx * 3);
  cairo_line_to (cr, tip_x - dx * 5 + dy * 3, tip_y - dy * 5 + dx * 3);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_neighbours (const MapPoster *self,
                 guint            sheet,
                 MapText         *text,
                 cairo_t         *cr)
{
  guint row = sheet / self->n_columns, column = sheet % self->n_columns;

  for (guint i = 0; i < 4; i++)
    {
      int dx = i == 0 ? -1 : i == 1 ? 1
                                    : 0,
          dy = i == 2 ? -1 : i == 3 ? 1
                                    : 0;
      int              there_column = (int) column + dx, there_row = (int) row + dy;
      g_autofree char *name = NULL;

      if (there_column < 0 || there_row < 0 || there_column >= (int) self->n_columns || there_row >= (int) self->n_rows)
        continue;
      name = dup_name ((guint) there_row, (guint) there_column);
      draw_neighbour (text, cr, name, dx == 0 ? self->sheet_width / 2 : dx < 0 ? self->margin / 2
                                                                               : self->sheet_width - self->margin / 2,
                      dy == 0 ? self->sheet_height / 2 : dy < 0 ? self->margin / 2
                                                                : self->sheet_height - self->margin / 2,
                      dx, dy);
    }
}

static void
draw_name (const MapPoster *self,
           guint            sheet,
           MapText         *text,
           cairo_t         *cr)
{
  g_autofree char *name = map_poster_dup_name (self, sheet), *told = NULL;
  MapSize          size;

  /* Translators: under a sheet of a poster: its name, how many there are. */
  told = g_strdup_printf (_ ("Sheet %s of %u"), name, map_poster_count (self));
  size = map_text_measure (text, told, MAP_ROLE_HEADING, 0.9);
  set_grey (cr, INK, 1);
  map_text_draw (text, cr, told, MAP_ROLE_HEADING, 0.9, MAP_ALIGN_LEFT, self->margin + TICK, self->sheet_height - self->margin / 2 - size.height / 2);
}

void
map_poster_draw_sheet (const MapPoster *self,
                       guint            sheet,
                       const MapPlate  *plate,
                       MapPainter      *painter,
                       cairo_t         *cr)
{
  MapText *text;
  MapBox   part, there;
  gboolean to_right, below;

  g_return_if_fail (self != NULL && sheet < map_poster_count (self) && plate != NULL);

  text = map_painter_get_text (painter);
  part = map_poster_get_part (self, sheet);
  there = (MapBox){ self->margin, self->margin, self->margin + part.x1 - part.x0, self->margin + part.y1 - part.y0 };
  to_right = sheet % self->n_columns + 1 < self->n_columns;
  below = sheet / self->n_columns + 1 < self->n_rows;
  cairo_save (cr);
  cairo_rectangle (cr, there.x0, there.y0, ceil (there.x1 - there.x0), ceil (there.y1 - there.y0));
  cairo_clip (cr);
  cairo_translate (cr, self->margin - part.x0, self->margin - part.y0);
  map_plate_draw (plate, painter, cr);
  cairo_restore (cr);
  draw_overlap_marks (self, cr, there, to_right, below);
  draw_cut_marks (cr, there, self->margin);
  draw_neighbours (self, sheet, text, cr);
  draw_name (self, sheet, text, cr);
}

/* --- how they go together */

static double
write_line (const MapPoster *self,
            MapText         *text,
            cairo_t         *cr,
            const char      *sentence,
            MapRole          role,
            double           y)
{
  set_grey (cr, INK, 1);
  return y + map_text_draw_wrapped (text, cr, sentence, role, 1, 2 * self->margin, y, self->sheet_width - 4 * self->margin) + 4;
}

/* Returns the y below them. */
static double
write_words (const MapPoster *self,
             MapText         *text,
             cairo_t         *cr)
{
  const char      *paper = map_paper_get_name (self->paper);
  g_autofree char *sheets = g_strdup_printf (ngettext ("1. Print the %u sheet on %s at its true size (100 %%), not fitted to the page.",
                                                       "1. Print the %u sheets on %s at their true size (100 %%), not fitted to the page.", map_poster_count (self)),
                                             map_poster_count (self), paper);
  double           y = 2 * self->margin;

  y = write_line (self, text, cr, _ ("How to put the poster together"), MAP_ROLE_TITLE, y) + 6;
  y = write_line (self, text, cr, sheets, MAP_ROLE_BODY, y);
  y = write_line (self, text, cr, _ ("2. On each sheet, cut off the left and the upper margin, along the marks of the corners."), MAP_ROLE_BODY, y);
  y = write_line (self, text, cr, _ ("3. Row by row, lay each sheet over the one at its left and the one above, up to the small black strokes, and glue it."), MAP_ROLE_BODY, y);
  return write_line (self, text, cr, _ ("4. Cut off what is left around the poster."), MAP_ROLE_BODY, y) + 12;
}

static void
draw_grid (const MapPoster *self,
           MapText         *text,
           cairo_t         *cr,
           double           scale)
{
  for (guint sheet = 0; sheet < map_poster_count (self); sheet++)
    {
      MapBox           part = map_poster_get_part (self, sheet);
      g_autofree char *name = map_poster_dup_name (self, sheet);
      MapSize          size = map_text_measure (text, name, MAP_ROLE_TITLE, 1);
      double           middle_x = (part.x0 + part.x1) / 2 * scale, middle_y = (part.y0 + part.y1) / 2 * scale;

      set_grey (cr, INK, 0.7);
      cairo_rectangle (cr, part.x0 * scale, part.y0 * scale, (part.x1 - part.x0) * scale, (part.y1 - part.y0) * scale);
      cairo_stroke (cr);
      map_text_path (text, cr, name, MAP_ROLE_TITLE, 1, MAP_ALIGN_LEFT, middle_x - size.width / 2, middle_y - size.height / 2);
      set_grey (cr, 1, 5);
      cairo_stroke (cr);
      set_grey (cr, INK, 1);
      map_text_draw (text, cr, name, MAP_ROLE_TITLE, 1, MAP_ALIGN_LEFT, middle_x - size.width / 2, middle_y - size.height / 2);
    }
}

void
map_poster_draw_plan (const MapPoster *self,
                      const MapPlate  *plate,
                      MapPainter      *painter,
                      cairo_t         *cr)
{
  MapText *text;
  double   top, room_x, room_y, scale;

  g_return_if_fail (self != NULL && plate != NULL);

  text = map_painter_get_text (painter);
  top = write_words (self, text, cr);
  room_x = self->sheet_width - 4 * self->margin;
  room_y = self->sheet_height - top - 2 * self->margin;
  scale = MIN (room_x / self->width, room_y / self->height);
  cairo_save (cr);
  cairo_translate (cr, 2 * self->margin + (room_x - self->width * scale) / 2, top);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_clip (cr);
  map_plate_draw (plate, painter, cr);
  cairo_restore (cr);
  draw_grid (self, text, cr, scale);
  cairo_restore (cr);
}
