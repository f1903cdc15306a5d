/* dossier-fixture.h - a dossier of its own for a test, in a folder that goes with it
 *
 * The private folder of the dossier (key, lock) is in the test's own folder too: call
 * dossier_fixture_init () in main, in place of g_test_init ().
 */
#pragma once

#include "dossier-reader.h"
#include "dossier-store.h"

G_BEGIN_DECLS

typedef struct
{
  char         *dir;
  char         *path; /* dir/essai.liens */
  DossierStore *store;
} DossierFixture;

void dossier_fixture_init (int    *argc,
                           char ***argv);

void dossier_fixture_set_up (DossierFixture *self,
                             gconstpointer   data);
void dossier_fixture_tear_down (DossierFixture *self,
                                gconstpointer   data);
/* Closes and opens again, as after a night. */
void dossier_fixture_reopen (DossierFixture *self);

/* Writes one act; asserts that it went in. */
void dossier_fixture_write (DossierFixture *self,
                            DossierAct     *act); /* taken */
/* A structure of that name; id owned by the caller. */
char *dossier_fixture_add_structure (DossierFixture *self,
                                     const char     *name);
char *dossier_fixture_add_link (DossierFixture *self,
                                const char     *a,
                                const char     *b);
/* A record said as on the command line: "type=centre social", "a=" and an id; NULL-terminated. id owned by the caller. */
char *dossier_fixture_make (DossierFixture *self,
                            const char     *kind,
                            ...) G_GNUC_NULL_TERMINATED;
/* Puts more answers into it. */
void dossier_fixture_put (DossierFixture *self,
                          const char     *id,
                          ...) G_GNUC_NULL_TERMINATED;
/* How many answer; the titles of those that do, in its order, "|" between. */
gint64 dossier_fixture_count (DossierFixture     *self,
                              const DossierQuery *query);
char  *dossier_fixture_dup_titles (DossierFixture     *self,
                                   const DossierQuery *query);
/* The first that answers; caller owns, NULL: none. */
char          *dossier_fixture_dup_first_id (DossierFixture     *self,
                                             const DossierQuery *query);
void           dossier_fixture_set_text (DossierFixture *self,
                                         const char     *kind,
                                         const char     *id,
                                         const char     *field,
                                         const char     *text); /* NULL empties */
DossierRecord *dossier_fixture_find (DossierFixture *self,
                                     const char     *id); /* NULL: none */
/* All living records of the kind that are not the program's own, as one text, in order of id: two dossiers that
 * show the same give the same. */
char *dossier_fixture_dump (DossierFixture *self);

#define dossier_fixture_add(path, func) \
  g_test_add (path, DossierFixture, NULL, dossier_fixture_set_up, func, dossier_fixture_tear_down)

G_END_DECLS
