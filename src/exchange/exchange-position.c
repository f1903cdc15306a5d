#include "exchange-position.h"

#include <math.h>
#include <stdlib.h>

#include "base-text.h"
#include "territory-area.h"

#define N_SYSTEMS (TERRITORY_SYSTEM_UTM_40S + 1)
#define APART_METRES 250000.0
#define APART_TIMES 2.5

typedef struct
{
  gboolean        written; /* something stands in the cells */
  gboolean        read;
  double          first, second;
  TerritorySystem guess;
  gboolean        placed;
  TerritoryPoint  point;
} Pair;

char *
exchange_position_dup_distance (double metres)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (metres < 1000)
    return g_strdup_printf ("%.0f m", metres);
  return g_strdup_printf ("%s km", g_ascii_formatd (digits, sizeof digits, metres < 10000 ? "%.1f" : "%.0f", metres / 1000));
}

static TerritorySystem
elect_system (const Pair *pairs,
              guint       n)
{
  guint           votes[N_SYSTEMS] = { 0 };
  TerritorySystem best = TERRITORY_SYSTEM_NONE;

  for (guint i = 0; i < n; i++)
    if (pairs[i].read && pairs[i].guess != TERRITORY_SYSTEM_NONE)
      votes[pairs[i].guess]++;
  for (guint i = 1; i < N_SYSTEMS; i++)
    if (votes[i] > votes[best])
      best = (TerritorySystem) i;
  return best;
}

static gboolean
are_mirrored (TerritorySystem one,
              TerritorySystem other)
{
  return (one == TERRITORY_SYSTEM_DEGREES && other == TERRITORY_SYSTEM_DEGREES_SWAPPED) || (one == TERRITORY_SYSTEM_DEGREES_SWAPPED && other == TERRITORY_SYSTEM_DEGREES) || (one == TERRITORY_SYSTEM_LAMBERT_93 && other == TERRITORY_SYSTEM_LAMBERT_93_SWAPPED) || (one == TERRITORY_SYSTEM_LAMBERT_93_SWAPPED && other == TERRITORY_SYSTEM_LAMBERT_93);
}

static char *
dup_pair (const Pair *pair)
{
  g_autofree char *first = base_text_dup_number (pair->first), *second = base_text_dup_number (pair->second);

  return g_strdup_printf ("%s ; %s", first, second);
}

static void
place_pair (Pair             *pair,
            TerritorySystem   common,
            ExchangeProposal *proposal)
{
  g_autofree char *words = NULL;

  if (!pair->written || proposal->refused)
    return;
  words = dup_pair (pair);
  if (pair->read && territory_projection_read (common, pair->first, pair->second, &pair->point) && territory_projection_is_in_france (pair->point))
    pair->placed = TRUE;
  else if (pair->read && pair->guess != TERRITORY_SYSTEM_NONE && territory_projection_read (pair->guess, pair->first, pair->second, &pair->point))
    {
      pair->placed = TRUE;
      exchange_proposal_doubt (proposal, are_mirrored (common, pair->guess) ? "position-swapped" : "position-other-system", words);
    }
  else
    exchange_proposal_doubt (proposal, "position-unread", pair->read ? words : "?");
  if (pair->placed)
    exchange_proposal_take (proposal, "position", dossier_value_new_position (pair->point.lon, pair->point.lat));
}

static int
compare_numbers (gconstpointer one,
                 gconstpointer other)
{
  double a = *(const double *) one, b = *(const double *) other;

  return a < b ? -1 : a > b;
}

static double
find_median (GArray *numbers)
{
  g_array_sort (numbers, compare_numbers);
  return g_array_index (numbers, double, numbers->len / 2);
}

static gboolean
find_middle (const Pair     *pairs,
             guint           n,
             TerritoryPoint *middle)
{
  g_autoptr (GArray) lons = g_array_new (FALSE, FALSE, sizeof (double)), lats = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n; i++)
    if (pairs[i].placed)
      {
        g_array_append_val (lons, pairs[i].point.lon);
        g_array_append_val (lats, pairs[i].point.lat);
      }
  if (lons->len < 5)
    return FALSE;
  *middle = (TerritoryPoint){ find_median (lons), find_median (lats) };
  return TRUE;
}

/* In a local list one row 300 km away is a slip; in a national one distances say nothing. */
static void
doubt_far_ones (const Pair *pairs,
                guint       n,
                GPtrArray  *proposals)
{
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (double));
  TerritoryPoint     middle;
  double             usual;

  if (!find_middle (pairs, n, &middle))
    return;
  for (guint i = 0; i < n; i++)
    if (pairs[i].placed)
      {
        double distance = territory_area_get_distance_between (middle, pairs[i].point);

        g_array_append_val (distances, distance);
      }
  usual = find_median (distances);
  for (guint i = 0; i < n; i++)
    if (pairs[i].placed)
      {
        double           distance = territory_area_get_distance_between (middle, pairs[i].point);
        g_autofree char *words = exchange_position_dup_distance (distance);

        if (distance > APART_METRES && distance > APART_TIMES * usual)
          exchange_proposal_doubt (proposals->pdata[i], "position-apart", words);
      }
}

static void
place_pairs (Pair      *pairs,
             guint      n,
             GPtrArray *proposals)
{
  TerritorySystem common = elect_system (pairs, n);

  for (guint i = 0; i < n; i++)
    place_pair (&pairs[i], common, proposals->pdata[i]);
  doubt_far_ones (pairs, n, proposals);
}

static void
read_numbers (Pair       *pair,
              const char *first,
              const char *second)
{
  pair->written = first != NULL || second != NULL;
  pair->read = base_text_read_number (first, &pair->first) && base_text_read_number (second, &pair->second);
  if (pair->read && fabs (pair->first) < 1e-9 && fabs (pair->second) < 1e-9)
    pair->written = FALSE; /* 0 ; 0 is how programs write nothing */
  if (pair->read)
    pair->guess = territory_projection_guess (pair->first, pair->second);
}

void
exchange_position_read (const ExchangeTable *table,
                        int                  first,
                        int                  second,
                        GPtrArray           *proposals)
{
  guint            n = exchange_table_get_n_rows (table);
  g_autofree Pair *pairs = g_new0 (Pair, n);

  g_return_if_fail (proposals->len == n);

  for (guint i = 0; i < n; i++)
    read_numbers (&pairs[i], exchange_table_get_cell (table, i, first), exchange_table_get_cell (table, i, second));
  place_pairs (pairs, n, proposals);
}

/* Cut at the comma, semicolon or space between the two; a comma may also be a decimal one. */
static void
read_cell (Pair       *pair,
           const char *cell)
{
  static const char *const cuts[] = { ";", ", ", " ", ",", NULL };

  pair->written = cell != NULL;
  for (guint i = 0; cell != NULL && cuts[i] != NULL && !pair->read; i++)
    {
      g_auto (GStrv) parts = g_strsplit (cell, cuts[i], 3);

      if (g_strv_length (parts) == 2)
        read_numbers (pair, g_strstrip (parts[0]), g_strstrip (parts[1]));
    }
}

void
exchange_position_read_pairs (const ExchangeTable *table,
                              int                  column,
                              GPtrArray           *proposals)
{
  guint            n = exchange_table_get_n_rows (table);
  g_autofree Pair *pairs = g_new0 (Pair, n);

  g_return_if_fail (proposals->len == n);

  for (guint i = 0; i < n; i++)
    read_cell (&pairs[i], exchange_table_get_cell (table, i, column));
  place_pairs (pairs, n, proposals);
}

void
exchange_position_read_places (const ExchangeTable *table,
                               GPtrArray           *proposals)
{
  g_return_if_fail (proposals->len == exchange_table_get_n_rows (table));

  for (guint i = 0; i < proposals->len; i++)
    {
      const ExchangePlace *place = exchange_table_get_place (table, i);

      if (place != NULL && place->has_point)
        exchange_proposal_take (proposals->pdata[i], "position", dossier_value_new_position (place->lon, place->lat));
      else if (place != NULL && place->has_xy)
        exchange_proposal_doubt (proposals->pdata[i], "position-unread", "?");
    }
}
