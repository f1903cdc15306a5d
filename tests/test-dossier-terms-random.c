/* Whatever is done to the words of a list, and in what order: every record reads a label, and all can be taken back. */
#include "dossier-lexicon.h"

#define N_RANDOM 150

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
  g_autoptr (DossierVocabulary) terms = lexicon_load (self);
  g_autoptr (DossierTermUses)   uses = lexicon_count_uses (self, vocabulary);
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
  g_autofree char       *seen = lexicon_dup_seen (self), *back = NULL;
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char       *a = dossier_fixture_add_structure (self, "A"), *b = dossier_fixture_add_structure (self, "B");
  g_autofree char       *side_a = g_strdup_printf ("a=%s", a), *side_b = g_strdup_printf ("b=%s", b);
  guint                  n_written = 0;

  g_free (dossier_fixture_make (self, "link", side_a, side_b, "regularity=regular", NULL));
  g_free (dossier_fixture_make (self, "link", side_a, side_b, "regularity=occasional", NULL));
  g_free (dossier_fixture_make (self, "link", side_a, side_b, "regularity=on_request", NULL));
  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (DossierVocabulary) terms = lexicon_load (self);
      DossierAct                   *act = make_any (terms, "regularity");

      if (act == NULL)
        continue;
      dossier_fixture_write (self, act);
      assert_whole (self, "regularity", codes);
      n_written++;
    }
  g_assert_cmpuint (n_written, >, N_RANDOM / 4);
  for (; n_written > 0; n_written--)
    lexicon_undo (self);
  back = lexicon_dup_seen (self);
  g_assert_cmpstr (back, ==, seen);
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/terms/whatever-is-done-every-record-reads-a-label", test_whatever_is_done_every_record_reads_a_label);

  return g_test_run ();
}
