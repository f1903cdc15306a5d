/* Files of the shared folder as every release wrote them: read for ever (tests/samples/sync).
 *
 * test-sync-samples --make FOLDER writes those of this release, always the same bytes: chance is a count here. To be run
 * when a format is added, never over what is there. */
#include "sync-attachment.h"
#include "sync-federation.h"
#include "sync-hello.h"
#include "sync-presence.h"
#include "sync-key-package.h"
#include "sync-segment-json.h"
#include "sync-segment.h"

#include "dossier-codec.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

#define WALL G_GINT64_CONSTANT (1717236000000)
#define PASSPHRASE "le pont de la rivière"

typedef struct
{
  guint8       federation[BASE_IDENTIFIER_BYTES];
  SyncSigner  *founder, *other;
  SyncKey     *key, *next;
  SyncKeyring *keyring;
} Sample;

static const guint8 salt[BASE_IDENTIFIER_BYTES] = "sel de fondation";

static const char *
name_chance (void)
{
  return "count";
}

static guint8 next_byte = 0;

static guint32
draw_number (void)
{
  return next_byte++;
}

static void
draw_bytes (void *const  buffer,
            const size_t length)
{
  for (size_t i = 0; i < length; i++)
    ((guint8 *) buffer)[i] = next_byte++;
}

static struct randombytes_implementation counting = {
  .implementation_name = name_chance, .random = draw_number, .buf = draw_bytes
};

static void
set_up (Sample       *self,
        gconstpointer data)
{
  static const guint8 seeds[2][SYNC_SEED_BYTES] = { "fondateur", "autre poste" }, keys[2][SYNC_KEY_BYTES] = { "époque 0", "époque 1" };

  next_byte = 0;
  self->founder = sync_signer_new_from_seed (seeds[0]);
  self->other = sync_signer_new_from_seed (seeds[1]);
  self->key = sync_key_new (keys[0]);
  self->next = sync_key_new (keys[1]);
  self->keyring = sync_keyring_new ();
  sync_keyring_add (self->keyring, 0, self->key);
  sync_federation_derive_id (sync_signer_get_public_key (self->founder), salt, self->federation);
}

static void
tear_down (Sample       *self,
           gconstpointer data)
{
  sync_signer_free (self->founder);
  sync_signer_free (self->other);
  sync_key_unref (self->key);
  sync_key_unref (self->next);
  sync_keyring_free (self->keyring);
}

static DossierTransaction *
begin_transaction (DossierSegment *segment,
                   guint8          run,
                   gint64          n)
{
  DossierTransaction *self = dossier_transaction_new ();

  self->point = (DossierPoint){ { run }, n };
  self->t = self->w = WALL + n * 1000;
  self->rank = DOSSIER_RANK_HUMAN;
  g_ptr_array_add (segment->transactions, self);
  return self;
}

static void
see (DossierTransaction *self,
     guint8              poste,
     guint8              run,
     gint64              n)
{
  DossierTip tip = { { poste }, { { run }, n } };

  g_array_append_val (self->seen, tip);
}

static void
add_operation (DossierTransaction *self,
               guint               kind,
               guint               table,
               GByteArray         *data) /* taken */
{
  static const guint8 entity[BASE_IDENTIFIER_BYTES] = { 0xce, 0x47, 0x0e, 3, 1, 4, 15, 92, 65, 35, 89, 79, 32, 38, 46, 26 };
  g_autoptr (GBytes)  bytes = g_byte_array_free_to_bytes (data);

  dossier_transaction_add (self, kind, table, entity, bytes);
}

static void
add_assignment (GByteArray   *data,
                const char   *field,
                const char   *key,
                DossierValue *value) /* taken */
{
  dossier_codec_add_assignment (data, dossier_kind_find_field (dossier_kinds_find ("structure"), field)->number, key, value);
  dossier_value_unref (value);
}

/* A name, an element of a set, a position, a field emptied, one erased, and one nobody knows yet. */
static GByteArray *
make_set (void)
{
  GByteArray              *data = g_byte_array_new ();
  g_autoptr (DossierValue) nobody = dossier_value_new_integer (-7);

  dossier_bytes_add_varint (data, 5);
  add_assignment (data, "name", NULL, dossier_value_new_text ("Centre social des Prés"));
  add_assignment (data, "other_names", "Les Prés", dossier_value_new_boolean (TRUE));
  add_assignment (data, "position", NULL, dossier_value_new_position (2.25, 49.0625));
  dossier_codec_add_assignment (data, dossier_kind_find_field (dossier_kinds_find ("structure"), "phone")->number, NULL, NULL);
  dossier_codec_add_assignment (data, 60000, NULL, nobody);
  return data;
}

static GByteArray *
make_erased (void)
{
  GByteArray *data = g_byte_array_new ();

  dossier_bytes_add_varint (data, 1);
  add_assignment (data, "email", NULL, dossier_value_new_erased ());
  return data;
}

static GByteArray *
make_erasure (void)
{
  GByteArray *data = g_byte_array_new ();

  dossier_bytes_add_varint (data, DOSSIER_ERASE_CURRENT | DOSSIER_ERASE_SUPERSEDED);
  dossier_bytes_add_varint (data, 1);
  dossier_bytes_add_varint (data, dossier_kind_find_field (dossier_kinds_find ("structure"), "email")->number);
  return data;
}

static GByteArray *
make_words (const char *words)
{
  GByteArray *data = g_byte_array_new ();

  g_byte_array_append (data, (const guint8 *) words, (guint) strlen (words));
  return data;
}

/* Two runs, and all that a transaction can say. */
static DossierSegment *
make_segment (Sample *self)
{
  static const DossierSection sections[] = { { { 0xa1 }, { { 0xa0 }, 7 }, 9, 10 }, { { 0xa2 }, { { 0xa1 }, 10 }, 11, 12 } };
  DossierSegment             *segment = dossier_segment_new (sync_signer_get_poste (self->founder));
  guint                       structure = dossier_kinds_find ("structure")->number;
  DossierTransaction         *transaction = begin_transaction (segment, 0xa1, 9);

  g_array_append_vals (segment->sections, sections, G_N_ELEMENTS (sections));
  transaction->has_author = TRUE;
  memcpy (transaction->author, "une autrice ici!", sizeof transaction->author);
  transaction->label = g_strdup ("Centre social des Prés : modifié");
  see (transaction, 1, 1, 40);
  see (transaction, 2, 1, 3);
  add_operation (transaction, DOSSIER_OP_SET, structure, make_set ());

  transaction = begin_transaction (segment, 0xa1, 10);
  transaction->rank = DOSSIER_RANK_REGISTER;
  transaction->has_batch = TRUE;
  memcpy (transaction->batch, "un lot d'imports", sizeof transaction->batch);
  see (transaction, 1, 1, 41);
  see (transaction, 1, 2, 40);
  add_operation (transaction, DOSSIER_OP_SET, structure, make_erased ());
  add_operation (transaction, DOSSIER_OP_ERASE, structure, make_erasure ());

  transaction = begin_transaction (segment, 0xa2, 11);
  transaction->w -= 86400000;
  transaction->undoes = (DossierPoint){ { 0xa1 }, 9 };
  see (transaction, 1, 1, 41);
  see (transaction, 1, 2, 40);
  add_operation (transaction, DOSSIER_OP_DELETE, structure, g_byte_array_new ());
  add_operation (transaction, DOSSIER_OP_RESTORE, structure, g_byte_array_new ());

  transaction = begin_transaction (segment, 0xa2, 12);
  add_operation (transaction, 200, 60000, make_words ("what a later Liens writes"));
  return segment;
}

static GBytes *
write_segment (Sample  *self,
               GError **error)
{
  g_autoptr (DossierSegment) segment = make_segment (self);
  SyncSegmentStamp           stamp = { self->federation, 2, WALL, WALL + 1500 };

  return sync_segment_write (segment, 0, segment->transactions->len, &stamp, self->founder, self->key, error);
}

/* Too little to be worth compressing. */
static GBytes *
write_small_segment (Sample  *self,
                     GError **error)
{
  g_autoptr (DossierSegment) segment = make_segment (self);
  SyncSegmentStamp           stamp = { self->federation, 0, WALL, 0 };

  return sync_segment_write (segment, 3, 1, &stamp, self->founder, self->key, error);
}

static GBytes *
write_closed (Sample  *self,
              GError **error)
{
  return sync_federation_write (self->founder, salt, SYNC_ADMISSION_APPROVE, WALL, self->key, PASSPHRASE, &sync_cost_least, error);
}

static GBytes *
write_open (Sample  *self,
            GError **error)
{
  return sync_federation_write (self->founder, salt, SYNC_ADMISSION_OPEN, WALL, self->key, "", &sync_cost_least, error);
}

static SyncHello *
make_hello (Sample *self)
{
  SyncHello *hello = sync_hello_new ();
  DossierTip tip = { { 1 }, { { 1 }, 41 } };

  hello->k = 5;
  memcpy (hello->federation, self->federation, sizeof hello->federation);
  hello->wall = WALL;
  hello->name = g_strdup ("Poste de l’accueil");
  hello->host = g_strdup ("accueil");
  hello->version = g_strdup ("0.1.0");
  hello->reads = 1;
  g_array_append_val (hello->tips, tip);
  hello->succeeds = TRUE;
  memcpy (hello->before, sync_signer_get_public_key (self->other), sizeof hello->before);
  sync_hello_hand_over (self->other, self->federation, sync_signer_get_public_key (self->founder), hello->handover);
  return hello;
}

static GBytes *
write_hello (Sample  *self,
             GError **error)
{
  g_autoptr (SyncHello) hello = make_hello (self);

  return sync_hello_write (hello, self->founder, self->key, error);
}

static SyncPresence *
make_presence (Sample *self)
{
  const guint8  records[2][BASE_IDENTIFIER_BYTES] = { { 2, 2 }, { 1, 9 } };
  SyncPresence *presence = sync_presence_new ();

  presence->k = 3;
  memcpy (presence->federation, self->federation, sizeof presence->federation);
  presence->wall = WALL;
  presence->share_clock = WALL - 1500;
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    sync_presence_add (presence, records[i]);
  return presence;
}

static GBytes *
write_presence (Sample  *self,
                GError **error)
{
  g_autoptr (SyncPresence) presence = make_presence (self);

  return sync_presence_write (presence, self->founder, self->key, error);
}

static GBytes *
write_key_package (Sample  *self,
                   GError **error)
{
  const guint8 *staying[] = { sync_signer_get_public_key (self->founder), sync_signer_get_public_key (self->other) };

  return sync_key_package_write (1, self->federation, WALL, self->founder, self->next, self->keyring, staying, 2, PASSPHRASE, &sync_cost_least,
                                 error);
}

static GBytes *
write_attachment (Sample  *self,
                  GError **error)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("Compte rendu", 12);

  return sync_attachment_write (content, self->federation, self->founder, self->key, error);
}

static const struct
{
  const char *name;
  GBytes *(*write) (Sample  *self,
                    GError **error);
} samples[] = {
  { "federation-1.liens", write_closed },
  { "federation-open-1.liens", write_open },
  { "segment-1.lsg", write_segment },
  { "segment-small-1.lsg", write_small_segment },
  { "hello-1.lhl", write_hello },
  { "key-package-1.lky", write_key_package },
  { "attachment-1.lbl", write_attachment },
  { "presence-1.lop", write_presence },
};

static GBytes *
load (const char *name)
{
  g_autofree char   *path = g_test_build_filename (G_TEST_DIST, "samples", "sync", name, NULL);
  g_autoptr (GError) error = NULL;
  char              *bytes;
  gsize              length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static DossierSegment *
read_segment (Sample          *self,
              const char      *name,
              SyncSegmentHead *head)
{
  g_autoptr (GBytes) file = load (name);
  g_autoptr (GError) error = NULL;
  DossierSegment    *segment =
    sync_segment_read (file, self->federation, sync_signer_get_public_key (self->founder), self->keyring, head, &error);

  g_assert_no_error (error);
  return segment;
}

static void
test_a_segment_says_what_it_said (Sample       *self,
                                  gconstpointer data)
{
  SyncSegmentHead            head;
  g_autoptr (DossierSegment) segment = read_segment (self, "segment-1.lsg", &head);
  g_autoptr (DossierSegment) made = make_segment (self);
  g_autoptr (GString)        json = g_string_new (NULL);
  g_autoptr (GBytes)         words = load ("segment-1.jsonl");

  g_assert_cmpuint (head.codec, ==, 1);
  g_assert_cmpuint (head.gen, ==, 2);
  g_assert_cmpint (head.wall, ==, WALL);
  g_assert_cmpint (head.share_clock, ==, WALL + 1500);
  g_assert_cmpmem (segment->sections->data, segment->sections->len * sizeof (DossierSection), made->sections->data,
                   made->sections->len * sizeof (DossierSection));
  g_assert_cmpuint (segment->transactions->len, ==, made->transactions->len);
  for (guint i = 0; i < made->transactions->len; i++)
    g_assert_true (dossier_transaction_is_equal (segment->transactions->pdata[i], made->transactions->pdata[i]));
  sync_segment_add_json (json, segment);
  g_assert_cmpmem (json->str, json->len, g_bytes_get_data (words, NULL), g_bytes_get_size (words));
}

static void
test_a_small_segment_says_what_it_said (Sample       *self,
                                        gconstpointer data)
{
  SyncSegmentHead            head;
  g_autoptr (DossierSegment) segment = read_segment (self, "segment-small-1.lsg", &head);
  g_autoptr (DossierSegment) made = make_segment (self);

  g_assert_cmpuint (head.codec, ==, 0);
  g_assert_cmpuint (segment->transactions->len, ==, 1);
  g_assert_true (dossier_transaction_is_equal (segment->transactions->pdata[0], made->transactions->pdata[3]));
}

static void
test_a_federation_opens (Sample       *self,
                         gconstpointer data)
{
  g_autoptr (GBytes) closed = load ("federation-1.liens");
  g_autoptr (GBytes) open = load ("federation-open-1.liens");
  SyncFederation     federation;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SyncKey) key = NULL;

      g_assert_true (sync_federation_read (&federation, i == 0 ? closed : open, NULL));
      g_assert_cmpmem (federation.id, sizeof federation.id, self->federation, sizeof self->federation);
      g_assert_cmpint (federation.admission, ==, i == 0 ? SYNC_ADMISSION_APPROVE : SYNC_ADMISSION_OPEN);
      key = sync_lock_open (&federation.lock, i == 0 ? PASSPHRASE : "", NULL);
      g_assert_cmpmem (sync_key_get_bytes (key), SYNC_KEY_BYTES, sync_key_get_bytes (self->key), SYNC_KEY_BYTES);
    }
}

static void
test_a_presence_says_what_it_said (Sample       *self,
                                   gconstpointer data)
{
  g_autoptr (GBytes)       file = load ("presence-1.lop");
  g_autoptr (SyncPresence) presence = sync_presence_read (file, self->federation, self->keyring, NULL);
  g_autoptr (SyncPresence) made = make_presence (self);

  g_assert_cmpuint (presence->k, ==, made->k);
  g_assert_cmpint (presence->wall, ==, made->wall);
  g_assert_cmpint (presence->share_clock, ==, made->share_clock);
  g_assert_cmpmem (presence->records->data, presence->records->len * BASE_IDENTIFIER_BYTES, made->records->data, 2 * BASE_IDENTIFIER_BYTES);
}

static void
test_a_hello_says_what_it_said (Sample       *self,
                                gconstpointer data)
{
  g_autoptr (GBytes)    file = load ("hello-1.lhl");
  g_autoptr (SyncHello) hello = sync_hello_read (file, self->federation, self->keyring, NULL);
  g_autoptr (SyncHello) made = make_hello (self);

  g_assert_cmpuint (hello->k, ==, made->k);
  g_assert_cmpstr (hello->name, ==, made->name);
  g_assert_cmpstr (hello->host, ==, made->host);
  g_assert_cmpstr (hello->version, ==, made->version);
  g_assert_cmpuint (hello->reads, ==, made->reads);
  g_assert_true (hello->succeeds);
  g_assert_cmpmem (hello->tips->data, hello->tips->len * sizeof (DossierTip), made->tips->data, sizeof (DossierTip));
}

static void
test_a_key_package_opens_in_each_way (Sample       *self,
                                      gconstpointer data)
{
  g_autoptr (GBytes)         file = load ("key-package-1.lky");
  g_autoptr (SyncKeyPackage) package = sync_key_package_peek (file, NULL);

  g_assert_true (sync_key_package_check (package, self->federation, sync_signer_get_public_key (self->founder), NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SyncKeyring) keyring = sync_keyring_new ();

      if (i < 2)
        g_assert_true (sync_key_package_open (package, i == 0 ? self->founder : self->other, keyring, NULL));
      else
        g_assert_true (sync_key_package_open_with_passphrase (package, PASSPHRASE, keyring, NULL));
      g_assert_nonnull (sync_keyring_find (keyring, sync_key_get_id (self->key)));
      g_assert_true (sync_key_has_id (sync_keyring_find_current (keyring), sync_key_get_id (self->next)));
    }
}

static void
test_an_attachment_is_the_document (Sample       *self,
                                    gconstpointer data)
{
  g_autoptr (GBytes) file = load ("attachment-1.lbl");
  g_autoptr (GBytes) content =
    sync_attachment_read (file, self->federation, sync_signer_get_public_key (self->founder), self->keyring, NULL, NULL);

  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), "Compte rendu", 12);
}

/* The same values with the same chance make the same bytes; what zlib makes of them is its own affair. */
static void
test_what_is_written_has_not_changed (Sample       *self,
                                      gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GBytes) kept = load (samples[i].name), made = NULL;

      next_byte = 0;
      made = samples[i].write (self, NULL);
      g_test_message ("%s", samples[i].name);
      if (strcmp (samples[i].name, "segment-1.lsg") != 0)
        g_assert_true (g_bytes_equal (kept, made));
    }
}

static void
save (const char *folder,
      const char *name,
      const char *bytes,
      gsize       length)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_error ("%s is there: nothing is written over", path);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static int
make_samples (const char *folder)
{
  Sample                     self;
  g_autoptr (DossierSegment) segment = NULL;
  g_autoptr (GString)        json = g_string_new (NULL);

  set_up (&self, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) file = NULL;

      next_byte = 0;
      file = samples[i].write (&self, &error);
      g_assert_no_error (error);
      save (folder, samples[i].name, g_bytes_get_data (file, NULL), g_bytes_get_size (file));
    }
  segment = make_segment (&self);
  sync_segment_add_json (json, segment);
  save (folder, "segment-1.jsonl", json->str, json->len);
  tear_down (&self, NULL);
  return 0;
}

#define ADD(path, test) g_test_add ("/sync/samples/" path, Sample, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  randombytes_set_implementation (&counting);
  if (argc == 3 && strcmp (argv[1], "--make") == 0)
    return make_samples (argv[2]);
  g_test_init (&argc, &argv, NULL);

  ADD ("a-segment-says-what-it-said", test_a_segment_says_what_it_said);
  ADD ("a-small-segment-says-what-it-said", test_a_small_segment_says_what_it_said);
  ADD ("a-federation-opens", test_a_federation_opens);
  ADD ("a-hello-says-what-it-said", test_a_hello_says_what_it_said);
  ADD ("a-presence-says-what-it-said", test_a_presence_says_what_it_said);
  ADD ("a-key-package-opens-in-each-way", test_a_key_package_opens_in_each_way);
  ADD ("an-attachment-is-the-document", test_an_attachment_is_the_document);
  ADD ("what-is-written-has-not-changed", test_what_is_written_has_not_changed);
  return g_test_run ();
}
