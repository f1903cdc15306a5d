#include "sync-fixture.h"

#include <gio/gio.h>
#include <malloc.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define HEADER_LENGTH_AT 12
#define PACKED_LENGTH_AT 68
#define NONCE_AT 84
#define HEADER_OF_ONE 164 /* section */

void
sync_fixture_set_up (SyncFixture *self)
{
  static const guint8 seeds[2][SYNC_SEED_BYTES] = { { 1 }, { 2 } }, key[SYNC_KEY_BYTES] = { 3 };

  for (guint i = 0; i < sizeof self->federation; i++)
    self->federation[i] = (guint8) (0xf0 + i);
  self->key = sync_key_new (key);
  self->signer = sync_signer_new_from_seed (seeds[0]);
  self->other = sync_signer_new_from_seed (seeds[1]);
  self->keyring = sync_keyring_new ();
  sync_keyring_add (self->keyring, 0, self->key);
}

void
sync_fixture_clear (SyncFixture *self)
{
  sync_keyring_free (self->keyring);
  sync_signer_free (self->signer);
  sync_signer_free (self->other);
  sync_key_unref (self->key);
}

void
sync_fixture_begin (SyncFixture  *self,
                    gconstpointer data)
{
  sync_fixture_set_up (self);
}

void
sync_fixture_end (SyncFixture  *self,
                  gconstpointer data)
{
  sync_fixture_clear (self);
}

static void
draw_bytes (GRand  *chance,
            guint8 *bytes,
            gsize   length)
{
  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) g_rand_int_range (chance, 0, 256);
}

static gboolean
draws (GRand *chance,
       guint  one_in)
{
  return g_rand_int_range (chance, 0, (gint32) one_in) == 0;
}

/* Now and then another desktop, or another run of one, has moved on; or an older form is saved. */
static void
draw_seen (GRand        *chance,
           GArray       *seen,
           const guint8 *poste)
{
  for (gint i = g_rand_int_range (chance, 0, 4); i > 0; i--)
    {
      DossierTip tip = { { (guint8) g_rand_int_range (chance, 0, 6) }, { { (guint8) g_rand_int_range (chance, 1, 3) }, g_rand_int_range (chance, 1, 1 << 30) } };
      guint      at = 0;
      int        order = -1;

      while (at < seen->len && order < 0)
        {
          const DossierTip *there = &g_array_index (seen, DossierTip, at);

          order = memcmp (there, &tip, sizeof tip.poste + sizeof tip.point.run);
          at += order < 0;
        }
      if (at < seen->len && order == 0)
        g_array_remove_index (seen, at);
      if (order != 0 || draws (chance, 2))
        g_array_insert_val (seen, at, tip);
    }
}

static GBytes *
draw_data (GRand *chance)
{
  gsize   length = draws (chance, 20) ? (gsize) g_rand_int_range (chance, 0, 5000) : (gsize) g_rand_int_range (chance, 0, 40);
  guint8 *bytes = g_malloc (length + 1);

  draw_bytes (chance, bytes, length);
  return g_bytes_new_take (bytes, length);
}

static void
draw_operations (GRand              *chance,
                 DossierTransaction *transaction)
{
  for (gint i = g_rand_int_range (chance, 0, 5); i > 0; i--)
    {
      g_autoptr (GBytes) data = draw_data (chance);
      guint8             entity[BASE_IDENTIFIER_BYTES] = { 0 };
      gboolean           is_known = !draws (chance, 5);

      draw_bytes (chance, entity, draws (chance, 2) ? 1 : sizeof entity);
      dossier_transaction_add (transaction, is_known ? (guint) g_rand_int_range (chance, 1, 5) : g_rand_int (chance),
                               is_known ? (guint) g_rand_int_range (chance, 0, 30) : g_rand_int (chance), entity, data);
    }
}

static char *
draw_label (GRand *chance)
{
  static const char *const words[] = { "", "Noms corrigés", "Import « communes » 🙂", "\tUne\nligne" };

  if (draws (chance, 8))
    return g_strnfill (DOSSIER_LABEL_BYTES, 'x');
  return g_strdup (words[g_rand_int_range (chance, 0, G_N_ELEMENTS (words))]);
}

static DossierTransaction *
draw_transaction (GRand  *chance,
                  gint64 *t,
                  GArray *seen)
{
  DossierTransaction *self = dossier_transaction_new ();

  *t += draws (chance, 10) ? (gint64) g_rand_int (chance) * 4000 - (G_GINT64_CONSTANT (1) << 42) : g_rand_int_range (chance, 0, 100000);
  self->t = *t;
  self->w = draws (chance, 3) ? (gint64) g_rand_int (chance) * 1000 : *t;
  self->rank = (guint) g_rand_int_range (chance, 0, 2);
  self->has_author = !draws (chance, 3);
  self->author[0] = self->has_author ? (guint8) g_rand_int_range (chance, 0, 5) : 0;
  self->has_batch = draws (chance, 4);
  if (self->has_batch)
    draw_bytes (chance, self->batch, sizeof self->batch);
  self->undoes.n = draws (chance, 6) ? g_rand_int_range (chance, 1, 1 << 20) : 0;
  if (self->undoes.n != 0)
    draw_bytes (chance, self->undoes.run, sizeof self->undoes.run);
  self->label = draws (chance, 2) ? draw_label (chance) : NULL;
  g_array_append_vals (self->seen, seen->data, seen->len);
  draw_operations (chance, self);
  return self;
}

/* The first section may be the first of its chain, begin its run, or begin inside it. */
static DossierSection
draw_first_section (GRand *chance)
{
  DossierSection section = { .first = 1 };

  draw_bytes (chance, section.run, sizeof section.run);
  if (draws (chance, 3))
    return section;
  section.parent.n = g_rand_int_range (chance, 1, 1 << 30);
  draw_bytes (chance, section.parent.run, sizeof section.parent.run);
  section.first = section.parent.n + (draws (chance, 2) ? 1 : g_rand_int_range (chance, 1, 1000));
  return section;
}

DossierSegment *
sync_fixture_draw (const SyncFixture *self,
                   GRand             *chance,
                   guint              n_transactions)
{
  DossierSegment    *segment = dossier_segment_new (sync_signer_get_poste (self->signer));
  g_autoptr (GArray) seen = g_array_new (FALSE, TRUE, sizeof (DossierTip));
  DossierSection     section = draw_first_section (chance);
  gint64             t = G_GINT64_CONSTANT (1700000000000);

  for (gint64 n = section.first, i = 0; i < n_transactions; n++, i++)
    {
      DossierTransaction *transaction;

      if (i > 0 && draws (chance, 10))
        {
          g_array_append_val (segment->sections, section);
          memcpy (section.parent.run, section.run, sizeof section.run);
          section.parent.n = n - 1;
          section.first = n;
          draw_bytes (chance, section.run, sizeof section.run);
        }
      draw_seen (chance, seen, segment->poste);
      transaction = draw_transaction (chance, &t, seen);
      memcpy (transaction->point.run, section.run, sizeof section.run);
      transaction->point.n = section.last = n;
      g_ptr_array_add (segment->transactions, transaction);
    }
  g_array_append_val (segment->sections, section);
  return segment;
}

void
sync_fixture_assert_same (const DossierSegment *one,
                          const DossierSegment *other)
{
  g_assert_cmpmem (one->poste, sizeof one->poste, other->poste, sizeof other->poste);
  g_assert_cmpmem (one->sections->data, one->sections->len * sizeof (DossierSection), other->sections->data,
                   other->sections->len * sizeof (DossierSection));
  g_assert_cmpuint (one->transactions->len, ==, other->transactions->len);
  for (guint i = 0; i < one->transactions->len; i++)
    g_assert_true (dossier_transaction_is_equal (one->transactions->pdata[i], other->transactions->pdata[i]));
}

GBytes *
sync_fixture_write (const SyncFixture    *self,
                    const DossierSegment *segment)
{
  SyncSegmentStamp   stamp = { self->federation, 0, G_GINT64_CONSTANT (1700000000000), 0 };
  g_autoptr (GError) error = NULL;
  GBytes            *file = sync_segment_write (segment, 0, segment->transactions->len, &stamp, self->signer, self->key, &error);

  g_assert_no_error (error);
  return file;
}

static void
put_u32 (guint8 *at,
         guint32 number)
{
  guint32 little = GUINT32_TO_LE (number);

  memcpy (at, &little, sizeof little);
}

static guint32
get_u32 (const guint8 *at)
{
  guint32 little;

  memcpy (&little, at, sizeof little);
  return GUINT32_FROM_LE (little);
}

static GBytes *
unlock (const SyncFixture *self,
        const guint8      *bytes)
{
  guint32 head = get_u32 (bytes + HEADER_LENGTH_AT), length = get_u32 (bytes + PACKED_LENGTH_AT);
  guint8 *packed = g_malloc (length + 1);

  g_assert_true (sync_key_unlock (self->key, bytes + NONCE_AT, bytes, head, bytes + head, length + SYNC_SEAL_BYTES, packed));
  return g_bytes_new_take (packed, length);
}

GBytes *
sync_fixture_forge (const SyncFixture *self,
                    GBytes            *file,
                    GBytes            *packed,
                    gsize              at,
                    gconstpointer      patch,
                    gsize              length)
{
  const guint8          *bytes = g_bytes_get_data (file, NULL);
  g_autoptr (GBytes)     body = packed != NULL ? g_bytes_ref (packed) : unlock (self, bytes);
  guint32                head = get_u32 (bytes + HEADER_LENGTH_AT);
  GByteArray            *forged = g_byte_array_new ();
  g_autoptr (GByteArray) said = g_byte_array_new ();
  guint8                 signature[SYNC_SIGNATURE_BYTES];

  g_byte_array_append (said, bytes, head);
  put_u32 (said->data + PACKED_LENGTH_AT, (guint32) g_bytes_get_size (body));
  if (patch != NULL)
    memcpy (said->data + at, patch, length);
  g_byte_array_append (forged, said->data, said->len);
  sync_key_lock (self->key, said->data + NONCE_AT, said->data, said->len, g_bytes_get_data (body, NULL), g_bytes_get_size (body), forged);
  sync_signer_sign (self->signer, forged->data, forged->len, signature);
  g_byte_array_append (forged, signature, sizeof signature);
  return g_byte_array_free_to_bytes (forged);
}

static void
put_number (guint8 *at,
            guint64 number,
            gsize   length)
{
  guint64 little = GUINT64_TO_LE (number);

  memcpy (at, &little, length);
}

GBytes *
sync_fixture_forge_body (const SyncFixture *self,
                         GBytes            *packed,
                         guint              codec,
                         guint64            raw_length,
                         guint64            n_transactions)
{
  DossierSection             section = { { 1 }, { { 0 }, 0 }, 1, 1 };
  g_autoptr (DossierSegment) segment = dossier_segment_new (sync_signer_get_poste (self->signer));
  DossierTransaction        *transaction = dossier_transaction_new ();
  g_autoptr (GBytes)         file = NULL;
  guint8                     head[HEADER_OF_ONE];

  transaction->point = (DossierPoint){ { 1 }, 1 };
  g_ptr_array_add (segment->transactions, transaction);
  g_array_append_val (segment->sections, section);
  file = sync_fixture_write (self, segment);
  memcpy (head, g_bytes_get_data (file, NULL), sizeof head);
  put_number (head + 48, n_transactions, 8);
  put_number (head + 60, n_transactions, 4);
  put_number (head + 64, raw_length, 4);
  put_number (head + 68, g_bytes_get_size (packed), 4);
  head[72] = (guint8) codec;
  put_number (head + 156, n_transactions, 8);
  return sync_fixture_forge (self, file, packed, 0, head, sizeof head);
}

GBytes *
sync_fixture_deflate (GBytes *raw)
{
  g_autoptr (GConverter)    converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, converter);

  g_assert_true (g_output_stream_write_all (out, g_bytes_get_data (raw, NULL), g_bytes_get_size (raw), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED TRUE
#else
#define IS_SANITIZED FALSE
#endif

/* Of this process, in bytes: "VmHWM:" or "VmRSS:". */
static gsize
read_status (const char *name)
{
  g_autofree char *status = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  g_assert_nonnull (strstr (status, name));
  return (gsize) g_ascii_strtoull (strstr (status, name) + strlen (name), NULL, 10) * 1024;
}

/* In the child: a peak begins anew with the process. */
static void
run_measured (void (*doer) (gpointer data),
              gpointer data,
              int      out)
{
  gsize before = read_status ("VmRSS:"), peak;

  doer (data);
  peak = read_status ("VmHWM:") - before;
  _exit (write (out, &peak, sizeof peak) == sizeof peak ? 0 : 1);
}

gsize
sync_fixture_measure (void (*doer) (gpointer data),
                      gpointer data)
{
  int   ends[2], status = 0;
  gsize peak = 0;
  pid_t child;

  if (IS_SANITIZED)
    {
      doer (data);
      return 0;
    }
  malloc_trim (0); /* memory that is given back is not at hand for the child */
  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    run_measured (doer, data, ends[1]);
  close (ends[1]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  g_assert_cmpint (read (ends[0], &peak, sizeof peak), ==, sizeof peak);
  close (ends[0]);
  return peak;
}
