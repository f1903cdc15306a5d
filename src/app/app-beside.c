#include "config.h"

#include "app-beside.h"

#include "base-identifier.h"
#include "dossier-file.h"
#include "sync-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_NAMES 100

typedef struct
{
  GFile  *file;
  GFile  *folder;
  guint64 largest; /* bytes */
} Copy;

/* What came of it. */
typedef struct
{
  char *name;
  char *digest; /* or NULL */
} Copied;

G_DEFINE_QUARK (app - beside - error - quark, app_beside_error)

static void
copy_free (gpointer data)
{
  Copy *self = data;

  g_object_unref (self->file);
  g_object_unref (self->folder);
  g_free (self);
}

static void
copied_free (gpointer data)
{
  Copied *self = data;

  g_free (self->name);
  g_free (self->digest);
  g_free (self);
}

static GFile *
get_folder (const char *dossier)
{
  g_autofree char *path = dossier_file_dup_folder (dossier);

  return g_file_new_for_path (path);
}

/* "plan.pdf", then "plan (2).pdf". */
static char *
make_name (const char *name,
           guint       n)
{
  const char      *dot = strrchr (name, '.');
  g_autofree char *stem = dot != NULL && dot != name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);

  return n == 1 ? g_strdup (name) : g_strdup_printf ("%s (%u)%s", stem, n, name + strlen (stem));
}

static GInputStream *
open_file (const Copy *self,
           GError    **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GError)    reason = NULL;
  GFileInputStream     *input;

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, APP_BESIDE_ERROR, APP_BESIDE_ERROR_UNREADABLE, "no file one can read");
      return NULL;
    }
  if ((guint64) g_file_info_get_size (info) > self->largest)
    {
      g_set_error (error, APP_BESIDE_ERROR, APP_BESIDE_ERROR_TOO_LARGE, "more than %" G_GUINT64_FORMAT " bytes", self->largest);
      return NULL;
    }
  input = g_file_read (self->file, NULL, &reason);
  if (input == NULL)
    g_set_error_literal (error, APP_BESIDE_ERROR, APP_BESIDE_ERROR_UNREADABLE, reason->message);
  return G_INPUT_STREAM (input);
}

/* Made here and by nobody else: it may be taken away again. NULL: the world says why in error. */
static GFileOutputStream *
make_target (const Copy *self,
             GFile     **target,
             GError    **error)
{
  g_autofree char *wanted = g_file_get_basename (self->file);

  for (guint n = 1; n <= MOST_NAMES; n++)
    {
      g_autofree char   *name = make_name (wanted, n);
      g_autoptr (GFile)  file = g_file_get_child (self->folder, name);
      GFileOutputStream *output;

      g_clear_error (error);
      output = g_file_create (file, G_FILE_CREATE_NONE, NULL, error);
      if (output != NULL)
        *target = g_steal_pointer (&file);
      if (output != NULL || !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        return output;
    }
  return NULL;
}

static char *
copy (const Copy *self,
      GError    **error)
{
  g_autoptr (GError)            reason = NULL;
  g_autoptr (GInputStream)      input = open_file (self, error);
  g_autoptr (GFile)             target = NULL;
  g_autoptr (GFileOutputStream) output = NULL;

  if (input == NULL)
    return NULL;
  g_file_make_directory (self->folder, NULL, NULL); /* it may be there; if it cannot be, the file cannot either */
  output = make_target (self, &target, &reason);
  if (output != NULL &&
      g_output_stream_splice (G_OUTPUT_STREAM (output), input, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &reason) >= 0)
    {
      g_file_copy_attributes (self->file, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL); /* its day, where that is kept */
      return g_file_get_basename (target);
    }
  if (target != NULL)
    g_file_delete (target, NULL, NULL); /* a piece of a file is nobody's */
  g_set_error_literal (error, APP_BESIDE_ERROR, APP_BESIDE_ERROR_NOT_COPIED, reason->message);
  return NULL;
}

/* As it is there now. NULL: too large to go to others, or it cannot be read again: it is looked at when it is to go. */
static char *
dup_digest (const Copy *self,
            const char *name)
{
  g_autoptr (GFile)     file = g_file_get_child (self->folder, name);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char      *bytes = NULL;
  gsize                 length;

  if (info == NULL || g_file_info_get_size (info) > SYNC_ATTACHMENT_CONTENT || !g_file_load_contents (file, NULL, &bytes, &length, NULL, NULL))
    return NULL;
  return base_identifier_derive_from_bytes ((const guint8 *) bytes, length);
}

static void
copy_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  char   *name = copy (data, &error);
  Copied *copied = NULL;

  if (name == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  copied = g_new0 (Copied, 1);
  copied->name = name;
  copied->digest = dup_digest (data, name);
  g_task_return_pointer (task, copied, copied_free);
}

GFile *
app_beside_get_file (const char *dossier,
                     const char *name)
{
  g_autoptr (GFile) folder = get_folder (dossier);

  return g_file_get_child (folder, name);
}

void
app_beside_copy_async (const char         *dossier,
                       GFile              *file,
                       guint64             largest,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Copy             *self = g_new0 (Copy, 1);

  self->file = g_object_ref (file);
  self->folder = get_folder (dossier);
  self->largest = largest;
  g_task_set_task_data (task, self, copy_free);
  g_task_run_in_thread (task, copy_in_thread);
}

char *
app_beside_copy_finish (GAsyncResult *result,
                        char        **digest,
                        GError      **error)
{
  Copied *copied = g_task_propagate_pointer (G_TASK (result), error);
  char   *name = copied != NULL ? g_steal_pointer (&copied->name) : NULL;

  if (digest != NULL)
    *digest = copied != NULL ? g_steal_pointer (&copied->digest) : NULL;
  g_clear_pointer (&copied, copied_free);
  return name;
}

void
app_beside_remove (const char *dossier,
                   const char *name)
{
  g_autoptr (GFile) file = app_beside_get_file (dossier, name);

  g_file_delete_async (file, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
}

const char *
app_beside_explain (const GError *error,
                    const char   *too_large)
{
  if (g_error_matches (error, APP_BESIDE_ERROR, APP_BESIDE_ERROR_TOO_LARGE))
    return too_large;
  if (g_error_matches (error, APP_BESIDE_ERROR, APP_BESIDE_ERROR_UNREADABLE))
    return _ ("This file cannot be read. Nothing was changed.");
  return _ ("This file could not be copied beside the dossier: the disk may be full. Nothing was changed.");
}
