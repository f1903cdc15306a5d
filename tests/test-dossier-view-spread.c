#include "dossier-view-spread.h"

static char *
preview (guint n_changing,
         guint n_same,
         guint n_unfit,
         guint n_itself,
         guint n_gone)
{
  g_autoptr (GPtrArray) changing = g_ptr_array_new ();
  DossierSpread         spread = { changing, n_same, n_unfit, n_itself, n_gone };

  g_ptr_array_set_size (changing, (int) n_changing);
  return dossier_view_spread_dup_preview (&spread);
}

static void
all_are_counted (void)
{
  g_autofree char *all = preview (12, 3, 2, 1, 1);

  g_assert_cmpstr (all, ==, "12 will change\n3 say it already\n2 cannot: they are not asked this\n1 cannot: it would refer to itself\n1 cannot: it was deleted meanwhile");
}

static void
what_goes_and_what_cannot_stand_beside_is_told (void)
{
  g_autoptr (GPtrArray) changing = g_ptr_array_new ();
  DossierSpread         spread = { .changing = changing, .n_other = 2, .n_full = 1 };
  g_autofree char      *told = NULL;

  g_ptr_array_set_size (changing, 3);
  told = dossier_view_spread_dup_preview (&spread);
  g_assert_cmpstr (told, ==, "3 will change\n2 of them say something else now: that will go\n1 cannot: it has other answers");
}

static void
what_is_none_is_not_said (void)
{
  g_autofree char *one = preview (1, 0, 0, 0, 0), *none = preview (0, 1, 0, 0, 0);

  g_assert_cmpstr (one, ==, "1 will change");
  g_assert_cmpstr (none, ==, "Nothing will change\n1 says it already");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossier-view/spread/all-are-counted", all_are_counted);
  g_test_add_func ("/dossier-view/spread/what-goes-and-what-cannot-stand-beside-is-told", what_goes_and_what_cannot_stand_beside_is_told);
  g_test_add_func ("/dossier-view/spread/what-is-none-is-not-said", what_is_none_is_not_said);

  return g_test_run ();
}
