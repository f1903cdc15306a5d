#include "exchange-reader.h"

#include <glib/gstdio.h>
#include <string.h>

#include "territory-outline.h"

typedef struct
{
  const char *path;
  guint       n_rows;
  guint       n_columns;
  const char *srs;
  gint64      more;
} Expected;

static const Expected shared[] = {
  { "valdoise/communes/communes-95-geo.api.gouv.fr-2026.geojson", 183, 3, "EPSG:4326", 0 },
  { "valdoise/communes/communes-95-france-geojson-2018.geojson", 184, 2, "EPSG:4326", 0 },
  { "valdoise/communes/communes-95-geoapi-fields-DERIVED.geojson", 183, 7, "EPSG:4326", 0 },
  { "valdoise/communes/communes-95-geoapi-json-DERIVED.json", 183, 8, NULL, 0 },
  { "valdoise/communes/departement-95-france-geojson-2018.geojson", 1, 2, "EPSG:4326", 0 },
  { "valdoise/annuaire/fr-en-annuaire-education_95_COMPOSITE-TEST_headers2023.csv", 787, 0, NULL, 0 },
  { "valdoise/annuaire/fr-en-annuaire-education_95_COMPOSITE-TEST_headers2026.csv", 787, 0, NULL, 0 },
  { "valdoise/annuaire/fr-en-annuaire-education_95_COMPOSITE-TEST_EXCEL-resaved-cp1252.csv", 787, 0, NULL, 0 },
  { "valdoise/annuaire/fr-en-annuaire-education_95_COMPOSITE-TEST_exports-json.json", 787, 0, NULL, 0 },
  { "valdoise/annuaire/fr-en-annuaire-education_95_COMPOSITE-TEST_exports-geojson.geojson", 787, 0, "EPSG:4326", 0 },
  { "valdoise/annuaire/fr-en-annuaire-education_95_COMPOSITE-TEST_api-v1-records.json", 100, 0, "EPSG:4326", 687 },
  { "valdoise/annuaire/fr-en-annuaire-education_95_COMPOSITE-TEST_api-v2.1-records.json", 100, 0, NULL, 687 },
  { "valdoise/qpv/qpv_95_2024_ddt95.geojson", 42, 0, "EPSG:4326", 0 },
  { "valdoise/qpv/QP2024_95_LB93_DERIVED.geojson", 42, 6, "EPSG:2154", 0 },
  { "valdoise/qpv/shp/QP2024_95_LB93_DERIVED.shp", 42, 6, "EPSG:2154", 0 },
  { "valdoise/qpv/shp-latin1/QP2024_95_LB93_latin1_DERIVED.shp", 42, 6, "EPSG:2154", 0 },
  { "valdoise/rep/liste-des-rep-et-rep-rentree-2022_95.csv", 252, 11, NULL, 0 },
  { "valdoise/centres-sociaux/centres-sociaux-95_SYNTHETIC-FICTIONAL.csv", 62, 12, NULL, 0 },
  { "elsewhere/fr-en-annuaire-education_035_2023-06-08.csv", 996, 0, NULL, 0 },
  { "elsewhere/centres-sociaux/gironde_2019.csv", 20, 0, NULL, 0 },
  { "elsewhere/centres-sociaux/maine-et-loire_2020_lambert93.csv", 30, 0, NULL, 0 },
};

static char *
find_shared (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LIENS_SHARED_DATA") != NULL ? g_getenv ("LIENS_SHARED_DATA") : "", name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the shared open data is not on this machine");
  return NULL;
}

static ExchangeTable *
read_one (const char *path)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) tables = exchange_reader_read (path, 0, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, ==, 1);
  return exchange_table_ref (tables->pdata[0]);
}

static char *
write_file (const char *name,
            const void *bytes,
            gssize      length)
{
  g_autofree char *folder = g_dir_make_tmp ("liens-reader-XXXXXX", NULL);
  char            *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  return path;
}

static void
remove_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

static ExchangeTable *
read_bytes (const char *name,
            const void *bytes,
            gssize      length)
{
  g_autofree char *path = write_file (name, bytes, length);
  ExchangeTable   *table = read_one (path);

  remove_file (path);
  return table;
}

static GError *
fail_to_read (const char *name,
              const void *bytes,
              gssize      length)
{
  g_autofree char *path = write_file (name, bytes, length);
  GError          *error = NULL;

  g_assert_null (exchange_reader_read (path, 0, NULL, NULL, NULL, &error));
  remove_file (path);
  return error;
}

static void
test_every_shape_of_open_data_is_read (gconstpointer data)
{
  const Expected           *expected = data;
  g_autofree char          *path = find_shared (expected->path);
  g_autoptr (ExchangeTable) table = NULL;

  if (path == NULL)
    return;
  table = read_one (path);
  g_assert_cmpuint (exchange_table_get_n_rows (table), ==, expected->n_rows);
  if (expected->n_columns > 0)
    g_assert_cmpuint (exchange_table_get_n_columns (table), ==, expected->n_columns);
  g_assert_cmpstr (exchange_table_get_srs (table), ==, expected->srs);
  g_assert_cmpint (exchange_table_get_more (table), ==, expected->more);
}

static void
test_lambert_outlines_fall_on_their_degrees (void)
{
  g_autofree char          *metres = find_shared ("valdoise/qpv/QP2024_95_LB93_DERIVED.geojson");
  g_autofree char          *degrees = metres == NULL ? NULL : find_shared ("valdoise/qpv/QP2024_95_WGS84_DERIVED.geojson");
  g_autoptr (ExchangeTable) one = NULL, other = NULL;

  if (degrees == NULL)
    return;
  one = read_one (metres);
  other = read_one (degrees);
  for (guint i = 0; i < exchange_table_get_n_rows (one); i++)
    {
      GBytes                      *first = exchange_table_get_place (one, i)->outline, *second = exchange_table_get_place (other, i)->outline;
      g_autoptr (TerritoryOutline) a = territory_outline_decode (g_bytes_get_data (first, NULL), g_bytes_get_size (first), NULL);
      g_autoptr (TerritoryOutline) b = territory_outline_decode (g_bytes_get_data (second, NULL), g_bytes_get_size (second), NULL);

      g_assert_cmpfloat_with_epsilon (territory_outline_get_bounds (a).west, territory_outline_get_bounds (b).west, 2e-7);
      g_assert_cmpfloat_with_epsilon (territory_outline_get_bounds (a).north, territory_outline_get_bounds (b).north, 2e-7);
    }
}

static void
test_lines_count_the_breaks_inside_cells (void)
{
  g_autoptr (ExchangeTable) table = read_bytes ("t.csv", "nom;notes\r\nA;\"un\r\ndeux\"\r\n\r\nB;\"dit \"\"oui\"\"\"\r\n", -1);

  g_assert_cmpuint (exchange_table_get_n_rows (table), ==, 2);
  g_assert_cmpuint (exchange_table_get_line (table, 0), ==, 2);
  g_assert_cmpuint (exchange_table_get_line (table, 1), ==, 5);
  g_assert_cmpstr (exchange_table_get_cell (table, 0, 1), ==, "un\r\ndeux");
  g_assert_cmpstr (exchange_table_get_cell (table, 1, 1), ==, "dit \"oui\"");
}

static void
test_any_separator_and_encoding_will_do (void)
{
  static const char         utf16[] = "\xFF\xFEn\0o\0m\0\t\0v\0i\0l\0l\0e\0\n\0\xC9\0v\0a\0\t\0U\0s\0\n\0";
  g_autoptr (ExchangeTable) comma = read_bytes ("a.csv", "nom,ville\n\"Eva, Léa\",Us\n", -1);
  g_autoptr (ExchangeTable) cp1252 = read_bytes ("b.csv", "nom;ville\n\xC9va;Us\n", -1);
  g_autoptr (ExchangeTable) wide = read_bytes ("c.txt", utf16, sizeof utf16 - 1);
  g_autoptr (ExchangeTable) old = read_bytes ("d.csv", "nom\tville\r\xC9va\tUs\r", -1);

  g_assert_cmpstr (exchange_table_get_cell (comma, 0, 0), ==, "Eva, Léa");
  g_assert_cmpstr (exchange_table_get_cell (cp1252, 0, 0), ==, "Éva");
  g_assert_cmpstr (exchange_table_get_cell (wide, 0, 0), ==, "Éva");
  g_assert_cmpstr (exchange_table_get_cell (wide, 0, 1), ==, "Us");
  g_assert_cmpstr (exchange_table_get_cell (old, 0, 0), ==, "Éva");
}

static void
test_a_quote_that_never_closes_is_a_letter (void)
{
  g_autoptr (ExchangeTable) table = read_bytes ("t.csv", "nom;ville\n\"Eva;Us\nLéa;Us\n", -1);

  g_assert_cmpuint (exchange_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (exchange_table_get_cell (table, 0, 0), ==, "\"Eva");
}

static void
test_titles_above_the_header_are_passed_over (void)
{
  g_autoptr (ExchangeTable) table = read_bytes ("t.csv", "Liste des centres;;\n;;\nNom;Adresse;Ville\nA;1 rue X;Us\n", -1);

  g_assert_cmpstr (exchange_table_get_column_name (table, 2), ==, "Ville");
  g_assert_cmpuint (exchange_table_get_n_rows (table), ==, 1);
  g_assert_cmpuint (exchange_table_get_line (table, 0), ==, 4);
}

static void
test_metres_without_a_word_are_lambert_93 (void)
{
  g_autoptr (ExchangeTable) table = read_bytes ("p.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"nom\":\"A\"},"
                                                             "\"geometry\":{\"type\":\"Point\",\"coordinates\":[645898.7,6876500.2]}}]}",
                                                -1);
  const ExchangePlace      *place = exchange_table_get_place (table, 0);

  g_assert_cmpstr (exchange_table_get_srs (table), ==, "EPSG:2154");
  g_assert_cmpfloat_with_epsilon (place->lon, 2.260812481, 1e-6);
  g_assert_cmpfloat_with_epsilon (place->lat, 48.98615466, 1e-6);
}

static void
test_what_is_not_a_table_is_refused_by_name (void)
{
  static const struct
  {
    const char         *name, *bytes;
    gssize              length;
    ExchangeReaderError code;
  } wrong[] = {
    { "a.csv", "", 0, EXCHANGE_READER_ERROR_EMPTY },
    { "b.json", "{\"a\": 1}", -1, EXCHANGE_READER_ERROR_NOT_RECOGNISED },
    { "c.json", "[{\"a\": 1}, {\"a\":", -1, EXCHANGE_READER_ERROR_DAMAGED },
    { "d.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"coordinates\":[[[\"", -1, EXCHANGE_READER_ERROR_DAMAGED },
    { "e.xlsx", "PK\3\4 not a zip", -1, EXCHANGE_READER_ERROR_NOT_RECOGNISED },
    { "f.shp", "\0\0\x27\x0a\0\0\0\0", 8, EXCHANGE_READER_ERROR_NOT_RECOGNISED },
    { "g.html", "<html><body>404</body></html>", -1, EXCHANGE_READER_ERROR_NOT_RECOGNISED },
    { "h.bin", "\1\0\0\2\3\0\4\0\0\0\0\1\1\1\7\7", 16, EXCHANGE_READER_ERROR_NOT_RECOGNISED },
    { "i.gpkg", "SQLite format 3\0then nothing", 28, EXCHANGE_READER_ERROR_NOT_RECOGNISED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = fail_to_read (wrong[i].name, wrong[i].bytes, wrong[i].length);

      g_test_message ("%s: %s", wrong[i].name, error->message);
      g_assert_error (error, EXCHANGE_READER_ERROR, (gint) wrong[i].code);
      g_assert_cmpuint (strlen (exchange_reader_explain (wrong[i].code)), >, 10);
    }
}

static void
test_a_missing_file_says_so (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (exchange_reader_read ("/nowhere/at-all.csv", 0, NULL, NULL, NULL, &error));
  g_assert_error (error, EXCHANGE_READER_ERROR, EXCHANGE_READER_ERROR_UNREADABLE);
}

/* Whatever is done to a file, there is an answer: tables, or an error that names the fault. */
static void
test_torn_and_mutated_files_always_answer (gconstpointer data)
{
  g_autofree char  *path = find_shared (data);
  g_autofree char  *bytes = NULL, *name = path == NULL ? NULL : g_path_get_basename (path);
  g_autoptr (GRand) rand = g_rand_new_with_seed (95);
  gsize             length;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char      *mutated = g_memdup2 (bytes, length);
      gsize                 kept = (gsize) g_rand_int_range (rand, 1, (gint32) length);
      g_autofree char      *other = NULL;
      g_autoptr (GError)    error = NULL;
      g_autoptr (GPtrArray) tables = NULL;

      for (guint j = 0; j < i * 20; j++)
        mutated[g_rand_int_range (rand, 0, (gint32) length)] = (char) g_rand_int_range (rand, 0, 256);
      other = write_file (name, mutated, (gssize) (i % 2 == 0 ? kept : length));
      tables = exchange_reader_read (other, 0, NULL, NULL, NULL, &error);
      g_assert_true ((tables == NULL) == (error != NULL));
      g_assert_true (error == NULL || error->domain == EXCHANGE_READER_ERROR);
      remove_file (other);
    }
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
count_progress (double   share,
                guint64  rows,
                gpointer user_data)
{
  g_assert_true (g_main_context_is_owner (NULL));
  ++*(guint *) user_data;
}

static void
test_a_big_file_tells_how_far_it_is (void)
{
  g_autofree char         *path = find_shared ("national/fr-en-annuaire-education_NATIONAL-SIZE_COMPOSITE-TEST_headers2026.csv");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray)    tables = NULL;
  guint                    n_news = 0;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("too slow under the sanitizers");
  return;
#endif
  if (path == NULL)
    return;
  exchange_reader_read_async (path, 0, count_progress, &n_news, NULL, on_read, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  tables = exchange_reader_read_finish (result, NULL);
  g_assert_cmpuint (exchange_table_get_n_rows (tables->pdata[0]), ==, 69000);
  g_assert_cmpuint (n_news, >, 3);
}

static void
cancel_early (double   share,
              guint64  rows,
              gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_reading_can_be_cancelled (void)
{
  g_autofree char         *path = find_shared ("national/communes-france-geojson-2018.geojson");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  if (path == NULL)
    return;
  g_assert_null (exchange_reader_read (path, 0, cancel_early, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define EXCEL "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta charset=utf-8><style>td {mso-number-format:General}</style></head><body>\r\n" \
              "<table border=0><col width=80>\r\n <tr height=20>\r\n  <td>Nom</td>\r\n  <td>Code\r\n  postal</td><td>Commune</td></tr>\r\n" \
              " <tr><td>Centre&nbsp;social<br>  Jean Vilar</td><td>01000</td><td rowspan=2>Argenteuil</td></tr>\r\n" \
              " <tr><td>École &amp; Famille</td><td>&nbsp;</td></tr>\r\n <tr><td colspan=2>Maison</td><td><s>Cergy</s></td></tr>\r\n</table></body></html>"
#define WORD "<p>Une phrase.</p><table><tr><td><p class=MsoNormal>Nom</p></td><td><p>T\xE9l</p></td></tr><tr><td><p>A<table><tr><td>dedans</td></tr></table></p></td><td>01</td></tr></table>"

static void
test_a_copied_table_is_read (void)
{
  g_autofree char          *path = write_file ("copied", EXCEL, -1);
  g_autoptr (ExchangeTable) table = read_one (path);

  g_assert_cmpuint (exchange_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (exchange_table_get_column_name (table, 1), ==, "Code postal");
  g_assert_cmpstr (exchange_table_get_cell (table, 0, 0), ==, "Centre\u00a0social\nJean Vilar");
  g_assert_cmpstr (exchange_table_get_cell (table, 0, 1), ==, "01000");
  g_assert_cmpstr (exchange_table_get_cell (table, 1, 0), ==, "École & Famille");
  g_assert_null (exchange_table_get_cell (table, 1, 1));
  g_assert_cmpstr (exchange_table_get_cell (table, 1, 2), ==, "Argenteuil");
  g_assert_null (exchange_table_get_cell (table, 2, 1));
  g_assert_cmpstr (exchange_table_get_cell (table, 2, 2), ==, "Cergy");
  g_assert_cmpuint (exchange_table_get_line (table, 2), ==, 4);
  remove_file (path);
}

static void
test_a_table_in_a_letter_is_read (void)
{
  g_autofree char          *path = write_file ("letter.html", WORD, -1);
  g_autoptr (ExchangeTable) table = read_one (path);

  g_assert_cmpstr (exchange_table_get_column_name (table, 1), ==, "Tél");
  g_assert_cmpuint (exchange_table_get_n_rows (table), ==, 1);
  g_assert_cmpstr (exchange_table_get_cell (table, 0, 0), ==, "A");
  remove_file (path);
}

static void
test_each_table_of_a_page_is_one (void)
{
  g_autofree char      *path = write_file ("two.html", EXCEL "<hr>" WORD, -1);
  g_autoptr (GPtrArray) tables = exchange_reader_read (path, 0, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (tables->len, ==, 2);
  g_assert_cmpuint (exchange_table_get_sheet (tables->pdata[1]), ==, 2);
  remove_file (path);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const mutated[] = {
    "valdoise/centres-sociaux/centres-sociaux-95_SYNTHETIC-FICTIONAL.csv",
    "valdoise/communes/communes-95-france-geojson-2018.geojson",
    "valdoise/qpv/shp/QP2024_95_LB93_DERIVED.shp",
    "valdoise/annuaire/fr-en-annuaire-education_95_COMPOSITE-TEST_api-v2.1-records.json",
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      g_autofree char *name = g_path_get_basename (shared[i].path);
      g_autofree char *path = g_strconcat ("/exchange/reader/every-shape-of-open-data-is-read/", name, NULL);

      g_test_add_data_func (path, &shared[i], test_every_shape_of_open_data_is_read);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (mutated); i++)
    {
      g_autofree char *name = g_path_get_basename (mutated[i]);
      g_autofree char *path = g_strconcat ("/exchange/reader/torn-and-mutated-files-always-answer/", name, NULL);

      g_test_add_data_func (path, mutated[i], test_torn_and_mutated_files_always_answer);
    }
  g_test_add_func ("/exchange/reader/lambert-outlines-fall-on-their-degrees", test_lambert_outlines_fall_on_their_degrees);
  g_test_add_func ("/exchange/reader/lines-count-the-breaks-inside-cells", test_lines_count_the_breaks_inside_cells);
  g_test_add_func ("/exchange/reader/any-separator-and-encoding-will-do", test_any_separator_and_encoding_will_do);
  g_test_add_func ("/exchange/reader/a-quote-that-never-closes-is-a-letter", test_a_quote_that_never_closes_is_a_letter);
  g_test_add_func ("/exchange/reader/titles-above-the-header-are-passed-over", test_titles_above_the_header_are_passed_over);
  g_test_add_func ("/exchange/reader/metres-without-a-word-are-lambert-93", test_metres_without_a_word_are_lambert_93);
  g_test_add_func ("/exchange/reader/what-is-not-a-table-is-refused-by-name", test_what_is_not_a_table_is_refused_by_name);
  g_test_add_func ("/exchange/reader/a-copied-table-is-read", test_a_copied_table_is_read);
  g_test_add_func ("/exchange/reader/a-table-in-a-letter-is-read", test_a_table_in_a_letter_is_read);
  g_test_add_func ("/exchange/reader/each-table-of-a-page-is-one", test_each_table_of_a_page_is_one);
  g_test_add_func ("/exchange/reader/a-missing-file-says-so", test_a_missing_file_says_so);
  g_test_add_func ("/exchange/reader/a-big-file-tells-how-far-it-is", test_a_big_file_tells_how_far_it_is);
  g_test_add_func ("/exchange/reader/reading-can-be-cancelled", test_reading_can_be_cancelled);
  return g_test_run ();
}
