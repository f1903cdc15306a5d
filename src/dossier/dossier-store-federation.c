#include "dossier-store-federation.h"

#include "dossier-reader-private.h"
#include "dossier-store-private.h"
#include "dossier-transaction.h"

#include <string.h>

static gboolean
read_meta (DossierDatabase *database,
           const char      *key,
           guint8          *bytes,
           gsize            length,
           GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT v FROM meta WHERE k = ?", error);
  const guint8                *found;
  gsize                        n;

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_text (row, 1, key);
  if (!dossier_statement_step (row, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED, "no %s", key);
      return FALSE;
    }
  found = dossier_statement_get_bytes (row, 0, &n);
  if (n == length)
    memcpy (bytes, found, length);
  else
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED, "%s is of %" G_GSIZE_FORMAT " bytes", key, n);
  return n == length;
}

static gpointer
read_federation (DossierReader *reader,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  DossierDatabase   *database = dossier_reader_get_database (reader);
  DossierFederation *federation = data;

  return read_meta (database, "federation", federation->id, sizeof federation->id, error) &&
             read_meta (database, "federation_salt", federation->salt, sizeof federation->salt, error) &&
             read_meta (database, "founder", federation->founder, sizeof federation->founder, error)
           ? federation
           : NULL;
}

gboolean
dossier_store_read_federation (DossierStore      *self,
                               DossierFederation *federation,
                               GError           **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self) && federation != NULL, FALSE);

  return dossier_store_ask (self, read_federation, federation, error) != NULL;
}

const DossierIdentity *
dossier_store_get_identity (DossierStore *self)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self) && self->core != NULL, NULL);

  return self->core->identity;
}

/* One value made on the reader thread. */
typedef struct
{
  const GArray *sections;
  gboolean      holds;
} Holding;

/* A run may have holes that are filled one day: declared ones, and those of a dossier that was mended (dossier-salvage.h). Else all that is
 * before its last number is here, and nothing is counted. */
static const char holds_section[] =
  "SELECT run.applied >= ?3 AND ((NOT EXISTS (SELECT 1 FROM hole WHERE hole.run = run.id AND first <= ?3 AND last >= ?2)"
  " AND NOT EXISTS (SELECT 1 FROM meta WHERE k = 'gaps'))"
  " OR (SELECT count (*) FROM txn WHERE txn.run = run.id AND n BETWEEN ?2 AND ?3) = ?3 - ?2 + 1) FROM run WHERE uuid = ?1";

static gpointer
look_for_sections (DossierReader *reader,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Holding                     *holding = data;
  g_autoptr (GError)           local = NULL;
  g_autoptr (DossierStatement) row = dossier_database_prepare (dossier_reader_get_database (reader), holds_section, &local);

  holding->holds = TRUE;
  for (guint i = 0; row != NULL && local == NULL && holding->holds && i < holding->sections->len; i++)
    {
      const DossierSection *section = &g_array_index (holding->sections, DossierSection, i);

      dossier_statement_bind_bytes (row, 1, section->run, sizeof section->run);
      dossier_statement_bind_integer (row, 2, section->first);
      dossier_statement_bind_integer (row, 3, section->last);
      holding->holds = dossier_statement_step (row, &local) && dossier_statement_get_integer (row, 0) != 0;
      dossier_statement_reset (row);
    }
  if (local == NULL)
    return holding;
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
dossier_store_holds (DossierStore *self,
                     const GArray *sections,
                     gboolean     *holds,
                     GError      **error)
{
  Holding holding = { sections, FALSE };

  g_return_val_if_fail (DOSSIER_IS_STORE (self) && sections != NULL && holds != NULL, FALSE);

  if (dossier_store_ask (self, look_for_sections, &holding, error) == NULL)
    return FALSE;
  *holds = holding.holds;
  return TRUE;
}

static gpointer
count_divergences (DossierReader *reader,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (DossierStatement) row = NULL;
  gint64                      *count = data;

  row = dossier_database_prepare (dossier_reader_get_database (reader),
                                  "SELECT count (*) FROM (SELECT DISTINCT d.ent, d.field, d.key FROM divergence d JOIN ent ON ent.id = d.ent WHERE ent.state = 1)", error);
  if (row == NULL || !dossier_statement_step (row, error))
    return NULL;
  *count = dossier_statement_get_integer (row, 0);
  return count;
}

gint64
dossier_store_count_divergences (DossierStore *self,
                                 GError      **error)
{
  gint64 count = 0;

  g_return_val_if_fail (DOSSIER_IS_STORE (self), -1);

  return dossier_store_ask (self, count_divergences, &count, error) != NULL ? count : -1;
}

static gpointer
count_scrubs (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (dossier_reader_get_database (reader), "SELECT coalesce (max (v), 0) FROM meta WHERE k = 'scrubs'", error);
  gint64                      *count = data;

  if (row == NULL || !dossier_statement_step (row, error))
    return NULL;
  *count = dossier_statement_get_integer (row, 0);
  return count;
}

gint64
dossier_store_count_scrubs (DossierStore *self,
                            GError      **error)
{
  gint64 count = 0;

  g_return_val_if_fail (DOSSIER_IS_STORE (self), -1);

  return dossier_store_ask (self, count_scrubs, &count, error) != NULL ? count : -1;
}

/* The rows of a question for a desktop, a run and a number. */
static GArray *
collect_tips (DossierStatement *rows,
              GError          **error)
{
  g_autoptr (GArray) tips = g_array_new (FALSE, TRUE, sizeof (DossierTip));
  g_autoptr (GError) local = NULL;

  while (dossier_statement_step (rows, &local))
    {
      DossierTip tip = { 0 };
      gsize      length;

      memcpy (tip.poste, dossier_statement_get_bytes (rows, 0, &length), sizeof tip.poste);
      memcpy (tip.point.run, dossier_statement_get_bytes (rows, 1, &length), sizeof tip.point.run);
      tip.point.n = dossier_statement_get_integer (rows, 2);
      g_array_append_val (tips, tip);
    }
  if (local == NULL)
    return g_steal_pointer (&tips);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gpointer
list_erasures (DossierReader *reader,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  guint8                       uuid[BASE_IDENTIFIER_BYTES];

  rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                   "SELECT poste.uuid, run.uuid, max (op.n) FROM op JOIN ent ON ent.id = op.ent JOIN run ON run.id = op.run JOIN poste ON poste.id = run.poste"
                                   " WHERE op.kind = 4 AND (?1 IS NULL OR ent.uuid = ?1) GROUP BY run.id ORDER BY poste.uuid, run.uuid",
                                   error);
  if (rows == NULL)
    return NULL;
  if (data != NULL)
    {
      base_identifier_to_bytes (data, uuid);
      dossier_statement_bind_bytes (rows, 1, uuid, sizeof uuid);
    }
  return collect_tips (rows, error);
}

GArray *
dossier_store_list_erasures (DossierStore *self,
                             const char   *id,
                             GError      **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  return dossier_store_ask (self, list_erasures, (gpointer) id, error);
}

static gpointer
list_tips (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DossierStatement) rows = NULL;

  rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                   "SELECT poste.uuid, run.uuid, run.applied FROM run JOIN poste ON poste.id = run.poste"
                                   " WHERE run.applied > 0 AND NOT EXISTS"
                                   " (SELECT 1 FROM run child WHERE child.parent = run.id AND child.parent_n >= run.applied AND child.applied > child.parent_n)"
                                   " ORDER BY poste.uuid, run.uuid",
                                   error);
  return rows != NULL ? collect_tips (rows, error) : NULL;
}

GArray *
dossier_store_list_tips (DossierStore *self,
                         GError      **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  return dossier_store_ask (self, list_tips, NULL, error);
}

static gpointer
list_runs (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GArray)           runs = g_array_new (FALSE, TRUE, sizeof (DossierSection));
  g_autoptr (GError)           local = NULL;

  rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                   "SELECT run.uuid, min (txn.n), max (txn.n) FROM run JOIN txn ON txn.run = run.id GROUP BY run.id ORDER BY run.id", error);
  if (rows == NULL)
    return NULL;
  while (dossier_statement_step (rows, &local))
    {
      DossierSection section = { 0 };
      gsize          length;

      memcpy (section.run, dossier_statement_get_bytes (rows, 0, &length), sizeof section.run);
      section.first = dossier_statement_get_integer (rows, 1);
      section.last = dossier_statement_get_integer (rows, 2);
      g_array_append_val (runs, section);
    }
  if (local == NULL)
    return g_steal_pointer (&runs);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GArray *
dossier_store_list_runs (DossierStore *self,
                         GError      **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  return dossier_store_ask (self, list_runs, NULL, error);
}
