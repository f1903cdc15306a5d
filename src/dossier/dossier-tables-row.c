/* dossier-tables-row.c - what the tables say of one record
 *
 * What stands as it was is not written again: a page that changes is written to the log and then to the file, and most of what an edit
 * does not change (titles, elements, indexes of references) stands on pages of its own. */
#include "dossier-tables-private.h"

#include "base-text.h"
#include "dossier-schema.h"
#include "dossier-search.h"

#include <string.h>

#define MAX_KINDS 64

/* Which of the columns of a kind are written by one statement. */
typedef enum
{
  ALL_COLUMNS,
  ANSWERS,
  REFERENCES,
  N_COLUMNS,
} Columns;

/* What is being written of one record. */
typedef struct
{
  DossierDatabase    *database;
  gint64              ent;
  const DossierKind  *kind;
  const DossierState *state;
  gint64              was;      /* its state until now; DOSSIER_ENT_REFERRED: nothing of it stands */
  GPtrArray          *values;   /* DossierValue, or NULL, by the order of the fields of its kind */
  GString            *words;    /* for the index */
  DossierValue       *title;    /* owned; NULL: none */
  DossierValue       *forename; /* owned; NULL: none */
} Row;

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
is_new (const Row *row)
{
  return row->was == DOSSIER_ENT_REFERRED;
}

static gboolean
clear_away (const Row  *row,
            const char *sql,
            GError    **error)
{
  return is_new (row) || run_for_ent (row->database, sql, row->ent, error);
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

static void
free_value (gpointer value)
{
  if (value != NULL)
    dossier_value_unref (value);
}

static void
read_values (Row *row)
{
  for (guint i = 0; i < row->kind->n_fields; i++)
    {
      const DossierField *field = &row->kind->fields[i];
      DossierValue       *value = dossier_field_is_set (field) ? NULL : dossier_tables_decode (dossier_state_find (row->state, field->number, NULL), field);

      g_ptr_array_add (row->values, value);
      if (value == NULL)
        continue;
      note_title (row, field, value);
      dossier_search_add_value (row->words, field, value);
    }
}

/* --- columns */

static char *
dup_insert (const DossierKind *kind)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT OR REPLACE INTO \"%s\" VALUES (?1", kind->code);
  for (guint i = 0; i < kind->n_fields; i++)
    for (int j = 0; !dossier_field_is_set (&kind->fields[i]) && j < dossier_tables_count_columns (&kind->fields[i]); j++)
      g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static gboolean
is_part (const DossierField *field,
         gboolean            references)
{
  return !dossier_field_is_set (field) && (field->type == DOSSIER_FIELD_REFERENCE) == references;
}

static void
add_piece (GString    *out,
           const char *between,
           const char *column,
           const char *how,
           const char *sign)
{
  if (out->len > 0)
    g_string_append (out, between);
  g_string_append (out, column);
  g_string_append (out, how);
  g_string_append (out, sign);
}

/* Of its references, or of all else but its sets; NULL: it has none. The references have an index each, which SQLite writes again
 * whenever its column is named: they are named when one of them changes. */
static char *
dup_update (const DossierKind *kind,
            gboolean           references)
{
  g_autoptr (GString) columns = g_string_new (NULL), changes = g_string_new (NULL);
  guint               n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    for (int j = 0; is_part (&kind->fields[i], references) && j < dossier_tables_count_columns (&kind->fields[i]); j++)
      {
        g_autofree char *column = g_strconcat ("\"", kind->fields[i].code, dossier_tables_get_suffix (&kind->fields[i], j), "\"", NULL);
        char             sign[16];

        g_snprintf (sign, sizeof sign, "?%u", ++n);
        add_piece (columns, ", ", column, " = ", sign);
        add_piece (changes, " OR ", column, " IS NOT ", sign);
      }
  if (n == 0)
    return NULL;
  return references ? g_strdup_printf ("UPDATE \"%s\" SET %s WHERE id = ?%u AND (%s)", kind->code, columns->str, n + 1, changes->str)
                    : g_strdup_printf ("UPDATE \"%s\" SET %s WHERE id = ?%u", kind->code, columns->str, n + 1);
}

/* Made once: there are hundreds of columns, and thousands of records. "": nothing to write. */
static const char *
get_sql (const DossierKind *kind,
         Columns            columns)
{
  static gsize       made[MAX_KINDS][N_COLUMNS]; /* char *, for good */
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);
  gsize             *at = &made[kind - kinds][columns];

  g_assert (n_kinds <= MAX_KINDS);
  if (g_once_init_enter (at))
    {
      char *sql = columns == ALL_COLUMNS ? dup_insert (kind) : dup_update (kind, columns == REFERENCES);

      g_once_init_leave (at, (gsize) (sql != NULL ? sql : g_strdup ("")));
    }
  return (const char *) *at;
}

static gboolean
bind_field (Row              *row,
            DossierStatement *statement,
            int               index,
            guint             i,
            GError          **error)
{
  return row->values->pdata[i] == NULL || dossier_tables_bind_value (row->database, statement, index, &row->kind->fields[i], row->values->pdata[i], error);
}

static gboolean
insert_columns (Row     *row,
                GError **error)
{
  g_autoptr (DossierStatement) insert = dossier_database_prepare (row->database, get_sql (row->kind, ALL_COLUMNS), error);
  int                          index = 2;

  if (insert == NULL)
    return FALSE;
  dossier_statement_bind_integer (insert, 1, row->ent);
  for (guint i = 0; i < row->kind->n_fields; i++)
    {
      if (dossier_field_is_set (&row->kind->fields[i]))
        continue;
      if (!bind_field (row, insert, index, i, error))
        return FALSE;
      index += dossier_tables_count_columns (&row->kind->fields[i]);
    }
  return dossier_statement_run (insert, error);
}

static gboolean
update_columns (Row     *row,
                Columns  columns,
                GError **error)
{
  const char                  *sql = get_sql (row->kind, columns);
  g_autoptr (DossierStatement) update = *sql != '\0' ? dossier_database_prepare (row->database, sql, error) : NULL;
  int                          index = 1;

  if (update == NULL)
    return *sql == '\0';
  for (guint i = 0; i < row->kind->n_fields; i++)
    {
      if (!is_part (&row->kind->fields[i], columns == REFERENCES))
        continue;
      if (!bind_field (row, update, index, i, error))
        return FALSE;
      index += dossier_tables_count_columns (&row->kind->fields[i]);
    }
  dossier_statement_bind_integer (update, index, row->ent);
  return dossier_statement_run (update, error);
}

static gboolean
write_columns (Row     *row,
               GError **error)
{
  return is_new (row) ? insert_columns (row, error) : update_columns (row, ANSWERS, error) && update_columns (row, REFERENCES, error);
}

/* --- title and words */

/* The first column of the one row of a record is that text; NULL: there is no such row. */
static gboolean
stands (const Row  *row,
        const char *sql,
        const char *text,
        gboolean   *same,
        GError    **error)
{
  g_autoptr (DossierStatement) found = NULL;
  g_autoptr (GError)           local = NULL;

  *same = FALSE;
  if (is_new (row))
    return TRUE;
  found = dossier_database_prepare (row->database, sql, error);
  if (found == NULL)
    return FALSE;
  dossier_statement_bind_integer (found, 1, row->ent);
  *same = g_strcmp0 (dossier_statement_step (found, &local) ? dossier_statement_get_text (found, 0) : NULL, text) == 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
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

static gboolean
insert_title (const Row  *row,
              const char *title,
              const char *sort,
              GError    **error)
{
  g_autoptr (DossierStatement) insert = dossier_database_prepare (row->database, "INSERT INTO title (ent, kind, text, sort) VALUES (?, ?, ?, ?)", error);

  if (insert == NULL)
    return FALSE;
  dossier_statement_bind_integer (insert, 1, row->ent);
  dossier_statement_bind_integer (insert, 2, row->kind->number);
  dossier_statement_bind_text (insert, 3, title);
  dossier_statement_bind_text (insert, 4, sort);
  return dossier_statement_run (insert, error);
}

/* OR REPLACE would open a statement journal, and with it a savepoint in the index of words, which then writes all it holds. */
static gboolean
write_title (Row     *row,
             GError **error)
{
  g_autofree char *title = NULL, *sort = NULL, *both = NULL;
  gboolean         same;

  if (row->title != NULL)
    {
      compose_title (row, &title, &sort);
      both = g_strconcat (title, "\n", sort, NULL);
    }
  if (!stands (row, "SELECT text || char (10) || sort FROM title WHERE ent = ?", both, &same, error))
    return FALSE;
  if (same)
    return TRUE;
  return clear_away (row, "DELETE FROM title WHERE ent = ?", error) && (title == NULL || insert_title (row, title, sort, error));
}

static gboolean
insert_words (const Row *row,
              GError   **error)
{
  g_autoptr (DossierStatement) insert = dossier_database_prepare (row->database, "INSERT INTO search (rowid, words) VALUES (?, ?)", error);

  if (insert == NULL)
    return FALSE;
  dossier_statement_bind_integer (insert, 1, row->ent);
  dossier_statement_bind_text (insert, 2, row->words->str);
  return dossier_statement_run (insert, error);
}

static gboolean
write_words (Row     *row,
             GError **error)
{
  gboolean same;

  if (!stands (row, "SELECT c0 FROM search_content WHERE id = ?", row->words->len > 0 ? row->words->str : NULL, &same, error))
    return FALSE;
  if (same)
    return TRUE;
  return clear_away (row, "DELETE FROM search WHERE rowid = ?", error) && (row->words->len == 0 || insert_words (row, error));
}

/* --- what is said of it */

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
note_state (const Row *row,
            GError   **error)
{
  gint64                       now = row->state->deleted ? DOSSIER_ENT_DELETED : DOSSIER_ENT_LIVING;
  g_autoptr (DossierStatement) update = NULL;

  if (now == row->was)
    return TRUE;
  update = dossier_database_prepare (row->database, "UPDATE ent SET state = ? WHERE id = ?", error);
  if (update == NULL)
    return FALSE;
  dossier_statement_bind_integer (update, 1, now);
  dossier_statement_bind_integer (update, 2, row->ent);
  return dossier_statement_run (update, error);
}

static gboolean
write_life (const Row *row,
            GError   **error)
{
  if (!note_state (row, error) || !clear_away (row, "DELETE FROM alert WHERE ent = ?", error))
    return FALSE;
  return !row->state->contested ||
         run_for_ent (row->database, "INSERT INTO alert (ent, kind) VALUES (?, 'contested')", row->ent, error);
}

static gboolean
write_row (Row     *row,
           GError **error)
{
  read_values (row);
  return write_columns (row, error) && dossier_tables_write_elements (row->database, row->kind, row->state, row->ent, is_new (row), row->words, error) && write_title (row, error) &&
         write_words (row, error) && write_divergences (row, error) && write_erasings (row, error) && write_life (row, error);
}

gboolean
dossier_tables_write_row (DossierDatabase    *database,
                          const DossierKind  *kind,
                          const DossierState *state,
                          gint64              ent,
                          gint64              was,
                          GError            **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (free_value);
  g_autoptr (GString)   words = g_string_new (NULL);
  Row                   row = { database, ent, kind, state, was, values, words, NULL, NULL };
  gboolean              written = write_row (&row, error);

  g_clear_pointer (&row.title, dossier_value_unref);
  g_clear_pointer (&row.forename, dossier_value_unref);
  return written;
}

gboolean
dossier_tables_forget_row (DossierDatabase   *database,
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
