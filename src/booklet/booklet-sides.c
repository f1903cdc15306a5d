#include "booklet-sides.h"

#include "booklet-imposition.h"
#include "booklet-painter.h"

guint
booklet_sides_count (const BookletPages *pages,
                     BookletFormat       format)
{
  return format == BOOKLET_FORMAT_IMPOSED ? booklet_imposition_count_sides (pages->n_pages) : pages->n_pages;
}

void
booklet_sides_get_size (const BookletPages *pages,
                        BookletFormat       format,
                        double             *width,
                        double             *height)
{
  *width = pages->sheet->width * (format == BOOKLET_FORMAT_IMPOSED ? 2 : 1);
  *height = pages->sheet->height;
}

static void
draw_half (const BookletMap   *map,
           const BookletPages *pages,
           guint               page,
           double              x,
           cairo_t            *cr)
{
  if (page == BOOKLET_EMPTY)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, x, 0, pages->sheet->width, pages->sheet->height);
  cairo_clip (cr);
  cairo_translate (cr, x, 0);
  booklet_painter_draw (pages, page, map, FALSE, cr);
  cairo_restore (cr);
}

static void
draw_side (const BookletMap   *map,
           const BookletPages *pages,
           guint               side,
           BookletTurn         turn,
           cairo_t            *cr)
{
  guint left, right;

  booklet_imposition_get_side (pages->n_pages, side, &left, &right);
  cairo_save (cr);
  if (turn == BOOKLET_TURN_LONG && side % 2 == 1)
    {
      cairo_translate (cr, 2 * pages->sheet->width, pages->sheet->height);
      cairo_rotate (cr, G_PI);
    }
  draw_half (map, pages, left, 0, cr);
  draw_half (map, pages, right, pages->sheet->width, cr);
  cairo_restore (cr);
}

void
booklet_sides_draw (const BookletMap   *map,
                    const BookletPages *pages,
                    BookletFormat       format,
                    guint               side,
                    BookletTurn         turn,
                    gboolean            linked,
                    cairo_t            *cr)
{
  if (format == BOOKLET_FORMAT_IMPOSED)
    draw_side (map, pages, side, turn, cr);
  else
    booklet_painter_draw (pages, side, map, linked, cr);
}
