#include "dossier-lineage.h"

#include "dossier-codec.h"

#include <string.h>

typedef struct
{
  gint64     row;
  guint8     uuid[8];
  gint64     poste;
  gint64     parent;
  gint64     parent_n;
  gint64     accepted;
  gboolean   known;
  GPtrArray *path; /* of Run: each the first child of the one before; borrowed */
  guint      at;   /* of it in its path */
} Run;

/* What a version vector says of one poste: seen up to (run, n). */
typedef struct
{
  gint64 run;
  gint64 n;
} Tip;

struct _DossierLineage
{
  GHashTable *runs;    /* row → Run */
  GHashTable *vectors; /* row of vv → GArray of Tip */
  GPtrArray  *paths;
  GArray     *holes; /* DossierHole */
  gint64      poste; /* of the first run */
  gboolean    bent;  /* some fork, or several postes */
};

static gint64 *
new_row (gint64 row)
{
  gint64 *copy = g_new (gint64, 1);

  *copy = row;
  return copy;
}

static Run *
find_run (const DossierLineage *self,
          gint64                run)
{
  return g_hash_table_lookup (self->runs, &run);
}

static void
append_to_path (GPtrArray *path,
                Run       *run)
{
  run->path = path;
  run->at = path->len;
  g_ptr_array_add (path, run);
}

static Run *
add_run (DossierLineage *self,
         gint64          row,
         const guint8   *uuid,
         gint64          poste)
{
  Run       *run = g_new0 (Run, 1);
  GPtrArray *path = g_ptr_array_new ();

  run->row = row;
  run->poste = poste;
  run->accepted = G_MAXINT64;
  memcpy (run->uuid, uuid, sizeof run->uuid);
  self->poste = self->poste != 0 ? self->poste : poste;
  self->bent = self->bent || self->poste != poste;
  g_hash_table_replace (self->runs, new_row (row), run);
  g_ptr_array_add (self->paths, path);
  append_to_path (path, run);
  return run;
}

/* A run nobody followed yet goes on with what follows this one: one path. */
static void
link_run (DossierLineage *self,
          Run            *run,
          gint64          parent,
          gint64          parent_n)
{
  Run       *before = find_run (self, parent);
  GPtrArray *path = run->path;

  run->known = TRUE;
  run->parent = parent;
  run->parent_n = parent_n;
  if (before == NULL || before->path == path || before->at + 1 != before->path->len)
    return;
  for (guint i = 0; i < path->len; i++)
    append_to_path (before->path, path->pdata[i]);
  g_ptr_array_remove_fast (self->paths, path);
}

static gboolean
load_runs (DossierLineage  *self,
           DossierDatabase *database,
           GError         **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  rows = dossier_database_prepare (database, "SELECT id, uuid, poste, known, accepted FROM run ORDER BY id", error);
  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    {
      gsize         length;
      const guint8 *uuid = dossier_statement_get_bytes (rows, 1, &length);
      Run          *run = length == 8 ? add_run (self, dossier_statement_get_integer (rows, 0), uuid, dossier_statement_get_integer (rows, 2)) : NULL;

      if (run == NULL)
        continue;
      run->known = dossier_statement_get_integer (rows, 3) != 0;
      if (dossier_statement_get_type (rows, 4) == DOSSIER_COLUMN_INTEGER)
        run->accepted = dossier_statement_get_integer (rows, 4);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_links (DossierLineage  *self,
            DossierDatabase *database,
            GError         **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  rows = dossier_database_prepare (database,
                                   "SELECT run.id, run.parent, run.parent_n, before.applied FROM run JOIN run before ON before.id = run.parent"
                                   " WHERE run.known ORDER BY run.id",
                                   error);
  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    {
      Run   *run = find_run (self, dossier_statement_get_integer (rows, 0));
      gint64 parent_n = dossier_statement_get_integer (rows, 2);

      if (run != NULL)
        link_run (self, run, dossier_statement_get_integer (rows, 1), parent_n);
      self->bent = self->bent || dossier_statement_get_integer (rows, 3) > parent_n;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_holes (DossierLineage  *self,
            DossierDatabase *database,
            GError         **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database, "SELECT run, first, last FROM hole ORDER BY run, first", error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    {
      DossierHole hole = { dossier_statement_get_integer (rows, 0), dossier_statement_get_integer (rows, 1), dossier_statement_get_integer (rows, 2) };

      g_array_append_val (self->holes, hole);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

DossierLineage *
dossier_lineage_load (DossierDatabase *database,
                      GError         **error)
{
  g_autoptr (DossierLineage) self = g_new0 (DossierLineage, 1);

  self->runs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->vectors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->paths = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->holes = g_array_new (FALSE, FALSE, sizeof (DossierHole));
  if (!load_runs (self, database, error) || !load_links (self, database, error) || !load_holes (self, database, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
dossier_lineage_free (DossierLineage *self)
{
  g_clear_pointer (&self->runs, g_hash_table_unref);
  g_clear_pointer (&self->vectors, g_hash_table_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->holes, g_array_unref);
  g_free (self);
}

void
dossier_lineage_add (DossierLineage *self,
                     gint64          run,
                     const guint8   *uuid,
                     gint64          poste,
                     gint64          parent,
                     gint64          parent_n)
{
  g_return_if_fail (self != NULL && uuid != NULL);

  link_run (self, add_run (self, run, uuid, poste), parent, parent_n);
}

void
dossier_lineage_add_named (DossierLineage *self,
                           gint64          run,
                           const guint8   *uuid,
                           gint64          poste)
{
  g_return_if_fail (self != NULL && uuid != NULL);

  add_run (self, run, uuid, poste);
}

gboolean
dossier_lineage_make_known (DossierLineage *self,
                            gint64          run,
                            gint64          poste,
                            gint64          parent,
                            gint64          parent_n)
{
  Run           *found = find_run (self, run);
  GHashTableIter iter;
  gpointer       other;
  gboolean       is_followed;

  g_return_val_if_fail (found != NULL && !found->known, FALSE);

  is_followed = found->path->len > 1;
  found->poste = poste;
  self->bent = self->bent || self->poste != poste;
  g_hash_table_iter_init (&iter, self->runs);
  while (!is_followed && g_hash_table_iter_next (&iter, NULL, &other))
    is_followed = ((Run *) other)->parent == run;
  link_run (self, found, parent, parent_n);
  return is_followed;
}

gboolean
dossier_lineage_is_known (const DossierLineage *self,
                          gint64                run)
{
  const Run *found = find_run (self, run);

  return found != NULL && found->known;
}

gint64
dossier_lineage_get_parent (const DossierLineage *self,
                            gint64                run,
                            gint64               *parent_n)
{
  const Run *found = find_run (self, run);

  if (parent_n != NULL)
    *parent_n = found ? found->parent_n : 0;
  return found ? found->parent : 0;
}

gint64
dossier_lineage_get_poste (const DossierLineage *self,
                           gint64                run)
{
  const Run *found = find_run (self, run);

  return found ? found->poste : 0;
}

void
dossier_lineage_bend (DossierLineage *self)
{
  self->bent = TRUE;
}

void
dossier_lineage_accept (DossierLineage *self,
                        gint64          run,
                        gint64          accepted)
{
  Run *found = find_run (self, run);

  if (found != NULL)
    found->accepted = accepted;
}

gint64
dossier_lineage_get_accepted (const DossierLineage *self,
                              gint64                run)
{
  const Run *found = find_run (self, run);

  return found ? found->accepted : G_MAXINT64;
}

gboolean
dossier_lineage_is_void (const DossierLineage *self,
                         gint64                run,
                         gint64                n)
{
  return n > dossier_lineage_get_accepted (self, run);
}

void
dossier_lineage_set_holes (DossierLineage *self,
                           const GArray   *holes)
{
  g_array_set_size (self->holes, 0);
  if (holes->len > 0)
    g_array_append_vals (self->holes, holes->data, holes->len);
}

const GArray *
dossier_lineage_get_holes (const DossierLineage *self)
{
  return self->holes;
}

/* The hole that holds n; NULL: none does. */
static const DossierHole *
find_hole (const DossierLineage *self,
           gint64                run,
           gint64                n)
{
  for (guint i = 0; i < self->holes->len; i++)
    {
      const DossierHole *hole = &g_array_index (self->holes, DossierHole, i);

      if (hole->run == run && hole->first <= n && n <= hole->last)
        return hole;
    }
  return NULL;
}

gboolean
dossier_lineage_is_hole (const DossierLineage *self,
                         gint64                run,
                         gint64                first,
                         gint64                last)
{
  while (first <= last)
    {
      const DossierHole *hole = find_hole (self, run, first);

      if (hole == NULL)
        return FALSE;
      first = hole->last + 1;
    }
  return TRUE;
}

const guint8 *
dossier_lineage_get_uuid (const DossierLineage *self,
                          gint64                run)
{
  const Run *found = find_run (self, run);

  return found ? found->uuid : NULL;
}

/* On one path: how far up the chain of (a, an) goes through the run b. */
static gint64
reach (const Run *b,
       const Run *a,
       gint64     an)
{
  return a == b ? an : MIN (an, ((const Run *) b->path->pdata[b->at + 1])->parent_n);
}

gint64
dossier_lineage_get_reach (const DossierLineage *self,
                           gint64                b,
                           gint64                a,
                           gint64                an)
{
  const Run *run = find_run (self, a), *goal = find_run (self, b);
  guint      steps = self->paths->len;

  while (run != NULL && goal != NULL)
    {
      const Run *head = run->path->pdata[0];

      if (run->path == goal->path && goal->at <= run->at)
        return reach (goal, run, an);
      an = reach (head, run, an);
      if (!head->known)
        return head->poste == goal->poste ? an : 0;
      if (head->parent == 0 || steps-- == 0)
        return 0;
      an = MIN (an, head->parent_n);
      run = find_run (self, head->parent);
    }
  return 0;
}

gboolean
dossier_lineage_is_ancestor (const DossierLineage *self,
                             gint64                b,
                             gint64                bn,
                             gint64                a,
                             gint64                an)
{
  return bn <= dossier_lineage_get_reach (self, b, a, an);
}

static gint64
find_row (DossierDatabase *database,
          const char      *sql,
          const guint8    *uuid)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, sql, NULL);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, uuid, 8);
  return dossier_statement_step (row, NULL) ? dossier_statement_get_integer (row, 0) : 0;
}

/* A vector's bytes: varint count, then poste (8), run (8), varint n. */
static void
read_vector (DossierDatabase *database,
             const guint8    *bytes,
             gsize            length,
             GArray          *tips)
{
  DossierBytes in = { bytes, bytes + length, TRUE };
  guint64      count = dossier_bytes_read_varint (&in);

  for (guint64 i = 0; in.ok && i < count && in.end - in.at >= 16; i++)
    {
      Tip tip = { find_row (database, "SELECT id FROM run WHERE uuid = ?", in.at + 8), 0 };

      in.at += 16;
      tip.n = (gint64) dossier_bytes_read_varint (&in);
      if (in.ok && tip.run != 0)
        g_array_append_val (tips, tip);
    }
}

static GArray *
find_vector (DossierLineage  *self,
             DossierDatabase *database,
             gint64           vv)
{
  GArray                      *tips = g_hash_table_lookup (self->vectors, &vv);
  g_autoptr (DossierStatement) row = NULL;
  const guint8                *bytes;
  gsize                        length;

  if (tips != NULL)
    return tips;

  tips = g_array_new (FALSE, FALSE, sizeof (Tip));
  row = dossier_database_prepare (database, "SELECT blob FROM vv WHERE id = ?", NULL);
  if (row != NULL)
    {
      dossier_statement_bind_integer (row, 1, vv);
      if (dossier_statement_step (row, NULL) && (bytes = dossier_statement_get_bytes (row, 0, &length)) != NULL)
        read_vector (database, bytes, length, tips);
    }
  g_hash_table_replace (self->vectors, new_row (vv), tips);
  return tips;
}

static gboolean
covers (DossierLineage  *self,
        DossierDatabase *database,
        gint64           vv,
        gint64           b,
        gint64           bn)
{
  GArray *tips = vv != 0 ? find_vector (self, database, vv) : NULL;

  for (guint i = 0; tips != NULL && i < tips->len; i++)
    {
      const Tip *tip = &g_array_index (tips, Tip, i);

      if (dossier_lineage_is_ancestor (self, b, bn, tip->run, tip->n))
        return TRUE;
    }
  return FALSE;
}

gboolean
dossier_lineage_saw (DossierLineage  *self,
                     DossierDatabase *database,
                     gint64           a,
                     gint64           an,
                     gint64           vv,
                     gint64           b,
                     gint64           bn)
{
  if (dossier_lineage_is_ancestor (self, b, bn, a, an))
    return TRUE;
  return find_hole (self, b, bn) == NULL && covers (self, database, vv, b, bn);
}

gboolean
dossier_lineage_saw_erasure (DossierLineage  *self,
                             DossierDatabase *database,
                             gint64           a,
                             gint64           an,
                             gint64           vv,
                             gint64           b,
                             gint64           bn)
{
  return dossier_lineage_is_ancestor (self, b, bn, a, an) || covers (self, database, vv, b, bn);
}

gboolean
dossier_lineage_is_linear (const DossierLineage *self)
{
  return !self->bent && self->paths->len <= 1;
}
