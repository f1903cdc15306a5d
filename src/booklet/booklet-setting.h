/* booklet-setting.h - one paragraph in lines: words cut, spaces shared where that reads well
 *
 * Belongs to the thread of its context.
 */
#pragma once

#include "booklet-sheet.h"
#include "booklet-words.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct
{
  PangoLayout *layout; /* what is asked of it now is read, never changed: its lines were stretched by hand */
  double      *starts; /* of each line, points from the left of the text */
  gboolean     justified;
} BookletSetting;

/* indented: its first line goes in, for it follows another one like it. */
BookletSetting booklet_setting_make (PangoContext       *context,
                                     const BookletSheet *sheet,
                                     const BookletPiece *piece,
                                     gboolean            indented,
                                     const BookletWords *words);
/* A GDestroyNotify of what is in it. */
void booklet_setting_clear (gpointer setting);

/* The letters of a booklet. size: points. */
void booklet_setting_dress (PangoLayout *layout,
                            double       size,
                            PangoWeight  weight,
                            PangoStyle   slant);

G_END_DECLS
