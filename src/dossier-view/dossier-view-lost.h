/* dossier-view-lost.h - what was typed in a field that was erased for good meanwhile
 *
 * It is not saved: an erasure takes what was written by who had not seen it. It stays in its field, to be copied, until the person
 * lets go of it or leaves the page; a sentence says so, with two buttons.
 */
#pragma once

#include "dossier-view-field.h"

G_BEGIN_DECLS

const char *dossier_view_lost_get_sentence (void);
/* What can be done of it, under the sentence; belongs to field. Floating. */
GtkWidget *dossier_view_lost_new_choice (DossierViewField *field);

G_END_DECLS
