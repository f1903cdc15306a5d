#include "dossier-stretch.h"

#include "dossier-vector.h"

#include <string.h>

/* A segment being read. */
typedef struct
{
  DossierDatabase *database;
  DossierSegment  *segment;
  gsize            bytes;
} Stretch;

gint64
dossier_stretch_find_run (DossierDatabase *database,
                          const guint8    *uuid,
                          GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT id FROM run WHERE uuid = ? -- stretch", error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, uuid, DOSSIER_RUN_BYTES);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

static gboolean
read_bytes (DossierStatement *row,
            int               column,
            guint8           *bytes,
            gsize             size)
{
  gsize         length;
  const guint8 *found = dossier_statement_get_bytes (row, column, &length);

  if (found == NULL || length != size)
    return FALSE;
  memcpy (bytes, found, size);
  return TRUE;
}

static void
read_seen (DossierStatement   *row,
           int                 column,
           DossierTransaction *transaction)
{
  gsize         length;
  const guint8 *bytes = dossier_statement_get_bytes (row, column, &length);
  GArray       *tips = bytes ? dossier_vector_from_bytes (bytes, length) : NULL;

  if (tips == NULL)
    return;
  g_array_unref (transaction->seen);
  transaction->seen = tips;
}

static const char select_transaction[] =
  "SELECT txn.t, txn.w, txn.rank, author.uuid, vv.blob, txn.batch, undone.uuid, txn.undo_n, txn.label FROM txn"
  " LEFT JOIN ent author ON author.id = txn.author LEFT JOIN vv ON vv.id = txn.vv LEFT JOIN run undone ON undone.id = txn.undo_run"
  " WHERE txn.run = ?1 AND txn.n = ?2";

static void
read_heading (DossierStatement   *row,
              DossierTransaction *transaction)
{
  transaction->t = dossier_statement_get_integer (row, 0);
  transaction->w = dossier_statement_get_integer (row, 1);
  transaction->rank = (guint) dossier_statement_get_integer (row, 2);
  transaction->has_author = read_bytes (row, 3, transaction->author, sizeof transaction->author);
  read_seen (row, 4, transaction);
  transaction->has_batch = read_bytes (row, 5, transaction->batch, sizeof transaction->batch);
  if (read_bytes (row, 6, transaction->undoes.run, sizeof transaction->undoes.run))
    transaction->undoes.n = dossier_statement_get_integer (row, 7);
  transaction->label = g_strdup (dossier_statement_get_text (row, 8));
}

static gboolean
read_operations (DossierDatabase    *database,
                 gint64              run,
                 DossierTransaction *transaction,
                 GError            **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  rows = dossier_database_prepare (database,
                                   "SELECT op.kind, coalesce (op.tab, ent.kind), ent.uuid, op.data FROM op JOIN ent ON ent.id = op.ent"
                                   " WHERE op.run = ?1 AND op.n = ?2 ORDER BY op.i",
                                   error);
  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, run);
  dossier_statement_bind_integer (rows, 2, transaction->point.n);
  while (dossier_statement_step (rows, &local))
    {
      gsize              length;
      const guint8      *data = dossier_statement_get_bytes (rows, 3, &length);
      g_autoptr (GBytes) bytes = g_bytes_new (data, length);
      guint8             entity[BASE_IDENTIFIER_BYTES];

      if (read_bytes (rows, 2, entity, sizeof entity))
        dossier_transaction_add (transaction, (guint) dossier_statement_get_integer (rows, 0), (guint) dossier_statement_get_integer (rows, 1), entity, bytes);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

DossierTransaction *
dossier_stretch_read_transaction (DossierDatabase *database,
                                  gint64           run,
                                  const guint8    *uuid,
                                  gint64           n,
                                  GError         **error)
{
  g_autoptr (DossierStatement)   row = dossier_database_prepare (database, select_transaction, error);
  g_autoptr (DossierTransaction) transaction = NULL;

  if (row == NULL)
    return NULL;
  dossier_statement_bind_integer (row, 1, run);
  dossier_statement_bind_integer (row, 2, n);
  if (!dossier_statement_step (row, error))
    return NULL;
  transaction = dossier_transaction_new ();
  memcpy (transaction->point.run, uuid, DOSSIER_RUN_BYTES);
  transaction->point.n = n;
  read_heading (row, transaction);
  return read_operations (database, run, transaction, error) ? g_steal_pointer (&transaction) : NULL;
}

/* A run as it stands in the journal. */
typedef struct
{
  gint64         row;
  DossierSection section; /* last: of what is applied; first: after its parent */
  guint8         poste[DOSSIER_POSTE_BYTES];
} Run;

static const char select_run[] =
  "SELECT run.uuid, poste.uuid, parent.uuid, run.parent_n, run.applied FROM run JOIN poste ON poste.id = run.poste"
  " LEFT JOIN run parent ON parent.id = run.parent WHERE run.id = ? AND run.known";

static gboolean
read_run (DossierDatabase *database,
          gint64           row,
          Run             *run,
          GError         **error)
{
  g_autoptr (DossierStatement) found = dossier_database_prepare (database, select_run, error);

  memset (run, 0, sizeof *run);
  if (found == NULL)
    return FALSE;
  dossier_statement_bind_integer (found, 1, row);
  if (!dossier_statement_step (found, error))
    return error == NULL || *error == NULL;
  run->row = row;
  read_bytes (found, 0, run->section.run, sizeof run->section.run);
  read_bytes (found, 1, run->poste, sizeof run->poste);
  if (read_bytes (found, 2, run->section.parent.run, sizeof run->section.parent.run))
    run->section.parent.n = dossier_statement_get_integer (found, 3);
  run->section.first = run->section.parent.n + 1;
  run->section.last = dossier_statement_get_integer (found, 4);
  return TRUE;
}

static gsize
measure (const DossierTransaction *transaction)
{
  gsize size = 64 + transaction->seen->len * 4;

  for (guint i = 0; i < transaction->operations->len; i++)
    size += 24 + g_bytes_get_size (g_array_index (transaction->operations, DossierOperation, i).data);
  return size;
}

static gboolean
is_full (const Stretch *self)
{
  return self->segment->transactions->len >= DOSSIER_STRETCH_TRANSACTIONS || self->bytes >= DOSSIER_STRETCH_BYTES;
}

/* first…last of the run as one section, up to the limits or to what is missing. */
static gboolean
read_section (Stretch   *self,
              const Run *run,
              gint64     first,
              gint64     last,
              GError   **error)
{
  DossierSection section = run->section;

  section.first = first;
  for (section.last = first - 1; section.last < last && !is_full (self); section.last++)
    {
      g_autoptr (GError)  local = NULL;
      DossierTransaction *transaction = dossier_stretch_read_transaction (self->database, run->row, run->section.run, section.last + 1, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (transaction == NULL)
        break;
      self->bytes += measure (transaction);
      g_ptr_array_add (self->segment->transactions, transaction);
    }
  if (section.last >= section.first)
    g_array_append_val (self->segment->sections, section);
  return TRUE;
}

DossierSegment *
dossier_stretch_read (DossierDatabase *database,
                      const guint8    *uuid,
                      gint64           first,
                      gint64           last,
                      GError         **error)
{
  g_autoptr (DossierSegment) segment = NULL;
  g_autoptr (GError)         local = NULL;
  gint64                     row = dossier_stretch_find_run (database, uuid, &local);
  Run                        run = { 0 };
  Stretch                    stretch = { database };

  if (local != NULL || !read_run (database, row, &run, &local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  stretch.segment = segment = dossier_segment_new (run.poste);
  if (run.row == 0 || read_section (&stretch, &run, MAX (first, run.section.first), MIN (last, run.section.last), error))
    return g_steal_pointer (&segment);
  return NULL;
}

/* One number; 0 when there is none, or on error. */
static gint64
ask_number (DossierDatabase *database,
            const char      *sql,
            gint64           one,
            gint64           other,
            GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, sql, error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_integer (row, 1, one);
  dossier_statement_bind_integer (row, 2, other);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

#define HAS_UNSEALED "EXISTS (SELECT 1 FROM txn WHERE txn.run = run.id AND txn.sealed = 0)"

static const char first_unsealed_run[] = "SELECT id FROM run WHERE poste = ?1 AND ?2 = 0 AND " HAS_UNSEALED " ORDER BY id LIMIT 1";
static const char next_unsealed_run[] = "SELECT id FROM run WHERE parent = ?1 AND parent_n = ?2 AND " HAS_UNSEALED " ORDER BY id LIMIT 1";

/* The run, and those that go on where it ends. */
static gboolean
read_chain (Stretch *self,
            gint64   row,
            GError **error)
{
  g_autoptr (GError) local = NULL;

  while (row != 0 && !is_full (self))
    {
      Run    run;
      gint64 first = ask_number (self->database, "SELECT min (n) FROM txn WHERE run = ?1 AND sealed = ?2", row, 0, &local);

      if (local != NULL || !read_run (self->database, row, &run, &local))
        break;
      if (self->segment->sections->len > 0 && first != run.section.first)
        return TRUE;
      if (!read_section (self, &run, first, run.section.last, &local) || is_full (self))
        break;
      row = ask_number (self->database, next_unsealed_run, row, dossier_segment_get_last (self->segment), &local);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

DossierSegment *
dossier_stretch_read_unsealed (DossierJournal *journal,
                               GError        **error)
{
  DossierDatabase           *database = dossier_journal_get_database (journal);
  g_autoptr (DossierSegment) segment = NULL;
  g_autoptr (GError)         local = NULL;
  gint64                     row = ask_number (database, first_unsealed_run, dossier_journal_get_poste (journal), 0, &local);
  Stretch                    stretch = { database };

  stretch.segment = segment = dossier_segment_new (dossier_journal_get_poste_uuid (journal));
  if (local == NULL && read_chain (&stretch, row, &local))
    return g_steal_pointer (&segment);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
dossier_stretch_seal (DossierDatabase      *database,
                      const DossierSegment *segment,
                      GError              **error)
{
  g_autoptr (DossierStatement) update = NULL;

  update = dossier_database_prepare (database, "UPDATE txn SET sealed = 1 WHERE run = (SELECT id FROM run WHERE uuid = ?1) AND n BETWEEN ?2 AND ?3 AND sealed = 0", error);
  for (guint i = 0; update != NULL && i < segment->sections->len; i++)
    {
      const DossierSection *section = &g_array_index (segment->sections, DossierSection, i);

      dossier_statement_bind_bytes (update, 1, section->run, sizeof section->run);
      dossier_statement_bind_integer (update, 2, section->first);
      dossier_statement_bind_integer (update, 3, section->last);
      if (!dossier_statement_run (update, error))
        return FALSE;
    }
  return update != NULL;
}

gboolean
dossier_stretch_is_same (DossierDatabase      *database,
                         const DossierSegment *segment,
                         gboolean             *same,
                         GError              **error)
{
  g_autoptr (GError) local = NULL;

  *same = segment->transactions->len > 0;
  for (guint i = 0; *same && i < segment->transactions->len; i++)
    {
      const DossierTransaction      *there = segment->transactions->pdata[i];
      gint64                         run = dossier_stretch_find_run (database, there->point.run, &local);
      g_autoptr (DossierTransaction) here = run ? dossier_stretch_read_transaction (database, run, there->point.run, there->point.n, &local) : NULL;

      *same = here != NULL && dossier_transaction_is_equal (here, there);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
