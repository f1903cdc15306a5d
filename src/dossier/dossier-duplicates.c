#include "dossier-duplicates-private.h"

#include "base-identifier.h"
#include "base-text.h"
#include "dossier-reader-private.h"
#include "dossier-schema.h"

#include <string.h>

#define MOST_BY_A_WORD 2000 /* records looked at for one word; more have nothing in particular in common */
#define BEGINNING 5         /* bytes of a word looked for */
#define MOST_WORDS 2        /* of a name that are looked for */

void
dossier_duplicate_free (DossierDuplicate *self)
{
  g_free (self->one);
  g_free (self->other);
  g_free (self->one_title);
  g_free (self->other_title);
  g_free (self);
}

/* --- looking for those of one record */

typedef struct
{
  DossierReader     *reader;
  const DossierKind *kind;
  DossierFace       *face;
  GHashTable        *seen;  /* rows already compared */
  GHashTable        *apart; /* ids that are said not to be the same */
  GPtrArray         *found;
} Looking;

static void
judge (Looking     *looking,
       DossierFace *other)
{
  DossierDuplicateReason reason;
  double                 likeness;
  DossierDuplicate      *duplicate;

  if (!g_hash_table_add (looking->seen, g_memdup2 (&other->row, sizeof other->row)) || g_strcmp0 (other->id, looking->face->id) == 0 ||
      g_hash_table_contains (looking->apart, other->id))
    return;
  likeness = dossier_face_compare (looking->kind, looking->face, other, &reason);
  if (likeness < DOSSIER_FACE_LEAST)
    return;
  duplicate = g_new0 (DossierDuplicate, 1);
  duplicate->one = g_strdup (looking->face->id);
  duplicate->other = g_strdup (other->id);
  duplicate->likeness = likeness;
  duplicate->reason = reason;
  g_ptr_array_add (looking->found, duplicate);
}

/* condition: SQL with one parameter, a row when text is NULL. */
static gboolean
look_where (Looking    *looking,
            const char *condition,
            const char *text,
            gint64      row,
            GError    **error)
{
  g_autofree char             *select = dossier_face_dup_sql (looking->kind);
  g_autofree char             *sql = g_strdup_printf ("%s AND %s -- duplicates", select, condition);
  g_autoptr (DossierStatement) rows = dossier_database_prepare (dossier_reader_get_database (looking->reader), sql, error);
  const DossierVocabulary     *vocabulary = dossier_reader_get_vocabulary (looking->reader, NULL);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  if (text != NULL)
    dossier_statement_bind_text (rows, 1, text);
  else
    dossier_statement_bind_integer (rows, 1, row);
  while (dossier_statement_step (rows, &local))
    {
      g_autoptr (DossierFace) other = dossier_face_read (rows, looking->kind, vocabulary);

      judge (looking, other);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static const char in_index[] = "k.id IN (SELECT rowid FROM search WHERE search MATCH ?1 LIMIT " G_STRINGIFY (MOST_BY_A_WORD) ")";

static gboolean
look_by_number (Looking *looking,
                GError **error)
{
  g_autofree char *folded = looking->face->number == NULL ? NULL : base_text_squash (looking->face->number);
  g_autofree char *match = NULL;

  if (folded == NULL || *folded == '\0')
    return TRUE;
  match = g_strdup_printf ("\"%s\"", folded);
  return look_where (looking, in_index, match, 0, error);
}

static gboolean
look_by_beginning (Looking    *looking,
                   const char *word,
                   GError    **error)
{
  const char      *end = word;
  g_autofree char *match = NULL;

  while (*end != '\0' && g_utf8_next_char (end) - word <= BEGINNING)
    end = g_utf8_next_char (end);
  match = g_strdup_printf ("\"%.*s\" *", (int) (end - word), word);
  return look_where (looking, in_index, match, 0, error);
}

static gboolean
look_by_words (Looking *looking,
               GError **error)
{
  g_autoptr (GPtrArray) words = dossier_name_list_telling (looking->face->name);

  for (guint i = 0; i < MIN (words->len, MOST_WORDS); i++)
    {
      g_autofree char *slips = dossier_slip_dup_match (words->pdata[i]);

      if (!look_by_beginning (looking, words->pdata[i], error) || (slips != NULL && !look_where (looking, in_index, slips, 0, error)))
        return FALSE;
    }
  return TRUE;
}

/* In its commune every name is compared, however it is written. */
static gboolean
look_by_place (Looking *looking,
               GError **error)
{
  if (looking->face->place == 0 || strcmp (looking->kind->code, "structure") != 0)
    return TRUE;
  return look_where (looking, "k.territory = ?1", NULL, looking->face->place, error);
}

static gboolean
add_apart (Looking    *looking,
           const char *sql,
           GError    **error)
{
  const DossierField          *field = dossier_kind_find_field (looking->kind, "distinct_from");
  g_autoptr (DossierStatement) rows = field == NULL ? NULL : dossier_database_prepare (dossier_reader_get_database (looking->reader), sql, error);
  g_autoptr (GError)           local = NULL;

  if (field == NULL || looking->face->id == NULL)
    return TRUE;
  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, looking->face->row);
  dossier_statement_bind_integer (rows, 2, field->number);
  while (dossier_statement_step (rows, &local))
    {
      gsize length;

      g_hash_table_add (looking->apart, base_identifier_from_bytes (dossier_statement_get_bytes (rows, 0, &length), g_malloc (BASE_IDENTIFIER_DIGITS + 1)));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
compare_likeness (gconstpointer a,
                  gconstpointer b)
{
  const DossierDuplicate *one = *(const DossierDuplicate *const *) a, *other = *(const DossierDuplicate *const *) b;

  if (one->likeness != other->likeness)
    return one->likeness > other->likeness ? -1 : 1;
  return g_strcmp0 (one->other, other->other);
}

static void
name_found (DossierReader *reader,
            GPtrArray     *found,
            guint          limit)
{
  g_ptr_array_sort (found, compare_likeness);
  if (limit > 0 && found->len > limit)
    g_ptr_array_set_size (found, (gint) limit);
  for (guint i = 0; i < found->len; i++)
    {
      DossierDuplicate *duplicate = found->pdata[i];

      duplicate->one_title = duplicate->one == NULL ? NULL : dossier_reader_dup_title (reader, duplicate->one);
      duplicate->other_title = dossier_reader_dup_title (reader, duplicate->other);
    }
}

static GPtrArray *
look_for (DossierReader     *reader,
          const DossierKind *kind,
          DossierFace       *face,
          guint              limit,
          GError           **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) apart = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray)  found = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_duplicate_free);
  Looking                looking = { reader, kind, face, seen, apart, found };

  if (!add_apart (&looking, "SELECT e.uuid FROM element x JOIN ent e ON e.id = x.ref WHERE x.ent = ?1 AND x.field = ?2", error) ||
      !add_apart (&looking, "SELECT e.uuid FROM element x JOIN ent e ON e.id = x.ent WHERE x.ref = ?1 AND x.field = ?2", error) ||
      !look_by_number (&looking, error) || !look_by_place (&looking, error) || !look_by_words (&looking, error))
    return NULL;
  name_found (reader, found, limit);
  return g_steal_pointer (&found);
}

GPtrArray *
dossier_duplicates_find (DossierReader               *reader,
                         const DossierDuplicateProbe *probe,
                         guint                        limit,
                         GError                     **error)
{
  const DossierKind      *kind = dossier_kinds_find (probe->kind);
  g_autofree char        *sql = kind == NULL ? NULL : dossier_face_dup_sql (kind);
  g_autoptr (DossierFace) face = NULL;

  g_return_val_if_fail (reader != NULL && kind != NULL, NULL);

  if (sql == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_duplicate_free);
  face = g_new0 (DossierFace, 1);
  face->id = g_strdup (probe->except);
  face->row = probe->except == NULL ? 0 : dossier_reader_find_row (reader, probe->except, NULL);
  face->name = dossier_name_new (probe->name, dossier_reader_get_synonyms (reader));
  face->place = probe->territory == NULL ? 0 : dossier_reader_follow_row (reader, probe->territory, NULL);
  face->number = g_strdup (probe->uai);
  face->sort = dossier_face_dup_sort (kind, dossier_reader_get_vocabulary (reader, NULL), probe->type);
  return look_for (reader, kind, face, limit, error);
}

static DossierFace *
read_face (DossierReader     *reader,
           const DossierKind *kind,
           gint64             row,
           GError           **error)
{
  g_autofree char             *select = dossier_face_dup_sql (kind);
  g_autofree char             *sql = g_strdup_printf ("%s AND k.id = ?1", select);
  g_autoptr (DossierStatement) found = dossier_database_prepare (dossier_reader_get_database (reader), sql, error);

  if (found == NULL)
    return NULL;
  dossier_statement_bind_integer (found, 1, row);
  return dossier_statement_step (found, error) ? dossier_face_read (found, kind, dossier_reader_get_vocabulary (reader, NULL)) : NULL;
}

GPtrArray *
dossier_duplicates_find_of (DossierReader *reader,
                            const char    *id,
                            guint          limit,
                            GError       **error)
{
  g_autoptr (DossierRecord) record = NULL;
  g_autofree char          *sql = NULL;
  g_autoptr (DossierFace)   face = NULL;
  g_autoptr (GError)        local = NULL;

  g_return_val_if_fail (reader != NULL && id != NULL, NULL);

  record = dossier_reader_find_record (reader, id, error);
  if (record == NULL)
    return NULL;
  sql = dossier_face_dup_sql (dossier_record_get_kind (record));
  if (sql != NULL)
    face = read_face (reader, dossier_record_get_kind (record), dossier_reader_follow_row (reader, id, NULL), &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (face == NULL) /* of a kind that is not compared, or in the trash */
    return g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_duplicate_free);
  return look_for (reader, dossier_record_get_kind (record), face, limit, error);
}

void
dossier_duplicates_part (DossierAct        *act,
                         const DossierKind *kind,
                         const char        *one,
                         const char        *other)
{
  g_return_if_fail (act != NULL && kind != NULL && one != NULL && other != NULL);
  g_return_if_fail (dossier_kind_find_field (kind, "distinct_from") != NULL);

  dossier_act_put (act, kind, one, "distinct_from", other, TRUE);
}
