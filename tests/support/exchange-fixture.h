/* exchange-fixture.h - a dossier to import into, and what became of what was imported
 *
 * Every call asserts that it went well.
 */
#pragma once

#include "dossier-fixture.h"
#include "exchange-import.h"
#include "exchange-proposal.h"

G_BEGIN_DECLS

typedef struct
{
  char         *folder;
  DossierStore *store;
} ExchangeFixture;

void exchange_fixture_set_up (ExchangeFixture *fixture,
                              gconstpointer    data);
void exchange_fixture_tear_down (ExchangeFixture *fixture,
                                 gconstpointer    data);
/* A file of the open data; NULL, and the test is skipped, where it is not. */
char         *exchange_fixture_find_shared (const char *name);
ExchangePlan *exchange_fixture_plan (ExchangeFixture             *fixture,
                                     const char                  *path,
                                     const ExchangeImportOptions *options);
/* What each file asks, as it was read; names NULL-terminated. */
GPtrArray    *exchange_fixture_list_requests (const char *const *names);
ExchangePlan *exchange_fixture_import (ExchangeFixture *fixture,
                                       const char      *path);
/* NULL, and the test is skipped, without the shared data. */
ExchangePlan *exchange_fixture_import_shared (ExchangeFixture *fixture,
                                              const char      *name);
/* A file of that name that says these words. */
ExchangePlan *exchange_fixture_import_words (ExchangeFixture *fixture,
                                             const char      *name,
                                             const char      *words);
/* What becomes of each row, where a failed test tells. */
void exchange_fixture_tell (const ExchangePlan *plan);
/* How many records of the kind; field NULL: all of them. */
int exchange_fixture_count (ExchangeFixture *fixture,
                            const char      *kind,
                            const char      *field,
                            const char      *value);
/* The only one of that name; caller owns. */
DossierRecord *exchange_fixture_find (ExchangeFixture *fixture,
                                      const char      *kind,
                                      const char      *name);
void           exchange_fixture_assert_counts (const ExchangePlan *plan,
                                               guint               added,
                                               guint               updated,
                                               guint               unchanged);
GPtrArray     *exchange_fixture_run (ExchangeFixture   *fixture,
                                     GPtrArray         *requests,
                                     ExchangeImportMode mode);
/* Each row has the same fate for the same reasons. */
void exchange_fixture_assert_same (const ExchangePlan *tried,
                                   const ExchangePlan *done);

G_END_DECLS
