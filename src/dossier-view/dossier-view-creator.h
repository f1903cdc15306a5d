/* dossier-view-creator.h - a new structure in one breath: name, type, commune
 *
 * Who may already be there is shown while the name is typed. What is made is flagged to be
 * completed, and linked at once when it was made from a link.
 */
#pragma once

#include "dossier-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds to an act what the structure, new or found to be there already, is wanted for. */
typedef void (*DossierViewCreatorUse) (DossierAct *act,
                                       const char *id,
                                       gpointer    data);

/* words: proposed as the name, or NULL. link_to: a structure to link it to, or NULL; the new link is then
 * selected, else the new structure is. */
void dossier_view_creator_present (GtkWindow    *parent,
                                   DossierStore *store,
                                   const char   *words,
                                   const char   *link_to);
/* The structure is made and used in one act; what is selected stays. destroy frees data with the window. */
void dossier_view_creator_present_for (GtkWindow            *parent,
                                       DossierStore         *store,
                                       const char           *words,
                                       DossierViewCreatorUse use,
                                       gpointer              data,
                                       GDestroyNotify        destroy);

G_END_DECLS
