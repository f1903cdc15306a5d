/* dossier-view-near-row.h - a row that tells of a record that lies around another, and leads to it
 *
 * Delete puts it into the trash.
 */
#pragma once

#include "dossier-view-near.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *dossier_view_near_row_new (const DossierViewNear *near);

G_END_DECLS
