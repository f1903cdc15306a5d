#include "base-text.h"

#include <string.h>

/* Names and headers are short; of a pasted page, the beginning is enough to know it apart. */
#define MOST_LETTERS 256
#define MOST_COMMON_START 4
#define START_WEIGHT 0.1
/* What two different texts may reach: 1 is kept for those that fold alike. */
#define NEARLY_ONE 0.9999

typedef struct
{
  gunichar letters[MOST_LETTERS];
  gboolean matched[MOST_LETTERS];
  int      n;
} Word;

static void
fill_word (Word       *self,
           const char *folded)
{
  memset (self->matched, 0, sizeof self->matched);
  self->n = 0;
  for (const char *p = folded; *p != '\0' && self->n < MOST_LETTERS; p = g_utf8_next_char (p))
    self->letters[self->n++] = g_utf8_get_char (p);
}

/* Pairs equal letters that stand close enough; answers how many. */
static int
match_letters (Word *one,
               Word *other)
{
  int reach = MAX (MAX (one->n, other->n) / 2 - 1, 0);
  int n = 0;

  for (int i = 0; i < one->n; i++)
    for (int j = MAX (i - reach, 0); j <= MIN (i + reach, other->n - 1); j++)
      if (!other->matched[j] && one->letters[i] == other->letters[j])
        {
          one->matched[i] = other->matched[j] = TRUE;
          n++;
          break;
        }
  return n;
}

/* Paired letters met in another order on the other side, counted twice. */
static int
count_swapped (const Word *one,
               const Word *other)
{
  int n = 0;

  for (int i = 0, j = 0; i < one->n; i++)
    {
      if (!one->matched[i])
        continue;
      while (!other->matched[j])
        j++;
      n += one->letters[i] != other->letters[j++];
    }
  return n;
}

static double
measure_jaro (Word *one,
              Word *other)
{
  double n = match_letters (one, other);

  if (n < 1)
    return 0;
  return (n / one->n + n / other->n + (n - count_swapped (one, other) / 2.0) / n) / 3;
}

static int
count_common_start (const Word *one,
                    const Word *other)
{
  int most = MIN (MIN (one->n, other->n), MOST_COMMON_START);
  int n = 0;

  while (n < most && one->letters[n] == other->letters[n])
    n++;
  return n;
}

double
base_text_likeness (const char *one,
                    const char *other)
{
  g_autofree char *one_folded = base_text_fold (one);
  g_autofree char *other_folded = base_text_fold (other);
  Word             left, right;
  double           jaro;

  if (strcmp (one_folded, other_folded) == 0)
    return 1;

  fill_word (&left, one_folded);
  fill_word (&right, other_folded);
  jaro = measure_jaro (&left, &right);
  return MIN (jaro + count_common_start (&left, &right) * START_WEIGHT * (1 - jaro), NEARLY_ONE);
}

static gboolean
is_middle_of_letter (char byte)
{
  return ((guchar) byte & 0xC0) == 0x80;
}

/* Where they part, and how many letters lie from there to where they are alike again. */
static void
find_difference (const char **one,
                 const char **other,
                 glong       *n_one,
                 glong       *n_other)
{
  const char *start = *one, *one_end = *one + strlen (*one), *other_end = *other + strlen (*other);

  while (**one != '\0' && **one == **other)
    (*one)++, (*other)++;
  while (*one > start && is_middle_of_letter (**one))
    (*one)--, (*other)--;
  while (one_end > *one && other_end > *other && one_end[-1] == other_end[-1])
    one_end--, other_end--;
  while (is_middle_of_letter (*one_end))
    one_end++, other_end++;
  *n_one = g_utf8_strlen (*one, one_end - *one);
  *n_other = g_utf8_strlen (*other, other_end - *other);
}

gboolean
base_text_is_slip (const char *one,
                   const char *other)
{
  glong n_one, n_other;

  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  find_difference (&one, &other, &n_one, &n_other);
  if (n_one == 2 && n_other == 2)
    return g_utf8_get_char (one) == g_utf8_get_char (g_utf8_next_char (other)) && g_utf8_get_char (other) == g_utf8_get_char (g_utf8_next_char (one));
  return MAX (n_one, n_other) == 1;
}
