#include "dossier-pool-private.h"

#include "base-identifier.h"
#include "base-text.h"
#include "dossier-key.h"
#include "dossier-path-words.h"
#include "dossier-reader-private.h"
#include "dossier-standing.h"

#include <string.h>

typedef struct
{
  gint64 row;   /* of a record referred to; 0: value says it */
  char  *value; /* as filters say it */
  char  *label;
  char  *sort;
  guint  rank;
} Entry;

struct _DossierPool
{
  const DossierPath       *path;
  const DossierVocabulary *vocabulary;
  GArray                  *entries; /* Entry */
  GHashTable              *texts;   /* as stored → number + 1 */
  GHashTable              *rows;    /* gint64 → number + 1 */
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->value);
  g_free (entry->label);
  g_free (entry->sort);
}

DossierPool *
dossier_pool_new (const DossierPath       *path,
                  const DossierVocabulary *vocabulary)
{
  DossierPool *self = g_new0 (DossierPool, 1);

  self->path = path;
  self->vocabulary = vocabulary;
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
dossier_pool_free (DossierPool *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->entries);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->rows);
  g_free (self);
}

guint
dossier_pool_get_n (const DossierPool *self)
{
  return self->entries->len;
}

static guint
add_entry (DossierPool *self,
           gint64       row,
           const char  *value)
{
  Entry entry = { row, g_strdup (value), NULL, NULL, 0 };

  g_array_append_val (self->entries, entry);
  return self->entries->len - 1;
}

/* What stands today for a stored code; whoever carries a programme, whatever shows an answer. */
static char *
dup_standing (const DossierPool *self,
              const char        *stored)
{
  gboolean           is_evidence = self->path->field != NULL && self->path->field->type == DOSSIER_FIELD_EVIDENCE;
  const char        *vocabulary = dossier_path_get_vocabulary (self->path);
  g_autofree char   *code = vocabulary == NULL && !is_evidence ? NULL : g_strndup (stored, strcspn (stored, "@"));
  const DossierTerm *term = vocabulary == NULL ? NULL : dossier_vocabulary_resolve (self->vocabulary, vocabulary, code);

  return term != NULL ? g_strdup (term->code) : code != NULL ? g_steal_pointer (&code)
                                                             : g_strdup (stored);
}

guint
dossier_pool_add (DossierPool *self,
                  const char  *value)
{
  gpointer         known = g_hash_table_lookup (self->texts, value);
  g_autofree char *standing = NULL;
  guint            number;

  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  standing = dup_standing (self, value);
  number = strcmp (standing, value) != 0 ? dossier_pool_add (self, standing) : add_entry (self, 0, value);
  g_hash_table_insert (self->texts, g_strdup (value), GUINT_TO_POINTER (number + 1));
  return number;
}

static guint
add_row (DossierPool *self,
         gint64       row)
{
  gpointer known = g_hash_table_lookup (self->rows, &row);
  guint    number;

  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  number = add_entry (self, row, NULL);
  g_hash_table_insert (self->rows, g_memdup2 (&row, sizeof row), GUINT_TO_POINTER (number + 1));
  return number;
}

static gboolean
is_reference (const DossierPool *self)
{
  return self->path->field != NULL && self->path->field->type == DOSSIER_FIELD_REFERENCE;
}

/* What nobody knows comes after what is known. */
static guint
rank_special (const char *value)
{
  static const char *const specials[] = { DOSSIER_KEY_NONE, DOSSIER_QUERY_NO_SCHOOL_YEAR, "", "?", "-" };

  for (guint i = 0; i < G_N_ELEMENTS (specials); i++)
    if (strcmp (value, specials[i]) == 0)
      return G_MAXUINT - (guint) G_N_ELEMENTS (specials) + i;
  return G_MAXUINT;
}

/* Spans of numbers and dates are no values that could be counted. */
void
dossier_pool_want (DossierPool   *self,
                   const char    *value,
                   DossierReader *reader)
{
  gint64 row = is_reference (self) ? dossier_reader_find_row (reader, value, NULL) : 0;

  if (row != 0)
    add_row (self, row);
  else if (self->path->measure != NULL || dossier_path_get_vocabulary (self->path) != NULL || rank_special (value) != G_MAXUINT)
    dossier_pool_add (self, value);
}

static gboolean
is_truth (const DossierPool *self)
{
  return self->path->field != NULL && self->path->field->type == DOSSIER_FIELD_BOOLEAN;
}

guint
dossier_pool_read (DossierPool      *self,
                   DossierStatement *row,
                   int               column)
{
  gsize length;

  switch (dossier_statement_get_type (row, column))
    {
    case DOSSIER_COLUMN_NULL:
      return dossier_pool_add (self, "");
    case DOSSIER_COLUMN_BYTES:
      return dossier_pool_add (self, *dossier_statement_get_bytes (row, column, &length) == '-' ? "-" : "?");
    case DOSSIER_COLUMN_INTEGER:
      if (is_reference (self))
        return add_row (self, dossier_statement_get_integer (row, column));
      if (is_truth (self))
        return dossier_pool_add (self, dossier_statement_get_integer (row, column) != 0 ? "yes" : "no");
      return dossier_pool_add (self, dossier_statement_get_text (row, column));
    default:
      return dossier_pool_add (self, dossier_statement_get_text (row, column));
    }
}

/* --- in words */

/* A territory is called by its title; a structure, by its commune too (dossier_reader_dup_title). */
static gboolean
name_row (Entry         *entry,
          gboolean       by_title,
          DossierReader *reader,
          GError       **error)
{
  g_autoptr (DossierStatement) found = dossier_database_prepare (dossier_reader_get_database (reader),
                                                                 "SELECT uuid, (SELECT text FROM title WHERE ent = ?1) FROM ent WHERE id = ?1", error);
  gsize                        length;

  if (found == NULL)
    return FALSE;
  dossier_statement_bind_integer (found, 1, entry->row);
  if (!dossier_statement_step (found, error))
    return FALSE;
  entry->value = base_identifier_from_bytes (dossier_statement_get_bytes (found, 0, &length), g_malloc (BASE_IDENTIFIER_DIGITS + 1));
  entry->label = by_title ? g_strdup (dossier_statement_get_text (found, 1)) : NULL;
  return TRUE;
}

static guint
rank_measure (const DossierMeasure *measure,
              const char           *value)
{
  guint rank = 0;

  while (measure->values[rank].code != NULL && strcmp (measure->values[rank].code, value) != 0)
    rank++;
  return rank;
}

static guint
rank_term (const DossierPool *self,
           const char        *value)
{
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (self->vocabulary, dossier_path_get_vocabulary (self->path), &n_terms);
  guint                     rank = 0;

  while (rank < n_terms && strcmp (terms[rank]->code, value) != 0)
    rank++;
  return rank;
}

static guint
rank (const DossierPool *self,
      const char        *value)
{
  guint special = rank_special (value);

  if (special != G_MAXUINT)
    return special;
  if (self->path->measure != NULL)
    return rank_measure (self->path->measure, value);
  if (dossier_path_get_vocabulary (self->path) != NULL)
    return rank_term (self, value);
  return dossier_path_is_number (self->path) || (self->path->field != NULL && self->path->field->type == DOSSIER_FIELD_INTEGER)
           ? (guint) g_ascii_strtoull (value, NULL, 10)
           : 0;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const DossierPool *self = data;
  const Entry       *one = &g_array_index (self->entries, Entry, *(const guint *) a);
  const Entry       *other = &g_array_index (self->entries, Entry, *(const guint *) b);

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return strcmp (one->sort, other->sort);
}

GArray *
dossier_pool_list_order (DossierPool   *self,
                         DossierReader *reader,
                         GError       **error)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->value == NULL && !name_row (entry, g_strcmp0 (self->path->field->target, "territory") == 0, reader, error))
        {
          g_array_unref (order);
          return NULL;
        }
      if (entry->label == NULL)
        entry->label = dossier_path_dup_value_label (self->path, entry->value, self->vocabulary, reader);
      if (entry->sort == NULL)
        {
          entry->sort = base_text_fold (entry->label);
          entry->rank = rank (self, entry->value);
        }
      g_array_append_val (order, i);
    }
  g_array_sort_with_data (order, compare_numbers, self);
  return order;
}

static void
explain (const DossierPool *self,
         DossierFacetValue *value)
{
  const char *vocabulary = self->path->measure == NULL ? dossier_path_get_vocabulary (self->path) : NULL;

  if (vocabulary == NULL || rank_special (value->value) != G_MAXUINT)
    return;
  value->sense = g_strdup (dossier_vocabulary_get_definition (self->vocabulary, vocabulary, value->value));
  value->former = dossier_standing_list_former (self->vocabulary, vocabulary, value->value);
}

DossierFacetValue *
dossier_pool_dup_value (const DossierPool *self,
                        guint              number,
                        gint64             count)
{
  const Entry       *entry = &g_array_index (self->entries, Entry, number);
  DossierFacetValue *value = g_new0 (DossierFacetValue, 1);

  value->value = g_strdup (entry->value);
  value->label = g_strdup (entry->label);
  value->count = count;
  explain (self, value);
  return value;
}
