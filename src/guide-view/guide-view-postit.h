/* guide-view-postit.h - the words of a post-it, changed where it stands
 *
 * Enter is done, Shift+Enter begins a line, Escape leaves it as it was; a press elsewhere is done as well, so that nothing typed is
 * lost. What others write meanwhile does not close it.
 */
#pragma once

#include "guide-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* over: a widget that stays while the dossier changes, with the card under it. The act is written by the place they stand in; when it is
 * closed, over is asked board.focus (s: the id). */
void guide_view_postit_edit (GtkWidget         *over,
                             GtkWidget         *card,
                             GuideBook         *book,
                             const GuidePostit *postit);

G_END_DECLS
