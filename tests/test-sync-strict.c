/* There is one way to write a thing: every other is refused, though its owner signed and locked it. */
#include "sync-attachment.h"
#include "sync-fixture.h"

#include <string.h>

#define A "aaaaaaaarrrrrrrr" /* poste and run of a tip */
#define B "bbbbbbbbrrrrrrrr"
#define ENTITY "eeeeeeeeeeeeeeee"

typedef struct
{
  const char *name;
  const char *body;
  gsize       length;
  guint       n_transactions;
} Body;

#define BODY(name, n, bytes)           \
  {                                    \
    name, bytes, sizeof (bytes) - 1, n \
  }

/* What is near each refusal, and right. */
static const Body sound[] = {
  BODY ("nothing but times", 1, "\0\4\0\0\0\0"),
  BODY ("an author", 1, "\1" ENTITY "\5\0\0\1\0\0"),
  BODY ("a tip seen", 1, "\0\x16\0\0\2\1" A "\1\0"),
  BODY ("a tip that moves", 2, "\0\x16\0\0\2\1" A "\1\0\x16\0\0\2\1" A "\2\0"),
  BODY ("a tip that goes", 2, "\0\x16\0\0\2\1" A "\1\0\x16\0\0\2\1" A "\0\0"),
  BODY ("two tips", 1, "\0\x27\0\0\2\2" A "\1" B "\1\0"),
  BODY ("an undoing", 1, "\0\x0d\0\0\x08rrrrrrrr\1\0"),
  BODY ("a batch", 1, "\0\x14\0\0\4" ENTITY "\0"),
  BODY ("a label", 1, "\0\7\0\0\x10\2\xc3\xa9\0"),
  BODY ("an operation", 1, "\0\x17\0\0\0\1\1\1" ENTITY "\0"),
  BODY ("a person", 1, "\0\4\0\0\x20\0"),
};

static const Body wrong[] = {
  BODY ("a byte after the last transaction", 1, "\0\4\0\0\0\0\0"),
  BODY ("a byte after the last operation", 1, "\0\5\0\0\0\0\0"),
  BODY ("a record that holds the beginning of the next", 2, "\0\5\0\0\0\0\4\0\0\0\0"),
  BODY ("a transaction less than announced", 2, "\0\4\0\0\0\0"),
  BODY ("a record that ends too soon", 1, "\0\3\0\0\0"),
  BODY ("a long varint", 1, "\0\5\x80\0\0\0\0"),
  BODY ("a long number of operations", 1, "\0\5\0\0\0\x80\0"),
  BODY ("a long length", 1, "\0\x84\0\0\0\0\0"),
  BODY ("a flag nobody knows", 1, "\0\4\0\0\x40\0"),
  BODY ("an author who is not there", 1, "\1" ENTITY "\5\0\0\1\1\0"),
  BODY ("nothing changed, though said", 1, "\0\5\0\0\2\0\0"),
  BODY ("a tip that stays", 2, "\0\x16\0\0\2\1" A "\1\0\x16\0\0\2\1" A "\1\0"),
  BODY ("a tip that goes, and was not", 1, "\0\x16\0\0\2\1" A "\0\0"),
  BODY ("a tip that goes, of another", 2, "\0\x16\0\0\2\1" A "\1\0\x16\0\0\2\1" B "\0\0"),
  BODY ("tips out of order", 1, "\0\x27\0\0\2\2" B "\1" A "\1\0"),
  BODY ("a tip twice", 1, "\0\x27\0\0\2\2" A "\1" A "\2\0"),
  BODY ("a tip past the last number", 1, "\0\x1b\0\0\2\1" A "\x80\x80\x80\x80\x80\x20\0"),
  BODY ("an undoing of nothing", 1, "\0\x0d\0\0\x08rrrrrrrr\0\0"),
  BODY ("an undoing past the last number", 1, "\0\x12\0\0\x08rrrrrrrr\x80\x80\x80\x80\x80\x20\0"),
  BODY ("a label that is no text", 1, "\0\7\0\0\x10\2\xc3\x28\0"),
  BODY ("a label with an end in it", 1, "\0\7\0\0\x10\2x\0\0"),
  BODY ("a kind past all numbers", 1, "\0\x1b\0\0\0\1\x80\x80\x80\x80\x10\1" ENTITY "\0"),
  BODY ("data that ends too late", 1, "\0\x17\0\0\0\1\1\1" ENTITY "\1"),
  BODY ("a time past all clocks", 1, "\0\x0b\x82\x80\x80\x80\x80\x80\x80\x20\0\0\0"),
  BODY ("a clock past all times", 1, "\0\x0b\0\x82\x80\x80\x80\x80\x80\x80\x20\0\0"),
};

static gboolean
is_read (SyncFixture *self,
         GBytes      *file,
         GError     **error)
{
  g_autoptr (DossierSegment) segment =
    sync_segment_read (file, self->federation, sync_signer_get_public_key (self->signer), self->keyring, NULL, error);

  return segment != NULL;
}

static void
test_the_body (SyncFixture  *self,
               gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sound) + G_N_ELEMENTS (wrong); i++)
    {
      gboolean           is_sound = i < G_N_ELEMENTS (sound);
      const Body        *body = is_sound ? &sound[i] : &wrong[i - G_N_ELEMENTS (sound)];
      g_autoptr (GBytes) raw = g_bytes_new_static (body->body, body->length);
      g_autoptr (GBytes) file = sync_fixture_forge_body (self, raw, 0, body->length, body->n_transactions);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", body->name);
      g_assert_true (is_read (self, file, &error) == is_sound);
      if (!is_sound)
        g_assert_error (error, SYNC_ERROR, SYNC_ERROR_MALFORMED);
    }
}

/* Two runs of two transactions each, 5-6 and 7-8; the header is 204 bytes, its sections begin at 124 and 164. */
static GBytes *
write_two_runs (SyncFixture *self)
{
  static const DossierSection sections[] = { { { 1 }, { { 9 }, 3 }, 5, 6 }, { { 2 }, { { 1 }, 6 }, 7, 8 } };
  g_autoptr (DossierSegment)  segment = dossier_segment_new (sync_signer_get_poste (self->signer));

  g_array_append_vals (segment->sections, sections, G_N_ELEMENTS (sections));
  for (gint64 n = 5; n <= 8; n++)
    {
      DossierTransaction *transaction = dossier_transaction_new ();

      transaction->point = (DossierPoint){ { n < 7 ? 1 : 2 }, n };
      g_ptr_array_add (segment->transactions, transaction);
    }
  return sync_fixture_write (self, segment);
}

/* One byte of the header changed by its owner. */
static void
test_the_header (SyncFixture  *self,
                 gconstpointer data)
{
  static const struct
  {
    const char *name;
    guint       at;
    guint8      byte;
    int         code; /* -1: is another header as good */
  } changes[] = {
    { "itself", 124, 1, -1 },
    { "a longer way from its parent", 124 + 16, 2, -1 },
    { "another generation", 56, 200, -1 },
    { "no number 0", 40, 0, SYNC_ERROR_MALFORMED },
    { "an end before its beginning", 48, 4, SYNC_ERROR_MALFORMED },
    { "an end elsewhere", 48, 9, SYNC_ERROR_MALFORMED },
    { "another count", 60, 3, SYNC_ERROR_MALFORMED },
    { "no section", 73, 0, SYNC_ERROR_MALFORMED },
    { "a section less", 73, 1, SYNC_ERROR_MALFORMED },
    { "something where nothing is", 74, 1, SYNC_ERROR_MALFORMED },
    { "a wall clock past all times", 115, 0x7f, SYNC_ERROR_MALFORMED },
    { "a clock of the share past all times", 123, 0x7f, SYNC_ERROR_MALFORMED },
    { "a run that is its own parent", 124 + 8, 1, SYNC_ERROR_MALFORMED },
    { "a parent within the run", 124 + 16, 5, SYNC_ERROR_MALFORMED },
    { "a parent that is none and has a run", 124 + 16, 0, SYNC_ERROR_MALFORMED },
    { "a section that begins elsewhere", 124 + 24, 4, SYNC_ERROR_MALFORMED },
    { "a section that ends elsewhere", 124 + 32, 5, SYNC_ERROR_MALFORMED },
    { "a number past the last", 124 + 37, 2, SYNC_ERROR_MALFORMED },
    { "a run that is its parent", 164, 1, SYNC_ERROR_MALFORMED },
    { "a child of another run", 164 + 8, 3, SYNC_ERROR_MALFORMED },
    { "a child of another transaction", 164 + 16, 5, SYNC_ERROR_MALFORMED },
    { "a gap between the sections", 164 + 24, 8, SYNC_ERROR_MALFORMED },
    { "a section past the end", 164 + 32, 9, SYNC_ERROR_MALFORMED },
  };
  g_autoptr (GBytes) file = write_two_runs (self);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GBytes) changed = sync_fixture_forge (self, file, NULL, changes[i].at, &changes[i].byte, 1);
      g_autoptr (GError) error = NULL;
      SyncSegmentHead    head;

      g_test_message ("%s", changes[i].name);
      is_read (self, changed, &error);
      g_assert_true (sync_segment_peek (g_bytes_get_data (changed, NULL), g_bytes_get_size (changed), &head, NULL) == (changes[i].code < 0));
      if (changes[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, SYNC_ERROR, changes[i].code);
    }
}

/* Nothing but the key and the nonce say how it is locked: another of either does not open it. */
static void
test_the_lock (SyncFixture  *self,
               gconstpointer data)
{
  static const guint8 other[SYNC_KEY_BYTES] = { 77 };
  g_autoptr (GBytes)  file = write_two_runs (self);
  g_autoptr (SyncKey) key = sync_key_new (other);
  g_autoptr (GBytes)  renamed = sync_fixture_forge (self, file, NULL, 76, sync_key_get_id (key), SYNC_KEY_ID_BYTES);
  g_autoptr (GError)  error = NULL;

  sync_keyring_add (self->keyring, 1, key);
  g_assert_false (is_read (self, renamed, &error));
  g_assert_error (error, SYNC_ERROR, SYNC_ERROR_MALFORMED);
}

/* A document under the name of another, put there by somebody who may sign. */
static void
test_the_name_of_a_document (SyncFixture  *self,
                             gconstpointer data)
{
  g_autoptr (GBytes)     content = g_bytes_new_static ("Compte rendu", 12);
  g_autoptr (GBytes)     file = sync_attachment_write (content, self->federation, self->signer, self->key, NULL);
  const guint8          *bytes = g_bytes_get_data (file, NULL);
  g_autoptr (GByteArray) forged = g_byte_array_new ();
  g_autoptr (GBytes)     renamed = NULL;
  g_autoptr (GError)     error = NULL;
  guint8                 said[88], signature[SYNC_SIGNATURE_BYTES];

  memcpy (said, bytes, sizeof said);
  said[40] ^= 1;
  g_byte_array_append (forged, said, sizeof said);
  sync_key_lock (self->key, said + 64, said, sizeof said, "Compte rendu", 12, forged);
  sync_signer_sign (self->signer, forged->data, forged->len, signature);
  g_byte_array_append (forged, signature, sizeof signature);
  renamed = g_byte_array_free_to_bytes (g_steal_pointer (&forged));
  g_assert_null (sync_attachment_read (renamed, self->federation, sync_signer_get_public_key (self->signer), self->keyring, NULL, &error));
  g_assert_error (error, SYNC_ERROR, SYNC_ERROR_MALFORMED);
}

#define ADD(path, test) g_test_add ("/sync/strict/" path, SyncFixture, NULL, sync_fixture_begin, test, sync_fixture_end)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("the-body", test_the_body);
  ADD ("the-header", test_the_header);
  ADD ("the-lock", test_the_lock);
  ADD ("the-name-of-a-document", test_the_name_of_a_document);
  return g_test_run ();
}
