#include "config.h"

#include "dossier-view-proof-offers.h"

#include "dossier-view-source-maker.h"

#include <glib/gi18n-lib.h>

/* --- one that is not there yet */

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierViewField) field = user_data;
  g_autoptr (GError)           error = NULL;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    return;
  g_message ("saying a source: %s", error->message);
  dossier_view_field_say (field, DOSSIER_VIEW_TONE_ERROR, _ ("Not saved: the source was not kept, nothing was changed. Try again."));
}

void
dossier_view_proof_offers_write (DossierViewField *field,
                                 DossierAct       *act)
{
  dossier_store_write_async (dossier_view_field_get_store (field), act, on_written, g_object_ref (field));
}

typedef struct
{
  DossierViewField    *field;
  DossierViewTerms    *terms;
  DossierViewProofUse  use;  /* of what is made */
  DossierViewProofHeld held; /* of what is offered */
  gboolean             sources_only;
} Offering;

static Offering *
new_offering (DossierViewField *field,
              DossierViewTerms *terms)
{
  Offering *self = g_new0 (Offering, 1);

  self->field = g_object_ref (field);
  self->terms = g_object_ref (terms);
  return self;
}

static void
offering_free (Offering *self)
{
  g_object_unref (self->field);
  g_object_unref (self->terms);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offering, offering_free)

static void
on_ready (DossierViewSourceMaker *maker,
          Offering               *offering)
{
  DossierAct *act = dossier_act_new (NULL);

  offering->use (offering->field, act, dossier_view_source_maker_add (maker, act));
  dossier_view_proof_offers_write (offering->field, act);
  dossier_view_terms_turn (offering->terms, NULL, NULL, NULL);
}

void
dossier_view_proof_offers_ask (DossierViewTerms   *terms,
                               DossierViewField   *field,
                               DossierVocabulary  *vocabulary,
                               DossierViewProofUse use)
{
  g_autofree char *words = g_strdup (dossier_view_terms_get_words (terms));
  GtkWidget       *maker = dossier_view_source_maker_new (vocabulary);
  Offering        *offering = new_offering (field, terms);

  offering->use = use;
  g_signal_connect_data (maker, "ready", G_CALLBACK (on_ready), offering, (GClosureNotify) (void (*) (void)) offering_free, 0);
  dossier_view_terms_turn (terms, _ ("New source"), maker, NULL);
  dossier_view_source_maker_begin (DOSSIER_VIEW_SOURCE_MAKER (maker), words);
}

/* --- those that are */

typedef struct
{
  GPtrArray         *proofs;
  DossierVocabulary *vocabulary;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->proofs, g_ptr_array_unref);
  g_clear_pointer (&answer->vocabulary, dossier_vocabulary_unref);
  g_free (answer);
}

static gpointer
list_proofs (DossierReader *reader,
             gpointer       id,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, id, error);
  Answer                   *answer;

  if (record == NULL)
    return NULL;

  answer = g_new0 (Answer, 1);
  answer->vocabulary = dossier_vocabulary_load (reader, error);
  answer->proofs = answer->vocabulary != NULL ? dossier_view_proofs_list (reader, record, error) : NULL;
  if (answer->proofs != NULL)
    return answer;
  answer_free (answer);
  return NULL;
}

/* The ids of a list that are sources. */
static G_DEFINE_QUARK (liens - sources, sources)

  static void note_source (DossierViewTerms *terms,
                           const char       *id)
{
  GHashTable *sources = g_object_get_qdata (G_OBJECT (terms), sources_quark ());

  if (sources == NULL)
    {
      sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_object_set_qdata_full (G_OBJECT (terms), sources_quark (), sources, (GDestroyNotify) g_hash_table_unref);
    }
  g_hash_table_add (sources, g_strdup (id));
}

gboolean
dossier_view_proof_offers_is_source (DossierViewTerms *terms,
                                     const char       *id)
{
  GHashTable *sources = g_object_get_qdata (G_OBJECT (terms), sources_quark ());

  return sources != NULL && g_hash_table_contains (sources, id);
}

static void
add_proof (Offering                *offering,
           const DossierViewProof  *proof,
           const DossierVocabulary *vocabulary)
{
  g_autofree char *description = dossier_view_proof_describe (proof, vocabulary);
  gboolean         is_source = g_str_equal (proof->kind->code, "source");

  if (offering->sources_only && !is_source)
    return;
  if (is_source)
    note_source (offering->terms, proof->id);
  dossier_view_terms_add (offering->terms, proof->id, proof->title != NULL ? proof->title : "?", description, DOSSIER_VIEW_TERM_PLAIN,
                          offering->held (offering->field, proof->id));
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Offering) offering = user_data;
  Answer              *answer = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);

  for (guint i = 0; answer != NULL && i < answer->proofs->len; i++)
    add_proof (offering, answer->proofs->pdata[i], answer->vocabulary);
  g_clear_pointer (&answer, answer_free);
}

void
dossier_view_proof_offers_load (DossierViewTerms    *terms,
                                DossierViewField    *field,
                                const char          *id,
                                gboolean             sources_only,
                                DossierViewProofHeld held)
{
  Offering *offering = new_offering (field, terms);

  offering->held = held;
  offering->sources_only = sources_only;
  dossier_view_terms_add (terms, DOSSIER_VIEW_PROOF_NEW, _ ("New source…"), _ ("An interview, a call, a survey, a document, a web page."), DOSSIER_VIEW_TERM_MAKER, FALSE);
  dossier_store_ask_async (dossier_view_field_get_store (field), list_proofs, g_strdup (id), g_free, answer_free, NULL, on_listed, offering);
}
