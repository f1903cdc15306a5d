#include "config.h"

#include "dossier-rules.h"

#include "dossier-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
dossier_rules_is_whole (const DossierField *field)
{
  return field->type == DOSSIER_FIELD_REFERENCE && (field->flags & DOSSIER_FIELD_REQUIRED);
}

static gboolean
holds (const GArray *rows,
       gint64        ent)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, gint64, i) == ent)
      return TRUE;
  return FALSE;
}

static gboolean
collect (DossierStatement *rows,
         GArray           *found,
         GError          **error)
{
  g_autoptr (GError) local = NULL;

  while (dossier_statement_step (rows, &local))
    {
      gint64 ent = dossier_statement_get_integer (rows, 0);

      if (!holds (found, ent))
        g_array_append_val (found, ent);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
add_requiring (DossierDatabase    *database,
               const DossierKind  *kind,
               const DossierField *field,
               gint64              ent,
               GArray             *found,
               GError            **error)
{
  g_autofree char             *sql = NULL;
  g_autoptr (DossierStatement) rows = NULL;

  sql = g_strdup_printf ("SELECT r.id FROM \"%s\" r JOIN ent ON ent.id = r.id WHERE r.\"%s\" = ? AND ent.state = %d ORDER BY r.id",
                         kind->code, field->code, DOSSIER_ENT_LIVING);
  rows = dossier_database_prepare (database, sql, error);
  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, ent);
  return collect (rows, found, error);
}

static gboolean
add_dependents (DossierDatabase *database,
                gint64           ent,
                GArray          *found,
                GError         **error)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i].n_fields; j++)
      {
        const DossierField *field = &kinds[i].fields[j];

        if (dossier_rules_is_whole (field) && !add_requiring (database, &kinds[i], field, ent, found, error))
          return FALSE;
      }
  return TRUE;
}

GArray *
dossier_rules_list_dependents (DossierDatabase *database,
                               gint64           ent,
                               GError         **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (found, ent);
  for (guint i = 0; i < found->len; i++)
    if (!add_dependents (database, g_array_index (found, gint64, i), found, error))
      return NULL;
  g_array_remove_index (found, 0);
  return g_steal_pointer (&found);
}

static gboolean
is_blank (DossierStatement *row,
          int               column)
{
  const char *text;

  if (dossier_statement_get_type (row, column) == DOSSIER_COLUMN_NULL)
    return TRUE;
  if (dossier_statement_get_type (row, column) != DOSSIER_COLUMN_TEXT)
    return FALSE;
  for (text = dossier_statement_get_text (row, column); *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static gboolean
check_required (DossierStatement  *row,
                const DossierKind *kind,
                int                column,
                const char        *code,
                GError           **error)
{
  const DossierField *field = dossier_kind_find_field (kind, code);

  if (!is_blank (row, column))
    return TRUE;
  /* Translators: "Name", "Structure": a record of this kind cannot be without this field. */
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED, _ ("“%s” cannot be empty (%s)."),
               dossier_kinds_translate (field->label), dossier_kinds_translate (kind->label));
  return FALSE;
}

static char *
dup_required_sql (const DossierKind *kind,
                  GPtrArray         *codes)
{
  GString *sql = g_string_new ("SELECT id");

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & DOSSIER_FIELD_REQUIRED)
      {
        g_string_append_printf (sql, ", \"%s\"", kind->fields[i].code);
        g_ptr_array_add (codes, (gpointer) kind->fields[i].code);
      }
  g_string_append_printf (sql, " FROM \"%s\" WHERE id = ?", kind->code);
  return g_string_free (sql, FALSE);
}

static gboolean
check_ends (DossierStatement  *row,
            const DossierKind *kind,
            GError           **error)
{
  if (strcmp (kind->code, "link") != 0 || dossier_statement_get_integer (row, 1) != dossier_statement_get_integer (row, 2))
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED, _ ("A link joins two different structures."));
  return FALSE;
}

static const DossierKind *
find_living_kind (DossierDatabase *database,
                  gint64           ent,
                  GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT kind FROM ent WHERE id = ? AND state = 1", error);

  if (row == NULL)
    return NULL;
  dossier_statement_bind_integer (row, 1, ent);
  return dossier_statement_step (row, error) ? dossier_kinds_find_number ((guint) dossier_statement_get_integer (row, 0)) : NULL;
}

gboolean
dossier_rules_check (DossierDatabase *database,
                     gint64           ent,
                     GError         **error)
{
  g_autoptr (GError)           local = NULL;
  const DossierKind           *kind = find_living_kind (database, ent, &local);
  g_autoptr (GPtrArray)        codes = g_ptr_array_new ();
  g_autofree char             *sql = kind ? dup_required_sql (kind, codes) : NULL;
  g_autoptr (DossierStatement) row = sql ? dossier_database_prepare (database, sql, &local) : NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (row == NULL)
    return TRUE;
  dossier_statement_bind_integer (row, 1, ent);
  if (!dossier_statement_step (row, error))
    return FALSE;
  for (guint i = 0; i < codes->len; i++)
    if (!check_required (row, kind, (int) i + 1, codes->pdata[i], error))
      return FALSE;
  return check_ends (row, kind, error);
}
