#include "dossier-vocabulary-private.h"

#include "dossier-headings.h"
#include "dossier-reader-private.h"
#include "dossier-place.h"

#include <string.h>

#define KIND "vocabulary_term"

struct _DossierVocabulary
{
  GStringChunk *texts;
  GPtrArray    *terms;        /* DossierTerm, in order */
  GHashTable   *vocabularies; /* code → GPtrArray of DossierTerm, borrowed */
  GHashTable   *by_code;      /* "vocabulary/code" → DossierTerm, borrowed */
  GHashTable   *headings;     /* DossierField → DossierTerm, borrowed: of fields that people renamed or explained */

  DossierSynonyms *synonyms;
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
  self->headings = g_hash_table_new (NULL, NULL);
  return self;
}

static void
clear_vocabulary (DossierVocabulary *self)
{
  g_clear_pointer (&self->synonyms, dossier_synonyms_free);
  g_hash_table_unref (self->headings);
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

static void
keep_term (DossierVocabulary *self,
           const DossierTerm *term)
{
  const DossierField *field = dossier_headings_find_field (term->vocabulary, term->code);
  DossierTerm        *kept = g_new0 (DossierTerm, 1);

  kept->id = keep_text (self, term->id);
  kept->vocabulary = keep_text (self, term->vocabulary);
  kept->code = keep_text (self, term->code);
  kept->delivered = field != NULL ? dossier_kinds_translate (field->label) : NULL;
  kept->label = keep_text (self, term->label != NULL ? term->label : kept->delivered != NULL ? kept->delivered
                                                                                             : term->code);
  kept->definition = keep_text (self, term->definition);
  kept->merged_into = keep_text (self, term->merged_into);
  kept->place = keep_text (self, term->place);
  kept->active = term->active;
  kept->proposed = term->proposed;
  kept->deleted = term->deleted;
  kept->recorded = term->recorded;
  kept->shipped = field != NULL || dossier_vocabulary_is_shipped (term->vocabulary, term->code);
  g_ptr_array_add (self->terms, kept);
}

/* --- all of them together */

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  const DossierTerm *one = *(const DossierTerm *const *) a, *other = *(const DossierTerm *const *) b;
  int                order = one->deleted - other->deleted;

  if (order == 0)
    order = strcmp (one->place, other->place);
  if (order == 0)
    order = other->recorded - one->recorded; /* what people say of a heading stands before what is delivered */
  return order != 0 ? order : strcmp (one->id, other->id);
}

/* Two desktops may have added the same code: the first of the order speaks, the other is not seen. */
static void
enter_term (DossierVocabulary *self,
            DossierTerm       *term)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", term->vocabulary, term->code);

  if (g_hash_table_contains (self->by_code, key))
    return;
  if (!term->deleted)
    g_ptr_array_add (get_or_make_list (self, term->vocabulary), term);
  g_hash_table_insert (self->by_code, g_steal_pointer (&key), term);
}

static DossierSynonyms *
make_synonyms (const DossierVocabulary *self)
{
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (self, DOSSIER_SYNONYMS_VOCABULARY, &n_terms);
  g_autoptr (GPtrArray)     groups = g_ptr_array_new ();

  for (guint i = 0; i < n_terms; i++)
    if (dossier_term_is_offered (terms[i]))
      g_ptr_array_add (groups, (gpointer) terms[i]->label);
  return dossier_synonyms_new (groups);
}

static void
keep_heading (const char         *vocabulary,
              const DossierField *field,
              gpointer            data)
{
  g_autofree char *id = dossier_term_derive_id (vocabulary, field->code);
  g_autofree char *place = dossier_place_new_of_number (dossier_headings_get_order (field));

  keep_term (data, &(DossierTerm){ .id = id, .vocabulary = vocabulary, .code = field->code, .place = place, .active = TRUE });
}

static void
enter_heading (const char         *vocabulary,
               const DossierField *field,
               gpointer            data)
{
  DossierVocabulary *self = data;
  const DossierTerm *term = dossier_vocabulary_find (self, vocabulary, field->code);

  if (term->recorded)
    g_hash_table_insert (self->headings, (gpointer) field, (gpointer) term);
}

/* Where nobody renamed a field, the heading delivered stands: of those of one code, the first is seen. */
static void
settle_terms (DossierVocabulary *self)
{
  dossier_headings_visit (keep_heading, self);
  g_ptr_array_sort (self->terms, compare_terms);
  for (guint i = 0; i < self->terms->len; i++)
    enter_term (self, self->terms->pdata[i]);
  dossier_headings_visit (enter_heading, self);
  self->synonyms = make_synonyms (self);
}

/* --- what is shipped, what a dossier holds */

static void
keep_shipped (const DossierTerm *term,
              gint64             order,
              gpointer           data)
{
  DossierTerm      placed = *term;
  g_autofree char *place = dossier_place_new_of_number (order);

  placed.place = place;
  keep_term (data, &placed);
}

DossierVocabulary *
dossier_vocabulary_new_shipped (void)
{
  DossierVocabulary *self = make_empty ();

  dossier_vocabulary_visit_shipped (keep_shipped, self);
  settle_terms (self);
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
  COLUMN_PLACE,
  COLUMN_ORDER,
};

static const char *const columns[] = {
  "id", "vocabulary", "code", "label", "definition", "active", "proposed", "merged_into.code", "place", "order", NULL
};

/* A heading stands where the form has its field. */
static char *
dup_place (DossierCursor *cursor)
{
  const char         *vocabulary = dossier_cursor_get_text (cursor, COLUMN_VOCABULARY), *code = dossier_cursor_get_text (cursor, COLUMN_CODE);
  const DossierField *field = vocabulary != NULL && code != NULL ? dossier_headings_find_field (vocabulary, code) : NULL;
  const char         *place = dossier_cursor_get_text (cursor, COLUMN_PLACE);

  if (field != NULL)
    return dossier_place_new_of_number (dossier_headings_get_order (field));
  return dossier_place_is_valid (place) ? g_strdup (place) : dossier_place_new_of_number (dossier_cursor_get_integer (cursor, COLUMN_ORDER));
}

static void
add_row (DossierVocabulary *self,
         DossierCursor     *cursor,
         gboolean           deleted)
{
  const char      *active = dossier_cursor_get_text (cursor, COLUMN_ACTIVE);
  g_autofree char *place = dup_place (cursor);
  DossierTerm      term = { .place = place, .deleted = deleted, .recorded = TRUE };

  term.id = dossier_cursor_get_text (cursor, COLUMN_ID);
  term.vocabulary = dossier_cursor_get_text (cursor, COLUMN_VOCABULARY);
  term.code = dossier_cursor_get_text (cursor, COLUMN_CODE);
  term.label = dossier_cursor_get_text (cursor, COLUMN_LABEL);
  term.definition = dossier_cursor_get_text (cursor, COLUMN_DEFINITION);
  term.merged_into = dossier_cursor_get_text (cursor, COLUMN_MERGED_INTO);
  term.active = active == NULL || dossier_cursor_get_integer (cursor, COLUMN_ACTIVE) != 0;
  term.proposed = dossier_cursor_get_integer (cursor, COLUMN_PROPOSED) != 0;
  if (term.vocabulary != NULL && term.code != NULL)
    keep_term (self, &term);
}

static gboolean
load_terms (DossierVocabulary *self,
            DossierReader     *reader,
            gboolean           deleted,
            GError           **error)
{
  g_autoptr (DossierQuery)  query = dossier_query_new (KIND);
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        local = NULL;

  dossier_query_set_order (query, "id", FALSE);
  dossier_query_set_deleted (query, deleted);
  cursor = dossier_reader_walk (reader, query, columns, error);
  if (cursor == NULL)
    return FALSE;
  while (dossier_cursor_next (cursor, &local))
    add_row (self, cursor, deleted);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

DossierVocabulary *
dossier_vocabulary_load (DossierReader *reader,
                         GError       **error)
{
  g_autoptr (DossierVocabulary) self = make_empty ();

  if (!load_terms (self, reader, FALSE, error) || !load_terms (self, reader, TRUE, error))
    return NULL;
  settle_terms (self);
  return g_steal_pointer (&self);
}

gpointer
dossier_vocabulary_read (DossierReader *reader,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  DossierVocabulary *read = dossier_reader_get_vocabulary (reader, error);

  return read != NULL ? dossier_vocabulary_ref (read) : NULL;
}

const DossierSynonyms *
dossier_vocabulary_get_synonyms (const DossierVocabulary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->synonyms;
}

gboolean
dossier_term_is_offered (const DossierTerm *self)
{
  return self->active && self->merged_into == NULL && !self->deleted;
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

const DossierTerm *
dossier_vocabulary_find_heading (const DossierVocabulary *self,
                                 const DossierField      *field)
{
  return self == NULL ? NULL : g_hash_table_lookup (self->headings, field);
}

const char *
dossier_vocabulary_get_definition (const DossierVocabulary *self,
                                   const char              *vocabulary,
                                   const char              *code)
{
  const DossierTerm *term = dossier_vocabulary_resolve (self, vocabulary, code);

  return term == NULL ? NULL : term->definition;
}
