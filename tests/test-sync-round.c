#include "sync-round.h"

#include "dossier-conflicts.h"
#include "dossier-fixture.h"
#include "dossier-history.h"
#include "dossier-record.h"
#include "dossier-terms.h"
#include "sync-outbox.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A desktop of a federation: a dossier, its share, its rounds. */
typedef struct
{
  DossierStore *store;
  SyncShare    *share;
  SyncRounds   *rounds;
} Desktop;

typedef struct
{
  char   *dir, *folder;
  Desktop founder, other;
} Fixture;

static SyncWish
wish_for (const Fixture *self,
          const char    *passphrase,
          const char    *person,
          gboolean       is_open)
{
  return (SyncWish){ self->folder, passphrase, person, is_open, TRUE };
}

static char *
path_of (const Fixture *self,
         const char    *name)
{
  return g_build_filename (self->dir, name, NULL);
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  self->dir = g_dir_make_tmp ("liens-round-XXXXXX", NULL);
  self->folder = path_of (self, "partage");
  path = path_of (self, "fondation.liens");
  self->founder.store = dossier_store_new (path, &error);
  g_assert_no_error (error);
}

static void
clear_desktop (Desktop *self)
{
  g_clear_pointer (&self->rounds, sync_rounds_free);
  g_clear_pointer (&self->share, sync_share_free);
  if (self->store != NULL)
    dossier_store_close (self->store);
  g_clear_object (&self->store);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *sweep = g_strdup_printf ("rm -rf '%s'", self->dir);

  clear_desktop (&self->founder);
  clear_desktop (&self->other);
  g_spawn_command_line_sync (sweep, NULL, NULL, NULL, NULL);
  g_free (self->dir);
  g_free (self->folder);
}

static void
found (Fixture    *self,
       const char *passphrase,
       gboolean    is_open)
{
  SyncWish           wish = wish_for (self, passphrase, "Camille", is_open);
  g_autoptr (GError) error = NULL;

  self->founder.share = sync_share_found (self->founder.store, &wish, NULL, &error);
  g_assert_no_error (error);
  self->founder.rounds = sync_rounds_new (self->founder.share);
}

static void
join (Fixture    *self,
      const char *passphrase)
{
  SyncWish           wish = wish_for (self, passphrase, "Dominique", FALSE);
  g_autofree char   *path = path_of (self, "second.liens");
  g_autoptr (GError) error = NULL;

  self->other.store = sync_share_join (path, &wish, &self->other.share, NULL, &error);
  g_assert_no_error (error);
  self->other.rounds = sync_rounds_new (self->other.share);
}

static SyncReport *
go (Desktop *self)
{
  g_autoptr (GError) error = NULL;
  SyncReport        *report = sync_rounds_go (self->rounds, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_no_error (report->pull);
  g_assert_no_error (report->push);
  for (guint i = 0; i < report->alerts->len; i++)
    g_test_message ("%s: %s", sync_alert_get_code (report->alerts->pdata[i]), ((SyncAlert *) report->alerts->pdata[i])->detail);
  g_assert_cmpuint (report->alerts->len, ==, 0);
  return report;
}

static void
go_quietly (Desktop *self)
{
  sync_report_free (go (self));
}

static char *
add_structure (Desktop    *self,
               const char *name)
{
  const DossierKind     *kind = dossier_kinds_find ("structure");
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  g_autoptr (GError)     error = NULL;
  char                  *id = g_strdup (dossier_act_create (act, kind, NULL));

  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  dossier_store_write (self->store, act, &error);
  g_assert_no_error (error);
  return id;
}

static void
rename_structure (Desktop    *self,
                  const char *id,
                  const char *name)
{
  const DossierKind     *kind = dossier_kinds_find ("structure");
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  g_autoptr (GError)     error = NULL;

  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  dossier_store_write (self->store, act, &error);
  g_assert_no_error (error);
}

static gpointer
read_name (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, data, NULL);
  const char               *name = record != NULL ? dossier_record_get_text (record, "name") : NULL;

  return g_strdup (name != NULL ? name : "");
}

static char *
dup_name (Desktop    *self,
          const char *id)
{
  return dossier_store_ask (self->store, read_name, (gpointer) id, NULL);
}

static void
assert_name (Desktop    *self,
             const char *id,
             const char *name)
{
  g_autofree char *found = dup_name (self, id);

  g_assert_cmpstr (found, ==, name);
}

static void
admit_all (Desktop *self)
{
  g_autoptr (GPtrArray) members = dossier_store_list_members (self->store, NULL);
  g_autoptr (GError)    error = NULL;

  for (guint i = 0; i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];

      if (member->state == DOSSIER_MEMBER_PENDING)
        g_assert_true (dossier_store_admit (self->store, member->poste, FALSE, &error));
    }
}

static void
test_what_one_writes_the_other_reads (Fixture      *self,
                                      gconstpointer data)
{
  g_autofree char *id = NULL, *back = NULL;

  found (self, "", TRUE);
  id = add_structure (&self->founder, "Centre des Coteaux");
  go_quietly (&self->founder);
  join (self, "");
  go_quietly (&self->other);
  assert_name (&self->other, id, "Centre des Coteaux");
  back = add_structure (&self->other, "École du Parc");
  go_quietly (&self->other);
  go_quietly (&self->founder);
  assert_name (&self->founder, back, "École du Parc");
}

static void
test_a_quiet_round_moves_nothing (Fixture      *self,
                                  gconstpointer data)
{
  g_autofree char *id = NULL;

  found (self, "", TRUE);
  id = add_structure (&self->founder, "Centre des Coteaux");
  go_quietly (&self->founder);
  join (self, "");
  for (int i = 0; i < 3; i++)
    {
      go_quietly (&self->other);
      go_quietly (&self->founder);
    }
  {
    g_autoptr (SyncReport) one = go (&self->founder), other = go (&self->other);

    g_assert_true (sync_report_is_up_to_date (one) && sync_report_is_up_to_date (other));
    g_assert_cmpint (one->sent + one->received + other->sent + other->received, ==, 0);
  }
}

static void
test_two_edits_of_one_field_are_a_conflict_on_both_sides (Fixture      *self,
                                                          gconstpointer data)
{
  g_autofree char *id = NULL, *name = NULL;

  found (self, "", TRUE);
  id = add_structure (&self->founder, "Centre des Coteaux");
  go_quietly (&self->founder);
  join (self, "");
  go_quietly (&self->other);
  rename_structure (&self->founder, id, "Centre du Coteau");
  rename_structure (&self->other, id, "Centre les Coteaux");
  for (int i = 0; i < 2; i++)
    {
      go_quietly (&self->founder);
      go_quietly (&self->other);
    }
  name = dup_name (&self->founder, id);
  assert_name (&self->other, id, name);
  g_assert_cmpint (dossier_store_count_divergences (self->founder.store, NULL), ==, 1);
  g_assert_cmpint (dossier_store_count_divergences (self->other.store, NULL), ==, 1);
  rename_structure (&self->other, id, "Centre les Coteaux");
  go_quietly (&self->other);
  go_quietly (&self->founder);
}

static gpointer
find_choice (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const char            *wanted = data;
  g_autoptr (GPtrArray)  conflicts = dossier_conflicts_list (reader, NULL, error);
  const DossierConflict *conflict;

  g_assert_nonnull (conflicts);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (conflict->field->code, ==, "name");
  g_assert_cmpuint (conflict->sides->len, ==, 2);
  for (guint i = 0; i < conflict->sides->len; i++)
    if (g_str_equal (((DossierConflictSide *) conflict->sides->pdata[i])->text, wanted))
      return dossier_conflict_new_act (conflict, i);
  g_assert_not_reached ();
}

static void
choose (Desktop    *self,
        const char *wanted)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DossierAct) act = dossier_store_ask (self->store, find_choice, (gpointer) wanted, &error);

  g_assert_no_error (error);
  dossier_store_write (self->store, act, &error);
  g_assert_no_error (error);
}

static gpointer
load_terms (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return dossier_vocabulary_load (reader, error);
}

/* The term from becomes the one after at: how many terms that moved. */
static guint
move_term (Desktop *self,
           guint    from,
           guint    at)
{
  g_autoptr (DossierVocabulary) terms = dossier_store_ask (self->store, load_terms, NULL, NULL);
  guint                         n, n_moved;
  const DossierTerm *const     *list = dossier_vocabulary_get_terms (terms, "structure_type", &n);
  g_autoptr (DossierAct)        act = dossier_terms_new_move (terms, list[from], list[at], TRUE, NULL);

  n_moved = dossier_act_get_n_changes (act);
  g_assert_true (dossier_store_write (self->store, act, NULL));
  return n_moved;
}

static char *
list_terms (Desktop *self)
{
  g_autoptr (DossierVocabulary) terms = dossier_store_ask (self->store, load_terms, NULL, NULL);
  g_autoptr (GString)           codes = g_string_new (NULL);
  guint                         n;
  const DossierTerm *const     *list = dossier_vocabulary_get_terms (terms, "structure_type", &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (codes, "%s\n", list[i]->code);
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

/* A list where there is no room left after the first, and two who move something there apart: both have to make room. */
static void
test_two_who_make_room_in_a_list_at_once_see_one_order (Fixture      *self,
                                                        gconstpointer data)
{
  g_autofree char *here = NULL, *there = NULL, *before = NULL;

  found (self, "", TRUE);
  for (guint i = 0; i < 600 && move_term (&self->founder, 5, 0) == 1; i++)
    ;
  g_assert_true (dossier_store_undo (self->founder.store, NULL, NULL, NULL)); /* there is none again */
  go_quietly (&self->founder);
  join (self, "");
  go_quietly (&self->other);
  before = list_terms (&self->other);
  g_assert_cmpuint (move_term (&self->founder, 6, 0), >, 1);
  g_assert_cmpuint (move_term (&self->other, 8, 0), >, 1);
  for (int i = 0; i < 2; i++)
    {
      go_quietly (&self->founder);
      go_quietly (&self->other);
    }
  here = list_terms (&self->founder);
  there = list_terms (&self->other);
  g_assert_cmpstr (here, ==, there);
  g_assert_cmpuint (strlen (here), ==, strlen (before));
  g_assert_cmpint (dossier_store_count_divergences (self->founder.store, NULL), ==, 0); /* nobody is asked which place is right */
}

/* Whichever of the two is shown: once the one that is, once the other. */
static void
test_one_of_two_answers_is_chosen_for_everybody (Fixture      *self,
                                                 gconstpointer data)
{
  static const char *const answers[] = { "Centre du Coteau", "Centre les Coteaux" };
  g_autofree char         *id = NULL;

  found (self, "", TRUE);
  id = add_structure (&self->founder, "Centre des Coteaux");
  go_quietly (&self->founder);
  join (self, "");
  go_quietly (&self->other);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      rename_structure (&self->founder, id, answers[0]);
      rename_structure (&self->other, id, answers[1]);
      for (int round = 0; round < 2; round++)
        {
          go_quietly (&self->founder);
          go_quietly (&self->other);
        }
      g_assert_cmpint (dossier_store_count_divergences (self->founder.store, NULL), ==, 1);
      choose (&self->founder, answers[i]);
      g_assert_cmpint (dossier_store_count_divergences (self->founder.store, NULL), ==, 0);
      go_quietly (&self->founder);
      go_quietly (&self->other);
      assert_name (&self->founder, id, answers[i]);
      assert_name (&self->other, id, answers[i]);
      g_assert_cmpint (dossier_store_count_divergences (self->other.store, NULL), ==, 0);
      rename_structure (&self->founder, id, "Centre des Coteaux");
      go_quietly (&self->founder);
      go_quietly (&self->other);
    }
}

static void
write_notes (Desktop    *self,
             const char *id,
             const char *text)
{
  g_autoptr (DossierAct) act = dossier_act_new (NULL);

  dossier_act_set (act, dossier_kinds_find ("structure"), id, "notes", dossier_value_new_text (text));
  g_assert_true (dossier_store_write (self->store, act, NULL));
}

static gpointer
find_together (DossierReader *reader,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray)  conflicts = dossier_conflicts_list (reader, data, error);
  const DossierConflict *conflict = conflicts->pdata[0];

  g_assert_cmpuint (conflicts->len, ==, 1);
  return conflict->together != NULL ? dossier_conflict_new_act (conflict, conflict->sides->len) : NULL;
}

static gpointer
read_notes (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, data, NULL);

  return g_strdup (dossier_record_get_text (record, "notes"));
}

static void
meet (Fixture *self)
{
  for (int round = 0; round < 2; round++)
    {
      go_quietly (&self->founder);
      go_quietly (&self->other);
    }
}

/* One long text, two sentences of it, two people, one of them twice: nothing is put together before somebody says so. */
static void
test_two_who_write_in_one_long_text_are_both_heard (Fixture      *self,
                                                    gconstpointer data)
{
  g_autofree char       *id = NULL, *here = NULL, *there = NULL;
  g_autoptr (DossierAct) act = NULL;

  found (self, "", TRUE);
  id = add_structure (&self->founder, "Centre des Coteaux");
  write_notes (&self->founder, id, "Ouvert le matin. Fermé en août. Une salle à l’étage. Un jardin.");
  go_quietly (&self->founder);
  join (self, "");
  go_quietly (&self->other);
  write_notes (&self->founder, id, "Ouvert dès le matin. Fermé en août. Une salle à l’étage. Un jardin.");
  write_notes (&self->founder, id, "Ouvert dès neuf heures. Fermé en août. Une salle à l’étage. Un jardin.");
  write_notes (&self->other, id, "Ouvert le matin. Fermé en août. Une salle à l’étage. Un jardin et une cour.");
  meet (self);
  g_assert_cmpint (dossier_store_count_divergences (self->other.store, NULL), ==, 1);
  act = dossier_store_ask (self->other.store, find_together, id, NULL);
  g_assert_true (dossier_store_write (self->other.store, act, NULL));
  meet (self);
  here = dossier_store_ask (self->founder.store, read_notes, id, NULL);
  there = dossier_store_ask (self->other.store, read_notes, id, NULL);
  g_assert_cmpstr (here, ==, "Ouvert dès neuf heures. Fermé en août. Une salle à l’étage. Un jardin et une cour.");
  g_assert_cmpstr (there, ==, here);
  g_assert_cmpint (dossier_store_count_divergences (self->founder.store, NULL), ==, 0);
}

/* Of one sentence there is nothing to put together: one of the two is chosen. */
static void
test_two_who_write_one_sentence_are_asked (Fixture      *self,
                                           gconstpointer data)
{
  g_autofree char *id = NULL;

  found (self, "", TRUE);
  id = add_structure (&self->founder, "Centre des Coteaux");
  write_notes (&self->founder, id, "Ouvert le matin. Fermé en août.");
  go_quietly (&self->founder);
  join (self, "");
  go_quietly (&self->other);
  write_notes (&self->founder, id, "Ouvert le soir. Fermé en août.");
  write_notes (&self->other, id, "Ouvert toujours. Fermé en août.");
  meet (self);
  g_assert_null (dossier_store_ask (self->founder.store, find_together, id, NULL));
}

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
test_what_others_did_while_one_was_away_is_told (Fixture      *self,
                                                 gconstpointer data)
{
  g_autofree char      *id = NULL, *own = NULL, *other = NULL;
  g_autoptr (GBytes)    seen = NULL;
  g_autoptr (GPtrArray) none = NULL, news = NULL;
  Since                 since;

  found (self, "", TRUE);
  id = add_structure (&self->founder, "Centre des Coteaux");
  go_quietly (&self->founder);
  join (self, "");
  go_quietly (&self->other);
  seen = dossier_store_ask (self->other.store, read_seen, NULL, NULL);
  since = (Since){ seen, dossier_identity_get_poste (dossier_store_get_identity (self->other.store)) };
  own = add_structure (&self->other, "École du Parc");
  none = dossier_store_ask (self->other.store, list_news, &since, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  rename_structure (&self->founder, id, "Centre du Coteau");
  other = add_structure (&self->founder, "Collège Zola");
  go_quietly (&self->founder);
  go_quietly (&self->other);
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
test_what_another_takes_back_is_said_to_be_and_may_be_given_again (Fixture      *self,
                                                                   gconstpointer data)
{
  static const char         rename[] = "Name: “Centre des Coteaux” → “Centre du Coteau”";
  g_autofree char          *id = NULL, *school = NULL;
  g_autoptr (DossierRecord) gone = NULL;
  g_autoptr (GError)        error = NULL;

  found (self, "", TRUE);
  id = add_structure (&self->founder, "Centre des Coteaux");
  school = add_structure (&self->founder, "École du Parc");
  rename_structure (&self->founder, id, "Centre du Coteau");
  go_quietly (&self->founder);
  join (self, "");
  go_quietly (&self->other);
  turn_line (&self->other, id, rename, DOSSIER_FATE_STANDS, TRUE);
  assert_name (&self->other, id, "Centre des Coteaux");
  turn_line (&self->other, id, rename, DOSSIER_FATE_TAKEN_BACK, FALSE);
  meet (self);

  assert_name (&self->founder, id, "Centre des Coteaux");
  turn_line (&self->founder, id, rename, DOSSIER_FATE_TAKEN_BACK, FALSE);
  g_assert_true (dossier_store_undo (self->founder.store, NULL, NULL, &error)); /* what is taken back already is passed over */
  gone = dossier_store_ask (self->founder.store, find_record, school, &error);
  g_assert_true (dossier_record_is_deleted (gone));
  turn_line (&self->founder, id, rename, DOSSIER_FATE_TAKEN_BACK, TRUE);
  meet (self);
  assert_name (&self->other, id, "Centre du Coteau");
  turn_line (&self->other, id, rename, DOSSIER_FATE_STANDS, FALSE);
}

static void
test_who_is_not_let_in_waits (Fixture      *self,
                              gconstpointer data)
{
  g_autofree char *id = NULL, *typed = NULL;

  found (self, "un deux trois", FALSE);
  id = add_structure (&self->founder, "Centre des Coteaux");
  go_quietly (&self->founder);
  join (self, "un deux trois");
  {
    g_autoptr (SyncReport) waiting = go (&self->other);

    g_assert_true (waiting->is_waiting);
  }
  typed = add_structure (&self->other, "École du Parc");
  go_quietly (&self->other);
  {
    g_autoptr (SyncReport) asked = go (&self->founder);

    g_assert_cmpuint (asked->n_pending, ==, 1);
    assert_name (&self->founder, typed, "");
  }
  admit_all (&self->founder);
  go_quietly (&self->founder);
  go_quietly (&self->founder);
  assert_name (&self->founder, typed, "École du Parc");
  {
    g_autoptr (SyncReport) in = go (&self->other);

    g_assert_false (in->is_waiting);
  }
}

static void
test_another_passphrase_makes_nothing (Fixture      *self,
                                       gconstpointer data)
{
  SyncWish                 wish;
  SyncShare               *share = NULL;
  g_autofree char         *path = path_of (self, "second.liens");
  g_autoptr (GError)       error = NULL;
  g_autoptr (DossierStore) store = NULL;

  found (self, "un deux trois", TRUE);
  wish = wish_for (self, "quatre", "Dominique", FALSE);
  store = sync_share_join (path, &wish, &share, NULL, &error);
  g_assert_null (store);
  g_assert_error (error, SYNC_ERROR, SYNC_ERROR_PASSPHRASE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_a_share_that_went_away_keeps_nobody_from_working (Fixture      *self,
                                                       gconstpointer data)
{
  g_autofree char       *away = path_of (self, "ailleurs"), *id = NULL;
  g_autoptr (GError)     error = NULL;
  g_autoptr (SyncReport) report = NULL;

  found (self, "", TRUE);
  go_quietly (&self->founder);
  g_assert_cmpint (g_rename (self->folder, away), ==, 0);
  id = add_structure (&self->founder, "Centre des Coteaux");
  report = sync_rounds_go (self->founder.rounds, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_error (report->pull, CARRY_ERROR, CARRY_ERROR_NOT_HERE);
  g_assert_cmpint (report->to_send, >, 0);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (away, self->folder), ==, 0);
  {
    g_autoptr (SyncReport) after = go (&self->founder);

    g_assert_cmpint (after->sent, >, 0);
    g_assert_cmpint (after->to_send, ==, 0);
  }
}

static void
test_hellos_do_not_pile_up (Fixture      *self,
                            gconstpointer data)
{
  g_autofree char *own = NULL;
  g_autoptr (GDir) opened = NULL;
  const char      *name;
  guint            count = 0;

  found (self, "", TRUE);
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *id = add_structure (&self->founder, "Centre");

      go_quietly (&self->founder);
    }
  own = g_build_filename (self->folder, "p", sync_share_get_poste (self->founder.share), NULL);
  opened = g_dir_open (own, 0, NULL);
  while ((name = g_dir_read_name (opened)) != NULL)
    count += g_str_has_suffix (name, ".lhl");
  g_assert_cmpuint (count, <=, 3);
}

static void
test_a_share_is_known_again (Fixture      *self,
                             gconstpointer data)
{
  g_autofree char   *id = NULL, *path = path_of (self, "fondation.liens");
  g_autoptr (GError) error = NULL;

  found (self, "un deux trois", TRUE);
  id = add_structure (&self->founder, "Centre des Coteaux");
  go_quietly (&self->founder);
  clear_desktop (&self->founder);
  self->founder.store = dossier_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (sync_share_is_shared (self->founder.store));
  self->founder.share = sync_share_open (self->founder.store, &error);
  g_assert_no_error (error);
  self->founder.rounds = sync_rounds_new (self->founder.share);
  {
    g_autoptr (SyncReport) report = go (&self->founder);

    g_assert_cmpint (report->to_send + report->received, ==, 0);
  }
}

/* A server that said the file was safe, and lost its end. */
static void
test_what_a_server_lost_is_put_again (Fixture      *self,
                                      gconstpointer data)
{
  g_autofree char       *id = NULL, *path = NULL;
  g_autoptr (GPtrArray)  files = NULL;
  g_autoptr (GError)     error = NULL;
  const CarryMirrorFile *file = NULL;
  GStatBuf               facts;

  found (self, "", TRUE);
  id = add_structure (&self->founder, "Centre des Coteaux");
  go_quietly (&self->founder);
  files = carry_mirror_list (sync_share_get_mirror (self->founder.share), sync_share_get_poste (self->founder.share), &error);
  for (guint i = 0; i < files->len; i++)
    if (g_str_has_suffix (((CarryMirrorFile *) files->pdata[i])->name, ".lsg"))
      file = files->pdata[i];
  path = g_build_filename (self->folder, "p", sync_share_get_poste (self->founder.share), file->name, NULL);
  g_assert_cmpint (truncate (path, 100), ==, 0);
  sync_rounds_free (self->founder.rounds);
  self->founder.rounds = sync_rounds_new (self->founder.share);
  go_quietly (&self->founder);
  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  g_assert_cmpuint ((guint64) facts.st_size, ==, file->size);
}

/* Its file alone came here: the key that made it stayed on the machine of before. */
static void
test_a_dossier_of_another_machine_is_shared_from_this_one (Fixture      *self,
                                                           gconstpointer data)
{
  g_autofree char   *path = path_of (self, "fondation.liens"), *before = add_structure (&self->founder, "Centre des Coteaux"), *after = NULL;
  g_autofree char   *kept = g_strdup (dossier_store_get_data_dir (self->founder.store)), *away = g_strconcat (kept, "-ailleurs", NULL);
  g_autoptr (GError) error = NULL;

  clear_desktop (&self->founder);
  g_assert_cmpint (g_rename (kept, away), ==, 0);
  self->founder.store = dossier_store_open (path, &error);
  g_assert_no_error (error);
  after = add_structure (&self->founder, "École du Parc");
  found (self, "", TRUE);
  go_quietly (&self->founder);
  join (self, "");
  go_quietly (&self->other);
  assert_name (&self->other, before, "Centre des Coteaux");
  assert_name (&self->other, after, "École du Parc");
  rename_structure (&self->other, before, "Centre du Coteau");
  go_quietly (&self->other);
  go_quietly (&self->founder);
  assert_name (&self->founder, before, "Centre du Coteau");
  g_assert_cmpint (dossier_store_count_divergences (self->founder.store, NULL), ==, 0);
}

static void
test_a_shared_dossier_is_not_founded_anew (Fixture      *self,
                                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  found (self, "", TRUE);
  go_quietly (&self->founder);
  g_assert_false (dossier_store_refound (self->founder.store, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);
}

#define ADD(name, test) g_test_add ("/sync/round/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("what-one-writes-the-other-reads", test_what_one_writes_the_other_reads);
  ADD ("a-quiet-round-moves-nothing", test_a_quiet_round_moves_nothing);
  ADD ("two-edits-of-one-field-are-a-conflict-on-both-sides", test_two_edits_of_one_field_are_a_conflict_on_both_sides);
  ADD ("two-who-make-room-in-a-list-at-once-see-one-order", test_two_who_make_room_in_a_list_at_once_see_one_order);
  ADD ("one-of-two-answers-is-chosen-for-everybody", test_one_of_two_answers_is_chosen_for_everybody);
  ADD ("two-who-write-in-one-long-text-are-both-heard", test_two_who_write_in_one_long_text_are_both_heard);
  ADD ("two-who-write-one-sentence-are-asked", test_two_who_write_one_sentence_are_asked);
  ADD ("what-others-did-while-one-was-away-is-told", test_what_others_did_while_one_was_away_is_told);
  ADD ("what-another-takes-back-is-said-to-be-and-may-be-given-again", test_what_another_takes_back_is_said_to_be_and_may_be_given_again);
  ADD ("who-is-not-let-in-waits", test_who_is_not_let_in_waits);
  ADD ("another-passphrase-makes-nothing", test_another_passphrase_makes_nothing);
  ADD ("a-share-that-went-away-keeps-nobody-from-working", test_a_share_that_went_away_keeps_nobody_from_working);
  ADD ("hellos-do-not-pile-up", test_hellos_do_not_pile_up);
  ADD ("a-share-is-known-again", test_a_share_is_known_again);
  ADD ("what-a-server-lost-is-put-again", test_what_a_server_lost_is_put_again);
  ADD ("a-dossier-of-another-machine-is-shared-from-this-one", test_a_dossier_of_another_machine_is_shared_from_this_one);
  ADD ("a-shared-dossier-is-not-founded-anew", test_a_shared_dossier_is_not_founded_anew);
  return g_test_run ();
}
