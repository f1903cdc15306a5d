/* booklet-pages.h - a story set on pages, ready to be drawn
 *
 * Belongs to the thread that made it, with its own fonts: what leaves it is ink and numbers.
 */
#pragma once

#include "booklet-pagination.h"
#include "booklet-setting.h"

G_BEGIN_DECLS

typedef struct
{
  const BookletSheet *sheet;
  BookletStory       *story;
  PangoFontMap       *fonts;
  PangoContext       *context;
  GArray             *settings; /* BookletSetting, one a piece */
  GArray             *slices;   /* BookletSlice */
  GHashTable         *places;   /* anchor → page + 1 */
  guint               n_pages;
  GArray             *chapters; /* guint: of each page, the piece that heads it; G_MAXUINT: none */
} BookletPages;

/* story: referenced. */
BookletPages *booklet_pages_new (BookletStory       *story,
                                 const BookletSheet *sheet);
void          booklet_pages_free (BookletPages *self);

/* From 1; 0: there is no such place. */
guint booklet_pages_find (const BookletPages *self,
                          const char         *anchor);
/* Does the page begin a chapter or a part? Then it has no running head. */
gboolean booklet_pages_is_opener (const BookletPages *self,
                                  guint               page);
/* A line of words in a role's letters, besides the story: heads, numbers. Caller owns. */
PangoLayout *booklet_pages_new_words (const BookletPages *self,
                                      const char         *words,
                                      double              size, /* in ordinary ones */
                                      PangoWeight         weight);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BookletPages, booklet_pages_free)

G_END_DECLS
