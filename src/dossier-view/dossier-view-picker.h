/* dossier-view-picker.h - a name typed, who may be meant shown under it
 *
 * The list stands in the page, not over it: nothing takes the focus from what is typed. Down and
 * Up choose, Enter takes, Escape gives up.
 */
#pragma once

#include "dossier-view-candidates.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_PICKER (dossier_view_picker_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewPicker, dossier_view_picker, DOSSIER_VIEW, PICKER, GtkBox)

/* kind: of whom is looked for; NULL: any that people go to. */
GtkWidget *dossier_view_picker_new (const char *kind,
                                    const char *label);

void dossier_view_picker_set_store (DossierViewPicker *self,
                                    DossierStore      *store);
/* Never proposed: nobody is linked to itself. NULL: everybody is proposed. */
void dossier_view_picker_set_except (DossierViewPicker *self,
                                     const char        *id);
/* The commune whose structures are proposed first; NULL: none. */
void dossier_view_picker_set_near (DossierViewPicker *self,
                                   const char        *territory);
/* Offers to make what is not found. */
void dossier_view_picker_set_can_create (DossierViewPicker *self,
                                         gboolean           can);
/* Proposed while nothing is typed; type: the word for people. */
void dossier_view_picker_add_offer (DossierViewPicker    *self,
                                    const DossierViewWho *who,
                                    const char           *type);
/* Proposed first while nothing is typed: "picked" then says "" for id. */
void dossier_view_picker_set_nobody (DossierViewPicker *self,
                                     const char        *label);
/* Takes the focus and looks for these words, as if they had been typed. */
void dossier_view_picker_begin (DossierViewPicker *self,
                                const char        *words);
/* Shows a name without looking for it. */
void        dossier_view_picker_set_text (DossierViewPicker *self,
                                          const char        *text);
const char *dossier_view_picker_get_text (DossierViewPicker *self);
GtkWidget  *dossier_view_picker_get_editor (DossierViewPicker *self);

/* signals: "changed", "picked" (const char *id, const char *name), "create" (const char *words), "left", "done": Enter took, or
 * had nothing to take. */

G_END_DECLS
