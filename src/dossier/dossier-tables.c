#include "dossier-tables.h"

#include "dossier-tables-private.h"

#include "base-identifier.h"
#include "base-text.h"
#include "dossier-schema.h"
#include "dossier-search.h"
#include "dossier-tables-merge.h"

#include <string.h>

/* What is being written of one record. */
typedef struct
{
  DossierDatabase    *database;
  gint64              ent;
  const DossierKind  *kind;
  const DossierState *state;
  gboolean            is_new;   /* never projected yet: there is nothing of it to clear away */
  GString            *words;    /* for the index */
  DossierValue       *title;    /* owned; NULL: none */
  DossierValue       *forename; /* owned; NULL: none */
} Row;

gint64
dossier_tables_find_ent (DossierDatabase *database,
                         const guint8    *uuid,
                         GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT id FROM ent WHERE uuid = ?", error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, uuid, BASE_IDENTIFIER_BYTES);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

static gboolean
give_kind (DossierDatabase *database,
           gint64           ent,
           guint            kind,
           GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "UPDATE ent SET kind = ? WHERE id = ? AND kind = 0", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, kind);
  dossier_statement_bind_integer (row, 2, ent);
  return dossier_statement_run (row, error);
}

static gint64
insert_ent (DossierDatabase *database,
            const guint8    *uuid,
            guint            kind,
            GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "INSERT INTO ent (uuid, kind) VALUES (?, ?)", error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, uuid, BASE_IDENTIFIER_BYTES);
  dossier_statement_bind_integer (row, 2, kind);
  return dossier_statement_run (row, error) ? dossier_database_get_last_rowid (database) : 0;
}

gint64
dossier_tables_ensure_ent (DossierDatabase *database,
                           const guint8    *uuid,
                           guint            kind,
                           GError         **error)
{
  g_autoptr (GError) local = NULL;
  gint64             found = dossier_tables_find_ent (database, uuid, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  if (found == 0)
    return insert_ent (database, uuid, kind, error);
  return kind == 0 || give_kind (database, found, kind, error) ? found : 0;
}

static gboolean
run_for_ent (DossierDatabase *database,
             const char      *sql,
             gint64           ent,
             GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, sql, error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, ent);
  return dossier_statement_run (row, error);
}

static gboolean
clear_away (const Row  *row,
            const char *sql,
            GError    **error)
{
  return row->is_new || run_for_ent (row->database, sql, row->ent, error);
}

/* The value as this Liens reads it; NULL when emptied or written in a way it does not know. */
static DossierValue *
decode (const DossierCell  *cell,
        const DossierField *field)
{
  DossierValue *value = NULL;

  if (cell != NULL)
    dossier_codec_read_value (cell->current.value, cell->current.value_length, field->type, &value);
  return value;
}

/* The words of a dossier are French, as those of its vocabularies. */
static const char *
name_erased (const DossierKind *kind)
{
  return strcmp (kind->code, "person") == 0 ? "Personne anonymisée" : "Nom effacé";
}

static void
note_title (Row                *row,
            const DossierField *field,
            DossierValue       *value)
{
  if ((field->flags & DOSSIER_FIELD_FORENAME) && row->forename == NULL && dossier_value_get_text (value) != NULL)
    row->forename = dossier_value_ref (value);
  if (!(field->flags & DOSSIER_FIELD_TITLE) || row->title != NULL)
    return;
  if (dossier_value_get_value_type (value) == DOSSIER_VALUE_ERASED)
    row->title = dossier_value_new_text (name_erased (row->kind));
  else if (dossier_value_get_text (value) != NULL)
    row->title = dossier_value_ref (value);
}

static gboolean
bind_field (Row                *row,
            DossierStatement   *statement,
            int                 index,
            const DossierField *field,
            GError            **error)
{
  g_autoptr (DossierValue) value = decode (dossier_state_find (row->state, field->number, NULL), field);

  if (value == NULL)
    return TRUE;
  note_title (row, field, value);
  dossier_search_add_value (row->words, field, value);
  return dossier_tables_bind_value (row->database, statement, index, field, value, error);
}

static char *
dup_insert (const DossierKind *kind)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT OR REPLACE INTO \"%s\" VALUES (?", kind->code);
  for (guint i = 0; i < kind->n_fields; i++)
    for (int j = 0; !dossier_field_is_set (&kind->fields[i]) && j < dossier_tables_count_columns (&kind->fields[i]); j++)
      g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static gboolean
write_columns (Row     *row,
               GError **error)
{
  g_autofree char             *sql = dup_insert (row->kind);
  g_autoptr (DossierStatement) insert = dossier_database_prepare (row->database, sql, error);
  int                          index = 2;

  if (insert == NULL)
    return FALSE;
  dossier_statement_bind_integer (insert, 1, row->ent);
  for (guint i = 0; i < row->kind->n_fields; i++)
    {
      const DossierField *field = &row->kind->fields[i];

      if (dossier_field_is_set (field))
        continue;
      if (!bind_field (row, insert, index, field, error))
        return FALSE;
      index += dossier_tables_count_columns (field);
    }
  return dossier_statement_run (insert, error);
}

/* Two keys may lead to what is one record now: they are one key. */
static gboolean
write_element (Row                *row,
               const DossierField *field,
               const char         *written,
               GError            **error)
{
  g_autoptr (DossierStatement) insert = NULL;
  gint64                       ref;
  g_autofree char             *key = dossier_tables_dup_followed_key (row->database, field, written, &ref, error);

  if (key == NULL)
    return FALSE;
  insert = dossier_database_prepare (row->database, "INSERT OR IGNORE INTO element (ent, field, key, ref) VALUES (?, ?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;
  dossier_statement_bind_integer (insert, 1, row->ent);
  dossier_statement_bind_integer (insert, 2, field->number);
  dossier_statement_bind_text (insert, 3, key);
  if (ref != 0)
    dossier_statement_bind_integer (insert, 4, ref);
  dossier_search_add_key (row->words, field, key);
  return dossier_statement_run (insert, error);
}

static gboolean
write_elements (Row     *row,
                GError **error)
{
  if (!clear_away (row, "DELETE FROM element WHERE ent = ?", error))
    return FALSE;
  for (guint i = 0; i < row->state->cells->len; i++)
    {
      const DossierCell       *cell = &g_array_index (row->state->cells, DossierCell, i);
      const DossierField      *field = dossier_kind_find_field_number (row->kind, cell->field);
      g_autoptr (DossierValue) value = NULL;

      if (field == NULL || !dossier_field_is_set (field) || *cell->key == '\0')
        continue;
      value = decode (cell, field);
      if (value != NULL && dossier_value_get_boolean (value) && !write_element (row, field, cell->key, error))
        return FALSE;
    }
  return TRUE;
}

/* "Anne Martin", in its place at "martin anne". */
static void
compose_title (const Row *row,
               char     **title,
               char     **sort)
{
  const char      *name = dossier_value_get_text (row->title);
  const char      *forename = row->forename != NULL ? dossier_value_get_text (row->forename) : NULL;
  g_autofree char *ordered = forename != NULL ? g_strconcat (name, " ", forename, NULL) : g_strdup (name);

  *title = forename != NULL ? g_strconcat (forename, " ", name, NULL) : g_strdup (name);
  *sort = base_text_fold (ordered);
}

/* OR REPLACE would open a statement journal, and with it a savepoint in the index of words, which then writes all it holds. */
static gboolean
write_title (Row     *row,
             GError **error)
{
  g_autoptr (DossierStatement) insert = NULL;
  g_autofree char             *title = NULL, *sort = NULL;

  if (!clear_away (row, "DELETE FROM title WHERE ent = ?", error))
    return FALSE;
  if (row->title == NULL)
    return TRUE;
  insert = dossier_database_prepare (row->database, "INSERT INTO title (ent, kind, text, sort) VALUES (?, ?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;
  compose_title (row, &title, &sort);
  dossier_statement_bind_integer (insert, 1, row->ent);
  dossier_statement_bind_integer (insert, 2, row->kind->number);
  dossier_statement_bind_text (insert, 3, title);
  dossier_statement_bind_text (insert, 4, sort);
  return dossier_statement_run (insert, error);
}

static gboolean
write_words (Row     *row,
             GError **error)
{
  g_autoptr (DossierStatement) insert = NULL;

  if (!clear_away (row, "DELETE FROM search WHERE rowid = ?", error))
    return FALSE;
  if (row->words->len == 0)
    return TRUE;
  insert = dossier_database_prepare (row->database, "INSERT INTO search (rowid, words) VALUES (?, ?)", error);
  if (insert == NULL)
    return FALSE;
  dossier_statement_bind_integer (insert, 1, row->ent);
  dossier_statement_bind_text (insert, 2, row->words->str);
  return dossier_statement_run (insert, error);
}

static gboolean
write_divergence (const Row          *row,
                  const DossierCell  *cell,
                  const DossierClaim *claim,
                  GError            **error)
{
  g_autoptr (DossierStatement) insert = NULL;

  insert = dossier_database_prepare (row->database, "INSERT OR REPLACE INTO divergence (ent, field, key, run, n, value) VALUES (?, ?, ?, ?, ?, ?)", error);
  if (insert == NULL)
    return FALSE;
  dossier_statement_bind_integer (insert, 1, row->ent);
  dossier_statement_bind_integer (insert, 2, cell->field);
  dossier_statement_bind_text (insert, 3, cell->key);
  dossier_statement_bind_integer (insert, 4, claim->run);
  dossier_statement_bind_integer (insert, 5, claim->n);
  dossier_statement_bind_bytes (insert, 6, claim->value, claim->value_length);
  return dossier_statement_run (insert, error);
}

/* Two who move one thing apart both see it where the last of them put it: there is nothing to choose in that. */
static gboolean
is_rank (const Row         *row,
         const DossierCell *cell)
{
  const DossierField *field = row->kind != NULL ? dossier_kind_find_field_number (row->kind, cell->field) : NULL;

  return field != NULL && (field->flags & DOSSIER_FIELD_RANK) != 0;
}

static gboolean
write_divergences (const Row *row,
                   GError   **error)
{
  if (!clear_away (row, "DELETE FROM divergence WHERE ent = ?", error))
    return FALSE;
  for (guint i = 0; i < row->state->cells->len; i++)
    {
      const DossierCell *cell = &g_array_index (row->state->cells, DossierCell, i);

      for (guint j = 0; cell->alternatives != NULL && !is_rank (row, cell) && j < cell->alternatives->len; j++)
        if (!write_divergence (row, cell, &g_array_index (cell->alternatives, DossierClaim, j), error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
write_erasings (const Row *row,
                GError   **error)
{
  if (!clear_away (row, "DELETE FROM erasure WHERE ent = ?", error))
    return FALSE;
  for (guint i = 0; i < row->state->erasings->len; i++)
    {
      const DossierErasing        *erasing = &g_array_index (row->state->erasings, DossierErasing, i);
      g_autoptr (DossierStatement) insert = NULL;

      insert = dossier_database_prepare (row->database, "INSERT OR IGNORE INTO erasure (run, n, ent) VALUES (?, ?, ?)", error);
      if (insert == NULL)
        return FALSE;
      dossier_statement_bind_integer (insert, 1, erasing->run);
      dossier_statement_bind_integer (insert, 2, erasing->n);
      dossier_statement_bind_integer (insert, 3, row->ent);
      if (!dossier_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_life (const Row *row,
            GError   **error)
{
  g_autoptr (DossierStatement) update = dossier_database_prepare (row->database, "UPDATE ent SET state = ? WHERE id = ?", error);

  if (update == NULL)
    return FALSE;
  dossier_statement_bind_integer (update, 1, row->state->deleted ? DOSSIER_ENT_DELETED : DOSSIER_ENT_LIVING);
  dossier_statement_bind_integer (update, 2, row->ent);
  if (!dossier_statement_run (update, error) || !clear_away (row, "DELETE FROM alert WHERE ent = ?", error))
    return FALSE;
  return !row->state->contested ||
         run_for_ent (row->database, "INSERT INTO alert (ent, kind) VALUES (?, 'contested')", row->ent, error);
}

/* NULL and no error: a kind this Liens does not know, kept and passed on. */
static const DossierKind *
find_kind (DossierDatabase *database,
           gint64           ent,
           gboolean        *is_new,
           GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT kind, state FROM ent WHERE id = ?", error);

  if (row == NULL)
    return NULL;
  dossier_statement_bind_integer (row, 1, ent);
  if (!dossier_statement_step (row, error))
    return NULL;
  *is_new = dossier_statement_get_integer (row, 1) == DOSSIER_ENT_REFERRED;
  return dossier_kinds_find_number ((guint) dossier_statement_get_integer (row, 0));
}

/* All that was said of it is void: nothing is known of it any more. */
static gboolean
forget_row (DossierDatabase   *database,
            const DossierKind *kind,
            gint64             ent,
            GError           **error)
{
  static const char *const of_record[] = {
    "DELETE FROM element WHERE ent = ?",
    "DELETE FROM title WHERE ent = ?",
    "DELETE FROM search WHERE rowid = ?",
    "DELETE FROM divergence WHERE ent = ?",
    "DELETE FROM erasure WHERE ent = ?",
    "DELETE FROM alert WHERE ent = ?",
    "UPDATE ent SET state = 0 WHERE id = ?",
  };
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?", kind->code);

  for (gsize i = 0; i < G_N_ELEMENTS (of_record); i++)
    if (!run_for_ent (database, of_record[i], ent, error))
      return FALSE;
  return run_for_ent (database, sql, ent, error);
}

static gboolean
write_row (Row     *row,
           GError **error)
{
  return write_columns (row, error) && write_elements (row, error) && write_title (row, error) &&
         write_words (row, error) && write_divergences (row, error) && write_erasings (row, error) && write_life (row, error);
}

/* Merging a record, or parting it again, changes where those that refer to it lead. */
static gboolean
project_referring (DossierDatabase   *database,
                   DossierLineage    *lineage,
                   const DossierKind *kind,
                   gint64             ent,
                   GError           **error)
{
  g_autoptr (GArray) referring = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!dossier_tables_settle (database, kind, ent, referring, error))
    return FALSE;
  for (guint i = 0; i < referring->len; i++)
    if (!dossier_tables_project (database, lineage, g_array_index (referring, gint64, i), error))
      return FALSE;
  return TRUE;
}

gboolean
dossier_tables_project (DossierDatabase *database,
                        DossierLineage  *lineage,
                        gint64           ent,
                        GError         **error)
{
  g_autoptr (GError)       local = NULL;
  g_autoptr (GString)      words = g_string_new (NULL);
  gboolean                 is_new = FALSE;
  const DossierKind       *kind = find_kind (database, ent, &is_new, &local);
  g_autoptr (DossierState) state = kind ? dossier_projection_compute (database, lineage, ent, NULL, &local) : NULL;
  Row                      row = { database, ent, kind, state, is_new, words, NULL, NULL };
  gboolean                 written;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (state == NULL || (!state->exists && is_new))
    return TRUE;
  written = state->exists ? write_row (&row, error) : forget_row (database, kind, ent, error);
  g_clear_pointer (&row.title, dossier_value_unref);
  g_clear_pointer (&row.forename, dossier_value_unref);
  return written && project_referring (database, lineage, kind, ent, error);
}

static GArray *
list_ents (DossierDatabase *database,
           GError         **error)
{
  g_autoptr (GArray)           found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database, "SELECT id FROM ent WHERE kind > 0 ORDER BY id", error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return NULL;
  while (dossier_statement_step (rows, &local))
    {
      gint64 ent = dossier_statement_get_integer (rows, 0);

      g_array_append_val (found, ent);
    }
  if (local == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

#define STEP_ENTS 256

gboolean
dossier_tables_rebuild (DossierDatabase *database,
                        DossierLineage  *lineage,
                        GError         **error)
{
  return dossier_tables_rebuild_watched (database, lineage, NULL, NULL, error);
}

gboolean
dossier_tables_rebuild_watched (DossierDatabase  *database,
                                DossierLineage   *lineage,
                                DossierTablesStep step,
                                gpointer          data,
                                GError          **error)
{
  g_autoptr (GArray) ents = NULL;

  if (!dossier_schema_make_projected (database, error) || !dossier_database_run (database, "UPDATE ent SET state = 0", error) || (ents = list_ents (database, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < ents->len; i++)
    {
      if (step != NULL && i % STEP_ENTS == 0 && !step (i, ents->len, data, error))
        return FALSE;
      if (!dossier_tables_project (database, lineage, g_array_index (ents, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}
