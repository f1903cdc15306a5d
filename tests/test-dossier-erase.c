/* Somebody is anonymised: not a byte of their name, phone or e-mail is left on the disk, and nothing else is lost. */
#include "dossier-fixture.h"

#include "dossier-check.h"
#include "dossier-erasure.h"
#include "dossier-history.h"

#include <glib/gstdio.h>
#include <string.h>

#define FAMILY "Wxqzuvolikarteblom"
#define MAIDEN "Kjyfdrupsegwoltham"
#define GIVEN "Jzephyrinaudelle"
#define PHONE "06 47 83 92 15"
#define EMAIL "wxqz.jzeph@exemple-postal.example"
#define WINDOW 8 /* bytes: what a page would leave of a name that it cuts */

typedef struct
{
  DossierFixture base;
  char          *centre, *school, *person, *post, *link, *interview;
} Fixture;

static char *
add (Fixture    *self,
     const char *kind,
     const char *label,
     const char *first, /* a field and its text, then others, NULL */
     ...)
{
  const DossierKind *found = dossier_kinds_find (kind);
  DossierAct        *act = dossier_act_new (label);
  char              *id = g_strdup (dossier_act_create (act, found, NULL));
  va_list            rest;

  va_start (rest, first);
  for (const char *code = first; code != NULL; code = va_arg (rest, const char *))
    {
      const DossierField *field = dossier_kind_find_field (found, code);
      const char         *text = va_arg (rest, const char *);

      if (field->type == DOSSIER_FIELD_REFERENCES)
        dossier_act_put (act, found, id, code, text, TRUE);
      else
        dossier_act_set (act, found, id, code, field->type == DOSSIER_FIELD_REFERENCE ? dossier_value_new_reference (text) : dossier_value_new_text (text));
    }
  va_end (rest);
  dossier_fixture_write (&self->base, act);
  return id;
}

/* Longer than several pages, so that the name lies in overflow pages and across their edges. */
static char *
dup_long_notes (void)
{
  GString *notes = g_string_new (NULL);

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (notes, "%u. Rien à dire de plus ce jour-là, %.*s mais Mme " FAMILY " est passée. ", i, (int) (i % 97),
                            "………………………………………………………………………………………………");
  return g_string_free (notes, FALSE);
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autofree char *notes = dup_long_notes ();

  dossier_fixture_set_up (&self->base, data);
  self->centre = dossier_fixture_add_structure (&self->base, "Mosaïque");
  self->school = dossier_fixture_add_structure (&self->base, "École des Peupliers");
  self->person = add (self, "person", "Arrivée de " GIVEN " " MAIDEN, "family_name", MAIDEN, "given_name", GIVEN, "phone", "01 39 98 00 00", "email", EMAIL, NULL);
  self->post = add (self, "assignment", NULL, "person", self->person, "structure", self->school, "role", "head", NULL);
  self->link = add (self, "link", NULL, "a", self->centre, "b", self->school, "thread_b", self->post, "notes", notes, NULL);
  self->interview = add (self, "interview", NULL, "title", "Entretien", "raw", GIVEN " " FAMILY " dit que tout va bien. Joindre au +33 6.47.83.92.15.", NULL);
  dossier_fixture_reopen (&self->base); /* what was written is in the file, what follows in the -wal */
  dossier_fixture_set_text (&self->base, "person", self->person, "family_name", FAMILY);
  dossier_fixture_set_text (&self->base, "person", self->person, "phone", PHONE);
  g_assert_true (dossier_store_undo (self->base.store, NULL, NULL, NULL));
  g_assert_true (dossier_store_redo (self->base.store, NULL, NULL, NULL));
  dossier_store_keep_draft (self->base.store, self->person, "family_name", FAMILY "-Brouillon");
  dossier_store_keep_draft (self->base.store, self->link, "object", "Vu avec M. " FAMILY " hier");
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_free (self->centre);
  g_free (self->school);
  g_free (self->person);
  g_free (self->post);
  g_free (self->link);
  g_free (self->interview);
  dossier_fixture_tear_down (&self->base, data);
}

/* --- bytes on the disk */

static gboolean
holds (const char *bytes,
       gsize       length,
       const char *needle)
{
  gsize    size = strlen (needle);
  gboolean found = FALSE;

  for (gsize i = 0; i + WINDOW <= size && !found; i++)
    found = memmem (bytes, length, needle + i, WINDOW) != NULL;
  return found;
}

/* Names are searched as typed, in small letters (the index) and in capitals. */
static guint
count_in_file (const char *path)
{
  static const char *const needles[] = { FAMILY, MAIDEN, GIVEN, PHONE, "0647839215", "6.47.83.92.15", "wxqzuvolikarteblom", "kjyfdrupsegwoltham",
                                         "jzephyrinaudelle", "WXQZUVOLIKARTEBLOM", EMAIL, "wxqz jzeph", "emple postal" };
  g_autofree char         *bytes = NULL;
  gsize                    length;
  guint                    n = 0;

  if (!g_file_get_contents (path, &bytes, &length, NULL)) /* a socket, or gone meanwhile */
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    if (holds (bytes, length, needles[i]))
      {
        g_test_message ("%s holds %s", path, needles[i]);
        n++;
      }
  return n;
}

static guint
count_in_folder (const char *folder)
{
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  const char      *name;
  guint            n = 0;

  while ((name = g_dir_read_name (opened)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n += g_file_test (path, G_FILE_TEST_IS_DIR) ? count_in_folder (path) : count_in_file (path);
    }
  return n;
}

/* The dossier, its -wal and -shm, and its private folder with the copies. */
static guint
count_on_disk (Fixture *self)
{
  return count_in_folder (self->base.dir) + count_in_folder (dossier_store_get_data_dir (self->base.store));
}

/* --- erasing */

static gpointer
plan (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return dossier_erasure_new (reader, data, NULL, error);
}

static DossierErasure *
plan_erasure (Fixture    *self,
              const char *id)
{
  g_autoptr (GError) error = NULL;
  DossierErasure    *erasure = dossier_store_ask (self->base.store, plan, (gpointer) id, &error);

  g_assert_no_error (error);
  return erasure;
}

static void
erase (Fixture *self)
{
  g_autoptr (DossierErasure) erasure = plan_erasure (self, self->person);

  dossier_fixture_write (&self->base, dossier_erasure_new_act (erasure, 2460000));
}

static gpointer
is_pending (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return GINT_TO_POINTER (dossier_erasure_is_pending (reader));
}

static void
test_nothing_is_left_on_the_disk (Fixture      *self,
                                  gconstpointer data)
{
  g_assert_cmpuint (count_on_disk (self), >, 8);
  erase (self);
  g_assert_null (dossier_store_ask (self->base.store, is_pending, NULL, NULL));
  g_assert_cmpuint (count_on_disk (self), ==, 0);
  dossier_fixture_reopen (&self->base);
  g_assert_cmpuint (count_on_disk (self), ==, 0);
}

/* Beside the dossier, of that content. */
static char *
put_beside (Fixture    *self,
            const char *name,
            const char *text)
{
  g_autofree char *folder = g_build_filename (self->base.dir, "essai.pieces", NULL);
  char            *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* The file too; one that another record has by the same name stays. */
static void
test_what_is_attached_goes_with_its_file (Fixture      *self,
                                          gconstpointer data)
{
  g_autofree char          *file = put_beside (self, "CV " FAMILY ".pdf", "Mme " FAMILY " est née"), *former = put_beside (self, "brouillon.odt", "Mme " FAMILY);
  g_autofree char          *shared = put_beside (self, "plan.pdf", "un plan"), *id = NULL, *other = NULL, *plan_of = NULL;
  g_autoptr (DossierRecord) attached = NULL;

  id = add (self, "attachment", NULL, "label", "CV " FAMILY, "subject", self->person, "file", "brouillon.odt", "notes", "reçu de " GIVEN, NULL);
  dossier_fixture_set_text (&self->base, "attachment", id, "file", "CV " FAMILY ".pdf");
  other = add (self, "attachment", NULL, "label", "Un plan", "subject", self->person, "file", "plan.pdf", NULL);
  plan_of = add (self, "attachment", NULL, "label", "Un plan", "subject", self->school, "file", "plan.pdf", NULL);
  erase (self);
  g_assert_cmpuint (count_on_disk (self), ==, 0);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (former, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (shared, G_FILE_TEST_EXISTS));
  attached = dossier_fixture_find (&self->base, id);
  g_assert_true (dossier_record_is_deleted (attached));
  g_assert_null (dossier_record_get_text (attached, "file"));
}

static void
test_role_dates_and_links_stay (Fixture      *self,
                                gconstpointer data)
{
  g_autoptr (DossierRecord) person = NULL, post = NULL, link = NULL;

  erase (self);
  person = dossier_fixture_find (&self->base, self->person);
  g_assert_cmpint (dossier_value_get_value_type (dossier_record_get (person, "family_name")), ==, DOSSIER_VALUE_ERASED);
  g_assert_cmpint (dossier_value_get_value_type (dossier_record_get (person, "email")), ==, DOSSIER_VALUE_ERASED);
  g_assert_cmpuint (dossier_value_get_date (dossier_record_get (person, "anonymised_on"))->earliest, ==, 2460000);
  post = dossier_fixture_find (&self->base, self->post);
  g_assert_cmpstr (dossier_value_get_reference (dossier_record_get (post, "person")), ==, self->person);
  g_assert_cmpstr (dossier_record_get_text (post, "role"), ==, "head");
  link = dossier_fixture_find (&self->base, self->link);
  g_assert_cmpstr (dossier_record_get_keys (link, "thread_b")[0], ==, self->post);
  g_assert_true (g_str_has_suffix (dossier_record_get_text (link, "notes"), "mais … est passée. "));
}

static void
test_the_dossier_stays_sound (Fixture      *self,
                              gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  erase (self);
  findings = dossier_check_run (self->base.path, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((DossierFinding *) findings->pdata[i])->sentence);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Back to the first day and forth again: every act that can be taken back is. */
static void
test_no_undoing_brings_it_back (Fixture      *self,
                                gconstpointer data)
{
  g_autoptr (DossierRecord) person = NULL;
  guint                     n = 0;

  erase (self);
  for (; dossier_store_undo (self->base.store, NULL, NULL, NULL); n++)
    g_assert_cmpuint (count_on_disk (self), ==, 0);
  g_assert_cmpuint (n, >=, 6);
  while (dossier_store_redo (self->base.store, NULL, NULL, NULL))
    g_assert_cmpuint (count_on_disk (self), ==, 0);
  person = dossier_fixture_find (&self->base, self->person);
  g_assert_cmpint (dossier_value_get_value_type (dossier_record_get (person, "family_name")), ==, DOSSIER_VALUE_ERASED);
  g_assert_nonnull (dossier_record_get (person, "anonymised_on"));
}

static gpointer
tell_history (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray) lines = dossier_history_list_record (reader, data, 0, error);
  GString              *told = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      DossierHistoryLine *line = lines->pdata[i];

      g_string_append_printf (told, "%s\n", line->sentence);
      dossier_history_line_free (line);
    }
  g_ptr_array_set_free_func (lines, NULL);
  return g_string_free (told, FALSE);
}

static void
test_history_says_that_it_was_done (Fixture      *self,
                                    gconstpointer data)
{
  g_autofree char *told = NULL;

  erase (self);
  told = dossier_store_ask (self->base.store, tell_history, self->person, NULL);
  g_assert_true (g_str_has_prefix (told, "Anonymised ; Anonymised on: "));
  g_assert_nonnull (strstr (told, "Created ; Family name: erased ; Given name: erased"));
}

/* A name of before is looked for too, and what may be somebody else's is only told. */
static void
test_mentions_are_told_before (Fixture      *self,
                               gconstpointer data)
{
  g_autofree char           *school = dossier_fixture_add_structure (&self->base, "École " GIVEN " " FAMILY);
  g_autofree char           *task = add (self, "task", NULL, "what", "Rappeler " FAMILY " avant juin", NULL);
  g_autofree char           *meeting = add (self, "meeting", NULL, "title", "Rencontre", "minutes", "Avec Madame " MAIDEN ".", NULL);
  g_autoptr (DossierErasure) erasure = NULL;
  g_autoptr (GString)        told = g_string_new (NULL);
  GPtrArray                 *mentions;

  erasure = plan_erasure (self, self->person);
  mentions = dossier_erasure_get_mentions (erasure);
  for (guint i = 0; i < mentions->len; i++)
    {
      DossierMention *mention = mentions->pdata[i];

      g_string_append_printf (told, "%s.%s %d\n", mention->kind->code, mention->field->code, mention->certain);
    }
  g_assert_cmpstr (told->str, ==, "link.notes 1\ninterview.raw 1\nmeeting.minutes 1\ntask.what 0\n");
  dossier_fixture_write (&self->base, dossier_erasure_new_act (erasure, 2460000));
  {
    g_autoptr (DossierRecord) record = dossier_fixture_find (&self->base, meeting), left = dossier_fixture_find (&self->base, task);

    g_assert_cmpstr (dossier_record_get_text (record, "minutes"), ==, "Avec ….");
    g_assert_cmpstr (dossier_record_get_text (left, "what"), ==, "Rappeler " FAMILY " avant juin");
  }
}

static void
test_what_lies_in_the_trash_stays_there (Fixture      *self,
                                         gconstpointer data)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_delete (act, dossier_kinds_find ("interview"), self->interview);
  dossier_act_delete (act, dossier_kinds_find ("person"), self->person);
  dossier_fixture_write (&self->base, act);
  erase (self);
  g_assert_cmpuint (count_on_disk (self), ==, 0);
  {
    g_autoptr (DossierRecord) interview = dossier_fixture_find (&self->base, self->interview), person = dossier_fixture_find (&self->base, self->person);

    g_assert_true (dossier_record_is_deleted (interview));
    g_assert_true (dossier_record_is_deleted (person));
  }
}

static void
test_a_field_can_be_said_anew (Fixture      *self,
                               gconstpointer data)
{
  DossierAct               *act = dossier_act_new (NULL);
  g_autoptr (DossierRecord) link = NULL;

  dossier_act_erase (act, dossier_kinds_find ("link"), self->link, "notes");
  dossier_act_set (act, dossier_kinds_find ("link"), self->link, "notes", dossier_value_new_text ("Rien."));
  dossier_fixture_write (&self->base, act);
  dossier_fixture_set_text (&self->base, "link", self->link, "notes", "Peu.");
  g_assert_true (dossier_store_undo (self->base.store, NULL, NULL, NULL));
  link = dossier_fixture_find (&self->base, self->link);
  g_assert_cmpstr (dossier_record_get_text (link, "notes"), ==, "Rien.");
}

/* --- copies kept beside */

static char *
copy_beside (Fixture    *self,
             const char *name)
{
  g_autofree char *folder = g_build_filename (dossier_store_get_data_dir (self->base.store), "sauvegardes", NULL);
  char            *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize            length;

  dossier_fixture_reopen (&self->base); /* nothing is left in the -wal */
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_get_contents (self->base.path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return path;
}

static void
test_copies_forget_too (Fixture      *self,
                        gconstpointer data)
{
  g_autofree char      *copy = copy_beside (self, "avant.liens"), *ruin = copy_beside (self, "abimee.liens");
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_true (g_file_set_contents (ruin, FAMILY " and nothing a program could read", -1, NULL));
  erase (self);
  g_assert_cmpuint (count_on_disk (self), ==, 0);
  findings = dossier_check_run (copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* As after a blow in the middle: the act is on disk, the file is still to be cleaned (dossier-scrub.h, 2). */
static void
test_what_was_begun_is_finished (Fixture      *self,
                                 gconstpointer data)
{
  g_autofree char      *copy = copy_beside (self, "avant.liens");
  g_autofree char      *held = NULL, *folder = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  /* A copy that cannot be opened stops the cleaning; once it can, the next opening ends it. */
  folder = g_path_get_dirname (copy);
  held = g_build_filename (folder, "tenue.liens", NULL);
  g_assert_cmpint (g_mkdir (held, 0700), ==, 0);
  g_test_expect_message ("liens-dossier", G_LOG_LEVEL_MESSAGE, "*could not leave the disk yet*");
  erase (self);
  g_assert_nonnull (dossier_store_ask (self->base.store, is_pending, NULL, NULL));
  findings = dossier_check_run (self->base.path, NULL, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (g_rmdir (held), ==, 0);
  dossier_fixture_reopen (&self->base);
  g_assert_null (dossier_store_ask (self->base.store, is_pending, NULL, NULL));
  g_assert_cmpuint (count_on_disk (self), ==, 0);
  g_test_assert_expected_messages ();
}

static void
test_what_is_nobody_is_refused (Fixture      *self,
                                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_ask (self->base.store, plan, self->centre, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
}

#define ADD(name, test) g_test_add ("/dossier/erase/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("nothing-is-left-on-the-disk", test_nothing_is_left_on_the_disk);
  ADD ("what-is-attached-goes-with-its-file", test_what_is_attached_goes_with_its_file);
  ADD ("role-dates-and-links-stay", test_role_dates_and_links_stay);
  ADD ("the-dossier-stays-sound", test_the_dossier_stays_sound);
  ADD ("no-undoing-brings-it-back", test_no_undoing_brings_it_back);
  ADD ("history-says-that-it-was-done", test_history_says_that_it_was_done);
  ADD ("mentions-are-told-before", test_mentions_are_told_before);
  ADD ("what-lies-in-the-trash-stays-there", test_what_lies_in_the_trash_stays_there);
  ADD ("a-field-can-be-said-anew", test_a_field_can_be_said_anew);
  ADD ("copies-forget-too", test_copies_forget_too);
  ADD ("what-was-begun-is-finished", test_what_was_begun_is_finished);
  ADD ("what-is-nobody-is-refused", test_what_is_nobody_is_refused);
  return g_test_run ();
}
