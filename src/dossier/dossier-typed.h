/* dossier-typed.h - what is typed and not saved yet, a small file for each field (I13)
 *
 * Beside the dossier, in its private folder: it must be kept at once, also while a long work has the dossier to
 * itself; and it is no fact yet, so it goes nowhere with the file. Each is replaced whole. Any thread.
 */
#pragma once

#include "dossier-database.h"
#include "dossier-reader.h"

G_BEGIN_DECLS

/* text NULL: what was typed there is forgotten. */
gboolean   dossier_typed_keep (const char *data_dir,
                               const char *subject,
                               const char *field,
                               const char *text,
                               GError    **error);
/* DossierDraftLine elements, the oldest first; subject NULL: all. */
GPtrArray *dossier_typed_list (const char *data_dir,
                               const char *subject,
                               GError    **error);
/* What matches in what is typed is replaced by these words, for ever. */
gboolean   dossier_typed_forget (const char *data_dir,
                                 GRegex     *forgotten,
                                 const char *instead,
                                 GError    **error);
/* When a dossier opens: what an earlier Liens kept in the file comes here, and what a crash left half written goes. */
gboolean   dossier_typed_bring (const char      *data_dir,
                                DossierDatabase *database,
                                GError         **error);

G_END_DECLS
