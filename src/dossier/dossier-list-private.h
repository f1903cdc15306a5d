/* dossier-list-private.h - the list, and how it becomes another
 *
 * Invariants:
 *  1. at rest (places NULL) the row at a position is the row of rows there;
 *  2. between two signals of one answer, places says what stands where;
 *  3. living has exactly the DossierRow objects somebody holds, one for each id at most.
 */
#pragma once

#include "dossier-list.h"
#include "dossier-rows.h"

G_BEGIN_DECLS

/* What stands at a position while one answer becomes another. */
typedef struct
{
  const DossierRows *rows;
  guint              row;
} Place;

struct _DossierList
{
  GObject parent;

  DossierStore *store;
  char        **columns;
  DossierQuery *query; /* NULL: nothing is asked */
  DossierRows  *rows;
  GArray       *places;    /* Place */
  GHashTable   *living;    /* id bytes → DossierRow, not owned */
  GHashTable   *positions; /* id bytes (borrowed from rows) → position; NULL until asked for */
  GCancellable *asking;    /* NULL: no question is out */
  gboolean      stale;     /* something was written since it was asked */
  guint         calm;
};

/* Shows the rows of after, which it takes, and tells what changed in the fewest steps. */
void dossier_list_become (DossierList *self,
                          DossierRows *after);

G_END_DECLS
