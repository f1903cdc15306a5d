/* The words of the federation: whatever is done to them, what was recorded goes on reading a label, and all can be taken back. */
#include "dossier-fixture.h"

#include "dossier-duplicates.h"
#include "dossier-headings.h"
#include "dossier-history.h"
#include "dossier-path-words.h"
#include "dossier-terms-uses.h"
#include "dossier-terms.h"

#include <string.h>

#define N_RANDOM 150

/* --- asking */

static gpointer
load (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return dossier_vocabulary_load (reader, error);
}

static DossierVocabulary *
load_from (DossierFixture *self)
{
  g_autoptr (GError) error = NULL;
  DossierVocabulary *terms = dossier_store_ask (self->store, load, NULL, &error);

  g_assert_no_error (error);
  return terms;
}

static gpointer
count (DossierReader *reader,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr (DossierVocabulary) terms = dossier_vocabulary_load (reader, error);

  return terms == NULL ? NULL : dossier_term_uses_count (reader, terms, data, error);
}

static DossierTermUses *
count_in (DossierFixture *self,
          const char     *vocabulary)
{
  g_autoptr (GError) error = NULL;
  DossierTermUses   *uses = dossier_store_ask (self->store, count, (gpointer) vocabulary, &error);

  g_assert_no_error (error);
  return uses;
}

static void
assert_uses (DossierFixture *self,
             const char     *vocabulary,
             const char     *code,
             guint           n,
             guint           n_away)
{
  g_autoptr (DossierTermUses) uses = count_in (self, vocabulary);
  guint                       away;

  g_test_message ("%s/%s", vocabulary, code);
  g_assert_cmpuint (dossier_term_uses_get_n (uses, code, &away), ==, n);
  g_assert_cmpuint (away, ==, n_away);
}

static gboolean
is_shown (DossierFixture *self,
          const char     *vocabulary,
          const char     *code,
          const char     *label)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);

  return g_strcmp0 (dossier_vocabulary_get_label (terms, vocabulary, code), label) == 0;
}

/* What a person sees of all terms: in order, with what was done to them. */
static char *
dup_seen (DossierFixture *self)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);
  GString                      *seen = g_string_new (NULL);

  for (const DossierTermsList *list = dossier_terms_get_lists (); list->code != NULL; list++)
    {
      guint                     n_terms;
      const DossierTerm *const *all = dossier_vocabulary_get_terms (terms, list->code, &n_terms);

      for (guint i = 0; i < n_terms; i++)
        g_string_append_printf (seen, "%s/%s %s %s %d %s\n", list->code, all[i]->code, all[i]->label, all[i]->definition, all[i]->active, all[i]->merged_into);
    }
  return g_string_free (seen, FALSE);
}

static char *
dup_order (DossierFixture *self,
           const char     *vocabulary)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);
  guint                         n_terms;
  const DossierTerm *const     *all = dossier_vocabulary_get_terms (terms, vocabulary, &n_terms);
  GString                      *order = g_string_new (NULL);

  for (guint i = 0; i < n_terms; i++)
    g_string_append_printf (order, "%s%s", i > 0 ? " " : "", all[i]->code);
  return g_string_free (order, FALSE);
}

static void
undo (DossierFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *label = NULL;

  g_assert_true (dossier_store_undo (self->store, NULL, &label, &error));
  g_assert_no_error (error);
}

/* --- doing */

static void
rename_term (DossierFixture *self,
             const char     *vocabulary,
             const char     *code,
             const char     *label)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);
  const DossierTerm            *term = dossier_vocabulary_find (terms, vocabulary, code);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *act = dossier_terms_new_wording (terms, term, label, term->definition, FALSE, &error);

  g_assert_no_error (error);
  dossier_fixture_write (self, act);
}

static char *
add (DossierFixture *self,
     const char     *vocabulary,
     const char     *label)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);
  g_autoptr (GError)            error = NULL;
  char                         *code = NULL;
  DossierAct                   *act = dossier_terms_new_addition (terms, vocabulary, label, &code, &error);

  g_assert_no_error (error);
  dossier_fixture_write (self, act);
  return code;
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

static DossierAct *
make_merge (DossierFixture *self,
            const char     *vocabulary,
            const char     *code,
            const char     *into,
            GError        **error)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);

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
  g_autoptr (DossierVocabulary) terms = load_from (self);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *act = dossier_terms_new_retirement (dossier_vocabulary_find (terms, vocabulary, code), retired, &error);

  g_assert_no_error (error);
  dossier_fixture_write (self, act);
}

static void
assert_refused (DossierAct       *act,
                GError          **error, /* cleared */
                DossierTermsError code)
{
  g_assert_null (act);
  g_assert_error (*error, DOSSIER_TERMS_ERROR, (int) code);
  g_clear_error (error);
}

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

  rename_term (self, "structure_type", "middle_school", "  collège   public ");
  g_assert_true (is_shown (self, "structure_type", "middle_school", "collège public"));
  undo (self);
  g_assert_true (is_shown (self, "structure_type", "middle_school", "collège"));
}

static void
test_a_word_is_explained_in_one_act (DossierFixture *self,
                                     gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = load_from (self), after = NULL;
  const DossierTerm            *term = dossier_vocabulary_find (terms, "programme", "clas");
  g_autoptr (GError)            error = NULL;
  g_autofree char              *seen = dup_seen (self), *back = NULL;

  dossier_fixture_write (self, dossier_terms_new_wording (terms, term, "CLAS du quartier", " Aide aux devoirs. ", FALSE, &error));
  g_assert_no_error (error);
  after = load_from (self);
  g_assert_cmpstr (dossier_vocabulary_find (after, "programme", "clas")->label, ==, "CLAS du quartier");
  g_assert_cmpstr (dossier_vocabulary_find (after, "programme", "clas")->definition, ==, "Aide aux devoirs.");
  undo (self);
  back = dup_seen (self);
  g_assert_cmpstr (back, ==, seen);
  assert_refused (dossier_terms_new_wording (terms, term, term->label, term->definition, FALSE, &error), &error, DOSSIER_TERMS_ERROR_NOTHING);
}

static void
test_a_word_must_say_something (DossierFixture *self,
                                gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *act = dossier_terms_new_wording (terms, dossier_vocabulary_find (terms, "theme", "sleep"), " \n ", "", FALSE, &error);

  assert_refused (act, &error, DOSSIER_TERMS_ERROR_EMPTY);
  act = dossier_terms_new_addition (terms, "theme", "", NULL, &error);
  assert_refused (act, &error, DOSSIER_TERMS_ERROR_EMPTY);
}

static void
test_a_word_that_is_taken_is_told (DossierFixture *self,
                                   gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);
  g_autoptr (GError)            error = NULL;
  const DossierTerm            *school = dossier_vocabulary_find (terms, "structure_type", "middle_school");
  DossierAct                   *act = dossier_terms_new_wording (terms, school, "LYCEE", NULL, FALSE, &error);

  assert_refused (act, &error, DOSSIER_TERMS_ERROR_TAKEN);
  g_assert_cmpstr (dossier_terms_find_label (terms, "structure_type", "LYCEE", "middle_school")->code, ==, "high_school");
  act = dossier_terms_new_addition (terms, "structure_type", "lycée", NULL, &error);
  assert_refused (act, &error, DOSSIER_TERMS_ERROR_TAKEN);
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
  g_autofree char *cafe = add (self, "programme", "Café  des voisins");
  g_autofree char *arabic = add (self, "programme", "المقهى");
  g_autofree char *other = add (self, "programme", "الدرس");
  g_autofree char *sleep = add (self, "theme", "sleep");

  g_assert_cmpstr (cafe, ==, "cafe_des_voisins");
  g_assert_cmpstr (arabic, !=, other);
  g_assert_true (g_str_is_ascii (arabic));
  g_assert_cmpstr (sleep, ==, "sleep_2");
  g_assert_true (is_shown (self, "programme", "cafe_des_voisins", "Café des voisins"));
  g_assert_true (is_shown (self, "programme", other, "الدرس"));
}

static void
test_two_desktops_that_add_a_word_add_one (DossierFixture *self,
                                           gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *one = dossier_terms_new_addition (terms, "theme", "Jardin partagé", NULL, &error);
  DossierAct                   *other = dossier_terms_new_addition (terms, "theme", "jardin partage", NULL, &error);
  g_autoptr (DossierVocabulary) after = NULL;
  guint                         before, now;

  g_assert_cmpstr (dossier_act_get_change (one, 0)->subject, ==, dossier_act_get_change (other, 0)->subject);
  dossier_fixture_write (self, one);
  dossier_fixture_write (self, other);
  after = load_from (self);
  dossier_vocabulary_get_terms (terms, "theme", &before);
  dossier_vocabulary_get_terms (after, "theme", &now);
  g_assert_cmpuint (now, ==, before + 1);
}

static void
test_what_liens_acts_by_stays_whole (DossierFixture *self,
                                     gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);
  const DossierTerm            *internal = dossier_vocabulary_find (terms, "visibility", "internal");
  const DossierTerm *public = dossier_vocabulary_find (terms, "visibility", "public");
  g_autoptr (GError) error = NULL;

  assert_refused (dossier_terms_new_merge (terms, internal, public, &error), &error, DOSSIER_TERMS_ERROR_FIXED);
  assert_refused (dossier_terms_new_retirement (internal, TRUE, &error), &error, DOSSIER_TERMS_ERROR_FIXED);
  assert_refused (dossier_terms_new_addition (terms, "visibility", "secret", NULL, &error), &error, DOSSIER_TERMS_ERROR_FIXED);
  rename_term (self, "visibility", "internal", "entre nous");
  g_assert_true (is_shown (self, "visibility", "internal", "entre nous"));
}

/* --- order */

static void
test_two_people_who_move_two_words_both_have_their_way (DossierFixture *self,
                                                        gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = load_from (self); /* what both saw */
  g_autofree char              *before = dup_order (self, "regularity"), *after = NULL;

  g_assert_cmpstr (before, ==, "regular occasional on_request");
  move (self, terms, "regularity", "on_request", "regular", FALSE);
  move (self, terms, "regularity", "regular", "occasional", TRUE);
  after = dup_order (self, "regularity");
  g_assert_cmpstr (after, ==, "on_request occasional regular");
  undo (self);
  undo (self);
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
      g_autoptr (DossierVocabulary) terms = load_from (self);
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
  g_autoptr (DossierVocabulary) terms = load_from (self);
  const DossierTerm            *first = dossier_vocabulary_find (terms, "regularity", "regular");
  const DossierTerm            *second = dossier_vocabulary_find (terms, "regularity", "occasional");
  const DossierTerm            *last = dossier_vocabulary_find (terms, "regularity", "on_request");
  g_autoptr (GError)            error = NULL;

  assert_refused (dossier_terms_new_move (terms, first, second, FALSE, &error), &error, DOSSIER_TERMS_ERROR_NOTHING);
  assert_refused (dossier_terms_new_move (terms, last, second, TRUE, &error), &error, DOSSIER_TERMS_ERROR_NOTHING);
  assert_refused (dossier_terms_new_move (terms, second, second, TRUE, &error), &error, DOSSIER_TERMS_ERROR_NOTHING);
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
  g_autofree char          *seen = dup_seen (self), *back = NULL;

  merge (self, "structure_type", "middle_school", "high_school");
  assert_uses (self, "structure_type", "high_school", 2, 0);
  assert_uses (self, "structure_type", "middle_school", 1, 0);
  dossier_query_add_filter (query, "type", "high_school");
  g_assert_cmpint (dossier_fixture_count (self, query), ==, 2);
  record = dossier_fixture_find (self, one);
  g_assert_cmpstr (dossier_record_get_text (record, "type"), ==, "middle_school");
  undo (self);
  g_assert_cmpint (dossier_fixture_count (self, query), ==, 1);
  back = dup_seen (self);
  g_assert_cmpstr (back, ==, seen);
}

static void
test_no_word_stands_for_itself (DossierFixture *self,
                                gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  merge (self, "structure_type", "middle_school", "high_school");
  merge (self, "structure_type", "high_school", "primary_school");
  assert_refused (make_merge (self, "structure_type", "primary_school", "middle_school", &error), &error, DOSSIER_TERMS_ERROR_CIRCLE);
  assert_refused (make_merge (self, "structure_type", "primary_school", "primary_school", &error), &error, DOSSIER_TERMS_ERROR_CIRCLE);
  retire (self, "structure_type", "nursery_school", TRUE);
  assert_refused (make_merge (self, "structure_type", "primary_school", "nursery_school", &error), &error, DOSSIER_TERMS_ERROR_RETIRED);
}

static void
test_a_merged_word_comes_back_by_itself (DossierFixture *self,
                                         gconstpointer   data)
{
  merge (self, "structure_type", "middle_school", "high_school");
  retire (self, "structure_type", "middle_school", FALSE);
  g_assert_true (is_shown (self, "structure_type", "middle_school", "collège"));
}

/* --- in and out of use */

static void
test_a_retired_word_is_still_read (DossierFixture *self,
                                   gconstpointer   data)
{
  g_autofree char *id = dossier_fixture_make (self, "structure", "name=Jules-Ferry", "type=middle_school", NULL);

  retire (self, "structure_type", "middle_school", TRUE);
  g_assert_true (is_shown (self, "structure_type", "middle_school", "collège"));
  assert_uses (self, "structure_type", "middle_school", 1, 0);
  retire (self, "structure_type", "middle_school", FALSE);
}

static void
test_only_a_word_of_ones_own_that_nothing_uses_is_deleted (DossierFixture *self,
                                                           gconstpointer   data)
{
  g_autofree char              *code = add (self, "structure_type", "Ludothèque");
  g_autoptr (DossierVocabulary) terms = load_from (self);
  const DossierTerm            *own = dossier_vocabulary_find (terms, "structure_type", code);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *act;

  assert_refused (dossier_terms_new_deletion (terms, dossier_vocabulary_find (terms, "structure_type", "caf"), 0, &error), &error, DOSSIER_TERMS_ERROR_SHIPPED);
  assert_refused (dossier_terms_new_deletion (terms, own, 1, &error), &error, DOSSIER_TERMS_ERROR_USED);
  act = dossier_terms_new_deletion (terms, own, 0, &error);
  g_assert_no_error (error);
  dossier_fixture_write (self, act);
  g_assert_true (is_shown (self, "structure_type", code, "Ludothèque")); /* somebody may have used it meanwhile */
  g_clear_pointer (&code, g_free);
  code = add (self, "structure_type", "ludothèque"); /* the same word again */
  g_assert_cmpstr (code, ==, "ludotheque");
  g_assert_true (is_shown (self, "structure_type", code, "ludothèque"));
}

static void
test_a_word_that_stands_for_another_is_not_deleted (DossierFixture *self,
                                                    gconstpointer   data)
{
  g_autofree char              *code = add (self, "structure_type", "Ludothèque");
  g_autoptr (DossierVocabulary) terms = NULL;
  g_autoptr (GError)            error = NULL;

  merge (self, "structure_type", "middle_school", code);
  terms = load_from (self);
  assert_refused (dossier_terms_new_deletion (terms, dossier_vocabulary_find (terms, "structure_type", code), 0, &error), &error, DOSSIER_TERMS_ERROR_USED);
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
  uses = count_in (self, "way_in");
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
  types = count_in (self, "structure_type");
  use = dossier_term_uses_get (types, "high_school", &n_uses);
  g_assert_cmpuint (n_uses, ==, 1);
  query = dossier_term_use_new_question (use, "high_school");
  g_assert_cmpint (dossier_fixture_count (self, query), ==, use->n);
  roles = count_in (self, "role");
  use = dossier_term_uses_get (roles, "cpe", &n_uses);
  around = dossier_term_use_new_question (use, "cpe");
  text = dossier_query_dup_text (around);
  g_assert_cmpstr (text, ==, "structure?assignment.role=cpe");
  g_assert_cmpint (dossier_fixture_count (self, around), ==, 1);
}

/* --- words that mean the same */

static void
add_group (DossierFixture *self,
           const char     *words)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *act = dossier_terms_new_group (terms, words, FALSE, &error);

  g_assert_no_error (error);
  dossier_fixture_write (self, act);
}

static gint64
count_words (DossierFixture *self,
             const char     *words)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");

  dossier_query_set_words (query, words);
  return dossier_fixture_count (self, query);
}

static gpointer
list_twins (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return dossier_duplicates_list (reader, "structure", NULL, error);
}

static guint
count_twins (DossierFixture *self)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) twins = dossier_store_ask (self->store, list_twins, NULL, &error);

  g_assert_no_error (error);
  return twins->len;
}

static void
test_a_group_speaks_everywhere_at_once (DossierFixture *self,
                                        gconstpointer   data)
{
  g_autofree char              *commune = dossier_fixture_make (self, "territory", "name=Argenville", "type=commune", NULL);
  g_autofree char              *in = g_strdup_printf ("territory=%s", commune);
  g_autofree char              *one = dossier_fixture_make (self, "structure", "name=Ludothèque Les Lilas", in, NULL);
  g_autofree char              *two = dossier_fixture_make (self, "structure", "name=LDT Les Lilas", in, NULL);
  g_autoptr (DossierVocabulary) terms = NULL;

  g_free (add (self, "structure_type", "ludothèque"));
  g_assert_cmpint (count_words (self, "ldt"), ==, 1);
  g_assert_cmpuint (count_twins (self), ==, 0);
  add_group (self, "ludothèque=LDT = ludotheque");
  g_assert_cmpint (count_words (self, "ldt"), ==, 2);
  g_assert_cmpuint (count_twins (self), ==, 1);
  terms = load_from (self);
  g_assert_cmpstr (dossier_vocabulary_find_code (terms, "structure_type", "LDT"), ==, "ludotheque");
  undo (self);
  g_assert_cmpint (count_words (self, "ldt"), ==, 1);
}

static void
test_seeding_again_never_undoes_a_group (DossierFixture *self,
                                         gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = load_from (self), after = NULL;
  g_autoptr (GError)            error = NULL;
  DossierAct                   *again = dossier_act_new (NULL);

  dossier_fixture_write (self, dossier_terms_new_group_words (terms, dossier_vocabulary_find (terms, "synonym", "maison_de_quartier"), "MQ = maison de quartier = maison du coin", FALSE, &error));
  dossier_fixture_write (self, dossier_terms_new_group_end (dossier_vocabulary_find (terms, "synonym", "saint"), &error));
  g_assert_no_error (error);
  dossier_vocabulary_seed (again);
  dossier_fixture_write (self, again);
  after = load_from (self);
  g_assert_true (g_strv_contains (dossier_synonyms_find (dossier_vocabulary_get_synonyms (after), "mq"), "maison du coin"));
  g_assert_null (dossier_synonyms_find (dossier_vocabulary_get_synonyms (after), "saint"));
  g_assert_nonnull (dossier_synonyms_find (dossier_vocabulary_get_synonyms (after), "sainte"));
}

static void
test_one_word_is_no_group (DossierFixture *self,
                           gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);
  g_autoptr (GError)            error = NULL;
  DossierAct                   *act;

  assert_refused (dossier_terms_new_group (terms, "café = CAFÉ = ", FALSE, &error), &error, DOSSIER_TERMS_ERROR_ALONE);
  assert_refused (dossier_terms_new_group (terms, "MQ = médiation", FALSE, &error), &error, DOSSIER_TERMS_ERROR_SHARED);
  act = dossier_terms_new_group (terms, "MQ = médiation du quartier", TRUE, &error);
  g_assert_no_error (error);
  dossier_fixture_write (self, act);
  g_clear_pointer (&terms, dossier_vocabulary_unref);
  terms = load_from (self); /* a word of two groups means what both mean */
  g_assert_true (g_strv_contains (dossier_synonyms_find (dossier_vocabulary_get_synonyms (terms), "mq"), "maison de quartier"));
  g_assert_true (g_strv_contains (dossier_synonyms_find (dossier_vocabulary_get_synonyms (terms), "mq"), "mediation du quartier"));
}

/* --- anything, in any order */

static const DossierTerm *
pick (const DossierVocabulary *terms,
      const char              *vocabulary)
{
  guint                     n_terms;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (terms, vocabulary, &n_terms);

  return all[g_test_rand_int_range (0, (gint32) n_terms)];
}

static DossierAct *
make_any (const DossierVocabulary *terms,
          const char              *vocabulary)
{
  const DossierTerm *term = pick (terms, vocabulary);
  g_autofree char   *label = g_strdup_printf ("mot %d", g_test_rand_int_range (0, 40));

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      return dossier_terms_new_wording (terms, term, label, label, FALSE, NULL);
    case 1:
      return dossier_terms_new_addition (terms, vocabulary, label, NULL, NULL);
    case 2:
      return dossier_terms_new_move (terms, term, pick (terms, vocabulary), g_test_rand_int_range (0, 2), NULL);
    case 3:
      return dossier_terms_new_retirement (term, dossier_term_is_offered (term), NULL);
    case 4:
      return dossier_terms_new_merge (terms, term, pick (terms, vocabulary), NULL);
    default:
      return dossier_terms_new_deletion (terms, term, 0, NULL);
    }
}

/* Every code that a record may hold reads a label of this vocabulary; what is offered and what is not are all there is; uses add up. */
static void
assert_whole (DossierFixture *self,
              const char     *vocabulary,
              GHashTable     *codes)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);
  g_autoptr (DossierTermUses)   uses = count_in (self, vocabulary);
  guint                         n_terms, n_offered = 0, n_others = 0, n_standing = 0;
  const DossierTerm *const     *all = dossier_vocabulary_get_terms (terms, vocabulary, &n_terms);
  GHashTableIter                each;
  gpointer                      code;

  for (guint i = 0; i < n_terms; i++)
    {
      guint n = dossier_term_uses_get_n (uses, all[i]->code, NULL);

      *(dossier_term_is_offered (all[i]) ? &n_offered : &n_others) += 1;
      n_standing += all[i]->merged_into == NULL ? n : 0;
      g_hash_table_add (codes, g_strdup (all[i]->code));
    }
  g_assert_cmpuint (n_offered + n_others, ==, n_terms);
  g_assert_cmpuint (n_standing, ==, 3);
  g_hash_table_iter_init (&each, codes);
  while (g_hash_table_iter_next (&each, &code, NULL))
    {
      const DossierTerm *standing = dossier_vocabulary_resolve (terms, vocabulary, code);

      g_assert_nonnull (standing);
      g_assert_null (standing->merged_into);
      g_assert_cmpstr (standing->label, !=, "");
    }
}

static void
test_whatever_is_done_every_record_reads_a_label (DossierFixture *self,
                                                  gconstpointer   data)
{
  g_autofree char       *seen = dup_seen (self), *back = NULL;
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char       *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");
  g_autofree char       *side_a = g_strdup_printf ("a=%s", a), *side_b = g_strdup_printf ("b=%s", b);
  guint                  n_written = 0;

  g_free (dossier_fixture_make (self, "link", side_a, side_b, "regularity=regular", NULL));
  g_free (dossier_fixture_make (self, "link", side_a, side_b, "regularity=occasional", NULL));
  g_free (dossier_fixture_make (self, "link", side_a, side_b, "regularity=on_request", NULL));
  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (DossierVocabulary) terms = load_from (self);
      DossierAct                   *act = make_any (terms, "regularity");

      if (act == NULL)
        continue;
      dossier_fixture_write (self, act);
      assert_whole (self, "regularity", codes);
      n_written++;
    }
  g_assert_cmpuint (n_written, >, N_RANDOM / 4);
  for (; n_written > 0; n_written--)
    undo (self);
  back = dup_seen (self);
  g_assert_cmpstr (back, ==, seen);
}

/* --- the history */

static gpointer
list_history (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return dossier_history_list (reader, 0, error);
}

static void
test_what_is_shipped_is_nobodys_act (DossierFixture *self,
                                     gconstpointer   data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) before = dossier_store_ask (self->store, list_history, NULL, &error), after = NULL;

  g_assert_cmpuint (before->len, ==, 0);
  rename_term (self, "structure_type", "middle_school", "collège public");
  after = dossier_store_ask (self->store, list_history, NULL, &error);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_nonnull (strstr (((const DossierHistoryLine *) after->pdata[0])->sentence, "collège public"));
}

/* --- what the fields are called */

#define FORMALITY dossier_kind_find_field (dossier_kinds_find ("link"), "formality")

static void
assert_called (DossierFixture *self,
               const char     *heading)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);
  g_autofree char              *told = NULL;
  DossierPath                   path;

  g_assert_true (dossier_path_read (dossier_kinds_find ("structure"), "link.formality", &path));
  told = dossier_path_dup_label (&path, terms);
  g_assert_cmpstr (dossier_vocabulary_get_heading (terms, FORMALITY), ==, heading);
  g_assert_true (g_str_has_suffix (told, heading));
  g_assert_true (dossier_vocabulary_is_heading (terms, FORMALITY, heading));
  g_assert_true (dossier_vocabulary_is_heading (terms, FORMALITY, dossier_kinds_translate (FORMALITY->label)));
}

static DossierAct *
make_heading (DossierFixture *self,
              const char     *code,
              const char     *label,
              GError        **error)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);

  return dossier_terms_new_wording (terms, dossier_vocabulary_find (terms, "heading_link", code), label, NULL, TRUE, error);
}

static void
note_listed (const char         *vocabulary,
             const DossierField *field,
             gpointer            data)
{
  guint                     n_terms;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (data, vocabulary, &n_terms);
  const DossierTerm        *term = dossier_vocabulary_find (data, vocabulary, field->code);
  gboolean                  is_listed = FALSE;

  g_test_message ("%s/%s", vocabulary, field->code);
  g_assert_true (dossier_terms_find_list (vocabulary)->fixed);
  for (guint i = 0; i < n_terms; i++)
    is_listed = is_listed || all[i] == term;
  g_assert_true (is_listed && !term->recorded);
  g_assert_cmpstr (term->label, ==, dossier_kinds_translate (field->label));
}

static void
test_every_field_that_is_asked_has_its_heading_in_a_list (DossierFixture *self,
                                                          gconstpointer   data)
{
  g_autoptr (DossierVocabulary) terms = load_from (self);

  dossier_headings_visit (note_listed, terms);
  g_assert_nonnull (dossier_vocabulary_find (terms, "heading_link", "formality"));
  g_assert_null (dossier_vocabulary_find (terms, "heading_link", "merged_into")); /* no form asks it */
}

static void
test_a_renamed_heading_is_said_everywhere (DossierFixture *self,
                                           gconstpointer   data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  assert_called (self, "Formality");
  rename_term (self, "heading_link", "formality", " Type de   cadre ");
  assert_called (self, "Type de cadre");
  rename_term (self, "heading_link", "formality", "Cadre");
  assert_called (self, "Cadre");
  lines = dossier_store_ask (self->store, list_history, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (((const DossierHistoryLine *) lines->pdata[0])->sentence, "“Type de cadre” renamed “Cadre”"));
  undo (self);
  assert_called (self, "Type de cadre");
  undo (self);
  assert_called (self, "Formality");
}

static void
test_a_heading_goes_back_to_what_was_delivered (DossierFixture *self,
                                                gconstpointer   data)
{
  g_autofree char              *seen = dup_seen (self), *back = NULL;
  g_autoptr (DossierVocabulary) terms = NULL;
  g_autoptr (GError)            error = NULL;

  rename_term (self, "heading_link", "formality", "Cadre");
  terms = load_from (self);
  dossier_fixture_write (self, dossier_terms_new_delivered (dossier_vocabulary_find (terms, "heading_link", "formality"), &error));
  assert_called (self, "Formality");
  rename_term (self, "heading_link", "formality", "Cadre");
  assert_called (self, "Cadre");
  rename_term (self, "heading_link", "formality", "Formality"); /* written as it was */
  back = dup_seen (self);
  g_assert_cmpstr (back, ==, seen);
  g_clear_pointer (&terms, dossier_vocabulary_unref);
  terms = load_from (self);
  assert_refused (dossier_terms_new_delivered (dossier_vocabulary_find (terms, "heading_link", "formality"), &error), &error, DOSSIER_TERMS_ERROR_NOTHING);
}

/* An import would not know which is meant, of what was delivered either. */
static void
test_no_two_fields_of_a_record_are_called_alike (DossierFixture *self,
                                                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  rename_term (self, "heading_link", "formality", "Cadre");
  assert_refused (make_heading (self, "quality", "CADRE", &error), &error, DOSSIER_TERMS_ERROR_HEADING);
  assert_refused (make_heading (self, "quality", "formality", &error), &error, DOSSIER_TERMS_ERROR_HEADING);
  assert_refused (make_heading (self, "quality", "First step taken by", &error), &error, DOSSIER_TERMS_ERROR_HEADING);
  assert_refused (make_heading (self, "quality", " ", &error), &error, DOSSIER_TERMS_ERROR_EMPTY);
}

static void
test_two_desktops_that_rename_a_heading_rename_one (DossierFixture *self,
                                                    gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  DossierAct        *one = make_heading (self, "formality", "Cadre", &error), *other = make_heading (self, "formality", "Type de cadre", &error);

  g_assert_cmpstr (dossier_act_get_change (one, 0)->subject, ==, dossier_act_get_change (other, 0)->subject);
  dossier_fixture_write (self, one);
  dossier_fixture_write (self, other);
  assert_called (self, "Type de cadre");
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
  dossier_fixture_add ("/dossier/terms/what-used-a-merged-word-keeps-its-value", test_what_used_a_merged_word_keeps_its_value);
  dossier_fixture_add ("/dossier/terms/no-word-stands-for-itself", test_no_word_stands_for_itself);
  dossier_fixture_add ("/dossier/terms/a-merged-word-comes-back-by-itself", test_a_merged_word_comes_back_by_itself);
  dossier_fixture_add ("/dossier/terms/a-retired-word-is-still-read", test_a_retired_word_is_still_read);
  dossier_fixture_add ("/dossier/terms/only-a-word-of-ones-own-that-nothing-uses-is-deleted", test_only_a_word_of_ones_own_that_nothing_uses_is_deleted);
  dossier_fixture_add ("/dossier/terms/a-word-that-stands-for-another-is-not-deleted", test_a_word_that_stands_for_another_is_not_deleted);
  dossier_fixture_add ("/dossier/terms/uses-are-counted-wherever-they-are", test_uses_are_counted_wherever_they_are);
  dossier_fixture_add ("/dossier/terms/a-count-opens-what-it-counts", test_a_count_opens_what_it_counts);
  dossier_fixture_add ("/dossier/terms/a-group-speaks-everywhere-at-once", test_a_group_speaks_everywhere_at_once);
  dossier_fixture_add ("/dossier/terms/seeding-again-never-undoes-a-group", test_seeding_again_never_undoes_a_group);
  dossier_fixture_add ("/dossier/terms/one-word-is-no-group", test_one_word_is_no_group);
  dossier_fixture_add ("/dossier/terms/whatever-is-done-every-record-reads-a-label", test_whatever_is_done_every_record_reads_a_label);
  dossier_fixture_add ("/dossier/terms/what-is-shipped-is-nobodys-act", test_what_is_shipped_is_nobodys_act);
  dossier_fixture_add ("/dossier/terms/every-field-that-is-asked-has-its-heading-in-a-list", test_every_field_that_is_asked_has_its_heading_in_a_list);
  dossier_fixture_add ("/dossier/terms/a-renamed-heading-is-said-everywhere", test_a_renamed_heading_is_said_everywhere);
  dossier_fixture_add ("/dossier/terms/a-heading-goes-back-to-what-was-delivered", test_a_heading_goes_back_to_what_was_delivered);
  dossier_fixture_add ("/dossier/terms/no-two-fields-of-a-record-are-called-alike", test_no_two_fields_of_a_record_are_called_alike);
  dossier_fixture_add ("/dossier/terms/two-desktops-that-rename-a-heading-rename-one", test_two_desktops_that_rename_a_heading_rename_one);

  return g_test_run ();
}
