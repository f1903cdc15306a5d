#include "sync-fingerprint.h"

#include <sodium.h>

#define CONTEXT "liens-fingerprint"

static void
add_word (GString *words,
          guint    number)
{
  static const char consonants[] = "bdfghjklmnprstvz", vowels[] = "aiou";

  g_string_append_c (words, consonants[number >> 12 & 0xf]);
  g_string_append_c (words, vowels[number >> 10 & 0x3]);
  g_string_append_c (words, consonants[number >> 6 & 0xf]);
  g_string_append_c (words, vowels[number >> 4 & 0x3]);
  g_string_append_c (words, consonants[number & 0xf]);
}

char *
sync_fingerprint_dup (const guint8 *public_key)
{
  crypto_generichash_state state;
  guint8                   hash[16];
  GString                 *words = g_string_new (NULL);

  crypto_generichash_init (&state, NULL, 0, sizeof hash);
  crypto_generichash_update (&state, (const guint8 *) CONTEXT, sizeof CONTEXT - 1);
  crypto_generichash_update (&state, public_key, DOSSIER_PUBLIC_KEY_BYTES);
  crypto_generichash_final (&state, hash, sizeof hash);
  for (guint i = 0; i < SYNC_FINGERPRINT_WORDS; i++)
    {
      if (i > 0)
        g_string_append_c (words, ' ');
      add_word (words, (guint) hash[2 * i] << 8 | hash[2 * i + 1]);
    }
  return g_string_free (words, FALSE);
}
