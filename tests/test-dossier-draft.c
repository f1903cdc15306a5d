#include "dossier-fixture.h"

#include "dossier-draft.h"

static DossierDraft *
open_draft (DossierFixture *fixture,
            const char     *id)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  g_autoptr (DossierRecord)     record = dossier_fixture_find (fixture, id);

  return dossier_draft_new (fixture->store, record, vocabulary);
}

static void
assert_text (DossierDraft *draft,
             const char   *field,
             const char   *text)
{
  g_autofree char *found = dossier_draft_dup_text (draft, field);

  g_assert_cmpstr (found, ==, text);
}

static void
on_changed (DossierDraft *draft,
            const char   *field,
            gpointer      data)
{
  if (field == NULL)
    *(gboolean *) data = TRUE;
}

/* Until the draft has read its record again. */
static void
wait_for_load (DossierDraft *draft)
{
  gboolean loaded = FALSE;
  gulong   handler = g_signal_connect (draft, "changed", G_CALLBACK (on_changed), &loaded);

  while (!loaded)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (draft, handler);
}

/* Until the draft says so: how many times it reads in between is its own affair. */
static void
wait_for_text (DossierDraft *draft,
               const char   *field,
               const char   *text)
{
  g_autofree char *found = dossier_draft_dup_text (draft, field);

  while (g_strcmp0 (found, text) != 0)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (found);
      found = dossier_draft_dup_text (draft, field);
    }
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
save (DossierDraft *draft,
      GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dossier_draft_save_async (draft, on_saved, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dossier_draft_save_finish (draft, result, error);
}

static void
test_a_form_starts_from_what_is_recorded (DossierFixture *fixture,
                                          gconstpointer   data)
{
  g_autofree char         *id = dossier_fixture_add_structure (fixture, "Mosaïque");
  g_autoptr (DossierDraft) draft = NULL;

  dossier_fixture_set_text (fixture, "structure", id, "type", "social_centre");
  draft = open_draft (fixture, id);
  assert_text (draft, "name", "Mosaïque");
  assert_text (draft, "type", "centre social");
  assert_text (draft, "uai", "");
  g_assert_false (dossier_draft_is_changed (draft, NULL));
  g_assert_null (dossier_draft_dup_act (draft, NULL));
}

static void
test_only_what_changed_is_written (DossierFixture *fixture,
                                   gconstpointer   data)
{
  g_autofree char         *id = dossier_fixture_add_structure (fixture, "Mosaïque");
  g_autoptr (DossierDraft) draft = open_draft (fixture, id);
  g_autoptr (DossierAct)   act = NULL;
  g_autoptr (GError)       error = NULL;

  dossier_draft_set_text (draft, "name", "Mosaïque 2");
  dossier_draft_set_text (draft, "phone", "01 34");
  dossier_draft_set_text (draft, "phone", "");
  act = dossier_draft_dup_act (draft, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_act_get_n_changes (act), ==, 1);
  g_assert_cmpstr (dossier_act_get_change (act, 0)->field->code, ==, "name");
}

static void
test_what_cannot_be_understood_is_not_written (DossierFixture *fixture,
                                               gconstpointer   data)
{
  g_autofree char         *id = dossier_fixture_add_structure (fixture, "Mosaïque");
  g_autoptr (DossierDraft) draft = open_draft (fixture, id);
  g_autoptr (GError)       error = NULL;

  dossier_draft_set_text (draft, "type", "garage");
  g_assert_false (dossier_draft_check (draft, "type", &error));
  g_assert_error (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_UNKNOWN_TERM);
  g_clear_error (&error);
  g_assert_null (dossier_draft_dup_act (draft, &error));
  g_assert_error (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_UNKNOWN_TERM);
  assert_text (draft, "type", "garage");
}

static void
test_saving_looks_for_names (DossierFixture *fixture,
                             gconstpointer   data)
{
  g_autofree char          *a = dossier_fixture_add_structure (fixture, "Mosaïque");
  g_autofree char          *b = dossier_fixture_add_structure (fixture, "Jules-Ferry");
  g_autofree char          *id = dossier_fixture_add_link (fixture, a, b);
  g_autofree char          *carried = g_strconcat ("clas@", a, NULL);
  g_autoptr (DossierDraft)  draft = open_draft (fixture, id);
  g_autoptr (DossierRecord) record = NULL;
  g_autoptr (GError)        error = NULL;

  dossier_draft_set_text (draft, "programmes", "CLAS@Mosaïque\nPRE");
  dossier_draft_set_text (draft, "status", "actif");
  g_assert_true (dossier_draft_check (draft, "programmes", NULL));
  g_assert_true (save (draft, &error));
  g_assert_no_error (error);
  g_assert_false (dossier_draft_is_changed (draft, NULL));
  wait_for_load (draft);
  assert_text (draft, "programmes", "CLAS@Mosaïque\nPRE");
  assert_text (draft, "a", "Mosaïque");
  record = dossier_fixture_find (fixture, id);
  g_assert_cmpstr (dossier_record_get_keys (record, "programmes")[0], ==, carried);
}

static void
test_a_new_record_is_made_by_the_first_save (DossierFixture *fixture,
                                             gconstpointer   data)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  g_autoptr (DossierDraft)      draft = dossier_draft_new_record (fixture->store, dossier_kinds_find ("structure"), vocabulary);
  g_autoptr (DossierRecord)     record = NULL;
  g_autoptr (GError)            error = NULL;

  g_assert_null (dossier_draft_get_record (draft));
  dossier_draft_set_text (draft, "name", "Nouvelle");
  g_assert_true (save (draft, &error));
  g_assert_no_error (error);
  record = dossier_fixture_find (fixture, dossier_draft_get_id (draft));
  g_assert_cmpstr (dossier_record_get_text (record, "name"), ==, "Nouvelle");
}

static void
test_what_is_typed_survives_a_crash (DossierFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_add_structure (fixture, "Mosaïque");
  DossierDraft    *draft = open_draft (fixture, id);

  dossier_draft_set_text (draft, "notes", "à moitié écr");
  g_object_unref (draft);
  dossier_fixture_reopen (fixture);

  draft = open_draft (fixture, id);
  dossier_draft_load (draft);
  wait_for_load (draft);
  assert_text (draft, "notes", "à moitié écr");
  g_assert_true (dossier_draft_is_changed (draft, "notes"));
  g_object_unref (draft);
}

static void
test_what_is_saved_is_no_longer_kept (DossierFixture *fixture,
                                      gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_add_structure (fixture, "Mosaïque");
  DossierDraft    *draft = open_draft (fixture, id);

  dossier_draft_set_text (draft, "notes", "fini");
  g_assert_true (save (draft, NULL));
  wait_for_load (draft);
  g_object_unref (draft);
  dossier_fixture_reopen (fixture);
  draft = open_draft (fixture, id);
  dossier_draft_load (draft);
  wait_for_load (draft);
  g_assert_false (dossier_draft_is_changed (draft, NULL));
  assert_text (draft, "notes", "fini");
  g_object_unref (draft);
}

static void
test_a_field_changed_meanwhile_is_said (DossierFixture *fixture,
                                        gconstpointer   data)
{
  g_autofree char         *id = dossier_fixture_add_structure (fixture, "Mosaïque");
  g_autoptr (DossierDraft) draft = open_draft (fixture, id);

  dossier_draft_set_text (draft, "name", "Mosaïque d’ici");
  g_assert_false (dossier_draft_is_overtaken (draft, "name"));
  dossier_fixture_set_text (fixture, "structure", id, "name", "Mosaïque d’ailleurs");
  dossier_fixture_set_text (fixture, "structure", id, "phone", "01 34");
  wait_for_text (draft, "phone", "01 34");
  g_assert_true (dossier_draft_is_overtaken (draft, "name"));
  g_assert_false (dossier_draft_is_overtaken (draft, "phone"));
  assert_text (draft, "name", "Mosaïque d’ici");
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/draft/a-form-starts-from-what-is-recorded", test_a_form_starts_from_what_is_recorded);
  dossier_fixture_add ("/dossier/draft/only-what-changed-is-written", test_only_what_changed_is_written);
  dossier_fixture_add ("/dossier/draft/what-cannot-be-understood-is-not-written", test_what_cannot_be_understood_is_not_written);
  dossier_fixture_add ("/dossier/draft/saving-looks-for-names", test_saving_looks_for_names);
  dossier_fixture_add ("/dossier/draft/a-new-record-is-made-by-the-first-save", test_a_new_record_is_made_by_the_first_save);
  dossier_fixture_add ("/dossier/draft/what-is-typed-survives-a-crash", test_what_is_typed_survives_a_crash);
  dossier_fixture_add ("/dossier/draft/what-is-saved-is-no-longer-kept", test_what_is_saved_is_no_longer_kept);
  dossier_fixture_add ("/dossier/draft/a-field-changed-meanwhile-is-said", test_a_field_changed_meanwhile_is_said);

  return g_test_run ();
}
