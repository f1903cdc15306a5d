/* guide-view-reader-private.h - what the pages of the book and the search in them share */
#pragma once

#include "guide-view-reader.h"

G_BEGIN_DECLS

struct _GuideViewReader
{
  AdwBin     parent_instance;
  GuideBook *book;
  char      *chapter; /* id of the one that is open; NULL: the first there is */
  char      *goal;    /* id of what is to be scrolled to, once the page has its height */
  GPtrArray *found;   /* ids of practices and of words said, owned; NULL: nothing is sought */
  guint      at;      /* of found */
  guint      settling;

  AdwFlap           *flap;
  GtkListBox        *contents;
  GtkSearchEntry    *search;
  GtkLabel          *count;
  GtkWidget         *previous, *next;
  GtkScrolledWindow *scrolled;
  GtkWidget         *page;
  GtkLabel          *chapter_number, *chapter_title;
  AdwBin            *introduction;
  GtkListBox        *practices;
  GtkWidget         *said, *guests;
};

/* The chapter, from its beginning, unless it is open already. */
void guide_view_reader_turn_to (GuideViewReader    *self,
                                const GuideChapter *chapter);
/* A practice or words said of the open chapter, once the page has its height. */
void guide_view_reader_scroll_to (GuideViewReader *self,
                                  const char      *id);
/* Marks the words that are sought on the page, and no others. */
void guide_view_reader_mark_sought (GuideViewReader *self);
/* The book changed: where the words are now. */
void guide_view_reader_search_again (GuideViewReader *self);
void guide_view_reader_tell_found (GuideViewReader *self);
void guide_view_reader_bind_search (GtkWidgetClass *widget_class);

G_END_DECLS
