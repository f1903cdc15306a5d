/* booklet-pen-private.h - a page that is being drawn */
#pragma once

#include "booklet-pages.h"

G_BEGIN_DECLS

typedef struct
{
  const BookletPages *pages;
  const BookletSheet *sheet;
  guint               page;
  gboolean            linked;
  cairo_t            *cr;
  double              left; /* of the text of this page */
} BookletPen;

typedef enum
{
  BOOKLET_INK,
  BOOKLET_QUIET,
  BOOKLET_ACCENT,
  BOOKLET_FAINT,
} BookletColour;

void booklet_pen_take (const BookletPen *pen,
                       BookletColour     colour);
/* Points from the top. */
double booklet_pen_get_baseline (const BookletPen *pen,
                                 double            row);
double booklet_pen_measure (PangoLayout *layout);
/* Words on one line; share: 0 begin at x, 1 end there. */
void booklet_pen_write (const BookletPen *pen,
                        const char       *words,
                        double            size,
                        PangoWeight       weight,
                        double            x,
                        double            y,
                        double            share);
void booklet_pen_draw_cover (const BookletPen *pen);
void booklet_pen_draw_head (const BookletPen *pen,
                            gboolean          is_recto);
void booklet_pen_draw_foot (const BookletPen *pen,
                            gboolean          is_recto);

G_END_DECLS
