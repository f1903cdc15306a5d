#include "map-deck.h"

#include "dossier-fixture.h"

#include <string.h>

/* A commune's worth: a centre and a school linked, somebody who holds it, a presentation of two steps. */
static char *
write_story (DossierFixture *fixture)
{
  g_autofree char *centre = dossier_fixture_add_structure (fixture, "Centre social L’Oasis"), *school = dossier_fixture_add_structure (fixture, "École des Brumes");
  g_autofree char *link = dossier_fixture_add_link (fixture, centre, school), *of = NULL, *step = NULL, *other = NULL;
  char            *id = dossier_fixture_make (fixture, "presentation", "title=Rencontre de mai", NULL);
  DossierAct      *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("structure"), centre, "position", dossier_value_new_position (2.1, 49.0));
  dossier_act_set (act, dossier_kinds_find ("structure"), school, "position", dossier_value_new_position (2.3, 49.1));
  dossier_fixture_write (fixture, act);
  of = g_strdup_printf ("presentation=%s", id);
  step = dossier_fixture_make (fixture, "presentation_step", of, "title=Trois ans de liens", "text=Chaque centre en a un.", "notes=Remercier Adalberte", NULL);
  other = dossier_fixture_make (fixture, "presentation_step", of, "title=En colonnes", NULL);
  dossier_fixture_set_text (fixture, "presentation_step", step, "order", "0001");
  dossier_fixture_set_text (fixture, "presentation_step", other, "order", "0002");
  dossier_fixture_set_text (fixture, "presentation_step", other, "place", "columns:schools");
  dossier_fixture_set_text (fixture, "presentation_step", other, "filters", "structure?type=social_centre");
  g_assert_nonnull (link);
  return id;
}

static MapDeck *
read_deck (DossierFixture *fixture,
           const char     *name)
{
  g_autoptr (GError) error = NULL;
  MapDeck           *deck = map_deck_new (fixture->store, name, DOSSIER_VISIBILITY_NETWORK, NULL, &error);

  g_assert_no_error (error);
  return deck;
}

static char *
dup_file (DossierFixture *fixture)
{
  return g_build_filename (fixture->dir, "presentation.pdf", NULL);
}

/* What another program reads of it; NULL: it is not installed. */
static char *
run (const char *const *argv)
{
  char *told = NULL;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &told, NULL, NULL, NULL))
    g_test_skip ("the readers of PDF are not installed");
  return told;
}

static void
each_step_has_a_page_with_its_words (DossierFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char    *id = write_story (fixture), *path = dup_file (fixture), *words = NULL, *facts = NULL, *fonts = NULL;
  g_autoptr (MapDeck) deck = read_deck (fixture, "rencontre de MAI");
  g_autoptr (GError)  error = NULL;
  g_auto (GStrv)      pages = NULL;

  map_deck_write (deck, MAP_PAPER_A4, path, NULL, &error);
  g_assert_no_error (error);
  words = run ((const char *const[]){ "pdftotext", path, "-", NULL });
  facts = run ((const char *const[]){ "pdfinfo", path, NULL });
  if (words == NULL || facts == NULL)
    return;
  g_assert_nonnull (strstr (facts, "Pages:           2\n"));
  g_assert_nonnull (strstr (facts, "Title:           Rencontre de mai\n"));
  pages = g_strsplit (words, "\f", -1);
  g_assert_nonnull (strstr (pages[0], "Trois ans de liens"));
  g_assert_nonnull (strstr (pages[0], "Chaque centre en a un."));
  g_assert_nonnull (strstr (pages[0], "1 / 2"));
  g_assert_nonnull (strstr (pages[1], "En colonnes"));
  g_assert_null (strstr (words, "Adalberte"));
  fonts = run ((const char *const[]){ "pdffonts", path, NULL });
  g_assert_nonnull (strstr (fonts, "yes yes")); /* embedded, in part: its words are words */
}

static void
bookmarks_lead_to_the_steps (DossierFixture *fixture,
                             gconstpointer   data)
{
  g_autofree char    *id = write_story (fixture), *path = dup_file (fixture), *told = NULL;
  g_autoptr (MapDeck) deck = read_deck (fixture, id);

  g_assert_true (map_deck_write (deck, MAP_PAPER_A4, path, NULL, NULL));
  told = run ((const char *const[]){ "pdftohtml", "-xml", "-i", "-stdout", path, NULL });
  if (told == NULL)
    return;
  g_assert_nonnull (strstr (told, "<item page=\"1\">Trois ans de liens</item>"));
  g_assert_nonnull (strstr (told, "<item page=\"2\">En colonnes</item>"));
}

static void
what_a_page_leaves_out_is_told_with_its_number (DossierFixture *fixture,
                                                gconstpointer   data)
{
  g_autofree char    *id = write_story (fixture);
  g_autoptr (MapDeck) deck = read_deck (fixture, id);
  const char *const  *left_out = map_deck_get_left_out (deck);

  g_assert_cmpstr (left_out[0], ==, "2. 2 structures are hidden by the search and the filters, with their links.");
  g_assert_null (left_out[1]);
}

static void
assert_refused (DossierFixture   *fixture,
                const char       *name,
                DossierVisibility audience,
                MapDeckError      code)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (MapDeck) deck = map_deck_new (fixture->store, name, audience, NULL, &error);

  g_assert_error (error, MAP_DECK_ERROR, (int) code);
  g_assert_null (deck);
}

static void
what_cannot_be_a_deck_says_why (DossierFixture *fixture,
                                gconstpointer   data)
{
  g_autofree char *id = write_story (fixture), *empty = dossier_fixture_make (fixture, "presentation", "title=Vide", NULL);
  g_autofree char *one = dossier_fixture_make (fixture, "presentation", "title=Deux fois", NULL), *other = dossier_fixture_make (fixture, "presentation", "title=Deux fois", NULL);

  assert_refused (fixture, "Nulle part", DOSSIER_VISIBILITY_NETWORK, MAP_DECK_ERROR_NONE);
  assert_refused (fixture, "Vide", DOSSIER_VISIBILITY_NETWORK, MAP_DECK_ERROR_EMPTY);
  assert_refused (fixture, "Deux fois", DOSSIER_VISIBILITY_NETWORK, MAP_DECK_ERROR_SEVERAL);
  assert_refused (fixture, id, DOSSIER_VISIBILITY_PUBLIC, MAP_DECK_ERROR_NONE);
}

static void
what_cannot_be_written_leaves_what_was_there (DossierFixture *fixture,
                                              gconstpointer   data)
{
  g_autofree char         *id = write_story (fixture), *path = dup_file (fixture), *content = NULL;
  g_autoptr (MapDeck)      deck = read_deck (fixture, id);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL, other = NULL;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (map_deck_write (deck, MAP_PAPER_A4, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
  g_assert_false (map_deck_write (deck, MAP_PAPER_A4, "/nowhere/at/all.pdf", NULL, &other));
  g_assert_error (other, MAP_PRINT_ERROR, MAP_PRINT_ERROR_CANNOT_WRITE);
}

#define ADD(name, test) dossier_fixture_add ("/map/deck/" name, test)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("each-step-has-a-page-with-its-words", each_step_has_a_page_with_its_words);
  ADD ("bookmarks-lead-to-the-steps", bookmarks_lead_to_the_steps);
  ADD ("what-a-page-leaves-out-is-told-with-its-number", what_a_page_leaves_out_is_told_with_its_number);
  ADD ("what-cannot-be-a-deck-says-why", what_cannot_be_a_deck_says_why);
  ADD ("what-cannot-be-written-leaves-what-was-there", what_cannot_be_written_leaves_what_was_there);
  return g_test_run ();
}
