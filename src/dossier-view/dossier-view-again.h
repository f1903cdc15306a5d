/* dossier-view-again.h - a link turned round, made again, given the answers said last
 *
 * Done as the link stands once all that was typed before is written; each is one act, taken back in one.
 */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;        /* of the new link; NULL: none was made */
  char *title;     /* of the link the answers come from; NULL: no other has any */
  guint n_answers; /* fields that were given an answer */
} DossierViewAgain;

void dossier_view_again_free (DossierViewAgain *self);

void dossier_view_again_swap (DossierStore       *store,
                              const char         *link,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
/* leaves, comes: the structure in whose place another stands, and the other; NULL: between the same two. */
void dossier_view_again_duplicate (DossierStore       *store,
                                   const char         *link,
                                   const char         *leaves,
                                   const char         *comes,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
/* field NULL: all that have no answer. */
void dossier_view_again_repeat (DossierStore       *store,
                                const char         *link,
                                const DossierField *field,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);

/* NULL and *error: nothing was written. */
DossierViewAgain *dossier_view_again_finish (DossierStore *store,
                                             GAsyncResult *result,
                                             GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierViewAgain, dossier_view_again_free)

G_END_DECLS
