#include "fuzz-targets.h"

#include "sync-fixture.h"

#include "sync-attachment.h"
#include "sync-federation.h"
#include "sync-hello-private.h"
#include "sync-key-package.h"
#include "sync-names.h"
#include "sync-presence-private.h"
#include "sync-segment-json.h"
#include "sync-segment-private.h"

#include <string.h>

static SyncFixture *
get_fixture (void)
{
  static SyncFixture fixture;
  static gsize       is_made = 0;

  if (g_once_init_enter (&is_made))
    {
      sync_fixture_set_up (&fixture);
      g_once_init_leave (&is_made, 1);
    }
  return &fixture;
}

static DossierSegment *
draw (guint i)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (i + 1);

  return sync_fixture_draw (get_fixture (), chance, 1 + i % FUZZ_SEEDS);
}

static void
run_header (const guint8 *bytes,
            gsize         length)
{
  SyncSegmentHead    head;
  g_autoptr (GArray) sections = NULL;

  if (!sync_segment_peek (bytes, length, &head, NULL))
    return;
  g_assert_cmpuint (head.length, <=, length);
  g_assert_cmpint (head.last - head.first + 1, ==, head.n_transactions);
  g_assert_cmpuint (head.raw_length, <=, SYNC_SEGMENT_RAW);
  sections = sync_segment_peek_sections (bytes, length);
  g_assert_true (sync_sections_are_chain (sections, head.first, head.last));
}

static GBytes *
make_header (guint i)
{
  g_autoptr (DossierSegment) segment = draw (i);
  g_autoptr (GBytes)         file = sync_fixture_write (get_fixture (), segment);

  return g_bytes_new_from_bytes (file, 0, MIN (g_bytes_get_size (file), SYNC_SEGMENT_FIXED + segment->sections->len * SYNC_SEGMENT_SECTION));
}

static GByteArray *
write_body (const DossierSegment *segment)
{
  g_auto (SyncSegmentWriting) writing = { NULL };
  g_autoptr (GByteArray)      records = g_byte_array_new ();
  GByteArray                 *body = g_byte_array_new ();

  sync_segment_writing_begin (&writing);
  for (guint i = 0; i < segment->transactions->len; i++)
    {
      sync_segment_write_record (&writing, segment->transactions->pdata[i]);
      dossier_bytes_add_varint (records, writing.record->len);
      sync_bytes_add (records, writing.record->data, writing.record->len);
    }
  dossier_bytes_add_varint (body, writing.authors->len / BASE_IDENTIFIER_BYTES);
  sync_bytes_add (body, writing.authors->data, writing.authors->len);
  sync_bytes_add (body, records->data, records->len);
  return body;
}

static DossierSegment *
read_body (const guint8 *bytes,
           gsize         length,
           guint         n_transactions)
{
  SyncSegmentHead    head = { .first = 1, .last = n_transactions, .n_transactions = n_transactions, .n_sections = 1 };
  DossierSection     section = { { 1 }, { { 0 }, 0 }, 1, n_transactions };
  g_autoptr (GArray) sections = g_array_new (FALSE, TRUE, sizeof (DossierSection));
  g_autoptr (GBytes) raw = g_bytes_new_static (bytes, length);
  DossierSegment    *segment;

  g_array_append_val (sections, section);
  segment = sync_segment_read_body (&head, sections, raw, length, NULL);
  if (segment != NULL)
    g_assert_cmpuint (segment->transactions->len, ==, n_transactions);
  return segment;
}

/* The first byte says how many transactions the header announced. What was accepted is written again, and is then the same. */
static void
run_body (const guint8 *bytes,
          gsize         length)
{
  guint                      n_transactions = length > 0 ? 1 + bytes[0] % 64 : 1;
  g_autoptr (DossierSegment) segment = length > 0 ? read_body (bytes + 1, length - 1, n_transactions) : NULL;
  g_autoptr (GByteArray)     written = NULL;
  g_autoptr (DossierSegment) again = NULL;

  if (segment == NULL)
    return;
  written = write_body (segment);
  again = read_body (written->data, written->len, n_transactions);
  g_assert_nonnull (again);
  sync_fixture_assert_same (segment, again);
}

static GBytes *
make_body (guint i)
{
  g_autoptr (DossierSegment) segment = draw (i);
  g_autoptr (GByteArray)     body = write_body (segment);
  guint8                     count = (guint8) (segment->transactions->len - 1);

  g_byte_array_prepend (body, &count, 1);
  return g_byte_array_free_to_bytes (g_steal_pointer (&body));
}

/* The data of one operation, told in clear: its kind and its table are the first two bytes. */
static void
run_json (const guint8 *bytes,
          gsize         length)
{
  static const guint8        entity[BASE_IDENTIFIER_BYTES] = { 0 };
  g_autoptr (DossierSegment) segment = dossier_segment_new (entity);
  DossierTransaction        *transaction = dossier_transaction_new ();
  g_autoptr (GString)        json = g_string_new (NULL);
  g_autoptr (GBytes)         data = length > 2 ? g_bytes_new_static (bytes + 2, length - 2) : NULL;

  g_ptr_array_add (segment->transactions, transaction);
  if (data == NULL)
    return;
  dossier_transaction_add (transaction, bytes[0] % 6, bytes[1] % 32, entity, data);
  sync_segment_add_json (json, segment);
  g_assert_true (g_utf8_validate (json->str, (gssize) json->len, NULL));
  g_assert_cmpuint (strlen (json->str), ==, json->len);
}

/* Each field of a kind, with a value of one type. */
static GBytes *
make_json (guint i)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds), *kind = &kinds[i % n_kinds];
  guint8             begin[2] = { DOSSIER_OP_SET, (guint8) kind->number };
  GByteArray        *data = g_byte_array_new ();
  static const char  values[] = "\x05\x04\x01\x02\x01\x04\x03\x03"
                                "day\x03\x01x";

  sync_bytes_add (data, begin, sizeof begin);
  dossier_bytes_add_varint (data, kind->n_fields);
  for (guint j = 0; j < kind->n_fields; j++)
    {
      dossier_bytes_add_varint (data, kind->fields[j].number);
      dossier_bytes_add_varint (data, j % 2);
      sync_bytes_add (data, "k", j % 2);
      if (kind->fields[j].type == DOSSIER_FIELD_DATE)
        sync_bytes_add (data, values, sizeof values - 1);
      else
        sync_bytes_add (data, "\x03\x02oui", 4);
    }
  return g_byte_array_free_to_bytes (data);
}

static void
run_hello (const guint8 *bytes,
           gsize         length)
{
  SyncFixture          *self = get_fixture ();
  g_autoptr (SyncHello) hello = sync_hello_new ();
  g_autoptr (SyncHello) clear = NULL;
  g_autoptr (GBytes)    file = g_bytes_new_static (bytes, length);

  memcpy (hello->federation, self->federation, sizeof hello->federation);
  memcpy (hello->public_key, sync_signer_get_public_key (self->signer), sizeof hello->public_key);
  if (sync_hello_read_body (hello, bytes, length))
    {
      g_assert_cmpuint (hello->tips->len, <=, SYNC_TIPS);
      g_assert_cmpuint (strlen (hello->name), <=, SYNC_HELLO_TEXT_BYTES);
    }
  clear = sync_hello_peek (file, self->federation, NULL);
}

/* Even ones: a body; odd ones: a file. */
static GBytes *
make_hello (guint i)
{
  static const guint8   body[] = "\x01\x03Ana\x02\x04host\x03\x05"
                                 "0.1.0\x04\x01\x01\x05\x11"
                                 "aaaaaaaabbbbbbbb\x05\x09\x01x";
  SyncFixture          *self = get_fixture ();
  g_autoptr (SyncHello) hello = sync_hello_new ();

  if (i % 2 == 0)
    return g_bytes_new (body, MIN (sizeof body - 1, 5 * (gsize) (i + 1)));
  hello->k = i;
  hello->host = g_strnfill (i, 'h');
  memcpy (hello->federation, self->federation, sizeof hello->federation);
  return sync_hello_write (hello, self->signer, self->key, NULL);
}

/* Key packages, and what is read beside them before a signature says whose it is. */
static void
run_key_package (const guint8 *bytes,
                 gsize         length)
{
  SyncFixture               *self = get_fixture ();
  g_autoptr (GBytes)         file = g_bytes_new_static (bytes, length);
  g_autoptr (SyncKeyPackage) package = sync_key_package_peek (file, NULL);
  g_autoptr (SyncKeyring)    keyring = sync_keyring_new ();
  SyncFederation             federation;
  guint8                     poste[DOSSIER_POSTE_BYTES], name[SYNC_HASH_BYTES];

  sync_federation_read (&federation, file, NULL);
  sync_attachment_peek (file, poste, name, NULL);
  if (package == NULL)
    return;
  g_assert_true (package->epoch > 0);
  sync_key_package_open (package, self->signer, keyring, NULL);
  if (package->lock.kind != SYNC_LOCK_PASSPHRASE)
    sync_key_package_open_with_passphrase (package, "", keyring, NULL);
}

static GBytes *
make_key_package (guint i)
{
  SyncFixture       *self = get_fixture ();
  const guint8      *staying[] = { sync_signer_get_public_key (self->signer), sync_signer_get_public_key (self->other) };
  const guint8       salt[BASE_IDENTIFIER_BYTES] = { (guint8) i };
  g_autoptr (GBytes) content = g_bytes_new (salt, i);

  if (i % 4 == 2)
    return sync_federation_write (self->signer, salt, SYNC_ADMISSION_OPEN, i, self->key, "", &sync_cost_least, NULL);
  if (i % 4 == 3)
    return sync_attachment_write (content, self->federation, self->signer, self->key, NULL);
  return sync_key_package_write (i + 1, self->federation, i, self->signer, self->key, self->keyring, staying, i % 3, i % 4 == 0 ? "" : NULL,
                                 &sync_cost_least, NULL);
}

/* A body, past its lock, and a file. What was accepted is in order and no more than it may be. */
static void
run_presence (const guint8 *bytes,
              gsize         length)
{
  SyncFixture             *self = get_fixture ();
  g_autoptr (SyncPresence) presence = sync_presence_new ();
  g_autoptr (SyncPresence) read = NULL;
  g_autoptr (GBytes)       file = g_bytes_new_static (bytes, length);

  if (sync_presence_read_body (presence, bytes, length))
    {
      g_assert_cmpuint (presence->records->len, <=, SYNC_PRESENCE_RECORDS);
      for (guint i = 1; i < presence->records->len; i++)
        g_assert_cmpint (memcmp (presence->records->data + 16 * (gsize) (i - 1), presence->records->data + 16 * (gsize) i, 16), <, 0);
    }
  read = sync_presence_read (file, self->federation, self->keyring, NULL);
}

/* Even ones: a body; odd ones: a file. */
static GBytes *
make_presence (guint i)
{
  SyncFixture             *self = get_fixture ();
  g_autoptr (SyncPresence) presence = sync_presence_new ();
  GByteArray              *body = g_byte_array_new ();

  presence->k = i + 1;
  memcpy (presence->federation, self->federation, sizeof presence->federation);
  for (guint j = 0; j < i; j++)
    sync_presence_add (presence, (const guint8[BASE_IDENTIFIER_BYTES]){ (guint8) j });
  if (i % 2 != 0)
    {
      g_byte_array_unref (body);
      return sync_presence_write (presence, self->signer, self->key, NULL);
    }
  dossier_bytes_add_varint (body, presence->records->len);
  sync_bytes_add (body, presence->records->data, (gsize) presence->records->len * BASE_IDENTIFIER_BYTES);
  return g_byte_array_free_to_bytes (body);
}

static void
run_names (const guint8 *bytes,
           gsize         length)
{
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  SyncName         name;
  guint8           poste[DOSSIER_POSTE_BYTES];

  sync_name_read (text, &name);
  if (name.is_exact)
    g_assert_true (sync_name_is_plain (text));
  if (name.is_exact && name.kind == SYNC_NAME_SEGMENT)
    g_assert_true (name.first >= 1 && name.last >= name.first && name.last <= SYNC_LAST_N);
  if (sync_name_read_poste (text, poste))
    {
      g_autofree char *again = sync_name_dup_poste (poste);

      g_assert_cmpstr (text, ==, again);
    }
}

static GBytes *
make_name (guint i)
{
  static const char *const names[] = { "s-000000000c-ffffffffff-abcdef01-ff-00112233.lsg",
                                       "S-0000000001-0000000002-00000000-00-00000000 (Kopie 1).LSG",
                                       "h-00000001.lhl",
                                       "k-0001-00000000.lky",
                                       "b-0123456789abcdef0123456789abcdef.lbl",
                                       "o-00000001-00000000.lop",
                                       "tmp-01234567.part",
                                       "0123456789abcdef",
                                       "federation.liens",
                                       "a.lsg.nextcloud" };
  const char              *name = names[i % G_N_ELEMENTS (names)];

  return g_bytes_new_static (name, strlen (name));
}

static const FuzzTarget targets[] = {
  { "header", run_header, make_header },
  { "body", run_body, make_body },
  { "json", run_json, make_json },
  { "hello", run_hello, make_hello },
  { "key-package", run_key_package, make_key_package },
  { "presence", run_presence, make_presence },
  { "names", run_names, make_name },
};

const FuzzTarget *
fuzz_targets_get (guint *n_targets)
{
  *n_targets = G_N_ELEMENTS (targets);
  return targets;
}

const FuzzTarget *
fuzz_targets_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    if (strcmp (targets[i].name, name) == 0)
      return &targets[i];
  return NULL;
}
