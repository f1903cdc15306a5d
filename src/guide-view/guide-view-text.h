/* guide-view-text.h - Markdown of the guide as a label shows it, with its acronyms explained and the words that are sought marked
 */
#pragma once

#include "guide-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pango markup. glossary: acronyms become links "term:CLAS" whose tooltip says what they mean. Caller owns. */
char *guide_view_text_dup_markup (const char *markdown,
                                  GHashTable *glossary);
/* A paragraph that wraps, with its acronyms explained when they are pointed at or activated. markdown: as above. */
GtkWidget *guide_view_text_new_label (const char *markdown,
                                      GHashTable *glossary);
/* Words as they are, with their acronyms explained likewise. */
GtkWidget *guide_view_text_new_sentence (const char *text,
                                         GHashTable *glossary);
/* A paragraph of plain words. */
GtkWidget *guide_view_text_new_plain (const char *text);
/* Marks each of the words in every label under the widget, accents and case apart; NULL: none. How many. */
guint guide_view_text_mark (GtkWidget  *widget,
                            const char *words);

G_END_DECLS
