/* dossier-rows-private.h - what the files of the rows share */
#pragma once

#include "dossier-rows.h"

G_BEGIN_DECLS

struct _DossierRows
{
  guint    n_rows;
  guint    n_hidden; /* records of the kind that do not answer */
  guint    n_cells;
  guint8  *ids;   /* 16 bytes a row */
  guint32 *cells; /* n_cells a row: where each begins in texts */
  char    *texts; /* NUL after each */
};

/* Places of the rows in the order of titles, for rows of these records (gint64 row ids, rising), those without a title last.
 * NULL on error; caller owns. */
guint32 *dossier_rows_order_by_title (DossierReader     *reader,
                                      const DossierKind *kind,
                                      const GArray      *ents,
                                      gboolean           descending,
                                      GError           **error);

G_END_DECLS
