#include "booklet-markdown.h"

#include <string.h>

static void
assert_french (const char *typed,
               const char *set)
{
  g_autoptr (BookletWords) words = booklet_words_new ();
  g_autofree char         *once = booklet_words_dup_french (words, typed), *twice = booklet_words_dup_french (words, once);

  g_assert_cmpstr (once, ==, set);
  g_assert_cmpstr (twice, ==, set);
}

static void
test_spaces_and_marks_are_french (void)
{
  assert_french ("Pour qui ?", "Pour qui\u202f?");
  assert_french ("Pour qui?", "Pour qui\u202f?");
  assert_french ("Oui: non ; peut-être !", "Oui\u00a0: non\u202f; peut-être\u202f!");
  assert_french ("Il dit \"bonjour\" et l'école", "Il dit «\u00a0bonjour\u00a0» et l’école");
  assert_french ("« déjà »", "«\u00a0déjà\u00a0»");
  assert_french ("et puis...", "et puis…");
  assert_french ("12 000 élèves, 30 %", "12\u202f000 élèves, 30\u00a0%");
  assert_french ("à 10:30, http://exemple.fr", "à 10:30, http://exemple.fr");
}

static char *
cut (const char *text)
{
  g_autoptr (BookletWords) words = booklet_words_new ();
  g_autofree char         *marked = booklet_words_dup_cut (words, text);
  g_auto (GStrv)           parts = g_strsplit (marked, BOOKLET_CUT, -1);

  return g_strjoinv ("-", parts);
}

static void
test_words_are_cut_as_french_does (void)
{
  g_autofree char *probe = cut ("enseignant"), *capital = cut ("Enseignant REAAP"), *small = cut ("école"), *sentence = cut ("l’élémentaire, demain");

  if (strcmp (probe, "enseignant") == 0)
    {
      g_test_skip ("no table of the French language is installed");
      return;
    }
  g_assert_cmpstr (probe, ==, "ensei-gnant");
  g_assert_cmpstr (capital, ==, "Enseignant REAAP");
  g_assert_cmpstr (small, ==, "école");
  g_assert_cmpstr (sentence, ==, "l’élé-men-taire, demain");
}

/* Whatever is typed, no letter is lost. */
static void
test_a_cut_text_is_the_same_text (void)
{
  static const char *const pieces[] = { "aujourd’hui", "enseignement", "…", " ", "É", "œuvre", "-", "coéducation", "\n", "日本", "3", "extraordinairement" };
  g_autoptr (BookletWords) words = booklet_words_new ();
  GRand                   *rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char    *marked = NULL, *bare = NULL;
      g_auto (GStrv)      parts = NULL;

      for (guint j = 0; j < 12; j++)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      marked = booklet_words_dup_cut (words, text->str);
      parts = g_strsplit (marked, BOOKLET_CUT, -1);
      bare = g_strjoinv ("", parts);
      g_assert_cmpstr (bare, ==, text->str);
    }
  g_rand_free (rand);
}

static char *
tell (const char *markdown)
{
  g_autoptr (BookletStory) story = booklet_story_new ("");
  g_autoptr (BookletWords) words = booklet_words_new ();
  GString                 *told = g_string_new (NULL);

  booklet_markdown_tell (story, words, markdown, BOOKLET_BODY);
  for (guint i = 0; i < story->pieces->len; i++)
    {
      const BookletPiece *piece = booklet_story_get (story, i);
      g_autofree char    *text = booklet_piece_dup_text (piece);

      g_string_append_printf (told, "%d%s[%s]", piece->role, piece->number != NULL ? piece->number : "", text);
    }
  return g_string_free (told, FALSE);
}

static void
test_markdown_becomes_pieces (void)
{
  g_autofree char *told = tell ("Un *mot* et\nun autre.\n\n- premier\n- second\n\n1. un\n2. deux\n\n> dit\n\n## Titre\n");
  g_autofree char *wanted = g_strdup_printf ("%d[Un mot et un autre.]%d[premier]%d[second]%d1.[un]%d2.[deux]%d[dit]%d[Titre]", BOOKLET_BODY, BOOKLET_BULLET,
                                             BOOKLET_BULLET, BOOKLET_BULLET, BOOKLET_BULLET, BOOKLET_QUOTE, BOOKLET_SUBHEADING);
  g_autofree char *nothing = tell (""), *code = tell ("    un bloc\n"), *html = tell ("<b>gras</b>\n");

  g_assert_cmpstr (told, ==, wanted);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_nonnull (strstr (code, "un bloc"));
  g_assert_nonnull (strstr (html, "gras"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/booklet/words/spaces-and-marks-are-french", test_spaces_and_marks_are_french);
  g_test_add_func ("/booklet/words/words-are-cut-as-french-does", test_words_are_cut_as_french_does);
  g_test_add_func ("/booklet/words/a-cut-text-is-the-same-text", test_a_cut_text_is_the_same_text);
  g_test_add_func ("/booklet/markdown/becomes-pieces", test_markdown_becomes_pieces);
  return g_test_run ();
}
