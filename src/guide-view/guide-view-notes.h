/* guide-view-notes.h - the notes of an interview, to be read and made something of
 *
 * Words are selected; one key or one button makes of them a practice, a brake, a link, a verbatim or an open question. What was made
 * stays marked in the text and is opened from there. It stands in a GuideViewPlace, that writes its acts.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUIDE_VIEW_TYPE_NOTES (guide_view_notes_get_type ())
G_DECLARE_FINAL_TYPE (GuideViewNotes, guide_view_notes, GUIDE_VIEW, NOTES, AdwBin)

/* NULL: nothing is open. */
void guide_view_notes_set_store (GuideViewNotes *self,
                                 DossierStore   *store);
/* These notes, at a passage of them (NULL: where one was), played from that second (-1: not played). */
void guide_view_notes_show (GuideViewNotes *self,
                            const char     *notes,
                            const char     *passage,
                            int             seconds);
/* It is looked at, or the dossier changed while it is. */
void guide_view_notes_refresh (GuideViewNotes *self);

G_END_DECLS
