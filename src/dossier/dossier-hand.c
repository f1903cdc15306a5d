#include "dossier-hand.h"

#include "dossier-codec.h"
#include "dossier-projection.h"
#include "dossier-reader-private.h"

/* Columns: rank, whether it takes something back, whether it is part of a batch. */
#define HAND_COLUMNS "txn.rank, txn.undo_run IS NOT NULL, txn.batch IS NOT NULL"

static DossierHand
read_hand (DossierStatement *row)
{
  if (dossier_statement_get_integer (row, 1) != 0)
    return DOSSIER_HAND_UNDO;
  if (dossier_statement_get_integer (row, 0) == DOSSIER_RANK_REGISTER)
    return DOSSIER_HAND_REGISTER;
  return dossier_statement_get_integer (row, 2) != 0 ? DOSSIER_HAND_IMPORT : DOSSIER_HAND_PERSON;
}

/* "No row" is nobody; "could not read" is taken as a person: nothing is then overwritten. */
static DossierHand
step_hand (DossierStatement *row,
           GError          **error)
{
  g_autoptr (GError) local = NULL;

  if (dossier_statement_step (row, &local))
    return read_hand (row);
  if (local == NULL)
    return DOSSIER_HAND_NOBODY;
  g_propagate_error (error, g_steal_pointer (&local));
  return DOSSIER_HAND_PERSON;
}

static DossierHand
find_hand_of (DossierReader      *self,
              const DossierClaim *claim,
              GError            **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (dossier_reader_get_database (self), "SELECT " HAND_COLUMNS " FROM txn WHERE run = ?1 AND n = ?2", error);

  if (row == NULL)
    return DOSSIER_HAND_PERSON;
  dossier_statement_bind_integer (row, 1, claim->run);
  dossier_statement_bind_integer (row, 2, claim->n);
  return step_hand (row, error);
}

DossierHand
dossier_reader_find_hand (DossierReader      *self,
                          const char         *id,
                          const DossierField *field,
                          GError            **error)
{
  g_autoptr (DossierLineage) lineage = NULL;
  g_autoptr (DossierState)   state = NULL;
  const DossierCell         *cell;
  gint64                     ent;

  g_return_val_if_fail (self != NULL && id != NULL && field != NULL, DOSSIER_HAND_PERSON);

  ent = dossier_reader_find_row (self, id, error);
  if (ent == 0)
    return error != NULL && *error != NULL ? DOSSIER_HAND_PERSON : DOSSIER_HAND_NOBODY;
  lineage = dossier_lineage_load (dossier_reader_get_database (self), error);
  state = lineage == NULL ? NULL : dossier_projection_compute (dossier_reader_get_database (self), lineage, ent, NULL, error);
  if (state == NULL)
    return DOSSIER_HAND_PERSON;
  cell = dossier_state_find (state, field->number, NULL);
  return cell == NULL ? DOSSIER_HAND_NOBODY : find_hand_of (self, &cell->current, error);
}

DossierHand
dossier_reader_find_deleting_hand (DossierReader *self,
                                   const char    *id,
                                   GError       **error)
{
  g_autoptr (DossierStatement) row = NULL;
  gint64                       ent;

  g_return_val_if_fail (self != NULL && id != NULL, DOSSIER_HAND_PERSON);

  ent = dossier_reader_find_row (self, id, error);
  if (ent == 0)
    return error != NULL && *error != NULL ? DOSSIER_HAND_PERSON : DOSSIER_HAND_NOBODY;
  row = dossier_database_prepare (dossier_reader_get_database (self),
                                  "SELECT " HAND_COLUMNS " FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n "
                                  "WHERE op.ent = ?1 AND op.kind = ?2 ORDER BY txn.rank DESC, txn.t DESC, txn.n DESC LIMIT 1",
                                  error);
  if (row == NULL)
    return DOSSIER_HAND_PERSON;
  dossier_statement_bind_integer (row, 1, ent);
  dossier_statement_bind_integer (row, 2, DOSSIER_OP_DELETE);
  return step_hand (row, error);
}
