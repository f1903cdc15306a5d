#include "config.h"

#include "dossier-view-facts.h"

#include "base-text.h"
#include "dossier-erased.h"
#include "dossier-standing.h"

gboolean
dossier_view_who_read (DossierViewWho *self,
                       DossierReader  *reader,
                       const char     *id)
{
  g_autoptr (DossierRecord) record = id != NULL ? dossier_reader_find_record (reader, id, NULL) : NULL;
  const char               *territory;

  self->id = g_strdup (id);
  if (record == NULL)
    return FALSE;

  if (dossier_kind_find_field (dossier_record_get_kind (record), "name") == NULL)
    {
      self->name = dossier_reader_dup_title (reader, id);
      return TRUE;
    }
  self->name = g_strdup (dossier_record_get_text (record, "name"));
  self->type = dossier_standing_dup (reader, dossier_kind_find_field (dossier_record_get_kind (record), "type")->target, dossier_record_get_text (record, "type"));
  territory = dossier_record_get_reference (record, dossier_kind_find_field (dossier_record_get_kind (record), "territory") != NULL ? "territory" : "parent");
  self->territory = g_strdup (territory);
  self->commune = territory != NULL ? dossier_reader_dup_title (reader, territory) : NULL;
  return TRUE;
}

void
dossier_view_who_clear (DossierViewWho *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->commune, g_free);
  g_clear_pointer (&self->territory, g_free);
}

static void
tie_free (gpointer data)
{
  DossierViewTie *tie = data;

  dossier_view_who_clear (&tie->other);
  g_free (tie->id);
  g_free (tie->kind);
  g_free (tie->status);
  g_free (tie->object);
  g_free (tie);
}

static DossierViewTie *
read_tie (DossierReader *reader,
          const char    *id,
          const char    *from)
{
  g_autoptr (DossierRecord) link = dossier_reader_find_record (reader, id, NULL);
  DossierViewTie           *tie;
  const char               *a;

  if (link == NULL)
    return NULL;

  tie = g_new0 (DossierViewTie, 1);
  a = dossier_record_get_reference (link, "a");
  tie->id = g_strdup (id);
  tie->kind = g_strdup (dossier_record_get_text (link, "kind"));
  tie->status = g_strdup (dossier_record_get_text (link, "status"));
  tie->object = g_strdup (dossier_record_get_text (link, "object"));
  dossier_view_who_read (&tie->other, reader, g_strcmp0 (a, from) == 0 ? dossier_record_get_reference (link, "b") : a);
  return tie;
}

static int
compare_ties (gconstpointer one,
              gconstpointer other)
{
  const DossierViewTie *first = *(DossierViewTie *const *) one, *second = *(DossierViewTie *const *) other;

  return base_text_compare (first->other.name, second->other.name);
}

static void
read_ties (DossierViewFacts *self,
           DossierReader    *reader,
           const char       *id)
{
  g_autoptr (GPtrArray) links = dossier_reader_list_links (reader, id, NULL, NULL);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      DossierViewTie *tie = read_tie (reader, links->pdata[i], id);

      if (tie != NULL)
        g_ptr_array_add (self->ties, tie);
    }
  g_ptr_array_sort (self->ties, compare_ties);
}

static void
name_reference (DossierViewFacts *self,
                DossierReader    *reader,
                const char       *id)
{
  if (id != NULL && !g_hash_table_contains (self->titles, id))
    g_hash_table_insert (self->titles, g_strdup (id), dossier_reader_dup_title (reader, id));
}

static void
name_keys (DossierViewFacts   *self,
           DossierReader      *reader,
           const DossierField *field)
{
  const char *const *keys = dossier_record_get_keys (self->record, field->code);

  for (guint i = 0; keys[i] != NULL; i++)
    name_reference (self, reader, dossier_field_find_reference (field, keys[i]));
}

static void
name_references (DossierViewFacts *self,
                 DossierReader    *reader)
{
  const DossierKind *kind = dossier_record_get_kind (self->record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (field->type == DOSSIER_FIELD_REFERENCE)
        name_reference (self, reader, dossier_record_get_reference (self->record, field->code));
      else if (dossier_field_is_set (field))
        name_keys (self, reader, field);
    }
}

static void
read_holders (DossierViewFacts *self,
              DossierReader    *reader)
{
  static const char *const sides[] = { "thread_a", "thread_b" };

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    for (const char *const *key = dossier_record_get_keys (self->record, sides[i]); *key != NULL; key++)
      {
        DossierViewPost *post = dossier_view_post_read (reader, *key);

        if (post != NULL)
          g_ptr_array_add (self->posts, post);
      }
}

/* field: of a post, what leads to the record. */
static gboolean
read_posts (DossierViewFacts *self,
            DossierReader    *reader,
            const char       *field,
            GError          **error)
{
  g_autoptr (GPtrArray) posts = dossier_view_posts_list (reader, field, dossier_record_get_id (self->record), error);
  g_autoptr (GPtrArray) threads = posts != NULL ? dossier_view_threads_list (reader, posts, error) : NULL;

  if (threads == NULL)
    return FALSE;
  g_ptr_array_unref (self->posts);
  self->posts = g_steal_pointer (&posts);
  g_ptr_array_unref (self->threads);
  self->threads = g_steal_pointer (&threads);
  return TRUE;
}

static DossierViewFacts *
facts_new (void)
{
  DossierViewFacts *self = g_new0 (DossierViewFacts, 1);

  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->proofs = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_view_proof_free);
  self->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_view_post_free);
  self->threads = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_view_thread_free);
  self->ties = g_ptr_array_new_with_free_func (tie_free);
  return self;
}

DossierViewFacts *
dossier_view_facts_new_blank (const DossierKind *kind,
                              const char        *id,
                              DossierVocabulary *vocabulary)
{
  DossierViewFacts *self = facts_new ();

  self->record = dossier_record_new (kind, id, FALSE);
  self->vocabulary = dossier_vocabulary_ref (vocabulary);
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_line_free);
  return self;
}

static void
read_proofs (DossierViewFacts   *self,
             DossierReader      *reader,
             const DossierField *field)
{
  for (const char *const *key = dossier_record_get_keys (self->record, field->code); *key != NULL; key++)
    {
      const char       *id = dossier_field_find_reference (field, *key);
      DossierViewProof *proof = id != NULL && dossier_view_facts_find_proof (self, id) == NULL ? dossier_view_proof_read (reader, id) : NULL;

      if (proof != NULL)
        g_ptr_array_add (self->proofs, proof);
    }
}

static void
read_evidence (DossierViewFacts *self,
               DossierReader    *reader)
{
  const DossierKind *kind = dossier_record_get_kind (self->record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == DOSSIER_FIELD_EVIDENCE || (kind->fields[i].type == DOSSIER_FIELD_REFERENCES && g_strcmp0 (kind->fields[i].target, "source") == 0))
      read_proofs (self, reader, &kind->fields[i]);
}

gpointer
dossier_view_facts_read (DossierReader *reader,
                         gpointer       id,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (DossierViewFacts) self = facts_new ();
  const char                  *kind;

  self->record = dossier_reader_find_record (reader, id, error);
  if (self->record == NULL)
    return NULL;
  self->vocabulary = dossier_vocabulary_load (reader, error);
  if (self->vocabulary == NULL)
    return NULL;
  self->drafts = dossier_reader_list_drafts (reader, id, error);
  if (self->drafts == NULL)
    return NULL;

  self->conflicts = dossier_conflicts_list (reader, id, error);
  self->seen = self->conflicts != NULL ? dossier_reader_dup_seen (reader, error) : NULL;
  if (self->seen == NULL)
    return NULL;

  self->erased = dossier_erased_count (reader, self->record, error);
  if (self->erased == NULL)
    return NULL;
  self->title = dossier_reader_dup_title (reader, id);
  kind = dossier_record_get_kind (self->record)->code;
  name_references (self, reader);
  read_evidence (self, reader);
  if ((g_str_equal (kind, "structure") || g_str_equal (kind, "person")) && !read_posts (self, reader, kind, error))
    return NULL;
  if (g_str_equal (kind, "structure"))
    read_ties (self, reader, id);
  if (g_str_equal (kind, "link"))
    {
      dossier_view_who_read (&self->ends[0], reader, dossier_record_get_reference (self->record, "a"));
      dossier_view_who_read (&self->ends[1], reader, dossier_record_get_reference (self->record, "b"));
      read_holders (self, reader);
    }
  return g_steal_pointer (&self);
}

void
dossier_view_facts_free (DossierViewFacts *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->record, dossier_record_unref);
  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->ties, g_ptr_array_unref);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->threads, g_ptr_array_unref);
  g_clear_pointer (&self->proofs, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->erased, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_bytes_unref);
  dossier_view_who_clear (&self->ends[0]);
  dossier_view_who_clear (&self->ends[1]);
  g_free (self->title);
  g_free (self);
}

const DossierViewPost *
dossier_view_facts_find_post (const DossierViewFacts *self,
                              const char             *id)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      const DossierViewPost *post = self->posts->pdata[i];

      if (g_strcmp0 (post->id, id) == 0)
        return post;
    }
  return NULL;
}

const DossierViewProof *
dossier_view_facts_find_proof (const DossierViewFacts *self,
                               const char             *id)
{
  for (guint i = 0; i < self->proofs->len; i++)
    {
      const DossierViewProof *proof = self->proofs->pdata[i];

      if (g_strcmp0 (proof->id, id) == 0)
        return proof;
    }
  return NULL;
}

guint
dossier_view_facts_count_erasures (const DossierViewFacts *self,
                                   const DossierField     *field)
{
  return self->erased == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (self->erased, field));
}

const DossierConflict *
dossier_view_facts_find_conflict (const DossierViewFacts *self,
                                  const DossierField     *field)
{
  for (guint i = 0; self->conflicts != NULL && i < self->conflicts->len; i++)
    {
      const DossierConflict *conflict = self->conflicts->pdata[i];

      if (conflict->field == field)
        return conflict;
    }
  return NULL;
}

const char *
dossier_view_facts_get_title (const DossierViewFacts *self,
                              const char             *id)
{
  const char *title = id != NULL ? g_hash_table_lookup (self->titles, id) : NULL;

  return title != NULL ? title : "?";
}
