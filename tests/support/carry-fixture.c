#include "carry-fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

char *
carry_fixture_dup_path (const CarryFixture *self,
                        const char         *name)
{
  return g_build_filename (self->place, name, NULL);
}

void
carry_fixture_make_dirs (const CarryFixture *self,
                         const char         *name)
{
  g_autofree char *path = carry_fixture_dup_path (self, name);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
}

CarryRelay *
carry_fixture_sit_down (const CarryFixture *self,
                        const char         *share,
                        const char         *mirror,
                        const char         *poste)
{
  g_autofree char   *share_path = carry_fixture_dup_path (self, share);
  g_autofree char   *mirror_path = carry_fixture_dup_path (self, mirror);
  g_autoptr (GBytes) sentinel = g_bytes_new_static (SENTINEL, strlen (SENTINEL));

  carry_fixture_make_dirs (self, mirror);
  return carry_relay_new (share_path, mirror_path, poste, sentinel);
}

CarryReport *
carry_fixture_ask (CarryRelay        *relay,
                   CarryAsk           what,
                   const char *const *names,
                   int                code)
{
  CarryReport *report = carry_relay_ask (relay, carry_request_new (what, names), NULL);

  if (code < 0)
    g_assert_no_error (report->error);
  else
    g_assert_error (report->error, CARRY_ERROR, code);
  return report;
}

void
carry_fixture_do (CarryRelay *relay,
                  CarryAsk    what,
                  ...)
{
  g_autoptr (GPtrArray)   names = g_ptr_array_new ();
  g_autoptr (CarryReport) report = NULL;
  va_list                 words;
  const char             *name;

  va_start (words, what);
  while ((name = va_arg (words, const char *)) != NULL)
    g_ptr_array_add (names, (char *) name);
  va_end (words);
  g_ptr_array_add (names, NULL);
  report = carry_fixture_ask (relay, what, (const char *const *) names->pdata, -1);
}

void
carry_fixture_make_share (CarryRelay *relay)
{
  g_autoptr (CarryReport) report = NULL;
  CarryRequest           *request = carry_request_new (CARRY_ASK_MAKE, NULL);

  request->note = g_strdup ("Ne touchez à rien.");
  report = carry_relay_ask (relay, request, NULL);
  g_assert_no_error (report->error);
}

void
carry_fixture_set_up (CarryFixture *self,
                      gconstpointer unused)
{
  self->place = g_dir_make_tmp ("liens-carry-XXXXXX", NULL);
  self->anne = carry_fixture_sit_down (self, "share", "anne", ANNE);
  self->ben = carry_fixture_sit_down (self, "share", "ben", BEN);
}

void
carry_fixture_set_up_shared (CarryFixture *self,
                             gconstpointer unused)
{
  carry_fixture_set_up (self, NULL);
  carry_fixture_make_share (self->anne);
}

void
carry_fixture_tear_down (CarryFixture *self,
                         gconstpointer unused)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", self->place);

  g_assert_finalize_object (self->anne);
  g_assert_finalize_object (self->ben);
  g_assert_cmpint (system (command), ==, 0);
  g_free (self->place);
}

void
carry_fixture_put (const CarryFixture *self,
                   const char         *name,
                   const char         *text)
{
  g_autofree char   *path = carry_fixture_dup_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

void
carry_fixture_assert_holds (const CarryFixture *self,
                            const char         *name,
                            const char         *text)
{
  g_autofree char   *path = carry_fixture_dup_path (self, name);
  g_autofree char   *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, text);
}

guint
carry_fixture_count (const CarryFixture *self,
                     const char         *name)
{
  g_autofree char *path = carry_fixture_dup_path (self, name);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint            n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

void
carry_fixture_use_program (const char *program)
{
  g_setenv ("LIENS_RELAY", program, TRUE);
}
