/* What is typed on one line names a person, and their role. */
#include "dossier-naming.h"

static void
assert_split (const char *words,
              const char *given,
              const char *family)
{
  g_autofree char *found_given = NULL, *found_family = NULL;

  g_test_message ("%s", words);
  g_assert_cmpint (dossier_naming_split (words, &found_given, &found_family), ==, family != NULL);
  g_assert_cmpstr (found_given, ==, given);
  g_assert_cmpstr (found_family, ==, family);
}

static void
test_a_name_is_split (void)
{
  assert_split ("Anne Martin", "Anne", "Martin");
  assert_split ("  anne   martin ", "anne", "martin");
  assert_split ("Martin", NULL, "Martin");
  assert_split ("MARTIN", NULL, "MARTIN");
  assert_split ("Anne de La Tour", "Anne", "de La Tour");
  assert_split ("Jean-Paul Martin", "Jean-Paul", "Martin");
}

static void
test_capitals_and_commas_tell_the_family (void)
{
  assert_split ("MARTIN Anne", "Anne", "MARTIN");
  assert_split ("Anne Marie LE GOFF", "Anne Marie", "LE GOFF");
  assert_split ("Martin, Anne", "Anne", "Martin");
  assert_split ("ÉVRARD Élise", "Élise", "ÉVRARD");
  assert_split ("A. Martin", "A.", "Martin");
  assert_split ("Martin,", NULL, "Martin");
}

static void
test_a_civility_is_left_out (void)
{
  assert_split ("Mme Martin", NULL, "Martin");
  assert_split ("M. Paul Martin", "Paul", "Martin");
  assert_split ("Madame", NULL, NULL);
  assert_split ("", NULL, NULL);
  assert_split (NULL, NULL, NULL);
}

static void
test_a_structure_says_what_it_is (void)
{
  static const struct
  {
    const char *name, *type;
  } names[] = { { "Collège Jules-Ferry", "middle_school" }, { "maison de quartier du lac", "maison_de_quartier" }, { "CS Oasis", "social_centre" }, { "Centre Oasis", NULL }, { "Oasis, centre social", NULL }, { "", NULL } };
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (dossier_naming_find_term (vocabulary, "structure_type", names[i].name), ==, names[i].type);
}

static void
assert_role (const char *words,
             const char *role,
             const char *rest)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  g_autofree char              *found = NULL;

  g_test_message ("%s", words);
  g_assert_cmpstr (dossier_naming_find_role (vocabulary, words, &found), ==, role);
  g_assert_cmpstr (found, ==, rest);
}

static void
test_the_longest_role_is_taken (void)
{
  assert_role ("direction Anne Martin", "head", "Anne Martin");
  assert_role ("direction de centre Anne Martin", "centre_director", "Anne Martin");
  assert_role ("CPE", "cpe", "");
  assert_role ("gardien d’école  Paul", "school_caretaker", "Paul");
  assert_role ("Anne Martin", NULL, "Anne Martin");
  assert_role ("", NULL, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/naming/a-name-is-split", test_a_name_is_split);
  g_test_add_func ("/dossier/naming/a-structure-says-what-it-is", test_a_structure_says_what_it_is);
  g_test_add_func ("/dossier/naming/capitals-and-commas-tell-the-family", test_capitals_and_commas_tell_the_family);
  g_test_add_func ("/dossier/naming/a-civility-is-left-out", test_a_civility_is_left_out);
  g_test_add_func ("/dossier/naming/the-longest-role-is-taken", test_the_longest_role_is_taken);
  return g_test_run ();
}
