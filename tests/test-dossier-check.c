#include "dossier-fixture.h"

#include "dossier-check.h"
#include "dossier-database.h"

#include <glib/gstdio.h>
#include <string.h>

/* The findings as "type:sentence;" in their order. */
static char *
check (DossierFixture *fixture)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) findings = dossier_check_run (fixture->path, NULL, &error);
  GString              *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (out, "%u:%s;", finding->type, finding->sentence);
    }
  return g_string_free (out, FALSE);
}

static void
assert_found (DossierFixture *fixture,
              const char     *findings)
{
  g_autofree char *found = check (fixture);

  g_assert_cmpstr (found, ==, findings);
}

/* What no act can do: as a fault of a disk, or of a program, would. */
static void
spoil (DossierFixture *fixture,
       const char     *sql)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (DossierDatabase) database = NULL;

  dossier_store_close (fixture->store);
  database = dossier_database_open (fixture->path, DOSSIER_DATABASE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_database_run (database, sql, &error));
  g_assert_no_error (error);
}

static void
test_a_dossier_in_use_is_sound (DossierFixture *fixture,
                                gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (fixture, "A");
  g_autofree char *b = dossier_fixture_add_structure (fixture, "B");
  g_autofree char *link = dossier_fixture_add_link (fixture, a, b);
  DossierAct      *act = dossier_act_new (NULL);

  dossier_fixture_set_text (fixture, "link", link, "object", "Devoirs");
  dossier_act_put (act, dossier_kinds_find ("link"), link, "themes", "sleep", TRUE);
  dossier_fixture_write (fixture, act);
  act = dossier_act_new (NULL);
  dossier_act_delete (act, dossier_kinds_find ("structure"), b);
  dossier_fixture_write (fixture, act);
  assert_found (fixture, "");
}

static void
test_looking_changes_nothing (DossierFixture *fixture,
                              gconstpointer   data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            n_before, n_after;

  dossier_fixture_reopen (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &before, &n_before, NULL));
  assert_found (fixture, "");
  g_assert_true (g_file_get_contents (fixture->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_a_table_that_differs_from_the_journal_is_a_fault (DossierFixture *fixture,
                                                       gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (fixture, "A");

  spoil (fixture, "UPDATE structure SET phone = 'faux'");
  assert_found (fixture, "0:The table “structure” does not say what the journal says.;");
}

static void
test_a_reference_to_what_is_not_here_is_a_doubt (DossierFixture *fixture,
                                                 gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (fixture, "A");
  DossierAct      *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("structure"), a, "territory", dossier_value_new_reference ("00112233445566778899aabbccddeeff"));
  dossier_fixture_write (fixture, act);
  assert_found (fixture, "1:Structure “A”: “Commune” leads to nothing that is here.;");
}

static void
test_a_word_of_no_list_and_a_number_of_two_are_doubts (DossierFixture *fixture,
                                                       gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (fixture, "A");
  g_autofree char *b = dossier_fixture_add_structure (fixture, "B");

  dossier_fixture_set_text (fixture, "structure", a, "type", "spaceport");
  dossier_fixture_set_text (fixture, "structure", a, "uai", "0950001A");
  dossier_fixture_set_text (fixture, "structure", b, "uai", "0950001A");
  assert_found (fixture, "1:Structure: “spaceport” is not one of the words for “Type”.;1:Several structures bear the UAI number 0950001A.;");
}

static void
test_a_damaged_file_is_a_fault (DossierFixture *fixture,
                                gconstpointer   data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *a = dossier_fixture_add_structure (fixture, "A");
  g_autofree char *found = NULL;
  gsize            length;

  dossier_store_close (fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  memset (bytes + length / 2, 0xa5, length / 4);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  found = check (fixture);
  g_assert_nonnull (strstr (found, "0:The file is damaged"));
}

static void
test_what_is_not_there_cannot_be_checked (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_check_run ("/nowhere/at-all.liens", NULL, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/check/a-dossier-in-use-is-sound", test_a_dossier_in_use_is_sound);
  dossier_fixture_add ("/dossier/check/looking-changes-nothing", test_looking_changes_nothing);
  dossier_fixture_add ("/dossier/check/a-table-that-differs-from-the-journal-is-a-fault", test_a_table_that_differs_from_the_journal_is_a_fault);
  dossier_fixture_add ("/dossier/check/a-reference-to-what-is-not-here-is-a-doubt", test_a_reference_to_what_is_not_here_is_a_doubt);
  dossier_fixture_add ("/dossier/check/a-word-of-no-list-and-a-number-of-two-are-doubts", test_a_word_of_no_list_and_a_number_of_two_are_doubts);
  dossier_fixture_add ("/dossier/check/a-damaged-file-is-a-fault", test_a_damaged_file_is_a_fault);
  dossier_fixture_add ("/dossier/check/what-is-not-there-cannot-be-checked", test_what_is_not_there_cannot_be_checked);

  return g_test_run ();
}
