#include "dossier-past.h"

#include "base-identifier.h"
#include "dossier-lineage.h"
#include "dossier-projection.h"
#include "dossier-reader-private.h"
#include "dossier-schema.h"

struct _DossierPast
{
  DossierReader  *reader; /* borrowed */
  DossierLineage *lineage;
};

DossierPast *
dossier_past_new (DossierReader *reader,
                  GError       **error)
{
  g_autoptr (DossierPast) self = g_new0 (DossierPast, 1);

  g_return_val_if_fail (reader != NULL, NULL);

  self->reader = reader;
  self->lineage = dossier_lineage_load (dossier_reader_get_database (reader), error);
  return self->lineage == NULL ? NULL : g_steal_pointer (&self);
}

void
dossier_past_free (DossierPast *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->lineage, dossier_lineage_free);
  g_free (self);
}

static const DossierKind *
find_kind (DossierPast *self,
           gint64       row,
           GError     **error)
{
  g_autoptr (DossierStatement) found = dossier_database_prepare (dossier_reader_get_database (self->reader), "SELECT kind FROM ent WHERE id = ?1 -- past", error);

  if (found == NULL)
    return NULL;
  dossier_statement_bind_integer (found, 1, row);
  return dossier_statement_step (found, error) ? dossier_kinds_find_number ((guint) dossier_statement_get_integer (found, 0)) : NULL;
}

static void
take_cell (DossierRecord      *record,
           const DossierField *field,
           const DossierCell  *cell)
{
  DossierValue *value = NULL;

  dossier_codec_read_value (cell->current.value, cell->current.value_length, dossier_field_is_set (field) ? DOSSIER_FIELD_BOOLEAN : field->type, &value);
  if (!dossier_field_is_set (field))
    dossier_record_take (record, field->code, value);
  else if (value != NULL && dossier_value_get_boolean (value))
    dossier_record_add_key (record, field->code, cell->key);
  if (dossier_field_is_set (field))
    g_clear_pointer (&value, dossier_value_unref);
}

static DossierRecord *
make_record (const DossierKind  *kind,
             const char         *id,
             const DossierState *state)
{
  DossierRecord *record = dossier_record_new (kind, id, state->deleted);

  for (guint i = 0; i < state->cells->len; i++)
    {
      const DossierCell  *cell = &g_array_index (state->cells, DossierCell, i);
      const DossierField *field = dossier_kind_find_field_number (kind, cell->field);

      if (field != NULL && dossier_field_is_set (field) == (*cell->key != '\0'))
        take_cell (record, field, cell);
    }
  return record;
}

DossierRecord *
dossier_past_find_record (DossierPast *self,
                          const char  *id,
                          gint64       moment,
                          GError     **error)
{
  DossierBefore            before = { .moment = moment };
  g_autoptr (DossierState) state = NULL;
  g_autoptr (GError)       local = NULL;
  const DossierKind       *kind = NULL;
  gint64                   row;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  row = dossier_reader_find_row (self->reader, id, &local);
  if (row != 0)
    kind = find_kind (self, row, &local);
  if (kind != NULL)
    state = dossier_projection_compute (dossier_reader_get_database (self->reader), self->lineage, row, &before, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return state == NULL || !state->exists ? NULL : make_record (kind, id, state);
}

GPtrArray *
dossier_past_list_written (DossierPast *self,
                           const char  *kind,
                           gint64       moment,
                           GError     **error)
{
  g_autoptr (GPtrArray)        ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  g_return_val_if_fail (self != NULL && dossier_kinds_find (kind) != NULL, NULL);

  rows = dossier_database_prepare (dossier_reader_get_database (self->reader),
                                   "SELECT uuid FROM ent e WHERE e.kind = ?1 AND e.state = 1 AND EXISTS (SELECT 1 FROM op o JOIN txn t ON t.run = o.run AND t.n = o.n"
                                   "  WHERE o.ent = e.id AND t.w > ?2) ORDER BY e.id",
                                   error);
  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, dossier_kinds_find (kind)->number);
  dossier_statement_bind_integer (rows, 2, moment);
  while (dossier_statement_step (rows, &local))
    {
      gsize         length;
      const guint8 *bytes = dossier_statement_get_bytes (rows, 0, &length);

      g_ptr_array_add (ids, base_identifier_from_bytes (bytes, g_malloc (BASE_IDENTIFIER_DIGITS + 1)));
    }
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gint64
dossier_past_find_first (DossierPast *self,
                         const char  *id)
{
  g_autoptr (DossierStatement) row = NULL;

  g_return_val_if_fail (self != NULL && id != NULL, 0);

  row = dossier_database_prepare (dossier_reader_get_database (self->reader),
                                  "SELECT min(t.w) FROM op o JOIN txn t ON t.run = o.run AND t.n = o.n WHERE o.ent = ?1", NULL);
  if (row == NULL)
    return 0;
  dossier_statement_bind_integer (row, 1, dossier_reader_find_row (self->reader, id, NULL));
  return dossier_statement_step (row, NULL) ? dossier_statement_get_integer (row, 0) : 0;
}
