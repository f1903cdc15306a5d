/* dossier-view-chosen.h - which rows of a table are chosen, one or many
 *
 * The model a table is given. It keeps which records are chosen, not which places: sorted otherwise, or
 * written by somebody meanwhile, the same records stay chosen. No row is made for that: 70,000 of them
 * are chosen with one key.
 *
 * Invariant: at rest (after follow) a place is chosen when the record that stands there is.
 */
#pragma once

#include "dossier-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_CHOSEN (dossier_view_chosen_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewChosen, dossier_view_chosen, DOSSIER_VIEW, CHOSEN, GObject)

DossierViewChosen *dossier_view_chosen_new (void);

/* rows: the first rows of list, or all, in its order: those the table makes. Both NULL: nothing is listed. Held. */
void dossier_view_chosen_set_list (DossierViewChosen *self,
                                   DossierList       *list,
                                   GListModel        *rows);
/* NULL-terminated, copied; those that are not listed have no row. TRUE: other rows are chosen than before. */
gboolean dossier_view_chosen_set_ids (DossierViewChosen *self,
                                      const char *const *ids);
/* The list has answered: the same records again, where they stand now. TRUE as above. */
gboolean dossier_view_chosen_follow (DossierViewChosen *self);

/* Of the rows that are chosen, from the top; NULL-terminated, caller owns. */
char **dossier_view_chosen_dup_ids (DossierViewChosen *self);
guint  dossier_view_chosen_get_n (DossierViewChosen *self);
/* The first from the top; GTK_INVALID_LIST_POSITION: none. */
guint dossier_view_chosen_get_first (DossierViewChosen *self);
/* Some of several that a person chose here are no longer listed. */
gboolean dossier_view_chosen_has_lost (DossierViewChosen *self);

/* signal "chosen": a person chose otherwise. */

G_END_DECLS
