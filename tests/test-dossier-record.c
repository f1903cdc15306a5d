#include "dossier-record.h"

#define ID "00112233445566778899aabbccddeeff"

static DossierRecord *
make_structure (void)
{
  return dossier_record_new (dossier_kinds_find ("structure"), ID, FALSE);
}

static void
test_a_record_is_of_its_kind (void)
{
  g_autoptr (DossierRecord) record = make_structure ();

  g_assert_cmpstr (dossier_record_get_id (record), ==, ID);
  g_assert_cmpstr (dossier_record_get_kind (record)->code, ==, "structure");
  g_assert_false (dossier_record_is_deleted (record));
}

static void
test_what_nobody_answered_has_no_value (void)
{
  g_autoptr (DossierRecord) record = make_structure ();

  g_assert_null (dossier_record_get (record, "name"));
  g_assert_null (dossier_record_get_text (record, "name"));
  g_assert_null (dossier_record_get_keys (record, "other_names")[0]);
}

static void
test_the_last_value_taken_stands (void)
{
  g_autoptr (DossierRecord) record = make_structure ();

  dossier_record_take (record, "name", dossier_value_new_text ("Centre"));
  dossier_record_take (record, "name", dossier_value_new_text ("Centre Mosaïque"));
  g_assert_cmpstr (dossier_record_get_text (record, "name"), ==, "Centre Mosaïque");
  dossier_record_take (record, "name", NULL);
  g_assert_null (dossier_record_get (record, "name"));
}

static void
test_what_is_not_text_has_no_text (void)
{
  g_autoptr (DossierRecord) record = make_structure ();

  dossier_record_take (record, "name", dossier_value_new_unknown ());
  g_assert_null (dossier_record_get_text (record, "name"));
  g_assert_cmpint (dossier_value_get_value_type (dossier_record_get (record, "name")), ==, DOSSIER_VALUE_UNKNOWN);
}

static void
test_keys_are_sorted_and_said_once (void)
{
  g_autoptr (DossierRecord) record = make_structure ();
  const char *const        *keys;

  for (const char *const *word = (const char *const[]){ "m", "a", "z", "m", "b", "a", NULL }; *word != NULL; word++)
    dossier_record_add_key (record, "other_names", *word);

  keys = dossier_record_get_keys (record, "other_names");
  g_assert_cmpuint (g_strv_length ((char **) keys), ==, 4);
  g_assert_cmpstr (keys[0], ==, "a");
  g_assert_cmpstr (keys[1], ==, "b");
  g_assert_cmpstr (keys[2], ==, "m");
  g_assert_cmpstr (keys[3], ==, "z");
}

static void
test_a_record_lives_as_long_as_somebody_holds_it (void)
{
  DossierRecord *record = make_structure ();
  DossierRecord *same = dossier_record_ref (record);

  dossier_record_unref (record);
  g_assert_cmpstr (dossier_record_get_id (same), ==, ID);
  dossier_record_unref (same);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossier/record/is-of-its-kind", test_a_record_is_of_its_kind);
  g_test_add_func ("/dossier/record/what-nobody-answered-has-no-value", test_what_nobody_answered_has_no_value);
  g_test_add_func ("/dossier/record/the-last-value-taken-stands", test_the_last_value_taken_stands);
  g_test_add_func ("/dossier/record/what-is-not-text-has-no-text", test_what_is_not_text_has_no_text);
  g_test_add_func ("/dossier/record/keys-are-sorted-and-said-once", test_keys_are_sorted_and_said_once);
  g_test_add_func ("/dossier/record/lives-as-long-as-held", test_a_record_lives_as_long_as_somebody_holds_it);

  return g_test_run ();
}
