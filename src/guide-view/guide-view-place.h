/* guide-view-place.h - the place “Guide”: the book to read and to work on, its post-its, its two viewpoints, what is to be followed
 *
 * What is chosen is told by win.select; an example is shown on the map by win.show-example (ss: the link, the practice).
 * Links that have words of a practice are shown by win.show-found (sss: the question, what it is called, the practice).
 */
#pragma once

#include "dossier-store.h"
#include "guide-recordings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUIDE_VIEW_TYPE_PLACE (guide_view_place_get_type ())
G_DECLARE_FINAL_TYPE (GuideViewPlace, guide_view_place, GUIDE_VIEW, PLACE, AdwBin)

GuideViewPlace *guide_view_place_new (void);

/* NULL: nothing is open. */
void guide_view_place_set_store (GuideViewPlace *self,
                                 DossierStore   *store);
/* Words are looked for in the book. */
void guide_view_place_find (GuideViewPlace *self);
/* The book, at a practice. */
void guide_view_place_show (GuideViewPlace *self,
                            const char     *practice);

/* The notes of an interview or a meeting, at a passage of them (NULL: none), played from that second (-1: not played). */
void guide_view_place_show_notes (GuideViewPlace *self,
                                  const char     *notes,
                                  const char     *passage,
                                  int             seconds);

/* Plays the passage they were asked for, under the page that is shown. */
void guide_view_place_listen (GuideViewPlace  *self,
                              GuideRecordings *recordings);

/* signals: "done" (GuideViewPlace *self, const char *sentence): an act was written that undo takes back; "failed" (…): it could not
 * be, and nothing was changed. */

G_END_DECLS
