#include "dossier-fixture.h"

#include "dossier-notation.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static char *data_home; /* the private folders of the dossiers of this program */

static void
sweep (const char *dir)
{
  g_autoptr (GDir) opened = g_dir_open (dir, 0, NULL);
  const char      *name;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        {
          sweep (path);
          continue;
        }
      g_chmod (path, 0600);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_rmdir (dir);
}

static void
sweep_data_home (void)
{
  sweep (data_home);
  g_clear_pointer (&data_home, g_free);
}

/* G_TEST_OPTION_ISOLATE_DIRS would do, but GLib 2.74 leaks by it, which hides our own leaks. */
void
dossier_fixture_init (int    *argc,
                      char ***argv)
{
  data_home = g_dir_make_tmp ("liens-data-XXXXXX", NULL);
  g_assert_nonnull (data_home);
  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  atexit (sweep_data_home);
  g_test_init (argc, argv, NULL);
}

void
dossier_fixture_set_up (DossierFixture *self,
                        gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("liens-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->dir, "essai.liens", NULL);
  self->store = dossier_store_new (self->path, &error);
  g_assert_no_error (error);
  dossier_store_set_author (self->store, "Camille Essai", "federation");
}

static gpointer
answer_nothing (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return NULL;
}

/* Questions asked before are answered, and their answers heard. */
static void
settle (DossierFixture *self)
{
  dossier_store_ask (self->store, answer_nothing, NULL, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
dossier_fixture_tear_down (DossierFixture *self,
                           gconstpointer   data)
{
  if (self->store != NULL)
    {
      settle (self);
      g_assert_finalize_object (self->store);
    }
  sweep (self->dir);
  g_free (self->dir);
  g_free (self->path);
}

void
dossier_fixture_reopen (DossierFixture *self)
{
  g_autoptr (GError) error = NULL;

  settle (self);
  dossier_store_close (self->store);
  g_assert_finalize_object (self->store);
  self->store = dossier_store_open (self->path, &error);
  g_assert_no_error (error);
  dossier_store_set_author (self->store, "Camille Essai", "federation");
}

void
dossier_fixture_write (DossierFixture *self,
                       DossierAct     *act)
{
  g_autoptr (DossierAct) taken = act;
  g_autoptr (GError)     error = NULL;

  dossier_store_write (self->store, taken, &error);
  g_assert_no_error (error);
}

char *
dossier_fixture_add_structure (DossierFixture *self,
                               const char     *name)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  DossierAct        *act = dossier_act_new (NULL);
  char              *id = g_strdup (dossier_act_create (act, kind, NULL));

  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  dossier_fixture_write (self, act);
  return id;
}

char *
dossier_fixture_add_link (DossierFixture *self,
                          const char     *a,
                          const char     *b)
{
  const DossierKind *kind = dossier_kinds_find ("link");
  DossierAct        *act = dossier_act_new (NULL);
  char              *id = g_strdup (dossier_act_create (act, kind, NULL));

  dossier_act_set (act, kind, id, "a", dossier_value_new_reference (a));
  dossier_act_set (act, kind, id, "b", dossier_value_new_reference (b));
  dossier_fixture_write (self, act);
  return id;
}

typedef struct
{
  const DossierKind *kind;
  const char        *id; /* NULL: to be made */
  GPtrArray         *words;
  DossierAct        *act;
} Saying;

/* Several words of one field are put together, as a set. */
static void
put_field (const Saying          *saying,
           const DossierNotation *notation,
           const DossierRecord   *current,
           const char            *word)
{
  g_autofree char      *code = g_strndup (word, strcspn (word, "="));
  const DossierField   *field = dossier_kind_find_field (saying->kind, code);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GError)    error = NULL;

  g_assert_nonnull (field);
  for (guint i = 0; i < saying->words->len; i++)
    {
      const char *other = saying->words->pdata[i];

      if (strncmp (other, code, strlen (code)) == 0 && other[strlen (code)] == '=')
        g_ptr_array_add (values, (gpointer) (other + strlen (code) + 1));
    }
  g_ptr_array_add (values, NULL);
  dossier_notation_put (notation, saying->act, saying->kind, saying->id, current, field, (const char *const *) values->pdata, &error);
  g_assert_no_error (error);
}

static gpointer
say (DossierReader *reader,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  Saying                       *saying = data;
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  DossierNotation               notation = { vocabulary, reader };
  g_autoptr (DossierRecord)     current = saying->id == NULL ? NULL : dossier_reader_find_record (reader, saying->id, error);

  if (current != NULL)
    saying->kind = dossier_record_get_kind (current);
  if (saying->id == NULL)
    saying->id = dossier_act_create (saying->act, saying->kind, NULL);
  for (guint i = 0; i < saying->words->len; i++)
    put_field (saying, &notation, current, saying->words->pdata[i]);
  return saying;
}

static char *
say_all (DossierFixture    *self,
         const DossierKind *kind,
         const char        *id,
         va_list            list)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  Saying                saying = { kind, id, words, dossier_act_new (NULL) };
  char                 *said;

  for (const char *word = va_arg (list, const char *); word != NULL; word = va_arg (list, const char *))
    g_ptr_array_add (words, (gpointer) word);
  g_assert_nonnull (dossier_store_ask (self->store, say, &saying, NULL));
  said = g_strdup (saying.id);
  dossier_fixture_write (self, saying.act);
  return said;
}

char *
dossier_fixture_make (DossierFixture *self,
                      const char     *kind,
                      ...)
{
  va_list list;
  char   *id;

  va_start (list, kind);
  id = say_all (self, dossier_kinds_find (kind), NULL, list);
  va_end (list);
  return id;
}

void
dossier_fixture_put (DossierFixture *self,
                     const char     *id,
                     ...)
{
  va_list list;

  va_start (list, id);
  g_free (say_all (self, NULL, id, list));
  va_end (list);
}

static gpointer
list_titles (DossierReader *reader,
             gpointer       query,
             GCancellable  *cancellable,
             GError       **error)
{
  static const char *const  columns[] = { "title", NULL };
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  g_autoptr (GPtrArray)     titles = g_ptr_array_new_with_free_func (g_free);

  while (cursor != NULL && dossier_cursor_next (cursor, error))
    g_ptr_array_add (titles, g_strdup (dossier_cursor_get_text (cursor, 0)));
  g_assert_cmpint (dossier_reader_count (reader, query, NULL), ==, titles->len);
  g_ptr_array_add (titles, NULL);
  return g_strjoinv ("|", (char **) titles->pdata);
}

char *
dossier_fixture_dup_titles (DossierFixture     *self,
                            const DossierQuery *query)
{
  g_autoptr (GError) error = NULL;
  char              *titles = dossier_store_ask (self->store, list_titles, (gpointer) query, &error);

  g_assert_no_error (error);
  return titles;
}

static gpointer
count_query (DossierReader *reader,
             gpointer       query,
             GCancellable  *cancellable,
             GError       **error)
{
  gint64 *count = g_new (gint64, 1);

  *count = dossier_reader_count (reader, query, error);
  return count;
}

gint64
dossier_fixture_count (DossierFixture     *self,
                       const DossierQuery *query)
{
  g_autofree gint64 *count = dossier_store_ask (self->store, count_query, (gpointer) query, NULL);

  return *count;
}

static gpointer
find_first (DossierReader *reader,
            gpointer       query,
            GCancellable  *cancellable,
            GError       **error)
{
  static const char *const  columns[] = { "id", NULL };
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);

  return cursor != NULL && dossier_cursor_next (cursor, error) ? g_strdup (dossier_cursor_get_text (cursor, 0)) : NULL;
}

char *
dossier_fixture_dup_first_id (DossierFixture     *self,
                              const DossierQuery *query)
{
  return dossier_store_ask (self->store, find_first, (gpointer) query, NULL);
}

void
dossier_fixture_set_text (DossierFixture *self,
                          const char     *kind,
                          const char     *id,
                          const char     *field,
                          const char     *text)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find (kind), id, field, text ? dossier_value_new_text (text) : NULL);
  dossier_fixture_write (self, act);
}

static gpointer
find_record (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return dossier_reader_find_record (reader, data, error);
}

DossierRecord *
dossier_fixture_find (DossierFixture *self,
                      const char     *id)
{
  return dossier_store_ask (self->store, find_record, (gpointer) id, NULL);
}

static void
dump_value (GString            *text,
            const DossierValue *value)
{
  double lon, lat;

  if (value == NULL)
    return;
  switch (dossier_value_get_value_type (value))
    {
    case DOSSIER_VALUE_TEXT:
      g_string_append (text, dossier_value_get_text (value));
      break;
    case DOSSIER_VALUE_REFERENCE:
      g_string_append (text, dossier_value_get_reference (value));
      break;
    case DOSSIER_VALUE_DATE:
      g_string_append_printf (text, "%s %u %u", dossier_value_get_date (value)->words, dossier_value_get_date (value)->earliest,
                              dossier_value_get_date (value)->latest);
      break;
    case DOSSIER_VALUE_POSITION:
      dossier_value_get_position (value, &lon, &lat);
      g_string_append_printf (text, "%.17g %.17g", lon, lat);
      break;
    case DOSSIER_VALUE_BYTES:
      g_string_append_printf (text, "%u bytes", g_bytes_hash (dossier_value_get_bytes (value)));
      break;
    default:
      g_string_append_printf (text, "(%d) %" G_GINT64_FORMAT " %.17g %d", dossier_value_get_value_type (value),
                              dossier_value_get_integer (value), dossier_value_get_real (value), dossier_value_get_boolean (value));
    }
}

static void
dump_record (GString             *text,
             const DossierRecord *record)
{
  const DossierKind *kind = dossier_record_get_kind (record);

  g_string_append_printf (text, "%s %s\n", kind->code, dossier_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      g_string_append_printf (text, "  %s = ", field->code);
      if (dossier_field_is_set (field))
        for (const char *const *key = dossier_record_get_keys (record, field->code); *key != NULL; key++)
          g_string_append_printf (text, "[%s]", *key);
      else
        dump_value (text, dossier_record_get (record, field->code));
      g_string_append_c (text, '\n');
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (dossier_record_get_id (*(DossierRecord *const *) a), dossier_record_get_id (*(DossierRecord *const *) b));
}

static gpointer
dump_all (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  GString           *text = g_string_new (NULL);
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (kinds[i].code);
      g_autoptr (GPtrArray)    records = NULL;

      if (strcmp (kinds[i].code, "author") == 0)
        continue;
      records = dossier_reader_list (reader, query, error);
      g_assert_nonnull (records);
      g_ptr_array_sort (records, compare_ids);
      for (guint j = 0; j < records->len; j++)
        dump_record (text, records->pdata[j]);
    }
  return g_string_free (text, FALSE);
}

char *
dossier_fixture_dump (DossierFixture *self)
{
  g_autoptr (GError) error = NULL;
  char              *text = dossier_store_ask (self->store, dump_all, NULL, &error);

  g_assert_no_error (error);
  return text;
}
