/* dossier-view-who-row.h - a structure in one row: its sign, its name, what and where it is */
#pragma once

#include "dossier-view-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An AdwActionRow that selects `select` (an id) when it is activated; detail NULL: what and where it is. */
GtkWidget *dossier_view_who_row_new (const DossierViewWho    *who,
                                     const DossierVocabulary *vocabulary,
                                     const char              *select,
                                     const char              *detail);

G_END_DECLS
