#include "base-text.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *in;
  const char *out;
} Pair;

static void
check_pairs (char *(*change) (const char *),
             const Pair *pairs,
             gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *found = change (pairs[i].in);

      g_assert_cmpstr (found, ==, pairs[i].out);
    }
}

static void
test_folding_forgets_case_accents_and_signs (void)
{
  static const Pair pairs[] = {
    { "École  Jules-FERRY", "ecole jules ferry" },
    { "  L’Île-d’Abeau (annexe) ", "l ile d abeau annexe" },
    { "Œuvre du Sacré-CŒUR", "oeuvre du sacre coeur" },
    { "Æsop Straße Ǽ", "aesop strasse ae" },
    { "E\xCC\x81"
      "cole",
      "ecole" },
    { "coo\u00ADpération", "cooperation" },
    { "2\xE1\xB5\x89 étage m²", "2e etage m2" },
    { "ＭＪＣ №4", "mjc no4" },
    { "Łódź Øresund", "lodz oresund" },
    { "", "" },
    { "…!?", "" },
    { NULL, "" },
  };

  check_pairs (base_text_fold, pairs, G_N_ELEMENTS (pairs));
}

static void
test_squashing_keeps_no_space (void)
{
  static const Pair pairs[] = {
    { "Code_Postal", "codepostal" },
    { " Identifiant de l'établissement ", "identifiantdeletablissement" },
    { NULL, "" },
  };

  check_pairs (base_text_squash, pairs, G_N_ELEMENTS (pairs));
}

static void
test_folding_twice_changes_nothing (void)
{
  for (gunichar c = 1; c < 0x30000; c++)
    {
      char             text[16] = "a ";
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      if (!g_unichar_validate (c))
        continue;
      text[2 + g_unichar_to_utf8 (c, text + 2)] = '\0';
      once = base_text_fold (text);
      twice = base_text_fold (once);
      g_assert_cmpstr (once, ==, twice);
      g_assert_true (g_utf8_validate (once, -1, NULL));
    }
}

static void
test_torn_bytes_are_folded_all_the_same (void)
{
  static const Pair pairs[] = {
    { "\xC9"
      "cole Jules\x92 Ferry",
      "ecole jules ferry" },
    { "c\x9Cur \xFF", "coeur y" },
    { "\xC3", "a" },
  };

  check_pairs (base_text_fold, pairs, G_N_ELEMENTS (pairs));
}

static void
test_anything_is_folded (void)
{
  for (guint run = 0; run < 5000; run++)
    {
      char             bytes[33];
      g_autofree char *folded = NULL;
      g_autofree char *indexed = NULL;

      for (guint i = 0; i < 32; i++)
        bytes[i] = (char) g_test_rand_int_range (-128, 128);
      bytes[32] = '\0';
      folded = base_text_fold (bytes);
      indexed = base_text_index_words (bytes);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_true (g_str_has_prefix (indexed, folded));
    }
}

static void
test_repair_keeps_what_is_sound (void)
{
  g_autofree char *sound = base_text_repair ("déjà", -1);
  g_autofree char *marked = base_text_repair ("\xEF\xBB\xBFnom;ville", -1);
  g_autofree char *windows = base_text_repair ("30 \x80 \x96 \x8Cuvre \x81", -1);
  g_autofree char *holed = base_text_repair ("a\0b\0c", 5);
  g_autofree char *cut = base_text_repair ("école", 2);
  g_autofree char *nothing = base_text_repair (NULL, -1);

  g_assert_cmpstr (sound, ==, "déjà");
  g_assert_cmpstr (marked, ==, "nom;ville");
  g_assert_cmpstr (windows, ==, "30 € – Œuvre \xEF\xBF\xBD");
  g_assert_cmpstr (holed, ==, "abc");
  g_assert_cmpstr (cut, ==, "é");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_one_stem_for_singular_and_plural (void)
{
  static const char *const pairs[][2] = {
    { "ecoles", "école" },
    { "centres", "centre" },
    { "sociaux", "social" },
    { "lycees", "lycée" },
    { "ateliers", "atelier" },
    { "meres", "Mère" },
  };
  g_autofree char *stem = base_text_stem ("ecoles");

  g_assert_cmpstr (stem, ==, "ecol");
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *one = base_text_stem (pairs[i][0]);
      g_autofree char *other = base_text_stem (pairs[i][1]);

      g_assert_cmpstr (one, ==, other);
    }
}

static void
test_the_index_holds_words_then_their_stems (void)
{
  static const Pair pairs[] = {
    { "Écoles du Lac", "ecoles du lac ecol" },
    { "Lac", "lac" },
    { "centres sociaux", "centres sociaux centr social" },
    { "  ", "" },
    { NULL, "" },
  };

  check_pairs (base_text_index_words, pairs, G_N_ELEMENTS (pairs));
}

static gpointer
stem_many (gpointer data)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *plural = base_text_stem (i % 2 ? "ecoles" : "sociaux");

      g_assert_cmpstr (plural, ==, i % 2 ? "ecol" : "social");
    }
  return NULL;
}

static void
test_threads_stem_without_meeting (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("stem", stem_many, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_french_order (void)
{
  static const char *const sorted[] = {
    NULL, "", "12", "Centre social", "centre social", "cote", "Côte", "côte", "coter",
    "École Ferry", "Ecole Jaurès", "Œdipe", "Zola", "zola", "Zôla"
  };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        int found = base_text_compare (sorted[i], sorted[j]);

        g_assert_cmpint ((found > 0) - (found < 0), ==, (i > j) - (i < j));
      }
}

static void
test_likeness_goes_from_nothing_to_the_same (void)
{
  g_assert_cmpfloat (base_text_likeness ("École Jules-Ferry", "ecole JULES FERRY"), ==, 1);
  g_assert_cmpfloat (base_text_likeness ("", NULL), ==, 1);
  g_assert_cmpfloat (base_text_likeness ("abc", "xyz"), ==, 0);
  g_assert_cmpfloat (base_text_likeness ("abc", ""), ==, 0);
  g_assert_cmpfloat_with_epsilon (base_text_likeness ("martha", "marhta"), 0.9611, 0.0001);
  g_assert_cmpfloat_with_epsilon (base_text_likeness ("dwayne", "duane"), 0.84, 0.0001);
  g_assert_cmpfloat_with_epsilon (base_text_likeness ("dixon", "dicksonx"), 0.8133, 0.0001);
}

static void
test_likeness_is_the_same_from_both_sides (void)
{
  for (guint run = 0; run < 2000; run++)
    {
      char   one[9] = "";
      char   other[9] = "";
      double there, back;

      for (int i = g_test_rand_int_range (0, 9); i-- > 0;)
        one[i] = (char) g_test_rand_int_range ('a', 'd');
      for (int i = g_test_rand_int_range (0, 9); i-- > 0;)
        other[i] = (char) g_test_rand_int_range ('a', 'd');
      there = base_text_likeness (one, other);
      back = base_text_likeness (other, one);
      g_assert_cmpfloat (there, >=, 0);
      g_assert_cmpfloat (there, <=, 1);
      g_assert_true ((there >= 1) == (strcmp (one, other) == 0));
      g_assert_cmpfloat_with_epsilon (there, back, 0.15);
    }
}

static void
test_one_slip_of_the_pen_is_one (void)
{
  static const struct
  {
    const char *one, *other;
    gboolean    slip;
  } words[] = {
    { "college", "colege", TRUE },
    { "ferry", "perry", TRUE },
    { "martha", "marhta", TRUE },
    { "ferry", "ferryy", TRUE },
    { "ferry", "verne", FALSE },
    { "martha", "mhtraa", FALSE },
    { "abcd", "cbad", FALSE },
    { "ferry", "ferry", FALSE },
    { "ferry", "fer", FALSE },
    { "\u03B1\u03B2\u03B3", "\u03B1\u03B4\u03B3", TRUE }, /* letters that share a byte */
    { "\u03B1\u03B2\u03B3", "\u03B1\u0431\u03B3", TRUE },
    { "\u03B1\u03B2", "\u03B2\u03B1", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_cmpint (base_text_is_slip (words[i].one, words[i].other), ==, words[i].slip);
      g_assert_cmpint (base_text_is_slip (words[i].other, words[i].one), ==, words[i].slip);
    }
}

static void
test_a_pasted_page_is_compared_quickly (void)
{
  g_autofree char *page = g_strnfill (1000000, 'a');
  g_autofree char *longer = g_strconcat (page, "b", NULL);

  g_assert_cmpfloat (base_text_likeness (page, longer), <, 1);
  g_assert_cmpfloat (base_text_likeness (page, longer), >, 0.9);
}

static void
test_numbers_as_people_type_them (void)
{
  static const struct
  {
    const char *text;
    double      number;
  } numbers[] = {
    { "1 234,5", 1234.5 },
    { "1234.5", 1234.5 },
    { "½", 0.5 },
    { "0,5", 0.5 },
    { "1 ½", 1.5 },
    { "1½", 1.5 },
    { "1\u00A0234,5", 1234.5 },
    { "1\u202F234\u202F567", 1234567 },
    { "  12 ", 12 },
    { "-3", -3 },
    { "−3,25", -3.25 },
    { "+7", 7 },
    { ",5", 0.5 },
    { "2,17E+13", 2.17e13 },
    { "1e-3", 0.001 },
    { "0", 0 },
    { "007", 7 },
    { "48.9472", 48.9472 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double found = 0;

      g_assert_true (base_text_read_number (numbers[i].text, &found));
      g_assert_cmpfloat (found, ==, numbers[i].number);
    }
}

static void
test_what_is_not_a_number_is_left_alone (void)
{
  static const char *const texts[] = {
    NULL, "", " ", "-", "abc", "12 abc", "01 34 56 78 90", "1,2,3", "1.234,5", "12,", "e5", "5e", "nan", "inf", "0x10",
    "1e999", "12 34", "1 2345", "\xFF", "1\xC2", "½½", "1,5 ½", "--3"
  };
  g_autofree char *huge = g_strnfill (100000, '9');
  double           found = 42;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (base_text_read_number (texts[i], &found));
  g_assert_false (base_text_read_number (huge, &found));
  g_assert_cmpfloat (found, ==, 42);
}

static void
test_a_number_written_is_the_number_read (void)
{
  static const double numbers[] = { 0, 1, -1, 0.1, 1234.5, 2.0616, 1e21, 1e-9, 48.856613999999997, 1 / 3.0, 20000000012345 };
  g_autofree char    *tenth = base_text_dup_number (0.1);
  g_autofree char    *zero = base_text_dup_number (-0.0);
  g_autofree char    *none = base_text_dup_number (1e308 * 10);

  g_assert_cmpstr (tenth, ==, "0.1");
  g_assert_cmpstr (zero, ==, "0");
  g_assert_cmpstr (none, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (numbers) + 2000; i++)
    {
      double           number = i < G_N_ELEMENTS (numbers) ? numbers[i] : g_test_rand_double_range (-1e6, 1e6);
      g_autofree char *text = base_text_dup_number (number);
      double           back = 42;

      g_assert_true (base_text_read_number (text, &back));
      g_assert_cmpfloat (back, ==, number);
    }
}

/* The screen says 1 234,5 there; what we write must not. */
static void
test_the_locale_says_nothing (void)
{
  double           number = 0;
  g_autofree char *text = NULL;

  if (setlocale (LC_NUMERIC, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("no fr_FR.UTF-8 locale here");
      return;
    }
  text = base_text_dup_number (1234.5);
  g_assert_cmpstr (text, ==, "1234.5");
  g_assert_true (base_text_read_number ("1234.5", &number));
  g_assert_cmpfloat (number, ==, 1234.5);
  setlocale (LC_NUMERIC, "C");
}

static void
test_a_national_directory_is_folded_at_once (void)
{
  static const char *const names[] = {
    "École élémentaire publique Jules-Ferry", "Collège Paul Éluard", "ECOLE MATERNELLE LES CHÊNES VERTS",
    "Lycée général et technologique Camille-Claudel", "Centre socioculturel de l’Étang"
  };
  double seconds;

  g_test_timer_start ();
  for (guint i = 0; i < 70000; i++)
    g_free (base_text_fold (names[i % G_N_ELEMENTS (names)]));
  seconds = g_test_timer_elapsed ();
  g_test_minimized_result (seconds, "70 000 names folded in %.3f s", seconds);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/folding-forgets-case-accents-and-signs", test_folding_forgets_case_accents_and_signs);
  g_test_add_func ("/base/text/squashing-keeps-no-space", test_squashing_keeps_no_space);
  g_test_add_func ("/base/text/folding-twice-changes-nothing", test_folding_twice_changes_nothing);
  g_test_add_func ("/base/text/torn-bytes-are-folded-all-the-same", test_torn_bytes_are_folded_all_the_same);
  g_test_add_func ("/base/text/anything-is-folded", test_anything_is_folded);
  g_test_add_func ("/base/text/repair-keeps-what-is-sound", test_repair_keeps_what_is_sound);
  g_test_add_func ("/base/text/one-stem-for-singular-and-plural", test_one_stem_for_singular_and_plural);
  g_test_add_func ("/base/text/the-index-holds-words-then-their-stems", test_the_index_holds_words_then_their_stems);
  g_test_add_func ("/base/text/threads-stem-without-meeting", test_threads_stem_without_meeting);
  g_test_add_func ("/base/text/french-order", test_french_order);
  g_test_add_func ("/base/text/likeness-goes-from-nothing-to-the-same", test_likeness_goes_from_nothing_to_the_same);
  g_test_add_func ("/base/text/likeness-is-the-same-from-both-sides", test_likeness_is_the_same_from_both_sides);
  g_test_add_func ("/base/text/one-slip-of-the-pen-is-one", test_one_slip_of_the_pen_is_one);
  g_test_add_func ("/base/text/a-pasted-page-is-compared-quickly", test_a_pasted_page_is_compared_quickly);
  g_test_add_func ("/base/text/numbers-as-people-type-them", test_numbers_as_people_type_them);
  g_test_add_func ("/base/text/what-is-not-a-number-is-left-alone", test_what_is_not_a_number_is_left_alone);
  g_test_add_func ("/base/text/a-number-written-is-the-number-read", test_a_number_written_is_the_number_read);
  g_test_add_func ("/base/text/the-locale-says-nothing", test_the_locale_says_nothing);
  g_test_add_func ("/base/text/a-national-directory-is-folded-at-once", test_a_national_directory_is_folded_at_once);
  return g_test_run ();
}
