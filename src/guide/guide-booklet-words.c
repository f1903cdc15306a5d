/* guide-booklet-words.c - the answers of a record, as the booklet may say them */
#include "guide-book-private.h"
#include "guide-booklet-private.h"

#include "dossier-key.h"

#include <string.h>

char *
guide_booklet_dup_safe (GuideBookletReading *self,
                        const char          *text)
{
  g_autofree char *safe = guide_booklet_names_clean (self->names, text, &self->content->n_unsafe);

  if (safe != NULL)
    g_strstrip (safe);
  return safe != NULL && *safe != '\0' ? g_steal_pointer (&safe) : NULL;
}

char *
guide_booklet_dup_field (GuideBookletReading *self,
                         const DossierRecord *record,
                         const char          *field)
{
  return guide_booklet_dup_safe (self, dossier_record_get_text (record, field));
}

gboolean
guide_booklet_is_word (const char *key)
{
  return !dossier_key_is_answer (key);
}

/* "confiance, régularité"; NULL: none. */
char *
guide_booklet_dup_labels (GuideBookletReading *self,
                          const DossierRecord *record,
                          const char          *field,
                          const char          *vocabulary)
{
  GString *labels = g_string_new (NULL);

  for (const char *const *keys = dossier_record_get_keys (record, field); *keys != NULL; keys++)
    if (guide_booklet_is_word (*keys))
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", dossier_vocabulary_get_label (self->vocabulary, vocabulary, *keys));
  return g_string_free (labels, labels->len == 0);
}

char *
guide_booklet_dup_label (GuideBookletReading *self,
                         const DossierRecord *record,
                         const char          *field,
                         const char          *vocabulary)
{
  const char *code = dossier_record_get_text (record, field);

  return code != NULL ? g_strdup (dossier_vocabulary_get_label (self->vocabulary, vocabulary, code)) : NULL;
}

void
guide_booklet_note_source (GuideBookletReading *self,
                           const DossierRecord *record)
{
  const char *source = dossier_record_get_reference (record, "source");

  if (source != NULL)
    g_hash_table_add (self->sources, g_strdup (source));
}

GPtrArray *
guide_booklet_list (GuideBookletReading *self,
                    const char          *kind,
                    const char          *order,
                    GError             **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind);

  dossier_query_set_audience (query, (DossierVisibility) self->content->choice.audience);
  dossier_query_set_order (query, order, FALSE);
  return dossier_reader_list (self->reader, query, error);
}

static GuideStanding
find_standing (const DossierRecord *record)
{
  DossierValue *line = dossier_record_get (record, "line");

  return (GuideStanding){ dossier_record_get_text (record, "order"), line != NULL ? dossier_value_get_integer (line) : 0, dossier_record_get_id (record) };
}

static int
compare_records (gconstpointer one,
                 gconstpointer other)
{
  GuideStanding a = find_standing (*(DossierRecord *const *) one), b = find_standing (*(DossierRecord *const *) other);

  return guide_book_compare_standings (&a, &b);
}

GPtrArray *
guide_booklet_list_as_put (GuideBookletReading *self,
                           const char          *kind,
                           GError             **error)
{
  GPtrArray *records = guide_booklet_list (self, kind, "id", error);

  if (records != NULL)
    g_ptr_array_sort (records, compare_records);
  return records;
}
