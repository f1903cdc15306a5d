#include "exchange-paste.h"

#include "exchange-plan.h"

#include <glib/gstdio.h>

#include "dossier-fixture.h"

#define TEXT "Nom\tCode postal\tTéléphone\nCentre social Jean Vilar\t01000\t01 34 00 00 00\n\"Maison\nde quartier\"\t95200\t\n"
#define HTML "<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"><TABLE><TR><TD>Nom</TD><TD>Code postal</TD></TR>" \
             "<TR><TD>Centre social Jean Vilar</TD><TD>01000</TD></TR></TABLE>"

static ExchangeTable *
read_pasted (const char *html,
             const char *text)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (ExchangePaste) paste = exchange_paste_new (html, text, &error);
  g_autoptr (GPtrArray)     tables = NULL;

  g_assert_no_error (error);
  tables = exchange_reader_read (exchange_paste_get_path (paste), 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, ==, 1);
  return exchange_table_ref (tables->pdata[0]);
}

static void
cells_of_a_spreadsheet_are_read (DossierFixture *fixture,
                                 gconstpointer   data)
{
  g_autoptr (ExchangeTable) table = read_pasted (NULL, TEXT);

  g_assert_cmpuint (exchange_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (exchange_table_get_cell (table, 0, 1), ==, "01000");
  g_assert_cmpstr (exchange_table_get_cell (table, 1, 0), ==, "Maison\nde quartier");
  g_assert_null (exchange_table_get_cell (table, 1, 2));
}

static void
markup_is_preferred (DossierFixture *fixture,
                     gconstpointer   data)
{
  g_autoptr (ExchangeTable) table = read_pasted (HTML, TEXT);

  g_assert_cmpuint (exchange_table_get_n_columns (table), ==, 2);
  g_assert_cmpstr (exchange_table_get_cell (table, 0, 1), ==, "01000");
}

static void
what_is_no_table_is_told (DossierFixture *fixture,
                          gconstpointer   data)
{
  static const char *const wrong[][2] = { { NULL, NULL }, { "<p>Bonjour</p>", "Bonjour" }, { NULL, "une phrase ; puis une autre" }, { NULL, "une ligne\nune autre ; encore" } };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (exchange_paste_new (wrong[i][0], wrong[i][1], &error));
      g_assert_error (error, EXCHANGE_PASTE_ERROR, EXCHANGE_PASTE_ERROR_NO_TABLE);
    }
}

static void
it_is_private_and_goes_away (DossierFixture *fixture,
                             gconstpointer   data)
{
  ExchangePaste   *paste = exchange_paste_new (NULL, TEXT, NULL);
  g_autofree char *path = g_strdup (exchange_paste_get_path (paste)), *folder = g_path_get_dirname (path);
  GStatBuf         facts;

  g_assert_true (g_str_has_prefix (path, g_get_user_runtime_dir ()));
  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 077, ==, 0);
  g_assert_cmpint (g_stat (folder, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 077, ==, 0);
  exchange_paste_free (paste);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
the_words_of_a_document_keep_their_lines (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (ExchangePaste) paste = exchange_paste_new_document ("1/ L’école\n- une idée ; une autre\n", &error), none = NULL;
  g_autoptr (ExchangeTable) table = NULL;

  g_assert_no_error (error);
  table = exchange_reader_read_paragraphs (exchange_paste_get_path (paste), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (exchange_table_get_n_rows (table), >=, 2);
  g_assert_cmpstr (exchange_table_get_cell (table, 1, exchange_table_find_column (table, "text")), ==, "- une idée ; une autre");
  none = exchange_paste_new_document (" \n\t- \n", &error);
  g_assert_null (none);
  g_assert_error (error, EXCHANGE_PASTE_ERROR, EXCHANGE_PASTE_ERROR_NO_WORDS);
}

static void
it_is_imported_as_a_file_is (DossierFixture *fixture,
                             gconstpointer   data)
{
  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (ExchangePaste) paste = exchange_paste_new (HTML, NULL, NULL);
      g_autoptr (GPtrArray)     tables = exchange_reader_read (exchange_paste_get_path (paste), 0, NULL, NULL, NULL, NULL);
      g_autoptr (ExchangePlan)  plan = exchange_plan_new (fixture->store, tables, exchange_paste_get_path (paste), NULL, NULL);

      g_assert_cmpuint (exchange_plan_get_counts (plan)->added, ==, turn == 0);
      g_assert_true (exchange_plan_apply (plan, fixture->store, NULL, NULL, NULL, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/exchange/paste/cells-of-a-spreadsheet-are-read", cells_of_a_spreadsheet_are_read);
  dossier_fixture_add ("/exchange/paste/markup-is-preferred", markup_is_preferred);
  dossier_fixture_add ("/exchange/paste/what-is-no-table-is-told", what_is_no_table_is_told);
  dossier_fixture_add ("/exchange/paste/it-is-private-and-goes-away", it_is_private_and_goes_away);
  dossier_fixture_add ("/exchange/paste/the-words-of-a-document-keep-their-lines", the_words_of_a_document_keep_their_lines);
  dossier_fixture_add ("/exchange/paste/it-is-imported-as-a-file-is", it_is_imported_as_a_file_is);
  return g_test_run ();
}
