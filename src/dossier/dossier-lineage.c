#include "dossier-lineage.h"

#include "dossier-codec.h"

#include <string.h>

typedef struct
{
  guint8 uuid[8];
  gint64 poste;
  gint64 parent;
  gint64 parent_n;
} Run;

/* What a version vector says of one poste: seen up to (run, n). */
typedef struct
{
  gint64 run;
  gint64 n;
} Tip;

struct _DossierLineage
{
  GHashTable *runs;     /* row → Run */
  GHashTable *vectors;  /* row of vv → GArray of Tip */
  GHashTable *children; /* rows that are some run's parent */
  gboolean    linear;
};

static gint64 *
new_row (gint64 row)
{
  gint64 *copy = g_new (gint64, 1);

  *copy = row;
  return copy;
}

static const Run *
find_run (const DossierLineage *self,
          gint64                run)
{
  return g_hash_table_lookup (self->runs, &run);
}

DossierLineage *
dossier_lineage_load (DossierDatabase *database,
                      GError         **error)
{
  g_autoptr (DossierLineage)   self = g_new0 (DossierLineage, 1);
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  self->runs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->vectors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->linear = TRUE;

  rows = dossier_database_prepare (database, "SELECT id, uuid, poste, parent, parent_n FROM run ORDER BY id", error);
  if (rows == NULL)
    return NULL;
  while (dossier_statement_step (rows, &local))
    {
      gsize         length;
      const guint8 *uuid = dossier_statement_get_bytes (rows, 1, &length);

      if (length == 8)
        dossier_lineage_add (self, dossier_statement_get_integer (rows, 0), uuid, dossier_statement_get_integer (rows, 2),
                             dossier_statement_get_integer (rows, 3), dossier_statement_get_integer (rows, 4));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
dossier_lineage_free (DossierLineage *self)
{
  g_clear_pointer (&self->runs, g_hash_table_unref);
  g_clear_pointer (&self->vectors, g_hash_table_unref);
  g_clear_pointer (&self->children, g_hash_table_unref);
  g_free (self);
}

/* Linear: the first run has no parent, each next one follows the tip of a run nobody followed yet. */
static gboolean
stays_linear (const DossierLineage *self,
              gint64                poste,
              gint64                parent)
{
  const Run *before = find_run (self, parent);

  if (g_hash_table_size (self->runs) == 0)
    return parent == 0;
  return before != NULL && before->poste == poste && !g_hash_table_contains (self->children, &parent);
}

void
dossier_lineage_add (DossierLineage *self,
                     gint64          run,
                     const guint8   *uuid,
                     gint64          poste,
                     gint64          parent,
                     gint64          parent_n)
{
  Run *added = g_new0 (Run, 1);

  g_return_if_fail (self != NULL && uuid != NULL);

  self->linear = self->linear && stays_linear (self, poste, parent);
  memcpy (added->uuid, uuid, sizeof added->uuid);
  added->poste = poste;
  added->parent = parent;
  added->parent_n = parent_n;
  g_hash_table_replace (self->runs, new_row (run), added);
  if (parent != 0)
    g_hash_table_add (self->children, new_row (parent));
}

const guint8 *
dossier_lineage_get_uuid (const DossierLineage *self,
                          gint64                run)
{
  const Run *found = find_run (self, run);

  return found ? found->uuid : NULL;
}

gboolean
dossier_lineage_is_ancestor (const DossierLineage *self,
                             gint64                b,
                             gint64                bn,
                             gint64                a,
                             gint64                an)
{
  guint steps = g_hash_table_size (self->runs) + 1;

  while (a != b && steps-- > 0)
    {
      const Run *run = find_run (self, a);

      if (run == NULL || run->parent == 0)
        return FALSE;
      a = run->parent;
      an = MIN (an, run->parent_n);
    }
  return a == b && bn <= an;
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

gboolean
dossier_lineage_saw (DossierLineage  *self,
                     DossierDatabase *database,
                     gint64           a,
                     gint64           an,
                     gint64           vv,
                     gint64           b,
                     gint64           bn)
{
  GArray *tips;

  if (dossier_lineage_is_ancestor (self, b, bn, a, an))
    return TRUE;
  if (vv == 0)
    return FALSE;

  tips = find_vector (self, database, vv);
  for (guint i = 0; i < tips->len; i++)
    {
      const Tip *tip = &g_array_index (tips, Tip, i);

      if (dossier_lineage_is_ancestor (self, b, bn, tip->run, tip->n))
        return TRUE;
    }
  return FALSE;
}

gboolean
dossier_lineage_is_linear (const DossierLineage *self)
{
  return self->linear;
}
