/* app-command-trash.c - into the trash, what lies there, and back */
#include "config.h"

#include "app-command-find.h"
#include "app-command.h"

#include "dossier-trash.h"

#include <glib/gi18n-lib.h>

/* What a question on the reader thread is given; the caller waits meanwhile. */
typedef struct
{
  AppCall *call;
  gboolean restores; /* else deletes */
  GStrv    ids;      /* those asked for; owned */
  guint    n_along;
} Asked;

static char *
dup_when (gint64 wall)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (wall / 1000);

  return when == NULL ? g_strdup ("") : g_date_time_format_iso8601 (when);
}

static void
add_json_line (GString                *out,
               const DossierTrashLine *line)
{
  g_autofree char *when = dup_when (line->wall);

  g_string_append_printf (out, "{\"id\": \"%s\", \"kind\": \"%s\", \"title\": ", line->id, line->kind->code);
  dossier_notation_add_json_string (out, line->title);
  g_string_append_printf (out, ", \"deleted\": \"%s\", \"by\": ", when);
  dossier_notation_add_json_string (out, line->author);
  g_string_append (out, ", \"along\": [");
  for (guint i = 0; i < line->along->len; i++)
    g_string_append_printf (out, "%s\"%s\"", i > 0 ? ", " : "", ((const DossierTrashPart *) line->along->pdata[i])->id);
  g_string_append (out, "]}");
}

static void
write_json (GString   *out,
            GPtrArray *lines)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < lines->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "\n");
      add_json_line (out, lines->pdata[i]);
    }
  g_string_append (out, lines->len > 0 ? "\n]\n" : "]\n");
}

/* An identifier, the sort, what people call it, since when, and how many come back with it. */
static void
write_plain (GString   *out,
             GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const DossierTrashLine *line = lines->pdata[i];
      g_autofree char        *when = dup_when (line->wall);

      g_string_append_printf (out, "%s\t%s\t%s\t%s\t+%u\n", line->id, line->kind->code, line->title != NULL ? line->title : "…", when, line->along->len);
    }
}

static gpointer
list (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return dossier_trash_list (reader, 0, error);
}

AppExit
app_command_trash (AppCall *call)
{
  GError               *error = NULL;
  g_autoptr (GPtrArray) lines = dossier_store_ask (call->store, list, NULL, &error);

  if (lines == NULL)
    return app_call_fail (call, error);
  if (app_call_wants_json (call))
    write_json (call->out, lines);
  else
    write_plain (call->out, lines);
  if (lines->len == 0)
    app_call_tell (call, _ ("The trash is empty."));
  return APP_EXIT_FINE;
}

/* NULL: it is not there, or not where the command looks for it. */
static DossierRecord *
find_record (Asked         *asked,
             DossierReader *reader,
             const char    *id,
             GError       **error)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, id, error);

  if (record == NULL || dossier_record_is_deleted (record) == asked->restores)
    return g_steal_pointer (&record);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED,
               asked->restores ? _ ("“%s” is not in the trash. Nothing was changed.") : _ ("“%s” is in the trash already. Nothing was changed."), id);
  return NULL;
}

static gboolean
add_one (Asked         *asked,
         DossierReader *reader,
         DossierAct    *act,
         const char    *id,
         GError       **error)
{
  g_autoptr (DossierRecord) record = find_record (asked, reader, id, error);

  if (record == NULL)
    return FALSE;
  if (asked->restores)
    dossier_act_restore (act, dossier_record_get_kind (record), dossier_record_get_id (record));
  else
    dossier_act_delete (act, dossier_record_get_kind (record), dossier_record_get_id (record));
  return TRUE;
}

/* The identifiers of what was typed. NULL on error; caller owns. */
static GStrv
find_ids (AppCall       *call,
          DossierReader *reader,
          GError       **error)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  DossierNotation               notation = { .vocabulary = vocabulary, .reader = reader };
  g_autoptr (GPtrArray)         ids = g_ptr_array_new_with_free_func (g_free);

  if (vocabulary == NULL)
    return NULL;
  for (const char *const *word = app_arguments_get_words_from (call->arguments, 1); *word != NULL; word++)
    {
      char *id = app_command_find_id (&notation, *word, error);

      if (id == NULL)
        return NULL;
      g_ptr_array_add (ids, id);
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_set_free_func (ids, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

static gpointer
prepare (DossierReader *reader,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Asked                 *asked = data;
  g_autoptr (DossierAct) act = app_call_new_act (asked->call, NULL);
  g_autoptr (GPtrArray)  along = NULL;

  asked->ids = find_ids (asked->call, reader, error);
  if (asked->ids == NULL)
    return NULL;
  for (char **id = asked->ids; *id != NULL; id++)
    if (!add_one (asked, reader, act, *id, error))
      return NULL;
  along = asked->restores ? dossier_trash_list_along (reader, (const char *const *) asked->ids, error) : NULL;
  if (asked->restores && along == NULL)
    return NULL;
  asked->n_along = along == NULL ? 0 : along->len;
  return g_steal_pointer (&act);
}

/* Once it is there: what lies behind those asked for. */
static gpointer
count_along (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Asked                *asked = data;
  g_autoptr (GPtrArray) along = dossier_trash_list_along (reader, (const char *const *) asked->ids, NULL);

  asked->n_along = along == NULL ? 0 : along->len;
  return NULL;
}

static AppExit
carry_out (Asked *asked)
{
  GError                *error = NULL;
  g_autoptr (DossierAct) act = dossier_store_ask (asked->call->store, prepare, asked, &error);

  if (act == NULL || !dossier_store_write (asked->call->store, act, &error))
    return app_call_fail (asked->call, error);
  if (!asked->restores)
    dossier_store_ask (asked->call->store, count_along, asked, NULL);
  return APP_EXIT_FINE;
}

AppExit
app_command_delete (AppCall *call)
{
  Asked   asked = { .call = call };
  AppExit status = carry_out (&asked);

  if (status == APP_EXIT_FINE && asked.n_along > 0)
    app_call_tell (call, ngettext ("%u record went to the trash along.", "%u records went to the trash along.", asked.n_along), asked.n_along);
  g_strfreev (asked.ids);
  return status;
}

AppExit
app_command_restore (AppCall *call)
{
  Asked   asked = { .call = call, .restores = TRUE };
  AppExit status;

  if (app_command_restores_backup (call->arguments))
    return app_command_restore_backup (call);
  if (app_arguments_get_n_words (call->arguments) < 2)
    return app_call_misuse (call, "%s", _ ("Something is missing after the command."));
  status = carry_out (&asked);
  if (status == APP_EXIT_FINE && asked.n_along > 0)
    app_call_tell (call, ngettext ("%u record came back along.", "%u records came back along.", asked.n_along), asked.n_along);
  g_strfreev (asked.ids);
  return status;
}
