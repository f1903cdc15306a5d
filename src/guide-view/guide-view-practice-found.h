/* guide-view-practice-found.h - on how many links the levers, the brakes… of a practice are recorded, and the way to those links */
#pragma once

#include "guide-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a button says and shows: the words of one field of links. */
typedef struct
{
  const char *field; /* static */
  GPtrArray  *words; /* GuideFound of one word each, on one link at least; borrowed from the practice */
  guint       n_links;
} GuideViewFound;

/* GuideViewFound elements: the fields that some link has. Caller owns. */
GPtrArray *guide_view_found_list (const GuidePractice *practice);
/* “Lever of 12 links”: what the button says. Caller owns. */
char *guide_view_found_dup_sign (const GuideViewFound *self);
/* The whole of it: “Levers found on 12 links”, “dispositif: lever of 9 links” where there is one word. Caller owns. */
char *guide_view_found_dup_words (const GuideViewFound *self,
                                  const GuideBook      *book);
/* “Levers” */
const char *guide_view_found_get_title (const GuideViewFound *self,
                                        const GuideBook      *book);
/* “dispositif · 9 links” */
char *guide_view_found_dup_line (const GuideViewFound *self,
                                 const GuideBook      *book,
                                 const GuideFound     *word);
/* What win.show-found shows: links with that word, or (word NULL) with any of them. Floating. */
GVariant *guide_view_found_new_target (const GuideViewFound *self,
                                       const GuideBook      *book,
                                       const GuidePractice  *practice,
                                       const GuideFound     *word);

G_END_DECLS
