/* booklet-sheet.h - the page: its size, its margins, its grid, and how each role is set on it
 *
 * Every line of text stands on one grid, the same on both sides of a leaf. Points.
 */
#pragma once

#include "booklet-piece.h"

#include <pango/pango.h>

G_BEGIN_DECLS

typedef enum
{
  BOOKLET_FORMAT_A5,
  BOOKLET_FORMAT_A4,
  BOOKLET_FORMAT_IMPOSED, /* A5, two on an A4 lying down, to be folded */
} BookletFormat;
#define BOOKLET_N_FORMATS (BOOKLET_FORMAT_IMPOSED + 1)

/* "a5", "a4", "imposed". */
gboolean    booklet_format_from_name (const char    *name,
                                      BookletFormat *format);
const char *booklet_format_get_name (BookletFormat format);

typedef struct
{
  double width, height;
  double inner, outer, top; /* margins; the inner one is where leaves are bound */
  double grid;              /* from one line to the next */
  guint  n_rows;            /* of the grid, on a page */
  double size;              /* of ordinary words */
} BookletSheet;

/* Static. An imposed booklet has the pages of an A5 one. */
const BookletSheet *booklet_sheet_get (BookletFormat format);

double booklet_sheet_get_measure (const BookletSheet *self);

typedef struct
{
  double      size; /* in ordinary ones */
  PangoWeight weight;
  PangoStyle  slant;
  guint       rows;      /* of the grid for a line */
  guint       space;     /* rows above, dropped at the head of a page */
  guint       above;     /* rows above that stay, for a large number */
  double      left;      /* indent of the text, in grids; what stands before it hangs there */
  double      right;     /* room kept at the end of its lines, in grids */
  gboolean    opens;     /* begins a page */
  gboolean    whole;     /* never split */
  gboolean    with_next; /* never the last of a page */
  gboolean    justified;
  gboolean    cut; /* words may be cut at the end of a line */
  gboolean    coloured;
} BookletStyle;

/* Static. */
const BookletStyle *booklet_style_get (BookletRole role);

G_END_DECLS
