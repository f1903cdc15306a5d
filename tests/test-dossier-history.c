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

/* With their links, as deleting one in the list does. */
static void
test_an_act_on_several_says_what_it_did (DossierFixture *fixture,
                                         gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (fixture, "A"), *b = dossier_fixture_add_structure (fixture, "B");
  g_autofree char *link = dossier_fixture_add_link (fixture, a, b);
  DossierAct      *act = dossier_act_new (NULL);

  dossier_act_delete (act, dossier_kinds_find ("structure"), a);
  dossier_fixture_write (fixture, act);
  act = dossier_act_new (NULL);
  dossier_act_restore (act, dossier_kinds_find ("structure"), a);
  dossier_fixture_write (fixture, act);
  act = dossier_act_new (NULL);
  for (guint i = 0; i < 2; i++)
    dossier_act_set (act, dossier_kinds_find ("structure"), dossier_act_create (act, dossier_kinds_find ("structure"), NULL), "name", dossier_value_new_text ("X"));
  dossier_fixture_write (fixture, act);
  act = dossier_act_new (NULL);
  dossier_act_set (act, dossier_kinds_find ("structure"), a, "notes", dossier_value_new_text ("a"));
  dossier_act_set (act, dossier_kinds_find ("structure"), b, "notes", dossier_value_new_text ("b"));
  dossier_fixture_write (fixture, act);
  assert_told (fixture, list_all, GUINT_TO_POINTER (4), FALSE,
               "2 records changed\n"
               "2 records created\n"
               "2 records taken out of the trash\n"
               "2 records put in the trash\n");
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

/* --- what became of a line */

static gpointer
list_phone (DossierReader *reader,
            gpointer       id,
            GCancellable  *cancellable,
            GError       **error)
{
  return dossier_history_list_field (reader, id, dossier_kind_find_field (dossier_kinds_find ("structure"), "phone"), 0, error);
}

/* The line that says so; the caller owns. */
static DossierHistoryLine *
find_line (DossierFixture *fixture,
           DossierQuestion question,
           gpointer        asked,
           const char     *sentence)
{
  g_autoptr (GPtrArray) lines = dossier_store_ask (fixture->store, question, asked, NULL);

  g_assert_nonnull (lines);
  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (((DossierHistoryLine *) lines->pdata[i])->sentence, sentence))
      return g_ptr_array_steal_index (lines, i);
  g_error ("no line says “%s”", sentence);
}

static void
take_back (DossierFixture *fixture,
           DossierQuestion question,
           gpointer        asked,
           const char     *sentence,
           const char     *subject)
{
  g_autoptr (DossierHistoryLine) line = find_line (fixture, question, asked, sentence);
  g_autoptr (GError)             error = NULL;

  g_assert_cmpint (line->fate, !=, DOSSIER_FATE_SETTLED);
  dossier_store_undo_act (fixture->store, line->undo_run, line->undo_n, subject, NULL, &error);
  g_assert_no_error (error);
}

static void
refuse_to_take_back (DossierFixture *fixture,
                     gpointer        id,
                     const char     *sentence,
                     int             code)
{
  g_autoptr (DossierHistoryLine) line = find_line (fixture, list_record, id, sentence);
  g_autoptr (GError)             error = NULL;
  g_autofree char               *before = dossier_fixture_dump (fixture), *after = NULL;

  g_assert_false (dossier_store_undo_act (fixture->store, line->undo_run, line->undo_n, id, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, code);
  after = dossier_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_text (DossierFixture *fixture,
             const char     *id,
             const char     *field,
             const char     *text)
{
  g_autoptr (DossierRecord) record = dossier_fixture_find (fixture, id);

  g_assert_cmpstr (dossier_record_get_text (record, field), ==, text);
}

static void
assert_fate (DossierFixture *fixture,
             char           *id,
             const char     *sentence,
             DossierFate     fate)
{
  g_autoptr (DossierHistoryLine) of_record = find_line (fixture, list_record, id, sentence);
  g_autoptr (DossierHistoryLine) of_all = find_line (fixture, list_all, NULL, sentence);

  g_assert_cmpint (of_record->fate, ==, fate);
  g_assert_cmpint (of_all->fate, ==, fate);
}

static void
test_a_line_is_taken_back_whatever_came_after (DossierFixture *fixture,
                                               gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_add_structure (fixture, "A");
  const char      *line = "Name: “A” → “B”";

  dossier_fixture_set_text (fixture, "structure", id, "name", "B");
  dossier_fixture_set_text (fixture, "structure", id, "phone", "0199000001");
  assert_fate (fixture, id, line, DOSSIER_FATE_STANDS);
  take_back (fixture, list_all, NULL, line, NULL);
  assert_text (fixture, id, "name", "A");
  assert_text (fixture, id, "phone", "0199000001");
  assert_fate (fixture, id, line, DOSSIER_FATE_TAKEN_BACK);
  assert_fate (fixture, id, "Undone: Name: “B” → “A”", DOSSIER_FATE_SETTLED);

  dossier_fixture_reopen (fixture);
  take_back (fixture, list_record, id, line, id);
  assert_text (fixture, id, "name", "B");
  assert_fate (fixture, id, line, DOSSIER_FATE_STANDS);
}

static void
test_what_was_changed_since_is_left (DossierFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_add_structure (fixture, "A");

  dossier_fixture_set_text (fixture, "structure", id, "name", "B");
  dossier_fixture_set_text (fixture, "structure", id, "name", "C");
  refuse_to_take_back (fixture, id, "Name: “A” → “B”", DOSSIER_STORE_ERROR_NOTHING);
}

static void
test_what_others_rest_on_is_left (DossierFixture *fixture,
                                  gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (fixture, "A"), *b = dossier_fixture_add_structure (fixture, "B");
  g_autofree char *link = dossier_fixture_add_link (fixture, a, b);
  DossierAct      *act = dossier_act_new ("Deleted for a while");

  refuse_to_take_back (fixture, a, "Created ; Name: “A”", DOSSIER_STORE_ERROR_REFUSED);
  dossier_act_delete (act, dossier_kinds_find ("link"), link);
  dossier_fixture_write (fixture, act);
  take_back (fixture, list_record, a, "Created ; Name: “A”", a);
  /* The link cannot come back without it. */
  {
    g_autoptr (DossierHistoryLine) line = find_line (fixture, list_all, NULL, "Deleted for a while");
    g_autoptr (GError)             error = NULL;

    g_assert_false (dossier_store_undo_act (fixture->store, line->undo_run, line->undo_n, NULL, NULL, &error));
    g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
  }
}

static void
test_of_an_act_on_several_only_one_is_taken_back (DossierFixture *fixture,
                                                  gconstpointer   data)
{
  DossierAct                    *act = dossier_act_new ("Import of two");
  const char                    *one = dossier_act_create (act, dossier_kinds_find ("structure"), NULL), *two = dossier_act_create (act, dossier_kinds_find ("structure"), NULL);
  g_autofree char               *x = g_strdup (one), *y = g_strdup (two);
  g_autoptr (DossierRecord)      gone = NULL, kept = NULL;
  g_autoptr (DossierHistoryLine) line = NULL;

  dossier_act_set (act, dossier_kinds_find ("structure"), one, "name", dossier_value_new_text ("X"));
  dossier_act_set (act, dossier_kinds_find ("structure"), two, "name", dossier_value_new_text ("Y"));
  dossier_fixture_write (fixture, act);
  take_back (fixture, list_record, x, "Created ; Name: “X”", x);
  gone = dossier_fixture_find (fixture, x);
  kept = dossier_fixture_find (fixture, y);
  g_assert_true (dossier_record_is_deleted (gone));
  g_assert_false (dossier_record_is_deleted (kept));
  line = find_line (fixture, list_record, y, "Created ; Name: “Y”");
  g_assert_cmpint (line->fate, ==, DOSSIER_FATE_STANDS);
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, NULL)); /* an act like any other */
  assert_text (fixture, x, "name", "X");
}

static void
test_a_field_tells_its_own_life (DossierFixture *fixture,
                                 gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_add_structure (fixture, "A");

  dossier_fixture_set_text (fixture, "structure", id, "phone", "0199000001");
  dossier_fixture_set_text (fixture, "structure", id, "name", "B");
  dossier_fixture_set_text (fixture, "structure", id, "phone", NULL);
  assert_told (fixture, list_phone, id, FALSE,
               "Phone: “0199000001” taken away\n"
               "Phone: “0199000001”\n");
}

static void
test_what_machines_keep_is_no_sentence (DossierFixture *fixture,
                                        gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_make (fixture, "view", "title=The colleges", "filters=structure?type=middle_school", NULL);

  dossier_fixture_set_text (fixture, "view", id, "zoom", "2.2,48.9,3");
  assert_told (fixture, list_record, id, FALSE,
               "What Liens keeps of it changed\n"
               "Created ; Title: “The colleges”\n");
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/history/a-record-tells-its-life", test_a_record_tells_its_life);
  dossier_fixture_add ("/dossier/history/undoing-is-told", test_undoing_is_told);
  dossier_fixture_add ("/dossier/history/the-dossier-tells-acts", test_the_dossier_tells_acts);
  dossier_fixture_add ("/dossier/history/an-act-on-several-says-what-it-did", test_an_act_on_several_says_what_it_did);
  dossier_fixture_add ("/dossier/history/long-values-are-cut", test_long_values_are_cut);

  dossier_fixture_add ("/dossier/history/a-field-knows-whose-hand-it-is-of", test_a_field_knows_whose_hand_it_is_of);
  dossier_fixture_add ("/dossier/history/a-line-is-taken-back-whatever-came-after", test_a_line_is_taken_back_whatever_came_after);
  dossier_fixture_add ("/dossier/history/what-was-changed-since-is-left", test_what_was_changed_since_is_left);
  dossier_fixture_add ("/dossier/history/what-others-rest-on-is-left", test_what_others_rest_on_is_left);
  dossier_fixture_add ("/dossier/history/of-an-act-on-several-only-one-is-taken-back", test_of_an_act_on_several_only_one_is_taken_back);
  dossier_fixture_add ("/dossier/history/a-field-tells-its-own-life", test_a_field_tells_its_own_life);
  dossier_fixture_add ("/dossier/history/what-machines-keep-is-no-sentence", test_what_machines_keep_is_no_sentence);

  return g_test_run ();
}
