/* guide-network.h - a small network and the practices that speak to it, for the tests of what fits where
 */
#pragma once

#include "dossier-fixture.h"
#include "guide-book.h"

G_BEGIN_DECLS

/* Curie has no link. Zola is like it and a little away; Hugo is in the same town; Far is neither. Ids, owned. */
typedef struct
{
  char *town, *centre, *curie, *zola, *hugo, *far;
  char *of_zola, *of_hugo, *of_far;
  char *steady, *crisis, *framework, *page;
} GuideNetwork;

void guide_network_arrange (DossierFixture *fixture,
                            GuideNetwork   *self);
void guide_network_clear (GuideNetwork *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GuideNetwork, guide_network_clear)

/* "a=" and an id, and so on: for dossier_fixture_make (). Caller owns. */
char *guide_network_pair (const char *field,
                          const char *id);
/* Its id; caller owns. answer, more: as dossier_fixture_make () has them, or NULL. */
char      *guide_network_link (DossierFixture *fixture,
                               const char     *a,
                               const char     *b,
                               const char     *answer,
                               const char     *more);
void       guide_network_delete (DossierFixture *fixture,
                                 const char     *kind,
                                 const char     *id);
GuideBook *guide_network_read_book (DossierFixture *fixture,
                                    DossierAudience audience);

G_END_DECLS
