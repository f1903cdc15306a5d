/* sync-fixture.h - desktops of an invented federation, and segments drawn by chance
 *
 * Everything follows from the seed: keys, runs, contents. Nothing in it is of a real person.
 */
#pragma once

#include "sync-segment.h"

G_BEGIN_DECLS

typedef struct
{
  guint8       federation[BASE_IDENTIFIER_BYTES];
  SyncSigner  *signer, *other; /* two desktops of the federation */
  SyncKey     *key;
  SyncKeyring *keyring; /* key, of epoch 0 */
} SyncFixture;

void sync_fixture_set_up (SyncFixture *self);
void sync_fixture_clear (SyncFixture *self);

/* For g_test_add: a fixture of its own for each test. */
void sync_fixture_begin (SyncFixture  *self,
                         gconstpointer data);
void sync_fixture_end (SyncFixture  *self,
                       gconstpointer data);

/* A chain of the signer: n_transactions of them, any shape a store may make. Caller owns. */
DossierSegment *sync_fixture_draw (const SyncFixture *self,
                                   GRand             *chance,
                                   guint              n_transactions);
void            sync_fixture_assert_same (const DossierSegment *one,
                                          const DossierSegment *other);

/* Whole, at generation 0. */
GBytes *sync_fixture_write (const SyncFixture    *self,
                            const DossierSegment *segment);
/* The file as its owner could have made it otherwise: packed (NULL: its own) as body, then length bytes of patch (NULL:
 * none) put in the header at that place, locked and signed again. Caller owns. */
GBytes *sync_fixture_forge (const SyncFixture *self,
                            GBytes            *file,
                            GBytes            *packed,
                            gsize              at,
                            gconstpointer      patch,
                            gsize              length);
/* A file whose body is this: of n_transactions numbered from 1, of one run. raw_length: what it says of its length once
 * inflated. Caller owns. */
GBytes *sync_fixture_forge_body (const SyncFixture *self,
                                 GBytes            *packed,
                                 guint              codec,
                                 guint64            raw_length,
                                 guint64            n_transactions);
/* What zlib makes of it. */
GBytes *sync_fixture_deflate (GBytes *raw);

/* Runs doer (data) in a child and answers by how many bytes the memory of the process grew at most; 0 where that cannot be
 * told (sanitizers). A doer that fails an assertion fails the test. */
gsize sync_fixture_measure (void (*doer) (gpointer data),
                            gpointer data);

G_END_DECLS
