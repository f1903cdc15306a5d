/* app-command-import.c - files read into the dossier, in one step that undo takes back */
#include "config.h"

#include "app-command.h"

#include "app-import-report.h"
#include "base-identifier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BETWEEN_WORDS (3 * G_USEC_PER_SEC) /* a long work says where it is */

typedef struct
{
  AppCall              *call;
  GPtrArray            *files;  /* AppImportFile */
  GPtrArray            *tables; /* GPtrArray of ExchangeTable, beside the files */
  ExchangeImportOptions options;
  GPtrArray            *corrections; /* char *, NULL at the end */
  char                 *batch;
  const char           *current; /* file being read or written */
  gint64                told;    /* when progress was last told */
  gboolean              begun;   /* something is written */
} Import;

static void
on_progress (double   share,
             guint64  rows,
             gpointer user_data)
{
  Import *self = user_data;
  gint64  now = g_get_monotonic_time ();

  if (now - self->told < BETWEEN_WORDS)
    return;
  self->told = now;
  if (share >= 0)
    /* Translators: the name of a file, then how far it is read or written. */
    app_call_tell (self->call, _ ("%s: %d %%"), self->current, (int) (share * 100));
  else
    app_call_tell (self->call, g_dngettext (GETTEXT_PACKAGE, "%s: %u row", "%s: %u rows", (gulong) rows), self->current, (guint) rows);
}

static gboolean
read_shape (AppCall       *call,
            ExchangeShape *shape)
{
  static const char *const names[] = { "communes", "schools", "qpv", "rep", "structures", "links", "auto", NULL };
  const char              *name = app_arguments_find (call->arguments, "as");

  *shape = EXCHANGE_SHAPE_UNKNOWN;
  if (name == NULL || g_str_equal (name, "auto"))
    return TRUE;
  if (g_strv_contains (names, name))
    {
      *shape = exchange_shape_from_code (name);
      return TRUE;
    }
  app_call_misuse (call, _ ("“%s” is not a shape: choose communes, schools, qpv, rep, structures, links or auto."), name);
  return FALSE;
}

/* All are read before anything is written: a name mistyped leaves the dossier as it was. */
static gboolean
read_files (Import  *self,
            GError **error)
{
  const char *const *names = app_arguments_get_words_from (self->call->arguments, 1);

  for (; *names != NULL; names++)
    {
      g_autofree char   *path = app_call_dup_path (self->call, *names);
      g_autoptr (GError) local = NULL;
      GPtrArray         *tables;

      self->current = *names;
      self->told = g_get_monotonic_time ();
      tables = exchange_reader_read (path, 0, on_progress, self, self->call->cancellable, &local);
      if (tables == NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", *names);
          return FALSE;
        }
      g_ptr_array_add (self->tables, tables);
    }
  return TRUE;
}

static gboolean
is_register (GPtrArray *tables)
{
  return tables->len > 0 && exchange_opendata_recognise (tables->pdata[0]) != EXCHANGE_SHAPE_UNKNOWN;
}

/* Beside other files, a correction of columns is not for the registers, whose columns are known. */
static ExchangePlan *
plan_file (Import     *self,
           guint       index,
           const char *path,
           GError    **error)
{
  static const char *const none[] = { NULL };
  GPtrArray               *tables = self->tables->pdata[index];
  ExchangeImportOptions    options = self->options;

  if (self->tables->len > 1 && is_register (tables))
    options.corrections = none;
  return exchange_plan_new (self->call->store, tables, path, &options, error);
}

static gboolean
import_file (Import  *self,
             guint    index,
             GError **error)
{
  const char              *name = app_arguments_get_word (self->call->arguments, index + 1);
  g_autofree char         *path = app_call_dup_path (self->call, name);
  g_autoptr (ExchangePlan) plan = NULL;

  self->current = name;
  self->told = g_get_monotonic_time ();
  if (g_cancellable_set_error_if_cancelled (self->call->cancellable, error))
    return FALSE;
  plan = plan_file (self, index, path, error);
  if (plan == NULL)
    return FALSE;
  if (!app_arguments_has (self->call->arguments, "dry-run") && !exchange_plan_is_empty (plan))
    {
      if (!exchange_plan_apply (plan, self->call->store, on_progress, self, self->call->cancellable, error))
        return FALSE;
      self->begun = TRUE;
    }
  g_ptr_array_add (self->files, app_import_file_new (name, self->tables->pdata[index], plan));
  return TRUE;
}

/* The files before it went in under the same batch: one undo takes them all back. */
static AppExit
give_up (Import *self,
         GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The import was stopped. The dossier is as it was."));
    }
  else
    g_prefix_error (&error, "%s: ", self->current);
  if (self->begun && !dossier_store_undo_batch (self->call->store, self->batch, NULL))
    app_call_tell (self->call, "%s", _ ("The files before it were imported; “liens undo” takes them back."));
  return app_call_fail (self->call, error);
}

static AppExit
import_all (Import *self)
{
  GError *error = NULL;

  if (!read_files (self, &error))
    return app_call_fail (self->call, error);
  for (guint i = 0; i < self->tables->len; i++)
    if (!import_file (self, i, &error))
      return give_up (self, error);

  if (app_call_wants_json (self->call))
    app_import_report_write_json (self->files, self->call->out);
  else
    app_import_report_write (self->files, self->call);
  return app_import_report_has_doubts (self->files) ? APP_EXIT_DOUBTS : APP_EXIT_FINE;
}

AppExit
app_command_import (AppCall *call)
{
  Import  self = { .call = call };
  AppExit status;

  if (!read_shape (call, &self.options.as))
    return APP_EXIT_USAGE;
  self.files = g_ptr_array_new_with_free_func ((GDestroyNotify) app_import_file_free);
  self.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self.corrections = app_arguments_list (call->arguments, "mapping");
  g_ptr_array_add (self.corrections, NULL);
  self.batch = base_identifier_new ();
  self.options.corrections = (const char *const *) self.corrections->pdata;
  self.options.all_kinds = app_arguments_has (call->arguments, "all-kinds");
  self.options.author = app_call_get_author (call);
  self.options.batch = self.batch;

  status = import_all (&self);
  g_ptr_array_unref (self.files);
  g_ptr_array_unref (self.tables);
  g_ptr_array_unref (self.corrections);
  g_free (self.batch);
  return status;
}
