#include "dossier-vocabulary.h"

#include "base-identifier.h"
#include "dossier-shipped.h"

#include <string.h>

#define KIND "vocabulary_term"

struct _DossierVocabulary
{
  GStringChunk *texts;
  GPtrArray    *terms;        /* DossierTerm, in order */
  GHashTable   *vocabularies; /* code → GPtrArray of DossierTerm, borrowed */
  GHashTable   *by_code;      /* "vocabulary/code" → DossierTerm, borrowed */
};

G_DEFINE_BOXED_TYPE (DossierVocabulary, dossier_vocabulary, dossier_vocabulary_ref, dossier_vocabulary_unref)

static DossierVocabulary *
make_empty (void)
{
  DossierVocabulary *self = g_atomic_rc_box_new0 (DossierVocabulary);

  self->texts = g_string_chunk_new (4096);
  self->terms = g_ptr_array_new_with_free_func (g_free);
  self->vocabularies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static void
clear_vocabulary (DossierVocabulary *self)
{
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->vocabularies);
  g_ptr_array_unref (self->terms);
  g_string_chunk_free (self->texts);
}

DossierVocabulary *
dossier_vocabulary_ref (DossierVocabulary *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dossier_vocabulary_unref (DossierVocabulary *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_vocabulary);
}

static const char *
keep_text (DossierVocabulary *self,
           const char        *text)
{
  return text == NULL || *text == '\0' ? NULL : g_string_chunk_insert_const (self->texts, text);
}

static GPtrArray *
get_or_make_list (DossierVocabulary *self,
                  const char        *vocabulary)
{
  GPtrArray *list = g_hash_table_lookup (self->vocabularies, vocabulary);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->vocabularies, (gpointer) vocabulary, list);
    }
  return list;
}

/* Two desktops may have added the same code: the first of the order speaks, the other is not seen. */
static void
add_term (DossierVocabulary *self,
          const DossierTerm *term)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", term->vocabulary, term->code);
  DossierTerm     *kept;

  if (g_hash_table_contains (self->by_code, key))
    return;

  kept = g_new0 (DossierTerm, 1);
  kept->id = keep_text (self, term->id);
  kept->vocabulary = keep_text (self, term->vocabulary);
  kept->code = keep_text (self, term->code);
  kept->label = keep_text (self, term->label != NULL ? term->label : term->code);
  kept->definition = keep_text (self, term->definition);
  kept->merged_into = keep_text (self, term->merged_into);
  kept->active = term->active;
  kept->proposed = term->proposed;

  g_ptr_array_add (self->terms, kept);
  g_ptr_array_add (get_or_make_list (self, kept->vocabulary), kept);
  g_hash_table_insert (self->by_code, g_steal_pointer (&key), kept);
}

static char *
derive_id (const char *vocabulary,
           const char *code)
{
  g_autofree char *words = g_strdup_printf ("term:%s:%s", vocabulary, code);

  return base_identifier_derive (words);
}

static gboolean
is_yes (const char *cell)
{
  return cell != NULL && *cell != '\0' && !g_str_equal (cell, "0") && !g_str_equal (cell, "no");
}

static void
seed_term (DossierAct *act,
           GHashTable *row)
{
  const DossierKind *kind = dossier_kinds_find (KIND);
  const char        *vocabulary = g_hash_table_lookup (row, "vocabulary");
  const char        *code = g_hash_table_lookup (row, "code");
  const char        *definition = g_hash_table_lookup (row, "definition");
  gint64             order = g_ascii_strtoll (g_hash_table_lookup (row, "order"), NULL, 10);
  g_autofree char   *id = derive_id (vocabulary, code);
  const char        *subject = dossier_act_create (act, kind, id);

  dossier_act_set (act, kind, subject, "vocabulary", dossier_value_new_text (vocabulary));
  dossier_act_set (act, kind, subject, "code", dossier_value_new_text (code));
  dossier_act_set (act, kind, subject, "label", dossier_value_new_text (g_hash_table_lookup (row, "label")));
  if (definition != NULL && *definition != '\0')
    dossier_act_set (act, kind, subject, "definition", dossier_value_new_text (definition));
  dossier_act_set (act, kind, subject, "order", dossier_value_new_integer (order));
  dossier_act_set (act, kind, subject, "active", dossier_value_new_boolean (TRUE));
  dossier_act_set (act, kind, subject, "proposed", dossier_value_new_boolean (is_yes (g_hash_table_lookup (row, "proposed"))));
}

void
dossier_vocabulary_seed (DossierAct *act)
{
  g_autoptr (GPtrArray) rows = dossier_shipped_list_rows ("vocabularies.tsv");

  g_return_if_fail (act != NULL);

  dossier_act_set_rank (act, DOSSIER_RANK_REGISTER);
  for (guint i = 0; i < rows->len; i++)
    seed_term (act, g_ptr_array_index (rows, i));
}

DossierVocabulary *
dossier_vocabulary_new_shipped (void)
{
  DossierVocabulary    *self = make_empty ();
  g_autoptr (GPtrArray) rows = dossier_shipped_list_rows ("vocabularies.tsv");

  for (guint i = 0; i < rows->len; i++)
    {
      GHashTable      *row = g_ptr_array_index (rows, i);
      DossierTerm      term = { 0 };
      g_autofree char *id = NULL;

      term.vocabulary = g_hash_table_lookup (row, "vocabulary");
      term.code = g_hash_table_lookup (row, "code");
      term.label = g_hash_table_lookup (row, "label");
      term.definition = g_hash_table_lookup (row, "definition");
      term.active = TRUE;
      term.proposed = is_yes (g_hash_table_lookup (row, "proposed"));
      term.id = id = derive_id (term.vocabulary, term.code);
      add_term (self, &term);
    }
  return self;
}

enum
{
  COLUMN_ID,
  COLUMN_VOCABULARY,
  COLUMN_CODE,
  COLUMN_LABEL,
  COLUMN_DEFINITION,
  COLUMN_ACTIVE,
  COLUMN_PROPOSED,
  COLUMN_MERGED_INTO,
};

static const char *const columns[] = {
  "id", "vocabulary", "code", "label", "definition", "active", "proposed", "merged_into.code", NULL
};

static void
add_row (DossierVocabulary *self,
         DossierCursor     *cursor)
{
  const char *active = dossier_cursor_get_text (cursor, COLUMN_ACTIVE);
  DossierTerm term = { 0 };

  term.id = dossier_cursor_get_text (cursor, COLUMN_ID);
  term.vocabulary = dossier_cursor_get_text (cursor, COLUMN_VOCABULARY);
  term.code = dossier_cursor_get_text (cursor, COLUMN_CODE);
  term.label = dossier_cursor_get_text (cursor, COLUMN_LABEL);
  term.definition = dossier_cursor_get_text (cursor, COLUMN_DEFINITION);
  term.merged_into = dossier_cursor_get_text (cursor, COLUMN_MERGED_INTO);
  term.active = active == NULL || dossier_cursor_get_integer (cursor, COLUMN_ACTIVE) != 0;
  term.proposed = dossier_cursor_get_integer (cursor, COLUMN_PROPOSED) != 0;
  if (term.vocabulary != NULL && term.code != NULL)
    add_term (self, &term);
}

DossierVocabulary *
dossier_vocabulary_load (DossierReader *reader,
                         GError       **error)
{
  g_autoptr (DossierVocabulary) self = make_empty ();
  g_autoptr (DossierQuery)      query = dossier_query_new (KIND);
  g_autoptr (DossierCursor)     cursor = NULL;
  g_autoptr (GError)            local = NULL;

  dossier_query_set_order (query, "order", FALSE);
  cursor = dossier_reader_walk (reader, query, columns, error);
  if (cursor == NULL)
    return NULL;
  while (dossier_cursor_next (cursor, &local))
    add_row (self, cursor);
  if (local == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

const DossierTerm *const *
dossier_vocabulary_get_terms (const DossierVocabulary *self,
                              const char              *vocabulary,
                              guint                   *n_terms)
{
  GPtrArray *list;

  g_return_val_if_fail (self != NULL && vocabulary != NULL && n_terms != NULL, NULL);

  list = g_hash_table_lookup (self->vocabularies, vocabulary);
  *n_terms = list == NULL ? 0 : list->len;
  return list == NULL ? NULL : (const DossierTerm *const *) list->pdata;
}

const DossierTerm *
dossier_vocabulary_find (const DossierVocabulary *self,
                         const char              *vocabulary,
                         const char              *code)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && vocabulary != NULL && code != NULL, NULL);

  key = g_strdup_printf ("%s/%s", vocabulary, code);
  return g_hash_table_lookup (self->by_code, key);
}

/* Two people may merge two terms into each other: whoever enters the circle ends at the same one. */
static const DossierTerm *
find_smallest_of_circle (const DossierVocabulary *self,
                         const DossierTerm       *start)
{
  const DossierTerm *smallest = start;
  const DossierTerm *term = start;

  do
    {
      if (strcmp (term->code, smallest->code) < 0)
        smallest = term;
      term = dossier_vocabulary_find (self, term->vocabulary, term->merged_into);
    }
  while (term != start);
  return smallest;
}

const DossierTerm *
dossier_vocabulary_resolve (const DossierVocabulary *self,
                            const char              *vocabulary,
                            const char              *code)
{
  const DossierTerm *term = dossier_vocabulary_find (self, vocabulary, code);

  for (guint steps = 0; term != NULL && term->merged_into != NULL; steps++)
    {
      const DossierTerm *next = dossier_vocabulary_find (self, vocabulary, term->merged_into);

      if (next == NULL)
        break;
      if (steps > self->terms->len)
        return find_smallest_of_circle (self, term);
      term = next;
    }
  return term;
}

const char *
dossier_vocabulary_get_label (const DossierVocabulary *self,
                              const char              *vocabulary,
                              const char              *code)
{
  const DossierTerm *term = dossier_vocabulary_resolve (self, vocabulary, code);

  return term == NULL ? code : term->label;
}
