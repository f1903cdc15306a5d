/* app-command-backup.c - copies of the dossier, and back from them */
#include "config.h"

#include "app-command.h"

#include "dossier-backup-compare.h"
#include "dossier-notation.h"
#include "sync-mend.h"

#include <glib/gi18n-lib.h>

/* The dossier as it was typed, whether it opens or not. */
static char *
dup_path (AppCall *call)
{
  return app_call_dup_path (call, app_arguments_get_word (call->arguments, 0));
}

static char *
dup_when (gint64 when)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (when);

  return time == NULL ? g_strdup ("") : g_date_time_format_iso8601 (time);
}

static void
add_json_backup (GString             *out,
                 const DossierBackup *backup)
{
  g_autofree char *when = dup_when (backup->when);

  g_string_append (out, "{\"name\": ");
  dossier_notation_add_json_string (out, backup->name);
  g_string_append (out, ", \"file\": ");
  dossier_notation_add_json_string (out, backup->path);
  g_string_append_printf (out, ", \"made\": \"%s\", \"why\": \"%s\", \"bytes\": %" G_GINT64_FORMAT, when, dossier_backup_reason_get_code (backup->reason), backup->size);
}

/* --- backup */

static void
add_json_line (GString                 *out,
               const DossierBackupLine *line)
{
  add_json_backup (out, line->backup);
  g_string_append_printf (out, ", \"sound\": %s, \"structures\": %" G_GINT64_FORMAT ", \"links\": %" G_GINT64_FORMAT "}", line->is_sound ? "true" : "false",
                          line->facts.n_structures, line->facts.n_links);
}

static void
write_lines (AppCall   *call,
             GPtrArray *lines)
{
  gboolean json = app_call_wants_json (call);

  if (json)
    g_string_append_c (call->out, '[');
  for (guint i = 0; i < lines->len; i++)
    {
      const DossierBackupLine *line = lines->pdata[i];
      g_autofree char         *size = g_format_size ((guint64) line->backup->size);

      if (json)
        {
          g_string_append (call->out, i > 0 ? ",\n" : "\n");
          add_json_line (call->out, line);
        }
      else
        g_string_append_printf (call->out, "%s\t%s\t%s\t%s\n", line->backup->name, dossier_backup_reason_get_label (line->backup->reason), size,
                                line->is_sound ? _ ("sound") : _ ("damaged"));
    }
  if (json)
    g_string_append (call->out, lines->len > 0 ? "\n]\n" : "]\n");
  else if (lines->len == 0)
    app_call_tell (call, _ ("There is no copy of this dossier yet."));
}

static AppExit
list_backups (AppCall *call)
{
  g_autofree char      *path = dup_path (call);
  g_autofree char      *data_dir = call->store != NULL ? g_strdup (dossier_store_get_data_dir (call->store)) : dossier_backup_find_data_dir (path);
  GError               *error = NULL;
  g_autoptr (GPtrArray) lines = dossier_backup_examine (data_dir != NULL ? data_dir : "", call->cancellable, &error);

  if (lines == NULL)
    return app_call_fail (call, error);
  write_lines (call, lines);
  return APP_EXIT_FINE;
}

static AppExit
refuse_to_copy (AppCall *call)
{
  app_call_tell (call, "liens: %s", _ ("This dossier is damaged: no copy was made of it, and the older ones were kept. “liens restore DOSSIER --in-place” mends it."));
  return APP_EXIT_FAILED;
}

AppExit
app_command_backup (AppCall *call)
{
  g_autoptr (DossierBackup) made = NULL;
  GError                   *error = NULL;

  if (app_arguments_has (call->arguments, "list"))
    return list_backups (call);
  if (call->store == NULL)
    return refuse_to_copy (call);
  if (!dossier_backup_make (dossier_store_get_path (call->store), dossier_store_get_data_dir (call->store), DOSSIER_BACKUP_ASKED, &made, call->cancellable, &error))
    {
      if (!g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
        return app_call_fail (call, error);
      g_error_free (error);
      return refuse_to_copy (call);
    }
  if (app_call_wants_json (call))
    {
      add_json_backup (call->out, made);
      g_string_append (call->out, "}\n");
    }
  else
    g_string_append_printf (call->out, "%s\n", made->name);
  return APP_EXIT_FINE;
}

/* --- restore */

/* The name of a copy, or of a file; without a word, the newest copy. NULL: there is none, and that was told. */
static char *
find_backup (AppCall *call)
{
  const char           *asked = app_arguments_find (call->arguments, "backup");
  g_autofree char      *path = dup_path (call);
  g_autofree char      *data_dir = dossier_backup_find_data_dir (path);
  g_autoptr (GPtrArray) known = dossier_backup_list (data_dir != NULL ? data_dir : "");
  g_autofree char      *file = asked != NULL ? app_call_dup_path (call, asked) : NULL;

  for (guint i = 0; i < known->len; i++)
    {
      const DossierBackup *backup = known->pdata[i];

      if (asked == NULL || g_str_equal (asked, backup->name))
        return g_strdup (backup->path);
    }
  if (file != NULL && g_file_test (file, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&file);
  if (asked != NULL)
    app_call_tell (call, _ ("liens: there is no copy “%s”. Nothing was changed: “liens backup DOSSIER --list” tells which there are."), asked);
  else
    app_call_tell (call, "liens: %s", _ ("There is no copy of this dossier yet."));
  return NULL;
}

static void
add_json_string (GString    *out,
                 const char *name,
                 const char *text)
{
  g_string_append_printf (out, "\"%s\": ", name);
  if (text != NULL)
    dossier_notation_add_json_string (out, text);
  else
    g_string_append (out, "null");
}

static void
add_json_returns (GString   *out,
                  GPtrArray *returns)
{
  guint counts[DOSSIER_N_RETURN_TYPES] = { 0 };

  for (guint i = 0; i < returns->len; i++)
    counts[((const DossierReturn *) returns->pdata[i])->type]++;
  for (guint i = 0; i < DOSSIER_N_RETURN_TYPES; i++)
    g_string_append_printf (out, "\"%s\": %u, ", dossier_return_type_get_code (i), counts[i]);
  g_string_append (out, "\"list\": [");
  for (guint i = 0; i < returns->len; i++)
    {
      const DossierReturn *returned = returns->pdata[i];

      g_string_append_printf (out, "%s\n  {\"id\": \"%s\", \"kind\": \"%s\", \"what\": \"%s\", ", i > 0 ? "," : "", returned->id, returned->kind->code,
                              dossier_return_type_get_code (returned->type));
      add_json_string (out, "title", returned->title);
      g_string_append (out, ", ");
      add_json_string (out, "words", returned->sentence);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static const char *
get_label (DossierReturnType type)
{
  switch (type)
    {
    case DOSSIER_RETURN_COMES_BACK:
      return _ ("comes back");
    case DOSSIER_RETURN_GOES:
      return _ ("goes");
    default:
      return _ ("differs");
    }
}

static void
write_returns (AppCall   *call,
               GPtrArray *returns)
{
  for (guint i = 0; i < returns->len; i++)
    {
      const DossierReturn *returned = returns->pdata[i];

      g_string_append_printf (call->out, "%s\t%s\t%s\t%s\t%s\n", returned->id, returned->kind->code, get_label (returned->type),
                              returned->title != NULL ? returned->title : "…", returned->sentence != NULL ? returned->sentence : "");
    }
}

static AppExit
preview (AppCall    *call,
         const char *backup)
{
  GError               *error = NULL;
  g_autoptr (GPtrArray) returns = dossier_backup_compare_now (call->store, backup, &error);

  if (returns == NULL)
    return app_call_fail (call, error);
  if (app_call_wants_json (call))
    {
      g_string_append_c (call->out, '{');
      add_json_string (call->out, "backup", backup);
      g_string_append (call->out, ", \"done\": false, ");
      add_json_returns (call->out, returns);
      g_string_append (call->out, "}\n");
      return APP_EXIT_FINE;
    }
  write_returns (call, returns);
  app_call_tell (call, ngettext ("%u record would change. Nothing was changed.", "%u records would change. Nothing was changed.", returns->len), returns->len);
  return APP_EXIT_FINE;
}

static AppExit
copy_out (AppCall    *call,
          const char *backup,
          const char *name)
{
  g_autofree char *path = app_call_dup_path (call, name);
  GError          *error = NULL;

  if (!dossier_backup_copy_out (backup, path, call->cancellable, &error))
    return app_call_fail (call, error);
  if (app_call_wants_json (call))
    {
      g_string_append_c (call->out, '{');
      add_json_string (call->out, "backup", backup);
      g_string_append (call->out, ", \"done\": true, ");
      add_json_string (call->out, "file", path);
      g_string_append (call->out, "}\n");
    }
  else
    app_call_tell (call, _ ("The copy is in “%s”, a dossier of its own."), name);
  return APP_EXIT_FINE;
}

static AppExit
put_back (AppCall    *call,
          const char *backup)
{
  GError *error = NULL;
  gint64  n = dossier_backup_restore (call->store, backup, call->cancellable, &error);

  if (n < 0)
    return app_call_fail (call, error);
  if (app_call_wants_json (call))
    {
      g_string_append_c (call->out, '{');
      add_json_string (call->out, "backup", backup);
      g_string_append_printf (call->out, ", \"done\": true, \"records\": %" G_GINT64_FORMAT "}\n", n);
    }
  else
    app_call_tell (call, ngettext ("%u record was put back as it was. “liens undo” takes this back.", "%u records were put back as they were. “liens undo” takes this back.", (gulong) n), (guint) n);
  return APP_EXIT_FINE;
}

static void
tell_sources (AppCall             *call,
              const DossierMended *mended)
{
  if (mended->backup == NULL)
    app_call_tell (call, "%s", _ ("The dossier was made again from what the shared folder holds."));
  else
    app_call_tell (call, mended->is_shared ? _ ("The dossier was mended from the copy “%s” and from what the shared folder holds.") : _ ("The dossier was mended from the copy “%s”."), mended->backup);
}

static void
tell_mended (AppCall             *call,
             const DossierMended *mended)
{
  tell_sources (call, mended);
  app_call_tell (call, ngettext ("%u later act was saved from the damaged file.", "%u later acts were saved from the damaged file.", (gulong) mended->n_saved), (guint) mended->n_saved);
  if (mended->n_lost > 0)
    app_call_tell (call, ngettext ("%u act could not be read any more.", "%u acts could not be read any more.", (gulong) mended->n_lost), (guint) mended->n_lost);
  if (mended->is_blank)
    app_call_tell (call, "%s", _ ("Nothing of the damaged file could be read: what was in it alone is lost."));
  if (mended->aside != NULL)
    app_call_tell (call, _ ("The damaged file is kept as “%s”."), mended->aside);
}

static void
write_mended (AppCall             *call,
              const DossierMended *mended)
{
  g_string_append_c (call->out, '{');
  add_json_string (call->out, "backup", mended->backup);
  g_string_append_printf (call->out, ", \"done\": true, \"shared\": %s, \"fetched\": %" G_GINT64_FORMAT ", \"saved\": %" G_GINT64_FORMAT ", \"lost\": %" G_GINT64_FORMAT ", \"unreadable\": %s, ",
                          mended->is_shared ? "true" : "false", mended->n_fetched, mended->n_saved, mended->n_lost, mended->is_blank ? "true" : "false");
  add_json_string (call->out, "aside", mended->aside);
  g_string_append (call->out, "}\n");
}

/* Without a word, the newest copy that is sound, where there is one. */
static AppExit
mend (AppCall    *call,
      const char *backup)
{
  g_autofree char          *path = dup_path (call);
  GError                   *error = NULL;
  gboolean                  asked = app_arguments_find (call->arguments, "backup") != NULL;
  g_autoptr (DossierMended) mended = sync_mend (path, asked ? backup : NULL, NULL, NULL, call->cancellable, &error);

  if (mended == NULL)
    return app_call_fail (call, error);
  if (app_call_wants_json (call))
    write_mended (call, mended);
  else
    tell_mended (call, mended);
  return mended->n_lost > 0 || mended->is_blank ? APP_EXIT_DOUBTS : APP_EXIT_FINE;
}

/* It needs no copy. */
static gboolean
is_made_again (AppCall *call)
{
  g_autofree char *path = dup_path (call);

  return call->store == NULL && app_arguments_has (call->arguments, "in-place") && !app_arguments_has (call->arguments, "preview") &&
         app_arguments_find (call->arguments, "backup") == NULL && sync_mend_is_possible (path);
}

static AppExit
refuse_damaged (AppCall *call)
{
  app_call_tell (call, "liens: %s", _ ("This dossier is damaged: what would change cannot be told. “--in-place” mends it, and keeps the damaged file beside."));
  return APP_EXIT_FAILED;
}

gboolean
app_command_restores_backup (const AppArguments *arguments)
{
  return app_arguments_find (arguments, "backup") != NULL || app_arguments_find (arguments, "as") != NULL || app_arguments_has (arguments, "in-place") ||
         app_arguments_has (arguments, "preview");
}

AppExit
app_command_restore_backup (AppCall *call)
{
  const char      *as = app_arguments_find (call->arguments, "as");
  gboolean         in_place = app_arguments_has (call->arguments, "in-place");
  g_autofree char *backup = NULL;

  if (app_arguments_get_n_words (call->arguments) > 1 || (as != NULL && in_place))
    return app_call_misuse (call, "%s", _ ("A copy is put back whole: name no record, and choose between --as and --in-place."));
  if (is_made_again (call))
    return mend (call, NULL);
  backup = find_backup (call);
  if (backup == NULL)
    return APP_EXIT_FAILED;
  if (as != NULL && !app_arguments_has (call->arguments, "preview"))
    return copy_out (call, backup, as);
  if (call->store == NULL)
    return in_place && !app_arguments_has (call->arguments, "preview") ? mend (call, backup) : refuse_damaged (call);
  return in_place && !app_arguments_has (call->arguments, "preview") ? put_back (call, backup) : preview (call, backup);
}
