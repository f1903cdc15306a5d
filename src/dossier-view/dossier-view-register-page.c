#include "config.h"

#include "dossier-view-register-page.h"

#include "base-day.h"

#include <glib/gi18n-lib.h>

#define LABELS 0.28 /* of the width */
#define GAP 9.0     /* points between two items */
#define GUTTER 12.0 /* points between a label and its text */
#define HEAD 18.0   /* points under the title */

typedef struct
{
  PangoLayout *label; /* NULL: the title */
  PangoLayout *text;
  guint        page;
  double       y, height; /* points */
} Block;

struct _DossierViewRegisterPage
{
  double  width, height;
  GArray *blocks; /* Block */
  guint   n_pages;
};

static void
clear_block (gpointer data)
{
  Block *block = data;

  g_clear_object (&block->label);
  g_clear_object (&block->text);
}

static PangoLayout *
make_layout (PangoContext *context,
             const char   *text,
             const char   *font,
             double        width)
{
  PangoLayout          *layout = pango_layout_new (context);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (description);
  return layout;
}

static double
measure (PangoLayout *layout)
{
  int height = 0;

  if (layout != NULL)
    pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static double
place (DossierViewRegisterPage *self,
       Block                    block,
       double                   y,
       double                   gap)
{
  block.height = MAX (measure (block.label), measure (block.text));
  if (y > 0 && y + block.height > self->height)
    {
      self->n_pages++;
      y = 0;
    }
  block.page = self->n_pages - 1;
  block.y = y;
  g_array_append_val (self->blocks, block);
  return y + block.height + gap;
}

static double
place_title (DossierViewRegisterPage       *self,
             const DossierViewRegisterLine *line,
             PangoContext                  *context)
{
  const char *above = line->above != NULL ? line->above : _ ("Register of processing: people of the network");
  Block            over = { .text = make_layout (context, above, "Sans 9", self->width) };
  Block            title = { .text = make_layout (context, line->title, "Sans Bold 16", self->width) };

  return place (self, title, place (self, over, 0, 3), HEAD);
}

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *day = base_day_dup_words (now);

  /* Translators: a date. */
  return g_strdup_printf (_ ("Made with Liens on %s"), day);
}

DossierViewRegisterPage *
dossier_view_register_page_new (const DossierViewRegisterLine *line,
                                PangoContext                  *context,
                                double                         width,
                                double                         height)
{
  DossierViewRegisterPage *self = g_new0 (DossierViewRegisterPage, 1);
  g_autofree char         *today = dup_today ();
  double                   y;

  self->width = width;
  self->height = height;
  self->n_pages = 1;
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (self->blocks, clear_block);
  y = place_title (self, line, context);
  for (guint i = 0; i < line->items->len; i++)
    {
      const DossierViewRegisterItem *item = line->items->pdata[i];
      Block                          block = { .label = make_layout (context, item->label, "Sans Bold 10", width * LABELS - GUTTER),
                                               .text = make_layout (context, item->text, "Sans 10", width * (1 - LABELS)) };

      y = place (self, block, y, GAP);
    }
  place (self, (Block){ .text = make_layout (context, today, "Sans 8", width) }, y + GAP, 0);
  return self;
}

void
dossier_view_register_page_free (DossierViewRegisterPage *self)
{
  g_array_unref (self->blocks);
  g_free (self);
}

guint
dossier_view_register_page_count (const DossierViewRegisterPage *self)
{
  return self->n_pages;
}

static void
draw_block (const DossierViewRegisterPage *self,
            const Block                   *block,
            cairo_t                       *cr)
{
  if (block->label != NULL)
    {
      cairo_move_to (cr, 0, block->y - GAP / 2);
      cairo_line_to (cr, self->width, block->y - GAP / 2);
      cairo_set_line_width (cr, 0.5);
      cairo_set_source_rgb (cr, 0.75, 0.75, 0.75);
      cairo_stroke (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_move_to (cr, 0, block->y);
      pango_cairo_show_layout (cr, block->label);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, block->label != NULL ? self->width * LABELS : 0, block->y);
  pango_cairo_show_layout (cr, block->text);
}

void
dossier_view_register_page_draw (const DossierViewRegisterPage *self,
                                 guint                          number,
                                 cairo_t                       *cr)
{
  g_return_if_fail (self != NULL && number < self->n_pages && cr != NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      if (block->page == number)
        draw_block (self, block, cr);
    }
}
