/* guide-view-reader.h - the book, a chapter at a time, its contents at the left
 *
 * The place where one reads stays when the dossier changes: rows that say the same are left as they are.
 */
#pragma once

#include "guide-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUIDE_VIEW_TYPE_READER (guide_view_reader_get_type ())
G_DECLARE_FINAL_TYPE (GuideViewReader, guide_view_reader, GUIDE_VIEW, READER, AdwBin)

/* NULL: nothing is open. */
void guide_view_reader_show (GuideViewReader *self,
                             GuideBook       *book);
/* The chapter of the practice, the practice in sight and with the focus. */
void guide_view_reader_go_to (GuideViewReader *self,
                              const char      *practice);
/* A chapter from its beginning; one that is not there is not gone to. */
void guide_view_reader_open (GuideViewReader *self,
                             const char      *chapter);
/* The search takes the focus. */
void guide_view_reader_find (GuideViewReader *self);

G_END_DECLS
