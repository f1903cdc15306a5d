/* Two texts made of one, put together: the numbers are the invariants of dossier-blend.h. */
#include "dossier-blend.h"

#include <string.h>

#define BASE "Le centre ouvre à neuf heures. Les parents viennent le mardi.\nL’école prête sa salle. Un goûter suit. Tout le monde range.\n"

/* 1 */
static char *
blend (const char *base,
       const char *one,
       const char *other)
{
  g_autofree char *here = dossier_blend_texts (base, one, other), *there = dossier_blend_texts (base, other, one);

  g_assert_cmpstr (here, ==, there);
  return g_steal_pointer (&here);
}

static char *
replace (const char *what,
         const char *with)
{
  g_auto (GStrv) parts = g_strsplit (BASE, what, 2);

  return g_strjoinv (with, parts);
}

/* 2 */
static void
test_what_each_changed_is_taken (void)
{
  g_autofree char *one = replace ("à neuf heures", "à huit heures"), *other = replace ("Un goûter suit. ", "Un goûter suit. Chacun apporte un gâteau. "), *both = blend (BASE, one, other);
  g_autofree char *gone = replace ("Tout le monde range.\n", ""), *more = blend (BASE, one, gone);

  g_assert_cmpstr (both, ==, "Le centre ouvre à huit heures. Les parents viennent le mardi.\nL’école prête sa salle. Un goûter suit. Chacun apporte un gâteau. Tout le monde range.\n");
  g_assert_cmpstr (more, ==, "Le centre ouvre à huit heures. Les parents viennent le mardi.\nL’école prête sa salle. Un goûter suit. ");
}

static void
test_what_only_one_changed_is_as_they_said (void)
{
  g_autofree char *one = replace ("le mardi", "le jeudi"), *both = blend (BASE, one, BASE), *same = blend (BASE, one, one), *none = blend (BASE, BASE, BASE);

  g_assert_cmpstr (both, ==, one);
  g_assert_cmpstr (same, ==, one);
  g_assert_cmpstr (none, ==, BASE);
}

/* 3 */
static void
test_changes_that_touch_are_refused (void)
{
  g_autofree char *one = replace ("le mardi", "le jeudi"), *same = replace ("le mardi", "le lundi"), *beside = replace ("prête sa salle", "prête sa cour");

  g_assert_null (blend (BASE, one, same));
  g_assert_null (blend (BASE, one, beside));
  g_assert_null (blend ("", "Un.", "Deux."));
  g_assert_null (blend (BASE, "", one));
}

static void
test_beside_a_double_nobody_knows_which (void)
{
  const char *base = "Oui. Non. Oui. Ensuite. Encore. Enfin.\n";

  g_assert_null (blend (base, "Oui. Bon. Oui. Ensuite. Encore. Enfin.\n", "Oui. Non. Oui. Ensuite. Encore. Fini.\n"));
  g_assert_null (blend ("Un. Deux. Trois. Quatre. Cinq.", "Un. Un. Deux. Trois. Quatre. Cinq.", "Un. Deux. Trois. Quatre. Six."));
}

static void
test_texts_that_differ_too_much_are_refused (void)
{
  g_autoptr (GString) one = g_string_new (NULL);

  for (guint i = 0; i <= DOSSIER_BLEND_PIECES; i++)
    g_string_append_printf (one, "Phrase %u. ", i);
  g_assert_null (blend (BASE, one->str, BASE));
}

/* Any sentences changed, taken out and put in by two, none beside those of the other: what comes is what one would write who did both. */
static void
test_any_two_who_write_apart_are_both_heard (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) base = g_string_new (NULL), one = g_string_new (NULL), other = g_string_new (NULL), expected = g_string_new (NULL);
      g_autofree char    *both = NULL;
      guint               quiet = 1;

      for (guint i = 0; i < 40; i++)
        {
          g_autofree char *sentence = g_strdup_printf ("Phrase %u.%s", i, g_test_rand_bit () ? " " : "\n"), *changed = NULL;
          guint            who = quiet > 0 ? 0 : (guint) g_test_rand_int_range (0, 3), how = (guint) g_test_rand_int_range (0, 3);

          changed = how == 0 ? g_strdup ("") : g_strdup_printf ("%sAutrement %u-%u. ", how == 1 ? sentence : "", who, i);
          g_string_append (base, sentence);
          g_string_append (one, who == 1 ? changed : sentence);
          g_string_append (other, who == 2 ? changed : sentence);
          g_string_append (expected, who == 0 ? sentence : changed);
          quiet = who != 0 ? 1 : 0;
        }
      both = blend (base->str, one->str, other->str);
      g_assert_cmpstr (both, ==, expected->str);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossier/blend/what-each-changed-is-taken", test_what_each_changed_is_taken);
  g_test_add_func ("/dossier/blend/what-only-one-changed-is-as-they-said", test_what_only_one_changed_is_as_they_said);
  g_test_add_func ("/dossier/blend/changes-that-touch-are-refused", test_changes_that_touch_are_refused);
  g_test_add_func ("/dossier/blend/beside-a-double-nobody-knows-which", test_beside_a_double_nobody_knows_which);
  g_test_add_func ("/dossier/blend/texts-that-differ-too-much-are-refused", test_texts_that_differ_too_much_are_refused);
  g_test_add_func ("/dossier/blend/any-two-who-write-apart-are-both-heard", test_any_two_who_write_apart_are_both_heard);

  return g_test_run ();
}
