/* The words of the federation: whatever they are made to say, and in what order, what was recorded goes on reading a label, and all can be
 * taken back. */
#include "dossier-lexicon.h"

#include "dossier-history.h"

#include <string.h>

/* --- what it says */

static void
test_every_vocabulary_has_its_name (void)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i].n_fields; j++)
      {
        const DossierField *field = &kinds[i].fields[j];

        if (field->type != DOSSIER_FIELD_VOCABULARY && field->type != DOSSIER_FIELD_VOCABULARIES && field->type != DOSSIER_FIELD_PROGRAMMES)
          continue;
        g_test_message ("%s", field->target);
        g_assert_nonnull (dossier_terms_find_list (field->target));
      }
}

static void
test_a_word_is_renamed_and_records_follow (DossierFixture *self,
                                           gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_make (self, "structure", "name=Jules-Ferry", "type=middle_school", NULL);

  lexicon_rename (self, "structure_type", "middle_school", "  collège   public ");
  g_assert_true (lexicon_is_shown (self, "structure_type", "middle_school", "collège public"));
  lexicon_undo (self);
  g_assert_true (lexicon_is_shown (self, "structure_type", "middle_school", "collège"));
}

static void
test_a_word_is_explained_in_one_act (DossierFixture *self,
                                     gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self), after = NULL;
  const DossierTerm            *term = dossier_vocabulary_find (terms, "programme", "clas");
  g_autoptr (GError)            error = NULL;
  g_autofree char              *seen = lexicon_dup_seen (self), *back = NULL;

  dossier_fixture_write (self, dossier_terms_new_wording (terms, term, "CLAS du quartier", " Aide aux devoirs. ", FALSE, &error));
  g_assert_no_error (error);
  after = lexicon_load (self);
  g_assert_cmpstr (dossier_vocabulary_find (after, "programme", "clas")->label, ==, "CLAS du quartier");
  g_assert_cmpstr (dossier_vocabulary_find (after, "programme", "clas")->definition, ==, "Aide aux devoirs.");
  lexicon_undo (self);
  back = lexicon_dup_seen (self);
  g_assert_cmpstr (back, ==, seen);
  lexicon_assert_refused (dossier_terms_new_wording (terms, term, term->label, term->definition, FALSE, &error), &error, DOSSIER_TERMS_ERROR_NOTHING);
}

static void
test_a_word_must_say_something (DossierFixture *self,
                                gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *act = dossier_terms_new_wording (terms, dossier_vocabulary_find (terms, "theme", "sleep"), " \n ", "", FALSE, &error);

  lexicon_assert_refused (act, &error, DOSSIER_TERMS_ERROR_EMPTY);
  act = dossier_terms_new_addition (terms, "theme", "", NULL, &error);
  lexicon_assert_refused (act, &error, DOSSIER_TERMS_ERROR_EMPTY);
}

static void
test_a_word_that_is_taken_is_told (DossierFixture *self,
                                   gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  g_autoptr (GError)            error = NULL;
  const DossierTerm            *school = dossier_vocabulary_find (terms, "structure_type", "middle_school");
  DossierAct                   *act = dossier_terms_new_wording (terms, school, "LYCEE", NULL, FALSE, &error);

  lexicon_assert_refused (act, &error, DOSSIER_TERMS_ERROR_TAKEN);
  g_assert_cmpstr (dossier_terms_find_label (terms, "structure_type", "LYCEE", "middle_school")->code, ==, "high_school");
  act = dossier_terms_new_addition (terms, "structure_type", "lycée", NULL, &error);
  lexicon_assert_refused (act, &error, DOSSIER_TERMS_ERROR_TAKEN);
  act = dossier_terms_new_wording (terms, school, "Lycee", NULL, TRUE, &error);
  g_assert_no_error (error);
  g_clear_pointer (&act, dossier_act_free);
  act = dossier_terms_new_wording (terms, school, "Collège", NULL, FALSE, &error);
  g_assert_no_error (error);
  dossier_act_free (act);
}

static void
test_rep_and_rep_plus_are_two (void)
{
  g_autoptr (DossierVocabulary) terms = dossier_vocabulary_new_shipped ();

  g_assert_cmpstr (dossier_terms_find_label (terms, "priority_education", "rep+", NULL)->code, ==, "rep+");
  g_assert_cmpstr (dossier_terms_find_label (terms, "priority_education", "REP", NULL)->code, ==, "rep");
}

static void
test_a_new_word_has_a_code_of_its_own (DossierFixture *self,
                                       gconstpointer   data)
{
  g_autofree char *cafe = lexicon_add (self, "programme", "Café  des voisins");
  g_autofree char *arabic = lexicon_add (self, "programme", "المقهى");
  g_autofree char *other = lexicon_add (self, "programme", "الدرس");
  g_autofree char *sleep = lexicon_add (self, "theme", "sleep");

  g_assert_cmpstr (cafe, ==, "cafe_des_voisins");
  g_assert_cmpstr (arabic, !=, other);
  g_assert_true (g_str_is_ascii (arabic));
  g_assert_cmpstr (sleep, ==, "sleep_2");
  g_assert_true (lexicon_is_shown (self, "programme", "cafe_des_voisins", "Café des voisins"));
  g_assert_true (lexicon_is_shown (self, "programme", other, "الدرس"));
}

static void
test_two_desktops_that_add_a_word_add_one (DossierFixture *self,
                                           gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *one = dossier_terms_new_addition (terms, "theme", "Jardin partagé", NULL, &error);
  DossierAct                   *other = dossier_terms_new_addition (terms, "theme", "jardin partage", NULL, &error);
  g_autoptr (DossierVocabulary) after = NULL;
  guint                         before, now;

  g_assert_cmpstr (dossier_act_get_change (one, 0)->subject, ==, dossier_act_get_change (other, 0)->subject);
  dossier_fixture_write (self, one);
  dossier_fixture_write (self, other);
  after = lexicon_load (self);
  dossier_vocabulary_get_terms (terms, "theme", &before);
  dossier_vocabulary_get_terms (after, "theme", &now);
  g_assert_cmpuint (now, ==, before + 1);
}

static void
test_what_liens_acts_by_stays_whole (DossierFixture *self,
                                     gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  const DossierTerm            *internal = dossier_vocabulary_find (terms, "visibility", "internal");
  const DossierTerm *public = dossier_vocabulary_find (terms, "visibility", "public");
  g_autoptr (GError) error = NULL;

  lexicon_assert_refused (dossier_terms_new_merge (terms, internal, public, &error), &error, DOSSIER_TERMS_ERROR_FIXED);
  lexicon_assert_refused (dossier_terms_new_retirement (internal, TRUE, &error), &error, DOSSIER_TERMS_ERROR_FIXED);
  lexicon_assert_refused (dossier_terms_new_addition (terms, "visibility", "secret", NULL, &error), &error, DOSSIER_TERMS_ERROR_FIXED);
  lexicon_rename (self, "visibility", "internal", "entre nous");
  g_assert_true (lexicon_is_shown (self, "visibility", "internal", "entre nous"));
}

static void
test_what_is_shipped_is_nobodys_act (DossierFixture *self,
                                     gconstpointer   data)
{
  g_autoptr (GPtrArray) before = lexicon_list_history (self), after = NULL;

  g_assert_cmpuint (before->len, ==, 0);
  lexicon_rename (self, "structure_type", "middle_school", "collège public");
  after = lexicon_list_history (self);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_nonnull (strstr (((const DossierHistoryLine *) after->pdata[0])->sentence, "collège public"));
}

/* --- order */

static char *
dup_order (DossierFixture *self,
           const char     *vocabulary)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  guint                         n_terms;
  const DossierTerm *const     *all = dossier_vocabulary_get_terms (terms, vocabulary, &n_terms);
  GString                      *order = g_string_new (NULL);

  for (guint i = 0; i < n_terms; i++)
    g_string_append_printf (order, "%s%s", i > 0 ? " " : "", all[i]->code);
  return g_string_free (order, FALSE);
}

static void
move (DossierFixture          *self,
      const DossierVocabulary *terms,
      const char              *vocabulary,
      const char              *code,
      const char              *neighbour,
      gboolean                 after)
{
  g_autoptr (GError) error = NULL;
  DossierAct        *act = dossier_terms_new_move (terms, dossier_vocabulary_find (terms, vocabulary, code), dossier_vocabulary_find (terms, vocabulary, neighbour), after, &error);

  g_assert_no_error (error);
  dossier_fixture_write (self, act);
}

static void
test_two_people_who_move_two_words_both_have_their_way (DossierFixture *self,
                                                        gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self); /* what both saw */
  g_autofree char              *before = dup_order (self, "regularity"), *after = NULL;

  g_assert_cmpstr (before, ==, "regular occasional on_request");
  move (self, terms, "regularity", "on_request", "regular", FALSE);
  move (self, terms, "regularity", "regular", "occasional", TRUE);
  after = dup_order (self, "regularity");
  g_assert_cmpstr (after, ==, "on_request occasional regular");
  lexicon_undo (self);
  lexicon_undo (self);
  g_clear_pointer (&after, g_free);
  after = dup_order (self, "regularity");
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_word_can_be_moved_for_ever (DossierFixture *self,
                                   gconstpointer   data)
{
  static const char *const orders[] = { "regular on_request occasional", "regular occasional on_request" };

  for (guint i = 0; i < 120; i++) /* each time between the same two, or their like: until there is no room, and beyond */
    {
      g_autoptr (DossierVocabulary) terms = lexicon_load (self);
      g_autofree char              *order = NULL;

      move (self, terms, "regularity", i % 2 == 0 ? "on_request" : "occasional", "regular", TRUE);
      order = dup_order (self, "regularity");
      g_assert_cmpstr (order, ==, orders[i % 2]);
    }
}

static void
test_a_word_that_stays_is_not_moved (DossierFixture *self,
                                     gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  const DossierTerm            *first = dossier_vocabulary_find (terms, "regularity", "regular");
  const DossierTerm            *second = dossier_vocabulary_find (terms, "regularity", "occasional");
  const DossierTerm            *last = dossier_vocabulary_find (terms, "regularity", "on_request");
  g_autoptr (GError)            error = NULL;

  lexicon_assert_refused (dossier_terms_new_move (terms, first, second, FALSE, &error), &error, DOSSIER_TERMS_ERROR_NOTHING);
  lexicon_assert_refused (dossier_terms_new_move (terms, last, second, TRUE, &error), &error, DOSSIER_TERMS_ERROR_NOTHING);
  lexicon_assert_refused (dossier_terms_new_move (terms, second, second, TRUE, &error), &error, DOSSIER_TERMS_ERROR_NOTHING);
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  g_test_add_func ("/dossier/terms/every-vocabulary-has-its-name", test_every_vocabulary_has_its_name);
  g_test_add_func ("/dossier/terms/rep-and-rep-plus-are-two", test_rep_and_rep_plus_are_two);
  dossier_fixture_add ("/dossier/terms/a-word-is-renamed-and-records-follow", test_a_word_is_renamed_and_records_follow);
  dossier_fixture_add ("/dossier/terms/a-word-is-explained-in-one-act", test_a_word_is_explained_in_one_act);
  dossier_fixture_add ("/dossier/terms/a-word-must-say-something", test_a_word_must_say_something);
  dossier_fixture_add ("/dossier/terms/a-word-that-is-taken-is-told", test_a_word_that_is_taken_is_told);
  dossier_fixture_add ("/dossier/terms/a-new-word-has-a-code-of-its-own", test_a_new_word_has_a_code_of_its_own);
  dossier_fixture_add ("/dossier/terms/two-desktops-that-add-a-word-add-one", test_two_desktops_that_add_a_word_add_one);
  dossier_fixture_add ("/dossier/terms/what-liens-acts-by-stays-whole", test_what_liens_acts_by_stays_whole);
  dossier_fixture_add ("/dossier/terms/two-people-who-move-two-words-both-have-their-way", test_two_people_who_move_two_words_both_have_their_way);
  dossier_fixture_add ("/dossier/terms/a-word-can-be-moved-for-ever", test_a_word_can_be_moved_for_ever);
  dossier_fixture_add ("/dossier/terms/a-word-that-stays-is-not-moved", test_a_word_that_stays_is_not_moved);
  dossier_fixture_add ("/dossier/terms/what-is-shipped-is-nobodys-act", test_what_is_shipped_is_nobodys_act);

  return g_test_run ();
}
