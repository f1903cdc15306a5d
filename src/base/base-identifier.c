#include "base-identifier.h"

#include <sodium.h>
#include <string.h>

static void
wake_sodium (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      if (sodium_init () < 0)
        g_error ("libsodium does not start: no identifier can be made safely");
      g_once_init_leave (&once, 1);
    }
}

static char *
dup_digits (const guint8 *bytes)
{
  char *out = g_malloc (BASE_IDENTIFIER_DIGITS + 1);

  return base_identifier_from_bytes (bytes, out);
}

void
base_identifier_random_bytes (guint8 *bytes,
                              gsize   length)
{
  wake_sodium ();
  randombytes_buf (bytes, length);
}

char *
base_identifier_new (void)
{
  guint8 bytes[BASE_IDENTIFIER_BYTES];

  base_identifier_random_bytes (bytes, sizeof bytes);
  return dup_digits (bytes);
}

char *
base_identifier_derive (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  return base_identifier_derive_from_bytes ((const guint8 *) words, strlen (words));
}

char *
base_identifier_derive_from_bytes (const guint8 *bytes,
                                   gsize         length)
{
  guint8 hash[BASE_IDENTIFIER_BYTES];

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  wake_sodium ();
  crypto_generichash (hash, sizeof hash, bytes, length, NULL, 0);
  return dup_digits (hash);
}

gboolean
base_identifier_is_valid (const char *text)
{
  guint8 bytes[BASE_IDENTIFIER_BYTES];

  return text != NULL && base_identifier_to_bytes (text, bytes);
}

static int
digit_value (char c)
{
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

gboolean
base_identifier_to_bytes (const char *text,
                          guint8     *bytes)
{
  guint8 found[BASE_IDENTIFIER_BYTES];

  g_return_val_if_fail (text != NULL && bytes != NULL, FALSE);

  for (gsize i = 0; i < BASE_IDENTIFIER_BYTES; i++)
    {
      int high = digit_value (text[2 * i]);
      int low = high < 0 ? -1 : digit_value (text[2 * i + 1]);

      if (low < 0)
        return FALSE;
      found[i] = (guint8) (high * 16 + low);
    }
  if (text[BASE_IDENTIFIER_DIGITS] != '\0')
    return FALSE;

  memcpy (bytes, found, sizeof found);
  return TRUE;
}

char *
base_identifier_from_bytes (const guint8 *bytes,
                            char         *out)
{
  static const char digits[] = "0123456789abcdef";

  g_return_val_if_fail (bytes != NULL && out != NULL, NULL);

  for (gsize i = 0; i < BASE_IDENTIFIER_BYTES; i++)
    {
      out[2 * i] = digits[bytes[i] >> 4];
      out[2 * i + 1] = digits[bytes[i] & 15];
    }
  out[BASE_IDENTIFIER_DIGITS] = '\0';
  return out;
}
