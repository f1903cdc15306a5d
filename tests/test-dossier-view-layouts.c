#include "dossier-view-layouts.h"

#include <pango/pangocairo.h>

#define WIDTH (200 * PANGO_SCALE)

/* PangoContext cannot be let go of by itself. */
typedef PangoContext Font;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Font, g_object_unref)

static PangoContext *
new_context (const char *font)
{
  PangoContext                    *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);

  pango_context_set_font_description (context, description);
  return context;
}

/* Borrowed for one: a reference is kept, so that what is compared is still there. */
static PangoLayout *
lay_out (PangoContext          *context,
         DossierViewLayoutWords words,
         int                    width)
{
  return g_object_ref (dossier_view_layouts_get (context, &words, width));
}

static gboolean
is_shared (PangoContext          *context,
           PangoLayout           *layout,
           DossierViewLayoutWords words,
           int                    width)
{
  g_autoptr (PangoLayout) other = lay_out (context, words, width);

  return other == layout;
}

static void
test_the_same_words_are_shaped_once (void)
{
  g_autoptr (Font)        context = new_context ("Cantarell 11");
  g_autoptr (Font)        of_another_cell = new_context ("Cantarell 11");
  g_autoptr (PangoLayout) layout = lay_out (context, (DossierViewLayoutWords){ .text = "collège" }, WIDTH);

  g_assert_true (is_shared (of_another_cell, layout, (DossierViewLayoutWords){ .text = "collège" }, WIDTH));
}

static void
test_what_is_drawn_otherwise_is_shaped_apart (void)
{
  g_autoptr (Font)        context = new_context ("Cantarell 11");
  g_autoptr (PangoLayout) layout = lay_out (context, (DossierViewLayoutWords){ .text = "12" }, WIDTH);

  g_assert_false (is_shared (context, layout, (DossierViewLayoutWords){ .text = "13" }, WIDTH));
  g_assert_false (is_shared (context, layout, (DossierViewLayoutWords){ .text = "12" }, WIDTH / 2));
  g_assert_false (is_shared (context, layout, (DossierViewLayoutWords){ .text = "12", .dim = TRUE }, WIDTH));
  g_assert_false (is_shared (context, layout, (DossierViewLayoutWords){ .text = "12", .figures = TRUE }, WIDTH));
  g_assert_false (is_shared (context, layout, (DossierViewLayoutWords){ .text = "12", .detail = "liens" }, WIDTH));
}

static int
measure_height (PangoContext *context)
{
  g_autoptr (PangoLayout) layout = lay_out (context, (DossierViewLayoutWords){ .text = "collège" }, WIDTH);
  int                     height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
test_larger_letters_are_shaped_anew (void)
{
  g_autoptr (Font) usual = new_context ("Cantarell 11"), large = new_context ("Cantarell 22");

  g_assert_cmpint (measure_height (large), >, measure_height (usual));
  g_assert_cmpint (measure_height (usual), <, measure_height (large));
}

static void
test_other_options_of_a_font_are_shaped_anew (void)
{
  g_autoptr (Font)        context = new_context ("Cantarell 11");
  g_autoptr (PangoLayout) layout = lay_out (context, (DossierViewLayoutWords){ .text = "collège" }, WIDTH);
  cairo_font_options_t   *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  g_assert_false (is_shared (context, layout, (DossierViewLayoutWords){ .text = "collège" }, WIDTH));
}

static void
test_a_long_table_keeps_no_more_than_some_screens (void)
{
  g_autoptr (Font)    context = new_context ("Cantarell 11");
  GWeakRef            first;
  g_autoptr (GObject) is_still_there = NULL;

  g_weak_ref_init (&first, dossier_view_layouts_get (context, &(DossierViewLayoutWords){ .text = "premier" }, WIDTH));
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strdup_printf ("École %u", i);

      dossier_view_layouts_get (context, &(DossierViewLayoutWords){ .text = text }, WIDTH);
    }
  is_still_there = g_weak_ref_get (&first);
  g_assert_null (is_still_there);
  g_weak_ref_clear (&first);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layouts/the-same-words-are-shaped-once", test_the_same_words_are_shaped_once);
  g_test_add_func ("/layouts/what-is-drawn-otherwise-is-shaped-apart", test_what_is_drawn_otherwise_is_shaped_apart);
  g_test_add_func ("/layouts/larger-letters-are-shaped-anew", test_larger_letters_are_shaped_anew);
  g_test_add_func ("/layouts/other-options-of-a-font-are-shaped-anew", test_other_options_of_a_font_are_shaped_anew);
  g_test_add_func ("/layouts/a-long-table-keeps-no-more-than-some-screens", test_a_long_table_keeps_no_more_than_some_screens);
  return g_test_run ();
}
