/* fuzz-targets.h - what is read from the shared folder, open to any bytes
 *
 * Each target takes bytes nobody promised anything of, past every signature and lock, and checks what must hold of
 * whatever was accepted. Under ./start test they are fed by an ordinary loop (test-sync-fuzz); tests/fuzz/run feeds
 * them with libFuzzer.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  void (*run) (const guint8 *bytes,
               gsize         length);
  GBytes *(*make_seed) (guint i); /* something sound, or nearly; caller owns */
} FuzzTarget;

#define FUZZ_SEEDS 12 /* of each target */

const FuzzTarget *fuzz_targets_get (guint *n_targets);
const FuzzTarget *fuzz_targets_find (const char *name);

G_END_DECLS
