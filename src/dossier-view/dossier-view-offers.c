#include "config.h"

#include "dossier-view-offers.h"

#include "dossier-view-candidates.h"

typedef struct
{
  char *id;
  char *field;
} Question;

typedef struct
{
  char *id;
  char *title;
} Offer;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->id);
  g_free (question->field);
  g_free (question);
}

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_free (offer->id);
  g_free (offer->title);
  g_free (offer);
}

static void
add_offer (GPtrArray           *offers,
           DossierReader       *reader,
           const char          *id,
           const DossierRecord *record,
           const char          *field)
{
  Offer *offer;

  if (g_strv_contains (dossier_record_get_keys (record, field), id))
    return;

  offer = g_new (Offer, 1);
  offer->id = g_strdup (id);
  offer->title = dossier_reader_dup_title (reader, id);
  g_ptr_array_add (offers, offer);
}

static GPtrArray *
list_all (DossierReader *reader,
          const char    *kind,
          GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind);
  g_autoptr (GPtrArray)    records = NULL;
  GPtrArray               *ids;

  dossier_query_set_limit (query, 200);
  records = dossier_reader_list (reader, query, error);
  if (records == NULL)
    return NULL;
  ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (ids, g_strdup (dossier_record_get_id (records->pdata[i])));
  return ids;
}

static gpointer
list_offers (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Question                 *question = data;
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, question->id, error);
  g_autoptr (GPtrArray)     ids = NULL;
  GPtrArray                *offers;

  if (record == NULL)
    return NULL;
  ids = list_all (reader, dossier_kind_find_field (dossier_record_get_kind (record), question->field)->target, error);
  if (ids == NULL)
    return NULL;

  offers = g_ptr_array_new_with_free_func (offer_free);
  for (guint i = 0; i < ids->len; i++)
    add_offer (offers, reader, ids->pdata[i], record, question->field);
  return offers;
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DossierViewTerms) terms = user_data;
  g_autoptr (GError)           error = NULL;
  g_autoptr (GPtrArray)        offers = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      Offer *offer = offers->pdata[i];

      if (!dossier_view_terms_has (terms, offer->id))
        dossier_view_terms_add (terms, offer->id, offer->title != NULL ? offer->title : "?", NULL, DOSSIER_VIEW_TERM_PLAIN, FALSE);
    }
}

/* --- what is looked for: a list of all would be too long */

typedef struct
{
  DossierStore *store;
  const char   *kind; /* static */
} Looking;

static void
looking_free (gpointer  data,
              GClosure *closure)
{
  Looking *looking = data;

  g_object_unref (looking->store);
  g_free (looking);
}

/* Late answers are dropped: they answer other words. */
static void
on_found (gpointer                     owner,
          const DossierViewCandidates *answer)
{
  DossierViewTerms *terms = owner;

  if (answer == NULL || !g_str_equal (answer->words, dossier_view_terms_get_words (terms)))
    return;
  for (guint i = 0; i < answer->list->len; i++)
    {
      const DossierViewWho *who = &((DossierViewCandidate *) answer->list->pdata[i])->who;
      const char           *name = who->name != NULL ? who->name : "?";
      g_autofree char      *label = who->commune != NULL ? g_strdup_printf ("%s (%s)", name, who->commune) : g_strdup (name);

      if (!dossier_view_terms_has (terms, who->id))
        dossier_view_terms_add (terms, who->id, label, who->type, DOSSIER_VIEW_TERM_PLAIN, FALSE);
    }
}

static void
on_looked (DossierViewTerms *terms,
           const char       *words,
           Looking          *looking)
{
  if (*words != '\0')
    dossier_view_candidates_ask (looking->store, looking->kind, words, NULL, NULL, NULL, on_found, terms);
}

void
dossier_view_offers_load (DossierViewTerms   *terms,
                          DossierStore       *store,
                          const char         *id,
                          const DossierField *field)
{
  Question *question = g_new (Question, 1);
  Looking  *looking = g_new (Looking, 1);

  question->id = g_strdup (id);
  question->field = g_strdup (field->code);
  looking->store = g_object_ref (store);
  looking->kind = field->target;
  g_signal_connect_data (terms, "looked", G_CALLBACK (on_looked), looking, looking_free, 0);
  dossier_view_terms_show_search (terms);
  dossier_store_ask_async (store, list_offers, question, question_free, (GDestroyNotify) g_ptr_array_unref, NULL, on_listed,
                           g_object_ref (terms));
}
