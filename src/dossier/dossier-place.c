#include "dossier-place.h"

#include <string.h>

#define DIGITS "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" /* in the order of their bytes */
#define BASE 62
#define NUMBER_WIDTH 4
#define N_NUMBERS (BASE * BASE * BASE * BASE)
#define N_RANDOM 2 /* digits that part two people who aim at the same place */
#define LONGEST 40
#define SHORT 8 /* digits of a place that a stretch ends at; twice as many for those in it */

static int
read_digit (char digit)
{
  const char *found = digit == '\0' ? NULL : strchr (DIGITS, digit);

  return found == NULL ? -1 : (int) (found - DIGITS);
}

gboolean
dossier_place_is_valid (const char *text)
{
  return text != NULL && *text != '\0' && strspn (text, DIGITS) == strlen (text);
}

char *
dossier_place_new_of_number (gint64 number)
{
  char   text[NUMBER_WIDTH + 1] = "";
  gint64 left = CLAMP (number, 1, N_NUMBERS - 1);

  for (int i = NUMBER_WIDTH - 1; i >= 0; i--)
    {
      text[i] = DIGITS[left % BASE];
      left /= BASE;
    }
  return g_strdup (text);
}

static void
add_random (GString *place)
{
  for (int i = 0; i < N_RANDOM; i++)
    g_string_append_c (place, DIGITS[g_random_int_range (i + 1 == N_RANDOM ? 1 : 0, BASE)]); /* no last zero: nothing fits before it */
}

/* Digit by digit down to where there is room; past a difference of one, the upper bound binds no more. */
char *
dossier_place_new_between (const char *after,
                           const char *before)
{
  GString *place = g_string_new (NULL);

  g_return_val_if_fail (after == NULL || dossier_place_is_valid (after), NULL);
  g_return_val_if_fail (before == NULL || dossier_place_is_valid (before), NULL);

  while (place->len + N_RANDOM < LONGEST)
    {
      int low = after == NULL || *after == '\0' ? 0 : read_digit (*after++);
      int high = before == NULL ? BASE : *before == '\0' ? 0
                                                         : read_digit (*before++);

      if (high < low)
        break;
      if (high - low > 1)
        {
          g_string_append_c (place, DIGITS[(low + high) / 2]);
          add_random (place);
          return g_string_free (place, FALSE);
        }
      g_string_append_c (place, DIGITS[low]);
      if (high > low)
        before = NULL;
    }
  g_string_free (place, TRUE);
  return NULL;
}

/* --- a list */

/* Between two bounds; the middle first: places stay short. FALSE: there is no room. */
static gboolean
spread (GPtrArray  *placed,
        guint       from,
        guint       to,
        const char *after,
        const char *before)
{
  guint middle = from + (to - from) / 2;

  if (from == to)
    return TRUE;
  g_free (placed->pdata[middle]);
  placed->pdata[middle] = dossier_place_new_between (after, before);
  return placed->pdata[middle] != NULL && strlen (placed->pdata[middle]) <= 2 * SHORT && spread (placed, from, middle, after, placed->pdata[middle]) &&
         spread (placed, middle + 1, to, placed->pdata[middle], before);
}

static gboolean
is_short (const char *place)
{
  return dossier_place_is_valid (place) && strlen (place) <= SHORT;
}

static gboolean
puts_alone (GPtrArray         *placed,
            const char *const *places,
            guint              n_places,
            guint              at)
{
  const char *after = at > 0 ? places[at - 1] : NULL;
  const char *before = at + 1 < n_places ? places[at + 1] : NULL;

  if ((at > 0 && !dossier_place_is_valid (after)) || (at + 1 < n_places && !dossier_place_is_valid (before)))
    return FALSE;
  placed->pdata[at] = dossier_place_new_between (after, before);
  return placed->pdata[at] != NULL;
}

static void
forget (GPtrArray *placed,
        guint      from,
        guint      to)
{
  for (guint i = from; i < to; i++)
    g_clear_pointer (&placed->pdata[i], g_free);
}

/* The whole list has room for all. */
static void
put_stretch (GPtrArray         *placed,
             const char *const *places,
             guint              n_places,
             guint              at)
{
  guint from = at, to = at + 1;

  for (;;)
    {
      while (from > 0 && !is_short (places[from - 1]))
        from--;
      while (to < n_places && !is_short (places[to]))
        to++;
      if (spread (placed, from, to, from > 0 ? places[from - 1] : NULL, to < n_places ? places[to] : NULL) || (from == 0 && to == n_places))
        return;
      forget (placed, from, to);
      from -= from > 0;
      to += to < n_places;
    }
}

GPtrArray *
dossier_place_put (const char *const *places,
                   guint              n_places,
                   guint              at)
{
  GPtrArray *placed = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (at < n_places, placed);

  g_ptr_array_set_size (placed, (int) n_places);
  if (!puts_alone (placed, places, n_places, at))
    put_stretch (placed, places, n_places, at);
  return placed;
}
