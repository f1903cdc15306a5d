/* What two wrote at once of one thing: both are heard, and one answer is everybody's. */
#include "sync-pair.h"

#include "dossier-conflicts.h"
#include "dossier-record.h"
#include "dossier-terms.h"

#include <string.h>

static void
test_two_edits_of_one_field_are_a_conflict_on_both_sides (Pair         *self,
                                                          gconstpointer data)
{
  g_autofree char *id = NULL, *name = NULL;

  pair_found (self, "", TRUE);
  id = desktop_add (&self->founder, "Centre des Coteaux");
  pair_go_quietly (&self->founder);
  pair_join (self, "");
  pair_go_quietly (&self->other);
  desktop_rename (&self->founder, id, "Centre du Coteau");
  desktop_rename (&self->other, id, "Centre les Coteaux");
  for (int i = 0; i < 2; i++)
    {
      pair_go_quietly (&self->founder);
      pair_go_quietly (&self->other);
    }
  name = desktop_dup_name (&self->founder, id);
  desktop_assert_name (&self->other, id, name);
  g_assert_cmpint (dossier_store_count_divergences (self->founder.store, NULL), ==, 1);
  g_assert_cmpint (dossier_store_count_divergences (self->other.store, NULL), ==, 1);
  desktop_rename (&self->other, id, "Centre les Coteaux");
  pair_go_quietly (&self->other);
  pair_go_quietly (&self->founder);
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
test_two_who_make_room_in_a_list_at_once_see_one_order (Pair         *self,
                                                        gconstpointer data)
{
  g_autofree char *here = NULL, *there = NULL, *before = NULL;

  pair_found (self, "", TRUE);
  for (guint i = 0; i < 600 && move_term (&self->founder, 5, 0) == 1; i++)
    ;
  g_assert_true (dossier_store_undo (self->founder.store, NULL, NULL, NULL)); /* there is none again */
  pair_go_quietly (&self->founder);
  pair_join (self, "");
  pair_go_quietly (&self->other);
  before = list_terms (&self->other);
  g_assert_cmpuint (move_term (&self->founder, 6, 0), >, 1);
  g_assert_cmpuint (move_term (&self->other, 8, 0), >, 1);
  for (int i = 0; i < 2; i++)
    {
      pair_go_quietly (&self->founder);
      pair_go_quietly (&self->other);
    }
  here = list_terms (&self->founder);
  there = list_terms (&self->other);
  g_assert_cmpstr (here, ==, there);
  g_assert_cmpuint (strlen (here), ==, strlen (before));
  g_assert_cmpint (dossier_store_count_divergences (self->founder.store, NULL), ==, 0); /* nobody is asked which place is right */
}

/* Whichever of the two is shown: once the one that is, once the other. */
static void
test_one_of_two_answers_is_chosen_for_everybody (Pair         *self,
                                                 gconstpointer data)
{
  static const char *const answers[] = { "Centre du Coteau", "Centre les Coteaux" };
  g_autofree char         *id = NULL;

  pair_found (self, "", TRUE);
  id = desktop_add (&self->founder, "Centre des Coteaux");
  pair_go_quietly (&self->founder);
  pair_join (self, "");
  pair_go_quietly (&self->other);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      desktop_rename (&self->founder, id, answers[0]);
      desktop_rename (&self->other, id, answers[1]);
      for (int round = 0; round < 2; round++)
        {
          pair_go_quietly (&self->founder);
          pair_go_quietly (&self->other);
        }
      g_assert_cmpint (dossier_store_count_divergences (self->founder.store, NULL), ==, 1);
      choose (&self->founder, answers[i]);
      g_assert_cmpint (dossier_store_count_divergences (self->founder.store, NULL), ==, 0);
      pair_go_quietly (&self->founder);
      pair_go_quietly (&self->other);
      desktop_assert_name (&self->founder, id, answers[i]);
      desktop_assert_name (&self->other, id, answers[i]);
      g_assert_cmpint (dossier_store_count_divergences (self->other.store, NULL), ==, 0);
      desktop_rename (&self->founder, id, "Centre des Coteaux");
      pair_go_quietly (&self->founder);
      pair_go_quietly (&self->other);
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

/* One long text, two sentences of it, two people, one of them twice: nothing is put together before somebody says so. */
static void
test_two_who_write_in_one_long_text_are_both_heard (Pair         *self,
                                                    gconstpointer data)
{
  g_autofree char       *id = NULL, *here = NULL, *there = NULL;
  g_autoptr (DossierAct) act = NULL;

  pair_found (self, "", TRUE);
  id = desktop_add (&self->founder, "Centre des Coteaux");
  write_notes (&self->founder, id, "Ouvert le matin. Fermé en août. Une salle à l’étage. Un jardin.");
  pair_go_quietly (&self->founder);
  pair_join (self, "");
  pair_go_quietly (&self->other);
  write_notes (&self->founder, id, "Ouvert dès le matin. Fermé en août. Une salle à l’étage. Un jardin.");
  write_notes (&self->founder, id, "Ouvert dès neuf heures. Fermé en août. Une salle à l’étage. Un jardin.");
  write_notes (&self->other, id, "Ouvert le matin. Fermé en août. Une salle à l’étage. Un jardin et une cour.");
  pair_meet (self);
  g_assert_cmpint (dossier_store_count_divergences (self->other.store, NULL), ==, 1);
  act = dossier_store_ask (self->other.store, find_together, id, NULL);
  g_assert_true (dossier_store_write (self->other.store, act, NULL));
  pair_meet (self);
  here = dossier_store_ask (self->founder.store, read_notes, id, NULL);
  there = dossier_store_ask (self->other.store, read_notes, id, NULL);
  g_assert_cmpstr (here, ==, "Ouvert dès neuf heures. Fermé en août. Une salle à l’étage. Un jardin et une cour.");
  g_assert_cmpstr (there, ==, here);
  g_assert_cmpint (dossier_store_count_divergences (self->founder.store, NULL), ==, 0);
}

/* Of one sentence there is nothing to put together: one of the two is chosen. */
static void
test_two_who_write_one_sentence_are_asked (Pair         *self,
                                           gconstpointer data)
{
  g_autofree char *id = NULL;

  pair_found (self, "", TRUE);
  id = desktop_add (&self->founder, "Centre des Coteaux");
  write_notes (&self->founder, id, "Ouvert le matin. Fermé en août.");
  pair_go_quietly (&self->founder);
  pair_join (self, "");
  pair_go_quietly (&self->other);
  write_notes (&self->founder, id, "Ouvert le soir. Fermé en août.");
  write_notes (&self->other, id, "Ouvert toujours. Fermé en août.");
  pair_meet (self);
  g_assert_null (dossier_store_ask (self->founder.store, find_together, id, NULL));
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  pair_add ("two-edits-of-one-field-are-a-conflict-on-both-sides", test_two_edits_of_one_field_are_a_conflict_on_both_sides);
  pair_add ("two-who-make-room-in-a-list-at-once-see-one-order", test_two_who_make_room_in_a_list_at_once_see_one_order);
  pair_add ("one-of-two-answers-is-chosen-for-everybody", test_one_of_two_answers_is_chosen_for_everybody);
  pair_add ("two-who-write-in-one-long-text-are-both-heard", test_two_who_write_in_one_long_text_are_both_heard);
  pair_add ("two-who-write-one-sentence-are-asked", test_two_who_write_one_sentence_are_asked);
  return g_test_run ();
}
