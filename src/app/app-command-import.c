/* app-command-import.c - files read into the dossier, in one step that undo takes back */
#include "config.h"

#include "app-command.h"

#include "app-import-report.h"
#include "exchange-import.h"

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
  const char           *current;     /* file being read or written */
  gint64                told;        /* when progress was last told */
} Import;

static void
tell_progress (Import *self,
               double  share,
               guint64 rows)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->told < BETWEEN_WORDS)
    return;
  self->told = now;
  if (share >= 0)
    /* Translators: the name of a file, then how far it is read or written. */
    app_call_tell (self->call, _ ("%s: %d %%"), self->current, (int) (share * 100));
  else
    app_call_tell (self->call, g_dngettext (GETTEXT_PACKAGE, "%s: %u row", "%s: %u rows", (gulong) rows), self->current, (guint) rows);
}

static void
on_read (double   share,
         guint64  rows,
         gpointer user_data)
{
  tell_progress (user_data, share, rows);
}

static const char *
get_name (const Import *self,
          guint         index)
{
  return app_arguments_get_word (self->call->arguments, index + 1);
}

static void
on_imported (double   share,
             guint64  index,
             gpointer user_data)
{
  Import *self = user_data;

  self->current = get_name (self, (guint) index);
  tell_progress (self, share, 0);
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
  app_call_misuse (call, _ ("“%s” is not a shape: choose communes, schools, qpv, rep, structures, links, document or auto."), name);
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
      tables = exchange_reader_read (path, 0, on_read, self, self->call->cancellable, &local);
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
static ExchangeRequest *
new_request (const Import *self,
             guint         index)
{
  static const char *const none[] = { NULL };
  g_autofree char         *path = app_call_dup_path (self->call, get_name (self, index));
  GPtrArray               *tables = self->tables->pdata[index];
  ExchangeImportOptions    options = self->options;

  if (self->tables->len > 1 && is_register (tables))
    options.corrections = none;
  return exchange_request_new (tables, path, &options);
}

/* The plans of all the files: what is done of one is seen by the next, in a dry run too. */
static GPtrArray *
run_all (Import  *self,
         guint   *at,
         GError **error)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func ((GDestroyNotify) exchange_request_free);
  ExchangeImportMode    mode = app_arguments_has (self->call->arguments, "dry-run") ? EXCHANGE_IMPORT_TRIAL : EXCHANGE_IMPORT_WRITE;

  for (guint i = 0; i < self->tables->len; i++)
    g_ptr_array_add (requests, new_request (self, i));
  return exchange_import_run (self->call->store, requests, mode, on_imported, self, self->call->cancellable, at, error);
}

static AppExit
give_up (Import *self,
         guint   at,
         GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The import was stopped. The dossier is as it was."));
    }
  else
    g_prefix_error (&error, "%s: ", get_name (self, at));
  return app_call_fail (self->call, error);
}

static void
report (Import    *self,
        GPtrArray *plans)
{
  for (guint i = 0; i < plans->len; i++)
    g_ptr_array_add (self->files, app_import_file_new (get_name (self, i), self->tables->pdata[i], plans->pdata[i]));
  if (app_call_wants_json (self->call))
    app_import_report_write_json (self->files, self->call->out);
  else
    app_import_report_write (self->files, self->call);
}

static AppExit
import_all (Import *self)
{
  GError               *error = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  guint                 at;

  if (!read_files (self, &error))
    return app_call_fail (self->call, error);
  plans = run_all (self, &at, &error);
  if (plans == NULL)
    return give_up (self, at, error);
  report (self, plans);
  return app_import_report_has_doubts (self->files) ? APP_EXIT_DOUBTS : APP_EXIT_FINE;
}

AppExit
app_command_import (AppCall *call)
{
  Import  self = { .call = call };
  AppExit status;

  if (g_strcmp0 (app_arguments_find (call->arguments, "as"), "document") == 0)
    return app_command_import_document (call);
  if (!read_shape (call, &self.options.as))
    return APP_EXIT_USAGE;
  self.files = g_ptr_array_new_with_free_func ((GDestroyNotify) app_import_file_free);
  self.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self.corrections = app_arguments_list (call->arguments, "mapping");
  g_ptr_array_add (self.corrections, NULL);
  self.options.corrections = (const char *const *) self.corrections->pdata;
  self.options.all_kinds = app_arguments_has (call->arguments, "all-kinds");
  self.options.author = app_call_get_author (call);

  status = import_all (&self);
  g_ptr_array_unref (self.files);
  g_ptr_array_unref (self.tables);
  g_ptr_array_unref (self.corrections);
  return status;
}
