#include "config.h"

#include "dossier-view-candidates.h"

#include "dossier-duplicates.h"

#define MOST_ALIKE 3

typedef struct
{
  char    *kind;
  char    *words;
  char    *except;
  char    *near;
  gboolean alike_first; /* the words are a whole name */
} Question;

typedef struct
{
  DossierViewCandidatesFound found;
  GObject                   *owner;
} Asking;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->kind);
  g_free (question->words);
  g_free (question->except);
  g_free (question->near);
  g_free (question);
}

static void
candidates_free (gpointer data)
{
  DossierViewCandidates *self = data;

  g_free (self->words);
  g_ptr_array_unref (self->list);
  g_free (self);
}

/* "direction, Collège Émile-Zola (Argenville)"; NULL: no post is known. */
static char *
describe_person (DossierReader           *reader,
                 const char              *id,
                 const DossierVocabulary *vocabulary)
{
  g_autoptr (GPtrArray)  posts = dossier_view_posts_list (reader, "person", id, NULL);
  const DossierViewPost *first = posts != NULL && posts->len > 0 ? posts->pdata[0] : NULL;

  if (first == NULL)
    return NULL;
  return g_strdup_printf ("%s, %s", dossier_view_post_get_role (first, vocabulary), first->structure_name != NULL ? first->structure_name : "?");
}

/* "Interview · 3 mai 2018" */
static char *
describe_other (const DossierRecord *record)
{
  const DossierKind *kind = dossier_record_get_kind (record);
  DossierValue      *value = dossier_kind_find_field (kind, "date") != NULL ? dossier_record_get (record, "date") : NULL;
  const BaseDate    *date = value != NULL ? dossier_value_get_date (value) : NULL;
  g_autofree char   *when = date != NULL ? base_date_dup_text (date) : NULL;

  return g_strjoin (" · ", dossier_kinds_translate (kind->label), when, NULL);
}

static DossierViewCandidate *
read_candidate (DossierReader           *reader,
                DossierRecord           *record,
                const DossierVocabulary *vocabulary)
{
  DossierViewCandidate *candidate = g_new0 (DossierViewCandidate, 1);
  gboolean              is_structure = g_str_equal (dossier_record_get_kind (record)->code, "structure");
  char                 *code;

  dossier_view_who_read (&candidate->who, reader, dossier_record_get_id (record));
  if (g_str_equal (dossier_record_get_kind (record)->code, "person"))
    {
      candidate->who.type = describe_person (reader, candidate->who.id, vocabulary);
      return candidate;
    }
  if (dossier_kind_find_field (dossier_record_get_kind (record), "name") == NULL)
    {
      candidate->who.type = describe_other (record);
      return candidate;
    }
  code = g_steal_pointer (&candidate->who.type);
  if (code != NULL)
    candidate->who.type = g_strdup (dossier_vocabulary_get_label (vocabulary, is_structure ? "structure_type" : "territory_type", code));
  if (is_structure)
    candidate->family = g_steal_pointer (&code);
  g_free (code);
  return candidate;
}

static gboolean
is_found (const DossierViewCandidates *answer,
          const char                  *id)
{
  for (guint i = 0; i < answer->list->len; i++)
    if (g_str_equal (((DossierViewCandidate *) answer->list->pdata[i])->who.id, id))
      return TRUE;
  return FALSE;
}

static void
add_candidate (DossierReader           *reader,
               const Question          *question,
               DossierRecord           *record,
               const DossierVocabulary *vocabulary,
               DossierViewCandidates   *answer)
{
  const char *id = dossier_record_get_id (record);

  if (answer->list->len < DOSSIER_VIEW_N_CANDIDATES && g_strcmp0 (id, question->except) != 0 && !is_found (answer, id))
    g_ptr_array_add (answer->list, read_candidate (reader, record, vocabulary));
}

/* Those of the commune, or of everywhere; what was found already is passed over. */
static gboolean
add_found (DossierReader           *reader,
           const Question          *question,
           const char              *kind,
           const char              *commune,
           const DossierVocabulary *vocabulary,
           DossierViewCandidates   *answer,
           GError                 **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind);
  g_autoptr (GPtrArray)    records = NULL;

  dossier_query_set_words (query, question->words);
  if (commune != NULL)
    dossier_query_add_filter (query, "territory", commune);
  dossier_query_set_limit (query, 2 * DOSSIER_VIEW_N_CANDIDATES + 1);
  records = dossier_reader_list (reader, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_candidate (reader, question, records->pdata[i], vocabulary, answer);
  return records != NULL;
}

/* A link is looked for by those it joins. */
static gboolean
add_links (DossierReader           *reader,
           const Question          *question,
           const DossierVocabulary *vocabulary,
           DossierViewCandidates   *answer,
           GError                 **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("structure");
  g_autoptr (GPtrArray)    ends = NULL;

  dossier_query_set_words (query, question->words);
  dossier_query_set_limit (query, DOSSIER_VIEW_N_CANDIDATES);
  ends = dossier_reader_list (reader, query, error);
  for (guint i = 0; ends != NULL && i < ends->len; i++)
    {
      g_autoptr (GPtrArray) links = dossier_reader_list_links (reader, dossier_record_get_id (ends->pdata[i]), NULL, NULL);

      for (guint k = 0; links != NULL && k < links->len; k++)
        {
          g_autoptr (DossierRecord) link = dossier_reader_find_record (reader, links->pdata[k], NULL);

          if (link != NULL)
            add_candidate (reader, question, link, vocabulary, answer);
        }
    }
  return ends != NULL;
}

static gboolean
add_kind (DossierReader           *reader,
          const Question          *question,
          const char              *kind,
          const DossierVocabulary *vocabulary,
          DossierViewCandidates   *answer,
          GError                 **error)
{
  return (question->near == NULL || add_found (reader, question, kind, question->near, vocabulary, answer, error)) &&
         add_found (reader, question, kind, NULL, vocabulary, answer, error) &&
         (!g_str_equal (kind, "link") || add_links (reader, question, vocabulary, answer, error));
}

/* Those that may be called so, but for a slip of the pen. */
static gboolean
add_alike (DossierReader           *reader,
           const Question          *question,
           const DossierVocabulary *vocabulary,
           DossierViewCandidates   *answer,
           GError                 **error)
{
  DossierDuplicateProbe probe = { .kind = question->kind, .name = question->words, .except = question->except };
  g_autoptr (GPtrArray) found = dossier_duplicates_find (reader, &probe, MOST_ALIKE, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, ((DossierDuplicate *) found->pdata[i])->other, NULL);

      if (record != NULL)
        add_candidate (reader, question, record, vocabulary, answer);
    }
  return found != NULL;
}

/* What anything may be attached to: what has a page that people go to. */
static gboolean
add_any (DossierReader           *reader,
         const Question          *question,
         const DossierVocabulary *vocabulary,
         DossierViewCandidates   *answer,
         GError                 **error)
{
  static const char *const kinds[] = { "structure", "interview", "action", "link" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!add_kind (reader, question, kinds[i], vocabulary, answer, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_all (DossierReader           *reader,
         const Question          *question,
         const DossierVocabulary *vocabulary,
         DossierViewCandidates   *answer,
         GError                 **error)
{
  if (question->kind == NULL)
    return add_any (reader, question, vocabulary, answer, error);
  return (!question->alike_first || add_alike (reader, question, vocabulary, answer, error)) && add_kind (reader, question, question->kind, vocabulary, answer, error);
}

static gpointer
look (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Question                     *question = data;
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  DossierViewCandidates        *answer;

  if (vocabulary == NULL)
    return NULL;

  answer = g_new0 (DossierViewCandidates, 1);
  answer->words = g_strdup (question->words);
  answer->list = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_view_candidate_free);
  if (add_all (reader, question, vocabulary, answer, error))
    return answer;
  candidates_free (answer);
  return NULL;
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Asking     *asking = user_data;
  g_autoptr (GObject)    owner = asking->owner;
  g_autoptr (GError)     error = NULL;
  DossierViewCandidates *answer = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  /* Dropped for newer words, or the dossier was closed: nobody waits for it. */
  asking->found (owner, answer);
  g_clear_pointer (&answer, candidates_free);
}

DossierViewCandidate *
dossier_view_candidate_new (const DossierViewWho *who,
                            const char           *type)
{
  DossierViewCandidate *self = g_new0 (DossierViewCandidate, 1);

  self->who.id = g_strdup (who->id);
  self->who.name = g_strdup (who->name);
  self->who.type = g_strdup (type);
  self->who.commune = g_strdup (who->commune);
  self->who.territory = g_strdup (who->territory);
  self->family = g_strdup (who->type);
  return self;
}

void
dossier_view_candidate_free (DossierViewCandidate *self)
{
  dossier_view_who_clear (&self->who);
  g_free (self->family);
  g_free (self);
}

/* Takes question. */
static void
ask (DossierStore              *store,
     Question                  *question,
     GCancellable              *cancellable,
     DossierViewCandidatesFound found,
     gpointer                   owner)
{
  Asking *asking = g_new (Asking, 1);

  asking->found = found;
  asking->owner = g_object_ref (owner);
  dossier_store_ask_async (store, look, question, question_free, candidates_free, cancellable, on_looked, asking);
}

void
dossier_view_candidates_ask (DossierStore              *store,
                             const char                *kind,
                             const char                *words,
                             const char                *except,
                             const char                *near,
                             GCancellable              *cancellable,
                             DossierViewCandidatesFound found,
                             gpointer                   owner)
{
  Question *question = g_new0 (Question, 1);

  question->kind = g_strdup (kind);
  question->words = g_strdup (words);
  question->except = g_strdup (except);
  question->near = g_strdup (near);
  ask (store, question, cancellable, found, owner);
}

void
dossier_view_candidates_ask_alike (DossierStore              *store,
                                   const char                *kind,
                                   const char                *name,
                                   GCancellable              *cancellable,
                                   DossierViewCandidatesFound found,
                                   gpointer                   owner)
{
  Question *question;

  g_return_if_fail (kind != NULL);

  question = g_new0 (Question, 1);
  question->kind = g_strdup (kind);
  question->words = g_strdup (name);
  question->alike_first = TRUE;
  ask (store, question, cancellable, found, owner);
}
