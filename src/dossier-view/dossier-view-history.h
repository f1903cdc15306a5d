/* dossier-view-history.h - who wrote what, when: of one field, of one record, or of the whole dossier
 *
 * Each line can be taken back, and given again. That of a record takes back what the act did to this record only.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_HISTORY (dossier_view_history_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewHistory, dossier_view_history, DOSSIER_VIEW, HISTORY, AdwBin)

/* id NULL: the dossier. Asked again each time. */
void dossier_view_history_show (DossierViewHistory *self,
                                DossierStore       *store,
                                const char         *id);
void dossier_view_history_clear (DossierViewHistory *self);

/* The history of the dossier in a window of its own, that stays fresh. */
void dossier_view_history_present (GtkWindow    *parent,
                                   DossierStore *store);

/* Likewise, all that happened to one record; field: what it said, NULL: all of it. */
void dossier_view_history_present_record (GtkWindow          *parent,
                                          DossierStore       *store,
                                          const char         *id,
                                          const DossierField *field,
                                          const char         *label);

/* Likewise, what others did that was not here yet when seen was (dossier_reader_dup_seen ()). */
void dossier_view_history_present_news (GtkWindow    *parent,
                                        DossierStore *store,
                                        GBytes       *seen);

G_END_DECLS
