#include "guide-document.h"

#include "dossier-fixture.h"

#include <string.h>

static char *acronyms[] = { "CLAS", "REAAP", "PRE", "CLSPD", "PEDT", "REP", "ASL", NULL };
static char *programmes[] = { "CLAS", "REAAP", "PRE", "CLSPD", "PEDT", NULL };

static const GuideKnown known = { acronyms, programmes };

static GuideDocument *
read_text (const char *text)
{
  return guide_document_read (guide_lines_from_text (text, strlen (text)), &known);
}

static GuideDocument *
read_client (const char *name)
{
  const char      *folder = g_getenv ("LIENS_SHARED_CLIENT");
  g_autofree char *path = folder ? g_build_filename (folder, name, NULL) : NULL;
  g_autofree char *bytes = NULL;
  gsize            length;

  if (path == NULL || !g_file_get_contents (path, &bytes, &length, NULL))
    {
      g_test_skip ("the clients' documents are not here");
      return NULL;
    }
  return guide_document_read (guide_lines_from_text (bytes, length), &known);
}

static const GuidePiece *
get_piece (const GuideDocument *document,
           guint                piece)
{
  return &g_array_index (document->pieces, GuidePiece, piece);
}

static guint
find_nth (const GuideDocument *document,
          GuidePieceNature     nature,
          guint                nth)
{
  for (guint i = 0; i < document->pieces->len; i++)
    if (get_piece (document, i)->nature == nature && nth-- == 0)
      return i;
  g_assert_not_reached ();
}

static guint
count_doubts (const GuideDocument *document,
              GuideDoubtKind       kind)
{
  guint count = 0;

  for (guint i = 0; i < document->doubts->len; i++)
    count += g_array_index (document->doubts, GuideDoubt, i).kind == kind;
  return count;
}

static void
assert_counts (const GuideDocument *document,
               GuidePieceNature     nature,
               const guint          expected[5])
{
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (guide_document_count (document, nature, find_nth (document, GUIDE_PIECE_QUESTION, i)), ==, expected[i]);
}

static void
test_the_counts_of_the_real_document (void)
{
  g_autoptr (GuideDocument) document = read_client ("3-document-de-capitalisation.txt");

  if (document == NULL)
    return;
  g_assert_cmpuint (guide_document_count (document, GUIDE_PIECE_QUESTION, GUIDE_NO_PIECE), ==, 5);
  assert_counts (document, GUIDE_PIECE_PRACTICE, (const guint[]){ 7, 7, 8, 0, 7 });
  assert_counts (document, GUIDE_PIECE_ACTOR, (const guint[]){ 0, 0, 0, 9 + 3 + 14, 0 });
  assert_counts (document, GUIDE_PIECE_POSTIT, (const guint[]){ 13, 21, 19, 0, 19 });
  assert_counts (document, GUIDE_PIECE_DEVELOPMENT, (const guint[]){ 10, 13, 19, 1, 8 });
  assert_counts (document, GUIDE_PIECE_ASIDE, (const guint[]){ 0, 0, 1, 0, 0 });
  assert_counts (document, GUIDE_PIECE_POSTURE, (const guint[]){ 0, 0, 14, 0, 0 });
  g_assert_cmpuint (guide_document_count (document, GUIDE_PIECE_EMPTY, GUIDE_NO_PIECE), ==, 1);
  g_assert_cmpuint (guide_document_count (document, GUIDE_PIECE_OPEN_QUESTION, GUIDE_NO_PIECE), ==, 6);
  g_assert_cmpuint (guide_document_count (document, GUIDE_PIECE_IDEA, GUIDE_NO_PIECE), ==, 14);
  g_assert_cmpuint (document->marks->len, ==, 5);
  g_assert_cmpuint (document->quotes->len, ==, 10);
}

static void
test_the_actors_stand_in_their_three_groups (void)
{
  g_autoptr (GuideDocument) document = read_client ("3-document-de-capitalisation.txt");
  static const guint        expected[] = { 9, 3, 14 };
  guint                     groups = 0;

  if (document == NULL)
    return;
  for (guint i = 0; i < document->pieces->len; i++)
    {
      guint actors = get_piece (document, i)->nature == GUIDE_PIECE_GROUP ? guide_document_count (document, GUIDE_PIECE_ACTOR, i) : 0;

      if (actors > 0)
        g_assert_cmpuint (actors, ==, expected[groups++]);
    }
  g_assert_cmpuint (groups, ==, 3);
}

static void
test_every_anomaly_of_the_real_document_is_told (void)
{
  g_autoptr (GuideDocument) document = read_client ("3-document-de-capitalisation.txt");

  if (document == NULL)
    return;
  g_assert_cmpuint (count_doubts (document, GUIDE_DOUBT_SAME_NUMBER), ==, 1);
  g_assert_cmpuint (count_doubts (document, GUIDE_DOUBT_NUMBER_INSIDE), ==, 1);
  g_assert_cmpuint (count_doubts (document, GUIDE_DOUBT_EMPTY), ==, 1);
  g_assert_cmpuint (count_doubts (document, GUIDE_DOUBT_QUOTE_UNCLOSED), ==, 3);
  g_assert_cmpuint (count_doubts (document, GUIDE_DOUBT_QUOTE_UNOPENED), ==, 1);
  g_assert_cmpuint (count_doubts (document, GUIDE_DOUBT_QUOTE_TURNED), ==, 1);
  g_assert_cmpuint (count_doubts (document, GUIDE_DOUBT_NO_RECORDING), ==, 5);
  g_assert_cmpuint (count_doubts (document, GUIDE_DOUBT_ACRONYM), ==, 1);
  g_assert_cmpuint (count_doubts (document, GUIDE_DOUBT_SAME_ACTOR), ==, 1);
  g_assert_cmpuint (count_doubts (document, GUIDE_DOUBT_PROGRAMME), ==, 2);
  g_assert_cmpuint (count_doubts (document, GUIDE_DOUBT_SAME_IDEA), ==, 1);
  g_assert_cmpuint (count_doubts (document, GUIDE_DOUBT_NUMBER_MISSING), ==, 0);
  for (guint i = 0; i < document->doubts->len; i++)
    {
      g_autofree char *sentence = guide_doubt_dup_sentence (&g_array_index (document->doubts, GuideDoubt, i));

      g_assert_cmpuint (strlen (sentence), >, 10);
    }
}

static void
assert_nothing_is_lost (const GuideDocument *document)
{
  for (guint line = 0; line < document->lines->len; line++)
    {
      const char      *text = ((const GuideLine *) document->lines->pdata[line])->text;
      g_autofree char *made = guide_document_dup_line (document, line);

      g_assert_cmpstr (made, ==, text);
    }
}

/* What stands outside every piece is a sign or a number: no word. */
static void
assert_every_word_is_in_a_piece (const GuideDocument *document)
{
  for (guint line = 0; line < document->lines->len; line++)
    {
      g_autoptr (GString) left = g_string_new (((const GuideLine *) document->lines->pdata[line])->text);

      for (guint i = document->pieces->len; i-- > 0;)
        if (get_piece (document, i)->line == line)
          g_string_erase (left, (gssize) get_piece (document, i)->start, (gssize) get_piece (document, i)->length);
      for (const char *at = left->str; *at != '\0'; at = g_utf8_next_char (at))
        if (g_unichar_isalpha (g_utf8_get_char (at)))
          g_error ("line %u: “%s” is in no piece", line + 1, left->str);
    }
}

static void
test_no_word_of_a_real_document_is_lost (gconstpointer name)
{
  g_autoptr (GuideDocument) document = read_client (name);

  if (document == NULL)
    return;
  assert_nothing_is_lost (document);
  assert_every_word_is_in_a_piece (document);
}

static void
test_interview_notes_give_their_five_verbatims (void)
{
  g_autoptr (GuideDocument) document = read_client ("5-entretien-directeurs.txt");

  if (document == NULL)
    return;
  g_assert_cmpuint (document->quotes->len, ==, 5);
}

static void
test_a_number_inside_an_item_begins_another (void)
{
  g_autoptr (GuideDocument) document = read_text ("1/ Why?\n1. One thing 3. Another thing\n2. A date 1. 6. 2018\n");

  g_assert_cmpuint (guide_document_count (document, GUIDE_PIECE_PRACTICE, GUIDE_NO_PIECE), ==, 3);
  g_assert_cmpstr (get_piece (document, 2)->raw, ==, "Another thing");
  g_assert_cmpstr (get_piece (document, 2)->number, ==, "3");
}

static void
test_time_marks_are_heard_in_seconds (void)
{
  g_autoptr (GuideDocument) document = read_text ("It was said (34-21), then (01-02-03), in (2017-2018) and at (12-75).");

  g_assert_cmpuint (document->marks->len, ==, 2);
  g_assert_cmpuint (g_array_index (document->marks, GuideTimeMark, 0).seconds, ==, 34 * 60 + 21);
  g_assert_cmpuint (g_array_index (document->marks, GuideTimeMark, 1).seconds, ==, 3723);
  g_assert_cmpstr (get_piece (document, 0)->clean, ==, "It was said, then, in (2017-2018) and at (12-75).");
}

static void
assert_clean (const char *raw,
              const char *clean)
{
  g_autoptr (GuideDocument) document = read_text (raw);

  g_assert_cmpstr (get_piece (document, 0)->clean, ==, clean);
  g_assert_cmpstr (get_piece (document, 0)->raw, ==, raw);
}

static void
test_what_is_read_is_clean_and_what_was_typed_stays (void)
{
  assert_clean ("Un mot  de trop", "Un mot de trop");
  assert_clean ("Pourquoi ? Pour « voir »", "Pourquoi\u00a0? Pour «\u00a0voir\u00a0»");
  assert_clean ("Elle dit « venez donc nous voir", "Elle dit «\u00a0venez donc nous voir\u00a0»");
  assert_clean ("On cherche d’ »entretenir » le lien", "On cherche d’«\u00a0entretenir\u00a0» le lien");
  assert_clean ("Le CLASS du quartier", "Le CLAS du quartier");
  assert_clean ("Un signet_GoBack reste", "Un signet reste");
}

static void
test_headings_of_a_word_processor_are_chapters (void)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_line_free);

  g_ptr_array_add (lines, guide_line_new ("Guide", NULL, 1));
  g_ptr_array_add (lines, guide_line_new ("Comment commencer", NULL, 2));
  g_ptr_array_add (lines, guide_line_new ("Aller voir", "1.", 0));
  g_ptr_array_add (lines, guide_line_new ("Revenir", "2.", 0));
  g_ptr_array_add (lines, guide_line_new ("Avec qui", NULL, 2));
  g_ptr_array_add (lines, guide_line_new ("La direction", "·", 0));
  {
    g_autoptr (GuideDocument) document = guide_document_read (lines, NULL);

    g_assert_cmpuint (guide_document_count (document, GUIDE_PIECE_QUESTION, GUIDE_NO_PIECE), ==, 2);
    g_assert_cmpuint (guide_document_count (document, GUIDE_PIECE_PRACTICE, GUIDE_NO_PIECE), ==, 2);
    g_assert_cmpuint (guide_document_count (document, GUIDE_PIECE_ACTOR, GUIDE_NO_PIECE), ==, 1);
    assert_every_word_is_in_a_piece (document);
  }
}

/* Words, signs and line ends put together at random: whatever comes, no word is lost. */
static void
test_no_text_loses_a_word (void)
{
  static const char *const parts[] = { "1/ ", "2. ", "3) ", "· ", "- ", " - ", "\n", "\n\n", "« ", " »", "\"", "(12-30)", "(", ")", "Récapitulatif post-its :\n",
                                       "DES QUESTIONS :\n", "LES DEVOIRS\n", "IDEES\n", "Avec qui ?\n", "école ", "Le centre ", "CLASS ", "…", "\u00a0", "\t", "\r\n" };

  for (guint run = 0; run < 2000; run++)
    {
      g_autoptr (GString)       text = g_string_new (NULL);
      g_autoptr (GuideDocument) document = NULL;

      for (int i = g_test_rand_int_range (0, 40); i > 0; i--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      document = read_text (text->str);
      assert_nothing_is_lost (document);
      assert_every_word_is_in_a_piece (document);
    }
}

#define ADD(name, test) g_test_add_func ("/guide/document/" name, test)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("the-counts-of-the-real-document", test_the_counts_of_the_real_document);
  ADD ("the-actors-stand-in-their-three-groups", test_the_actors_stand_in_their_three_groups);
  ADD ("every-anomaly-of-the-real-document-is-told", test_every_anomaly_of_the_real_document_is_told);
  ADD ("interview-notes-give-their-five-verbatims", test_interview_notes_give_their_five_verbatims);
  g_test_add_data_func ("/guide/document/no-word-of-a-real-document-is-lost/capitalisation", "3-document-de-capitalisation.txt", test_no_word_of_a_real_document_is_lost);
  g_test_add_data_func ("/guide/document/no-word-of-a-real-document-is-lost/interview", "5-entretien-directeurs.txt", test_no_word_of_a_real_document_is_lost);
  g_test_add_data_func ("/guide/document/no-word-of-a-real-document-is-lost/progress", "4-point-d-avancee-3e-rencontre.txt", test_no_word_of_a_real_document_is_lost);
  ADD ("a-number-inside-an-item-begins-another", test_a_number_inside_an_item_begins_another);
  ADD ("time-marks-are-heard-in-seconds", test_time_marks_are_heard_in_seconds);
  ADD ("what-is-read-is-clean-and-what-was-typed-stays", test_what_is_read_is_clean_and_what_was_typed_stays);
  ADD ("headings-of-a-word-processor-are-chapters", test_headings_of_a_word_processor_are_chapters);
  ADD ("no-text-loses-a-word", test_no_text_loses_a_word);
  return g_test_run ();
}
