#include "dossier-view-register-line.h"
#include "dossier-view-register-page.h"

#include "dossier-erasure.h"
#include "dossier-fixture.h"

#include <string.h>

typedef struct
{
  DossierFixture base;
  char          *person, *post;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autofree char *school = NULL, *where = NULL, *who = NULL;

  dossier_fixture_set_up (&self->base, data);
  school = dossier_fixture_make (&self->base, "structure", "name=École des Brumes", "type=elementary_school", NULL);
  self->person = dossier_fixture_make (&self->base, "person", "family_name=Essai", "given_name=Paula", "phone=01 39 98 00 01", NULL);
  where = g_strconcat ("structure=", school, NULL);
  who = g_strconcat ("person=", self->person, NULL);
  self->post = dossier_fixture_make (&self->base, "assignment", where, who, "role=head", "from=2019", NULL);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_free (self->person);
  g_free (self->post);
  dossier_fixture_tear_down (&self->base, data);
}

static DossierViewRegisterLine *
read_line (Fixture *self)
{
  g_autoptr (GError)       error = NULL;
  DossierViewRegisterLine *line = dossier_store_ask (self->base.store, dossier_view_register_line_read, self->person, &error);

  g_assert_no_error (error);
  return line;
}

static const char *
find_text (const DossierViewRegisterLine *line,
           const char                    *label)
{
  for (guint i = 0; i < line->items->len; i++)
    {
      const DossierViewRegisterItem *item = line->items->pdata[i];

      if (g_str_equal (item->label, label))
        return item->text;
    }
  return NULL;
}

static void
test_it_says_what_is_recorded_and_not_the_answers (Fixture      *self,
                                                   gconstpointer data)
{
  g_autoptr (DossierViewRegisterLine) line = read_line (self);

  g_assert_cmpstr (line->title, ==, "Paula Essai");
  g_assert_cmpstr (find_text (line, "What is recorded"), ==, "Family name, Given name, Phone");
  for (guint i = 0; i < line->items->len; i++)
    g_assert_null (strstr (((DossierViewRegisterItem *) line->items->pdata[i])->text, "01 39"));
  g_assert_true (g_str_has_prefix (find_text (line, "Informed on"), "Not noted"));
  g_assert_true (g_str_has_prefix (find_text (line, "Kept until"), "While they hold a post"));
}

static void
test_three_years_are_counted_from_the_last_post (Fixture      *self,
                                                 gconstpointer data)
{
  g_autoptr (DossierViewRegisterLine) line = NULL;

  dossier_fixture_put (&self->base, self->post, "to=2021-06-30", NULL);
  dossier_fixture_put (&self->base, self->person, "informed_on=mai 2020", NULL);
  line = read_line (self);
  g_assert_nonnull (strstr (find_text (line, "Kept until"), "29 June 2024"));
  g_assert_cmpstr (find_text (line, "Informed on"), ==, "mai 2020");
}

static gpointer
plan (DossierReader *reader,
      gpointer       id,
      GCancellable  *cancellable,
      GError       **error)
{
  return dossier_erasure_new (reader, id, NULL, error);
}

static void
test_of_one_who_was_anonymised_nothing_is_recorded (Fixture      *self,
                                                    gconstpointer data)
{
  g_autoptr (DossierErasure)          erasure = dossier_store_ask (self->base.store, plan, self->person, NULL);
  g_autoptr (DossierViewRegisterLine) line = NULL;

  dossier_fixture_write (&self->base, dossier_erasure_new_act (erasure, 738000));
  line = read_line (self);
  g_assert_cmpstr (find_text (line, "What is recorded"), ==, "Nothing");
  g_assert_nonnull (strstr (find_text (line, "Posts"), "2019"));
}

static guint
draw_all (const DossierViewRegisterLine *line,
          double                         height)
{
  PangoContext                       *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (DossierViewRegisterPage) page = dossier_view_register_page_new (line, context, 500, height);
  cairo_surface_t                    *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  double                              x, y, width, drawn;

  for (guint i = 0; i < dossier_view_register_page_count (page); i++)
    {
      cairo_t *cr = cairo_create (surface);

      dossier_view_register_page_draw (page, i, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
    }
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &drawn);
  g_assert_cmpfloat (width, <=, 510);
  g_assert_cmpfloat (drawn, <=, height + 5);
  cairo_surface_destroy (surface);
  g_object_unref (context);
  return dossier_view_register_page_count (page);
}

static void
test_it_takes_the_pages_it_needs (Fixture      *self,
                                  gconstpointer data)
{
  g_autoptr (DossierViewRegisterLine) line = read_line (self);

  g_assert_cmpuint (draw_all (line, 750), ==, 1);
  g_assert_cmpuint (draw_all (line, 150), >, 1);
}

#define add(name, func) g_test_add ("/dossier-view/register/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  add ("it-says-what-is-recorded-and-not-the-answers", test_it_says_what_is_recorded_and_not_the_answers);
  add ("three-years-are-counted-from-the-last-post", test_three_years_are_counted_from_the_last_post);
  add ("of-one-who-was-anonymised-nothing-is-recorded", test_of_one_who_was_anonymised_nothing_is_recorded);
  add ("it-takes-the-pages-it-needs", test_it_takes_the_pages_it_needs);

  return g_test_run ();
}
