#include "exchange-xlsx.h"

#include "dossier-fixture.h"
#include "dossier-terms.h"
#include "exchange-mapping.h"
#include "exchange-paste.h"
#include "exchange-plan.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  char         *folder, *path;
  DossierStore *store;
  char         *centre, *school, *tie;
} Fixture;

static DossierValue *
text (const char *words)
{
  return dossier_value_new_text (words);
}

static DossierValue *
day (const char *words)
{
  g_autoptr (BaseDate) date = base_date_new_from_words (words);

  return dossier_value_new_date (date);
}

static void
write_story (Fixture *fixture)
{
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  g_autoptr (GError)     error = NULL;
  const DossierKind     *structure = dossier_kinds_find ("structure"), *link = dossier_kinds_find ("link"), *territory = dossier_kinds_find ("territory");
  const char            *commune = dossier_act_create (act, territory, NULL);
  const char            *centre = dossier_act_create (act, structure, NULL), *school = dossier_act_create (act, structure, NULL);
  const char            *tie = dossier_act_create (act, link, NULL);
  g_autofree char       *carried = NULL;

  dossier_act_set (act, territory, commune, "name", text ("Argenville"));
  dossier_act_set (act, territory, commune, "type", text ("commune"));
  dossier_act_set (act, territory, commune, "population", dossier_value_new_integer (12345));
  dossier_act_set (act, structure, centre, "name", text ("Centre social de l’Étang"));
  dossier_act_set (act, structure, centre, "type", text ("social_centre"));
  dossier_act_set (act, structure, centre, "postcode", text ("01000"));
  dossier_act_set (act, structure, centre, "territory", dossier_value_new_reference (commune));
  dossier_act_set (act, structure, centre, "position", dossier_value_new_position (2.5, 48.75));
  dossier_act_set (act, structure, centre, "verified_on", day ("2026-05-27"));
  dossier_act_set (act, structure, centre, "notes", text ("=secret"));
  dossier_act_set (act, structure, school, "name", text ("Collège Ferry"));
  dossier_act_set (act, structure, school, "type", text ("middle_school"));
  dossier_act_set (act, link, tie, "a", dossier_value_new_reference (centre));
  dossier_act_set (act, link, tie, "b", dossier_value_new_reference (school));
  dossier_act_set (act, link, tie, "object", text ("Accompagner les devoirs"));
  dossier_act_set (act, link, tie, "began", day ("printemps 2016"));
  dossier_act_set (act, link, tie, "formality", dossier_value_new_not_applicable ());
  dossier_act_set (act, link, tie, "regularity", dossier_value_new_unknown ());
  dossier_act_put (act, link, tie, "programmes", "clas", TRUE);
  carried = g_strdup_printf ("pre@%s", centre);
  dossier_act_put (act, link, tie, "programmes", carried, TRUE);
  fixture->tie = g_strdup (tie);
  fixture->centre = g_strdup (centre);
  fixture->school = g_strdup (school);
  g_assert_true (dossier_store_write (fixture->store, act, &error));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *dossier = NULL;

  fixture->folder = g_dir_make_tmp ("liens-xlsx-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "out.xlsx", NULL);
  dossier = g_build_filename (fixture->folder, "d.liens", NULL);
  fixture->store = dossier_store_new (dossier, NULL);
  write_story (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  dossier_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->centre);
  g_free (fixture->school);
  g_free (fixture->tie);
}

static ExchangeReport *export(Fixture          *fixture,
                              DossierVisibility audience)
{
  g_autoptr (GError) error = NULL;
  ExchangeReport    *report = exchange_report_new (fixture->store, audience, &error);

  g_assert_no_error (error);
  g_assert_true (exchange_xlsx_write (report, fixture->path, NULL, &error));
  g_assert_no_error (error);
  return report;
}

/* Runs a line of Python on the workbook `w`; FALSE, and the test is skipped, without openpyxl. */
static gboolean
check (Fixture    *fixture,
       const char *python)
{
  g_autofree char *script = g_strdup_printf ("import openpyxl, datetime\nOUT = '%s'\nw = openpyxl.load_workbook('%s'%s)\ns = w['Structures']\n"
                                             "names = [c.value for c in s['B']]\nhead = {c.value: c.column for c in s[1]}\n"
                                             "row = names.index('Centre social de l’Étang') + 1 if 'Centre social de l’Étang' in names else 2\n"
                                             "def at(label): return s.cell(row, head[label])\n%s\n",
                                             fixture->path, fixture->path, strstr (python, "cached") != NULL ? ", data_only=True" : "", python);
  const char      *probe[] = { "/usr/bin/python3", "-c", "import openpyxl", NULL };
  const char      *argv[] = { "/usr/bin/python3", "-c", script, NULL };
  g_autofree char *out = NULL, *err = NULL;
  int              status;

  if (!g_spawn_sync (NULL, (char **) probe, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL) || status != 0)
    {
      g_test_skip ("openpyxl is not on this machine");
      return FALSE;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status, NULL));
  if (status != 0)
    g_test_message ("%s%s", out, err);
  g_assert_cmpint (status, ==, 0);
  return TRUE;
}

static void
test_the_sheets_say_labels (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (ExchangeReport) report = export(fixture, DOSSIER_VISIBILITY_NETWORK);

  check (fixture, "assert w.sheetnames[:4] == ['Structures', 'Liens', 'Territoires', 'Sources'], w.sheetnames\n"
                  "assert at('Type').value == 'centre social'\nassert at('Postcode').value == '01000'\nassert at('Commune').value == 'Argenville'\n"
                  "assert w['Liens']['B2'].value.startswith('Centre social de l’Étang')\n"
                  "assert 'CLAS\\nPRE (Centre social de l’Étang (Argenville))' in [c.value for c in w['Liens'][2]]");
}

static void
test_dates_and_numbers_are_real (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autoptr (ExchangeReport) report = NULL;

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    g_test_message ("no French locale here: only the C one is tried");
  report = export(fixture, DOSSIER_VISIBILITY_NETWORK);
  setlocale (LC_ALL, "C");
  check (fixture, "labels = [c.value for c in s[1]]\nvalues = [c.value for c in s[row]]\n"
                  "assert 48.75 in values and 2.5 in values, values\nassert datetime.datetime(2026, 5, 27) in values, values\n"
                  "assert 12345 in [c.value for r in w['Territoires'].iter_rows() for c in r]\n"
                  "assert 'printemps 2016' in [c.value for c in w['Liens'][2]]");
}

static void
test_the_sheet_is_ready_to_use (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr (ExchangeReport) report = export(fixture, DOSSIER_VISIBILITY_NETWORK);

  check (fixture, "assert s.freeze_panes == 'C2', s.freeze_panes\nassert s.auto_filter.ref.startswith('A1')\nassert s.column_dimensions['A'].hidden\n"
                  "assert s.page_setup.orientation == 'landscape' and int(s.page_setup.paperSize) == 9\nassert str(s.print_title_rows) in ('1:1', '$1:$1')\n"
                  "assert w['Listes'].sheet_state == 'hidden'\nassert 'liste_structure_type' in w.defined_names if hasattr(w.defined_names, '__contains__') else True\n"
                  "assert any('liste_structure_type' in str(v.formula1) for v in s.data_validations.dataValidation)");
}

static void
test_formulas_carry_their_values (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr (ExchangeReport) report = export(fixture, DOSSIER_VISIBILITY_NETWORK);

  check (fixture, "cached = [c.value for c in w['Lisez-moi']['B']]\nassert 2 in cached and 1 in cached, cached");
}

static void
test_identifiers_stand_aside (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (ExchangeReport) report = export(fixture, DOSSIER_VISIBILITY_NETWORK);
  g_autofree char           *python = g_strdup_printf ("assert s.cell(1, 1).value == 'id-liens'\nassert s.cell(row, 1).value == '%s'", fixture->centre);

  check (fixture, python);
}

static void
test_what_is_internal_stays_inside (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autoptr (ExchangeReport) report = export(fixture, DOSSIER_VISIBILITY_NETWORK);
  g_autofree char           *said = g_strjoinv ("|", (char **) exchange_report_get_left_out (report));

  g_assert_nonnull (strstr (said, "Notes"));
  check (fixture, "assert not any('secret' in str(c.value) for x in w for r in x.iter_rows() for c in r)");
}

static void
test_inside_everything_is_there (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autoptr (ExchangeReport) report = export(fixture, DOSSIER_VISIBILITY_INTERNAL);

  g_assert_null (exchange_report_get_left_out (report)[0]);
  check (fixture, "c = at('Notes')\nassert c.value == '=secret' and c.data_type in ('s', 'inlineStr', 'f'), c.data_type");
}

static void
test_the_public_sees_no_link (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (ExchangeReport) report = export(fixture, DOSSIER_VISIBILITY_PUBLIC);

  g_assert_nonnull (exchange_report_get_left_out (report)[0]);
  check (fixture, "assert w['Liens'].max_row == 1\nassert s.max_row == 3");
}

/* What LibreOffice makes of the workbook; NULL, and the test is skipped, without it. */
static char *
save_elsewhere (Fixture    *fixture,
                const char *as)
{
  g_autofree char *office = g_find_program_in_path ("soffice"), *profile = g_strconcat ("-env:UserInstallation=file://", fixture->folder, "/profile", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autofree char *suffix = g_strndup (as, strcspn (as, ":")), *name = g_strconcat ("out.", suffix, NULL);
  const char      *argv[] = { office, profile, "--headless", "--convert-to", as, "--outdir", folder, fixture->path, NULL };
  g_auto (GStrv)   plain = g_environ_setenv (NULL, "HOME", fixture->folder, TRUE);

  plain = g_environ_setenv (plain, "PATH", g_getenv ("PATH"), TRUE);
  if (office == NULL)
    {
      g_test_skip ("LibreOffice is not on this machine");
      return NULL;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) argv, plain, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, NULL));
  return g_build_filename (folder, name, NULL);
}

static void
test_libreoffice_reads_it (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (ExchangeReport) report = export(fixture, DOSSIER_VISIBILITY_NETWORK);
  g_autofree char           *csv = save_elsewhere (fixture, "csv:Text - txt - csv (StarCalc):59,34,76"), *read = NULL;

  if (csv == NULL)
    return;
  g_assert_true (g_file_get_contents (csv, &read, NULL, NULL));
  g_assert_nonnull (strstr (read, "Centre social de l’Étang"));
  g_assert_nonnull (strstr (read, "27/05/2026"));
}

static ExchangePlan *
import (Fixture    *fixture,
        const char *path)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) tables = exchange_reader_read (path, 0, NULL, NULL, NULL, &error);
  ExchangePlan         *plan;

  g_assert_no_error (error);
  plan = exchange_plan_new (fixture->store, tables, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (exchange_plan_apply (plan, fixture->store, NULL, NULL, NULL, &error));
  for (guint i = 0; i < exchange_plan_get_n_rows (plan); i++)
    {
      ExchangePlanRow row;

      exchange_plan_get_row (plan, i, &row);
      g_test_message ("%s %s: %s", row.kind, row.name, exchange_verdict_to_code (row.verdict));
      for (guint j = 0; j < row.reasons->len; j++)
        {
          g_autofree char *why = exchange_reason_explain (row.reasons->pdata[j]);

          g_test_message ("  %s", why);
        }
    }
  return plan;
}

static void
test_the_untouched_workbook_changes_nothing (Fixture      *fixture,
                                             gconstpointer data)
{
  g_autoptr (ExchangeReport) report = export(fixture, GPOINTER_TO_UINT (data));
  g_autoptr (ExchangePlan)   plan = import (fixture, fixture->path);
  const ExchangeCounts      *counts = exchange_plan_get_counts (plan);

  g_assert_cmpuint (counts->rows, ==, data == GUINT_TO_POINTER (DOSSIER_VISIBILITY_PUBLIC) ? 3 : 4);
  g_assert_cmpuint (counts->unchanged, ==, counts->rows);
  g_assert_cmpuint (counts->doubtful, ==, 0);
}

static void
test_the_edited_workbook_fills_what_was_empty (Fixture      *fixture,
                                               gconstpointer data)
{
  g_autoptr (ExchangeReport) report = export(fixture, DOSSIER_VISIBILITY_NETWORK);
  g_autoptr (ExchangePlan)   plan = NULL;

  if (!check (fixture, "at('Phone').value = '01 00 00 00 00'\nat('Postcode').value = '95000'\ns.append(['', 'Maison de quartier neuve'])\nw.save(OUT)"))
    return;
  plan = import (fixture, fixture->path);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->updated, ==, 1);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->added, ==, 1);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->doubtful, ==, 1);
}

static gpointer
load_terms (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return dossier_vocabulary_load (reader, error);
}

static void
rename_heading (Fixture    *fixture,
                const char *code,
                const char *label)
{
  g_autoptr (GError)            error = NULL;
  g_autoptr (DossierVocabulary) terms = dossier_store_ask (fixture->store, load_terms, NULL, &error);
  g_autoptr (DossierAct)        act = dossier_terms_new_wording (terms, dossier_vocabulary_find (terms, "heading_structure", code), label, NULL, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (dossier_store_write (fixture->store, act, &error));
}

/* A file that went out before comes back after; one that goes out after has the new heading. */
static void
test_a_column_comes_back_under_either_of_its_names (Fixture      *fixture,
                                                    gconstpointer data)
{
  g_autoptr (ExchangeReport) before = export(fixture, DOSSIER_VISIBILITY_NETWORK), after = NULL;
  g_autoptr (ExchangePlan)   first = NULL, second = NULL;

  if (!check (fixture, "at('Phone').value = '01 00 00 00 00'\nw.save(OUT)"))
    return;
  rename_heading (fixture, "phone", "Numéro direct");
  rename_heading (fixture, "email", "Courriel");
  first = import (fixture, fixture->path);
  g_assert_cmpuint (exchange_plan_get_counts (first)->updated, ==, 1);
  after = export(fixture, DOSSIER_VISIBILITY_NETWORK);
  g_assert_true (check (fixture, "assert at('Numéro direct').value is not None\nat('Courriel').value = 'etang@example.org'\nw.save(OUT)"));
  second = import (fixture, fixture->path);
  g_assert_cmpuint (exchange_plan_get_counts (second)->updated, ==, 1);
}

/* Of a list that is not ours, too. */
static void
test_a_list_is_read_by_what_the_federation_calls_a_field (Fixture      *fixture,
                                                          gconstpointer data)
{
  g_autofree char              *path = g_build_filename (fixture->folder, "liste.csv", NULL);
  g_autoptr (GError)            error = NULL;
  g_autoptr (GPtrArray)         tables = NULL;
  g_autoptr (DossierVocabulary) terms = NULL;
  g_autoptr (ExchangeMapping)   delivered = NULL, renamed = NULL;

  g_assert_true (g_file_set_contents (path, "Nom;Genre de maison\nCollège du Lac;collège\nCollège du Bois;collège\n", -1, &error));
  tables = exchange_reader_read (path, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  rename_heading (fixture, "management", "Genre de maison");
  terms = dossier_store_ask (fixture->store, load_terms, NULL, &error);
  delivered = exchange_mapping_propose (tables->pdata[0], NULL);
  renamed = exchange_mapping_propose (tables->pdata[0], terms);
  g_assert_cmpint (exchange_mapping_find (renamed, "management"), ==, 1);
  g_assert_cmpint (exchange_mapping_find (delivered, "management"), <, 0);
}

/* In the language of its people, re-saved by another program. */
static void
test_a_workbook_saved_elsewhere_changes_nothing (Fixture      *fixture,
                                                 gconstpointer data)
{
  g_autoptr (ExchangeReport) report = NULL;
  g_autoptr (ExchangePlan)   plan = NULL;
  g_autofree char           *saved = NULL;

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    g_test_message ("no French locale here: only the C one is tried");
  report = export(fixture, DOSSIER_VISIBILITY_INTERNAL);
  saved = save_elsewhere (fixture, "xlsx");
  plan = saved != NULL ? import (fixture, saved) : NULL;
  setlocale (LC_ALL, "C");
  if (plan == NULL)
    return;
  g_assert_cmpuint (exchange_plan_get_counts (plan)->rows, ==, 4);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->unchanged, ==, 4);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->doubtful, ==, 0);
}

static void
test_rows_are_known_wherever_they_stand (Fixture      *fixture,
                                         gconstpointer data)
{
  g_autoptr (ExchangeReport) report = export(fixture, DOSSIER_VISIBILITY_INTERNAL);
  g_autoptr (ExchangePlan)   plan = NULL;

  if (!check (fixture, "rows = [[c.value for c in r] for r in s.iter_rows(min_row=2)]\nassert len(rows) == 2\n"
                       "for r, values in enumerate(reversed(rows), 2):\n  for c, value in enumerate(values, 1): s.cell(r, c).value = value\n"
                       "s.insert_rows(2, 3)\nw.save(OUT)"))
    return;
  plan = import (fixture, fixture->path);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->unchanged, ==, 4);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->doubtful, ==, 0);
}

static gpointer
find_tie (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return dossier_reader_find_record (reader, data, error);
}

/* The cell holds what we wrote and what somebody added: all of it is understood. */
static void
test_what_is_added_to_a_cell_goes_in (Fixture      *fixture,
                                      gconstpointer data)
{
  g_autoptr (ExchangeReport) report = export(fixture, DOSSIER_VISIBILITY_NETWORK);
  g_autoptr (ExchangePlan)   plan = NULL;
  g_autoptr (DossierRecord)  tie = NULL;

  if (!check (fixture, "l = w['Liens']\ncell = [c for c in l[2] if 'CLAS' in str(c.value)][0]\ncell.value += '\\nREAAP'\nw.save(OUT)"))
    return;
  plan = import (fixture, fixture->path);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->updated, ==, 1);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->doubtful, ==, 0);
  tie = dossier_store_ask (fixture->store, find_tie, fixture->tie, NULL);
  g_assert_cmpuint (g_strv_length ((char **) dossier_record_get_keys (tie, "programmes")), ==, 3);
}

static void
test_a_pasted_sheet_is_known_by_its_columns (Fixture      *fixture,
                                             gconstpointer data)
{
  g_autofree char          *cells = g_strdup_printf ("id-liens\tName\tType\tPhone\n%s\tCentre social de l’Étang\tcentre social\t01 00 00 00 00\n", fixture->centre);
  g_autoptr (ExchangePaste) paste = exchange_paste_new (NULL, cells, NULL);
  g_autoptr (ExchangePlan)  plan = import (fixture, exchange_paste_get_path (paste));

  g_assert_cmpint (exchange_plan_get_shape (plan), ==, EXCHANGE_SHAPE_STRUCTURES);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->updated, ==, 1);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->doubtful, ==, 0);
}

static void
test_a_table_of_links_is_read (Fixture      *fixture,
                               gconstpointer data)
{
  static const char        words[] = "Structure A;Structure B;Object\nCollège Ferry;Centre social de l’Étang;Goûter du vendredi\nCollège Ferry;Nulle part;Rien\nCollège Ferry;Collège Ferry;Rien\n";
  g_autofree char         *path = g_build_filename (fixture->folder, "links.csv", NULL);
  g_autoptr (ExchangePlan) plan = NULL, again = NULL;

  g_assert_true (g_file_set_contents (path, words, -1, NULL));
  plan = import (fixture, path);
  again = import (fixture, path);
  g_assert_cmpint (exchange_plan_get_shape (plan), ==, EXCHANGE_SHAPE_LINKS);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->added, ==, 1);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->refused, ==, 2);
  g_assert_cmpuint (exchange_plan_get_counts (again)->unchanged, ==, 1);
}

static void
set_visibility (Fixture    *fixture,
                const char *kind,
                const char *id,
                const char *code)
{
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  g_autoptr (GError)     error = NULL;

  dossier_act_set (act, dossier_kinds_find (kind), id, "visibility", dossier_value_new_text (code));
  dossier_store_write (fixture->store, act, &error);
  g_assert_no_error (error);
}

/* A school kept for ourselves is not in the partner's workbook; the link says what it is, not which one. */
static void
test_a_hidden_structure_is_its_type (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autoptr (ExchangeReport) report = NULL;
  g_autoptr (ExchangePlan)   plan = NULL;

  set_visibility (fixture, "structure", fixture->school, "internal");
  report = export(fixture, DOSSIER_VISIBILITY_NETWORK);
  g_assert_nonnull (strstr (exchange_report_get_left_out (report)[0], "Structures (1)"));
  if (!check (fixture, "assert 'Collège Ferry' not in names\n"
                       "l = [c.value for row in w['Liens'] for c in row]\n"
                       "assert 'Collège Ferry' not in l and 'collège' in l, l"))
    return;
  plan = import (fixture, fixture->path);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->updated, ==, 0);
  g_assert_cmpuint (exchange_plan_get_counts (plan)->doubtful, ==, 0);
}

static void
test_a_place_that_cannot_be_written_says_so (Fixture      *fixture,
                                             gconstpointer data)
{
  g_autoptr (ExchangeReport) report = exchange_report_new (fixture->store, DOSSIER_VISIBILITY_NETWORK, NULL);
  g_autoptr (GError)         error = NULL;

  g_assert_false (exchange_xlsx_write (report, "/nowhere/at/all.xlsx", NULL, &error));
  g_assert_error (error, EXCHANGE_XLSX_ERROR, EXCHANGE_XLSX_ERROR_UNWRITABLE);
}

static void
test_what_is_given_up_leaves_what_was_there (Fixture      *fixture,
                                             gconstpointer data)
{
  g_autoptr (ExchangeReport) report = exchange_report_new (fixture->store, DOSSIER_VISIBILITY_NETWORK, NULL);
  g_autoptr (GCancellable)   cancellable = g_cancellable_new ();
  g_autoptr (GError)         error = NULL;
  g_autofree char           *after = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (exchange_xlsx_write (report, fixture->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "before");
}

#define ADD(name, test) g_test_add ("/exchange/xlsx/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("the-sheets-say-labels", test_the_sheets_say_labels);
  ADD ("dates-and-numbers-are-real", test_dates_and_numbers_are_real);
  ADD ("the-sheet-is-ready-to-use", test_the_sheet_is_ready_to_use);
  ADD ("formulas-carry-their-values", test_formulas_carry_their_values);
  ADD ("identifiers-stand-aside", test_identifiers_stand_aside);
  ADD ("what-is-internal-stays-inside", test_what_is_internal_stays_inside);
  ADD ("inside-everything-is-there", test_inside_everything_is_there);
  ADD ("the-public-sees-no-link", test_the_public_sees_no_link);
  ADD ("a-hidden-structure-is-its-type", test_a_hidden_structure_is_its_type);
  ADD ("libreoffice-reads-it", test_libreoffice_reads_it);
  g_test_add ("/exchange/xlsx/the-untouched-workbook-changes-nothing/public", Fixture, GUINT_TO_POINTER (DOSSIER_VISIBILITY_PUBLIC), set_up, test_the_untouched_workbook_changes_nothing, tear_down);
  g_test_add ("/exchange/xlsx/the-untouched-workbook-changes-nothing/internal", Fixture, GUINT_TO_POINTER (DOSSIER_VISIBILITY_INTERNAL), set_up, test_the_untouched_workbook_changes_nothing, tear_down);
  ADD ("the-edited-workbook-fills-what-was-empty", test_the_edited_workbook_fills_what_was_empty);
  ADD ("a-workbook-saved-elsewhere-changes-nothing", test_a_workbook_saved_elsewhere_changes_nothing);
  ADD ("rows-are-known-wherever-they-stand", test_rows_are_known_wherever_they_stand);
  ADD ("what-is-added-to-a-cell-goes-in", test_what_is_added_to_a_cell_goes_in);
  ADD ("a-pasted-sheet-is-known-by-its-columns", test_a_pasted_sheet_is_known_by_its_columns);
  ADD ("a-table-of-links-is-read", test_a_table_of_links_is_read);
  ADD ("a-column-comes-back-under-either-of-its-names", test_a_column_comes_back_under_either_of_its_names);
  ADD ("a-list-is-read-by-what-the-federation-calls-a-field", test_a_list_is_read_by_what_the_federation_calls_a_field);
  ADD ("a-place-that-cannot-be-written-says-so", test_a_place_that_cannot_be_written_says_so);
  ADD ("what-is-given-up-leaves-what-was-there", test_what_is_given_up_leaves_what_was_there);
  return g_test_run ();
}
