#include "guide-difference.h"

#include <string.h>

#define MOST 2000 /* words that differ: past them the two are told apart whole */

/* A text cut in words, in spaces, and in signs one by one. */
typedef struct
{
  GPtrArray *parts; /* char *, owned */
  GArray    *words; /* Word: the parts that are no space */
  gboolean  *is_kept;
} Words;

typedef struct
{
  guint part, number; /* the same word has the same number in both texts */
} Word;

/* --- cutting */

typedef enum
{
  SIGN,
  LETTER,
  SPACE,
} Sort;

static Sort
get_sort (gunichar letter)
{
  if (g_unichar_isalnum (letter) || g_unichar_ismark (letter))
    return LETTER;
  return g_unichar_isspace (letter) ? SPACE : SIGN;
}

static gboolean
is_word (const char *part)
{
  return get_sort (g_utf8_get_char (part)) == LETTER;
}

static guint
get_number_of (GHashTable *known,
               const char *part)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (known, part));

  if (number == 0)
    g_hash_table_insert (known, g_strdup (part), GUINT_TO_POINTER (number = g_hash_table_size (known) + 1));
  return number;
}

static void
cut (Words      *self,
     const char *text,
     GHashTable *known)
{
  self->parts = g_ptr_array_new_with_free_func (g_free);
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  for (const char *from = text, *to; *from != '\0'; from = to)
    {
      Sort  sort = get_sort (g_utf8_get_char (from));
      char *part;

      to = g_utf8_next_char (from);
      while (sort != SIGN && *to != '\0' && get_sort (g_utf8_get_char (to)) == sort)
        to = g_utf8_next_char (to);
      part = g_strndup (from, (gsize) (to - from));
      g_ptr_array_add (self->parts, part);
      if (sort != SPACE)
        {
          Word word = { self->parts->len - 1, get_number_of (known, part) };

          g_array_append_val (self->words, word);
        }
    }
  self->is_kept = g_new0 (gboolean, self->parts->len + 1);
}

static void
clear_words (Words *self)
{
  g_ptr_array_unref (self->parts);
  g_array_unref (self->words);
  g_free (self->is_kept);
}

static const Word *
get_word (const Words *self,
          int          index)
{
  return &g_array_index (self->words, Word, index);
}

static void
keep (Words *one,
      int    i,
      Words *two,
      int    j)
{
  one->is_kept[get_word (one, i)->part] = two->is_kept[get_word (two, j)->part] = TRUE;
}

/* --- the shortest way, between what both begin with and what both end with */

typedef struct
{
  Words  *one, *two;
  int     from, n, m; /* from is where both begin to differ; n and m words of each lie between */
  GArray *trace;      /* GArray of int: how far each diagonal had come before each step */
} Way;

static gboolean
is_same (const Way *self,
         int        x,
         int        y)
{
  return get_word (self->one, self->from + x)->number == get_word (self->two, self->from + y)->number;
}

/* Whether a path of d steps comes to diagonal k from k + 1 (a word added) rather than from k - 1 (a word removed). */
static gboolean
comes_down (const int *far,
            int        middle,
            int        k,
            int        d)
{
  return k == -d || (k != d && far[middle + k - 1] < far[middle + k + 1]);
}

static void
go_back (Way *self,
         int  middle)
{
  int x = self->n, y = self->m;

  for (int d = (int) self->trace->len - 1; d >= 0; d--)
    {
      const int *far = g_array_index (self->trace, int *, d);
      int        k = x - y;
      int        before = comes_down (far, middle, k, d) ? k + 1 : k - 1;
      int        to_x = d == 0 ? 0 : far[middle + before], to_y = d == 0 ? 0 : to_x - before;

      for (; x > to_x && y > to_y; x--, y--)
        keep (self->one, self->from + x - 1, self->two, self->from + y - 1);
      x = to_x;
      y = to_y;
    }
}

static void
find_way (Way *self)
{
  int             most = MIN (self->n + self->m, MOST), middle = most + 1;
  g_autofree int *far = g_new0 (int, 2 * most + 3);
  gboolean        is_there = FALSE;

  self->trace = g_array_new (FALSE, FALSE, sizeof (int *));
  for (int d = 0; d <= most && !is_there; d++)
    {
      int *kept = g_memdup2 (far, (gsize) (2 * most + 3) * sizeof (int));

      g_array_append_val (self->trace, kept);
      for (int k = -d; k <= d && !is_there; k += 2)
        {
          int x = comes_down (far, middle, k, d) ? far[middle + k + 1] : far[middle + k - 1] + 1, y = x - k;

          while (x < self->n && y < self->m && is_same (self, x, y))
            {
              x++;
              y++;
            }
          far[middle + k] = x;
          is_there = x >= self->n && y >= self->m;
        }
    }
  if (is_there)
    go_back (self, middle);
  for (guint d = 0; d < self->trace->len; d++)
    g_free (g_array_index (self->trace, int *, d));
  g_array_unref (self->trace);
}

static void
keep_what_is_same (Words *one,
                   Words *two)
{
  Way way = { one, two, 0, (int) one->words->len, (int) two->words->len, NULL };

  while (way.n > 0 && way.m > 0 && is_same (&way, 0, 0))
    {
      keep (one, way.from, two, way.from);
      way.from++;
      way.n--;
      way.m--;
    }
  while (way.n > 0 && way.m > 0 && is_same (&way, way.n - 1, way.m - 1))
    {
      way.n--;
      way.m--;
      keep (one, way.from + way.n, two, way.from + way.m);
    }
  if (way.n > 0 && way.m > 0)
    find_way (&way);
}

/* --- spaces: kept beside a word that is */

static gboolean
is_same_space (const Words *one,
               guint        i,
               const Words *two,
               guint        j)
{
  const char *part = one->parts->pdata[i];

  return get_sort (g_utf8_get_char (part)) == SPACE && g_str_equal (part, two->parts->pdata[j]);
}

/* Between two words that are kept, or an end: from is the first part of the gap, to the one after it. */
static void
keep_spaces_of_gap (Words *one,
                    guint  from_one,
                    guint  to_one,
                    Words *two,
                    guint  from_two,
                    guint  to_two)
{
  if (from_one < to_one && from_two < to_two && is_same_space (one, from_one, two, from_two))
    {
      one->is_kept[from_one] = two->is_kept[from_two] = TRUE;
      from_one++;
      from_two++;
    }
  if (from_one < to_one && from_two < to_two && is_same_space (one, to_one - 1, two, to_two - 1))
    one->is_kept[to_one - 1] = two->is_kept[to_two - 1] = TRUE;
}

static void
keep_spaces (Words *one,
             Words *two)
{
  guint i = 0, j = 0;

  while (i < one->parts->len || j < two->parts->len)
    {
      guint from_one = i, from_two = j;

      while (i < one->parts->len && !one->is_kept[i])
        i++;
      while (j < two->parts->len && !two->is_kept[j])
        j++;
      keep_spaces_of_gap (one, from_one, i, two, from_two, j);
      i++;
      j++;
    }
}

/* --- pieces */

static void
difference_free (gpointer data)
{
  GuideDifference *self = data;

  g_free (self->text);
  g_free (self);
}

static void
add_piece (GPtrArray          *pieces,
           GuideDifferenceFate fate,
           GString            *text)
{
  GuideDifference *piece;

  if (text->len == 0)
    return;
  piece = g_new0 (GuideDifference, 1);
  piece->fate = fate;
  piece->text = g_strdup (text->str);
  g_string_truncate (text, 0);
  g_ptr_array_add (pieces, piece);
}

/* I3: parts kept that hold no word, with something changed on each side. */
static void
let_go_of_islands (Words *one,
                   Words *two)
{
  guint i = 0, j = 0;

  while (i < one->parts->len || j < two->parts->len)
    {
      guint    n = 0, from = i + j;
      gboolean has_word = FALSE, follows_change;

      while (i < one->parts->len && !one->is_kept[i])
        i++;
      while (j < two->parts->len && !two->is_kept[j])
        j++;
      follows_change = i + j > from;
      while (i + n < one->parts->len && j + n < two->parts->len && one->is_kept[i + n] && two->is_kept[j + n])
        has_word = is_word (one->parts->pdata[i + n++]) || has_word;
      if (!has_word && follows_change && (i + n < one->parts->len || j + n < two->parts->len))
        for (guint k = 0; k < n; k++)
          one->is_kept[i + k] = two->is_kept[j + k] = FALSE;
      i += n;
      j += n;
    }
}

static GPtrArray *
list_pieces (const Words *one,
             const Words *two)
{
  GPtrArray          *pieces = g_ptr_array_new_with_free_func (difference_free);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0, j = 0; i < one->parts->len || j < two->parts->len;)
    {
      for (; i < one->parts->len && !one->is_kept[i]; i++)
        g_string_append (text, one->parts->pdata[i]);
      add_piece (pieces, GUIDE_DIFFERENCE_REMOVED, text);
      for (; j < two->parts->len && !two->is_kept[j]; j++)
        g_string_append (text, two->parts->pdata[j]);
      add_piece (pieces, GUIDE_DIFFERENCE_ADDED, text);
      for (; i < one->parts->len && j < two->parts->len && one->is_kept[i] && two->is_kept[j]; i++, j++)
        g_string_append (text, one->parts->pdata[i]);
      add_piece (pieces, GUIDE_DIFFERENCE_KEPT, text);
    }
  return pieces;
}

GPtrArray *
guide_difference_new (const char *before,
                      const char *after)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Words                  one, two;
  GPtrArray             *pieces;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  cut (&one, before, known);
  cut (&two, after, known);
  keep_what_is_same (&one, &two);
  keep_spaces (&one, &two);
  let_go_of_islands (&one, &two);
  pieces = list_pieces (&one, &two);
  clear_words (&one);
  clear_words (&two);
  return pieces;
}

guint
guide_difference_count_words (const GPtrArray    *pieces,
                              GuideDifferenceFate fate)
{
  guint n = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const GuideDifference *piece = pieces->pdata[i];
      gboolean               is_in = FALSE;

      if (piece->fate != fate)
        continue;
      for (const char *at = piece->text; *at != '\0'; at = g_utf8_next_char (at))
        {
          gboolean is_of_word = get_sort (g_utf8_get_char (at)) == LETTER;

          n += is_of_word && !is_in;
          is_in = is_of_word;
        }
    }
  return n;
}
