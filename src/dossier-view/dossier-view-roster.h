/* dossier-view-roster.h - posts in rows, each with its drawer: those of now, those of before folded, and one to add more
 *
 * A post keeps its row as long as it is there, so that a press, the focus and an open menu outlive a reading; while a drawer is
 * open, rows keep their order too.
 */
#pragma once

#include "dossier-view-tenure.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_ROSTER (dossier_view_roster_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewRoster, dossier_view_roster, DOSSIER_VIEW, ROSTER, AdwBin)

/* Of another record: all drawers are empty then. is_of_person: told by where they are, none folded. */
void dossier_view_roster_begin (DossierViewRoster *self,
                                const char        *title,
                                gboolean           is_of_person);
/* posts: DossierViewPost elements, those of now first. open: id of the one whose drawer is open, or NULL. */
void dossier_view_roster_show (DossierViewRoster       *self,
                               GPtrArray               *posts,
                               const DossierVocabulary *vocabulary,
                               const char              *open);
/* Under the title; NULL: nothing. */
void dossier_view_roster_describe (DossierViewRoster *self,
                                   const char        *sentence);

/* NULL: no such post there. Borrowed until the next show. */
DossierViewTenure *dossier_view_roster_find (DossierViewRoster *self,
                                             const char        *id);

/* Opens the drawer under the row that adds, whose action is "post.add"; NULL closes it. The roster takes the focus there. */
void     dossier_view_roster_add (DossierViewRoster *self,
                                  GtkWidget         *content);
gboolean dossier_view_roster_is_adding (DossierViewRoster *self);

G_END_DECLS
