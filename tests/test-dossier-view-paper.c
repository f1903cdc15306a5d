#include "dossier-view-paper.h"

static void
add (GPtrArray  *rows,
     const char *one,
     const char *two)
{
  const char *cells[] = { one, two, NULL };

  g_ptr_array_add (rows, g_strdupv ((char **) cells));
}

static GPtrArray *
make_rows (void)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  add (rows, "Nom", "Commune");
  add (rows, "École\tdes \"Brumes\"", "Éville\r\nsud");
  add (rows, "Bords & <Rives>", "");
  return rows;
}

static void
cells_are_parted_by_tabs_alone (void)
{
  g_autoptr (GPtrArray) rows = make_rows ();
  g_autofree char      *text = dossier_view_paper_dup_text (rows);

  g_assert_cmpstr (text, ==, "Nom\tCommune\nÉcole des \"Brumes\"\tÉville  sud\nBords & <Rives>\t\n");
}

static void
a_letter_takes_a_table (void)
{
  g_autoptr (GPtrArray) rows = make_rows ();
  g_autofree char      *html = dossier_view_paper_dup_html (rows);

  g_assert_nonnull (strstr (html, "<thead>\n<tr><th>Nom</th><th>Commune</th></tr>\n</thead>"));
  g_assert_nonnull (strstr (html, "<tr><td>Bords &amp; &lt;Rives&gt;</td><td></td></tr>\n</tbody>\n</table>\n"));
}

static void
no_rows_are_no_words (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char      *text = dossier_view_paper_dup_text (rows);

  g_assert_cmpstr (text, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossier-view/paper/cells-are-parted-by-tabs-alone", cells_are_parted_by_tabs_alone);
  g_test_add_func ("/dossier-view/paper/a-letter-takes-a-table", a_letter_takes_a_table);
  g_test_add_func ("/dossier-view/paper/no-rows-are-no-words", no_rows_are_no_words);

  return g_test_run ();
}
