/* An open dossier hands over what it writes and takes what others wrote, while people go on writing.
 *
 * LIENS_EDITS: how many edits of others are taken by the test that measures (10000: a long absence); LIENS_BACKLOG: how many
 * transactions a new desktop begins with (1000000: years of fifteen people). */
#include "dossier-fixture.h"
#include "dossier-reader-private.h"
#include "dossier-replica.h"
#include "dossier-store-share.h"

#include "base-identifier.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  GPtrArray *runs; /* guint8[8], of what was kept */
  gint64     last;
  gboolean   fails;
} Kept;

static gboolean
keep (const DossierSegment *segment,
      gpointer              data,
      GError              **error)
{
  Kept *kept = data;

  g_assert_cmpuint (segment->transactions->len, >, 0);
  if (kept->fails)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK, "full");
      return FALSE;
    }
  for (guint i = 0; i < segment->sections->len; i++)
    g_ptr_array_add (kept->runs, g_memdup2 (g_array_index (segment->sections, DossierSection, i).run, DOSSIER_RUN_BYTES));
  kept->last = dossier_segment_get_last (segment);
  return TRUE;
}

static gint64
seal_all (DossierStore *store,
          Kept         *kept)
{
  gint64             count = 0, now;
  g_autoptr (GError) error = NULL;

  for (; (now = dossier_store_seal (store, keep, kept, &error)) > 0; count += now)
    ;
  g_assert_no_error (error);
  return count;
}

static DossierReceived
give_all (DossierStore *from,
          DossierStore *to,
          const Kept   *kept)
{
  DossierReceived received = { 0 };

  for (guint i = 0; i < kept->runs->len; i++)
    {
      g_autoptr (DossierSegment) segment = dossier_store_read_stretch (from, kept->runs->pdata[i], 1, G_MAXINT64, NULL);

      g_assert_true (dossier_store_receive (to, segment, DOSSIER_RECEIVE_NOW, &received, NULL));
    }
  return received;
}

/* A dossier beside it that joins the federation of another. */
static DossierStore *
make_joining (DossierFixture *self,
              DossierStore   *store,
              const guint8   *public_key,
              const guint8   *salt)
{
  g_autofree char   *path = g_build_filename (self->dir, "rejoint.liens", NULL);
  g_autofree char   *uuid = base_identifier_new ();
  guint8             federation[BASE_IDENTIFIER_BYTES];
  DossierInvitation  invitation = { uuid, federation, salt, public_key };
  g_autoptr (GError) error = NULL;
  DossierStore      *joining;

  dossier_identity_name_federation (public_key, salt, federation);
  joining = dossier_store_make_joining (path, &invitation, &error);
  g_assert_no_error (error);
  return joining;
}

static gpointer
read_names (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  guint8                      *names = data; /* key, then salt */
  g_autoptr (DossierStatement) row = dossier_database_prepare (dossier_reader_get_database (reader), "SELECT v FROM meta WHERE k IN ('founder', 'federation_salt') ORDER BY k DESC", NULL);
  gsize                        length;

  g_assert_true (dossier_statement_step (row, NULL));
  memcpy (names, dossier_statement_get_bytes (row, 0, &length), DOSSIER_PUBLIC_KEY_BYTES);
  g_assert_true (dossier_statement_step (row, NULL));
  memcpy (names + DOSSIER_PUBLIC_KEY_BYTES, dossier_statement_get_bytes (row, 0, &length), BASE_IDENTIFIER_BYTES);
  return names;
}

static DossierStore *
join (DossierFixture *self)
{
  guint8 names[DOSSIER_PUBLIC_KEY_BYTES + BASE_IDENTIFIER_BYTES];

  dossier_store_ask (self->store, read_names, names, NULL);
  return make_joining (self, self->store, names, names + DOSSIER_PUBLIC_KEY_BYTES);
}

static char *
dump (DossierStore *store)
{
  DossierFixture fixture = { .store = store };

  return dossier_fixture_dump (&fixture);
}

static void
test_what_could_not_be_kept_is_not_sealed (DossierFixture *self,
                                           gconstpointer   data)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_free);
  Kept                  kept = { runs, 0, TRUE };
  g_autofree char      *id = dossier_fixture_add_structure (self, "École");
  gint64                before = dossier_store_count_unsealed (self->store, NULL);
  g_autoptr (GError)    error = NULL;

  g_assert_cmpint (dossier_store_seal (self->store, keep, &kept, &error), ==, -1);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK);
  g_assert_cmpint (dossier_store_count_unsealed (self->store, NULL), ==, before);
  kept.fails = FALSE;
  g_assert_cmpint (seal_all (self->store, &kept), ==, before);
  g_assert_cmpint (dossier_store_count_unsealed (self->store, NULL), ==, 0);
  g_assert_cmpint (dossier_store_seal (self->store, keep, &kept, NULL), ==, 0);
}

/* The file was written; the power went before the journal knew. */
static void
test_a_file_of_ours_that_a_crash_left_is_adopted (DossierFixture *self,
                                                  gconstpointer   data)
{
  g_autoptr (GPtrArray)      runs = g_ptr_array_new_with_free_func (g_free);
  Kept                       kept = { runs };
  g_autofree char           *before = dossier_fixture_add_structure (self, "Centre social"), *id = NULL;
  g_autoptr (DossierSegment) left = NULL;
  gboolean                   adopted;

  seal_all (self->store, &kept);
  id = dossier_fixture_add_structure (self, "École");
  left = dossier_store_read_stretch (self->store, runs->pdata[runs->len - 1], kept.last + 1, G_MAXINT64, NULL);
  g_assert_cmpuint (left->transactions->len, >, 0);
  g_assert_true (dossier_store_adopt (self->store, left, &adopted, NULL));
  g_assert_true (adopted);
  g_assert_cmpint (dossier_store_count_unsealed (self->store, NULL), ==, 0);
  ((DossierTransaction *) left->transactions->pdata[0])->w++;
  g_assert_true (dossier_store_adopt (self->store, left, &adopted, NULL));
  g_assert_false (adopted);
}

static void
test_who_joins_shows_the_same_and_seeds_nothing (DossierFixture *self,
                                                 gconstpointer   data)
{
  g_autoptr (GPtrArray)    runs = g_ptr_array_new_with_free_func (g_free);
  Kept                     kept = { runs };
  g_autofree char         *id = dossier_fixture_make (self, "structure", "name=Centre social des Prés", "type=centre social", NULL);
  g_autoptr (DossierStore) joined = join (self);
  g_autofree char         *empty = dump (joined), *shown = NULL, *other = NULL, *path = NULL;

  g_assert_cmpstr (empty, ==, ""); /* no vocabulary, no author of its own */
  seal_all (self->store, &kept);
  g_assert_cmpint (give_all (self->store, joined, &kept).receipt, ==, DOSSIER_RECEIPT_TAKEN);
  shown = dump (self->store);
  other = dump (joined);
  g_assert_cmpstr (shown, ==, other);
  path = g_strdup (dossier_store_get_path (joined));
  dossier_store_close (joined);
  g_clear_object (&joined);
  joined = dossier_store_open (path, NULL);
  g_assert_cmpint (dossier_store_count_unsealed (joined, NULL), ==, 0); /* nothing was missing */
}

static void
test_undoing_never_takes_an_admission_back (DossierFixture *self,
                                            gconstpointer   data)
{
  g_autofree char      *id = dossier_fixture_add_structure (self, "École");
  DossierIdentity      *paul = dossier_replica_get_identity (5);
  DossierHello          hello = { dossier_identity_get_poste (paul), dossier_identity_get_public_key (paul), "Portable de Paul", NULL };
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *label = NULL;
  gboolean              news;

  g_assert_true (dossier_store_meet (self->store, &hello, &news, NULL));
  g_assert_true (news);
  g_assert_true (dossier_store_meet (self->store, &hello, &news, NULL));
  g_assert_false (news);
  dossier_store_admit (self->store, hello.poste, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_store_undo (self->store, NULL, &label, &error));
  g_assert_no_error (error);
  members = dossier_store_list_members (self->store, NULL);
  g_assert_cmpuint (members->len, ==, 2);
  g_assert_true (((DossierMember *) members->pdata[0])->is_founder && ((DossierMember *) members->pdata[0])->is_self);
  g_assert_cmpstr (((DossierMember *) members->pdata[1])->name, ==, "Portable de Paul");
  g_assert_cmpint (((DossierMember *) members->pdata[1])->state, ==, DOSSIER_MEMBER_ADMITTED);
  g_assert_cmpuint (((DossierMember *) members->pdata[0])->tips->len, ==, 1);
}

/* --- much at once */

static GBytes *
dup_name (gint64 number)
{
  GByteArray              *data = g_byte_array_new ();
  g_autofree char         *text = g_strdup_printf ("Nom %" G_GINT64_FORMAT, number);
  g_autoptr (DossierValue) value = dossier_value_new_text (text);

  dossier_bytes_add_varint (data, 1);
  dossier_codec_add_assignment (data, 1, NULL, value);
  return g_byte_array_free_to_bytes (data);
}

/* Edits first…last of the founder, on n_ents records. */
static DossierSegment *
new_edits (gint64 first,
           gint64 last,
           gint64 n_ents)
{
  DossierSegment *segment = dossier_segment_new (dossier_identity_get_poste (dossier_replica_get_identity (0)));
  DossierSection  section = { .run = "founder", .first = first, .last = last };

  g_array_append_val (segment->sections, section);
  for (gint64 n = first; n <= last; n++)
    {
      DossierTransaction *transaction = dossier_transaction_new ();
      g_autoptr (GBytes)  data = dup_name (n);
      guint8              entity[BASE_IDENTIFIER_BYTES] = { 0 };
      gint64              ent = n % n_ents;

      memcpy (entity, &ent, sizeof ent);
      memcpy (transaction->point.run, section.run, DOSSIER_RUN_BYTES);
      transaction->point.n = n;
      transaction->t = transaction->w = 1770000000000 + n;
      transaction->rank = DOSSIER_RANK_HUMAN;
      dossier_transaction_add (transaction, DOSSIER_OP_SET, dossier_kinds_find ("structure")->number, entity, data);
      g_ptr_array_add (segment->transactions, transaction);
    }
  return segment;
}

static DossierStore *
join_founder (DossierFixture *self)
{
  static const guint8 salt[BASE_IDENTIFIER_BYTES];

  return make_joining (self, self->store, dossier_identity_get_public_key (dossier_replica_get_identity (0)), salt);
}

static gint64
ask_number (const char *name,
            gint64      otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? strtoll (text, NULL, 10) : otherwise;
}

typedef struct
{
  DossierStore   *store;
  DossierReceived received;
  gboolean        is_done;
  guint           n_told, n_before; /* acts of ours before the end */
  gint64          asked, longest;   /* asked 0: nothing waits */
} Meanwhile;

static void
on_received (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Meanwhile         *meanwhile = data;
  g_autoptr (GError) error = NULL;

  dossier_store_receive_finish (meanwhile->store, result, &meanwhile->received, &error);
  g_assert_no_error (error);
  meanwhile->is_done = TRUE;
}

static void write_one (Meanwhile *meanwhile);

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Meanwhile *meanwhile = data;

  g_assert_true (dossier_store_write_finish (meanwhile->store, result, NULL));
  meanwhile->longest = MAX (meanwhile->longest, g_get_monotonic_time () - meanwhile->asked);
  meanwhile->n_before += !meanwhile->is_done;
  meanwhile->asked = 0;
  if (!meanwhile->is_done)
    write_one (meanwhile);
}

static void
write_one (Meanwhile *meanwhile)
{
  const DossierKind *kind = dossier_kinds_find ("structure");
  DossierAct        *act = dossier_act_new (NULL);

  dossier_act_set (act, kind, dossier_act_create (act, kind, NULL), "name", dossier_value_new_text ("À nous"));
  g_assert_false (dossier_store_is_at_work (meanwhile->store));
  meanwhile->asked = g_get_monotonic_time ();
  dossier_store_write_async (meanwhile->store, act, on_written, meanwhile);
}

static void
on_changed (DossierStore *store,
            GStrv         ids,
            gpointer      data)
{
  ((Meanwhile *) data)->n_told += ids != NULL ? g_strv_length (ids) : 1000;
}

static void
test_others_edits_come_while_people_write (DossierFixture *self,
                                           gconstpointer   data)
{
  g_autoptr (DossierStore) joined = join_founder (self);
  gint64                   count = ask_number ("LIENS_EDITS", 2000), began = g_get_monotonic_time ();
  Meanwhile                meanwhile = { .store = joined };
  gint64                   spent;

  g_signal_connect (joined, "changed", G_CALLBACK (on_changed), &meanwhile);
  dossier_store_receive_async (joined, new_edits (1, count, count / 5), DOSSIER_RECEIVE_NOW, NULL, on_received, &meanwhile);
  write_one (&meanwhile);
  while (!meanwhile.is_done)
    g_main_context_iteration (NULL, TRUE);
  spent = g_get_monotonic_time () - began;
  while (meanwhile.asked != 0 || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, meanwhile.asked != 0);
  g_test_message ("%" G_GINT64_FORMAT " edits taken in %.2f s, %u acts meanwhile, the longest waited %.1f ms", count, (double) spent / G_USEC_PER_SEC,
                  meanwhile.n_before, (double) meanwhile.longest / 1000);
  g_assert_cmpint (meanwhile.received.receipt, ==, DOSSIER_RECEIPT_TAKEN);
  g_assert_cmpint (meanwhile.received.n_new, ==, count);
  g_assert_cmpuint (meanwhile.n_before, >=, count / 400); /* one between two slices */
  g_assert_cmpuint (meanwhile.n_told, >=, count / 5);
}

static void
count_one (DossierStore *store,
           gpointer      count)
{
  ++*(guint *) count;
}

static void
test_what_others_wrote_is_shown_and_is_no_saving (DossierFixture *self,
                                                  gconstpointer   data)
{
  g_autoptr (DossierStore)   joined = join_founder (self);
  g_autoptr (DossierSegment) edits = new_edits (1, 20, 5);
  g_autoptr (DossierAct)     act = dossier_act_new (NULL);
  Meanwhile                  meanwhile = { .store = joined };
  DossierReceived            received;
  guint                      n_saved = 0;

  g_signal_connect (joined, "changed", G_CALLBACK (on_changed), &meanwhile);
  g_signal_connect (joined, "saved", G_CALLBACK (count_one), &n_saved);
  g_assert_true (dossier_store_receive (joined, edits, DOSSIER_RECEIVE_NOW, &received, NULL));
  g_assert_cmpint (received.n_new, ==, 20);
  g_assert_cmpuint (meanwhile.n_told, >, 0);
  g_assert_cmpuint (n_saved, ==, 0);
  dossier_act_set (act, dossier_kinds_find ("structure"), dossier_act_create (act, dossier_kinds_find ("structure"), NULL), "name", dossier_value_new_text ("À nous"));
  g_assert_true (dossier_store_write (joined, act, NULL));
  g_assert_cmpuint (n_saved, ==, 1);
  g_assert_true (dossier_store_undo (joined, NULL, NULL, NULL));
  g_assert_cmpuint (n_saved, ==, 2);
}

static void
note_progress (gint64   done,
               gint64   all,
               gpointer data)
{
  g_assert_cmpint (done, <, all);
  ++*(guint *) data;
}

/* Cancelled before it begins: what is shown is what was shown; the next one does it. */
static void
test_a_backlog_is_shown_at_once_in_the_end (DossierFixture *self,
                                            gconstpointer   data)
{
  g_autoptr (DossierStore) joined = join_founder (self);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  gint64                   count = ask_number ("LIENS_BACKLOG", 5000), each = 20000, began = g_get_monotonic_time ();
  DossierReceived          received;
  guint                    n_steps = 0;
  g_autoptr (DossierQuery) all = dossier_query_new ("structure");
  DossierFixture           fixture = { .store = joined };

  for (gint64 first = 1; first <= count; first += each)
    {
      g_autoptr (DossierSegment) segment = new_edits (first, MIN (count, first + each - 1), MAX (1000, count / 15));

      g_assert_true (dossier_store_receive (joined, segment, DOSSIER_RECEIVE_BEHIND, &received, NULL));
      g_assert_cmpint (received.receipt, ==, DOSSIER_RECEIPT_TAKEN);
    }
  g_assert_cmpint (dossier_fixture_count (&fixture, all), ==, 0);
  g_cancellable_cancel (cancelled);
  g_assert_false (dossier_store_catch_up (joined, note_progress, &n_steps, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (dossier_store_catch_up (joined, note_progress, &n_steps, NULL, NULL));
  g_test_message ("%" G_GINT64_FORMAT " transactions and what they show in %.2f s", count, (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
  g_assert_cmpuint (n_steps, >, 0);
  g_assert_cmpint (dossier_fixture_count (&fixture, all), ==, MIN (count, MAX (1000, count / 15)));
}

/* Fifteen desktops, hundreds of runs each: an act does not read them all. */
static void
test_an_act_is_quick_among_thousands_of_runs (DossierFixture *self,
                                              gconstpointer   data)
{
  g_autoptr (DossierReplica) desk = dossier_replica_new (0);
  g_autoptr (GString)        sql = g_string_new ("BEGIN;");
  g_autoptr (GArray)         spent = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64                     sum = 0;

  for (guint poste = 100; poste < 115; poste++)
    {
      g_string_append_printf (sql, "INSERT INTO poste (id, uuid) VALUES (%u, x'%016x');", poste, poste);
      for (guint i = 0; i < 400; i++)
        g_string_append_printf (sql, "INSERT INTO run (id, uuid, poste, parent, parent_n, applied) VALUES (%u, x'%016x', %u, nullif (%u, 0), %u, %u);", poste * 1000 + i,
                                poste * 1000 + i, poste, i == 0 ? 0 : poste * 1000 + i - 1, i * 10, i * 10 + 10);
    }
  g_string_append (sql, "COMMIT");
  g_assert_true (dossier_database_run (desk->database, sql->str, NULL));
  dossier_replica_restart (desk);
  for (guint i = 0; i < 300; i++)
    {
      const DossierKind *kind = dossier_kinds_find ("structure");
      DossierAct        *act = dossier_act_new (NULL);
      gint64             began;

      dossier_act_set (act, kind, dossier_act_create (act, kind, NULL), "name", dossier_value_new_text ("École"));
      began = g_get_monotonic_time ();
      dossier_replica_write (desk, act, NULL);
      began = g_get_monotonic_time () - began;
      g_array_append_val (spent, began);
      sum += began;
    }
  g_test_message ("6000 runs of 15 desktops: an act takes %.2f ms on average without the disk, the first %.2f", (double) sum / 300 / 1000,
                  (double) g_array_index (spent, gint64, 0) / 1000);
  g_assert_cmpint (sum / 300, <, 10000);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/dossier/share/what-could-not-be-kept-is-not-sealed", test_what_could_not_be_kept_is_not_sealed);
  dossier_fixture_add ("/dossier/share/a-file-of-ours-that-a-crash-left-is-adopted", test_a_file_of_ours_that_a_crash_left_is_adopted);
  dossier_fixture_add ("/dossier/share/who-joins-shows-the-same-and-seeds-nothing", test_who_joins_shows_the_same_and_seeds_nothing);
  dossier_fixture_add ("/dossier/share/undoing-never-takes-an-admission-back", test_undoing_never_takes_an_admission_back);
  dossier_fixture_add ("/dossier/share/others-edits-come-while-people-write", test_others_edits_come_while_people_write);
  dossier_fixture_add ("/dossier/share/what-others-wrote-is-shown-and-is-no-saving", test_what_others_wrote_is_shown_and_is_no_saving);
  dossier_fixture_add ("/dossier/share/a-backlog-is-shown-at-once-in-the-end", test_a_backlog_is_shown_at_once_in_the_end);
  dossier_fixture_add ("/dossier/share/an-act-is-quick-among-thousands-of-runs", test_an_act_is_quick_among_thousands_of_runs);
  return g_test_run ();
}
