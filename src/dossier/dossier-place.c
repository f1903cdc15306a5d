#include "dossier-place.h"

#include <string.h>

#define DIGITS "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" /* in the order of their bytes */
#define BASE 62
#define NUMBER_WIDTH 4
#define N_NUMBERS (BASE * BASE * BASE * BASE)
#define N_RANDOM 2 /* digits that part two people who aim at the same place */
#define LONGEST 40

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
