/* dossier-view-inspector.h - what is selected, whole, at the right of every place
 *
 * A structure's page, a link's sheet, a person's page, the page of any other record, what can be done with several, or
 * the dossier at a glance when nothing is selected.
 */
#pragma once

#include "dossier-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_INSPECTOR (dossier_view_inspector_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewInspector, dossier_view_inspector, DOSSIER_VIEW, INSPECTOR, AdwBin)

/* NULL: nothing is open. */
void dossier_view_inspector_set_store (DossierViewInspector *self,
                                       DossierStore         *store);
/* NULL: nothing is selected. */
void dossier_view_inspector_show (DossierViewInspector *self,
                                  const char           *id);
/* The focus goes to that field of what is shown, once it is; nowhere where the page has none. */
void dossier_view_inspector_point_at (DossierViewInspector *self,
                                      const char           *code);
/* Several of a kind are selected: n of them, at least two. */
void dossier_view_inspector_show_several (DossierViewInspector *self,
                                          const DossierKind    *kind,
                                          guint                 n);
/* Who else has it open, as a sentence below the page; NULL: nobody. Takes no focus and moves nothing that is being typed. */
void dossier_view_inspector_set_others (DossierViewInspector *self,
                                        const char           *sentence);
/* Lists what can be added around what is shown. */
void dossier_view_inspector_offer (DossierViewInspector *self);
/* Verified today: a structure or a link. */
void dossier_view_inspector_confirm (DossierViewInspector *self);
/* Begins to save what is being typed. */
void dossier_view_inspector_save (DossierViewInspector *self);

/* Is what it shows of a kind that stands on the map? */
gboolean    dossier_view_inspector_is_on_map (DossierViewInspector *self);
gboolean    dossier_view_inspector_shows_structure (DossierViewInspector *self);
const char *dossier_view_inspector_get_id (DossierViewInspector *self);
/* "Structure", "Link", "12 structures", or "" - property "title". */
const char *dossier_view_inspector_get_title (DossierViewInspector *self);

G_END_DECLS
