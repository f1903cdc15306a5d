/* dossier-duplicates-slip.c - words that differ by a slip among their first letters
 *
 * Where two words begin alike, they meet by their beginning. A slip in it is looked for from one word by all that a slip could have
 * made of it, each a word of the index; among thousands, by what is left of a word without one of its first letters: of two words
 * that a slip parts, that is the same once.
 */
#include "dossier-duplicates-private.h"

#include <string.h>

#define REACH 5    /* letters of a beginning, and the one that may have changed places with its last */
#define SHORTEST 4 /* letters of a word that is looked for so */

static void
add_form (GString    *match,
          const char *start,
          gsize       n_start,
          const char *middle,
          const char *rest)
{
  g_string_append_printf (match, "%s\"%.*s%s%s\"", match->len > 0 ? " OR " : "", (int) n_start, start, middle, rest);
}

/* A letter between, in place of the one that begins rest, and none. */
static void
add_forms_at (GString    *match,
              const char *word,
              const char *at)
{
  const char *next = g_utf8_next_char (at), *after = g_utf8_next_char (next);
  char        letter[2] = "";

  add_form (match, word, (gsize) (at - word), "", next);
  for (letter[0] = 'a'; letter[0] <= 'z'; letter[0]++)
    {
      add_form (match, word, (gsize) (at - word), letter, at);
      add_form (match, word, (gsize) (at - word), letter, next);
    }
  if (*next != '\0')
    {
      g_autofree char *turned = g_strdup_printf ("%.*s%.*s", (int) (after - next), next, (int) (next - at), at);

      add_form (match, word, (gsize) (at - word), turned, after);
    }
}

char *
dossier_slip_dup_match (const char *word)
{
  GString    *match;
  const char *at = word;

  if (g_utf8_strlen (word, -1) < SHORTEST)
    return NULL;
  match = g_string_new (NULL);
  for (guint i = 0; i < REACH && *at != '\0'; i++, at = g_utf8_next_char (at))
    add_forms_at (match, word, at);
  return g_string_free (match, FALSE);
}

/* FNV-1a, 64 bits: what two share by chance is told apart when they are compared. */
static guint64
hash_bytes (guint64     hash,
            const char *bytes,
            gsize       length)
{
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) bytes[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

void
dossier_slip_add_keys (GArray     *keys,
                       gint64      place,
                       const char *word,
                       guint       index)
{
  guint64        start = hash_bytes (G_GUINT64_CONSTANT (14695981039346656037), (const char *) &place, sizeof place);
  gsize          length = strlen (word);
  DossierSlipKey key = { hash_bytes (start, word, length), 0, index };
  const char    *at = word;

  if (g_utf8_strlen (word, -1) < SHORTEST)
    return;
  key.word = key.hash;
  g_array_append_val (keys, key);
  for (guint i = 0; i < REACH && *at != '\0'; i++, at = g_utf8_next_char (at))
    {
      const char *next = g_utf8_next_char (at);

      key.hash = hash_bytes (hash_bytes (start, word, (gsize) (at - word)), next, length - (gsize) (next - word));
      g_array_append_val (keys, key);
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const DossierSlipKey *one = a, *other = b;

  if (one->hash != other->hash)
    return one->hash < other->hash ? -1 : 1;
  return (one->index > other->index) - (one->index < other->index);
}

void
dossier_slip_sort_keys (GArray *keys)
{
  g_array_sort (keys, compare_keys);
}

guint
dossier_slip_find_end (const GArray *keys,
                       guint         from)
{
  guint to = from + 1;

  while (to < keys->len && g_array_index (keys, DossierSlipKey, to).hash == g_array_index (keys, DossierSlipKey, from).hash)
    to++;
  return to;
}
