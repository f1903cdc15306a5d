#include "config.h"

#include "sync-view-strength.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FEWEST 8 /* characters */
#define BITS_FAIR 45
#define BITS_STRONG 65

/* How many signs somebody who tries has to think of, after those that are there. */
static guint
count_signs (const char *passphrase)
{
  gboolean small = FALSE, large = FALSE, digit = FALSE, other = FALSE;

  for (const char *at = passphrase; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar sign = g_utf8_get_char (at);

      small |= g_unichar_islower (sign);
      large |= g_unichar_isupper (sign);
      digit |= g_unichar_isdigit (sign);
      other |= !g_unichar_isalnum (sign);
    }
  return 26u * small + 26u * large + 10u * digit + 20u * other;
}

/* Those that neither repeat nor follow the one before. */
static guint
count_surprises (const char *passphrase)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new (NULL, NULL);
  gunichar               before = 0;
  guint                  n = 0;

  for (const char *at = passphrase; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar sign = g_utf8_get_char (at);
      guint    pair = before * 31 + sign;

      n += sign != before && sign != before + 1 && sign + 1 != before && g_hash_table_add (pairs, GUINT_TO_POINTER (pair));
      before = sign;
    }
  return n;
}

SyncViewStrength
sync_view_strength_measure (const char *passphrase)
{
  double bits;

  if (*passphrase == '\0')
    return SYNC_VIEW_STRENGTH_NONE;
  if (g_utf8_strlen (passphrase, -1) < FEWEST)
    return SYNC_VIEW_STRENGTH_TOO_SHORT;
  bits = count_surprises (passphrase) * log2 (MAX (count_signs (passphrase), 2));
  /* Words are not letters drawn at random. */
  bits *= 0.7;
  return bits < BITS_FAIR ? SYNC_VIEW_STRENGTH_WEAK : bits < BITS_STRONG ? SYNC_VIEW_STRENGTH_FAIR
                                                                         : SYNC_VIEW_STRENGTH_STRONG;
}

const char *
sync_view_strength_explain (SyncViewStrength self)
{
  switch (self)
    {
    case SYNC_VIEW_STRENGTH_TOO_SHORT:
      return _ ("Too short: eight characters at least, four words at best.");
    case SYNC_VIEW_STRENGTH_WEAK:
      return _ ("Weak: a patient person would guess it. Add a word or two.");
    case SYNC_VIEW_STRENGTH_FAIR:
      return _ ("Fair: enough against the curious. One word more makes it strong.");
    case SYNC_VIEW_STRENGTH_STRONG:
      return _ ("Strong.");
    case SYNC_VIEW_STRENGTH_NONE:
    default:
      return _ ("Four words that have nothing to do with each other are easy to keep in mind and hard to guess.");
    }
}
