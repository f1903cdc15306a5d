#include "guide-notes.h"

#include "dossier-fixture.h"
#include "guide-selection.h"

#include <string.h>

#define TEXT "Entretien du matin.\nElle dit : « on ne sait jamais. Qui appeler ? » (01-02-03), puis : faut-il une convention ?\nOn se voit… La grille ferme."

static gpointer
ask_notes (DossierReader *reader,
           gpointer       id,
           GCancellable  *cancellable,
           GError       **error)
{
  return guide_notes_read (reader, id, error);
}

static GuideNotes *
read_notes (DossierFixture *fixture,
            const char     *id)
{
  GuideNotes *notes = dossier_store_ask (fixture->store, ask_notes, (gpointer) id, NULL);

  g_assert_nonnull (notes);
  return notes;
}

/* What is made of these words of the notes; caller owns. */
static char *
make (DossierFixture    *fixture,
      const char        *interview,
      const char        *words,
      GuideSelectionKind kind,
      const char        *role)
{
  GuideSelection selection = { .text = TEXT, .kind = kind, .interview = interview, .role = role, .brake = "no_contact" };
  char          *made = NULL;

  selection.start = (gsize) (strstr (TEXT, words) - TEXT);
  selection.length = strlen (words);
  dossier_fixture_write (fixture, guide_selection_new_act (&selection, &made));
  return made;
}

static void
test_each_stands_where_it_was_taken_and_says_what_it_became (DossierFixture *fixture,
                                                             gconstpointer   data)
{
  g_autofree char       *interview = dossier_fixture_make (fixture, "interview", "raw=" TEXT, NULL);
  g_autofree char       *said = make (fixture, interview, "« on ne sait jamais. Qui appeler ? »", GUIDE_SELECTION_VERBATIM, "head");
  g_autofree char       *practice = make (fixture, interview, "On se voit", GUIDE_SELECTION_PRACTICE, NULL);
  g_autofree char       *asked = make (fixture, interview, "faut-il une convention ?", GUIDE_SELECTION_QUESTION, NULL);
  g_autofree char       *braked = make (fixture, interview, "La grille ferme", GUIDE_SELECTION_BRAKE, NULL);
  g_autoptr (GuideNotes) notes = read_notes (fixture, interview);
  static const struct
  {
    const char *words, *becomes;
  } wanted[] = { { "on ne sait jamais. Qui appeler ?", "passage" }, { "faut-il une convention ?", "open_question" }, { "On se voit", "practice" }, { "La grille ferme", "brake" } };
  const char *targets[] = { said, asked, practice, braked };

  g_assert_cmpstr (notes->text, ==, TEXT);
  g_assert_cmpuint (notes->notes->len, ==, G_N_ELEMENTS (wanted));
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const GuideNote *note = notes->notes->pdata[i];

      g_assert_true (note->is_found);
      g_assert_cmpmem (notes->text + note->start, note->length, wanted[i].words, strlen (wanted[i].words));
      g_assert_cmpstr (note->becomes, ==, wanted[i].becomes);
      g_assert_cmpstr (note->target, ==, targets[i]);
    }
}

static void
test_a_passage_follows_its_words_when_the_notes_are_mended (DossierFixture *fixture,
                                                            gconstpointer   data)
{
  g_autofree char       *interview = dossier_fixture_make (fixture, "interview", "raw=" TEXT, NULL);
  g_autofree char       *kept = make (fixture, interview, "On se voit", GUIDE_SELECTION_VERBATIM, NULL), *lost = make (fixture, interview, "La grille ferme", GUIDE_SELECTION_VERBATIM, NULL);
  g_autoptr (GuideNotes) notes = NULL;
  const GuideNote       *first, *last;

  dossier_fixture_set_text (fixture, "interview", interview, "raw", "Écrit après.\nOn se voit… Le portail ferme.");
  notes = read_notes (fixture, interview);
  first = notes->notes->pdata[0];
  last = notes->notes->pdata[1];
  g_assert_cmpstr (first->id, ==, kept);
  g_assert_true (g_str_has_prefix (notes->text + first->start, "On se voit"));
  g_assert_cmpstr (last->id, ==, lost);
  g_assert_false (last->is_found);
  g_assert_true (last->was_taken);
}

static void
assert_sentence (const char *within,
                 const char *wanted)
{
  gsize start = 0, length = 0;

  g_assert_true (guide_notes_find_sentence (TEXT, (gsize) (strstr (TEXT, within) - TEXT), &start, &length));
  g_assert_cmpmem (TEXT + start, length, wanted, strlen (wanted));
}

static void
test_a_sentence_or_a_quotation_is_taken_whole (void)
{
  gsize start, length;

  assert_sentence ("matin", "Entretien du matin.");
  assert_sentence ("jamais", "« on ne sait jamais. Qui appeler ? »");
  assert_sentence ("appeler", "« on ne sait jamais. Qui appeler ? »");
  assert_sentence ("se voit", "On se voit…");
  assert_sentence ("grille", "La grille ferme.");
  g_assert_true (guide_notes_find_sentence ("Un.\n\n \nDeux trois.", 4, &start, &length));
  g_assert_cmpuint (start, ==, strlen ("Un.\n\n \n"));
  g_assert_cmpuint (length, ==, strlen ("Deux trois."));
  g_assert_false (guide_notes_find_sentence ("\n\n", 1, &start, &length));
  g_assert_false (guide_notes_find_sentence ("", 0, &start, &length));
}

static void
test_moments_and_quotations_are_found_where_they_stand (void)
{
  static const char  text[] = "un (34-21)\n- deux (01-02-03) et (12-75)\n\nElle : « on ne sait jamais qui appeler »\n";
  g_autoptr (GArray) moments = NULL, said = NULL;
  const GuideMoment *first, *second;
  const GuideSaid   *words;

  guide_notes_find_signs (text, &moments, &said);
  g_assert_cmpuint (moments->len, ==, 2);
  first = &g_array_index (moments, GuideMoment, 0);
  second = &g_array_index (moments, GuideMoment, 1);
  g_assert_cmpuint (first->seconds, ==, 34 * 60 + 21);
  g_assert_cmpmem (text + first->start, first->length, "(34-21)", strlen ("(34-21)"));
  g_assert_cmpuint (second->seconds, ==, 3723);
  g_assert_cmpmem (text + second->start, second->length, "(01-02-03)", strlen ("(01-02-03)"));
  g_assert_cmpuint (said->len, ==, 1);
  words = &g_array_index (said, GuideSaid, 0);
  g_assert_cmpmem (text + words->start, words->length, "on ne sait jamais qui appeler", strlen ("on ne sait jamais qui appeler"));
}

static void
test_the_clients_notes_hold_five_verbatims (void)
{
  const char        *folder = g_getenv ("LIENS_SHARED_CLIENT");
  g_autofree char   *path = g_build_filename (folder != NULL ? folder : "/nowhere", "5-entretien-directeurs.txt", NULL), *text = NULL;
  g_autoptr (GArray) moments = NULL, said = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the clients' documents are not here");
      return;
    }
  guide_notes_find_signs (text, &moments, &said);
  g_assert_cmpuint (said->len, ==, 5);
  for (guint i = 0; i < said->len; i++)
    {
      const GuideSaid *words = &g_array_index (said, GuideSaid, i);
      gsize            start, length;

      g_assert_true (guide_notes_find_sentence (text, words->start + 1, &start, &length));
      g_assert_cmpuint (start, <=, words->start);
      g_assert_cmpuint (start + length, >=, words->start + words->length);
    }
}

#define ADD(name, test) dossier_fixture_add ("/guide/notes/" name, test)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("each-stands-where-it-was-taken-and-says-what-it-became", test_each_stands_where_it_was_taken_and_says_what_it_became);
  ADD ("a-passage-follows-its-words-when-the-notes-are-mended", test_a_passage_follows_its_words_when_the_notes_are_mended);
  g_test_add_func ("/guide/notes/a-sentence-or-a-quotation-is-taken-whole", test_a_sentence_or_a_quotation_is_taken_whole);
  g_test_add_func ("/guide/notes/moments-and-quotations-are-found-where-they-stand", test_moments_and_quotations_are_found_where_they_stand);
  g_test_add_func ("/guide/notes/the-clients-notes-hold-five-verbatims", test_the_clients_notes_hold_five_verbatims);
  return g_test_run ();
}
