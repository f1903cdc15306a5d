#include "reader-text.h"

#include <string.h>

#define LOOKED_AT 4096u

static gboolean
take_utf16 (GBytes     *file,
            gsize       skipped,
            const char *from,
            ReaderText *text)
{
  gsize            length, written = 0;
  const char      *bytes = g_bytes_get_data (file, &length);
  g_autofree char *utf8 = g_convert (bytes + skipped, (gssize) ((length - skipped) & ~(gsize) 1), "UTF-8", from, NULL, &written, NULL);

  if (utf8 == NULL)
    return FALSE;

  text->owner = g_bytes_new_take (g_steal_pointer (&utf8), written);
  text->bytes = g_bytes_get_data (text->owner, &text->length);
  text->encoding = "UTF-16";
  return TRUE;
}

static guint
count_zeros (const char *bytes,
             gsize       length,
             guint       parity)
{
  guint n = 0;

  for (gsize i = parity; i < length; i += 2)
    n += bytes[i] == '\0';
  return n;
}

/* Latin words in UTF-16 without a mark: nearly every second byte is zero. */
static const char *
guess_utf16 (const char *bytes,
             gsize       length)
{
  gsize looked = MIN (length, LOOKED_AT) & ~(gsize) 1;
  guint even = count_zeros (bytes, looked, 0), odd = count_zeros (bytes, looked, 1);

  if (odd > looked / 4 && even < looked / 16)
    return "UTF-16LE";
  if (even > looked / 4 && odd < looked / 16)
    return "UTF-16BE";
  return NULL;
}

static gboolean
take_bytes (GBytes     *file,
            ReaderText *text)
{
  gsize       length;
  const char *bytes = g_bytes_get_data (file, &length);
  gsize       skipped = length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  if (memchr (bytes, '\0', length) != NULL)
    return FALSE;

  text->owner = g_bytes_ref (file);
  text->bytes = bytes + skipped;
  text->length = length - skipped;
  text->encoding = g_utf8_validate_len (text->bytes, text->length, NULL) ? "UTF-8" : "CP1252";
  return TRUE;
}

gboolean
reader_text_settle (GBytes     *file,
                    ReaderText *text)
{
  gsize       length;
  const char *bytes = g_bytes_get_data (file, &length), *guessed;

  if (length >= 2 && memcmp (bytes, "\xFF\xFE", 2) == 0)
    return take_utf16 (file, 2, "UTF-16LE", text);
  if (length >= 2 && memcmp (bytes, "\xFE\xFF", 2) == 0)
    return take_utf16 (file, 2, "UTF-16BE", text);
  guessed = guess_utf16 (bytes, length);
  if (guessed != NULL)
    return take_utf16 (file, 0, guessed, text);
  return take_bytes (file, text);
}

void
reader_text_clear (ReaderText *text)
{
  g_clear_pointer (&text->owner, g_bytes_unref);
}

gint64
reader_text_count_lines (const ReaderText *text)
{
  const char *at = text->bytes, *end = at + text->length, *found;
  char        mark = memchr (at, '\n', text->length) != NULL ? '\n' : '\r';
  gint64      n = 0;

  for (; at < end && (found = memchr (at, mark, (gsize) (end - at))) != NULL; at = found + 1)
    n++;
  return n + (at < end);
}
