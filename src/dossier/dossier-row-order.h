/* dossier-row-order.h - rows put in order of titles, their own or those of what they refer to
 *
 * SQLite would sort as many texts as there are rows. The index of titles already has them in
 * French order: walked once, it gives each record its rank, and rows are sorted by numbers.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

#define DOSSIER_ROW_ORDER_MAX 3

typedef struct
{
  const DossierKind  *kind;
  const DossierField *keys[DOSSIER_ROW_ORDER_MAX]; /* references whose titles count, the first most; NULL: the record's own */
  guint               n_keys;
  guint               n_descending; /* of the first so many keys */
} DossierRowOrder;

/* Does the query want such an order, and all of its answer? */
gboolean dossier_row_order_is_by_titles (const DossierQuery *query,
                                         DossierRowOrder    *order);
/* keys: row ids (gint64), n_keys for each of n_rows; 0: it refers to nothing. What has no title comes last. Which of the rows comes
 * where; caller owns; NULL on error. */
guint32 *dossier_row_order_list_places (const DossierRowOrder *self,
                                        DossierReader         *reader,
                                        const GArray          *keys,
                                        guint                  n_rows,
                                        GError               **error);

G_END_DECLS
