#include "config.h"

#include "dossier-conflicts-private.h"

#include "base-identifier.h"
#include "dossier-history-private.h"
#include "dossier-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_side (gpointer data)
{
  DossierConflictSide *side = data;

  g_clear_pointer (&side->value, dossier_value_unref);
  g_free (side->text);
  g_free (side->author);
  g_free (side);
}

void
dossier_conflict_free (DossierConflict *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->label);
  g_free (self->title);
  g_free (self->key);
  g_free (self->together);
  g_ptr_array_unref (self->sides);
  g_clear_pointer (&self->seen, g_bytes_unref);
  g_free (self);
}

/* --- one side */

static char *
dup_text (const DossierNotation *notation,
          const DossierConflict *conflict,
          const DossierValue    *value)
{
  g_autofree char *word = NULL;

  if (value != NULL && g_str_equal (conflict->field->code, "digest"))
    return g_strdup (_ ("a version of the file")); /* who left it, and when, is all that people can tell it by */
  if (conflict->key == NULL)
    return value != NULL ? dossier_notation_dup_text (notation, conflict->field, value) : g_strdup ("");
  word = dossier_notation_dup_key_text (notation, conflict->field, conflict->key);
  if (value != NULL && dossier_value_get_value_type (value) == DOSSIER_VALUE_BOOLEAN && dossier_value_get_boolean (value))
    /* Translators: a word of a list, which is in it */
    return g_strdup_printf (_ ("with “%s”"), word);
  /* Translators: a word of a list, which is not in it */
  return g_strdup_printf (_ ("without “%s”"), word);
}

/* Takes value. */
static void
add_side (DossierConflict       *conflict,
          const DossierNotation *notation,
          DossierValue          *value,
          const char            *author,
          gint64                 wall)
{
  DossierConflictSide *side = g_new0 (DossierConflictSide, 1);

  side->value = value;
  side->text = dup_text (notation, conflict, value);
  side->author = g_strdup (author);
  side->wall = wall;
  g_ptr_array_add (conflict->sides, side);
}

static DossierValue *
read_value (const DossierConflict *conflict,
            DossierStatement      *row,
            int                    column)
{
  gsize         length;
  const guint8 *bytes = dossier_statement_get_bytes (row, column, &length);
  DossierValue *value = NULL;

  if (bytes == NULL || !dossier_codec_read_value (bytes, length, conflict->field->type, &value))
    return NULL;
  return value;
}

/* --- what is shown now */

gboolean
dossier_conflict_finds (const DossierConflict *conflict,
                        DossierStatement      *row,
                        int                    column,
                        DossierAssignment     *found)
{
  gsize         length, key_length = conflict->key != NULL ? strlen (conflict->key) : 0;
  const guint8 *data = dossier_statement_get_bytes (row, column, &length);
  DossierBytes  in = { data, data + length, TRUE };
  guint64       left = dossier_codec_begin_set (&in);

  while (dossier_codec_next_assignment (&in, &left, found))
    if (found->field == conflict->field->number && found->key_length == key_length && (key_length == 0 || memcmp (found->key, conflict->key, key_length) == 0))
      return TRUE;
  return FALSE;
}

/* The latest that is not one of the others. */
static gboolean
add_current (DossierConflict       *conflict,
             DossierReader         *reader,
             const DossierNotation *notation,
             gint64                 ent,
             GError               **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;
  DossierAssignment            found;

  rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                   DOSSIER_HISTORY_SELECT "op.data FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n WHERE op.ent = ?1 AND op.kind = ?2"
                                                          " AND NOT EXISTS (SELECT 1 FROM divergence d WHERE d.ent = op.ent AND d.field = ?3 AND d.key = ?4"
                                                          " AND d.run = op.run AND d.n = op.n) ORDER BY txn.rank DESC, txn.t DESC, op.run, op.n DESC",
                                   error);
  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, ent);
  dossier_statement_bind_integer (rows, 2, DOSSIER_OP_SET);
  dossier_statement_bind_integer (rows, 3, conflict->field->number);
  dossier_statement_bind_text (rows, 4, conflict->key != NULL ? conflict->key : "");
  while (dossier_statement_step (rows, &local))
    if (dossier_conflict_finds (conflict, rows, DOSSIER_HISTORY_OTHER, &found))
      {
        DossierValue *value = NULL;

        if (dossier_codec_read_value (found.value, found.value_length, conflict->field->type, &value))
          add_side (conflict, notation, value, dossier_statement_get_text (rows, DOSSIER_HISTORY_AUTHOR), dossier_statement_get_integer (rows, DOSSIER_HISTORY_WALL));
        return TRUE;
      }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- all of them */

/* The others of each place together, the newest first. */
static const char select_others[] =
  "SELECT hex (ent.uuid), ent.kind, d.ent, d.field, d.key, d.value, txn.w, (SELECT text FROM title WHERE ent = txn.author)"
  " FROM divergence d JOIN ent ON ent.id = d.ent JOIN txn ON txn.run = d.run AND txn.n = d.n"
  " WHERE ent.state = ?1 AND (?2 = 0 OR d.ent = ?2) ORDER BY d.ent, d.field, d.key, txn.t DESC, d.run, d.n DESC";

static gboolean
continues (const DossierConflict *conflict,
           const char            *id,
           guint                  field,
           const char            *key)
{
  return conflict != NULL && g_ascii_strcasecmp (conflict->id, id) == 0 && conflict->field->number == field && g_strcmp0 (conflict->key != NULL ? conflict->key : "", key) == 0;
}

static DossierConflict *
begin (DossierStatement      *row,
       const DossierNotation *notation,
       GBytes                *seen)
{
  const DossierKind  *kind = dossier_kinds_find_number ((guint) dossier_statement_get_integer (row, 1));
  const DossierField *field = kind != NULL ? dossier_kind_find_field_number (kind, (guint) dossier_statement_get_integer (row, 3)) : NULL;
  const char         *key = dossier_statement_get_text (row, 4);
  DossierConflict    *self;

  if (field == NULL)
    return NULL; /* of a newer Liens: it will say it */
  self = g_new0 (DossierConflict, 1);
  self->kind = kind;
  self->field = field;
  self->id = g_ascii_strdown (dossier_statement_get_text (row, 0), -1);
  self->label = g_strdup (dossier_vocabulary_get_heading (notation->vocabulary, field));
  self->title = dossier_reader_dup_title (notation->reader, self->id);
  self->key = key != NULL && *key != '\0' ? g_strdup (key) : NULL;
  self->sides = g_ptr_array_new_with_free_func (free_side);
  self->seen = g_bytes_ref (seen);
  return self;
}

static gboolean
add_row (GPtrArray             *conflicts,
         DossierStatement      *row,
         DossierReader         *reader,
         const DossierNotation *notation,
         GBytes                *seen,
         GError               **error)
{
  DossierConflict *last = conflicts->len > 0 ? conflicts->pdata[conflicts->len - 1] : NULL;

  if (!continues (last, dossier_statement_get_text (row, 0), (guint) dossier_statement_get_integer (row, 3), dossier_statement_get_text (row, 4)))
    {
      last = begin (row, notation, seen);
      if (last == NULL)
        return TRUE;
      g_ptr_array_add (conflicts, last);
      if (!add_current (last, reader, notation, dossier_statement_get_integer (row, 2), error))
        return FALSE;
    }
  add_side (last, notation, read_value (last, row, 5), dossier_statement_get_text (row, 7), dossier_statement_get_integer (row, 6));
  return TRUE;
}

GPtrArray *
dossier_conflicts_list (DossierReader *reader,
                        const char    *id,
                        GError       **error)
{
  DossierNotation              notation = { .vocabulary = dossier_reader_get_vocabulary (reader, error), .reader = reader };
  g_autoptr (GPtrArray)        conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_conflict_free);
  g_autoptr (GBytes)           seen = notation.vocabulary != NULL ? dossier_reader_dup_seen (reader, error) : NULL;
  gint64                       ent = id != NULL && seen != NULL ? dossier_reader_follow_row (reader, id, error) : 0;
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  if (seen == NULL || (id != NULL && ent == 0))
    return seen != NULL && error != NULL && *error == NULL ? g_steal_pointer (&conflicts) : NULL;
  rows = dossier_database_prepare (dossier_reader_get_database (reader), select_others, error);
  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, DOSSIER_ENT_LIVING);
  dossier_statement_bind_integer (rows, 2, ent);
  while (dossier_statement_step (rows, &local))
    if (!add_row (conflicts, rows, reader, &notation, seen, error))
      return NULL;
  for (guint i = 0; ent != 0 && local == NULL && i < conflicts->len; i++)
    {
      DossierConflict *conflict = conflicts->pdata[i];

      conflict->together = dossier_conflict_dup_together (conflict, reader, ent);
    }
  if (local == NULL)
    return g_steal_pointer (&conflicts);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

DossierAct *
dossier_conflict_new_act (const DossierConflict *self,
                          guint                  side)
{
  DossierAct                *act = dossier_act_new (NULL);
  const DossierConflictSide *chosen;

  g_return_val_if_fail (side < self->sides->len + (self->together != NULL ? 1 : 0), act);

  dossier_act_set_seen (act, self->seen);
  if (side == self->sides->len)
    {
      dossier_act_set (act, self->kind, self->id, self->field->code, dossier_value_new_text (self->together));
      return act;
    }
  chosen = self->sides->pdata[side];
  if (self->key != NULL)
    dossier_act_put (act, self->kind, self->id, self->field->code, self->key,
                     chosen->value != NULL && dossier_value_get_value_type (chosen->value) == DOSSIER_VALUE_BOOLEAN && dossier_value_get_boolean (chosen->value));
  else
    dossier_act_set (act, self->kind, self->id, self->field->code, chosen->value != NULL ? dossier_value_ref (chosen->value) : NULL);
  return act;
}
