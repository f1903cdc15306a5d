#include "config.h"

#include "dossier-view-everywhere.h"

#include "dossier-view-posts.h"
#include "dossier-view-words.h"

#include <gio/gio.h>
#include <string.h>

#define N_AT_MOST 100

/* In the order people look for them; the others follow in that of kinds. */
static const char *const first_kinds[] = { "structure", "link", "person", "territory" };
/* Found through what they belong to, or not of the network. */
static const char *const kinds_apart[] = { "assignment", "vocabulary_term", "author", "contact", "attempt", "invitation", NULL };

static void
free_found (gpointer data)
{
  DossierViewFound *found = data;

  dossier_view_who_clear (&found->who);
  g_free (found->detail);
  g_free (found);
}

static void
free_group (gpointer data)
{
  DossierViewGroup *group = data;

  g_ptr_array_unref (group->found);
  g_free (group);
}

DossierViewEverywhereQuestion *
dossier_view_everywhere_question_new (const char *words,
                                      const char *kind)
{
  DossierViewEverywhereQuestion *self = g_new (DossierViewEverywhereQuestion, 1);

  self->words = g_strdup (words);
  self->kind = g_strdup (kind);
  return self;
}

void
dossier_view_everywhere_question_free (DossierViewEverywhereQuestion *self)
{
  g_free (self->words);
  g_free (self->kind);
  g_free (self);
}

static char *
describe_person (DossierReader           *reader,
                 const DossierVocabulary *vocabulary,
                 const char              *id)
{
  g_autoptr (GPtrArray)  posts = dossier_view_posts_list (reader, "person", id, NULL);
  const DossierViewPost *first = posts != NULL && posts->len > 0 ? posts->pdata[0] : NULL;

  if (first == NULL || first->structure_name == NULL)
    return NULL;
  return g_strdup_printf ("%s · %s", dossier_view_post_get_role (first, vocabulary), first->structure_name);
}

/* "dispositif partagé · actif": there may be several between the same two. */
static char *
describe_link (DossierReader           *reader,
               const DossierVocabulary *vocabulary,
               const char              *id)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, id, NULL);
  const char               *kind = record != NULL ? dossier_record_get_text (record, "kind") : NULL;
  const char               *status = record != NULL ? dossier_record_get_text (record, "status") : NULL;
  const char               *words[3] = { NULL };
  guint                     n = 0;

  if (kind != NULL)
    words[n++] = dossier_vocabulary_get_label (vocabulary, "link_type", kind);
  if (status != NULL)
    words[n++] = dossier_vocabulary_get_label (vocabulary, "link_status", status);
  return n > 0 ? g_strjoinv (" · ", (char **) words) : NULL;
}

static DossierViewFound *
read_found (DossierReader           *reader,
            const DossierVocabulary *vocabulary,
            const DossierKind       *kind,
            const char              *id)
{
  DossierViewFound *found = g_new0 (DossierViewFound, 1);

  if (g_str_equal (kind->code, "structure"))
    {
      dossier_view_who_read (&found->who, reader, id);
      found->detail = dossier_view_words_describe (&found->who, vocabulary);
      return found;
    }
  found->who.id = g_strdup (id);
  found->who.name = dossier_reader_dup_title (reader, id);
  if (g_str_equal (kind->code, "person"))
    found->detail = describe_person (reader, vocabulary, id);
  if (g_str_equal (kind->code, "link"))
    found->detail = describe_link (reader, vocabulary, id);
  return found;
}

/* FALSE on error. */
static gboolean
list_found (DossierReader           *reader,
            const DossierVocabulary *vocabulary,
            DossierViewGroup        *group,
            const DossierQuery      *query,
            GError                 **error)
{
  static const char *const  columns[] = { "id", NULL };
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  g_autoptr (GError)        local = NULL;

  if (cursor == NULL)
    return FALSE;
  while (dossier_cursor_next (cursor, &local))
    g_ptr_array_add (group->found, read_found (reader, vocabulary, group->kind, dossier_cursor_get_text (cursor, 0)));
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return error == NULL || *error == NULL;
}

/* NULL on error. */
static DossierViewGroup *
read_group (DossierReader           *reader,
            const DossierVocabulary *vocabulary,
            const DossierKind       *kind,
            const char              *words,
            guint                    limit,
            GError                 **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind->code);
  DossierViewGroup        *group = g_new0 (DossierViewGroup, 1);
  gboolean                 read;

  group->kind = kind;
  group->found = g_ptr_array_new_with_free_func (free_found);
  dossier_query_set_words (query, words);
  group->total = dossier_reader_count (reader, query, error);
  dossier_query_set_limit (query, limit);
  read = group->total >= 0 && (group->total == 0 || list_found (reader, vocabulary, group, query, error));
  if (!read)
    g_clear_pointer (&group, free_group);
  return group;
}

static gboolean
is_searched (const DossierKind *kind)
{
  if (g_strv_contains (kinds_apart, kind->code))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & DOSSIER_FIELD_SEARCHABLE)
      return TRUE;
  return FALSE;
}

static GPtrArray *
list_kinds (const char *only)
{
  GPtrArray         *list = g_ptr_array_new ();
  guint              n;
  const DossierKind *kinds = dossier_kinds_get (&n);

  for (gsize i = 0; i < G_N_ELEMENTS (first_kinds); i++)
    g_ptr_array_add (list, (gpointer) dossier_kinds_find (first_kinds[i]));
  for (guint i = 0; i < n; i++)
    if (is_searched (&kinds[i]) && !g_ptr_array_find (list, &kinds[i], NULL))
      g_ptr_array_add (list, (gpointer) &kinds[i]);
  for (guint i = list->len; only != NULL && i > 0; i--)
    if (!g_str_equal (((const DossierKind *) list->pdata[i - 1])->code, only))
      g_ptr_array_remove_index (list, i - 1);
  return list;
}

gpointer
dossier_view_everywhere_read (DossierReader *reader,
                              gpointer       data,
                              GCancellable  *cancellable,
                              GError       **error)
{
  const DossierViewEverywhereQuestion *question = data;
  g_autoptr (DossierVocabulary)        vocabulary = dossier_vocabulary_load (reader, error);
  g_autoptr (GPtrArray)                groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GPtrArray)                kinds = list_kinds (question->kind);
  guint                                limit = question->kind != NULL ? N_AT_MOST : DOSSIER_VIEW_N_EVERYWHERE;

  for (guint i = 0; vocabulary != NULL && i < kinds->len; i++)
    {
      DossierViewGroup *group;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      group = read_group (reader, vocabulary, kinds->pdata[i], question->words, limit, error);
      if (group == NULL)
        return NULL;
      if (group->found->len > 0)
        g_ptr_array_add (groups, group);
      else
        free_group (group);
    }
  return vocabulary != NULL ? g_steal_pointer (&groups) : NULL;
}
