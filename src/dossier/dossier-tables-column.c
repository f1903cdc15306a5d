/* dossier-tables-column.c - one answer in its columns */
#include "dossier-tables-private.h"

#include "base-identifier.h"
#include "dossier-tables.h"
#include "dossier-tables-merge.h"

#include <string.h>

static gint64
ensure_reference (DossierDatabase *database,
                  const char      *id,
                  GError         **error)
{
  guint8 uuid[BASE_IDENTIFIER_BYTES];

  return base_identifier_to_bytes (id, uuid) ? dossier_tables_ensure_ent (database, uuid, 0, error) : 0;
}

static void
bind_day (DossierStatement *statement,
          int               index,
          guint32           day)
{
  if (day != 0)
    dossier_statement_bind_integer (statement, index, day);
}

static void
bind_date (DossierStatement *statement,
           int               index,
           const BaseDate   *date)
{
  g_autofree char *text = base_date_dup_text (date);

  dossier_statement_bind_text (statement, index, text);
  bind_day (statement, index + 1, date->earliest);
  bind_day (statement, index + 2, date->latest);
  dossier_statement_bind_text (statement, index + 3, base_date_precision_to_code (date->precision));
}

/* What was merged is led to by nobody, but by what says where it went itself. */
static gint64
follow_reference (DossierDatabase    *database,
                  const DossierField *field,
                  const char         *id,
                  GError            **error)
{
  gint64 ent = ensure_reference (database, id, error);

  return ent == 0 || strcmp (field->code, "merged_into") == 0 ? ent : dossier_tables_follow (database, ent, error);
}

static gboolean
bind_reference (DossierDatabase    *database,
                DossierStatement   *statement,
                int                 index,
                const DossierField *field,
                const char         *id,
                GError            **error)
{
  gint64 ent = follow_reference (database, field, id, error);

  dossier_statement_bind_integer (statement, index, ent);
  return ent != 0;
}

gboolean
dossier_tables_bind_value (DossierDatabase    *database,
                           DossierStatement   *statement,
                           int                 index,
                           const DossierField *field,
                           const DossierValue *value,
                           GError            **error)
{
  double lon, lat;

  switch (dossier_value_get_value_type (value))
    {
    case DOSSIER_VALUE_UNKNOWN:
      dossier_statement_bind_bytes (statement, index, "?", 1);
      return TRUE;
    case DOSSIER_VALUE_NOT_APPLICABLE:
      dossier_statement_bind_bytes (statement, index, "-", 1);
      return TRUE;
    case DOSSIER_VALUE_ERASED:
      dossier_statement_bind_bytes (statement, index, "!", 1);
      return TRUE;
    case DOSSIER_VALUE_TEXT:
      dossier_statement_bind_text (statement, index, dossier_value_get_text (value));
      return TRUE;
    case DOSSIER_VALUE_INTEGER:
      dossier_statement_bind_integer (statement, index, dossier_value_get_integer (value));
      return TRUE;
    case DOSSIER_VALUE_REAL:
      dossier_statement_bind_real (statement, index, dossier_value_get_real (value));
      return TRUE;
    case DOSSIER_VALUE_BOOLEAN:
      dossier_statement_bind_integer (statement, index, dossier_value_get_boolean (value));
      return TRUE;
    case DOSSIER_VALUE_BYTES:
      {
        gsize         length;
        gconstpointer bytes = g_bytes_get_data (dossier_value_get_bytes (value), &length);

        dossier_statement_bind_bytes (statement, index, bytes, length);
        return TRUE;
      }
    case DOSSIER_VALUE_DATE:
      bind_date (statement, index, dossier_value_get_date (value));
      return TRUE;
    case DOSSIER_VALUE_POSITION:
      dossier_value_get_position (value, &lon, &lat);
      dossier_statement_bind_real (statement, index, lon);
      dossier_statement_bind_real (statement, index + 1, lat);
      return TRUE;
    case DOSSIER_VALUE_REFERENCE:
      return bind_reference (database, statement, index, field, dossier_value_get_reference (value), error);
    default:
      return TRUE;
    }
}

int
dossier_tables_count_columns (const DossierField *field)
{
  return field->type == DOSSIER_FIELD_DATE ? 4 : field->type == DOSSIER_FIELD_POSITION ? 2
                                                                                       : 1;
}

const char *
dossier_tables_get_suffix (const DossierField *field,
                           int                 i)
{
  static const char *const of_date[] = { "", ".from", ".to", ".precision" }, *const of_position[] = { ".lon", ".lat" };

  return field->type == DOSSIER_FIELD_DATE ? of_date[i] : field->type == DOSSIER_FIELD_POSITION ? of_position[i]
                                                                                                : "";
}

DossierValue *
dossier_tables_decode (const DossierCell  *cell,
                       const DossierField *field)
{
  DossierValue *value = NULL;

  if (cell != NULL)
    dossier_codec_read_value (cell->current.value, cell->current.value_length, field->type, &value);
  return value;
}
