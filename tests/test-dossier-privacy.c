#include "dossier-fixture.h"

#include "dossier-privacy.h"

#include <string.h>

static void
test_audiences_have_codes (void)
{
  DossierAudience audience;

  g_assert_true (dossier_audience_from_code ("network", &audience));
  g_assert_cmpint (audience, ==, DOSSIER_AUDIENCE_NETWORK);
  g_assert_cmpstr (dossier_audience_to_code (DOSSIER_AUDIENCE_INTERNAL), ==, "internal");
  g_assert_false (dossier_audience_from_code ("everybody", &audience));
  g_assert_false (dossier_audience_from_code (NULL, &audience));
}

static void
test_each_audience_sees_what_it_may (void)
{
  const DossierKind *structure = dossier_kinds_find ("structure");
  const DossierKind *link = dossier_kinds_find ("link");
  const DossierKind *person = dossier_kinds_find ("person");

  g_assert_true (dossier_privacy_shows_kind (DOSSIER_AUDIENCE_PUBLIC, structure));
  g_assert_false (dossier_privacy_shows_kind (DOSSIER_AUDIENCE_PUBLIC, link));
  g_assert_true (dossier_privacy_shows_kind (DOSSIER_AUDIENCE_NETWORK, link));
  g_assert_false (dossier_privacy_shows_kind (DOSSIER_AUDIENCE_NETWORK, person));
  g_assert_true (dossier_privacy_shows_kind (DOSSIER_AUDIENCE_INTERNAL, person));
  g_assert_false (dossier_privacy_shows_field (DOSSIER_AUDIENCE_NETWORK, link, dossier_kind_find_field (link, "notes")));
  g_assert_false (dossier_privacy_shows_field (DOSSIER_AUDIENCE_NETWORK, link, dossier_kind_find_field (link, "thread_a")));
  g_assert_true (dossier_privacy_shows_field (DOSSIER_AUDIENCE_NETWORK, link, dossier_kind_find_field (link, "quality")));
  g_assert_false (dossier_privacy_shows_field (DOSSIER_AUDIENCE_PUBLIC, link, dossier_kind_find_field (link, "quality")));
}

static void
test_no_personal_field_is_for_others (void)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i].n_fields; j++)
      if (kinds[i].fields[j].flags & DOSSIER_FIELD_PERSONAL)
        g_assert_false (dossier_privacy_shows_field (DOSSIER_AUDIENCE_NETWORK, &kinds[i], &kinds[i].fields[j]));
}

static char *
add_record (DossierFixture *fixture,
            const char     *kind,
            const char     *field,
            DossierValue   *value)
{
  DossierAct *act = dossier_act_new (NULL);
  char       *id = g_strdup (dossier_act_create (act, dossier_kinds_find (kind), NULL));

  dossier_act_set (act, dossier_kinds_find (kind), id, field, value);
  dossier_fixture_write (fixture, act);
  return id;
}

typedef struct
{
  const char     *id;
  DossierAudience audience;
} Naming;

static gpointer
dup_title (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Naming                 *naming = data;
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);

  return dossier_privacy_dup_title (reader, vocabulary, naming->audience, naming->id);
}

static void
assert_called (DossierFixture *fixture,
               const char     *id,
               DossierAudience audience,
               const char     *title)
{
  Naming           naming = { id, audience };
  g_autofree char *found = dossier_store_ask (fixture->store, dup_title, &naming, NULL);

  g_assert_cmpstr (found, ==, title);
}

static void
test_a_hidden_record_is_its_role (DossierFixture *fixture,
                                  gconstpointer   data)
{
  g_autofree char *structure = dossier_fixture_add_structure (fixture, "Mosaïque");
  g_autofree char *person = add_record (fixture, "person", "family_name", dossier_value_new_text ("Essai"));
  g_autofree char *post = add_record (fixture, "assignment", "structure", dossier_value_new_reference (structure));

  dossier_fixture_set_text (fixture, "assignment", post, "role", "teacher");
  assert_called (fixture, person, DOSSIER_AUDIENCE_INTERNAL, "Essai");
  assert_called (fixture, person, DOSSIER_AUDIENCE_NETWORK, "Person");
  assert_called (fixture, post, DOSSIER_AUDIENCE_NETWORK, "enseignant");
  assert_called (fixture, structure, DOSSIER_AUDIENCE_PUBLIC, "Mosaïque");
  assert_called (fixture, "00112233445566778899aabbccddeeff", DOSSIER_AUDIENCE_PUBLIC, NULL);
}

static gpointer
dup_left_out (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  static const char *const kinds[] = { "structure", "link", "person", NULL };
  g_autoptr (GPtrArray)    left_out = dossier_privacy_list_left_out (reader, *(DossierAudience *) data, kinds, error);

  return left_out == NULL ? NULL : dossier_privacy_dup_left_out (left_out, NULL);
}

static void
assert_left_out (DossierFixture *fixture,
                 DossierAudience audience,
                 const char     *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *found = dossier_store_ask (fixture->store, dup_left_out, &audience, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, sentence);
}

static void
test_what_is_left_out_is_counted (DossierFixture *fixture,
                                  gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (fixture, "A");
  g_autofree char *b = dossier_fixture_add_structure (fixture, "B");
  g_autofree char *link = dossier_fixture_add_link (fixture, a, b);
  g_autofree char *person = add_record (fixture, "person", "family_name", dossier_value_new_text ("Essai"));

  dossier_fixture_set_text (fixture, "structure", a, "notes", "à part");
  assert_left_out (fixture, DOSSIER_AUDIENCE_INTERNAL, NULL);
  assert_left_out (fixture, DOSSIER_AUDIENCE_NETWORK, "Left out: Structures – Notes (1), People (1)");
  assert_left_out (fixture, DOSSIER_AUDIENCE_PUBLIC, "Left out: Structures – Notes (1), People (1), Links (1)");
}

static void
assert_warns (const char *text,
              const char *found)
{
  g_autoptr (GArray)  warnings = dossier_privacy_list_warnings (text);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < warnings->len; i++)
    {
      const DossierWarning *warning = &g_array_index (warnings, DossierWarning, i);

      g_string_append_printf (told, "%u:%.*s;", warning->type, (int) warning->length, text + warning->start);
    }
  g_assert_cmpstr (told->str, ==, found);
}

static void
test_a_text_that_names_somebody_is_said (void)
{
  assert_warns ("Vu Mme Martin-Durand, puis M. Essai ce matin.", "0:Mme Martin-Durand;0:M. Essai;");
  assert_warns ("Appeler le 06 12 34 56 78 ou +33 1.34.00.00.00", "1:06 12 34 56 78;1:+33 1.34.00.00.00;");
  assert_warns ("écrire à prenom.nom@ecole.example svp", "2:prenom.nom@ecole.example;");
  assert_warns ("0612345678 : Madame Élan", "1:0612345678;0:Madame Élan;");
}

static void
test_a_text_that_names_nobody_is_left_alone (void)
{
  assert_warns ("La directrice et le principal, en mai 2019, salle 12, 95100 Argenville", "");
  assert_warns ("SIRET 123 456 789 00012, madame la directrice, M. le maire", "");
  assert_warns ("à 14 h @ la mairie", "");
  assert_warns ("", "");
  assert_warns (NULL, "");
  assert_warns ("\xff\xfe Mme Martin", "");
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  g_test_add_func ("/dossier/privacy/audiences-have-codes", test_audiences_have_codes);
  g_test_add_func ("/dossier/privacy/each-audience-sees-what-it-may", test_each_audience_sees_what_it_may);
  g_test_add_func ("/dossier/privacy/no-personal-field-is-for-others", test_no_personal_field_is_for_others);
  dossier_fixture_add ("/dossier/privacy/a-hidden-record-is-its-role", test_a_hidden_record_is_its_role);
  dossier_fixture_add ("/dossier/privacy/what-is-left-out-is-counted", test_what_is_left_out_is_counted);
  g_test_add_func ("/dossier/privacy/a-text-that-names-somebody-is-said", test_a_text_that_names_somebody_is_said);
  g_test_add_func ("/dossier/privacy/a-text-that-names-nobody-is-left-alone", test_a_text_that_names_nobody_is_left_alone);

  return g_test_run ();
}
