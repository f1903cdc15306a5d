/* One target for libFuzzer: FUZZ_TARGET is its name. LIENS_FUZZ_SEEDS: a folder that is given its seeds at the start. */
#include "fuzz-targets.h"

#include <stdio.h>

int LLVMFuzzerInitialize (int    *argc,
                          char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         length);

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  const FuzzTarget *target = fuzz_targets_find (FUZZ_TARGET);
  const char       *folder = g_getenv ("LIENS_FUZZ_SEEDS");

  for (guint i = 0; folder != NULL && i < FUZZ_SEEDS; i++)
    {
      g_autoptr (GBytes) seed = target->make_seed (i);
      g_autofree char   *path = g_strdup_printf ("%s/seed-%u", folder, i);

      if (!g_file_set_contents (path, g_bytes_get_data (seed, NULL), (gssize) g_bytes_get_size (seed), NULL))
        fprintf (stderr, "%s cannot be written\n", path);
    }
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  static const FuzzTarget *target = NULL;

  if (target == NULL)
    target = fuzz_targets_find (FUZZ_TARGET);
  target->run (bytes, length);
  return 0;
}
