#include "dossier-trash.h"

#include "base-identifier.h"
#include "dossier-reader-private.h"
#include "dossier-rules-restore.h"
#include "dossier-schema.h"

#include <string.h>

static void
free_part (gpointer data)
{
  g_free (((DossierTrashPart *) data)->id);
  g_free (data);
}

/* A line while it is looked for. */
typedef struct
{
  gint64             row;
  const DossierKind *kind;
  DossierDeletion    deletion;
} Entry;

void
dossier_trash_line_free (DossierTrashLine *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->author);
  g_clear_pointer (&self->along, g_ptr_array_unref);
  g_free (self);
}

static void
clear_entry (gpointer data)
{
  dossier_deletion_clear (&((Entry *) data)->deletion);
}

/* Every record in the trash, in order of the last word on its deletion: the newest first, by their number where two are of one millisecond. */
static GArray *
list_deleted (DossierDatabase *database,
              GError         **error)
{
  g_autoptr (GArray)           found = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  g_array_set_clear_func (found, clear_entry);
  rows = dossier_database_prepare (database,
                                   "SELECT e.id, e.kind, max (t.t) last, t.n FROM ent e JOIN op o ON o.ent = e.id AND o.kind = 2 JOIN txn t ON t.run = o.run AND t.n = o.n"
                                   " WHERE e.state = " G_STRINGIFY (DOSSIER_ENT_DELETED) " GROUP BY e.id ORDER BY last DESC, t.n DESC, e.id",
                                   error);
  if (rows == NULL)
    return NULL;
  while (dossier_statement_step (rows, &local))
    {
      Entry entry = { dossier_statement_get_integer (rows, 0), dossier_kinds_find_number ((guint) dossier_statement_get_integer (rows, 1)), { 0 } };

      if (entry.kind != NULL) /* else of a newer Liens */
        g_array_append_val (found, entry);
    }
  if (local == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = a, *other = b;

  if (one->deletion.t != other->deletion.t)
    return one->deletion.t > other->deletion.t ? -1 : 1;
  return one->row < other->row ? -1 : one->row > other->row;
}

/* Leaves those that stand behind no other, the newest first. */
static gboolean
keep_lines (DossierDatabase *database,
            GArray          *entries,
            guint            most,
            GError         **error)
{
  guint n_kept = 0;

  for (guint i = 0; i < entries->len && (most == 0 || n_kept < most); i++)
    {
      Entry   *entry = &g_array_index (entries, Entry, i);
      gboolean behind;

      if (!dossier_rules_stands_behind (database, entry->kind, entry->row, &behind, error) ||
          (!behind && !dossier_rules_find_deletion (database, entry->row, &entry->deletion, error)))
        return FALSE;
      if (!behind && n_kept++ != i)
        {
          g_array_index (entries, Entry, n_kept - 1) = *entry;
          entry->deletion.act = NULL;
        }
    }
  g_array_set_size (entries, n_kept);
  g_array_sort (entries, compare_entries);
  return TRUE;
}

static DossierTrashPart *
read_part (DossierDatabase *database,
           gint64           row,
           GError         **error)
{
  g_autoptr (DossierStatement) found = dossier_database_prepare (database, "SELECT uuid, kind FROM ent WHERE id = ? -- trash", error);
  DossierTrashPart            *part;
  gsize                        length;

  if (found == NULL)
    return NULL;
  dossier_statement_bind_integer (found, 1, row);
  if (!dossier_statement_step (found, error))
    return NULL;
  part = g_new (DossierTrashPart, 1);
  part->id = base_identifier_from_bytes (dossier_statement_get_bytes (found, 0, &length), g_malloc (BASE_IDENTIFIER_DIGITS + 1));
  part->kind = dossier_kinds_find_number ((guint) dossier_statement_get_integer (found, 1));
  return part;
}

static int
compare_parts (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(const DossierTrashPart *const *) a)->id, (*(const DossierTrashPart *const *) b)->id);
}

static GPtrArray *
list_along (DossierDatabase *database,
            const GArray    *asked,
            GError         **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (free_part);
  g_autoptr (GArray)    rows = dossier_rules_list_returning (database, asked, error);

  for (guint i = asked->len; rows != NULL && i < rows->len; i++)
    {
      DossierTrashPart *part = read_part (database, g_array_index (rows, gint64, i), error);

      if (part == NULL)
        return NULL;
      g_ptr_array_add (parts, part);
    }
  g_ptr_array_sort (parts, compare_parts);
  return rows != NULL ? g_steal_pointer (&parts) : NULL;
}

static GPtrArray *
list_along_one (DossierDatabase *database,
                gint64           row,
                GError         **error)
{
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (asked, row);
  return list_along (database, asked, error);
}

static gboolean
holds (const GArray *rows,
       gint64        row)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, gint64, i) == row)
      return TRUE;
  return FALSE;
}

GPtrArray *
dossier_trash_list_along (DossierReader     *reader,
                          const char *const *ids,
                          GError           **error)
{
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (reader != NULL && ids != NULL, NULL);

  for (; *ids != NULL; ids++)
    {
      g_autoptr (GError) local = NULL;
      gint64             row = dossier_reader_find_row (reader, *ids, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (row != 0 && !holds (asked, row))
        g_array_append_val (asked, row);
    }
  return list_along (dossier_reader_get_database (reader), asked, error);
}

static gboolean
add_circumstances (DossierDatabase       *database,
                   const DossierDeletion *deletion,
                   DossierTrashLine      *line,
                   GError               **error)
{
  g_autoptr (DossierStatement) row = NULL;
  g_autoptr (GError)           local = NULL;

  row = dossier_database_prepare (database, "SELECT w, rank, (SELECT text FROM title WHERE ent = author) FROM txn WHERE run = ? AND n = ? -- trash", error);
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, deletion->run);
  dossier_statement_bind_integer (row, 2, deletion->n);
  if (dossier_statement_step (row, &local))
    {
      line->wall = dossier_statement_get_integer (row, 0);
      line->is_register = dossier_statement_get_integer (row, 1) == DOSSIER_RANK_REGISTER;
      line->author = g_strdup (dossier_statement_get_text (row, 2));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static DossierTrashLine *
make_line (DossierReader *reader,
           const Entry   *entry,
           GError       **error)
{
  DossierDatabase             *database = dossier_reader_get_database (reader);
  DossierTrashLine            *line = g_new0 (DossierTrashLine, 1);
  g_autofree DossierTrashPart *itself = read_part (database, entry->row, error);

  line->kind = entry->kind;
  line->id = itself != NULL ? itself->id : NULL;
  line->along = line->id != NULL ? list_along_one (database, entry->row, error) : NULL;
  if (line->along != NULL && add_circumstances (database, &entry->deletion, line, error))
    {
      line->title = dossier_reader_dup_title (reader, line->id);
      return line;
    }
  dossier_trash_line_free (line);
  return NULL;
}

GPtrArray *
dossier_trash_list (DossierReader *reader,
                    guint          most,
                    GError       **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_trash_line_free);
  g_autoptr (GArray)    entries = NULL;

  g_return_val_if_fail (reader != NULL, NULL);

  entries = list_deleted (dossier_reader_get_database (reader), error);
  if (entries == NULL || !keep_lines (dossier_reader_get_database (reader), entries, most, error))
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      DossierTrashLine *line = make_line (reader, &g_array_index (entries, Entry, i), error);

      if (line == NULL)
        return NULL;
      g_ptr_array_add (lines, line);
    }
  return g_steal_pointer (&lines);
}
