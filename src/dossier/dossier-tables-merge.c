#include "dossier-tables-merge.h"

#include "base-identifier.h"
#include "dossier-schema.h"
#include "dossier-tables.h"

#include <string.h>

const DossierField *
dossier_tables_find_merge_field (const DossierKind *kind)
{
  const DossierField *field = dossier_kind_find_field (kind, "merged_into");

  return field != NULL && field->type == DOSSIER_FIELD_REFERENCE && g_strcmp0 (field->target, kind->code) == 0 &&
             strcmp (kind->code, "vocabulary_term") != 0 /* terms are followed by their codes, see dossier-vocabulary.h */
           ? field
           : NULL;
}

/* The first column of the first row; 0 and no error when there is none. */
static gint64
ask_row (DossierDatabase *database,
         const char      *sql,
         gint64           bound,
         GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, sql, error);

  if (row == NULL)
    return 0;
  dossier_statement_bind_integer (row, 1, bound);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

gint64
dossier_tables_follow (DossierDatabase *database,
                       gint64           ent,
                       GError         **error)
{
  g_autoptr (GError) local = NULL;
  gint64             into = ask_row (database, "SELECT into_ent FROM merged WHERE ent = ?", ent, &local);

  if (local == NULL)
    return into != 0 ? into : ent;
  g_propagate_error (error, g_steal_pointer (&local));
  return 0;
}

static gboolean
add_rows (DossierDatabase *database,
          const char      *sql,
          gint64           bound,
          GHashTable      *found,
          GArray          *rows,
          GError         **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_prepare (database, sql, error);
  g_autoptr (GError)           local = NULL;

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_integer (statement, 1, bound);
  while (dossier_statement_step (statement, &local))
    {
      gint64 ent = dossier_statement_get_integer (statement, 0);

      if (g_hash_table_add (found, g_memdup2 (&ent, sizeof ent)))
        g_array_append_val (rows, ent);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The record itself and all that lead to it, one by way of another. */
static GArray *
list_leading (DossierDatabase   *database,
              const DossierKind *kind,
              gint64             ent,
              GError           **error)
{
  g_autoptr (GArray)     rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char       *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE merged_into = ?", kind->code);

  g_array_append_val (rows, ent);
  g_hash_table_add (found, g_memdup2 (&ent, sizeof ent));
  for (guint i = 0; i < rows->len; i++)
    if (!add_rows (database, sql, g_array_index (rows, gint64, i), found, rows, error))
      return NULL;
  return g_steal_pointer (&rows);
}

/* Where the record says it went: to one of its kind that is there, not itself. 0: nowhere. */
static gint64
find_next (DossierDatabase   *database,
           const DossierKind *kind,
           gint64             ent,
           GError           **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT k.merged_into FROM \"%s\" k JOIN ent e ON e.id = k.merged_into"
                                          " WHERE k.id = ?1 AND typeof (k.merged_into) = 'integer' AND k.merged_into <> ?1 AND e.state <> %d AND e.kind = %u",
                                          kind->code, DOSSIER_ENT_REFERRED, kind->number);

  return ask_row (database, sql, ent, error);
}

static gboolean
read_uuid (DossierDatabase *database,
           gint64           ent,
           guint8          *uuid,
           GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT uuid FROM ent WHERE id = ? -- merge", error);
  gsize                        length;

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, ent);
  if (!dossier_statement_step (row, error))
    return FALSE;
  memcpy (uuid, dossier_statement_get_bytes (row, 0, &length), BASE_IDENTIFIER_BYTES);
  return TRUE;
}

static char *
dup_key_to (DossierDatabase *database,
            const char      *key,
            gsize            length,
            gint64           end,
            GError         **error)
{
  guint8 uuid[BASE_IDENTIFIER_BYTES];
  char   id[BASE_IDENTIFIER_DIGITS + 1];

  return read_uuid (database, end, uuid, error) ? g_strdup_printf ("%.*s%s", (int) length, key, base_identifier_from_bytes (uuid, id)) : NULL;
}

char *
dossier_tables_dup_followed_key (DossierDatabase    *database,
                                 const DossierField *field,
                                 const char         *key,
                                 gint64             *ref,
                                 GError            **error)
{
  const char *reference = dossier_field_find_reference (field, key);
  guint8      uuid[BASE_IDENTIFIER_BYTES];
  gint64      ent;

  *ref = 0;
  if (reference == NULL || !base_identifier_to_bytes (reference, uuid))
    return g_strdup (key);
  ent = dossier_tables_ensure_ent (database, uuid, 0, error);
  *ref = ent != 0 ? dossier_tables_follow (database, ent, error) : 0;
  if (*ref == 0)
    return NULL;
  return *ref == ent ? g_strdup (key) : dup_key_to (database, key, (gsize) (reference - key), *ref, error);
}

/* way: rows from some record on; the circle begins at index begin. */
static gint64
find_smallest (DossierDatabase *database,
               const GArray    *way,
               guint            begin,
               GError         **error)
{
  guint8 least[BASE_IDENTIFIER_BYTES], uuid[BASE_IDENTIFIER_BYTES];
  gint64 smallest = 0;

  for (guint i = begin; i < way->len; i++)
    {
      gint64 ent = g_array_index (way, gint64, i);

      if (!read_uuid (database, ent, uuid, error))
        return 0;
      if (smallest == 0 || memcmp (uuid, least, sizeof least) < 0)
        {
          smallest = ent;
          memcpy (least, uuid, sizeof least);
        }
    }
  return smallest;
}

/* The end of the way; 0 on error. */
static gint64
find_end (DossierDatabase   *database,
          const DossierKind *kind,
          gint64             ent,
          GError           **error)
{
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  while (ent != 0)
    {
      for (guint i = 0; i < way->len; i++)
        if (g_array_index (way, gint64, i) == ent)
          return find_smallest (database, way, i, error);
      g_array_append_val (way, ent);
      ent = find_next (database, kind, ent, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return 0;
        }
    }
  return g_array_index (way, gint64, way->len - 1);
}

static gboolean
run_for (DossierDatabase *database,
         const char      *sql,
         gint64           one,
         gint64           other,
         GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, sql, error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, one);
  dossier_statement_bind_integer (row, 2, other);
  return dossier_statement_run (row, error);
}

/* Who holds a reference to it; what a kind says of its own merging is never followed. */
static gboolean
add_referring (DossierDatabase   *database,
               const DossierKind *target,
               gint64             ent,
               GHashTable        *found,
               GArray            *rows,
               GError           **error)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i].n_fields; j++)
      {
        const DossierField *field = &kinds[i].fields[j];
        g_autofree char    *sql = NULL;

        if (field->type != DOSSIER_FIELD_REFERENCE || strcmp (field->code, "merged_into") == 0 || (field->target != NULL && strcmp (field->target, target->code) != 0))
          continue;
        sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?", kinds[i].code, field->code);
        if (!add_rows (database, sql, ent, found, rows, error))
          return FALSE;
      }
  return add_rows (database, "SELECT ent FROM element WHERE ref = ?", ent, found, rows, error);
}

static gboolean
note_state (DossierDatabase *database,
            gint64           ent,
            gboolean         merged,
            GError         **error)
{
  return run_for (database, "UPDATE ent SET state = ?2 WHERE id = ?1 AND state IN (1, 3)", ent, merged ? DOSSIER_ENT_MERGED : DOSSIER_ENT_LIVING, error);
}

static gboolean
settle_one (DossierDatabase   *database,
            const DossierKind *kind,
            gint64             ent,
            GHashTable        *found,
            GArray            *referring,
            GError           **error)
{
  g_autoptr (GError) local = NULL;
  gint64             was = ask_row (database, "SELECT into_ent FROM merged WHERE ent = ?", ent, &local);
  gint64             end = local == NULL ? find_end (database, kind, ent, &local) : 0;
  gint64             now = end == ent ? 0 : end;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!note_state (database, ent, now != 0, error))
    return FALSE;
  if (now == was)
    return TRUE;
  if (!add_referring (database, kind, was != 0 ? was : ent, found, referring, error))
    return FALSE;
  return now != 0 ? run_for (database, "INSERT OR REPLACE INTO merged (ent, into_ent) VALUES (?1, ?2)", ent, now, error)
                  : run_for (database, "DELETE FROM merged WHERE ent = ?1 AND ?2 = 0", ent, now, error);
}

/* Nearly always nothing of the kind was ever merged. */
static gboolean
may_matter (DossierDatabase   *database,
            const DossierKind *kind,
            gint64             ent,
            gboolean          *matters,
            GError           **error)
{
  g_autofree char   *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\" WHERE merged_into IS NOT NULL) OR EXISTS (SELECT 1 FROM merged WHERE ent = ?)", kind->code);
  g_autoptr (GError) local = NULL;

  *matters = ask_row (database, sql, ent, &local) != 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
dossier_tables_settle (DossierDatabase   *database,
                       const DossierKind *kind,
                       gint64             ent,
                       GArray            *referring,
                       GError           **error)
{
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (GArray)     leading = NULL;
  gboolean               matters;

  if (dossier_tables_find_merge_field (kind) == NULL)
    return TRUE;
  if (!may_matter (database, kind, ent, &matters, error))
    return FALSE;
  if (!matters)
    return TRUE;
  found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  leading = list_leading (database, kind, ent, error);
  for (guint i = 0; leading != NULL && i < leading->len; i++)
    if (!settle_one (database, kind, g_array_index (leading, gint64, i), found, referring, error))
      return FALSE;
  return leading != NULL;
}
