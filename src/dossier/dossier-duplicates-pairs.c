#include "dossier-duplicates-private.h"

#include "dossier-courtesy-private.h"
#include "dossier-reader-private.h"

#include <string.h>

#define LEAST_OF_A_PAIR 0.8
#define MOST_OF_A_BLOCK 2000 /* a word borne by more says nothing by itself */
#define EVERYWHERE 'e'       /* begins the key of a block that knows no communes */
#define BEGINNING 4          /* bytes of a word two records must share to be compared, but for a slip */

typedef struct
{
  const DossierKind *kind;
  GPtrArray         *faces;  /* DossierFace */
  GHashTable        *blocks; /* what they share → GArray of guint, indices of faces */
  GArray            *slips;  /* DossierSlipKey */
  gboolean           any_nowhere;
  GHashTable        *pairs;  /* "i/j" already compared, or said to be apart */
  GPtrArray         *found;
  DossierDatabase   *database;    /* not owned */
  GCancellable      *cancellable; /* not owned, or NULL */
} Pairing;

static gboolean
read_faces (DossierReader *reader,
            Pairing       *pairing,
            GError       **error)
{
  g_autofree char             *sql = dossier_face_dup_sql (pairing->kind);
  g_autoptr (DossierStatement) rows = dossier_database_prepare (dossier_reader_get_database (reader), sql, error);
  const DossierVocabulary     *vocabulary = dossier_reader_get_vocabulary (reader, NULL);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    {
      DossierFace *face = dossier_face_read (rows, pairing->kind, vocabulary);

      pairing->any_nowhere |= face->place == 0;
      g_ptr_array_add (pairing->faces, face);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Takes key. */
static void
add_to_block (Pairing *pairing,
              char    *key,
              guint    index)
{
  GArray *block = g_hash_table_lookup (pairing->blocks, key);

  if (block == NULL)
    {
      block = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (pairing->blocks, key, block);
    }
  else
    g_free (key);
  if (block->len == 0 || g_array_index (block, guint, block->len - 1) != index)
    g_array_append_val (block, index);
}

/* By a word, within its commune; what lies in no commune known is compared with all that have the word. A name without a telling
 * word ("Collège") is compared within its commune. */
static void
block_face (Pairing *pairing,
            guint    index)
{
  const DossierFace    *face = pairing->faces->pdata[index];
  g_autoptr (GPtrArray) words = dossier_name_list_telling (face->name);

  for (guint i = 0; i < words->len; i++)
    {
      if (face->place != 0)
        add_to_block (pairing, g_strdup_printf ("w%" G_GINT64_FORMAT " %.*s", face->place, BEGINNING, (char *) words->pdata[i]), index);
      add_to_block (pairing, g_strdup_printf ("%c%.*s", EVERYWHERE, BEGINNING, (char *) words->pdata[i]), index);
      if (face->place != 0)
        dossier_slip_add_keys (pairing->slips, face->place, words->pdata[i], index);
      if (pairing->any_nowhere)
        dossier_slip_add_keys (pairing->slips, 0, words->pdata[i], index);
    }
  if (words->len == 0 && face->name->words->len > 0 && face->place != 0)
    add_to_block (pairing, g_strdup_printf ("p%" G_GINT64_FORMAT, face->place), index);
  if (face->number != NULL)
    add_to_block (pairing, g_strdup_printf ("n%s", face->number), index);
  for (guint i = 0; i < G_N_ELEMENTS (face->contacts); i++)
    if (face->contacts[i] != NULL)
      add_to_block (pairing, g_strdup_printf ("c%s", face->contacts[i]), index);
}

static char *
dup_pair (gint64 one,
          gint64 other)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, MIN (one, other), MAX (one, other));
}

static gboolean
read_apart (DossierReader *reader,
            Pairing       *pairing,
            GError       **error)
{
  const DossierField          *field = dossier_kind_find_field (pairing->kind, "distinct_from");
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  if (field == NULL)
    return TRUE;
  rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                   "SELECT x.ent, x.ref FROM element x JOIN ent e ON e.id = x.ent WHERE e.kind = ? AND x.field = ? AND x.ref IS NOT NULL", error);
  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, pairing->kind->number);
  dossier_statement_bind_integer (rows, 2, field->number);
  while (dossier_statement_step (rows, &local))
    g_hash_table_add (pairing->pairs, dup_pair (dossier_statement_get_integer (rows, 0), dossier_statement_get_integer (rows, 1)));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
compare_pair (Pairing *pairing,
              guint    i,
              guint    j)
{
  const DossierFace     *one = pairing->faces->pdata[i], *other = pairing->faces->pdata[j];
  DossierDuplicateReason reason;
  double                 likeness;
  DossierDuplicate      *duplicate;

  likeness = dossier_face_compare (pairing->kind, one, other, &reason);
  if (likeness < LEAST_OF_A_PAIR || !g_hash_table_add (pairing->pairs, dup_pair (one->row, other->row)))
    return;
  duplicate = g_new0 (DossierDuplicate, 1);
  duplicate->one = g_strdup (one->id);
  duplicate->other = g_strdup (other->id);
  duplicate->likeness = likeness;
  duplicate->reason = reason;
  g_ptr_array_add (pairing->found, duplicate);
}

/* Between two records: others go first, or it is given up. */
static gboolean
breathe (Pairing *pairing,
         GError **error)
{
  return !g_cancellable_set_error_if_cancelled (pairing->cancellable, error) && dossier_database_breathe (pairing->database, error);
}

static void
compare_with_next (Pairing      *pairing,
                   const GArray *block,
                   guint         i)
{
  for (guint j = i + 1; j < block->len; j++)
    compare_pair (pairing, g_array_index (block, guint, i), g_array_index (block, guint, j));
}

static gboolean
is_nowhere (const Pairing *pairing,
            guint          index)
{
  return ((const DossierFace *) pairing->faces->pdata[index])->place == 0;
}

/* The others were compared each in its commune. */
static void
compare_nowhere (Pairing      *pairing,
                 const GArray *block,
                 guint         i)
{
  for (guint j = 0; is_nowhere (pairing, g_array_index (block, guint, i)) && j < block->len; j++)
    if (j > i || !is_nowhere (pairing, g_array_index (block, guint, j)))
      compare_pair (pairing, MIN (g_array_index (block, guint, i), g_array_index (block, guint, j)), MAX (g_array_index (block, guint, i), g_array_index (block, guint, j)));
}

static gboolean
compare_block (Pairing      *pairing,
               const char   *key,
               const GArray *block,
               GError      **error)
{
  for (guint i = 0; i < block->len; i++)
    {
      if (!breathe (pairing, error))
        return FALSE;
      if (*key == EVERYWHERE)
        compare_nowhere (pairing, block, i);
      else
        compare_with_next (pairing, block, i);
    }
  return TRUE;
}

static gboolean
compare_blocks (Pairing *pairing,
                GError **error)
{
  GHashTableIter each;
  gpointer       key, value;

  g_hash_table_iter_init (&each, pairing->blocks);
  while (g_hash_table_iter_next (&each, &key, &value))
    {
      const GArray *block = value;

      if (block->len <= MOST_OF_A_BLOCK && !compare_block (pairing, key, block, error))
        return FALSE;
    }
  return TRUE;
}

/* --- slips among the first letters */

/* In their commune, or where one lies in none known. */
static gboolean
may_be_one (const Pairing        *pairing,
            const DossierSlipKey *one,
            const DossierSlipKey *other)
{
  const DossierFace *first = pairing->faces->pdata[one->index], *second = pairing->faces->pdata[other->index];

  return one->word != other->word && one->index != other->index && (first->place == second->place || first->place == 0 || second->place == 0);
}

/* Keys from…to of one hash. */
static gboolean
compare_slips_of (Pairing *pairing,
                  guint    from,
                  guint    to,
                  GError **error)
{
  for (guint i = from; to - from <= MOST_OF_A_BLOCK && i + 1 < to; i++)
    {
      const DossierSlipKey *key = &g_array_index (pairing->slips, DossierSlipKey, i);

      if (!breathe (pairing, error))
        return FALSE;
      for (guint j = i + 1; j < to; j++)
        if (may_be_one (pairing, key, key + (j - i)))
          compare_pair (pairing, key->index, key[j - i].index);
    }
  return TRUE;
}

static gboolean
compare_slips (Pairing *pairing,
               GError **error)
{
  guint to;

  dossier_slip_sort_keys (pairing->slips);
  for (guint from = 0; from < pairing->slips->len; from = to)
    {
      to = dossier_slip_find_end (pairing->slips, from);
      if (!compare_slips_of (pairing, from, to, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const DossierDuplicate *one = *(const DossierDuplicate *const *) a, *other = *(const DossierDuplicate *const *) b;

  if (one->likeness != other->likeness)
    return one->likeness > other->likeness ? -1 : 1;
  return strcmp (one->one, other->one) != 0 ? strcmp (one->one, other->one) : strcmp (one->other, other->other);
}

static gboolean
list_pairs (DossierReader *reader,
            Pairing       *pairing,
            GError       **error)
{
  if (!read_faces (reader, pairing, error) || !read_apart (reader, pairing, error))
    return FALSE;
  for (guint i = 0; i < pairing->faces->len; i++)
    {
      if (!breathe (pairing, error))
        return FALSE;
      block_face (pairing, i);
    }
  if (!compare_blocks (pairing, error) || !compare_slips (pairing, error))
    return FALSE;
  g_ptr_array_sort (pairing->found, compare_found);
  for (guint i = 0; i < pairing->found->len; i++)
    {
      DossierDuplicate *duplicate = pairing->found->pdata[i];

      duplicate->one_title = dossier_reader_dup_title (reader, duplicate->one);
      duplicate->other_title = dossier_reader_dup_title (reader, duplicate->other);
    }
  return TRUE;
}

GPtrArray *
dossier_duplicates_list (DossierReader *reader,
                         const char    *kind,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GPtrArray)  faces = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_face_free);
  g_autoptr (GPtrArray)  found = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_duplicate_free);
  g_autoptr (GHashTable) blocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray)     slips = g_array_new (FALSE, FALSE, sizeof (DossierSlipKey));
  Pairing                pairing = { dossier_kinds_find (kind), faces, blocks, slips, FALSE, pairs, found, NULL, cancellable };
  g_autofree char       *sql = NULL;

  g_return_val_if_fail (reader != NULL && pairing.kind != NULL, NULL);

  pairing.database = dossier_reader_get_database (reader);
  sql = dossier_face_dup_sql (pairing.kind);
  if (sql != NULL && !list_pairs (reader, &pairing, error))
    return NULL;
  return g_steal_pointer (&found);
}
