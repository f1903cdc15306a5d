/* booklet-pen.c - what a page has besides its text: the cover, running heads, numbers */
#include "booklet-pen-private.h"

#define BASELINE 0.74 /* of a row, from its top */
#define HEAD_ROWS 2.2 /* above the first row */
#define FOOT_ROWS 2.0 /* below the last one */

void
booklet_pen_take (const BookletPen *pen,
                  BookletColour     colour)
{
  static const double colours[][3] = { { 0.12, 0.13, 0.15 }, { 0.42, 0.44, 0.47 }, { 0.07, 0.36, 0.45 }, { 0.72, 0.78, 0.80 } };

  cairo_set_source_rgb (pen->cr, colours[colour][0], colours[colour][1], colours[colour][2]);
}

double
booklet_pen_get_baseline (const BookletPen *pen,
                          double            row)
{
  return pen->sheet->top + (row + BASELINE) * pen->sheet->grid;
}

double
booklet_pen_measure (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

void
booklet_pen_write (const BookletPen *pen,
                   const char       *words,
                   double            size,
                   PangoWeight       weight,
                   double            x,
                   double            y,
                   double            share)
{
  g_autoptr (PangoLayout) layout = booklet_pages_new_words (pen->pages, words, size, weight);

  cairo_move_to (pen->cr, x - share * booklet_pen_measure (layout), y);
  pango_cairo_show_layout_line (pen->cr, pango_layout_get_line_readonly (layout, 0));
  cairo_new_path (pen->cr);
}

void
booklet_pen_draw_cover (const BookletPen *pen)
{
  double width = pen->sheet->width, high = 5.6 * pen->sheet->grid;

  if (pen->page != 0)
    return;
  booklet_pen_take (pen, BOOKLET_ACCENT);
  cairo_rectangle (pen->cr, 0, 0, width, high);
  cairo_fill (pen->cr);
  /* two places and what joins them */
  cairo_set_source_rgb (pen->cr, 1, 1, 1);
  cairo_set_line_width (pen->cr, 2.2);
  cairo_move_to (pen->cr, pen->left + 7, high / 2 + 8);
  cairo_curve_to (pen->cr, pen->left + 30, high / 2 - 34, pen->left + 62, high / 2 + 34, pen->left + 90, high / 2 - 8);
  cairo_stroke (pen->cr);
  cairo_arc (pen->cr, pen->left + 7, high / 2 + 8, 7, 0, 2 * G_PI);
  cairo_fill (pen->cr);
  cairo_rectangle (pen->cr, pen->left + 84, high / 2 - 14, 12, 12);
  cairo_fill (pen->cr);
}

/* The one line of it that there is room for. */
static void
write_head (const BookletPen *pen,
            const char       *words,
            gboolean          is_recto)
{
  g_autoptr (PangoLayout) layout = booklet_pages_new_words (pen->pages, words, 0.82, PANGO_WEIGHT_NORMAL);
  double                  room = booklet_sheet_get_measure (pen->sheet), width;

  pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  width = booklet_pen_measure (layout);
  booklet_pen_take (pen, BOOKLET_QUIET);
  cairo_move_to (pen->cr, pen->left + (is_recto ? room - width : 0), booklet_pen_get_baseline (pen, -HEAD_ROWS));
  pango_cairo_show_layout_line (pen->cr, pango_layout_get_line_readonly (layout, 0));
  cairo_new_path (pen->cr);
}

void
booklet_pen_draw_head (const BookletPen *pen,
                       gboolean          is_recto)
{
  guint            chapter = g_array_index (pen->pages->chapters, guint, pen->page);
  g_autofree char *words = NULL;

  if (chapter == G_MAXUINT || booklet_pages_is_opener (pen->pages, pen->page))
    return;
  words = is_recto ? booklet_piece_dup_text (booklet_story_get (pen->pages->story, chapter)) : g_strdup (pen->pages->story->title);
  write_head (pen, words, is_recto);
}

void
booklet_pen_draw_foot (const BookletPen *pen,
                       gboolean          is_recto)
{
  char number[12];

  if (pen->page < 2)
    return; /* cover and imprint */
  g_snprintf (number, sizeof number, "%u", pen->page + 1);
  booklet_pen_take (pen, BOOKLET_INK);
  booklet_pen_write (pen, number, 0.95, PANGO_WEIGHT_BOLD, pen->left + (is_recto ? booklet_sheet_get_measure (pen->sheet) : 0),
                     booklet_pen_get_baseline (pen, pen->sheet->n_rows - 1 + FOOT_ROWS), is_recto ? 1 : 0);
}
