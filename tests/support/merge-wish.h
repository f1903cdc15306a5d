/* merge-wish.h - two records that are to become one, for the tests of what comes of it */
#pragma once

#include "dossier-fixture.h"
#include "dossier-merge.h"

G_BEGIN_DECLS

typedef struct
{
  const char        *kept, *other;
  const char        *field; /* chosen; NULL: all by default */
  DossierMergeChoice choice;
  guint              n_moved, n_between; /* told when it is asked */
} MergeWish;

/* For dossier_store_ask, of a MergeWish: the act that does it; NULL and REFUSED: it cannot be. */
gpointer merge_wish_make_act (DossierReader *reader,
                              gpointer       data,
                              GCancellable  *cancellable,
                              GError       **error);
/* It is done, in one act; asserts that it went in. */
void merge_wish_write (DossierFixture *self,
                       MergeWish      *wish);
/* The file says what its journal says; random words may be doubtful. */
void merge_wish_assert_sound (DossierFixture *self);

G_END_DECLS
