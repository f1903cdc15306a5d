/* dossier-list-private.h - the list, what it asks, and how it becomes another
 *
 * Invariants:
 *  1. at rest (places NULL) the row at a position is the row of rows there;
 *  2. between two signals of one answer, places says what stands where;
 *  3. living has exactly the DossierRow objects somebody holds, one for each id at most;
 *  4. a row that is held and not read is on its way: reading is set, or will be before the next frame.
 */
#pragma once

#include "dossier-cells.h"
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
  DossierCells *cells;   /* of some of the rows, or all; NULL: of none */
  GArray       *places;  /* Place */
  GHashTable   *living;  /* id bytes → DossierRow, not owned */
  GCancellable *asking;  /* NULL: no question is out */
  GCancellable *reading; /* the same, for what rows say */
  gboolean      stale;   /* something was written since it was asked */
  gboolean      is_part; /* what is asked is the first rows of the answer */
  gboolean      is_late; /* rows were taken hold of since reading began */
  guint         calm;
  guint         idle;
};

/* What the list asks on the reader thread. */
typedef struct
{
  DossierQuery *query;
  char        **columns;
  guint         limit;  /* 0: all */
  DossierRows  *before; /* what is shown; NULL for cells only */
  GArray       *ents;   /* gint64, rising: what is to be read whatever the answer */
} DossierListQuestion;

typedef struct
{
  DossierRows  *rows;
  DossierRows  *before; /* what steps begin at */
  GArray       *steps;  /* DossierStep */
  DossierCells *cells;
} DossierListAnswer;

/* Takes ents. */
DossierListQuestion *dossier_list_question_new (DossierList *self,
                                                guint        limit,
                                                GArray      *ents);
void                 dossier_list_question_free (gpointer question);
/* DossierQuestion functions: a DossierListAnswer, DossierCells. */
gpointer dossier_list_ask_rows (DossierReader *reader,
                                gpointer       question,
                                GCancellable  *cancellable,
                                GError       **error);
gpointer dossier_list_ask_cells (DossierReader *reader,
                                 gpointer       question,
                                 GCancellable  *cancellable,
                                 GError       **error);
void     dossier_list_answer_free (gpointer answer);

/* Shows the answer and tells what changed in the fewest steps. */
void dossier_list_become (DossierList             *self,
                          const DossierListAnswer *answer);
/* Objects that live say what is new of them. */
void dossier_list_refresh (DossierList  *self,
                           DossierCells *cells);

G_END_DECLS
