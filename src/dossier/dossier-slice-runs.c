/* dossier-slice-runs.c - the desktops and the runs of what is received, and what had been seen */
#include "dossier-slice-private.h"

#include "dossier-stretch.h"
#include "dossier-vector.h"

#include <string.h>

static gint64
find_by_uuid (DossierDatabase *database,
              const char      *sql,
              const guint8    *uuid,
              GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, sql, error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, uuid, 8);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

gint64
dossier_slice_ensure_poste (DossierSlice *slice,
                            const guint8 *uuid,
                            GError      **error)
{
  g_autoptr (GError)           local = NULL;
  gint64                       found = find_by_uuid (slice->database, "SELECT id FROM poste WHERE uuid = ? -- receive", uuid, &local);
  g_autoptr (DossierStatement) insert = NULL;

  if (found != 0 || local != NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return found;
    }
  insert = dossier_database_prepare (slice->database, "INSERT INTO poste (uuid) VALUES (?)", error);
  if (insert == NULL)
    return 0;
  dossier_statement_bind_bytes (insert, 1, uuid, 8);
  return dossier_statement_run (insert, error) ? dossier_database_get_last_rowid (slice->database) : 0;
}

/* Makes a row for a run that is only named, when there is none. */
gint64
dossier_slice_ensure_run (DossierSlice *slice,
                          const guint8 *uuid,
                          gint64        poste,
                          GError      **error)
{
  g_autoptr (GError)           local = NULL;
  gint64                       found = dossier_stretch_find_run (slice->database, uuid, &local);
  g_autoptr (DossierStatement) insert = NULL;

  if (found != 0 || local != NULL || poste == 0)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return found;
    }
  insert = dossier_database_prepare (slice->database, "INSERT INTO run (uuid, poste, known) VALUES (?, ?, 0)", error);
  if (insert == NULL)
    return 0;
  dossier_statement_bind_bytes (insert, 1, uuid, 8);
  dossier_statement_bind_integer (insert, 2, poste);
  if (!dossier_statement_run (insert, error))
    return 0;
  found = dossier_database_get_last_rowid (slice->database);
  dossier_lineage_add_named (slice->lineage, found, uuid, poste);
  return found;
}

static gboolean
read_applied (DossierSlice *slice,
              gint64        run,
              gint64       *applied,
              GError      **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (slice->database, "SELECT applied FROM run WHERE id = ? -- receive", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, run);
  if (!dossier_statement_step (row, error))
    return FALSE;
  *applied = dossier_statement_get_integer (row, 0);
  return TRUE;
}

/* Who had named it took its chain for a straight line: what that decided is looked at again. */
static gboolean
take_awaited (DossierSlice *slice,
              gint64        run,
              GError      **error)
{
  g_autoptr (DossierStatement) rows = NULL, forget = NULL;
  g_autoptr (GError)           local = NULL;

  rows = dossier_database_prepare (slice->database, "SELECT op.ent FROM awaited a JOIN op ON op.run = a.by_run AND op.n = a.by_n WHERE a.run = ?", error);
  forget = rows ? dossier_database_prepare (slice->database, "DELETE FROM awaited WHERE run = ?", error) : NULL;
  if (forget == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, run);
  dossier_statement_bind_integer (forget, 1, run);
  while (dossier_statement_step (rows, &local))
    dossier_slice_add_ent (slice, dossier_statement_get_integer (rows, 0));
  if (local == NULL)
    return dossier_statement_run (forget, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
make_known (DossierSlice         *slice,
            const DossierSection *section,
            gint64                run,
            gint64                parent,
            GError              **error)
{
  g_autoptr (DossierStatement) update = NULL;

  update = dossier_database_prepare (slice->database, "UPDATE run SET known = 1, parent = ?, parent_n = ?, applied = ?, poste = ? WHERE id = ?", error);
  if (update == NULL)
    return FALSE;
  if (parent != 0)
    {
      dossier_statement_bind_integer (update, 1, parent);
      dossier_statement_bind_integer (update, 2, section->parent.n);
    }
  dossier_statement_bind_integer (update, 3, section->parent.n);
  dossier_statement_bind_integer (update, 4, slice->place.poste);
  dossier_statement_bind_integer (update, 5, run);
  if (!dossier_statement_run (update, error))
    return FALSE;
  slice->must_rebuild |= dossier_lineage_make_known (slice->lineage, run, slice->place.poste, parent, section->parent.n);
  slice->alters_members = TRUE; /* what is void depends on where runs stand */
  slice->seen = NULL;
  return take_awaited (slice, run, error);
}

/* A run is known by what is held of it, never by what waits: that may be lost, and who never heard of it would judge otherwise.
 * FALSE and no error: its beginning is missing, or it cannot be; the slice says which. */
static gboolean
begin_run (DossierSlice         *slice,
           const DossierSection *section,
           gint64                run,
           GError              **error)
{
  gint64 parent = 0, applied = 0;

  if (section->parent.n > 0)
    {
      parent = dossier_slice_ensure_run (slice, section->parent.run, slice->place.poste, error);
      if (parent == 0 || !read_applied (slice, parent, &applied, error))
        return FALSE;
      if (parent == run || (dossier_lineage_is_known (slice->lineage, parent) && dossier_lineage_get_poste (slice->lineage, parent) != slice->place.poste))
        {
          dossier_slice_end (slice, DOSSIER_RECEIPT_REFUSED, section->run, section->first);
          return FALSE;
        }
      if (applied < section->parent.n && !dossier_lineage_is_hole (slice->lineage, parent, applied + 1, section->parent.n))
        {
          dossier_slice_end (slice, DOSSIER_RECEIPT_WAITING, section->parent.run, section->parent.n);
          return FALSE;
        }
    }
  if (section->first > section->parent.n + 1 && !dossier_lineage_is_hole (slice->lineage, run, section->parent.n + 1, section->first - 1))
    {
      dossier_slice_end (slice, DOSSIER_RECEIPT_WAITING, section->run, section->first - 1);
      return FALSE;
    }
  return make_known (slice, section, run, parent, error);
}

static gboolean
is_same_parent (DossierSlice         *slice,
                const DossierSection *section,
                gint64                run)
{
  gint64        n, parent = dossier_lineage_get_parent (slice->lineage, run, &n);
  const guint8 *uuid = dossier_lineage_get_uuid (slice->lineage, parent);

  if (section->parent.n == 0)
    return parent == 0;
  return parent != 0 && n == section->parent.n && memcmp (uuid, section->parent.run, DOSSIER_RUN_BYTES) == 0;
}

/* FALSE and no error: nothing of this section can be taken now. */
gboolean
dossier_slice_enter (DossierSlice         *slice,
                     const DossierSection *section,
                     GError              **error)
{
  gint64 run = dossier_slice_ensure_run (slice, section->run, slice->place.poste, error);

  if (run == 0)
    return FALSE;
  if (!dossier_lineage_is_known (slice->lineage, run))
    {
      if (!begin_run (slice, section, run, error))
        return FALSE;
    }
  else if (!is_same_parent (slice, section, run) || dossier_lineage_get_poste (slice->lineage, run) != slice->place.poste)
    {
      dossier_slice_end (slice, DOSSIER_RECEIPT_REFUSED, section->run, section->first);
      return FALSE;
    }
  slice->place.run = run;
  slice->place.parent_n = section->parent.n;
  return read_applied (slice, run, &slice->place.applied, error);
}

gboolean
dossier_slice_leave (DossierSlice *slice,
                     GError      **error)
{
  g_autoptr (DossierStatement) update = NULL;
  gint64                       run = slice->place.run;

  slice->place.run = 0;
  if (run == 0)
    return TRUE;
  update = dossier_database_prepare (slice->database, "UPDATE run SET applied = max (applied, ?) WHERE id = ?", error);
  if (update == NULL)
    return FALSE;
  dossier_statement_bind_integer (update, 1, slice->place.applied);
  dossier_statement_bind_integer (update, 2, run);
  return dossier_statement_run (update, error) && dossier_journal_note_received (slice->journal, run, error);
}

/* --- what had been seen */

static gboolean
name_runs (DossierSlice *slice,
           const GArray *tips,
           GError      **error)
{
  g_array_set_size (slice->unknown, 0);
  for (guint i = 0; i < tips->len; i++)
    {
      const DossierTip *tip = &g_array_index (tips, DossierTip, i);
      gint64            run = dossier_stretch_find_run (slice->database, tip->point.run, NULL);

      if (run == 0)
        {
          gint64 poste = dossier_slice_ensure_poste (slice, tip->poste, error);

          run = poste != 0 ? dossier_slice_ensure_run (slice, tip->point.run, poste, error) : 0;
          if (run == 0)
            return FALSE;
        }
      if (!dossier_lineage_is_known (slice->lineage, run))
        g_array_append_val (slice->unknown, run);
    }
  return TRUE;
}

static gboolean
is_same_seen (const GArray *one,
              const GArray *other)
{
  return one->len == other->len && (one->len == 0 || memcmp (one->data, other->data, one->len * sizeof (DossierTip)) == 0);
}

gboolean
dossier_slice_take_seen (DossierSlice *slice,
                         const GArray *tips,
                         GError      **error)
{
  if (slice->seen != NULL && is_same_seen (slice->seen, tips))
    return TRUE;
  if (!name_runs (slice, tips, error) || !dossier_vector_ensure_row (slice->database, tips, &slice->vv, error))
    return FALSE;
  slice->seen = tips;
  return TRUE;
}

gboolean
dossier_slice_await (DossierSlice *slice,
                     gint64        n,
                     GError      **error)
{
  g_autoptr (DossierStatement) insert = NULL;

  if (slice->unknown->len == 0 || slice->receiving->mode == DOSSIER_RECEIVE_BEHIND)
    return TRUE;
  insert = dossier_database_prepare (slice->database, "INSERT OR IGNORE INTO awaited (run, by_run, by_n) VALUES (?, ?, ?)", error);
  for (guint i = 0; insert != NULL && i < slice->unknown->len; i++)
    {
      dossier_statement_bind_integer (insert, 1, g_array_index (slice->unknown, gint64, i));
      dossier_statement_bind_integer (insert, 2, slice->place.run);
      dossier_statement_bind_integer (insert, 3, n);
      if (!dossier_statement_run (insert, error))
        return FALSE;
    }
  return insert != NULL;
}
