#include "config.h"

#include "booklet-painter.h"

#include "booklet-pen-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define BASELINE 0.74  /* of a row, from its top */
#define MAP_SCALE 0.08 /* of its words, for a point of ours */
#define HEAD_ROWS 2.2  /* above the first row */
#define FOOT_ROWS 2.0  /* below the last one */

/* --- what a paragraph is, for who cannot see it */

static const char *
get_tag (BookletRole role)
{
  switch (role)
    {
    case BOOKLET_COVER_TITLE:
    case BOOKLET_CHAPTER:
    case BOOKLET_PART:
    case BOOKLET_MAP:
      return "H1";
    case BOOKLET_PRACTICE:
    case BOOKLET_GROUP:
      return "H2";
    case BOOKLET_SUBHEADING:
    case BOOKLET_LABEL:
      return "H3";
    case BOOKLET_QUOTE:
      return "BlockQuote";
    case BOOKLET_ENTRY:
    case BOOKLET_SUBENTRY:
      return "TOCI";
    case BOOKLET_BULLET:
    case BOOKLET_EXAMPLE:
      return "LI";
    default:
      return "P";
    }
}

static void
mark_place (const BookletPen   *pen,
            const BookletPiece *piece,
            double              y)
{
  g_autofree char *where = NULL;

  if (!pen->linked || piece->anchor == NULL)
    return;
  where = g_strdup_printf ("name='%s' x=0 y=%.0f", piece->anchor, fmax (0, y));
  cairo_tag_begin (pen->cr, CAIRO_TAG_DEST, where);
  cairo_tag_end (pen->cr, CAIRO_TAG_DEST);
}

static void
mark_link (const BookletPen   *pen,
           const BookletPiece *piece,
           const BookletSlice *slice)
{
  g_autofree char *where = NULL;

  if (!pen->linked || piece->target == NULL || booklet_pages_find (pen->pages, piece->target) == 0)
    return;
  where = g_strdup_printf ("rect=[%.0f %.0f %.0f %.0f] dest='%s'", pen->left, pen->sheet->top + slice->row * pen->sheet->grid,
                           booklet_sheet_get_measure (pen->sheet), slice->n * pen->sheet->grid, piece->target);
  cairo_tag_begin (pen->cr, CAIRO_TAG_LINK, where);
  cairo_tag_end (pen->cr, CAIRO_TAG_LINK);
}

/* --- a paragraph */

static void
draw_number (const BookletPen   *pen,
             const BookletPiece *piece,
             const BookletSlice *slice)
{
  const BookletStyle *style = booklet_style_get (piece->role);
  double              x = pen->left + style->left * pen->sheet->grid, y = booklet_pen_get_baseline (pen, slice->row + style->rows - 1);

  booklet_pen_take (pen, BOOKLET_ACCENT);
  if (piece->role == BOOKLET_CHAPTER)
    booklet_pen_write (pen, piece->number, 5.2, PANGO_WEIGHT_ULTRABOLD, pen->left, booklet_pen_get_baseline (pen, slice->row - 2), 0);
  else if (piece->role == BOOKLET_BULLET || piece->role == BOOKLET_EXAMPLE)
    booklet_pen_write (pen, piece->number != NULL ? piece->number : "•", style->size, PANGO_WEIGHT_NORMAL, x - 0.4 * pen->sheet->grid, y, 1);
  else if (piece->role == BOOKLET_SEE)
    {
      /* Translators: before the number of a practice: "See 1.3". */
      g_autofree char *see = g_strdup_printf (_ ("See %s"), piece->number);

      booklet_pen_write (pen, see, style->size, PANGO_WEIGHT_BOLD, pen->left + 2.2 * pen->sheet->grid, y, 0);
    }
  else if (piece->number != NULL)
    booklet_pen_write (pen, piece->number, style->size, style->weight, pen->left, y, 0);
}

static gboolean
has_number (const BookletPiece *piece)
{
  return piece->number != NULL || piece->role == BOOKLET_BULLET || piece->role == BOOKLET_EXAMPLE;
}

static gboolean
leads_to_page (BookletRole role)
{
  return role == BOOKLET_ENTRY || role == BOOKLET_SUBENTRY || role == BOOKLET_SEE;
}

/* From the words to the number, on the same dots of every line. */
static void
draw_leader (const BookletPen *pen,
             double            from,
             double            to,
             double            y)
{
  double step = pen->sheet->grid / 2.5;

  booklet_pen_take (pen, BOOKLET_FAINT);
  for (double x = pen->left + ceil ((from - pen->left) / step + 1) * step; x < to - step; x += step)
    {
      cairo_new_sub_path (pen->cr);
      cairo_arc (pen->cr, x, y - 0.6, 0.45, 0, 2 * G_PI);
    }
  cairo_fill (pen->cr);
}

static void
draw_right (const BookletPen   *pen,
            const BookletPiece *piece,
            const BookletSlice *slice)
{
  const BookletStyle   *style = booklet_style_get (piece->role);
  const BookletSetting *setting = &g_array_index (pen->pages->settings, BookletSetting, slice->block);
  guint                 last = slice->first + slice->n - 1, page = piece->target != NULL ? booklet_pages_find (pen->pages, piece->target) : 0;
  double                right = pen->left + booklet_sheet_get_measure (pen->sheet), y = booklet_pen_get_baseline (pen, slice->row + slice->n - 1);
  PangoRectangle        logical;
  char                  number[12];

  pango_layout_line_get_extents (pango_layout_get_line_readonly (setting->layout, (int) last), NULL, &logical);
  g_snprintf (number, sizeof number, "%u", page);
  if (leads_to_page (piece->role) && page == 0)
    return;
  draw_leader (pen, pen->left + style->left * pen->sheet->grid + setting->starts[last] + (double) logical.width / PANGO_SCALE, right - 1.6 * pen->sheet->grid, y);
  booklet_pen_take (pen, BOOKLET_INK);
  booklet_pen_write (pen, leads_to_page (piece->role) ? number : piece->right, style->size, style->weight, right, y, 1);
}

static void
draw_lines (const BookletPen   *pen,
            const BookletPiece *piece,
            const BookletSlice *slice)
{
  const BookletStyle   *style = booklet_style_get (piece->role);
  const BookletSetting *setting = &g_array_index (pen->pages->settings, BookletSetting, slice->block);
  double                x = pen->left + style->left * pen->sheet->grid;

  booklet_pen_take (pen, style->coloured ? BOOKLET_ACCENT : piece->role == BOOKLET_SPEAKER || piece->role == BOOKLET_IMPRINT ? BOOKLET_QUIET
                                                                                                                             : BOOKLET_INK);
  for (guint i = 0; i < slice->n; i++)
    {
      guint line = slice->first + i;

      cairo_move_to (pen->cr, x + setting->starts[line], booklet_pen_get_baseline (pen, slice->row + (i + 1) * style->rows - 1));
      pango_cairo_show_layout_line (pen->cr, pango_layout_get_line_readonly (setting->layout, (int) line));
    }
  cairo_new_path (pen->cr);
}

/* Beside what was said and who said it. */
static void
draw_bar (const BookletPen   *pen,
          const BookletPiece *piece,
          const BookletSlice *slice)
{
  double x = pen->left + 2.4 * pen->sheet->grid, y = pen->sheet->top + slice->row * pen->sheet->grid;

  if (piece->role != BOOKLET_QUOTE && piece->role != BOOKLET_SPEAKER)
    return;
  booklet_pen_take (pen, BOOKLET_FAINT);
  cairo_rectangle (pen->cr, x, y, 1.8, slice->n * pen->sheet->grid);
  cairo_fill (pen->cr);
}

static void
draw_slice (const BookletPen   *pen,
            const BookletSlice *slice)
{
  const BookletPiece *piece = booklet_story_get (pen->pages->story, slice->block);

  if (slice->first == 0)
    mark_place (pen, piece, pen->sheet->top + (slice->row - 1.0) * pen->sheet->grid);
  draw_bar (pen, piece, slice);
  if (pen->linked)
    cairo_tag_begin (pen->cr, get_tag (piece->role), NULL);
  if (slice->first == 0 && has_number (piece))
    draw_number (pen, piece, slice);
  draw_lines (pen, piece, slice);
  if (slice->n > 0 && (leads_to_page (piece->role) || piece->right != NULL))
    draw_right (pen, piece, slice);
  if (pen->linked)
    cairo_tag_end (pen->cr, get_tag (piece->role));
  mark_link (pen, piece, slice);
}

static void
draw_map (const BookletPen *pen,
          const BookletMap *map)
{
  guint  chapter = g_array_index (pen->pages->chapters, guint, pen->page);
  double top = pen->sheet->top + 4 * pen->sheet->grid, wide = booklet_sheet_get_measure (pen->sheet);
  double high = pen->sheet->top + pen->sheet->n_rows * pen->sheet->grid - top;

  if (map == NULL || chapter == G_MAXUINT || booklet_story_get (pen->pages->story, chapter)->role != BOOKLET_MAP)
    return;
  if (pen->linked)
    cairo_tag_begin (pen->cr, "Figure", NULL);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, pen->left, top + (booklet_map_is_wide (map) ? high : 0));
  if (booklet_map_is_wide (map))
    cairo_rotate (pen->cr, -G_PI / 2);
  booklet_map_draw (map, booklet_map_is_wide (map) ? high : wide, booklet_map_is_wide (map) ? wide : high, MAP_SCALE * pen->sheet->size, pen->cr);
  cairo_restore (pen->cr);
  if (pen->linked)
    cairo_tag_end (pen->cr, "Figure");
}

void
booklet_painter_draw (const BookletPages *pages,
                      guint               page,
                      const BookletMap   *map,
                      gboolean            linked,
                      cairo_t            *cr)
{
  gboolean   is_recto = page % 2 == 0;
  BookletPen pen = { pages, pages->sheet, page, linked, cr, is_recto ? pages->sheet->inner : pages->sheet->outer };

  g_return_if_fail (page < pages->n_pages && cr != NULL);

  booklet_pen_draw_cover (&pen);
  booklet_pen_draw_head (&pen, is_recto);
  draw_map (&pen, map);
  for (guint i = 0; i < pages->slices->len; i++)
    {
      const BookletSlice *slice = &g_array_index (pages->slices, BookletSlice, i);

      if (slice->page == page)
        draw_slice (&pen, slice);
    }
  booklet_pen_draw_foot (&pen, is_recto);
}
