#include "dossier-nearby-private.h"

#include "base-identifier.h"
#include "dossier-path.h"
#include "dossier-reader-private.h"
#include "dossier-select-private.h"
#include "territory-area.h"

#include <string.h>

#define METRES_PER_DEGREE 111000.0 /* of latitude; a little less than it is, so that nothing is missed */
#define SALT 7000                  /* of our statements, which may be asked while another is being prepared */

typedef struct
{
  gint64         row;
  TerritoryPoint place;
} Placed;

typedef struct
{
  gint64 school, centre;
  double metres;
} Pair;

typedef struct
{
  DossierDatabase         *database;
  const DossierVocabulary *vocabulary;
  double                   metres;
  guint32                  day;
  GHashTable              *linked; /* a gint64[2] of rows, the lower first */
} Search;

static guint
hash_ends (gconstpointer ends)
{
  const gint64 *rows = ends;

  return (guint) (rows[0] * 2654435761 ^ rows[1]);
}

static gboolean
equal_ends (gconstpointer one,
            gconstpointer other)
{
  return memcmp (one, other, 2 * sizeof (gint64)) == 0;
}

typedef void (*TakeRow) (gpointer          data,
                         DossierStatement *row);

/* Of today, in the order they are stored. Takes query and columns. */
static gboolean
read_rows (const Search *search,
           DossierQuery *query,
           const char   *columns,
           TakeRow       take,
           gpointer      data,
           GError      **error)
{
  g_autoptr (DossierQuery)     asked = query;
  g_autoptr (DossierSelect)    select = NULL;
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  dossier_query_add_filter (asked, "life", "current");
  dossier_query_set_date (asked, search->day);
  dossier_query_set_order (asked, "id", FALSE);
  select = dossier_select_new (asked, DOSSIER_SELECT_ALL, search->vocabulary);
  dossier_select_add_sql (select, columns);
  rows = dossier_select_prepare (select, search->database, SALT, error);
  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    take (data, rows);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
take_placed (gpointer          data,
             DossierStatement *row)
{
  GArray *found = data;
  Placed  placed;

  if (dossier_statement_get_type (row, 1) != DOSSIER_COLUMN_REAL || g_strcmp0 (dossier_statement_get_text (row, 3), "commune") == 0)
    return;
  placed.row = dossier_statement_get_integer (row, 0);
  placed.place = (TerritoryPoint){ dossier_statement_get_real (row, 1), dossier_statement_get_real (row, 2) };
  g_array_append_val (found, placed);
}

static GArray *
read_placed (const Search      *search,
             const char *const *types,
             GError           **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Placed));
  DossierQuery      *query = dossier_query_new ("structure");

  for (; *types != NULL; types++)
    dossier_query_add_filter (query, "type", *types);
  if (!read_rows (search, query, "k.id, k.\"position.lon\", k.\"position.lat\", k.position_precision", take_placed, found, error))
    return NULL;
  return g_steal_pointer (&found);
}

static void
take_link (gpointer          data,
           DossierStatement *row)
{
  gint64  a = dossier_statement_get_integer (row, 0), b = dossier_statement_get_integer (row, 1);
  gint64 *ends = g_new (gint64, 2);

  ends[0] = MIN (a, b);
  ends[1] = MAX (a, b);
  g_hash_table_add (data, ends);
}

static gboolean
are_linked (const Search *search,
            gint64        one,
            gint64        other)
{
  gint64 ends[2] = { MIN (one, other), MAX (one, other) };

  return g_hash_table_contains (search->linked, ends);
}

static int
compare_latitudes (gconstpointer a,
                   gconstpointer b)
{
  const Placed *one = a, *other = b;

  return (one->place.lat > other->place.lat) - (one->place.lat < other->place.lat);
}

/* The first that is not south of this latitude. */
static guint
find_first (const GArray *places,
            double        latitude)
{
  guint low = 0, high = places->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (places, Placed, middle).place.lat < latitude)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_neighbours_of (const Search *search,
                   const Placed *school,
                   const GArray *centres,
                   GArray       *pairs)
{
  double reach = search->metres / METRES_PER_DEGREE;

  for (guint i = find_first (centres, school->place.lat - reach); i < centres->len; i++)
    {
      const Placed *centre = &g_array_index (centres, Placed, i);
      Pair          pair = { school->row, centre->row, 0 };

      if (centre->place.lat > school->place.lat + reach)
        return;
      pair.metres = territory_area_get_distance_between (school->place, centre->place);
      if (pair.metres <= search->metres && !are_linked (search, school->row, centre->row))
        g_array_append_val (pairs, pair);
    }
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *one = a, *other = b;

  if (one->metres != other->metres)
    return one->metres < other->metres ? -1 : 1;
  if (one->school != other->school)
    return one->school < other->school ? -1 : 1;
  return (one->centre > other->centre) - (one->centre < other->centre);
}

static GArray *
find_pairs (const Search *search,
            GError      **error)
{
  g_autoptr (GArray) centres = read_placed (search, dossier_path_get_centre_types (), error);
  g_autoptr (GArray) schools = centres == NULL ? NULL : read_placed (search, dossier_path_get_school_types (), error);
  GArray            *pairs;

  if (schools == NULL || !read_rows (search, dossier_query_new ("link"), "k.a, k.b", take_link, search->linked, error))
    return NULL;
  pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_array_sort (centres, compare_latitudes);
  for (guint i = 0; i < schools->len; i++)
    add_neighbours_of (search, &g_array_index (schools, Placed, i), centres, pairs);
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

static GArray *
search_pairs (DossierDatabase         *database,
              const DossierVocabulary *vocabulary,
              guint                    metres,
              guint32                  day,
              GError                 **error)
{
  g_autoptr (GHashTable) linked = g_hash_table_new_full (hash_ends, equal_ends, g_free, NULL);
  Search                 search = { database, vocabulary, metres, day, linked };

  return find_pairs (&search, error);
}

char *
dossier_nearby_dup_rows (DossierDatabase         *database,
                         const DossierVocabulary *vocabulary,
                         guint                    metres,
                         guint32                  day,
                         GError                 **error)
{
  g_autoptr (GArray) pairs = search_pairs (database, vocabulary, metres, day, error);
  GString           *rows;

  if (pairs == NULL)
    return NULL;
  rows = g_string_new ("[");
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      g_string_append_printf (rows, "%s%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT, i > 0 ? "," : "", pair->school, pair->centre);
    }
  g_string_append_c (rows, ']');
  return g_string_free (rows, FALSE);
}

void
dossier_neighbours_free (DossierNeighbours *self)
{
  g_free (self->school);
  g_free (self->centre);
  g_free (self);
}

static char *
dup_id (DossierReader *reader,
        gint64         row,
        GError       **error)
{
  g_autoptr (DossierStatement) found = dossier_database_prepare (dossier_reader_get_database (reader), "SELECT uuid FROM ent WHERE id = ?1", error);
  gsize                        length;

  if (found == NULL)
    return NULL;
  dossier_statement_bind_integer (found, 1, row);
  if (!dossier_statement_step (found, error))
    return NULL;
  return base_identifier_from_bytes (dossier_statement_get_bytes (found, 0, &length), g_malloc (BASE_IDENTIFIER_DIGITS + 1));
}

GPtrArray *
dossier_nearby_list (DossierReader *reader,
                     guint          metres,
                     guint32        day,
                     GError       **error)
{
  DossierVocabulary    *vocabulary;
  g_autoptr (GArray)    pairs = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_neighbours_free);

  g_return_val_if_fail (reader != NULL, NULL);

  vocabulary = dossier_reader_get_vocabulary (reader, error);
  pairs = vocabulary == NULL ? NULL : search_pairs (dossier_reader_get_database (reader), vocabulary, metres, day, error);
  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const Pair        *pair = &g_array_index (pairs, Pair, i);
      DossierNeighbours *neighbours = g_new0 (DossierNeighbours, 1);

      g_ptr_array_add (found, neighbours);
      neighbours->metres = pair->metres;
      neighbours->school = dup_id (reader, pair->school, error);
      neighbours->centre = neighbours->school == NULL ? NULL : dup_id (reader, pair->centre, error);
      if (neighbours->centre == NULL)
        return NULL;
    }
  return pairs == NULL ? NULL : g_steal_pointer (&found);
}
