#include "booklet-bare.h"

#include "booklet-sheet.h"
#include "booklet-story.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

typedef struct
{
  const BookletSheet *sheet;
  cairo_t            *cr;
  double              y; /* points, from the top of the page */
  guint               n_pages;
} Writing;

static void
write_line (Writing         *self,
            PangoLayoutLine *line)
{
  if (self->y + self->sheet->grid > self->sheet->top + self->sheet->grid * self->sheet->n_rows)
    {
      cairo_show_page (self->cr);
      self->y = self->sheet->top;
      self->n_pages++;
    }
  self->y += self->sheet->grid;
  cairo_move_to (self->cr, self->sheet->inner, self->y);
  pango_cairo_show_layout_line (self->cr, line);
}

static void
write_piece (Writing            *self,
             PangoLayout        *layout,
             const BookletPiece *piece)
{
  g_autofree char *text = booklet_piece_dup_text (piece);

  pango_layout_set_text (layout, text, -1);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    write_line (self, pango_layout_get_line_readonly (layout, i));
}

guint
booklet_bare_write (const BookletEdition *edition,
                    BookletFormat         format,
                    const char           *path)
{
  g_autoptr (BookletStory)         story = NULL;
  g_autoptr (PangoLayout)          layout = NULL;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("sans");
  const BookletSheet              *sheet = booklet_sheet_get (format);
  cairo_surface_t                 *surface;
  gboolean                         is_written;
  Writing                          self = { sheet, NULL, sheet->top, 1 };

  g_return_val_if_fail (edition != NULL && path != NULL, 0);

  story = booklet_story_tell (booklet_edition_get_content (edition), FALSE, NULL);
  surface = cairo_pdf_surface_create (path, sheet->width, sheet->height);
  self.cr = cairo_create (surface);
  layout = pango_cairo_create_layout (self.cr);
  pango_font_description_set_absolute_size (font, sheet->size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (booklet_sheet_get_measure (sheet) * PANGO_SCALE));
  for (guint i = 0; i < story->pieces->len; i++)
    write_piece (&self, layout, booklet_story_get (story, i));
  cairo_destroy (self.cr);
  cairo_surface_finish (surface);
  is_written = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);
  return is_written ? self.n_pages : 0;
}
