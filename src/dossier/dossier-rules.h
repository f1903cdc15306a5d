/* dossier-rules.h - what goes along with an act, and the little that cannot be true
 *
 * Warnings, not walls: only an empty name and a link from a structure to itself are refused.
 * Deleting a record deletes those that cannot be without it (a structure's links, posts, survey
 * contacts…: whatever requires a reference to it); what comes back with it is in dossier-rules-restore.h.
 */
#pragma once

#include "dossier-journal.h"

G_BEGIN_DECLS

/* A record cannot be without the one this field leads to. */
gboolean dossier_rules_is_whole (const DossierField *field);
/* Rows of ent living that require ent, nearest first, without ent itself; GArray of gint64. NULL on error. */
GArray *dossier_rules_list_dependents (DossierDatabase *database,
                                       gint64           ent,
                                       GError         **error);
/* After the record was projected: DOSSIER_STORE_ERROR_REFUSED when it cannot be true. */
gboolean dossier_rules_check (DossierDatabase *database,
                              gint64           ent,
                              GError         **error);

G_END_DECLS
