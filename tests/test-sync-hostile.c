/* What somebody who holds a key could write to harm: refused, and never for more memory than SYNC_MEMORY, the file
 * included. Each is signed and locked as it should be: only its content is hostile. */
#include "sync-fixture.h"

#include "dossier-codec.h"

#include <string.h>

typedef struct
{
  SyncFixture *fixture;
  GBytes      *file;
  int          code; /* SyncError, or -1: is to be read */
} Reading;

static void
read_it (gpointer data)
{
  Reading                   *self = data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (DossierSegment) segment =
    sync_segment_read (self->file, self->fixture->federation, sync_signer_get_public_key (self->fixture->signer),
                       self->fixture->keyring, NULL, &error);

  if (self->code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, SYNC_ERROR, self->code);
  g_assert_true ((segment != NULL) == (self->code < 0));
}

/* The file is held by the parent, so it is added to what the child needed. */
static void
assert_read (SyncFixture *self,
             GBytes      *file,
             int          code)
{
  Reading reading = { self, file, code };
  gsize   peak = sync_fixture_measure (read_it, &reading);

  g_test_message ("%.1f MiB for a file of %.1f MiB", (double) peak / (1 << 20), (double) g_bytes_get_size (file) / (1 << 20));
  g_assert_cmpuint (peak + g_bytes_get_size (file), <=, SYNC_MEMORY);
}

static GBytes *
forge_deflated (SyncFixture *self,
                GByteArray  *raw, /* taken */
                guint64      n_transactions)
{
  gsize              length = raw->len;
  g_autoptr (GBytes) body = g_byte_array_free_to_bytes (raw);
  g_autoptr (GBytes) packed = sync_fixture_deflate (body);

  return sync_fixture_forge_body (self, packed, 1, length, n_transactions);
}

static GBytes *
forge_plain (SyncFixture *self,
             GByteArray  *raw, /* taken */
             guint64      n_transactions)
{
  gsize              length = raw->len;
  g_autoptr (GBytes) body = g_byte_array_free_to_bytes (raw);

  return sync_fixture_forge_body (self, body, 0, length, n_transactions);
}

static void
add (GByteArray *out,
     const char *bytes,
     guint       length)
{
  g_byte_array_append (out, (const guint8 *) bytes, length);
}

static void
add_record (GByteArray       *out,
            const GByteArray *record)
{
  dossier_bytes_add_varint (out, record->len);
  g_byte_array_append (out, record->data, record->len);
}

static void
test_zeros_without_end (SyncFixture  *self,
                        gconstpointer data)
{
  g_autofree guint8 *zeros = g_malloc0 (1 << 28);
  g_autoptr (GBytes) raw = g_bytes_new_static (zeros, 1 << 28);
  g_autoptr (GBytes) packed = sync_fixture_deflate (raw);
  g_autoptr (GBytes) honest = sync_fixture_forge_body (self, packed, 1, 1 << 28, 1);
  g_autoptr (GBytes) liar = sync_fixture_forge_body (self, packed, 1, SYNC_SEGMENT_RAW, 1);

  g_clear_pointer (&zeros, g_free);
  assert_read (self, honest, SYNC_ERROR_TOO_LARGE);
  assert_read (self, liar, SYNC_ERROR_MALFORMED);
}

static void
test_a_body_shorter_or_longer_than_said (SyncFixture  *self,
                                         gconstpointer data)
{
  static const guint8 body[] = { 0, 4, 0, 0, 0, 0 };
  g_autoptr (GBytes)  raw = g_bytes_new_static (body, sizeof body);
  g_autoptr (GBytes)  packed = sync_fixture_deflate (raw);

  for (gint more = -1; more <= 1; more++)
    {
      g_autoptr (GBytes) file = sync_fixture_forge_body (self, packed, 1, (guint64) ((gint) sizeof body + more), 1);

      assert_read (self, file, more == 0 ? -1 : SYNC_ERROR_MALFORMED);
    }
}

/* The least a transaction can be: the most of them that a file may hold cost what is counted for them, and no more. */
static void
test_as_many_transactions_as_can_be (SyncFixture  *self,
                                     gconstpointer data)
{
  for (guint n = SYNC_SEGMENT_TRANSACTIONS; n <= SYNC_SEGMENT_TRANSACTIONS + 1; n++)
    {
      GByteArray        *raw = g_byte_array_new ();
      g_autoptr (GBytes) file = NULL;

      add (raw, "\0", 1);
      for (guint i = 0; i < n; i++)
        add (raw, "\4\0\0\0\0", 5);
      file = forge_deflated (self, raw, n);
      assert_read (self, file, n <= SYNC_SEGMENT_TRANSACTIONS ? -1 : SYNC_ERROR_TOO_LARGE);
    }
}

static void
test_more_transactions_than_bytes (SyncFixture  *self,
                                   gconstpointer data)
{
  static const guint64 numbers[] = { 2, 60000, 4000000000u };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      GByteArray        *raw = g_byte_array_new ();
      g_autoptr (GBytes) file = NULL;

      add (raw, "\0\4\0\0\0\0", 6);
      file = forge_plain (self, raw, numbers[i]);
      assert_read (self, file, numbers[i] > SYNC_SEGMENT_TRANSACTIONS ? SYNC_ERROR_TOO_LARGE : SYNC_ERROR_MALFORMED);
    }
}

/* Every place where a number says how much follows, saying that very much does. */
static void
test_numbers_that_promise_too_much (SyncFixture  *self,
                                    gconstpointer data)
{
  static const struct
  {
    const char *before;
    guint       length;
    gboolean    in_record;
  } places[] = {
    { "", 0, FALSE },                             /* authors */
    { "\0", 1, FALSE },                           /* length of a record */
    { "\0\0\1", 3, TRUE },                        /* place of an author */
    { "\0\0\2", 3, TRUE },                        /* what changed in what was seen */
    { "\0\0\x10", 3, TRUE },                      /* length of a label */
    { "\0\0\0", 3, TRUE },                        /* operations */
    { "\0\0\0\1\1\1aaaaaaaaaaaaaaaa", 22, TRUE }, /* length of data */
    { "\0\0\0\1", 4, TRUE },                      /* kind of operation */
    { "\0\0\2\1aaaaaaaabbbbbbbb", 20, TRUE },     /* n of what was seen */
    { "\0\0\x08rrrrrrrr", 11, TRUE },             /* n of what it undoes */
  };
  static const guint64 promises[] = { 300, 70000, 1 << 24, G_GUINT64_CONSTANT (1) << 33, G_MAXINT64, G_MAXUINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (promises); j++)
      {
        GByteArray            *raw = g_byte_array_new ();
        g_autoptr (GByteArray) record = g_byte_array_new ();
        g_autoptr (GBytes)     file = NULL;
        GByteArray            *out = places[i].in_record ? record : raw;
        g_autoptr (GError)     error = NULL;

        add (out, places[i].before, places[i].length);
        dossier_bytes_add_varint (out, promises[j]);
        if (places[i].in_record)
          {
            add (raw, "\0", 1);
            add_record (raw, record);
          }
        file = forge_plain (self, raw, 1);
        g_assert_null (sync_segment_read (file, self->federation, sync_signer_get_public_key (self->signer), self->keyring, NULL, &error));
        g_assert_true (g_error_matches (error, SYNC_ERROR, SYNC_ERROR_MALFORMED) || g_error_matches (error, SYNC_ERROR, SYNC_ERROR_TOO_LARGE));
      }
}

/* Thousands of tips seen once, then one of them moving at each transaction: a few bytes each, a whole list each. */
static void
test_tips_that_multiply (SyncFixture  *self,
                         gconstpointer data)
{
  GByteArray        *raw = g_byte_array_new ();
  g_autoptr (GBytes) file = NULL;

  add (raw, "\0", 1);
  for (guint i = 0; i < 60000; i++)
    {
      g_autoptr (GByteArray) record = g_byte_array_new ();
      guint                  n_tips = i == 0 ? SYNC_TIPS - 1 : 1;

      add (record, "\0\0\2", 3);
      dossier_bytes_add_varint (record, n_tips);
      for (guint j = 0; j < n_tips; j++)
        {
          guint8 tip[16] = { (guint8) (j >> 8), (guint8) j };

          add (record, (const char *) tip, sizeof tip);
          dossier_bytes_add_varint (record, i + 1);
        }
      add (record, "\0", 1);
      add_record (raw, record);
    }
  file = forge_deflated (self, raw, 60000);
  assert_read (self, file, SYNC_ERROR_TOO_LARGE);
}

static void
add_operations (GByteArray *raw,
                guint       count,
                gsize       length)
{
  g_autoptr (GByteArray) record = g_byte_array_new ();
  g_autofree char       *filling = g_strnfill (length, 'x');

  add (record, "\0\0\0", 3);
  dossier_bytes_add_varint (record, count);
  for (guint i = 0; i < count; i++)
    {
      add (record, "\1\1aaaaaaaaaaaaaaaa", 18);
      dossier_bytes_add_varint (record, length);
      add (record, filling, (guint) length);
    }
  add_record (raw, record);
}

static void
test_as_many_operations_as_can_be (SyncFixture  *self,
                                   gconstpointer data)
{
  for (guint more = 0; more <= 1; more++)
    {
      GByteArray        *raw = g_byte_array_new ();
      g_autoptr (GBytes) file = NULL;

      add (raw, "\0", 1);
      add_operations (raw, SYNC_SEGMENT_OPERATIONS / 2, 50);
      add_operations (raw, SYNC_SEGMENT_OPERATIONS / 2, 50);
      if (more > 0)
        add_operations (raw, 1, 50);
      file = forge_deflated (self, raw, 2 + more);
      assert_read (self, file, more == 0 ? -1 : SYNC_ERROR_TOO_LARGE);
    }
}

static void
test_a_record_past_its_limit (SyncFixture  *self,
                              gconstpointer data)
{
  for (guint more = 0; more <= 1; more++)
    {
      GByteArray        *raw = g_byte_array_new ();
      g_autoptr (GBytes) file = NULL;

      add (raw, "\0", 1);
      add_operations (raw, 1, SYNC_SEGMENT_RECORD - 26 + more);
      file = forge_deflated (self, raw, 1);
      assert_read (self, file, more == 0 ? -1 : SYNC_ERROR_TOO_LARGE);
    }
}

/* As large as can be, in the file and in the body: what fills 8 MiB and inflates to 32. */
static void
test_the_largest_that_is_read (SyncFixture  *self,
                               gconstpointer data)
{
  GByteArray        *raw = g_byte_array_new ();
  g_autoptr (GRand)  chance = g_rand_new_with_seed (1);
  g_autoptr (GBytes) file = NULL;

  add (raw, "\0", 1);
  for (guint i = 0; i < 8; i++)
    add_operations (raw, 2, 2000000);
  for (guint i = 100; i < raw->len; i++)
    if (raw->data[i] == 'x' && i % 2000000 > 30 && i % 2000000 < 470000)
      raw->data[i] = (guint8) g_rand_int_range (chance, 0, 256);
  file = forge_deflated (self, raw, 8);
  g_assert_cmpuint (g_bytes_get_size (file), >, SYNC_SEGMENT_FILE / 10 * 9);
  assert_read (self, file, -1);
}

static void
test_a_file_past_its_limit (SyncFixture  *self,
                            gconstpointer data)
{
  g_autofree guint8 *zeros = g_malloc0 (SYNC_SEGMENT_FILE + 1);
  g_autoptr (GBytes) file = g_bytes_new_static (zeros, SYNC_SEGMENT_FILE + 1);

  assert_read (self, file, SYNC_ERROR_TOO_LARGE);
}

/* Whatever a store hands over, what its writer cuts is read within the same memory. */
static void
test_what_is_cut_is_never_too_large (SyncFixture  *self,
                                     gconstpointer data)
{
  SyncSegmentStamp           stamp = { self->federation, 0, 0, 0 };
  DossierSection             section = { { 1 }, { { 0 }, 0 }, 1, 70000 };
  g_autoptr (DossierSegment) segment = dossier_segment_new (sync_signer_get_poste (self->signer));
  g_autoptr (GBytes)         file = NULL;
  guint                      count;

  g_array_append_val (segment->sections, section);
  for (gint64 n = 1; n <= section.last; n++)
    {
      DossierTransaction *transaction = dossier_transaction_new ();

      transaction->point = (DossierPoint){ { 1 }, n };
      g_array_set_size (transaction->seen, 15); /* fifteen desktops, one of which moves each time */
      for (guint i = 0; i < 15; i++)
        g_array_index (transaction->seen, DossierTip, i) = (DossierTip){ { (guint8) i }, { { 1 }, 1 + (n + i) / 15 } };
      g_ptr_array_add (segment->transactions, transaction);
    }
  count = sync_segment_count_fitting (segment, 0, SYNC_SEGMENT_FILE);
  g_assert_cmpuint (count, >, 20000);
  g_assert_cmpuint (count, <, SYNC_SEGMENT_TRANSACTIONS);
  file = sync_segment_write (segment, 0, count, &stamp, self->signer, self->key, NULL);
  assert_read (self, file, -1);
  g_assert_null (sync_segment_write (segment, 0, 65536, &stamp, self->signer, self->key, NULL));
}

#define ADD(path, test) g_test_add ("/sync/hostile/" path, SyncFixture, NULL, sync_fixture_begin, test, sync_fixture_end)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("zeros-without-end", test_zeros_without_end);
  ADD ("a-body-shorter-or-longer-than-said", test_a_body_shorter_or_longer_than_said);
  ADD ("as-many-transactions-as-can-be", test_as_many_transactions_as_can_be);
  ADD ("more-transactions-than-bytes", test_more_transactions_than_bytes);
  ADD ("numbers-that-promise-too-much", test_numbers_that_promise_too_much);
  ADD ("tips-that-multiply", test_tips_that_multiply);
  ADD ("as-many-operations-as-can-be", test_as_many_operations_as_can_be);
  ADD ("a-record-past-its-limit", test_a_record_past_its_limit);
  ADD ("the-largest-that-is-read", test_the_largest_that_is_read);
  ADD ("a-file-past-its-limit", test_a_file_past_its_limit);
  ADD ("what-is-cut-is-never-too-large", test_what_is_cut_is_never_too_large);
  return g_test_run ();
}
