/* app-help-text.h - Markdown made into text that can be read, selected and followed
 *
 * Headings, paragraphs, lists, bold, italic, keys (`Ctrl+Z`) and links to other pages: what the
 * help is written with. Anything else shows its words.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* accent: of the links. Caller owns. */
GtkTextBuffer *app_help_text_new (const char    *markdown,
                                  const GdkRGBA *accent);
/* Page a link leads to at this place, NULL: none. Owned by the buffer. */
const char *app_help_text_find_link (const GtkTextIter *place);
/* Marks every place that says one of the words, accents and case apart, and gives the first.
 * FALSE: none. words NULL: unmarks. */
gboolean app_help_text_mark (GtkTextBuffer *buffer,
                             const char    *words,
                             GtkTextIter   *first);

G_END_DECLS
