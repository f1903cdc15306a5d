#include "dossier-finder.h"

#include "base-text.h"
#include "dossier-search.h"
#include "dossier-select-private.h"
#include "dossier-set.h"

#include <string.h>

#define MOST_SETS 64 /* of words kept: more than anybody types of one search */
#define SALT 1000    /* of statements of our own: no walk takes so many */

typedef struct
{
  gint64 row;
  gsize  text; /* where its folded title begins in texts */
} Title;

typedef struct
{
  gint64 row, target;
} Reference;

struct _DossierFinder
{
  DossierDatabase *database;   /* borrowed */
  GHashTable      *words;      /* match of the index → DossierSet, records of all kinds */
  GHashTable      *references; /* "kind.field" → GArray of Reference */

  const DossierKind *kind; /* of titles; NULL: none yet */
  GArray            *titles;
  GString           *texts;

  DossierQuery *asked; /* without its words; NULL: none yet */
  DossierSet   *left;  /* what it leaves */
};

DossierFinder *
dossier_finder_new (DossierDatabase *database)
{
  DossierFinder *self = g_new0 (DossierFinder, 1);

  self->database = database;
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dossier_set_free);
  self->references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->titles = g_array_new (FALSE, FALSE, sizeof (Title));
  self->texts = g_string_new (NULL);
  return self;
}

void
dossier_finder_free (DossierFinder *self)
{
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->references);
  g_array_unref (self->titles);
  g_string_free (self->texts, TRUE);
  g_clear_pointer (&self->asked, dossier_query_free);
  g_clear_pointer (&self->left, dossier_set_free);
  g_free (self);
}

static gboolean
forward (GError  *local,
         GError **error)
{
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/* The first column of a prepared statement; NULL on error. */
static DossierSet *
take_set (DossierStatement *statement,
          GError          **error)
{
  g_autoptr (DossierSet) set = dossier_set_new ();
  GError                *local = NULL;

  while (dossier_statement_step (statement, &local))
    dossier_set_add (set, dossier_statement_get_integer (statement, 0));
  return forward (local, error) ? g_steal_pointer (&set) : NULL;
}

/* --- what is kept */

static const DossierSet *
find_word (DossierFinder *self,
           const char    *match,
           GError       **error)
{
  DossierSet                  *set = g_hash_table_lookup (self->words, match);
  g_autoptr (DossierStatement) statement = NULL;

  if (set != NULL)
    return set;
  statement = dossier_database_prepare (self->database, "SELECT rowid FROM search WHERE search MATCH ?1", error);
  if (statement == NULL)
    return NULL;
  dossier_statement_bind_text (statement, 1, match);
  set = take_set (statement, error);
  if (set != NULL)
    g_hash_table_insert (self->words, g_strdup (match), set);
  return set;
}

static const GArray *
find_references (DossierFinder      *self,
                 const DossierKind  *kind,
                 const DossierField *field,
                 GError            **error)
{
  g_autofree char             *key = g_strdup_printf ("%s.%s", kind->code, field->code);
  g_autofree char             *sql = NULL;
  g_autoptr (GArray)           found = NULL;
  g_autoptr (DossierStatement) statement = NULL;
  GError                      *local = NULL;
  GArray                      *known = g_hash_table_lookup (self->references, key);

  if (known != NULL)
    return known;
  /* Numbers only, from the index alone: "?" and "-" are bytes, above every number. */
  sql = g_strdup_printf ("SELECT id, \"%s\" FROM \"%s\" WHERE \"%s\" BETWEEN 1 AND %" G_GINT64_FORMAT, field->code, kind->code, field->code, G_MAXINT64);
  statement = dossier_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return NULL;
  found = g_array_new (FALSE, FALSE, sizeof (Reference));
  while (dossier_statement_step (statement, &local))
    {
      Reference reference = { dossier_statement_get_integer (statement, 0), dossier_statement_get_integer (statement, 1) };

      g_array_append_val (found, reference);
    }
  if (!forward (local, error))
    return NULL;
  known = g_steal_pointer (&found);
  g_hash_table_insert (self->references, g_steal_pointer (&key), known);
  return known;
}

static gboolean
read_titles (DossierFinder     *self,
             const DossierKind *kind,
             GError           **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  GError                      *local = NULL;

  if (self->kind == kind)
    return TRUE;
  self->kind = NULL;
  g_array_set_size (self->titles, 0);
  g_string_truncate (self->texts, 0);
  /* The index holds all that is read here: no look at the table. */
  statement = dossier_database_prepare (self->database, "SELECT ent, sort FROM title INDEXED BY title_sort WHERE kind = ?1 ORDER BY sort, ent", error);
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_integer (statement, 1, kind->number);
  while (dossier_statement_step (statement, &local))
    {
      Title       title = { dossier_statement_get_integer (statement, 0), self->texts->len };
      const char *text = dossier_statement_get_text (statement, 1);

      g_string_append_len (self->texts, text, (gssize) strlen (text) + 1);
      g_array_append_val (self->titles, title);
    }
  if (!forward (local, error))
    return FALSE;
  self->kind = kind;
  return TRUE;
}

/* The living of the kind that the filters, the day and the audience leave. */
static const DossierSet *
find_left (DossierFinder           *self,
           const DossierQuery      *query,
           const DossierVocabulary *vocabulary,
           GError                 **error)
{
  g_autoptr (DossierQuery)     all = dossier_query_copy (query);
  g_autoptr (DossierSelect)    select = NULL;
  g_autoptr (DossierStatement) statement = NULL;
  DossierSet                  *left;

  dossier_query_set_words (all, NULL);
  dossier_query_set_limit (all, 0);
  dossier_query_set_order (all, "id", FALSE);
  if (self->asked != NULL && dossier_query_equal (self->asked, all))
    return self->left;
  select = dossier_select_new (all, DOSSIER_SELECT_ALL, vocabulary);
  dossier_select_add_row_id (select);
  statement = dossier_select_prepare (select, self->database, SALT, error);
  left = statement != NULL ? take_set (statement, error) : NULL;
  if (left == NULL)
    return NULL;
  g_clear_pointer (&self->asked, dossier_query_free);
  g_clear_pointer (&self->left, dossier_set_free);
  self->asked = g_steal_pointer (&all);
  self->left = left;
  return left;
}

/* --- what is found */

/* Records of a kind that have a word, and those that refer to one that has it (see dossier_select_leads_to_words ()). */
static DossierSet *
find_having (DossierFinder     *self,
             const DossierKind *kind,
             const char        *match,
             gboolean           is_narrow,
             GError           **error)
{
  const DossierSet      *own = find_word (self, match, error);
  g_autoptr (DossierSet) having = own != NULL ? dossier_set_copy (own) : NULL;

  for (guint i = 0; having != NULL && !is_narrow && i < kind->n_fields; i++)
    {
      const DossierKind     *target = dossier_kinds_find (kind->fields[i].target);
      g_autoptr (DossierSet) around = NULL;
      const GArray          *references;

      if (!dossier_select_leads_to_words (kind, &kind->fields[i]))
        continue;
      around = find_having (self, target, match, dossier_select_kind_has_titles (target), error);
      references = around != NULL ? find_references (self, kind, &kind->fields[i], error) : NULL;
      if (references == NULL)
        return NULL;
      for (guint j = 0; j < references->len; j++)
        if (dossier_set_has (around, g_array_index (references, Reference, j).target))
          dossier_set_add (having, g_array_index (references, Reference, j).row);
    }
  return g_steal_pointer (&having);
}

/* All that answer. */
static DossierSet *
find_all (DossierFinder           *self,
          const DossierQuery      *query,
          const DossierVocabulary *vocabulary,
          gboolean                 is_short,
          GError                 **error)
{
  const DossierKind     *kind = dossier_kinds_find (dossier_query_get_kind (query));
  g_autoptr (GPtrArray)  matches = dossier_search_list_matches (dossier_query_get_words (query), vocabulary);
  const DossierSet      *left = find_left (self, query, vocabulary, error);
  g_autoptr (DossierSet) all = left == NULL ? NULL : matches->len > 0 ? dossier_set_copy (left)
                                                                      : dossier_set_new ();

  if (g_hash_table_size (self->words) > MOST_SETS)
    g_hash_table_remove_all (self->words);
  for (guint i = 0; all != NULL && i < matches->len; i++)
    {
      g_autoptr (DossierSet) having = find_having (self, kind, matches->pdata[i], is_short, error);

      if (having == NULL)
        return NULL;
      dossier_set_restrict (all, having);
    }
  return g_steal_pointer (&all);
}

/* Titles that begin with the words: they all answer, so the index of titles is enough. */
static GArray *
list_beginning (DossierFinder           *self,
                const DossierQuery      *query,
                const DossierVocabulary *vocabulary,
                GError                 **error)
{
  g_autoptr (DossierSelect)    select = dossier_select_new (query, DOSSIER_SELECT_BEGINNING, vocabulary);
  g_autoptr (DossierStatement) statement = NULL;
  g_autoptr (GArray)           rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError                      *local = NULL;

  dossier_select_add_row_id (select);
  statement = dossier_select_prepare (select, self->database, SALT, error);
  if (statement == NULL)
    return NULL;
  while (dossier_statement_step (statement, &local))
    {
      gint64 row = dossier_statement_get_integer (statement, 0);

      g_array_append_val (rows, row);
    }
  return forward (local, error) ? g_steal_pointer (&rows) : NULL;
}

static void
append_some (GArray       *rows,
             const GArray *more,
             guint         limit)
{
  g_array_append_vals (rows, more->data, MIN (more->len, limit - rows->len));
}

/* After those that begin so: titles a later word of which does, then the rest, then what has no title. */
static void
add_others (DossierFinder    *self,
            const DossierSet *all,
            const char       *folded,
            gboolean          is_short,
            GArray           *rows,
            guint             limit)
{
  g_autofree char       *later = g_strconcat (" ", folded, NULL);
  g_autoptr (GArray)     inside = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray)     rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray)     every = dossier_set_list (all);
  g_autoptr (DossierSet) titled = dossier_set_new ();

  for (guint i = 0; i < self->titles->len; i++)
    {
      const Title *title = &g_array_index (self->titles, Title, i);
      const char  *text = self->texts->str + title->text;

      if (!dossier_set_has (all, title->row))
        continue;
      dossier_set_add (titled, title->row);
      if (!g_str_has_prefix (text, folded))
        g_array_append_val (!is_short && strstr (text, later) != NULL ? inside : rest, title->row);
    }
  for (guint i = 0; i < every->len; i++)
    if (!dossier_set_has (titled, g_array_index (every, gint64, i)))
      g_array_append_val (rest, g_array_index (every, gint64, i));
  append_some (rows, inside, limit);
  append_some (rows, rest, limit);
}

gboolean
dossier_finder_can_find (const DossierQuery *query)
{
  g_autofree char *folded = NULL;
  gboolean         descending;

  if (dossier_query_get_limit (query) == 0 || dossier_query_get_words (query) == NULL)
    return FALSE;
  if (dossier_query_get_order (query, &descending) != NULL || descending)
    return FALSE;
  folded = base_text_fold (dossier_query_get_words (query));
  return *folded != '\0' && dossier_select_kind_has_titles (dossier_kinds_find (dossier_query_get_kind (query)));
}

GArray *
dossier_finder_list (DossierFinder           *self,
                     const DossierQuery      *query,
                     const DossierVocabulary *vocabulary,
                     GError                 **error)
{
  const DossierKind        *kind;
  guint                     limit;
  g_autofree char          *folded = NULL;
  g_autoptr (DossierSelect) select = NULL;
  g_autoptr (DossierSet)    all = NULL;
  g_autoptr (GArray)        rows = NULL;

  g_return_val_if_fail (self != NULL && dossier_finder_can_find (query), NULL);

  kind = dossier_kinds_find (dossier_query_get_kind (query));
  limit = dossier_query_get_limit (query);
  rows = list_beginning (self, query, vocabulary, error);
  if (rows == NULL || rows->len >= limit)
    return g_steal_pointer (&rows);
  folded = base_text_fold (dossier_query_get_words (query));
  select = dossier_select_new (query, DOSSIER_SELECT_ALL, vocabulary);
  all = find_all (self, query, vocabulary, dossier_select_is_short (select), error);
  if (all == NULL || !read_titles (self, kind, error))
    return NULL;
  add_others (self, all, folded, dossier_select_is_short (select), rows, limit);
  return g_steal_pointer (&rows);
}
