/* Segments: what is written is read, what is not whole or not its owner's is refused. */
#include "sync-fixture.h"

#include "dossier-codec.h"

#include <string.h>

#define ROUNDS 300

static DossierSegment *
read_back (SyncFixture *self,
           GBytes      *file)
{
  g_autoptr (GError) error = NULL;
  DossierSegment    *segment =
    sync_segment_read (file, self->federation, sync_signer_get_public_key (self->signer), self->keyring, NULL, &error);

  g_assert_no_error (error);
  return segment;
}

static void
assert_refused_for (GBytes            *file,
                    const guint8      *federation,
                    const SyncSigner  *signer,
                    const SyncKeyring *keyring,
                    int                code)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (DossierSegment) segment = sync_segment_read (file, federation, sync_signer_get_public_key (signer), keyring, NULL, &error);

  g_assert_null (segment);
  if (code >= 0)
    g_assert_error (error, SYNC_ERROR, code);
  g_assert_nonnull (error);
}

static void
assert_refused (SyncFixture *self,
                GBytes      *file,
                int          code)
{
  assert_refused_for (file, self->federation, self->signer, self->keyring, code);
}

static DossierSegment *
draw (SyncFixture *self,
      guint32      seed,
      guint        n_transactions)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);

  return sync_fixture_draw (self, chance, n_transactions);
}

static void
test_what_is_written_is_read (SyncFixture  *self,
                              gconstpointer data)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      guint32                    seed = (guint32) g_test_rand_int ();
      g_autoptr (DossierSegment) segment = draw (self, seed, 1 + seed % 60);
      g_autoptr (GBytes)         file = sync_fixture_write (self, segment);
      g_autoptr (DossierSegment) again = read_back (self, file);

      g_test_message ("segment %u", seed);
      sync_fixture_assert_same (segment, again);
    }
}

/* Any cut of a chain is a segment by itself, and the cuts together are the chain. */
static void
test_a_chain_is_cut_anywhere (SyncFixture  *self,
                              gconstpointer data)
{
  for (guint i = 0; i < 40; i++)
    {
      guint32                    seed = (guint32) g_test_rand_int ();
      g_autoptr (DossierSegment) whole = draw (self, seed, 80);
      SyncSegmentStamp           stamp = { self->federation, 3, 1, 2 };
      gsize                      target = 600 + seed % 20000;

      g_test_message ("segment %u", seed);
      for (guint from = 0; from < 80;)
        {
          guint                      count = sync_segment_count_fitting (whole, from, target);
          g_autoptr (GBytes)         file = sync_segment_write (whole, from, count, &stamp, self->signer, self->key, NULL);
          g_autoptr (DossierSegment) part = read_back (self, file);

          g_assert_cmpuint (count, >=, 1);
          g_assert_true (count == 1 || g_bytes_get_size (file) <= target);
          g_assert_cmpuint (part->transactions->len, ==, count);
          for (guint j = 0; j < count; j++)
            g_assert_true (dossier_transaction_is_equal (part->transactions->pdata[j], whole->transactions->pdata[from + j]));
          from += count;
        }
    }
}

static void
test_the_header_is_told_without_a_key (SyncFixture  *self,
                                       gconstpointer data)
{
  g_autoptr (DossierSegment) segment = draw (self, 5, 30);
  SyncSegmentStamp           stamp = { self->federation, 7, 1234, 5678 };
  g_autoptr (GBytes)         file = sync_segment_write (segment, 0, 30, &stamp, self->signer, self->key, NULL);
  g_autoptr (GArray)         sections = NULL;
  gsize                      length;
  const guint8              *bytes = g_bytes_get_data (file, &length);
  SyncSegmentHead            head;

  g_assert_true (sync_segment_peek (bytes, length, &head, NULL));
  g_assert_true (sync_segment_peek (bytes, head.length, &head, NULL)); /* its own bytes are enough */
  g_assert_cmpmem (head.poste, sizeof head.poste, segment->poste, sizeof segment->poste);
  g_assert_cmpmem (head.federation, sizeof head.federation, self->federation, sizeof self->federation);
  g_assert_cmpint (head.first, ==, dossier_segment_get_first (segment));
  g_assert_cmpint (head.last, ==, dossier_segment_get_last (segment));
  g_assert_cmpuint (head.n_transactions, ==, 30);
  g_assert_cmpuint (head.gen, ==, 7);
  g_assert_cmpint (head.wall, ==, 1234);
  g_assert_cmpint (head.share_clock, ==, 5678);
  g_assert_true (sync_key_has_id (self->key, head.key_id));
  sections = sync_segment_peek_sections (bytes, length);
  g_assert_cmpmem (sections->data, sections->len * sizeof (DossierSection), segment->sections->data,
                   segment->sections->len * sizeof (DossierSection));
  g_assert_true (sync_segment_check (file, self->federation, sync_signer_get_public_key (self->signer), NULL));
}

static void
test_every_flipped_bit_is_refused (SyncFixture  *self,
                                   gconstpointer data)
{
  g_autoptr (DossierSegment) segment = draw (self, 11, 3);
  g_autoptr (GBytes)         file = sync_fixture_write (self, segment);
  gsize                      length;
  const guint8              *bytes = g_bytes_get_data (file, &length);

  for (gsize i = 0; i < length; i++)
    for (guint value = 1; value <= 0x80; value <<= 1)
      {
        guint8            *other = g_memdup2 (bytes, length);
        g_autoptr (GBytes) flipped = NULL;

        other[i] ^= (guint8) value;
        flipped = g_bytes_new_take (other, length);
        assert_refused (self, flipped, -1);
      }
}

static void
test_every_beginning_is_truncated (SyncFixture  *self,
                                   gconstpointer data)
{
  g_autoptr (DossierSegment) segment = draw (self, 12, 12);
  g_autoptr (GBytes)         file = sync_fixture_write (self, segment);

  for (gsize length = 0; length < g_bytes_get_size (file); length++)
    {
      g_autoptr (GBytes) begin = g_bytes_new (g_bytes_get_data (file, NULL), length);

      assert_refused (self, begin, SYNC_ERROR_TRUNCATED);
    }
}

static void
test_a_byte_more_is_refused (SyncFixture  *self,
                             gconstpointer data)
{
  g_autoptr (DossierSegment) segment = draw (self, 13, 4);
  g_autoptr (GBytes)         file = sync_fixture_write (self, segment);
  g_autoptr (GByteArray)     longer = g_byte_array_new ();
  g_autoptr (GBytes)         bytes = NULL;

  g_byte_array_append (longer, g_bytes_get_data (file, NULL), (guint) g_bytes_get_size (file));
  g_byte_array_append (longer, (const guint8 *) "", 1);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&longer));
  assert_refused (self, bytes, SYNC_ERROR_MALFORMED);
}

static void
test_what_is_of_others_is_refused (SyncFixture  *self,
                                   gconstpointer data)
{
  static const guint8        other_key[SYNC_KEY_BYTES] = { 9 };
  g_autoptr (DossierSegment) segment = draw (self, 14, 5);
  g_autoptr (GBytes)         file = sync_fixture_write (self, segment);
  g_autoptr (SyncKey)        revoked = sync_key_new (other_key);
  g_autoptr (SyncKeyring)    keyring = sync_keyring_new ();
  guint8                     federation[BASE_IDENTIFIER_BYTES] = { 1 };

  assert_refused_for (file, federation, self->signer, self->keyring, SYNC_ERROR_FOREIGN);
  assert_refused_for (file, self->federation, self->other, self->keyring, SYNC_ERROR_FOREIGN);
  assert_refused_for (file, self->federation, self->signer, keyring, SYNC_ERROR_UNKNOWN_KEY);
  sync_keyring_add (keyring, 0, revoked);
  assert_refused_for (file, self->federation, self->signer, keyring, SYNC_ERROR_UNKNOWN_KEY);
}

/* Another's file, its header made to say something else: nobody but the owner can. */
static void
test_a_replay_elsewhere_is_refused (SyncFixture  *self,
                                    gconstpointer data)
{
  static const struct
  {
    gsize at;
    int   code;
  } places[] = {
    { 16, SYNC_ERROR_FOREIGN },   /* federation */
    { 32, SYNC_ERROR_FOREIGN },   /* poste */
    { 56, SYNC_ERROR_SIGNATURE }, /* gen */
    { 76, SYNC_ERROR_SIGNATURE }, /* key */
    { 84, SYNC_ERROR_SIGNATURE }, /* nonce */
    { 108, SYNC_ERROR_SIGNATURE },
    { 124, SYNC_ERROR_SIGNATURE }, /* run */
  };
  g_autoptr (DossierSegment) segment = draw (self, 15, 5);
  g_autoptr (GBytes)         file = sync_fixture_write (self, segment);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gsize              length;
      guint8            *bytes = g_memdup2 (g_bytes_get_data (file, &length), g_bytes_get_size (file));
      g_autoptr (GBytes) replayed = NULL;

      bytes[places[i].at] ^= 1;
      length = g_bytes_get_size (file);
      replayed = g_bytes_new_take (bytes, length);
      assert_refused (self, replayed, places[i].code);
    }
}

/* The same range, all of it a number further: consistent, and not signed. */
static void
test_a_shifted_range_is_refused (SyncFixture  *self,
                                 gconstpointer data)
{
  g_autoptr (DossierSegment) segment = draw (self, 16, 2);
  g_autoptr (GBytes)         file = NULL;
  g_autoptr (GBytes)         shifted = NULL;
  guint8                    *bytes;
  gsize                      length;

  g_array_set_size (segment->sections, 1);
  g_array_index (segment->sections, DossierSection, 0).last = dossier_segment_get_last (segment);
  memcpy (((DossierTransaction *) segment->transactions->pdata[1])->point.run,
          ((DossierTransaction *) segment->transactions->pdata[0])->point.run, DOSSIER_RUN_BYTES);
  file = sync_fixture_write (self, segment);
  length = g_bytes_get_size (file);
  bytes = g_memdup2 (g_bytes_get_data (file, NULL), length);
  bytes[40]++;
  bytes[48]++;
  bytes[124 + 24]++;
  bytes[124 + 32]++;
  shifted = g_bytes_new_take (bytes, length);
  assert_refused (self, shifted, SYNC_ERROR_SIGNATURE);
}

/* Signed by its owner and of a format to come: who it is from is told, and only if it is. */
static void
test_a_newer_format_is_told (SyncFixture  *self,
                             gconstpointer data)
{
  static const guint8        two[2] = { 2 }, flag[2] = { 1 }, codec[1] = { 2 };
  g_autoptr (DossierSegment) segment = draw (self, 17, 5);
  g_autoptr (GBytes)         file = sync_fixture_write (self, segment);
  g_autoptr (GBytes)         newer = sync_fixture_forge (self, file, NULL, 8, two, sizeof two);
  g_autoptr (GBytes)         flagged = sync_fixture_forge (self, file, NULL, 10, flag, sizeof flag);
  g_autoptr (GBytes)         packed = sync_fixture_forge (self, file, NULL, 72, codec, sizeof codec);
  g_autoptr (GError)         error = NULL;
  g_autoptr (GBytes)         forged = NULL;
  guint8                    *bytes = g_memdup2 (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  SyncSegmentHead            head;

  assert_refused (self, newer, SYNC_ERROR_NEWER);
  assert_refused (self, flagged, SYNC_ERROR_NEWER);
  assert_refused (self, packed, SYNC_ERROR_NEWER);
  g_assert_false (sync_segment_peek (g_bytes_get_data (newer, NULL), g_bytes_get_size (newer), &head, &error));
  g_assert_error (error, SYNC_ERROR, SYNC_ERROR_NEWER);
  g_assert_cmpmem (head.poste, sizeof head.poste, segment->poste, sizeof segment->poste);
  g_assert_cmpint (head.last, ==, dossier_segment_get_last (segment));
  bytes[8] = 2;
  forged = g_bytes_new_take (bytes, g_bytes_get_size (file));
  assert_refused (self, forged, SYNC_ERROR_SIGNATURE);
}

/* Kinds of operation, tables and data that no Liens knows yet come out as they went in. */
static void
test_what_is_unknown_survives (SyncFixture  *self,
                               gconstpointer data)
{
  static const guint8        entity[BASE_IDENTIFIER_BYTES] = { 0xaa }, words[] = { 0xff, 0x00, 0x80, 1, 2, 3 };
  g_autoptr (DossierSegment) segment = draw (self, 18, 1);
  g_autoptr (GBytes)         odd = g_bytes_new_static (words, sizeof words);
  g_autoptr (GBytes)         file = NULL;
  g_autoptr (DossierSegment) again = NULL;
  const DossierTransaction  *transaction;
  const DossierOperation    *operation;

  dossier_transaction_add (segment->transactions->pdata[0], 4000000000u, 99999, entity, odd);
  file = sync_fixture_write (self, segment);
  again = read_back (self, file);
  transaction = again->transactions->pdata[0];
  operation = &g_array_index (transaction->operations, DossierOperation, transaction->operations->len - 1);
  g_assert_cmpuint (operation->kind, ==, 4000000000u);
  g_assert_cmpuint (operation->table, ==, 99999);
  g_assert_true (g_bytes_equal (operation->data, odd));
  sync_fixture_assert_same (segment, again);
}

/* As many tips as can be, and at the next transaction as many others. */
static void
test_all_that_was_seen_is_replaced (SyncFixture  *self,
                                    gconstpointer data)
{
  g_autoptr (DossierSegment) segment = draw (self, 21, 2);
  g_autoptr (GBytes)         file = NULL;
  g_autoptr (DossierSegment) again = NULL;

  for (guint i = 0; i < 2; i++)
    {
      GArray *seen = ((DossierTransaction *) segment->transactions->pdata[i])->seen;

      g_array_set_size (seen, SYNC_TIPS);
      for (guint j = 0; j < SYNC_TIPS; j++)
        g_array_index (seen, DossierTip, j) = (DossierTip){ { (guint8) (j >> 8), (guint8) j, (guint8) i }, { { 1 }, 1 + j } };
    }
  file = sync_fixture_write (self, segment);
  again = read_back (self, file);
  sync_fixture_assert_same (segment, again);
}

/* What a store could hand over wrongly is not written. */
static void
test_what_is_no_chain_is_not_written (SyncFixture  *self,
                                      gconstpointer data)
{
  g_autoptr (DossierSegment) segment = draw (self, 19, 6);
  DossierTransaction        *transaction = segment->transactions->pdata[3];
  SyncSegmentStamp           stamp = { self->federation, 0, 0, 0 };
  g_autoptr (GError)         gap = NULL, other = NULL, label = NULL;

  g_assert_null (sync_segment_write (segment, 0, 6, &stamp, self->other, self->key, &other));
  g_assert_error (other, SYNC_ERROR, SYNC_ERROR_MALFORMED);
  g_free (transaction->label);
  transaction->label = g_strnfill (DOSSIER_LABEL_BYTES + 1, 'x');
  g_assert_null (sync_segment_write (segment, 0, 6, &stamp, self->signer, self->key, &label));
  g_assert_error (label, SYNC_ERROR, SYNC_ERROR_MALFORMED);
  g_clear_pointer (&transaction->label, g_free);
  g_ptr_array_remove_index (segment->transactions, 2);
  g_assert_null (sync_segment_write (segment, 0, 5, &stamp, self->signer, self->key, &gap));
  g_assert_error (gap, SYNC_ERROR, SYNC_ERROR_MALFORMED);
}

/* SYNC.md §15, T14: an edit costs at most 40 bytes of the share where many travel together. */
static void
test_an_edit_is_small (SyncFixture  *self,
                       gconstpointer data)
{
  g_autoptr (GRand)          chance = g_rand_new_with_seed (20);
  g_autoptr (DossierSegment) segment = dossier_segment_new (sync_signer_get_poste (self->signer));
  DossierSection             section = { { 1 }, { { 0 }, 0 }, 1, 1000 };
  g_autoptr (GBytes)         file = NULL;

  g_array_append_val (segment->sections, section);
  for (gint64 n = 1; n <= section.last; n++)
    {
      DossierTransaction *transaction = dossier_transaction_new ();
      guint8              entity[BASE_IDENTIFIER_BYTES];
      g_autofree char    *words = g_strdup_printf ("\x01\x05%c\x03\x08mot %04d", 0, g_rand_int_range (chance, 0, 10000));
      g_autoptr (GBytes)  bytes = g_bytes_new (words, 14);

      for (guint i = 0; i < sizeof entity; i++)
        entity[i] = (guint8) g_rand_int_range (chance, 0, 256);
      transaction->point = (DossierPoint){ { 1 }, n };
      transaction->t = transaction->w = G_GINT64_CONSTANT (1700000000000) + n * 40000 + g_rand_int_range (chance, 0, 40000);
      transaction->rank = DOSSIER_RANK_HUMAN;
      transaction->has_author = TRUE;
      dossier_transaction_add (transaction, DOSSIER_OP_SET, 1, entity, bytes);
      g_ptr_array_add (segment->transactions, transaction);
    }
  file = sync_fixture_write (self, segment);
  g_test_message ("%.1f bytes for an edit", (double) g_bytes_get_size (file) / 1000);
  g_assert_cmpuint (g_bytes_get_size (file), <=, 40 * 1000);
}

#define ADD(path, test) g_test_add ("/sync/segment/" path, SyncFixture, NULL, sync_fixture_begin, test, sync_fixture_end)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("what-is-written-is-read", test_what_is_written_is_read);
  ADD ("a-chain-is-cut-anywhere", test_a_chain_is_cut_anywhere);
  ADD ("the-header-is-told-without-a-key", test_the_header_is_told_without_a_key);
  ADD ("every-flipped-bit-is-refused", test_every_flipped_bit_is_refused);
  ADD ("every-beginning-is-truncated", test_every_beginning_is_truncated);
  ADD ("a-byte-more-is-refused", test_a_byte_more_is_refused);
  ADD ("what-is-of-others-is-refused", test_what_is_of_others_is_refused);
  ADD ("a-replay-elsewhere-is-refused", test_a_replay_elsewhere_is_refused);
  ADD ("a-shifted-range-is-refused", test_a_shifted_range_is_refused);
  ADD ("a-newer-format-is-told", test_a_newer_format_is_told);
  ADD ("what-is-unknown-survives", test_what_is_unknown_survives);
  ADD ("what-is-no-chain-is-not-written", test_what_is_no_chain_is_not_written);
  ADD ("all-that-was-seen-is-replaced", test_all_that_was_seen_is_replaced);
  ADD ("an-edit-is-small", test_an_edit_is_small);
  return g_test_run ();
}
