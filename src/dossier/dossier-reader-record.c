#include "dossier-reader-private.h"
#include "dossier-select-private.h"

#include "base-identifier.h"
#include "dossier-schema.h"

/* The columns of a whole record: its id, its state, then those of each single-valued field. */
static gboolean
add_columns (DossierSelect     *select,
             const DossierKind *kind,
             GError           **error)
{
  static const char *const dates[] = { "", ".from", ".to", ".precision" };
  static const char *const places[] = { ".lon", ".lat" };

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];
      gboolean            is_date = field->type == DOSSIER_FIELD_DATE;
      gboolean            is_place = field->type == DOSSIER_FIELD_POSITION;
      guint               n_parts = is_date ? G_N_ELEMENTS (dates) : is_place ? G_N_ELEMENTS (places)
                                                                              : 1;

      for (guint j = 0; !dossier_field_is_set (field) && j < n_parts; j++)
        {
          g_autofree char *path = g_strconcat (field->code, is_date ? dates[j] : is_place ? places[j]
                                                                                          : "",
                                               NULL);

          if (!dossier_select_add_column (select, path, error))
            return FALSE;
        }
    }
  return TRUE;
}

static DossierValue *
read_date (DossierStatement *row,
           int               column)
{
  g_autoptr (BaseDate) date = base_date_new ((guint32) dossier_statement_get_integer (row, column + 1),
                                             (guint32) dossier_statement_get_integer (row, column + 2),
                                             base_date_precision_from_code (dossier_statement_get_text (row, column + 3)),
                                             dossier_statement_get_text (row, column));

  return dossier_value_new_date (date);
}

static DossierValue *
read_bytes (DossierStatement   *row,
            int                 column,
            const DossierField *field)
{
  gsize              length;
  const guint8      *bytes = dossier_statement_get_bytes (row, column, &length);
  char               id[BASE_IDENTIFIER_DIGITS + 1];
  g_autoptr (GBytes) copy = NULL;

  if (length == 1 && *bytes == '?')
    return dossier_value_new_unknown ();
  if (length == 1 && *bytes == '-')
    return dossier_value_new_not_applicable ();
  if (length == 1 && *bytes == '!')
    return dossier_value_new_erased ();
  if (field->type == DOSSIER_FIELD_REFERENCE)
    return length == BASE_IDENTIFIER_BYTES ? dossier_value_new_reference (base_identifier_from_bytes (bytes, id)) : NULL;
  copy = g_bytes_new (bytes, length);
  return dossier_value_new_bytes (copy);
}

static DossierValue *
read_value (DossierStatement   *row,
            int                 column,
            const DossierField *field)
{
  DossierColumnType type = dossier_statement_get_type (row, column);

  if (type == DOSSIER_COLUMN_NULL)
    return NULL;
  if (type == DOSSIER_COLUMN_BYTES)
    return read_bytes (row, column, field);
  switch (field->type)
    {
    case DOSSIER_FIELD_INTEGER:
      return dossier_value_new_integer (dossier_statement_get_integer (row, column));
    case DOSSIER_FIELD_REAL:
      return dossier_value_new_real (dossier_statement_get_real (row, column));
    case DOSSIER_FIELD_BOOLEAN:
      return dossier_value_new_boolean (dossier_statement_get_integer (row, column) != 0);
    case DOSSIER_FIELD_DATE:
      return read_date (row, column);
    case DOSSIER_FIELD_POSITION:
      return dossier_value_new_position (dossier_statement_get_real (row, column), dossier_statement_get_real (row, column + 1));
    default:
      return dossier_value_new_text (dossier_statement_get_text (row, column));
    }
}

static void
read_values (DossierRecord     *record,
             const DossierKind *kind,
             DossierStatement  *row,
             int                column)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (dossier_field_is_set (field))
        continue;
      dossier_record_take (record, field->code, read_value (row, column, field));
      column += field->type == DOSSIER_FIELD_DATE ? 4 : field->type == DOSSIER_FIELD_POSITION ? 2
                                                                                              : 1;
    }
}

static gboolean
read_keys (DossierReader     *self,
           DossierRecord     *record,
           const DossierKind *kind,
           gint64             ent,
           GError           **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (dossier_reader_get_database (self),
                                                                "SELECT field, key FROM element WHERE ent = ?1 ORDER BY field, key", error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, ent);
  while (dossier_statement_step (rows, &local))
    {
      const DossierField *field = dossier_kind_find_field_number (kind, (guint) dossier_statement_get_integer (rows, 0));

      if (field != NULL && dossier_field_is_set (field))
        dossier_record_add_key (record, field->code, dossier_statement_get_text (rows, 1));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* id and row id come first among the columns. */
static DossierRecord *
read_record (DossierReader     *self,
             const DossierKind *kind,
             gboolean           deleted,
             DossierStatement  *row,
             GError           **error)
{
  g_autoptr (DossierRecord) record = NULL;
  gsize                     length;
  const guint8             *bytes = dossier_statement_get_bytes (row, 0, &length);
  char                      id[BASE_IDENTIFIER_DIGITS + 1];

  record = dossier_record_new (kind, base_identifier_from_bytes (bytes, id), deleted);
  read_values (record, kind, row, 2);
  return read_keys (self, record, kind, dossier_statement_get_integer (row, 1), error) ? g_steal_pointer (&record) : NULL;
}

static gboolean
read_all (DossierReader      *self,
          const DossierQuery *query,
          DossierStatement   *rows,
          GPtrArray          *records,
          GError            **error)
{
  const DossierKind *kind = dossier_kinds_find (dossier_query_get_kind (query));
  g_autoptr (GError) local = NULL;

  while (dossier_statement_step (rows, &local))
    {
      DossierRecord *record = read_record (self, kind, dossier_query_get_deleted (query), rows, &local);

      if (record == NULL)
        break;
      g_ptr_array_add (records, record);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Consumes select. */
static GPtrArray *
list_records (DossierReader      *self,
              const DossierQuery *query,
              DossierSelect      *select,
              GError            **error)
{
  g_autoptr (GPtrArray)        records = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_record_unref);
  g_autoptr (DossierStatement) rows = NULL;
  guint                        salt = dossier_reader_take_salt (self);
  gboolean                     read;

  dossier_select_add_column (select, "id", NULL);
  dossier_select_add_row_id (select);
  if (add_columns (select, dossier_kinds_find (dossier_query_get_kind (query)), error))
    rows = dossier_select_prepare (select, dossier_reader_get_database (self), salt, error);
  read = rows != NULL && read_all (self, query, rows, records, error);
  g_clear_pointer (&rows, dossier_statement_finish);
  dossier_reader_give_salt (self, salt);
  return read ? g_steal_pointer (&records) : NULL;
}

GPtrArray *
dossier_reader_list (DossierReader      *self,
                     const DossierQuery *query,
                     GError            **error)
{
  g_autoptr (DossierSelect) select = NULL;
  DossierVocabulary        *vocabulary;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  vocabulary = dossier_reader_get_vocabulary (self, error);
  if (vocabulary == NULL)
    return NULL;
  select = dossier_select_new (query, DOSSIER_SELECT_ALL, vocabulary);
  return list_records (self, query, select, error);
}

/* *state as DOSSIER_ENT_…; NULL and *error when there is no record to read. */
static const DossierKind *
find_record_row (DossierReader *self,
                 const char    *id,
                 gint64        *ent,
                 gint64        *state,
                 GError       **error)
{
  g_autoptr (DossierStatement) row = NULL;
  g_autoptr (GError)           local = NULL;
  const DossierKind           *kind = NULL;

  *ent = dossier_reader_follow_row (self, id, &local);
  if (*ent != 0)
    row = dossier_database_prepare (dossier_reader_get_database (self), "SELECT kind, state FROM ent WHERE id = ?1", &local);
  if (row != NULL)
    {
      dossier_statement_bind_integer (row, 1, *ent);
      if (dossier_statement_step (row, &local))
        {
          *state = dossier_statement_get_integer (row, 1);
          kind = dossier_kinds_find_number ((guint) dossier_statement_get_integer (row, 0));
        }
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (kind == NULL || *state == DOSSIER_ENT_REFERRED)
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, "no record %s", id);
  else
    return kind;
  return NULL;
}

DossierRecord *
dossier_reader_find_record (DossierReader *self,
                            const char    *id,
                            GError       **error)
{
  g_autoptr (GArray)        ents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierQuery)  query = NULL;
  g_autoptr (DossierSelect) select = NULL;
  g_autoptr (GPtrArray)     found = NULL;
  const DossierKind        *kind;
  gint64                    ent, state;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  kind = find_record_row (self, id, &ent, &state, error);
  if (kind == NULL)
    return NULL;
  query = dossier_query_new (kind->code);
  dossier_query_set_deleted (query, state == DOSSIER_ENT_DELETED);
  select = dossier_select_new (query, DOSSIER_SELECT_THESE, NULL);
  g_array_append_val (ents, ent);
  dossier_select_set_ids (select, ents);
  found = list_records (self, query, select, error);
  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return dossier_record_ref (g_ptr_array_index (found, 0));
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED, "record %s has no row", id);
  return NULL;
}
