/* What a practice said before, and the words that changed since. */
#include "dossier-fixture.h"

#include "guide-book.h"
#include "guide-difference.h"
#include "guide-versions.h"
#include "guide-work.h"

#include <string.h>

/* "[-went-]{+came+}" around what changed. */
static char *
dup_told (const char *before,
          const char *after)
{
  g_autoptr (GPtrArray) pieces = guide_difference_new (before, after);
  GString              *told = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const GuideDifference *piece = pieces->pdata[i];
      const char            *format = piece->fate == GUIDE_DIFFERENCE_KEPT ? "%s" : piece->fate == GUIDE_DIFFERENCE_REMOVED ? "[-%s-]"
                                                                                                                            : "{+%s+}";

      g_string_append_printf (told, format, piece->text);
    }
  return g_string_free (told, FALSE);
}

static void
assert_told (const char *before,
             const char *after,
             const char *told)
{
  g_autofree char *said = dup_told (before, after);

  g_assert_cmpstr (said, ==, told);
}

static void
test_words (void)
{
  assert_told ("Dire bonjour", "Dire bonjour", "Dire bonjour");
  assert_told ("", "Dire bonjour", "{+Dire bonjour+}");
  assert_told ("Dire bonjour", "", "[-Dire bonjour-]");
  assert_told ("Dire bonjour en septembre", "Dire bonjour dès septembre", "Dire bonjour [-en-]{+dès+} septembre");
  assert_told ("Venir à l’école", "Venir à l’accueil de l’école", "Venir à l’{+accueil de l’+}école");
  assert_told ("le café des parents est ouvert", "un thé pour tous est ouvert", "[-le café des parents-]{+un thé pour tous+} est ouvert");
  assert_told ("élève", "eleve", "[-élève-]{+eleve+}");
}

/* I1 and I2, and that what is alike is found: a text of which some words were changed keeps the others. */
static void
test_pieces (void)
{
  static const char *const words[] = { "le", "café", "école", ",", " ", " ", "\n\n", "parents", "d’", "«\302\240" };
  g_autoptr (GRand)        rand = g_rand_new_with_seed (11);

  for (guint turn = 0; turn < 3000; turn++)
    {
      g_autoptr (GString)   one = g_string_new (NULL), two = g_string_new (NULL), before = g_string_new (NULL), after = g_string_new (NULL);
      g_autoptr (GPtrArray) pieces = NULL;
      guint                 n = (guint) g_rand_int_range (rand, 0, 40);

      for (guint i = 0; i < n; i++)
        {
          const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
          int         fate = g_rand_int_range (rand, 0, 8);

          g_string_append (one, fate == 0 ? "" : word);
          g_string_append (two, fate == 1 ? "" : fate == 2 ? words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]
                                                           : word);
        }
      pieces = guide_difference_new (one->str, two->str);
      for (guint i = 0; i < pieces->len; i++)
        {
          const GuideDifference *piece = pieces->pdata[i];

          g_assert_cmpuint (strlen (piece->text), >, 0);
          g_assert_true (g_utf8_validate (piece->text, -1, NULL));
          g_assert_true (i == 0 || ((GuideDifference *) pieces->pdata[i - 1])->fate != piece->fate);
          g_assert_false (i > 0 && piece->fate == GUIDE_DIFFERENCE_REMOVED && ((GuideDifference *) pieces->pdata[i - 1])->fate == GUIDE_DIFFERENCE_ADDED);
          if (piece->fate != GUIDE_DIFFERENCE_ADDED)
            g_string_append (before, piece->text);
          if (piece->fate != GUIDE_DIFFERENCE_REMOVED)
            g_string_append (after, piece->text);
        }
      g_assert_cmpstr (before->str, ==, one->str);
      g_assert_cmpstr (after->str, ==, two->str);
    }
}

/* Against the longest run of words both have in that order, found the slow way: none of it is told as changed. */
static void
test_shortest (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint turn = 0; turn < 400; turn++)
    {
      g_autoptr (GString)   one = g_string_new (NULL), two = g_string_new (NULL);
      g_autoptr (GPtrArray) pieces = NULL;
      guint                 n = (guint) g_rand_int_range (rand, 1, 14), m = (guint) g_rand_int_range (rand, 1, 14);
      guint8                a[16], b[16], best[16][16] = { { 0 } };
      guint                 kept;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (one, "%sm%u", i > 0 ? " " : "", a[i] = (guint8) g_rand_int_range (rand, 0, 5));
      for (guint j = 0; j < m; j++)
        g_string_append_printf (two, "%sm%u", j > 0 ? " " : "", b[j] = (guint8) g_rand_int_range (rand, 0, 5));
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < m; j++)
          best[i + 1][j + 1] = (guint8) (a[i] == b[j] ? best[i][j] + 1 : MAX (best[i][j + 1], best[i + 1][j]));
      pieces = guide_difference_new (one->str, two->str);
      kept = guide_difference_count_words (pieces, GUIDE_DIFFERENCE_KEPT);
      g_assert_cmpuint (kept, ==, best[n][m]);
      g_assert_cmpuint (kept + guide_difference_count_words (pieces, GUIDE_DIFFERENCE_REMOVED), ==, n);
      g_assert_cmpuint (kept + guide_difference_count_words (pieces, GUIDE_DIFFERENCE_ADDED), ==, m);
    }
}

static void
test_long (void)
{
  g_autoptr (GString) one = g_string_new (NULL), two = g_string_new (NULL);
  gint64              began = g_get_monotonic_time ();

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (one, "a%u ", i);
      g_string_append_printf (two, "b%u ", i);
    }
  g_ptr_array_unref (guide_difference_new (one->str, two->str));
  g_assert_cmpint (g_get_monotonic_time () - began, <, 20 * G_USEC_PER_SEC); /* it ends */
  g_test_message ("two texts of 20,000 words that share none: %.0f ms", (double) (g_get_monotonic_time () - began) / 1000);
}

/* --- versions */

static gpointer
ask_versions (DossierReader *reader,
              gpointer       practice,
              GCancellable  *cancellable,
              GError       **error)
{
  return guide_versions_read (reader, practice, cancellable, error);
}

static gpointer
ask_book (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return guide_book_read (reader, DOSSIER_AUDIENCE_INTERNAL, error);
}

/* "bonjour/raw|bonjour à tous: une visite/validated" */
static char *
dup_versions (DossierFixture *fixture,
              const char     *practice)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) versions = dossier_store_ask (fixture->store, ask_versions, (gpointer) practice, &error);
  GString              *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < versions->len; i++)
    {
      const GuideVersion *version = versions->pdata[i];

      g_string_append_printf (text, "%s%s%s%s/%s", i > 0 ? "|" : "", version->statement, *version->development != '\0' ? ": " : "", version->development,
                              version->status != NULL ? version->status : "-");
      g_assert_cmpint (version->wall, >, 0);
    }
  return g_string_free (text, FALSE);
}

/* The book counts them as well. */
static void
assert_versions (DossierFixture *fixture,
                 const char     *practice,
                 const char     *versions)
{
  g_autofree char      *text = dup_versions (fixture, practice);
  g_autoptr (GuideBook) book = dossier_store_ask (fixture->store, ask_book, NULL, NULL);
  g_auto (GStrv)        each = g_strsplit (versions, "|", -1);

  g_assert_cmpstr (text, ==, versions);
  g_assert_cmpuint (guide_book_find_practice (book, practice)->n_versions, ==, g_strv_length (each));
}

static void
test_each_change (DossierFixture *fixture,
                  gconstpointer   data)
{
  g_autofree char *practice = dossier_fixture_make (fixture, "practice", "statement=bonjour", "status=raw", NULL);

  assert_versions (fixture, practice, "bonjour/raw");
  dossier_fixture_put (fixture, practice, "heading=Accueil", NULL);
  assert_versions (fixture, practice, "bonjour/raw");
  dossier_fixture_put (fixture, practice, "statement=bonjour à tous", NULL);
  dossier_fixture_put (fixture, practice, "development=une visite", NULL);
  dossier_fixture_put (fixture, practice, "status=validated", NULL);
  assert_versions (fixture, practice, "bonjour/raw|bonjour à tous/raw|bonjour à tous: une visite/validated");
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, NULL));
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, NULL));
  assert_versions (fixture, practice, "bonjour/raw|bonjour à tous/raw|bonjour à tous: une visite/raw|bonjour à tous/raw");
  dossier_fixture_reopen (fixture);
  assert_versions (fixture, practice, "bonjour/raw|bonjour à tous/raw|bonjour à tous: une visite/raw|bonjour à tous/raw");
}

static void
test_going_back (DossierFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char      *practice = dossier_fixture_make (fixture, "practice", "statement=bonjour", NULL);
  g_autoptr (GuideBook) book = NULL;
  DossierAct           *act;

  dossier_fixture_put (fixture, practice, "statement=salut", "development=une visite", NULL);
  book = dossier_store_ask (fixture->store, ask_book, NULL, NULL);
  g_assert_null (guide_work_new_return (book, practice, "salut", "une visite", "1 May"));
  act = guide_work_new_return (book, practice, "bonjour", "", "1 May");
  g_assert_cmpuint (dossier_act_get_n_changes (act), ==, 2);
  dossier_fixture_write (fixture, act);
  assert_versions (fixture, practice, "bonjour/-|salut: une visite/-|bonjour/-");
  g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, NULL));
  assert_versions (fixture, practice, "bonjour/-|salut: une visite/-|bonjour/-|salut: une visite/-");
}

/* What was erased is in no version. */
static void
test_erased (DossierFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *practice = dossier_fixture_make (fixture, "practice", "statement=bonjour", "development=chez Camille", NULL), *text = NULL;
  DossierAct      *act = dossier_act_new (NULL);

  dossier_act_erase (act, dossier_kinds_find ("practice"), practice, "development");
  dossier_fixture_write (fixture, act);
  text = dup_versions (fixture, practice);
  g_assert_null (strstr (text, "Camille"));
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  g_test_add_func ("/guide/difference/words-that-went-and-came", test_words);
  g_test_add_func ("/guide/difference/the-pieces-are-both-texts", test_pieces);
  g_test_add_func ("/guide/difference/the-way-is-short", test_shortest);
  g_test_add_func ("/guide/difference/texts-that-share-nothing-end-too", test_long);
  dossier_fixture_add ("/guide/versions/each-change-of-its-words-is-one", test_each_change);
  dossier_fixture_add ("/guide/versions/going-back-is-one-act", test_going_back);
  dossier_fixture_add ("/guide/versions/what-was-erased-is-in-none", test_erased);
  return g_test_run ();
}
