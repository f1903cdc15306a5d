#include "dossier-blend.h"

#include <string.h>

/* What stands in place of pieces first to last (excluded) of the base: pieces of a side. */
typedef struct
{
  guint first, last;           /* of the base */
  guint side_first, side_last; /* of the side */
} Change;

typedef struct
{
  GPtrArray *pieces;  /* char *, owned: one after the other they are the text */
  GArray    *changes; /* Change, in order; of a side */
} Text;

static void
clear_text (Text *self)
{
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Text, clear_text)

/* --- cutting */

static gboolean
ends_sentence (gunichar letter)
{
  return letter == '.' || letter == '!' || letter == '?' || letter == 0x2026; /* … */
}

/* Where the piece that begins there ends: with the space that follows a line or a sentence. */
static const char *
find_end (const char *at)
{
  gunichar before = 0;

  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == '\n' || (ends_sentence (before) && g_unichar_isspace (letter)))
        {
          while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
            at = g_utf8_next_char (at);
          return at;
        }
      before = letter;
    }
  return at;
}

static void
cut (Text       *self,
     const char *text)
{
  self->pieces = g_ptr_array_new_with_free_func (g_free);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  while (*text != '\0')
    {
      const char *end = find_end (text);

      g_ptr_array_add (self->pieces, g_strndup (text, (gsize) (end - text)));
      text = end;
    }
}

/* --- comparing */

static gboolean
is_same (const Text *one,
         guint       at,
         const Text *other,
         guint       there)
{
  return strcmp (one->pieces->pdata[at], other->pieces->pdata[there]) == 0;
}

static void
add_change (Text *side,
            guint first,
            guint last,
            guint side_first,
            guint side_last)
{
  Change change = { first, last, side_first, side_last };

  if (first < last || side_first < side_last)
    g_array_append_val (side->changes, change);
}

/* The longest row of pieces both have: lengths[i * (m + 1) + j] of what follows i in the base and j in the side. */
static guint16 *
measure_common (const Text *base,
                guint       start,
                guint       n,
                const Text *side,
                guint       m)
{
  guint16 *lengths = g_new0 (guint16, (gsize) (n + 1) * (m + 1));

  for (guint i = n; i-- > 0;)
    for (guint j = m; j-- > 0;)
      lengths[(gsize) i * (m + 1) + j] = is_same (base, start + i, side, start + j) ? (guint16) (lengths[(gsize) (i + 1) * (m + 1) + j + 1] + 1)
                                                                                    : MAX (lengths[(gsize) (i + 1) * (m + 1) + j], lengths[(gsize) i * (m + 1) + j + 1]);
  return lengths;
}

static void
walk (const Text *base,
      guint       start,
      guint       n,
      Text       *side,
      guint       m)
{
  g_autofree guint16 *lengths = measure_common (base, start, n, side, m);
  guint               i = 0, j = 0, first = 0, side_first = 0;

  while (i < n && j < m)
    if (is_same (base, start + i, side, start + j))
      {
        add_change (side, start + first, start + i, start + side_first, start + j);
        first = ++i;
        side_first = ++j;
      }
    else if (lengths[(gsize) (i + 1) * (m + 1) + j] >= lengths[(gsize) i * (m + 1) + j + 1])
      i++;
    else
      j++;
  add_change (side, start + first, start + n, start + side_first, start + m);
}

/* FALSE: they differ too much. */
static gboolean
compare (const Text *base,
         Text       *side)
{
  guint n = base->pieces->len, m = side->pieces->len, start = 0, end = 0;

  while (start < MIN (n, m) && is_same (base, start, side, start))
    start++;
  while (end < MIN (n, m) - start && is_same (base, n - end - 1, side, m - end - 1))
    end++;
  n -= start + end;
  m -= start + end;
  if (n > DOSSIER_BLEND_PIECES || m > DOSSIER_BLEND_PIECES)
    return FALSE;
  walk (base, start, n, side, m);
  return TRUE;
}

/* --- putting together */

/* How often each piece stands in the base, or in a side. */
static void
count_pieces (GHashTable *counts,
              const Text *text)
{
  for (guint i = 0; i < text->pieces->len; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text->pieces->pdata[i]));

      g_hash_table_insert (counts, text->pieces->pdata[i], GUINT_TO_POINTER (n + 1));
    }
}

static gboolean
is_beside_a_double (const Text *text)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  count_pieces (counts, text);
  for (guint i = 0; i < text->changes->len; i++)
    {
      const Change *change = &g_array_index (text->changes, Change, i);
      guint         from = change->side_first > 0 ? change->side_first - 1 : 0, to = MIN (change->side_last + 1, text->pieces->len);

      for (guint at = from; at < to; at++)
        if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, text->pieces->pdata[at])) > 1)
          return TRUE;
    }
  return FALSE;
}

static gboolean
touches_a_double (const Text *base,
                  const Text *side)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  count_pieces (counts, base);
  for (guint i = 0; i < side->changes->len; i++)
    {
      const Change *change = &g_array_index (side->changes, Change, i);
      guint         from = change->first > 0 ? change->first - 1 : 0, to = MIN (change->last + 1, base->pieces->len);

      for (guint at = from; at < to; at++)
        if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, base->pieces->pdata[at])) > 1)
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_same_change (const Text   *one,
                const Change *change,
                const Text   *other,
                const Change *there)
{
  guint n = change->side_last - change->side_first;

  if (change->first != there->first || change->last != there->last || there->side_last - there->side_first != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!is_same (one, change->side_first + i, other, there->side_first + i))
      return FALSE;
  return TRUE;
}

static void
add_pieces (GString    *out,
            const Text *text,
            guint       first,
            guint       last)
{
  for (guint i = first; i < last; i++)
    g_string_append (out, text->pieces->pdata[i]);
}

static const Change *
get_change (const Text *side,
            guint       index)
{
  return index < side->changes->len ? &g_array_index (side->changes, Change, index) : NULL;
}

/* One piece at least that neither changed stands between what one changed and what the other did. */
static gboolean
stand_apart (const Change *first,
             const Change *next)
{
  return next == NULL || first->last < next->first;
}

static char *
put_together (const Text *base,
              const Text *one,
              const Text *other)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint               at = 0, i = 0, j = 0;

  for (;;)
    {
      const Change *here = get_change (one, i), *there = get_change (other, j), *next = here;
      const Text   *from = one;
      gboolean      same = here != NULL && there != NULL && is_same_change (one, here, other, there);

      if (here == NULL && there == NULL)
        break;
      if (!same && (here == NULL || (there != NULL && there->first < here->first)))
        {
          next = there;
          from = other;
        }
      if (!same && !stand_apart (next, next == here ? there : here))
        return NULL;
      add_pieces (out, base, at, next->first);
      add_pieces (out, from, next->side_first, next->side_last);
      at = next->last;
      i += same || next == here;
      j += same || next == there;
    }
  add_pieces (out, base, at, base->pieces->len);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
dossier_blend_texts (const char *base,
                     const char *one,
                     const char *other)
{
  g_auto (Text) then = { 0 }, here = { 0 }, there = { 0 };

  g_return_val_if_fail (base != NULL && one != NULL && other != NULL, NULL);

  cut (&then, base);
  cut (&here, one);
  cut (&there, other);
  if (!compare (&then, &here) || !compare (&then, &there) || touches_a_double (&then, &here) || touches_a_double (&then, &there) || is_beside_a_double (&here) ||
      is_beside_a_double (&there))
    return NULL;
  return put_together (&then, &here, &there);
}
