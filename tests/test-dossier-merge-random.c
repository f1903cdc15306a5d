/* Any records that become one, in any order, and back: nothing is lost. What fails says the seed. */
#include "merge-loss.h"
#include "merge-world.h"

#include "dossier-history.h"

#include <string.h>

static const char *const mergeable[] = { "structure", "person", "source", "territory", "link", "action" };

static gpointer
list_ids (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (data);
  g_autoptr (GPtrArray)    records = dossier_reader_list (reader, query, error);
  GPtrArray               *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (ids, g_strdup (dossier_record_get_id (records->pdata[i])));
  return ids;
}

/* FALSE: nothing of that kind is left to merge. */
static gboolean
merge_any (MergeWorld *self,
           char      **gone)
{
  const char           *kind = mergeable[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (mergeable))];
  g_autoptr (GPtrArray) ids = dossier_store_ask (self->fixture->store, list_ids, (gpointer) kind, NULL);
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  guint                 one, other;
  MergeWish             wish = { NULL };

  if (ids->len < 2)
    return FALSE;
  one = (guint) g_rand_int_range (self->rand, 0, (gint) ids->len);
  other = (one + (guint) g_rand_int_range (self->rand, 1, (gint) ids->len)) % ids->len;
  wish.kept = ids->pdata[one];
  wish.other = ids->pdata[other];
  before = merge_loss_list (self->fixture);
  merge_wish_write (self->fixture, &wish);
  after = merge_loss_list (self->fixture);
  merge_loss_assert_none (&wish, before, after);
  *gone = g_strdup (wish.other);
  return TRUE;
}

static gpointer
tell_history (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray) lines = dossier_history_list_record (reader, data, 0, error);
  gsize                 length = 0;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    length += strlen (((DossierHistoryLine *) lines->pdata[i])->sentence);
  return GSIZE_TO_POINTER (length);
}

/* No living record leads to it any more, and its own history is still there. */
static void
assert_gone (MergeWorld *self,
             const char *dump,
             const char *id)
{
  g_assert_null (strstr (dump, id));
  g_assert_nonnull (dossier_store_ask (self->fixture->store, tell_history, (gpointer) id, NULL));
}

static guint
play (MergeWorld *self,
      guint       most)
{
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  guint                 n = (guint) g_rand_int_range (self->rand, 1, (gint) most + 1), done = 0;

  g_ptr_array_add (dumps, dossier_fixture_dump (self->fixture));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *gone = NULL;

      if (!merge_any (self, &gone))
        continue;
      done++;
      g_ptr_array_add (dumps, dossier_fixture_dump (self->fixture));
      assert_gone (self, g_ptr_array_index (dumps, dumps->len - 1), gone);
    }
  for (guint i = done; i-- > 0;)
    {
      g_autofree char *now = NULL;

      g_assert_true (dossier_store_undo (self->fixture->store, NULL, NULL, NULL));
      now = dossier_fixture_dump (self->fixture);
      g_assert_cmpstr (now, ==, g_ptr_array_index (dumps, i));
    }
  return done;
}

static guint32
choose_seed (void)
{
  const char *asked = g_getenv ("LIENS_SEED");

  return asked != NULL ? (guint32) g_ascii_strtoull (asked, NULL, 10) : 20261128;
}

/* In a dossier of its own: what one world did slows no other. */
static void
play_world (DossierFixture *self,
            guint32         seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  MergeWorld        world = { self, rand };

  g_test_message ("seed %u", seed);
  merge_world_make (&world);
  for (guint done = 0; done < 30;)
    done += play (&world, 5);
  merge_wish_assert_sound (self);
}

static void
test_any_merges_are_taken_back (DossierFixture *self,
                                gconstpointer   data)
{
  guint32 seed = choose_seed ();
  guint   worlds = g_getenv ("LIENS_LONG") != NULL ? 200 : 2;

  for (guint i = 0; i < worlds; i++)
    {
      play_world (self, seed + i);
      dossier_fixture_tear_down (self, data);
      dossier_fixture_set_up (self, data);
    }
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/dossier/merge/any-merges-are-taken-back", test_any_merges_are_taken_back);
  return g_test_run ();
}
