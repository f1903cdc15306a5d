/* dossier-view-layouts.h - the words of a table, laid out once
 *
 * A table that glides says the same words in every frame: types, communes, numbers. Shaping them is half of what a cell costs;
 * they are shaped once for a font and a width, and shared by all who say them.
 */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_LAYOUTS_SMALL 0.82 /* of a line: its detail, as the style makes a caption small */

typedef struct
{
  const char *text;    /* one or two lines */
  const char *detail;  /* small and soft, on a line of its own, never empty; NULL: none */
  gboolean    dim;     /* said softly */
  gboolean    figures; /* at the right, one under the other */
} DossierViewLayoutWords;

/* Within width (Pango units), cut at its end where it is too long. Main thread. Borrowed: drawn before the next is asked for,
 * and not changed. What the context does not draw alike (another font, other options of it) is laid out anew. */
PangoLayout *dossier_view_layouts_get (PangoContext                 *context,
                                       const DossierViewLayoutWords *words,
                                       int                           width);

G_END_DECLS
