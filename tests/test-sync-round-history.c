/* What others did is told, and what they took back is said to be. */
#include "sync-pair.h"

#include "dossier-history.h"
#include "dossier-record.h"

#include <string.h>

static gpointer
read_seen (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return dossier_reader_dup_seen (reader, error);
}

typedef struct
{
  GBytes       *seen;
  const guint8 *poste;
} Since;

static gpointer
list_news (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Since *since = data;

  return dossier_history_list_news (reader, since->seen, since->poste, 0x7fff, error);
}

static void
test_what_others_did_while_one_was_away_is_told (Pair         *self,
                                                 gconstpointer data)
{
  g_autofree char      *id = NULL, *own = NULL, *other = NULL;
  g_autoptr (GBytes)    seen = NULL;
  g_autoptr (GPtrArray) none = NULL, news = NULL;
  Since                 since;

  pair_found (self, "", TRUE);
  id = desktop_add (&self->founder, "Centre des Coteaux");
  pair_go_quietly (&self->founder);
  pair_join (self, "");
  pair_go_quietly (&self->other);
  seen = dossier_store_ask (self->other.store, read_seen, NULL, NULL);
  since = (Since){ seen, dossier_identity_get_poste (dossier_store_get_identity (self->other.store)) };
  own = desktop_add (&self->other, "École du Parc");
  none = dossier_store_ask (self->other.store, list_news, &since, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  desktop_rename (&self->founder, id, "Centre du Coteau");
  other = desktop_add (&self->founder, "Collège Zola");
  pair_go_quietly (&self->founder);
  pair_go_quietly (&self->other);
  news = dossier_store_ask (self->other.store, list_news, &since, NULL);
  g_assert_cmpuint (news->len, ==, 2);
  g_assert_cmpstr (((DossierHistoryLine *) news->pdata[0])->subject, ==, other);
  g_assert_cmpstr (((DossierHistoryLine *) news->pdata[1])->subject, ==, id);
}

static gpointer
find_record (DossierReader *reader,
             gpointer       id,
             GCancellable  *cancellable,
             GError       **error)
{
  return dossier_reader_find_record (reader, id, error);
}

static gpointer
list_record (DossierReader *reader,
             gpointer       id,
             GCancellable  *cancellable,
             GError       **error)
{
  return dossier_history_list_record (reader, id, 0, error);
}

/* The line of the history that says so must be of that fate; then it is taken back, or given again. */
static void
turn_line (Desktop    *self,
           char       *id,
           const char *sentence,
           DossierFate fate,
           gboolean    also_act)
{
  g_autoptr (GPtrArray)     lines = dossier_store_ask (self->store, list_record, id, NULL);
  const DossierHistoryLine *line = NULL;
  g_autoptr (GError)        error = NULL;

  for (guint i = 0; i < lines->len; i++)
    if (strcmp (((DossierHistoryLine *) lines->pdata[i])->sentence, sentence) == 0)
      line = lines->pdata[i];
  g_assert_nonnull (line);
  g_assert_cmpint (line->fate, ==, fate);
  if (!also_act)
    return;
  dossier_store_undo_act (self->store, line->undo_run, line->undo_n, id, NULL, &error);
  g_assert_no_error (error);
}

static void
test_what_another_takes_back_is_said_to_be_and_may_be_given_again (Pair         *self,
                                                                   gconstpointer data)
{
  static const char         rename[] = "Name: “Centre des Coteaux” → “Centre du Coteau”";
  g_autofree char          *id = NULL, *school = NULL;
  g_autoptr (DossierRecord) gone = NULL;
  g_autoptr (GError)        error = NULL;

  pair_found (self, "", TRUE);
  id = desktop_add (&self->founder, "Centre des Coteaux");
  school = desktop_add (&self->founder, "École du Parc");
  desktop_rename (&self->founder, id, "Centre du Coteau");
  pair_go_quietly (&self->founder);
  pair_join (self, "");
  pair_go_quietly (&self->other);
  turn_line (&self->other, id, rename, DOSSIER_FATE_STANDS, TRUE);
  desktop_assert_name (&self->other, id, "Centre des Coteaux");
  turn_line (&self->other, id, rename, DOSSIER_FATE_TAKEN_BACK, FALSE);
  pair_meet (self);

  desktop_assert_name (&self->founder, id, "Centre des Coteaux");
  turn_line (&self->founder, id, rename, DOSSIER_FATE_TAKEN_BACK, FALSE);
  g_assert_true (dossier_store_undo (self->founder.store, NULL, NULL, &error)); /* what is taken back already is passed over */
  gone = dossier_store_ask (self->founder.store, find_record, school, &error);
  g_assert_true (dossier_record_is_deleted (gone));
  turn_line (&self->founder, id, rename, DOSSIER_FATE_TAKEN_BACK, TRUE);
  pair_meet (self);
  desktop_assert_name (&self->other, id, "Centre du Coteau");
  turn_line (&self->other, id, rename, DOSSIER_FATE_STANDS, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  pair_add ("what-others-did-while-one-was-away-is-told", test_what_others_did_while_one_was_away_is_told);
  pair_add ("what-another-takes-back-is-said-to-be-and-may-be-given-again", test_what_another_takes_back_is_said_to_be_and_may_be_given_again);
  return g_test_run ();
}
