/* dossier-walk.h - what a query answers, as one text; a few records to ask about */
#pragma once

#include "dossier-fixture.h"

G_BEGIN_DECLS

/* The rows of a query's answer: "a|b;c|d;", "∅" where nothing is said. */
char *dossier_walk_columns (DossierFixture     *fixture,
                            const DossierQuery *query,
                            const char *const  *columns);
/* "a;b;" */
char *dossier_walk_titles (DossierFixture     *fixture,
                           const DossierQuery *query);

/* Words find exactly these titles, with and without a limit. */
void dossier_walk_assert_found (DossierFixture *fixture,
                                const char     *kind,
                                const char     *words,
                                const char     *titles);

/* Its id, owned by the caller. */
char *dossier_fixture_add_commune (DossierFixture *fixture,
                                   const char     *name,
                                   const char     *code);
void  dossier_fixture_set_value (DossierFixture *fixture,
                                 const char     *kind,
                                 const char     *id,
                                 const char     *field,
                                 DossierValue   *value); /* taken */

/* A centre and two schools, one of them in a commune, each linked to the centre: their ids. */
typedef struct
{
  char *centre, *near, *far;
} DossierQuarter;

void dossier_quarter_add (DossierFixture *fixture,
                          DossierQuarter *quarter);
void dossier_quarter_clear (DossierQuarter *quarter);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierQuarter, dossier_quarter_clear)

G_END_DECLS
