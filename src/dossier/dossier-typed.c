#include "dossier-typed.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define BETWEEN "," /* no part of a name escaped for a URI holds it */

/* One file, with the moment it was written. */
typedef struct
{
  DossierDraftLine *line;
  gint64            written; /* ns */
} Found;

static char *
dup_dir (const char *data_dir)
{
  return g_build_filename (data_dir, "typed", NULL);
}

static char *
dup_path (const char *data_dir,
          const char *subject,
          const char *field)
{
  g_autofree char *dir = dup_dir (data_dir);
  g_autofree char *subject_part = g_uri_escape_string (subject, NULL, FALSE);
  g_autofree char *field_part = g_uri_escape_string (field, NULL, FALSE);
  g_autofree char *name = g_strconcat (subject_part, BETWEEN, field_part, NULL);

  return g_build_filename (dir, name, NULL);
}

static gboolean
refuse (int         code,
        const char *path,
        GError    **error)
{
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK, "%s: %s", path, g_strerror (code));
  return FALSE;
}

static gboolean
write_file (const char *data_dir,
            const char *path,
            const char *text,
            GError    **error)
{
  g_autofree char   *dir = dup_dir (data_dir);
  g_autoptr (GError) local = NULL;

  if (g_mkdir_with_parents (dir, 0700) != 0)
    return refuse (errno, dir, error);
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &local))
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK, local->message);
  return FALSE;
}

gboolean
dossier_typed_keep (const char *data_dir,
                    const char *subject,
                    const char *field,
                    const char *text,
                    GError    **error)
{
  g_autofree char *path = dup_path (data_dir, subject, field);

  if (text != NULL)
    return write_file (data_dir, path, text, error);
  return g_unlink (path) == 0 || errno == ENOENT || refuse (errno, path, error);
}

static void
clear_found (gpointer data)
{
  g_clear_pointer (&((Found *) data)->line, dossier_draft_line_free);
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *one = a, *other = b;

  if (one->written != other->written)
    return one->written < other->written ? -1 : 1;
  return strcmp (one->line->field, other->line->field);
}

/* GLib writes beside, under the name and a tail, then renames: no code of a field has a dot. */
static gboolean
is_half_written (const char *name)
{
  const char *between = strstr (name, BETWEEN);

  return between != NULL && strchr (between, '.') != NULL;
}

/* FALSE: no file of ours, one of another subject, or one that went away meanwhile. */
static gboolean
read_file (const char *dir,
           const char *name,
           const char *subject,
           Found      *found)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_auto (GStrv)   parts = g_strsplit (name, BETWEEN, 0);
  g_autofree char *text = NULL, *whose = NULL, *field = NULL;
  GStatBuf         facts;

  if (g_strv_length (parts) != 2 || is_half_written (name))
    return FALSE;
  whose = g_uri_unescape_string (parts[0], NULL);
  field = g_uri_unescape_string (parts[1], NULL);
  if (whose == NULL || field == NULL || (subject != NULL && strcmp (whose, subject) != 0))
    return FALSE;
  if (g_stat (path, &facts) != 0 || !g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  found->written = (gint64) facts.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + facts.st_mtim.tv_nsec;
  found->line = g_new0 (DossierDraftLine, 1);
  found->line->subject = g_steal_pointer (&whose);
  found->line->field = g_steal_pointer (&field);
  found->line->text = g_steal_pointer (&text);
  return TRUE;
}

static GPtrArray *
take_lines (GArray *all)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_line_free);

  g_array_sort (all, compare_found);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (lines, g_steal_pointer (&g_array_index (all, Found, i).line));
  return lines;
}

GPtrArray *
dossier_typed_list (const char *data_dir,
                    const char *subject,
                    GError    **error)
{
  g_autofree char   *path = dup_dir (data_dir);
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir)   dir = g_dir_open (path, 0, &local);
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (Found));
  const char        *name;

  g_array_set_clear_func (all, clear_found);
  if (dir == NULL && !g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK, local->message);
      return NULL;
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Found found = { 0 };

      if (read_file (path, name, subject, &found))
        g_array_append_val (all, found);
    }
  return take_lines (all);
}

gboolean
dossier_typed_forget (const char *data_dir,
                      GRegex     *forgotten,
                      const char *instead,
                      GError    **error)
{
  g_autoptr (GPtrArray) lines = dossier_typed_list (data_dir, NULL, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const DossierDraftLine *line = lines->pdata[i];
      g_autofree char        *text = g_regex_replace_literal (forgotten, line->text, -1, 0, instead, 0, NULL);

      if (g_strcmp0 (text, line->text) != 0 && !dossier_typed_keep (data_dir, line->subject, line->field, text, error))
        return FALSE;
    }
  return lines != NULL;
}

static void
sweep (const char *data_dir)
{
  g_autofree char *path = dup_dir (data_dir);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_half_written (name))
      {
        g_autofree char *half = g_build_filename (path, name, NULL);

        g_unlink (half); /* or at the next opening */
      }
}

static gboolean
bring_each (const char       *data_dir,
            DossierStatement *rows,
            guint            *n,
            GError          **error)
{
  g_autoptr (GError) local = NULL;

  for (; dossier_statement_step (rows, &local); (*n)++)
    if (!dossier_typed_keep (data_dir, dossier_statement_get_text (rows, 0), dossier_statement_get_text (rows, 1),
                             dossier_statement_get_text (rows, 2), error))
      return FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
dossier_typed_bring (const char      *data_dir,
                     DossierDatabase *database,
                     GError         **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database, "SELECT subject, field, text FROM draft ORDER BY w", error);
  guint                        n = 0;

  sweep (data_dir);
  if (rows == NULL || !bring_each (data_dir, rows, &n, error))
    return FALSE;
  g_clear_pointer (&rows, dossier_statement_finish);
  return n == 0 || dossier_database_run (database, "DELETE FROM draft", error);
}
