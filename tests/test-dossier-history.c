#include "dossier-fixture.h"

#include "dossier-history.h"

static gpointer
list_record (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return dossier_history_list_record (reader, data, 0, error);
}

static gpointer
list_all (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return dossier_history_list (reader, GPOINTER_TO_UINT (data), error);
}

/* The sentences, newest first; with what they are about where it is asked. */
static void
assert_told (DossierFixture *fixture,
             DossierQuestion question,
             gpointer        asked,
             gboolean        with_titles,
             const char     *sentences)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) lines = dossier_store_ask (fixture->store, question, asked, &error);
  g_autoptr (GString)   found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const DossierHistoryLine *line = g_ptr_array_index (lines, i);

      if (with_titles)
        g_string_append_printf (found, "[%s] ", line->title == NULL ? "" : line->title);
      g_string_append_printf (found, "%s\n", line->sentence);
      g_assert_cmpstr (line->author, ==, "Camille Essai");
      g_assert_cmpint (line->wall, >, 0);
    }
  g_assert_cmpstr (found->str, ==, sentences);
}

static void
test_a_record_tells_its_life (DossierFixture *fixture,
                              gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_add_structure (fixture, "A");
  DossierAct      *act;

  dossier_fixture_set_text (fixture, "structure", id, "name", "B");
  dossier_fixture_set_text (fixture, "structure", id, "type", "social_centre");
  dossier_fixture_set_text (fixture, "structure", id, "type", NULL);
  act = dossier_act_new (NULL);
  dossier_act_put (act, dossier_kinds_find ("structure"), id, "other_names", "Bé", TRUE);
  dossier_fixture_write (fixture, act);
  act = dossier_act_new (NULL);
  dossier_act_delete (act, dossier_kinds_find ("structure"), id);
  dossier_fixture_write (fixture, act);
  assert_told (fixture, list_record, id, FALSE,
               "Put in the trash\n"
               "Other names: “Bé” added\n"
               "Type: “centre social” taken away\n"
               "Type: “centre social”\n"
               "Name: “A” → “B”\n"
               "Created ; Name: “A”\n");
}

static void
test_undoing_is_told (DossierFixture *fixture,
                      gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_add_structure (fixture, "A");
  g_autofree char *label = NULL;

  dossier_fixture_set_text (fixture, "structure", id, "name", "B");
  g_assert_true (dossier_store_undo (fixture->store, NULL, &label, NULL));
  assert_told (fixture, list_record, id, FALSE,
               "Undone: Name: “B” → “A”\n"
               "Name: “A” → “B”\n"
               "Created ; Name: “A”\n");
}

static void
test_the_dossier_tells_acts (DossierFixture *fixture,
                             gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_add_structure (fixture, "A");
  DossierAct      *act = dossier_act_new ("Import of two");

  dossier_act_set (act, dossier_kinds_find ("structure"), dossier_act_create (act, dossier_kinds_find ("structure"), NULL), "name", dossier_value_new_text ("X"));
  dossier_act_set (act, dossier_kinds_find ("structure"), dossier_act_create (act, dossier_kinds_find ("structure"), NULL), "name", dossier_value_new_text ("Y"));
  dossier_fixture_write (fixture, act);
  dossier_fixture_set_text (fixture, "structure", id, "name", "B");
  assert_told (fixture, list_all, GUINT_TO_POINTER (0), TRUE,
               "[B] Name: “A” → “B”\n"
               "[] Import of two\n"
               "[B] Created ; Name: “A”\n");
  assert_told (fixture, list_all, GUINT_TO_POINTER (1), TRUE, "[B] Name: “A” → “B”\n");
}

static void
test_long_values_are_cut (DossierFixture *fixture,
                          gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_add_structure (fixture, "A");
  g_autofree char *text = g_strnfill (500, 'e');
  g_autofree char *cut = g_strnfill (79, 'e');
  g_autofree char *wanted = g_strdup_printf ("Notes: “%s…”\nCreated ; Name: “A”\n", cut);

  dossier_fixture_set_text (fixture, "structure", id, "notes", text);
  assert_told (fixture, list_record, id, FALSE, wanted);
}

static gpointer
find_hand (DossierReader *reader,
           gpointer       id,
           GCancellable  *cancellable,
           GError       **error)
{
  return dossier_history_find_hand (reader, id, dossier_kind_find_field (dossier_kinds_find ("structure"), "address"), error);
}

static void
write_as (DossierFixture *fixture,
          const char     *id,
          const char     *author,
          DossierRank     rank,
          const char     *field,
          const char     *text)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set_author (act, author, NULL);
  dossier_act_set_rank (act, rank);
  dossier_act_set (act, dossier_kinds_find ("structure"), id, field, dossier_value_new_text (text));
  dossier_fixture_write (fixture, act);
}

static void
assert_hand (DossierFixture *fixture,
             char           *id,
             const char     *author)
{
  g_autoptr (GError)             error = NULL;
  g_autoptr (DossierHistoryLine) line = dossier_store_ask (fixture->store, find_hand, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (line != NULL ? line->author : NULL, ==, author);
}

static void
test_a_field_knows_whose_hand_it_is_of (DossierFixture *fixture,
                                        gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_add_structure (fixture, "A");

  assert_hand (fixture, id, NULL);
  write_as (fixture, id, "Dominique", DOSSIER_RANK_HUMAN, "address", "1 quai des Brumes");
  write_as (fixture, id, "Claude", DOSSIER_RANK_HUMAN, "notes", "elsewhere");
  write_as (fixture, id, "Le registre", DOSSIER_RANK_REGISTER, "address", "2 quai des Brumes");
  assert_hand (fixture, id, "Dominique");
  write_as (fixture, id, "Claude", DOSSIER_RANK_HUMAN, "address", "3 quai des Brumes");
  assert_hand (fixture, id, "Claude");
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/history/a-record-tells-its-life", test_a_record_tells_its_life);
  dossier_fixture_add ("/dossier/history/undoing-is-told", test_undoing_is_told);
  dossier_fixture_add ("/dossier/history/the-dossier-tells-acts", test_the_dossier_tells_acts);
  dossier_fixture_add ("/dossier/history/long-values-are-cut", test_long_values_are_cut);

  dossier_fixture_add ("/dossier/history/a-field-knows-whose-hand-it-is-of", test_a_field_knows_whose_hand_it_is_of);

  return g_test_run ();
}
