/* The words that are shipped: what a wrong tabulation or a forgotten term would break far from here. */
#include "base-text.h"

#include <string.h>

typedef enum
{
  VOCABULARY,
  CODE,
  LABEL,
  DEFINITION,
  ORDER,
  PROPOSED,
  N_COLUMNS
} Column;

static const struct
{
  const char *vocabulary;
  guint       n_terms;
} expected[] = {
  { "structure_type", 28 },
  { "management", 4 },
  { "territory_type", 6 },
  { "position_precision", 5 },
  { "priority_education", 3 },
  { "priority_area", 3 },
  { "link_type", 14 },
  { "formality", 5 },
  { "regularity", 3 },
  { "frequency", 5 },
  { "cooperation", 5 },
  { "first_step", 7 },
  { "way_in", 14 },
  { "programme", 12 },
  { "purpose", 7 },
  { "factor", 14 },
  { "brake", 21 },
  { "action_part", 8 },
  { "theme", 16 },
  { "place", 10 },
  { "role", 28 },
  { "posture", 14 },
  { "conflict_request", 4 },
  { "conflict_answer", 5 },
  { "quality", 6 },
  { "link_status", 6 },
  { "certainty", 4 },
  { "step", 11 },
  { "contact_status", 9 },
  { "contact_mode", 4 },
  { "meeting_kind", 5 },
  { "presence", 6 },
  { "scope", 2 },
  { "side", 3 },
  { "source_nature", 7 },
  { "visibility", 3 },
  { "weight", 1 },
  { "practice_status", 6 },
  { "practice_relation", 5 },
  { "viewpoints", 4 },
  { "open_question_status", 5 },
  { "booklet_fit", 3 },
  { "passage_nature", 4 },
  { "practice_nature", 8 },
  { "yes_no", 2 },
};

/* The lines of a shipped table, cells split; the first one is the header. */
static GPtrArray *
read_table (const char *name)
{
  g_autofree char   *path = g_test_build_filename (G_TEST_DIST, "..", "data", name, NULL);
  g_autofree char   *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv)     lines = NULL;
  GPtrArray         *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "\n"));
  text[strlen (text) - 1] = '\0';
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (table, g_strsplit (lines[i], "\t", -1));
  return table;
}

static void
assert_header (GPtrArray  *table,
               const char *header)
{
  g_autofree char *found = g_strjoinv (" ", table->pdata[0]);

  g_assert_cmpstr (found, ==, header);
}

/* Whole, trimmed, without quotation marks that a spreadsheet would have added. */
static void
assert_cells (char **row,
              guint  n)
{
  g_assert_cmpuint (g_strv_length (row), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *trimmed = g_strstrip (g_strdup (row[i]));

      g_assert_cmpstr (row[i], !=, "");
      g_assert_cmpstr (row[i], ==, trimmed);
      g_assert_null (strpbrk (row[i], "\"\r"));
    }
}

static void
test_every_term_is_whole (void)
{
  g_autoptr (GPtrArray) table = read_table ("vocabularies.tsv");

  assert_header (table, "vocabulary code label definition order proposed");
  for (guint i = 1; i < table->len; i++)
    {
      char **row = table->pdata[i];

      assert_cells (row, N_COLUMNS);
      g_assert_cmpuint (strspn (row[CODE], "abcdefghijklmnopqrstuvwxyz_+"), ==, strlen (row[CODE]));
      g_assert_true (g_str_equal (row[PROPOSED], "0") || g_str_equal (row[PROPOSED], "1"));
      g_assert_true (g_str_has_suffix (row[DEFINITION], ".") || g_str_has_suffix (row[DEFINITION], "…"));
    }
}

static guint
count_terms (GPtrArray  *table,
             const char *vocabulary)
{
  guint n = 0;

  for (guint i = 1; i < table->len; i++)
    n += g_str_equal (((char **) table->pdata[i])[VOCABULARY], vocabulary);
  return n;
}

static void
test_every_vocabulary_is_there_with_its_terms (void)
{
  g_autoptr (GPtrArray) table = read_table ("vocabularies.tsv");
  guint                 total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", expected[i].vocabulary);
      g_assert_cmpuint (count_terms (table, expected[i].vocabulary), ==, expected[i].n_terms);
      total += expected[i].n_terms;
    }
  g_assert_cmpuint (table->len - 1, ==, total);
}

/* A code, and a label as the eye sees it, mean one term of their vocabulary; capitals do not make two. */
static void
assert_unique (GPtrArray *table,
               Column     column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 1; i < table->len; i++)
    {
      char           **row = table->pdata[i];
      g_autofree char *low = g_utf8_casefold (row[column], -1);
      char            *key = g_strconcat (row[VOCABULARY], "\t", low, NULL);

      g_test_message ("%s", key);
      g_assert_true (g_hash_table_add (seen, key));
    }
}

static void
test_a_word_means_one_term (void)
{
  g_autoptr (GPtrArray) table = read_table ("vocabularies.tsv");

  assert_unique (table, CODE);
  assert_unique (table, LABEL);
}

static void
test_terms_come_by_tens (void)
{
  g_autoptr (GPtrArray) table = read_table ("vocabularies.tsv");
  guint64               order = 0;

  for (guint i = 1; i < table->len; i++)
    {
      char   **row = table->pdata[i];
      char   **above = table->pdata[i - 1];
      gboolean follows = g_str_equal (row[VOCABULARY], above[VOCABULARY]);

      order = follows ? order + 10 : 10;
      g_assert_cmpuint (g_ascii_strtoull (row[ORDER], NULL, 10), ==, order);
    }
}

static gboolean
is_proposed (GPtrArray  *table,
             const char *vocabulary,
             const char *code)
{
  for (guint i = 1; i < table->len; i++)
    {
      char **row = table->pdata[i];

      if (g_str_equal (row[VOCABULARY], vocabulary) && g_str_equal (row[CODE], code))
        return g_str_equal (row[PROPOSED], "1");
    }
  g_assert_not_reached ();
}

static void
test_our_own_proposals_are_marked (void)
{
  g_autoptr (GPtrArray) table = read_table ("vocabularies.tsv");

  g_assert_true (is_proposed (table, "structure_type", "espace_de_vie_sociale"));
  g_assert_true (is_proposed (table, "formality", "mixed"));
  g_assert_true (is_proposed (table, "contact_mode", "email"));
  g_assert_true (is_proposed (table, "certainty", "to_check"));
  g_assert_false (is_proposed (table, "structure_type", "social_centre"));
  g_assert_false (is_proposed (table, "contact_mode", "phone"));
  g_assert_false (is_proposed (table, "brake", "same_families"));
}

static void
test_a_form_belongs_to_one_group (void)
{
  g_autoptr (GPtrArray)  table = read_table ("synonyms.tsv");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  assert_header (table, "group form");
  for (guint i = 1; i < table->len; i++)
    {
      char **row = table->pdata[i];
      char  *folded = base_text_fold (row[1]);

      assert_cells (row, 2);
      g_assert_cmpstr (folded, !=, "");
      g_test_message ("%s", folded);
      g_assert_true (g_hash_table_add (seen, folded));
    }
}

static void
test_a_group_has_several_forms (void)
{
  g_autoptr (GPtrArray) table = read_table ("synonyms.tsv");

  for (guint i = 1; i < table->len; i++)
    g_assert_cmpuint (count_terms (table, ((char **) table->pdata[i])[0]), >=, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/house/vocabularies/every-term-is-whole", test_every_term_is_whole);
  g_test_add_func ("/house/vocabularies/every-vocabulary-is-there-with-its-terms", test_every_vocabulary_is_there_with_its_terms);
  g_test_add_func ("/house/vocabularies/a-word-means-one-term", test_a_word_means_one_term);
  g_test_add_func ("/house/vocabularies/terms-come-by-tens", test_terms_come_by_tens);
  g_test_add_func ("/house/vocabularies/our-own-proposals-are-marked", test_our_own_proposals_are_marked);
  g_test_add_func ("/house/synonyms/a-form-belongs-to-one-group", test_a_form_belongs_to_one_group);
  g_test_add_func ("/house/synonyms/a-group-has-several-forms", test_a_group_has_several_forms);
  return g_test_run ();
}
