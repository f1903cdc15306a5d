/* dossier-scope.h - what the question of a window shows of each kind
 *
 * The question is one, on structures. Asked of both, a structure answers or not and a link answers where one of its
 * ends does; asked of one sort only (dossier_query_set_scope ()), the other stays whole.
 */
#pragma once

#include "dossier-query.h"

G_BEGIN_DECLS

/* What is asked of records of a kind. Caller owns. */
DossierQuery *dossier_scope_new_query (const char         *kind,
                                       const DossierQuery *query);
/* What is asked of links that join two structures shown; NULL: each of them answers. Caller owns. */
DossierQuery *dossier_scope_new_query_between (const DossierQuery *query);

G_END_DECLS
