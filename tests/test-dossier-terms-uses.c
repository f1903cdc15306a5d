/* Words that are merged, put out of use or deleted: what used them goes on reading a label, and is counted. */
#include "dossier-lexicon.h"

static void
assert_uses (DossierFixture *self,
             const char     *vocabulary,
             const char     *code,
             guint           n,
             guint           n_away)
{
  g_autoptr (DossierTermUses) uses = lexicon_count_uses (self, vocabulary);
  guint                       away;

  g_test_message ("%s/%s", vocabulary, code);
  g_assert_cmpuint (dossier_term_uses_get_n (uses, code, &away), ==, n);
  g_assert_cmpuint (away, ==, n_away);
}

static DossierAct *
make_merge (DossierFixture *self,
            const char     *vocabulary,
            const char     *code,
            const char     *into,
            GError        **error)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);

  return dossier_terms_new_merge (terms, dossier_vocabulary_find (terms, vocabulary, code), dossier_vocabulary_find (terms, vocabulary, into), error);
}

static void
merge (DossierFixture *self,
       const char     *vocabulary,
       const char     *code,
       const char     *into)
{
  g_autoptr (GError) error = NULL;
  DossierAct        *act = make_merge (self, vocabulary, code, into, &error);

  g_assert_no_error (error);
  dossier_fixture_write (self, act);
}

static void
retire (DossierFixture *self,
        const char     *vocabulary,
        const char     *code,
        gboolean        retired)
{
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *act = dossier_terms_new_retirement (dossier_vocabulary_find (terms, vocabulary, code), retired, &error);

  g_assert_no_error (error);
  dossier_fixture_write (self, act);
}

/* --- merging */

static void
test_what_used_a_merged_word_keeps_its_value (DossierFixture *self,
                                              gconstpointer   data)
{
  g_autofree char          *one = dossier_fixture_make (self, "structure", "name=Jules-Ferry", "type=middle_school", NULL);
  g_autofree char          *two = dossier_fixture_make (self, "structure", "name=Jean-Moulin", "type=high_school", NULL);
  g_autoptr (DossierQuery)  query = dossier_query_new ("structure");
  g_autoptr (DossierRecord) record = NULL;
  g_autofree char          *seen = lexicon_dup_seen (self), *back = NULL;

  merge (self, "structure_type", "middle_school", "high_school");
  assert_uses (self, "structure_type", "high_school", 2, 0);
  assert_uses (self, "structure_type", "middle_school", 1, 0);
  dossier_query_add_filter (query, "type", "high_school");
  g_assert_cmpint (dossier_fixture_count (self, query), ==, 2);
  record = dossier_fixture_find (self, one);
  g_assert_cmpstr (dossier_record_get_text (record, "type"), ==, "middle_school");
  lexicon_undo (self);
  g_assert_cmpint (dossier_fixture_count (self, query), ==, 1);
  back = lexicon_dup_seen (self);
  g_assert_cmpstr (back, ==, seen);
}

static void
test_no_word_stands_for_itself (DossierFixture *self,
                                gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  merge (self, "structure_type", "middle_school", "high_school");
  merge (self, "structure_type", "high_school", "primary_school");
  lexicon_assert_refused (make_merge (self, "structure_type", "primary_school", "middle_school", &error), &error, DOSSIER_TERMS_ERROR_CIRCLE);
  lexicon_assert_refused (make_merge (self, "structure_type", "primary_school", "primary_school", &error), &error, DOSSIER_TERMS_ERROR_CIRCLE);
  retire (self, "structure_type", "nursery_school", TRUE);
  lexicon_assert_refused (make_merge (self, "structure_type", "primary_school", "nursery_school", &error), &error, DOSSIER_TERMS_ERROR_RETIRED);
}

static void
test_a_merged_word_comes_back_by_itself (DossierFixture *self,
                                         gconstpointer   data)
{
  merge (self, "structure_type", "middle_school", "high_school");
  retire (self, "structure_type", "middle_school", FALSE);
  g_assert_true (lexicon_is_shown (self, "structure_type", "middle_school", "collège"));
}

/* --- in and out of use */

static void
test_a_retired_word_is_still_read (DossierFixture *self,
                                   gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_make (self, "structure", "name=Jules-Ferry", "type=middle_school", NULL);

  retire (self, "structure_type", "middle_school", TRUE);
  g_assert_true (lexicon_is_shown (self, "structure_type", "middle_school", "collège"));
  assert_uses (self, "structure_type", "middle_school", 1, 0);
  retire (self, "structure_type", "middle_school", FALSE);
}

static void
test_only_a_word_of_ones_own_that_nothing_uses_is_deleted (DossierFixture *self,
                                                           gconstpointer   data)
{
  g_autofree char              *code = lexicon_add (self, "structure_type", "Ludothèque");
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  const DossierTerm            *own = dossier_vocabulary_find (terms, "structure_type", code);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *act;

  lexicon_assert_refused (dossier_terms_new_deletion (terms, dossier_vocabulary_find (terms, "structure_type", "caf"), 0, &error), &error, DOSSIER_TERMS_ERROR_SHIPPED);
  lexicon_assert_refused (dossier_terms_new_deletion (terms, own, 1, &error), &error, DOSSIER_TERMS_ERROR_USED);
  act = dossier_terms_new_deletion (terms, own, 0, &error);
  g_assert_no_error (error);
  dossier_fixture_write (self, act);
  g_assert_true (lexicon_is_shown (self, "structure_type", code, "Ludothèque")); /* somebody may have used it meanwhile */
  g_clear_pointer (&code, g_free);
  code = lexicon_add (self, "structure_type", "ludothèque"); /* the same word again */
  g_assert_cmpstr (code, ==, "ludotheque");
  g_assert_true (lexicon_is_shown (self, "structure_type", code, "ludothèque"));
}

static void
test_a_word_that_stands_for_another_is_not_deleted (DossierFixture *self,
                                                    gconstpointer   data)
{
  g_autofree char              *code = lexicon_add (self, "structure_type", "Ludothèque");
  g_autoptr (DossierVocabulary) terms = NULL;
  g_autoptr (GError)            error = NULL;

  merge (self, "structure_type", "middle_school", code);
  terms = lexicon_load (self);
  lexicon_assert_refused (dossier_terms_new_deletion (terms, dossier_vocabulary_find (terms, "structure_type", code), 0, &error), &error, DOSSIER_TERMS_ERROR_USED);
}

/* --- uses */

static void
test_uses_are_counted_wherever_they_are (DossierFixture *self,
                                         gconstpointer   data)
{
  g_autofree char            *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");
  g_autofree char            *side_a = g_strdup_printf ("a=%s", a), *side_b = g_strdup_printf ("b=%s", b);
  g_autofree char            *by_a = g_strdup_printf ("programmes=clas@%s", a), *by_b = g_strdup_printf ("programmes=clas@%s", b);
  g_autofree char            *link = dossier_fixture_make (self, "link", side_a, side_b, by_a, "ways_in=crisis_time", "levers=crisis_time", NULL);
  g_autofree char            *action = dossier_fixture_make (self, "action", "title=Fête", "programme=clas", NULL);
  g_autofree char            *gone = dossier_fixture_make (self, "action", "title=Passée", "programme=clas", NULL);
  g_autofree char            *unknown = dossier_fixture_make (self, "action", "title=Rien", "programme=?", NULL);
  g_autoptr (DossierTermUses) uses = NULL;
  const DossierTermUse       *found;
  DossierAct                 *act = dossier_act_new (NULL);
  guint                       n_uses;

  dossier_fixture_put (self, link, by_b, NULL);
  dossier_act_delete (act, dossier_kinds_find ("action"), gone);
  dossier_fixture_write (self, act);
  assert_uses (self, "programme", "clas", 2, 1);
  assert_uses (self, "way_in", "crisis_time", 1, 0);
  assert_uses (self, "programme", "pre", 0, 0);
  uses = lexicon_count_uses (self, "way_in");
  found = dossier_term_uses_get (uses, "crisis_time", &n_uses);
  g_assert_cmpuint (n_uses, ==, 2);
  g_assert_cmpstr (found[0].field->code, ==, "ways_in");
  g_assert_cmpuint (found[0].n, ==, 1);
  g_assert_cmpstr (found[1].field->code, ==, "levers");
}

/* The number on the button is the number of rows it opens. */
static void
test_a_count_opens_what_it_counts (DossierFixture *self,
                                   gconstpointer   data)
{
  g_autofree char            *one = dossier_fixture_make (self, "structure", "name=Jules-Ferry", "type=middle_school", NULL);
  g_autofree char            *two = dossier_fixture_make (self, "structure", "name=Jean-Moulin", "type=high_school", NULL);
  g_autofree char            *of_one = g_strdup_printf ("structure=%s", one);
  g_autofree char            *post = dossier_fixture_make (self, "assignment", of_one, "role=cpe", NULL);
  g_autoptr (DossierTermUses) types = NULL, roles = NULL;
  g_autoptr (DossierQuery)    query = NULL, around = NULL;
  g_autofree char            *text = NULL;
  const DossierTermUse       *use;
  guint                       n_uses;

  merge (self, "structure_type", "middle_school", "high_school");
  types = lexicon_count_uses (self, "structure_type");
  use = dossier_term_uses_get (types, "high_school", &n_uses);
  g_assert_cmpuint (n_uses, ==, 1);
  query = dossier_term_use_new_question (use, "high_school");
  g_assert_cmpint (dossier_fixture_count (self, query), ==, use->n);
  roles = lexicon_count_uses (self, "role");
  use = dossier_term_uses_get (roles, "cpe", &n_uses);
  around = dossier_term_use_new_question (use, "cpe");
  text = dossier_query_dup_text (around);
  g_assert_cmpstr (text, ==, "structure?assignment.role=cpe");
  g_assert_cmpint (dossier_fixture_count (self, around), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/terms/what-used-a-merged-word-keeps-its-value", test_what_used_a_merged_word_keeps_its_value);
  dossier_fixture_add ("/dossier/terms/no-word-stands-for-itself", test_no_word_stands_for_itself);
  dossier_fixture_add ("/dossier/terms/a-merged-word-comes-back-by-itself", test_a_merged_word_comes_back_by_itself);
  dossier_fixture_add ("/dossier/terms/a-retired-word-is-still-read", test_a_retired_word_is_still_read);
  dossier_fixture_add ("/dossier/terms/only-a-word-of-ones-own-that-nothing-uses-is-deleted", test_only_a_word_of_ones_own_that_nothing_uses_is_deleted);
  dossier_fixture_add ("/dossier/terms/a-word-that-stands-for-another-is-not-deleted", test_a_word_that_stands_for_another_is_not_deleted);
  dossier_fixture_add ("/dossier/terms/uses-are-counted-wherever-they-are", test_uses_are_counted_wherever_they_are);
  dossier_fixture_add ("/dossier/terms/a-count-opens-what-it-counts", test_a_count_opens_what_it_counts);

  return g_test_run ();
}
