#include "config.h"

#include "dossier-view-candidates.h"

typedef struct
{
  char *kind;
  char *words;
  char *except;
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
  g_free (question);
}

static void
candidate_free (gpointer data)
{
  DossierViewCandidate *candidate = data;

  dossier_view_who_clear (&candidate->who);
  g_free (candidate->family);
  g_free (candidate);
}

static void
candidates_free (gpointer data)
{
  DossierViewCandidates *self = data;

  g_free (self->words);
  g_ptr_array_unref (self->list);
  g_free (self);
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
  code = g_steal_pointer (&candidate->who.type);
  if (code != NULL)
    candidate->who.type = g_strdup (dossier_vocabulary_get_label (vocabulary, is_structure ? "structure_type" : "territory_type", code));
  if (is_structure)
    candidate->family = g_steal_pointer (&code);
  g_free (code);
  return candidate;
}

static gpointer
look (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Question                     *question = data;
  g_autoptr (DossierQuery)      query = dossier_query_new (question->kind);
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  g_autoptr (GPtrArray)         records = NULL;
  DossierViewCandidates        *answer;

  if (vocabulary == NULL)
    return NULL;
  dossier_query_set_words (query, question->words);
  dossier_query_set_limit (query, DOSSIER_VIEW_N_CANDIDATES + 1);
  records = dossier_reader_list (reader, query, error);
  if (records == NULL)
    return NULL;

  answer = g_new0 (DossierViewCandidates, 1);
  answer->words = g_strdup (question->words);
  answer->list = g_ptr_array_new_with_free_func (candidate_free);
  for (guint i = 0; i < records->len && answer->list->len < DOSSIER_VIEW_N_CANDIDATES; i++)
    if (g_strcmp0 (dossier_record_get_id (records->pdata[i]), question->except) != 0)
      g_ptr_array_add (answer->list, read_candidate (reader, records->pdata[i], vocabulary));
  return answer;
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

void
dossier_view_candidates_ask (DossierStore              *store,
                             const char                *kind,
                             const char                *words,
                             const char                *except,
                             GCancellable              *cancellable,
                             DossierViewCandidatesFound found,
                             gpointer                   owner)
{
  Question *question = g_new (Question, 1);
  Asking   *asking = g_new (Asking, 1);

  question->kind = g_strdup (kind);
  question->words = g_strdup (words);
  question->except = g_strdup (except);
  asking->found = found;
  asking->owner = g_object_ref (owner);
  dossier_store_ask_async (store, look, question, question_free, candidates_free, cancellable, on_looked, asking);
}
