/* dossier-shipped.h - the tables of data that come with the program
 *
 * They are compiled in: a dossier can be made where nothing was installed.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of data/NAME, one of those of dossier.gresource.xml. Caller owns. */
char *dossier_shipped_dup_text (const char *name);

/* The rows of data/NAME below its headings: GHashTable elements, heading → cell, both char *. */
GPtrArray *dossier_shipped_list_rows (const char *name);

G_END_DECLS
