/* dossier-scrub-beside.c - the file of a record goes from beside the dossier with what says that there is one (5 of dossier-scrub.h)
 *
 * What it is called is noted in `meta` ('beside NAME') in the very transaction that takes the words away, and stands there until it is gone.
 */
#include "dossier-scrub-private.h"

#include "dossier-beside.h"
#include "dossier-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define NOTE "beside "

guint
dossier_scrub_find_file_field (DossierDatabase *database,
                               gint64           ent)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT kind FROM ent WHERE id = ?", NULL);
  const DossierKind           *kind = NULL;

  if (row == NULL)
    return 0;
  dossier_statement_bind_integer (row, 1, ent);
  if (dossier_statement_step (row, NULL))
    kind = dossier_kinds_find_number ((guint) dossier_statement_get_integer (row, 0));
  if (kind == NULL || (strcmp (kind->code, "attachment") != 0 && strcmp (kind->code, "recording") != 0))
    return 0;
  return dossier_kind_find_field (kind, "file")->number;
}

void
dossier_scrub_add_file (GPtrArray               *files,
                        const DossierAssignment *assignment)
{
  g_autoptr (DossierValue) value = NULL;
  g_autofree char         *last = NULL;
  char                    *name = NULL;

  if (dossier_codec_read_value (assignment->value, assignment->value_length, DOSSIER_FIELD_TEXT, &value) && value != NULL && dossier_value_get_text (value) != NULL)
    last = g_path_get_basename (dossier_value_get_text (value));
  if (last != NULL)
    name = dossier_beside_dup_entry (last);
  if (name != NULL)
    g_ptr_array_add (files, name);
}

/* Another's file may be called here as the record says. NULL: nothing is known of it. */
static const DossierBesideFile *
find_known (DossierDatabase     *database,
            const DossierBeside *beside,
            gint64               ent)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT lower (hex (uuid)) FROM ent WHERE id = ?", NULL);

  if (row == NULL)
    return NULL;
  dossier_statement_bind_integer (row, 1, ent);
  return dossier_statement_step (row, NULL) ? dossier_beside_find (beside, dossier_statement_get_text (row, 0)) : NULL;
}

static void
take_known (GPtrArray               *files,
            const DossierBesideFile *known)
{
  g_ptr_array_set_size (files, 0);
  if (known->name != NULL)
    g_ptr_array_add (files, g_strdup (known->name));
  for (guint i = 0; i < known->past->len; i++)
    g_ptr_array_add (files, g_strdup (((const DossierBesidePast *) known->past->pdata[i])->name));
}

gboolean
dossier_scrub_note_files (DossierJournal *journal,
                          gint64          ent,
                          GPtrArray      *files,
                          GError        **error)
{
  DossierDatabase          *database = dossier_journal_get_database (journal);
  g_autoptr (DossierBeside) beside = files->len > 0 ? dossier_beside_load (dossier_journal_get_data_dir (journal)) : NULL;
  const DossierBesideFile  *known = beside != NULL ? find_known (database, beside, ent) : NULL;

  if (known != NULL && known->digest != NULL)
    take_known (files, known);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (DossierStatement) insert = dossier_database_prepare (database, "INSERT OR REPLACE INTO meta (k, v) VALUES ('" NOTE "' || ?, 1)", error);

      if (insert == NULL)
        return FALSE;
      dossier_statement_bind_text (insert, 1, files->pdata[i]);
      if (!dossier_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

/* NULL on error. */
static GPtrArray *
list_noted (DossierDatabase *database,
            GError         **error)
{
  g_autoptr (GPtrArray)        names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database, "SELECT substr (k, length ('" NOTE "') + 1) FROM meta WHERE k GLOB '" NOTE "*'", error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return NULL;
  while (dossier_statement_step (rows, &local))
    g_ptr_array_add (names, g_strdup (dossier_statement_get_text (rows, 0)));
  if (local == NULL)
    return g_steal_pointer (&names);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
is_named (DossierDatabase *database,
          const char      *name,
          gboolean        *named,
          GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database,
                                                               "SELECT 1 FROM (SELECT file FROM attachment UNION ALL SELECT file FROM recording)"
                                                               " WHERE file = ?1 OR substr (file, -1 - length (?1)) = '/' || ?1 LIMIT 1",
                                                               error);
  g_autoptr (GError)           local = NULL;

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_text (row, 1, name);
  *named = dossier_statement_step (row, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
remove_file (DossierDatabase *database,
             const char      *folder,
             const char      *name,
             GError         **error)
{
  g_autofree char             *entry = dossier_beside_dup_entry (name), *path = g_build_filename (folder, entry, NULL);
  g_autoptr (DossierStatement) done = NULL;
  gboolean                     named;

  if (!is_named (database, name, &named, error))
    return FALSE;
  if (!named && entry != NULL && g_unlink (path) != 0 && errno != ENOENT && errno != ENOTDIR)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK, "a file beside the dossier cannot be removed: %s", g_strerror (errno));
      return FALSE;
    }
  done = dossier_database_prepare (database, "DELETE FROM meta WHERE k = '" NOTE "' || ?", error);
  if (done == NULL)
    return FALSE;
  dossier_statement_bind_text (done, 1, name);
  return dossier_statement_run (done, error);
}

gboolean
dossier_scrub_remove_files (DossierDatabase *database,
                            const char      *path,
                            GError         **error)
{
  g_autofree char      *folder = dossier_file_dup_folder (path);
  g_autoptr (GPtrArray) names = list_noted (database, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    if (!remove_file (database, folder, names->pdata[i], error))
      return FALSE;
  return names != NULL;
}
