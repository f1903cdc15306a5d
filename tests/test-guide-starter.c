#include "guide-starter.h"

#include "dossier-fixture.h"
#include "dossier-vocabulary.h"

#include <string.h>

static void
take (DossierFixture *fixture)
{
  dossier_fixture_write (fixture, guide_starter_new_act ());
}

static gint64
count (DossierFixture *fixture,
       const char     *kind)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind);

  return dossier_fixture_count (fixture, query);
}

static char *
dup_titles (DossierFixture *fixture,
            const char     *kind)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind);

  dossier_query_set_order (query, "id", FALSE);
  return dossier_fixture_dup_titles (fixture, query);
}

static void
test_one_undo_takes_it_back (DossierFixture *fixture,
                             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  take (fixture);
  g_assert_cmpint (count (fixture, "question"), ==, 5);
  g_assert_cmpint (count (fixture, "practice"), ==, guide_starter_count_practices ());
  g_assert_cmpuint (guide_starter_count_practices (), >=, 35);
  dossier_store_undo (fixture->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "question"), ==, 0);
  g_assert_cmpint (count (fixture, "practice"), ==, 0);
}

/* Records are derived: the same on every desktop, so that a shared folder has one guide. */
static void
test_two_desktops_have_the_same_records (DossierFixture *fixture,
                                         gconstpointer   data)
{
  g_autoptr (DossierAct) one = guide_starter_new_act (), other = guide_starter_new_act ();

  g_assert_cmpuint (dossier_act_get_n_changes (one), ==, dossier_act_get_n_changes (other));
  for (guint i = 0; i < dossier_act_get_n_changes (one); i++)
    g_assert_cmpstr (dossier_act_get_change (one, i)->subject, ==, dossier_act_get_change (other, i)->subject);
}

static void
test_taken_twice_it_keeps_what_people_wrote (DossierFixture *fixture,
                                             gconstpointer   data)
{
  g_autofree char         *before = NULL, *after = NULL, *first = NULL;
  g_autoptr (DossierQuery) query = dossier_query_new ("practice");
  g_autoptr (DossierAct)   act = guide_starter_new_act (), thrown = dossier_act_new (NULL);
  const DossierKind       *kind = dossier_kinds_find ("practice");
  const char              *changed = NULL, *gone = NULL;

  take (fixture);
  for (guint i = 0; i < dossier_act_get_n_changes (act) && gone == NULL; i++)
    if (dossier_act_get_change (act, i)->kind == kind && (changed == NULL || strcmp (changed, dossier_act_get_change (act, i)->subject) != 0))
      {
        if (changed == NULL)
          changed = dossier_act_get_change (act, i)->subject;
        else
          gone = dossier_act_get_change (act, i)->subject;
      }
  dossier_fixture_put (fixture, changed, "statement=Nos mots à nous", NULL);
  dossier_act_delete (thrown, kind, gone);
  dossier_fixture_write (fixture, g_steal_pointer (&thrown));
  before = dup_titles (fixture, "practice");
  take (fixture);
  after = dup_titles (fixture, "practice");
  g_assert_nonnull (strstr (before, "Nos mots à nous"));
  g_assert_cmpstr (after, ==, before);
}

static void
check_code (const DossierVocabulary *vocabulary,
            const DossierChange     *change)
{
  const char *code = change->key != NULL ? change->key : change->value != NULL ? dossier_value_get_text (change->value)
                                                                               : NULL;
  const char *name = change->field != NULL ? change->field->target : NULL;

  if (code == NULL || change->field->type == DOSSIER_FIELD_REFERENCES || name == NULL)
    return;
  if (dossier_vocabulary_find (vocabulary, name, code) == NULL)
    g_error ("“%s” is not a word of %s", code, name);
}

static void
test_its_codes_are_words_of_the_vocabularies (DossierFixture *fixture,
                                              gconstpointer   data)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  g_autoptr (DossierAct)        act = guide_starter_new_act ();

  for (guint i = 0; i < dossier_act_get_n_changes (act); i++)
    check_code (vocabulary, dossier_act_get_change (act, i));
}

/* --- our own words */

#define RUN 7 /* words in a row that would be somebody's sentence */

static GPtrArray *
list_words (const char *text)
{
  g_autofree char       *lower = g_utf8_strdown (text, -1);
  g_autoptr (GRegex)     letters = g_regex_new ("[\\p{L}\\p{N}]+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GPtrArray             *words = g_ptr_array_new_with_free_func (g_free);

  for (g_regex_match (letters, lower, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    g_ptr_array_add (words, g_match_info_fetch (match, 0));
  return words;
}

static char *
dup_run (GPtrArray *words,
         guint      at)
{
  GString *run = g_string_new (NULL);

  for (guint i = 0; i < RUN; i++)
    g_string_append_printf (run, "%s ", (char *) words->pdata[at + i]);
  return g_string_free (run, FALSE);
}

static GHashTable *
list_runs (const char *folder)
{
  GHashTable      *runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char      *path = g_build_filename (folder, name, NULL), *text = NULL;
      g_autoptr (GPtrArray) words = NULL;

      if (!g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
        continue;
      words = list_words (text);
      for (guint i = 0; i + RUN <= words->len; i++)
        g_hash_table_add (runs, dup_run (words, i));
    }
  return runs;
}

static void
test_no_sentence_is_somebody_elses (DossierFixture *fixture,
                                    gconstpointer   data)
{
  g_autoptr (GHashTable) runs = list_runs (g_getenv ("LIENS_SHARED_CLIENT"));
  g_autoptr (DossierAct) act = guide_starter_new_act ();

  if (g_hash_table_size (runs) == 0)
    {
      g_test_skip ("the documents it could have been drawn from are not here");
      return;
    }
  for (guint i = 0; i < dossier_act_get_n_changes (act); i++)
    {
      const DossierChange  *change = dossier_act_get_change (act, i);
      const char           *text = change->value != NULL ? dossier_value_get_text (change->value) : NULL;
      g_autoptr (GPtrArray) words = text != NULL ? list_words (text) : NULL;

      for (guint j = 0; words != NULL && j + RUN <= words->len; j++)
        {
          g_autofree char *run = dup_run (words, j);

          if (g_hash_table_contains (runs, run))
            g_error ("somebody else's words: %s", run);
        }
    }
}

#define ADD(path, test) g_test_add ("/guide/starter/" path, DossierFixture, NULL, dossier_fixture_set_up, test, dossier_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("one-undo-takes-it-back", test_one_undo_takes_it_back);
  ADD ("two-desktops-have-the-same-records", test_two_desktops_have_the_same_records);
  ADD ("taken-twice-it-keeps-what-people-wrote", test_taken_twice_it_keeps_what_people_wrote);
  ADD ("its-codes-are-words-of-the-vocabularies", test_its_codes_are_words_of_the_vocabularies);
  ADD ("no-sentence-is-somebody-elses", test_no_sentence_is_somebody_elses);
  return g_test_run ();
}
