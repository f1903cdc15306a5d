/* The small files of a shared folder: the founding of the federation, hellos, key packages, attachments. */
#include "sync-fixture.h"

#include "sync-attachment.h"
#include "sync-federation.h"
#include "sync-hello.h"
#include "sync-key-package.h"

#include <string.h>

static const guint8 salt[BASE_IDENTIFIER_BYTES] = { 7, 7, 7 };

typedef gboolean (*ReadFile) (SyncFixture *self,
                              GBytes      *file,
                              GError     **error);

static GBytes *
change (GBytes *file,
        gsize   at,
        guint8  flip,
        gsize   length)
{
  guint8 *bytes = g_memdup2 (g_bytes_get_data (file, NULL), length);

  bytes[at] ^= flip;
  return g_bytes_new_take (bytes, length);
}

/* Whole it is read; with any bit changed, or any beginning of it, it is not. */
static void
assert_whole_or_nothing (SyncFixture *self,
                         GBytes      *file,
                         ReadFile     read)
{
  gsize length = g_bytes_get_size (file);

  g_autoptr (GError) whole = NULL;

  read (self, file, &whole);
  g_assert_no_error (whole);
  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GBytes) flipped = change (file, i, (guint8) (1 << (i % 8)), length);
      g_autoptr (GBytes) begin = g_bytes_new_from_bytes (file, 0, i);
      g_autoptr (GError) error = NULL, truncated = NULL;

      g_assert_false (read (self, flipped, &error));
      g_assert_nonnull (error);
      g_assert_false (read (self, begin, &truncated));
      g_assert_error (truncated, SYNC_ERROR, SYNC_ERROR_TRUNCATED);
    }
}

static GBytes *
found (SyncFixture *self,
       const char  *passphrase)
{
  g_autoptr (GError) error = NULL;
  GBytes            *file = sync_federation_write (self->signer, salt, SYNC_ADMISSION_APPROVE, 1234, self->key, passphrase, &sync_cost_least, &error);

  g_assert_no_error (error);
  return file;
}

static gboolean
read_federation (SyncFixture *self,
                 GBytes      *file,
                 GError     **error)
{
  SyncFederation federation;

  return sync_federation_read (&federation, file, error);
}

static void
test_a_federation_is_proved_by_its_id (SyncFixture  *self,
                                       gconstpointer data)
{
  g_autoptr (GBytes) file = found (self, "trois petits chats");
  SyncFederation     federation;
  guint8             id[BASE_IDENTIFIER_BYTES];

  assert_whole_or_nothing (self, file, read_federation);
  g_assert_true (sync_federation_read (&federation, file, NULL));
  sync_federation_derive_id (sync_signer_get_public_key (self->signer), salt, id);
  g_assert_cmpmem (id, sizeof id, federation.id, sizeof federation.id);
  g_assert_cmpint (federation.admission, ==, SYNC_ADMISSION_APPROVE);
  g_assert_cmpint (federation.made, ==, 1234);
  g_assert_cmpint (federation.lock.kind, ==, SYNC_LOCK_PASSPHRASE);
}

/* Somebody who rewrites the file with a key of theirs makes another federation. */
static void
test_another_founder_is_another_federation (SyncFixture  *self,
                                            gconstpointer data)
{
  g_autoptr (GBytes)     file = found (self, "");
  g_autoptr (GByteArray) forged = g_byte_array_new ();
  g_autoptr (GBytes)     bytes = NULL;
  g_autoptr (GError)     error = NULL;
  SyncFederation         federation;
  guint8                 signature[SYNC_SIGNATURE_BYTES];

  g_byte_array_append (forged, g_bytes_get_data (file, NULL), SYNC_FEDERATION_FILE_BYTES);
  memcpy (forged->data + 32, sync_signer_get_public_key (self->other), DOSSIER_PUBLIC_KEY_BYTES);
  sync_signer_sign (self->other, forged->data, forged->len - sizeof signature, signature);
  memcpy (forged->data + forged->len - sizeof signature, signature, sizeof signature);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&forged));
  g_assert_false (sync_federation_read (&federation, bytes, &error));
  g_assert_error (error, SYNC_ERROR, SYNC_ERROR_MALFORMED);
}

static void
assert_opens (SyncFixture    *self,
              const SyncLock *lock,
              const char     *passphrase,
              gboolean        is_it)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (SyncKey) key = sync_lock_open (lock, passphrase, &error);

  if (!is_it)
    g_assert_error (error, SYNC_ERROR, SYNC_ERROR_PASSPHRASE);
  else
    g_assert_cmpmem (sync_key_get_bytes (key), SYNC_KEY_BYTES, sync_key_get_bytes (self->key), SYNC_KEY_BYTES);
}

static void
test_only_its_passphrase_opens_it (SyncFixture  *self,
                                   gconstpointer data)
{
  g_autoptr (GBytes) closed = found (self, "École d'été");
  g_autoptr (GBytes) open = found (self, "");
  SyncFederation     federation;

  g_assert_true (sync_federation_read (&federation, closed, NULL));
  assert_opens (self, &federation.lock, "École d'été", TRUE);
  assert_opens (self, &federation.lock, "E\xcc\x81"
                                        "cole d'e\xcc\x81te\xcc\x81",
                TRUE); /* as another keyboard composes it */
  assert_opens (self, &federation.lock, "école d'été", FALSE);
  assert_opens (self, &federation.lock, "", FALSE);
  assert_opens (self, &federation.lock, "\xff", FALSE);
  g_assert_true (sync_federation_read (&federation, open, NULL));
  g_assert_cmpint (federation.lock.kind, ==, SYNC_LOCK_OPEN);
  assert_opens (self, &federation.lock, "", TRUE);
}

/* A founder who asks each joiner for gigabytes, or hours, is not obeyed. */
static void
test_a_passphrase_that_costs_too_much (SyncFixture  *self,
                                       gconstpointer data)
{
  SyncCost too_much[] = { { sync_cost_moderate.operations + 1, 8 }, { 1, sync_cost_moderate.memory + 1 }, { G_MAXUINT32, G_MAXUINT32 } };
  SyncCost too_little[] = { { 0, 8 }, { 1, 7 } };
  SyncLock lock, again;

  g_assert_true (sync_lock_close (&lock, self->federation, self->key, "mot", &sync_cost_least, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (too_much) + G_N_ELEMENTS (too_little); i++)
    {
      gboolean           is_much = i < G_N_ELEMENTS (too_much);
      const SyncCost    *cost = is_much ? &too_much[i] : &too_little[i - G_N_ELEMENTS (too_much)];
      int                code = is_much ? SYNC_ERROR_TOO_LARGE : SYNC_ERROR_MALFORMED;
      guint32            operations = GUINT32_TO_LE (cost->operations), memory = GUINT32_TO_LE (cost->memory);
      g_autoptr (GError) error = NULL;

      memcpy (lock.bytes + 4, &operations, 4);
      memcpy (lock.bytes + 8, &memory, 4);
      g_assert_false (sync_lock_read (&again, self->federation, lock.bytes, &error));
      g_assert_error (error, SYNC_ERROR, code);
    }
}

static void
test_what_is_written_by_default_is_read (SyncFixture  *self,
                                         gconstpointer data)
{
  SyncLock lock, again;

  g_assert_true (sync_lock_close (&lock, self->federation, self->key, "mot", &sync_cost_moderate, NULL));
  g_assert_true (sync_lock_read (&again, self->federation, lock.bytes, NULL));
  assert_opens (self, &again, "mot", TRUE);
}

static void
test_a_lock_of_another_federation_stays_closed (SyncFixture  *self,
                                                gconstpointer data)
{
  guint8   other[BASE_IDENTIFIER_BYTES] = { 1 };
  SyncLock lock, again;

  g_assert_true (sync_lock_close (&lock, self->federation, self->key, "mot", &sync_cost_least, NULL));
  g_assert_true (sync_lock_read (&again, other, lock.bytes, NULL));
  assert_opens (self, &again, "mot", FALSE);
}

static SyncHello *
make_hello (SyncFixture *self)
{
  SyncHello *hello = sync_hello_new ();

  hello->k = 12;
  memcpy (hello->federation, self->federation, sizeof hello->federation);
  hello->wall = G_GINT64_CONSTANT (1700000000000);
  hello->name = g_strdup ("Poste de l'accueil");
  hello->host = g_strdup ("accueil-2");
  hello->version = g_strdup ("0.1.0");
  hello->reads = 1;
  g_array_set_size (hello->tips, 3);
  for (guint i = 0; i < 3; i++)
    g_array_index (hello->tips, DossierTip, i) = (DossierTip){ { (guint8) i }, { { 9 }, 1000 * (i + 1) } };
  hello->succeeds = TRUE;
  memcpy (hello->before, sync_signer_get_public_key (self->other), sizeof hello->before);
  sync_hello_hand_over (self->other, self->federation, sync_signer_get_public_key (self->signer), hello->handover);
  return hello;
}

static GBytes *
write_hello (SyncFixture     *self,
             const SyncHello *hello)
{
  g_autoptr (GError) error = NULL;
  GBytes            *file = sync_hello_write (hello, self->signer, self->key, &error);

  g_assert_no_error (error);
  return file;
}

static gboolean
read_hello (SyncFixture *self,
            GBytes      *file,
            GError     **error)
{
  g_autoptr (SyncHello) hello = sync_hello_read (file, self->federation, self->keyring, error);

  return hello != NULL;
}

static void
test_a_hello_is_read (SyncFixture  *self,
                      gconstpointer data)
{
  g_autoptr (SyncHello) hello = make_hello (self);
  g_autoptr (GBytes)    file = write_hello (self, hello);
  g_autoptr (SyncHello) again = sync_hello_read (file, self->federation, self->keyring, NULL);

  assert_whole_or_nothing (self, file, read_hello);
  g_assert_cmpuint (again->k, ==, 12);
  g_assert_cmpint (again->wall, ==, hello->wall);
  g_assert_cmpstr (again->name, ==, hello->name);
  g_assert_cmpstr (again->host, ==, hello->host);
  g_assert_cmpstr (again->version, ==, hello->version);
  g_assert_cmpuint (again->reads, ==, 1);
  g_assert_cmpmem (again->tips->data, again->tips->len * sizeof (DossierTip), hello->tips->data, 3 * sizeof (DossierTip));
  g_assert_true (again->succeeds);
  g_assert_cmpmem (again->before, sizeof again->before, sync_signer_get_public_key (self->other), sizeof again->before);
  g_assert_cmpmem (again->poste, sizeof again->poste, sync_signer_get_poste (self->signer), sizeof again->poste);
}

/* Who is there and what they read is nobody's business who only sees the folder. */
static void
test_a_hello_tells_strangers_nothing (SyncFixture  *self,
                                      gconstpointer data)
{
  g_autoptr (SyncHello)   hello = make_hello (self);
  g_autoptr (GBytes)      file = write_hello (self, hello);
  g_autoptr (SyncHello)   seen = sync_hello_peek (file, self->federation, NULL);
  g_autoptr (SyncKeyring) keyring = sync_keyring_new ();
  g_autoptr (GError)      error = NULL;
  gsize                   length;
  const char             *bytes = g_bytes_get_data (file, &length);

  g_assert_null (memmem (bytes, length, "accueil", strlen ("accueil")));
  g_assert_null (seen->name);
  g_assert_cmpuint (seen->k, ==, 12);
  g_assert_null (sync_hello_read (file, self->federation, keyring, &error));
  g_assert_error (error, SYNC_ERROR, SYNC_ERROR_UNKNOWN_KEY);
}

static void
test_a_handover_is_of_the_former_key (SyncFixture  *self,
                                      gconstpointer data)
{
  g_autoptr (SyncHello) hello = make_hello (self);
  g_autoptr (GBytes)    file = NULL;
  g_autoptr (GError)    error = NULL;

  sync_hello_hand_over (self->signer, self->federation, sync_signer_get_public_key (self->signer), hello->handover);
  file = write_hello (self, hello);
  g_assert_false (read_hello (self, file, &error));
  g_assert_error (error, SYNC_ERROR, SYNC_ERROR_MALFORMED);
}

static void
test_long_words_of_a_hello_are_cut (SyncFixture  *self,
                                    gconstpointer data)
{
  g_autoptr (SyncHello) hello = make_hello (self);
  g_autoptr (GBytes)    file = NULL;
  g_autoptr (SyncHello) again = NULL;
  GString              *name = g_string_new ("x");

  for (guint i = 0; i < 200; i++)
    g_string_append (name, "é");
  g_free (hello->name);
  hello->name = g_string_free (name, FALSE);
  file = write_hello (self, hello);
  again = sync_hello_read (file, self->federation, self->keyring, NULL);
  g_assert_cmpuint (strlen (again->name), ==, 199);
  g_assert_true (g_str_has_prefix (hello->name, again->name));
}

static GBytes *
write_package (SyncFixture *self,
               SyncKey     *key,
               const char  *passphrase)
{
  const guint8      *staying[] = { sync_signer_get_public_key (self->signer) };
  g_autoptr (GError) error = NULL;
  GBytes            *file =
    sync_key_package_write (1, self->federation, 1234, self->signer, key, self->keyring, staying, 1, passphrase, &sync_cost_least, &error);

  g_assert_no_error (error);
  return file;
}

static gboolean
read_package (SyncFixture *self,
              GBytes      *file,
              GError     **error)
{
  g_autoptr (SyncKeyPackage) package = sync_key_package_peek (file, error);
  g_autoptr (SyncKeyring)    keyring = sync_keyring_new ();

  return package != NULL && sync_key_package_check (package, self->federation, sync_signer_get_public_key (self->signer), error) &&
         sync_key_package_open (package, self->signer, keyring, error);
}

static void
test_a_new_key_reaches_those_who_stay (SyncFixture  *self,
                                       gconstpointer data)
{
  g_autoptr (SyncKey)        key = sync_key_new_random ();
  g_autoptr (GBytes)         file = write_package (self, key, NULL);
  g_autoptr (SyncKeyPackage) package = sync_key_package_peek (file, NULL);
  g_autoptr (SyncKeyring)    keyring = sync_keyring_new ();
  g_autoptr (GError)         error = NULL;

  assert_whole_or_nothing (self, file, read_package);
  g_assert_cmpuint (package->epoch, ==, 1);
  g_assert_true (sync_key_package_is_for (package, sync_signer_get_poste (self->signer)));
  g_assert_false (sync_key_package_is_for (package, sync_signer_get_poste (self->other)));
  g_assert_false (sync_key_package_open (package, self->other, keyring, &error));
  g_assert_error (error, SYNC_ERROR, SYNC_ERROR_UNKNOWN_KEY);
  g_assert_null (sync_keyring_find_current (keyring));
  g_assert_true (sync_key_package_open (package, self->signer, keyring, NULL));
  g_assert_cmpuint (sync_keyring_get_epoch (keyring), ==, 1);
  g_assert_true (sync_key_has_id (sync_keyring_find_current (keyring), sync_key_get_id (key)));
  g_assert_nonnull (sync_keyring_find (keyring, sync_key_get_id (self->key))); /* what was written before stays readable */
}

/* Who left holds the key of before, and only that one: what is written since stays closed. */
static void
test_who_left_reads_no_further (SyncFixture  *self,
                                gconstpointer data)
{
  g_autoptr (SyncKey)        key = sync_key_new_random ();
  g_autoptr (GRand)          chance = g_rand_new_with_seed (1);
  g_autoptr (DossierSegment) segment = sync_fixture_draw (self, chance, 3);
  SyncSegmentStamp           stamp = { self->federation, 0, 0, 0 };
  g_autoptr (GBytes)         file = sync_segment_write (segment, 0, 3, &stamp, self->signer, key, NULL);
  g_autoptr (GError)         error = NULL;

  g_assert_null (sync_segment_read (file, self->federation, sync_signer_get_public_key (self->signer), self->keyring, NULL, &error));
  g_assert_error (error, SYNC_ERROR, SYNC_ERROR_UNKNOWN_KEY);
}

static void
test_a_joiner_opens_the_new_epoch (SyncFixture  *self,
                                   gconstpointer data)
{
  g_autoptr (SyncKey)        key = sync_key_new_random ();
  g_autoptr (GBytes)         file = write_package (self, key, "autre mot");
  g_autoptr (SyncKeyPackage) package = sync_key_package_peek (file, NULL);
  g_autoptr (SyncKeyring)    keyring = sync_keyring_new ();
  g_autoptr (GError)         error = NULL;

  g_assert_false (sync_key_package_open_with_passphrase (package, "mot", keyring, &error));
  g_assert_error (error, SYNC_ERROR, SYNC_ERROR_PASSPHRASE);
  g_assert_true (sync_key_package_open_with_passphrase (package, "autre mot", keyring, NULL));
  g_assert_nonnull (sync_keyring_find (keyring, sync_key_get_id (key)));
  g_assert_nonnull (sync_keyring_find (keyring, sync_key_get_id (self->key)));
}

static void
test_two_keys_of_one_epoch_have_one_order (SyncFixture  *self,
                                           gconstpointer data)
{
  g_autoptr (SyncKey)     one = sync_key_new_random (), other = sync_key_new_random ();
  g_autoptr (SyncKeyring) here = sync_keyring_new (), there = sync_keyring_new ();

  sync_keyring_add (here, 1, one);
  sync_keyring_add (here, 1, other);
  sync_keyring_add (here, 0, self->key);
  sync_keyring_add (there, 0, self->key);
  sync_keyring_add (there, 1, other);
  sync_keyring_add (there, 1, one);
  sync_keyring_add (there, 1, one);
  g_assert_true (sync_keyring_find_current (here) == sync_keyring_find_current (there));
}

static gboolean
read_keyring (SyncFixture *self,
              GBytes      *file,
              GError     **error)
{
  g_autoptr (SyncKeyring) keyring = sync_keyring_read (g_bytes_get_data (file, NULL), g_bytes_get_size (file), error);

  return keyring != NULL;
}

static void
test_keys_are_kept_between_two_starts (SyncFixture  *self,
                                       gconstpointer data)
{
  g_autoptr (SyncKey)     next = sync_key_new_random ();
  g_autoptr (GBytes)      file = NULL;
  g_autoptr (SyncKeyring) again = NULL;
  guint                   n_keys;

  sync_keyring_add (self->keyring, 70000, next);
  file = sync_keyring_write (self->keyring);
  assert_whole_or_nothing (self, file, read_keyring);
  again = sync_keyring_read (g_bytes_get_data (file, NULL), g_bytes_get_size (file), NULL);
  sync_keyring_get_all (again, &n_keys);
  g_assert_cmpuint (n_keys, ==, 2);
  g_assert_cmpuint (sync_keyring_get_epoch (again), ==, 70000);
  g_assert_true (sync_key_has_id (sync_keyring_find_current (again), sync_key_get_id (next)));
  g_assert_nonnull (sync_keyring_find (again, sync_key_get_id (self->key)));
}

static gboolean
read_attachment (SyncFixture *self,
                 GBytes      *file,
                 GError     **error)
{
  g_autoptr (GBytes) content =
    sync_attachment_read (file, self->federation, sync_signer_get_public_key (self->signer), self->keyring, NULL, error);

  return content != NULL;
}

static void
test_a_document_is_named_by_its_content (SyncFixture  *self,
                                         gconstpointer data)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("Compte rendu", 12);
  g_autoptr (GBytes) file = sync_attachment_write (content, self->federation, self->signer, self->key, NULL);
  g_autoptr (GBytes) again = NULL;
  guint8             hash[SYNC_HASH_BYTES], found_hash[SYNC_HASH_BYTES], name[SYNC_HASH_BYTES], told[SYNC_HASH_BYTES];
  guint8             poste[DOSSIER_POSTE_BYTES];

  assert_whole_or_nothing (self, file, read_attachment);
  again = sync_attachment_read (file, self->federation, sync_signer_get_public_key (self->signer), self->keyring, found_hash, NULL);
  g_assert_true (g_bytes_equal (content, again));
  sync_attachment_hash ("Compte rendu", 12, hash);
  sync_attachment_name (self->key, hash, name);
  g_assert_true (sync_attachment_peek (file, poste, told, NULL));
  g_assert_cmpmem (hash, sizeof hash, found_hash, sizeof found_hash);
  g_assert_cmpmem (name, sizeof name, told, sizeof told);
  g_assert_cmpint (memcmp (name, hash, sizeof hash), !=, 0); /* nobody without the key can look for it */
}

static void
read_large (gpointer data)
{
  gpointer          *both = data;
  SyncFixture       *self = both[0];
  g_autoptr (GBytes) content =
    sync_attachment_read (both[1], self->federation, sync_signer_get_public_key (self->signer), self->keyring, NULL, NULL);

  g_assert_cmpuint (g_bytes_get_size (content), ==, SYNC_ATTACHMENT_CONTENT);
}

static void
test_a_document_has_a_limit (SyncFixture  *self,
                             gconstpointer data)
{
  g_autofree guint8 *bytes = g_malloc0 (SYNC_ATTACHMENT_CONTENT + 1);
  g_autoptr (GBytes) most = g_bytes_new_static (bytes, SYNC_ATTACHMENT_CONTENT);
  g_autoptr (GBytes) more = g_bytes_new_static (bytes, SYNC_ATTACHMENT_CONTENT + 1);
  g_autoptr (GBytes) file = sync_attachment_write (most, self->federation, self->signer, self->key, NULL);
  g_autoptr (GError) error = NULL;
  gpointer           both[] = { self, file };

  g_assert_null (sync_attachment_write (more, self->federation, self->signer, self->key, &error));
  g_assert_error (error, SYNC_ERROR, SYNC_ERROR_TOO_LARGE);
  g_assert_cmpuint (sync_fixture_measure (read_large, both) + g_bytes_get_size (file), <=, SYNC_MEMORY);
}

/* Each kind of file under the name of another, and of a format to come. */
static void
test_no_file_is_taken_for_another (SyncFixture  *self,
                                   gconstpointer data)
{
  g_autoptr (SyncHello) hello = make_hello (self);
  g_autoptr (GBytes)    content = g_bytes_new_static ("x", 1);
  GBytes               *files[] = { found (self, ""), write_hello (self, hello), write_package (self, self->key, NULL),
                                    sync_attachment_write (content, self->federation, self->signer, self->key, NULL) };
  const ReadFile        readers[] = { read_federation, read_hello, read_package, read_attachment };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) newer = change (files[i], 8, 3, g_bytes_get_size (files[i]));
      g_autoptr (GError) format = NULL;

      for (gsize j = 0; j < G_N_ELEMENTS (readers); j++)
        g_assert_true (readers[j](self, files[i], NULL) == (i == j));
      g_assert_false (readers[i](self, newer, &format));
      g_assert_error (format, SYNC_ERROR, SYNC_ERROR_NEWER);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    g_bytes_unref (files[i]);
}

#define ADD(path, test) g_test_add ("/sync/" path, SyncFixture, NULL, sync_fixture_begin, test, sync_fixture_end)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("federation/is-proved-by-its-id", test_a_federation_is_proved_by_its_id);
  ADD ("federation/another-founder-is-another", test_another_founder_is_another_federation);
  ADD ("lock/only-its-passphrase-opens-it", test_only_its_passphrase_opens_it);
  ADD ("lock/a-passphrase-that-costs-too-much-is-refused", test_a_passphrase_that_costs_too_much);
  ADD ("lock/what-is-written-by-default-is-read", test_what_is_written_by_default_is_read);
  ADD ("lock/of-another-federation-stays-closed", test_a_lock_of_another_federation_stays_closed);
  ADD ("hello/is-read", test_a_hello_is_read);
  ADD ("hello/tells-strangers-nothing", test_a_hello_tells_strangers_nothing);
  ADD ("hello/a-handover-is-of-the-former-key", test_a_handover_is_of_the_former_key);
  ADD ("hello/long-words-are-cut", test_long_words_of_a_hello_are_cut);
  ADD ("key-package/reaches-those-who-stay", test_a_new_key_reaches_those_who_stay);
  ADD ("key-package/who-left-reads-no-further", test_who_left_reads_no_further);
  ADD ("key-package/a-joiner-opens-the-new-epoch", test_a_joiner_opens_the_new_epoch);
  ADD ("key-package/two-keys-of-one-epoch-have-one-order", test_two_keys_of_one_epoch_have_one_order);
  ADD ("keyring/is-kept-between-two-starts", test_keys_are_kept_between_two_starts);
  ADD ("attachment/is-named-by-its-content", test_a_document_is_named_by_its_content);
  ADD ("attachment/has-a-limit", test_a_document_has_a_limit);
  ADD ("files/none-is-taken-for-another", test_no_file_is_taken_for_another);
  return g_test_run ();
}
