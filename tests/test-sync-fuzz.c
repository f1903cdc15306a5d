/* Bytes changed at random against everything that reads the shared folder: nothing breaks, nothing that was accepted
 * contradicts itself. A second each here, two and a half under the sanitizers, a minute with LIENS_LONG; tests/fuzz/run goes on for as long as asked. */
#include "fuzz-targets.h"

#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#define SHORT (G_USEC_PER_SEC * 5 / 2)
#else
#define SHORT G_USEC_PER_SEC
#endif

#define LONGEST 8192

static GByteArray *
copy_seed (GPtrArray *seeds)
{
  GBytes     *seed = seeds->pdata[g_test_rand_int_range (0, (gint32) seeds->len)];
  GByteArray *copy = g_byte_array_new ();

  g_byte_array_append (copy, g_bytes_get_data (seed, NULL), (guint) g_bytes_get_size (seed));
  return copy;
}

/* Numbers at the edges of what is allowed, as varints and as they are. */
static void
write_edge (GByteArray *bytes,
            guint       at)
{
  static const struct
  {
    const char *bytes;
    guint       length;
  } edges[] = { { "\0\0\0\0\0\0\0\0", 8 }, { "\xff\xff\xff\xff\xff\xff\xff\xff", 8 }, { "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10 }, { "\x80\x80\x80\x80\x10", 5 }, { "\x80\x80\x04", 3 }, { "\x80\x00", 2 }, { "\x7f", 1 }, { "\xc3\x28", 2 } };
  const gsize i = (gsize) g_test_rand_int_range (0, G_N_ELEMENTS (edges));

  memcpy (bytes->data + at, edges[i].bytes, MIN (edges[i].length, bytes->len - at));
}

static void
splice (GByteArray *bytes,
        guint       at,
        GPtrArray  *seeds)
{
  g_autoptr (GByteArray) other = copy_seed (seeds);
  guint                  from = other->len > 0 ? (guint) g_test_rand_int_range (0, (gint32) other->len) : 0;

  g_byte_array_set_size (bytes, at);
  g_byte_array_append (bytes, other->data + from, MIN (other->len - from, LONGEST));
}

static void
mutate (GByteArray *bytes,
        GPtrArray  *seeds)
{
  guint  at = bytes->len > 0 ? (guint) g_test_rand_int_range (0, (gint32) bytes->len) : 0;
  guint  some = (guint) g_test_rand_int_range (1, 20);
  guint8 byte = (guint8) g_test_rand_int ();

  if (bytes->len == 0)
    g_byte_array_append (bytes, &byte, 1);
  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      bytes->data[at] ^= (guint8) (1 << g_test_rand_int_range (0, 8));
      break;
    case 1:
      bytes->data[at] = byte;
      break;
    case 2:
      g_byte_array_remove_range (bytes, at, MIN (bytes->len - at, some));
      break;
    case 3:
      g_byte_array_append (bytes, &byte, 1);
      memmove (bytes->data + at + 1, bytes->data + at, bytes->len - at - 1);
      bytes->data[at] = byte;
      break;
    case 4:
      write_edge (bytes, at);
      break;
    default:
      splice (bytes, at, seeds);
    }
}

static void
run_once (const FuzzTarget *target,
          GPtrArray        *seeds)
{
  g_autoptr (GByteArray) bytes = copy_seed (seeds);
  g_autofree guint8     *exact = NULL;

  for (gint i = g_test_rand_int_range (0, 6); i > 0; i--)
    mutate (bytes, seeds);
  exact = g_memdup2 (bytes->data, bytes->len); /* no byte past the end is there to be read unnoticed */
  target->run (exact != NULL ? exact : (const guint8 *) "", bytes->len);
}

static void
test_target (gconstpointer data)
{
  const FuzzTarget     *target = data;
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gint64                end = g_get_monotonic_time () + (g_getenv ("LIENS_LONG") ? 60 * G_USEC_PER_SEC : SHORT);
  guint64               n_runs = 0;

  for (guint i = 0; i < FUZZ_SEEDS; i++)
    {
      GBytes *seed = target->make_seed (i);

      g_ptr_array_add (seeds, seed);
      target->run (g_bytes_get_data (seed, NULL), g_bytes_get_size (seed));
    }
  for (; g_get_monotonic_time () < end; n_runs++)
    run_once (target, seeds);
  g_test_message ("%" G_GUINT64_FORMAT " inputs", n_runs);
  g_assert_cmpuint (n_runs, >, 0);
}

int
main (int    argc,
      char **argv)
{
  guint             n_targets;
  const FuzzTarget *targets = fuzz_targets_get (&n_targets);

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n_targets; i++)
    {
      g_autofree char *path = g_strconcat ("/sync/fuzz/", targets[i].name, NULL);

      g_test_add_data_func (path, &targets[i], test_target);
    }
  return g_test_run ();
}
