#include "config.h"

#include "map-fate.h"

#include "map-scene.h"

#include <glib/gi18n-lib.h>

/* Dashes by their rank (map-symbol.h): 0 plain, 3 dots, 5 short, 6 long. */
static const struct
{
  const char  *label;
  MapFateStyle style;
} fates[MAP_N_FATES] = {
  [MAP_FATE_AWAY] = { N_ ("There neither time"), { MAP_TERM_UNKNOWN, 3, 0.8, 0.3, MAP_SIGN_NONE } },
  [MAP_FATE_NEW] = { N_ ("New links"), { 0, 0, 2.6, 0.95, MAP_SIGN_PLUS } },
  [MAP_FATE_ENDED] = { N_ ("Ended links"), { 1, 5, 1.5, 0.95, MAP_SIGN_CROSS } },
  [MAP_FATE_REINFORCED] = { N_ ("Reinforced"), { 2, 0, 3.8, 0.95, MAP_SIGN_UP } },
  [MAP_FATE_WEAKENED] = { N_ ("Weakened"), { 3, 6, 1.9, 0.95, MAP_SIGN_DOWN } },
  [MAP_FATE_MIXED] = { N_ ("Stronger in one way, weaker in another"), { 6, 0, 1.9, 0.95, MAP_SIGN_UP_AND_DOWN } },
  [MAP_FATE_SAME] = { N_ ("Unchanged links"), { MAP_TERM_UNKNOWN, 0, 0.9, 0.55, MAP_SIGN_NONE } },
  [MAP_FATE_UNTOLD] = { N_ ("There both times, not described then"), { MAP_TERM_UNKNOWN, 6, 0.9, 0.55, MAP_SIGN_NONE } },
  [MAP_FATE_UNDATED] = { N_ ("Without a date: nobody knows whether it was there"), { MAP_TERM_UNKNOWN, 3, 1.1, 0.6, MAP_SIGN_DOUBT } },
};

const MapFateStyle *
map_fate_get_style (MapFate fate)
{
  return &fates[MIN (fate, MAP_FATE_UNDATED)].style;
}

const char *
map_fate_get_label (MapFate fate)
{
  return _ (fates[MIN (fate, MAP_FATE_UNDATED)].label);
}

/* --- in words */

char *
map_fates_dup_span (MapMoment before,
                    MapMoment after)
{
  g_autofree char *first = map_moment_dup_words (before), *second = map_moment_dup_words (after);

  if (before.from == before.to || after.from == after.to)
    /* Translators: two days. */
    return g_strdup_printf (_ ("From the %s to the %s"), first, second);
  /* Translators: two school years. */
  return g_strdup_printf (_ ("From %s to %s"), first, second);
}

static char *
dup_phrase (MapFate fate,
            guint   n)
{
  switch (fate)
    {
    case MAP_FATE_NEW:
      return g_strdup_printf (ngettext ("%u new link", "%u new links", n), n);
    case MAP_FATE_ENDED:
      /* Translators: of links, as the next ones. */
      return g_strdup_printf (ngettext ("%u ended", "%u ended", n), n);
    case MAP_FATE_REINFORCED:
      return g_strdup_printf (ngettext ("%u reinforced", "%u reinforced", n), n);
    case MAP_FATE_WEAKENED:
      return g_strdup_printf (ngettext ("%u weakened", "%u weakened", n), n);
    case MAP_FATE_MIXED:
      return g_strdup_printf (ngettext ("%u stronger in one way and weaker in another", "%u stronger in one way and weaker in another", n), n);
    case MAP_FATE_SAME:
      return g_strdup_printf (ngettext ("%u unchanged", "%u unchanged", n), n);
    case MAP_FATE_UNTOLD:
      return g_strdup_printf (ngettext ("%u there both times, nobody knows how", "%u there both times, nobody knows how", n), n);
    case MAP_FATE_UNDATED:
      return g_strdup_printf (ngettext ("%u without a date", "%u without a date", n), n);
    case MAP_FATE_AWAY:
    default:
      return NULL;
    }
}

/* What changed is said though it be none; the others where there are some. */
char *
map_fates_dup_sentence (const guint *n,
                        MapMoment    before,
                        MapMoment    after)
{
  g_autofree char    *span = map_fates_dup_span (before, after);
  g_autoptr (GString) list = g_string_new (NULL);

  for (MapFate fate = MAP_FATE_NEW; fate < MAP_N_FATES; fate++)
    {
      g_autofree char *phrase = n[fate] > 0 || fate <= MAP_FATE_WEAKENED ? dup_phrase (fate, n[fate]) : NULL;

      if (phrase != NULL)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", phrase);
    }
  /* Translators: "From 2021-2022 to 2023-2024", then "4 new links, 2 ended…". */
  return g_strdup_printf (_ ("%s: %s."), span, list->str);
}
