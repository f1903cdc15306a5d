#include "dossier-search.h"

#include <string.h>

static void
test_words_are_indexed_with_their_stems (void)
{
  g_autoptr (GString)      words = g_string_new (NULL);
  g_autoptr (DossierValue) name = dossier_value_new_text ("Écoles des Prés");

  dossier_search_add_value (words, dossier_kind_find_field (dossier_kinds_find ("structure"), "name"), name);
  g_assert_cmpstr (words->str, ==, "ecoles des pres ecol de pre");
}

static void
test_a_code_is_a_sign_nobody_types (void)
{
  g_autoptr (GString)      words = g_string_new (NULL);
  g_autoptr (DossierValue) type = dossier_value_new_text ("rep+");

  dossier_search_add_value (words, dossier_kind_find_field (dossier_kinds_find ("structure"), "type"), type);
  g_assert_cmpstr (words->str, ==, "§structure§5ftype§rep§2b");
}

static void
test_what_is_not_searchable_adds_nothing (void)
{
  g_autoptr (GString)      words = g_string_new (NULL);
  g_autoptr (DossierValue) phone = dossier_value_new_text ("01 34 00 00 00");
  g_autoptr (DossierValue) unknown = dossier_value_new_unknown ();
  const DossierKind       *kind = dossier_kinds_find ("structure");

  dossier_search_add_value (words, dossier_kind_find_field (kind, "phone"), phone);
  dossier_search_add_value (words, dossier_kind_find_field (kind, "name"), unknown);
  dossier_search_add_value (words, dossier_kind_find_field (kind, "name"), NULL);
  g_assert_cmpstr (words->str, ==, "");
}

static void
test_a_record_is_indexed_whole (void)
{
  g_autoptr (DossierRecord) record = dossier_record_new (dossier_kinds_find ("link"), "00112233445566778899aabbccddeeff", FALSE);
  g_autofree char          *text = NULL;

  dossier_record_take (record, "object", dossier_value_new_text ("Devoirs"));
  dossier_record_add_key (record, "programmes", "clas@00112233445566778899aabbccddee00");
  dossier_record_add_key (record, "publics", "Parents");
  dossier_record_add_key (record, "themes", "?");
  text = dossier_search_dup_index_text (record);
  g_assert_cmpstr (text, ==, "devoirs devoir §programme§clas parents parent");
}

static void
test_the_last_word_may_be_unfinished (void)
{
  g_autofree char *match = dossier_search_dup_match ("de la pai", NULL);

  g_assert_cmpstr (match, ==, "(\"de\") AND (\"la\") AND (\"pai\"*)");
}

static void
test_nothing_to_find_is_no_match (void)
{
  g_assert_null (dossier_search_dup_match (" !? \"*\" ", NULL));
  g_assert_null (dossier_search_dup_match (NULL, NULL));
}

static void
test_operators_are_words (void)
{
  g_autofree char *match = dossier_search_dup_match ("a\" OR NEAR(b*)", NULL);

  g_assert_cmpstr (match, ==, "(\"a\") AND (\"or\") AND (\"near\"*) AND (\"b\"*)");
}

static void
test_synonyms_know_each_other (void)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  const DossierSynonyms        *synonyms = dossier_vocabulary_get_synonyms (vocabulary);
  const char *const            *others = dossier_synonyms_find (synonyms, "csx");

  g_assert_nonnull (others);
  g_assert_true (g_strv_contains (others, "centre social"));
  g_assert_true (g_strv_contains (others, "cs"));
  g_assert_false (g_strv_contains (others, "csx"));
  g_assert_null (dossier_synonyms_find (synonyms, "tilleul"));
  g_assert_nonnull (dossier_synonyms_find (synonyms, "maison de quartier"));
  g_assert_nonnull (dossier_synonyms_find (synonyms, "mpt"));
}

static void
test_a_pasted_page_is_cut (void)
{
  g_autoptr (GString)   page = g_string_new (NULL);
  g_autoptr (GPtrArray) matches = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (page, "mot%u ", i);
  matches = dossier_search_list_matches (page->str, NULL);
  g_assert_cmpuint (matches->len, ==, 32);
}

static void
test_labels_lead_to_codes (void)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  g_autofree char              *match = dossier_search_dup_match ("collège", vocabulary);

  g_assert_nonnull (strstr (match, "\"§structure§5ftype§middle§5fschool\""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossier/search/words-are-indexed-with-their-stems", test_words_are_indexed_with_their_stems);
  g_test_add_func ("/dossier/search/a-code-is-a-sign-nobody-types", test_a_code_is_a_sign_nobody_types);
  g_test_add_func ("/dossier/search/what-is-not-searchable-adds-nothing", test_what_is_not_searchable_adds_nothing);
  g_test_add_func ("/dossier/search/a-record-is-indexed-whole", test_a_record_is_indexed_whole);
  g_test_add_func ("/dossier/search/the-last-word-may-be-unfinished", test_the_last_word_may_be_unfinished);
  g_test_add_func ("/dossier/search/nothing-to-find-is-no-match", test_nothing_to_find_is_no_match);
  g_test_add_func ("/dossier/search/operators-are-words", test_operators_are_words);
  g_test_add_func ("/dossier/search/synonyms-know-each-other", test_synonyms_know_each_other);
  g_test_add_func ("/dossier/search/a-pasted-page-is-cut", test_a_pasted_page_is_cut);
  g_test_add_func ("/dossier/search/labels-lead-to-codes", test_labels_lead_to_codes);

  return g_test_run ();
}
