#include "config.h"

#include "dossier-check-private.h"

#include "base-identifier.h"
#include "dossier-reader-private.h"
#include "dossier-schema.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define MAX_FINDINGS 1000 /* a report nobody could read helps nobody */

void
dossier_finding_free (DossierFinding *self)
{
  g_free (self->id);
  g_free (self->other);
  g_free (self->sentence);
  g_free (self);
}

static gboolean
read_id (DossierCheck *self,
         gint64        row,
         char        **id,
         GError      **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  g_autoptr (GError)           local = NULL;
  const guint8                *bytes;
  gsize                        length;

  *id = NULL;
  if (row == 0)
    return TRUE;
  statement = dossier_database_prepare (self->database, "SELECT uuid FROM ent WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_integer (statement, 1, row);
  if (dossier_statement_step (statement, &local))
    {
      bytes = dossier_statement_get_bytes (statement, 0, &length);
      if (length == BASE_IDENTIFIER_BYTES)
        *id = base_identifier_from_bytes (bytes, g_malloc (BASE_IDENTIFIER_DIGITS + 1));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
dossier_check_add (DossierCheck           *self,
                   const DossierCheckRule *rule,
                   gint64                  row,
                   gint64                  other,
                   char                   *sentence,
                   GError                **error)
{
  DossierFinding *finding = g_new0 (DossierFinding, 1);

  finding->type = rule->type;
  finding->rule = rule->rule;
  finding->field = rule->field;
  finding->sentence = sentence;
  if ((self->most > 0 && self->findings->len >= self->most) || !read_id (self, row, &finding->id, error) || !read_id (self, other, &finding->other, error))
    {
      dossier_finding_free (finding);
      return self->most > 0 && self->findings->len >= self->most;
    }
  g_ptr_array_add (self->findings, finding);
  return TRUE;
}

char *
dossier_check_dup_from (const DossierKind *kind)
{
  return g_strdup_printf ("FROM \"%s\" k JOIN ent e ON e.id = k.id WHERE e.state = %d", kind->code, DOSSIER_ENT_LIVING);
}

static char *
fill_sentence (const char *sentence,
               const char *what)
{
  g_autoptr (GString) filled = g_string_new (sentence);

  g_string_replace (filled, "%s", what == NULL ? "" : what, 1);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

gboolean
dossier_check_each (DossierCheck           *self,
                    const DossierCheckRule *rule,
                    const char             *sql,
                    const char             *sentence,
                    GError                **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (self->database, sql, error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    if (!dossier_check_add (self, rule, dossier_statement_get_integer (rows, 0), dossier_statement_get_integer (rows, 2),
                            fill_sentence (sentence, dossier_statement_get_text (rows, 1)), error))
      return FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static const DossierCheckRule damaged = { DOSSIER_FINDING_FAULT, "damaged", NULL };

/* SQLite's own look at the file; "ok" alone when it is sound. */
static gboolean
check_file (DossierCheck *self,
            GError      **error)
{
  return dossier_check_each (self, &damaged,
                             "SELECT 0, integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
                             _ ("The file is damaged: %s."), error);
}

static gboolean
copy_out (const char *path,
          const char *copy,
          GError    **error)
{
  g_autoptr (DossierDatabase) database = dossier_database_open (path, DOSSIER_DATABASE_READ, error);
  g_auto (GStrv)              parts = g_strsplit (copy, "'", -1);
  g_autofree char            *quoted = g_strjoinv ("''", parts);
  g_autofree char            *sql = g_strdup_printf ("PRAGMA query_only = 0; VACUUM INTO '%s'", quoted);

  return database != NULL && dossier_database_run (database, sql, error);
}

static gboolean
copy_file (const char   *from,
           const char   *to,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_NONE, cancellable, NULL, NULL, error);
}

static gboolean
check_copies (DossierCheck *self,
              const char   *was,
              const char   *copy,
              GCancellable *cancellable,
              GError      **error)
{
  if (!copy_file (was, copy, cancellable, error))
    return FALSE;
  self->database = dossier_database_open (copy, DOSSIER_DATABASE_WRITE, error);
  return self->database != NULL && check_file (self, error) && dossier_check_rules (self, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) && dossier_check_projection (self, was, error);
}

static gboolean
check_in (DossierCheck *self,
          const char   *path,
          const char   *dir,
          GCancellable *cancellable,
          GError      **error)
{
  g_autofree char *was = g_build_filename (dir, "was.liens", NULL);
  g_autofree char *copy = g_build_filename (dir, "copy.liens", NULL);
  gboolean         checked = copy_out (path, was, error) && check_copies (self, was, copy, cancellable, error);

  g_clear_pointer (&self->database, dossier_database_close);
  return checked;
}

static void
sweep (const char *dir)
{
  g_autoptr (GDir) opened = g_dir_open (dir, 0, NULL);
  const char      *name;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      g_unlink (path);
    }
  g_rmdir (dir);
}

static int
compare_types (gconstpointer a,
               gconstpointer b)
{
  const DossierFinding *one = *(const DossierFinding *const *) a;
  const DossierFinding *other = *(const DossierFinding *const *) b;

  return (int) one->type - (int) other->type;
}

/* A file too damaged to be copied is itself the finding. */
static gboolean
note_damage (DossierCheck *self,
             GError      **local,
             GError      **error)
{
  if (!g_error_matches (*local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    return FALSE;
  g_clear_error (local);
  return dossier_check_add (self, &damaged, 0, 0, g_strdup (_ ("The file is damaged and cannot be read whole.")), error);
}

GPtrArray *
dossier_check_run (const char   *path,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_finding_free);
  DossierCheck          self = { .findings = findings, .most = MAX_FINDINGS };
  g_autofree char      *dir = NULL;
  g_autoptr (GError)    local = NULL;
  gboolean              checked;

  g_return_val_if_fail (path != NULL, NULL);

  dir = g_dir_make_tmp ("liens-check-XXXXXX", error);
  if (dir == NULL)
    return NULL;
  checked = check_in (&self, path, dir, cancellable, &local);
  sweep (dir);
  if (!checked && !note_damage (&self, &local, error))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  g_ptr_array_sort (findings, compare_types);
  return g_steal_pointer (&findings);
}

GPtrArray *
dossier_check_list_doubts (DossierReader *reader,
                           GError       **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_finding_free);
  DossierCheck          self = { .findings = findings };

  g_return_val_if_fail (reader != NULL, NULL);

  self.database = dossier_reader_get_database (reader);
  self.vocabulary = dossier_reader_get_vocabulary (reader, error);
  if (self.vocabulary == NULL || !dossier_check_doubts (&self, error))
    return NULL;
  return g_steal_pointer (&findings);
}
