/* app-command-records.c - records one by one: listed, shown, added, changed */
#include "config.h"

#include "app-command-find.h"
#include "app-command.h"

#include "dossier-notation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a question on the reader thread is given; the caller waits meanwhile. */
typedef struct
{
  AppCall           *call;
  const DossierKind *kind; /* of a new record */
  DossierNotation    notation;
} Asked;

static gboolean
open_notation (Asked         *asked,
               DossierReader *reader,
               GError       **error)
{
  DossierVocabulary *vocabulary = dossier_vocabulary_load (reader, error);

  asked->notation = (DossierNotation){ .vocabulary = vocabulary, .reader = reader };
  return vocabulary != NULL;
}

static void
close_notation (Asked *asked)
{
  dossier_vocabulary_unref ((DossierVocabulary *) asked->notation.vocabulary);
}

/* What is typed wrongly is wrong usage; the rest is the dossier's. */
static AppExit
fail (AppCall *call,
      GError  *error)
{
  gboolean misuse = error != NULL && error->domain == DOSSIER_NOTATION_ERROR;

  app_call_fail (call, error);
  return misuse ? APP_EXIT_USAGE : APP_EXIT_FAILED;
}

static GPtrArray *
list_all (DossierReader     *reader,
          const DossierKind *kind,
          GError           **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind->code);

  return dossier_reader_list (reader, query, error);
}

static gpointer
write_json_list (DossierReader *reader,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Asked                *asked = data;
  GString              *out = asked->call->out;
  g_autoptr (GPtrArray) records = list_all (reader, asked->kind, error);

  if (records == NULL)
    return NULL;
  g_string_append_c (out, '[');
  for (guint i = 0; i < records->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "\n");
      dossier_notation_add_json (out, records->pdata[i], FALSE);
    }
  g_string_append (out, records->len > 0 ? "\n]\n" : "]\n");
  return out;
}

/* An identifier and what people call it, one record a line. */
static gpointer
write_plain_list (DossierReader *reader,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  static const char *const  columns[] = { "id", "title", NULL };
  Asked                    *asked = data;
  GString                  *out = asked->call->out;
  g_autoptr (DossierQuery)  query = dossier_query_new (asked->kind->code);
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  GError                   *local = NULL;

  while (cursor != NULL && dossier_cursor_next (cursor, &local))
    {
      const char *title = dossier_cursor_get_text (cursor, 1);

      g_string_append_printf (out, "%s\t%s\n", dossier_cursor_get_text (cursor, 0), title != NULL ? title : "");
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return cursor != NULL && local == NULL ? out : NULL;
}

AppExit
app_command_list (AppCall *call)
{
  Asked   asked = { call, app_call_find_kind (call, app_arguments_get_word (call->arguments, 1)), { .vocabulary = NULL } };
  GError *error = NULL;

  if (asked.kind == NULL)
    return APP_EXIT_USAGE;
  if (dossier_store_ask (call->store, app_call_wants_json (call) ? write_json_list : write_plain_list, &asked, &error) == NULL)
    return app_call_fail (call, error);
  return APP_EXIT_FINE;
}

static DossierRecord *
find_record (Asked         *asked,
             DossierReader *reader,
             GError       **error)
{
  const char        *words = app_arguments_get_word (asked->call->arguments, 1);
  g_autoptr (GError) local = NULL;
  g_autofree char   *id = app_command_find_id (&asked->notation, words, error);
  DossierRecord     *record = id != NULL ? dossier_reader_find_record (reader, id, &local) : NULL;

  if (record != NULL || id == NULL)
    return record;
  if (g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, _ ("There is no record “%s” in this dossier."), words);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static char *
dup_answer (Asked              *asked,
            DossierRecord      *record,
            const DossierField *field)
{
  if (field->type == DOSSIER_FIELD_OUTLINE)
    return NULL;
  if (dossier_field_is_set (field))
    return dossier_notation_dup_keys_text (&asked->notation, field, dossier_record_get_keys (record, field->code));
  return dossier_notation_dup_text (&asked->notation, field, dossier_record_get (record, field->code));
}

static void
write_plain (Asked         *asked,
             DossierReader *reader,
             DossierRecord *record)
{
  const DossierKind *kind = dossier_record_get_kind (record);
  GString           *out = asked->call->out;
  g_autofree char   *title = dossier_reader_dup_title (reader, dossier_record_get_id (record));

  g_string_append_printf (out, "%s: %s\n", dossier_kinds_translate (kind->label), title != NULL ? title : dossier_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *answer = dup_answer (asked, record, &kind->fields[i]);
      g_autofree char *flat = NULL;
      g_auto (GStrv)   lines = NULL;

      if (answer == NULL || *answer == '\0')
        continue;
      lines = g_strsplit (answer, "\n", -1);
      flat = g_strjoinv (" ; ", lines);
      g_string_append_printf (out, "  %s (%s): %s\n", dossier_vocabulary_get_heading (asked->notation.vocabulary, &kind->fields[i]), kind->fields[i].code, flat);
    }
}

static gpointer
write_record (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Asked                    *asked = data;
  g_autoptr (DossierRecord) record = NULL;

  if (!open_notation (asked, reader, error))
    return NULL;
  record = find_record (asked, reader, error);
  if (record != NULL && app_call_wants_json (asked->call))
    {
      dossier_notation_add_json (asked->call->out, record, FALSE);
      g_string_append_c (asked->call->out, '\n');
    }
  else if (record != NULL)
    write_plain (asked, reader, record);
  close_notation (asked);
  return record != NULL ? asked : NULL;
}

AppExit
app_command_show (AppCall *call)
{
  Asked   asked = { call, NULL, { .vocabulary = NULL } };
  GError *error = NULL;

  return dossier_store_ask (call->store, write_record, &asked, &error) != NULL ? APP_EXIT_FINE : fail (call, error);
}

/* FIELD=VALUE…, from the third word on. FALSE and an error of the notation when a word is not of that form. */
static const DossierField *
split_answer (const DossierKind *kind,
              const char        *word,
              const char       **value,
              GError           **error)
{
  const char         *equals = strchr (word, '=');
  g_autofree char    *code = equals ? g_strndup (word, (gsize) (equals - word)) : NULL;
  const DossierField *field = code ? dossier_kind_find_field (kind, code) : NULL;

  if (code == NULL)
    g_set_error (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_UNREADABLE, _ ("“%s” should be FIELD=VALUE."), word);
  else if (field == NULL)
    /* Translators: a word typed, then a kind of record ("structure"). */
    g_set_error (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_UNREADABLE, _ ("There is no field “%s” in “%s”."), code, kind->code);
  *value = equals ? equals + 1 : NULL;
  return field;
}

/* Every value given to the field of one word, in order; borrowed. NULL on error. */
static GPtrArray *
gather_values (const DossierKind  *kind,
               const DossierField *field,
               const char *const  *words,
               GError            **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (; *words != NULL; words++)
    {
      const char         *value;
      const DossierField *other = split_answer (kind, *words, &value, error);

      if (other == NULL)
        return NULL;
      if (other == field)
        g_ptr_array_add (values, (gpointer) value);
    }
  g_ptr_array_add (values, NULL);
  return g_steal_pointer (&values);
}

/* A field named several times is put once, at its first word. */
static gboolean
put_answers (Asked             *asked,
             DossierAct        *act,
             const DossierKind *kind,
             const char        *subject,
             DossierRecord     *current,
             GError           **error)
{
  const char *const     *words = app_arguments_get_words_from (asked->call->arguments, 2);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (const char *const *word = words; *word != NULL; word++)
    {
      const char           *value;
      const DossierField   *field = split_answer (kind, *word, &value, error);
      g_autoptr (GPtrArray) values = NULL;

      if (field == NULL)
        return FALSE;
      if (!g_hash_table_add (done, (gpointer) field))
        continue;
      values = gather_values (kind, field, words, error);
      if (values == NULL || !dossier_notation_put (&asked->notation, act, kind, subject, current, field, (const char *const *) values->pdata, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
prepare_new (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Asked                 *asked = data;
  g_autoptr (DossierAct) act = app_call_new_act (asked->call, NULL);
  const char            *subject = dossier_act_create (act, asked->kind, NULL);
  gboolean               done;

  if (!open_notation (asked, reader, error))
    return NULL;
  done = put_answers (asked, act, asked->kind, subject, NULL, error);
  close_notation (asked);
  if (done && dossier_act_get_n_changes (act) == 0)
    {
      g_set_error_literal (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_UNREADABLE, _ ("Nothing was said of the new record: it was not made."));
      return NULL;
    }
  if (!done)
    return NULL;
  g_string_append_printf (asked->call->out, app_call_wants_json (asked->call) ? "{\"id\": \"%s\"}\n" : "%s\n", subject);
  return g_steal_pointer (&act);
}

static gpointer
prepare_change (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Asked                    *asked = data;
  g_autoptr (DossierAct)    act = app_call_new_act (asked->call, NULL);
  g_autoptr (DossierRecord) record = NULL;
  gboolean                  done;

  if (!open_notation (asked, reader, error))
    return NULL;
  record = find_record (asked, reader, error);
  done = record != NULL && put_answers (asked, act, dossier_record_get_kind (record), dossier_record_get_id (record), record, error);
  close_notation (asked);
  return done ? g_steal_pointer (&act) : NULL;
}

/* Read on the reader thread, written by the writer. What was to be printed is, once it is on disk. */
static AppExit
prepare_and_write (AppCall           *call,
                   const DossierKind *kind,
                   DossierQuestion    prepare)
{
  Asked                  asked = { call, kind, { .vocabulary = NULL } };
  GError                *error = NULL;
  g_autoptr (DossierAct) act = dossier_store_ask (call->store, prepare, &asked, &error);

  if (act != NULL && dossier_store_write (call->store, act, &error))
    return APP_EXIT_FINE;
  g_string_truncate (call->out, 0);
  return fail (call, error);
}

AppExit
app_command_add (AppCall *call)
{
  const DossierKind *kind = app_call_find_kind (call, app_arguments_get_word (call->arguments, 1));

  return kind != NULL ? prepare_and_write (call, kind, prepare_new) : APP_EXIT_USAGE;
}

AppExit
app_command_set (AppCall *call)
{
  return prepare_and_write (call, NULL, prepare_change);
}
