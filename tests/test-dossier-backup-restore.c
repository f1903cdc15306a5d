/* What a copy says is put back in the dossier, told before, and undone like anything else. */
#include "dossier-copies.h"

#include "dossier-backup-compare.h"

#include <string.h>

static void
live_a_little (DossierFixture *fixture,
               const char     *lilas,
               const char     *jaures)
{
  g_autofree char       *added = dossier_fixture_add_structure (fixture, "Centre nouveau");
  g_autofree char       *link = dossier_fixture_add_link (fixture, lilas, added);
  g_autoptr (DossierAct) act = dossier_act_new (NULL);

  dossier_fixture_put (fixture, lilas, "name=Centre renommé", "phone=01 02 03 04 05", NULL);
  dossier_act_delete (act, dossier_kinds_find ("structure"), jaures);
  g_assert_true (dossier_store_write (fixture->store, act, NULL));
}

static void
in_place_the_dossier_is_as_the_copy_says_and_undoes (DossierFixture *fixture,
                                                     gconstpointer   data)
{
  g_autofree char          *lilas = dossier_fixture_make (fixture, "structure", "name=Centre Les Lilas", "other_names=Lilas", NULL);
  g_autofree char          *jaures = dossier_fixture_add_structure (fixture, "École Jaurès");
  g_autofree char          *link = dossier_fixture_add_link (fixture, lilas, jaures);
  g_autofree char          *then = dossier_fixture_dump (fixture);
  g_autoptr (DossierBackup) made = copies_make (fixture, DOSSIER_BACKUP_ASKED);
  g_autoptr (GError)        error = NULL;
  g_autofree char          *now = NULL, *back = NULL, *undone = NULL, *label = NULL;

  live_a_little (fixture, lilas, jaures);
  now = dossier_fixture_dump (fixture);
  g_assert_cmpstr (now, !=, then);
  g_assert_cmpint (dossier_backup_restore (fixture->store, made->path, NULL, &error), >, 0);
  g_assert_no_error (error);
  back = dossier_fixture_dump (fixture);
  g_assert_cmpstr (back, ==, then);
  g_assert_true (dossier_store_undo (fixture->store, NULL, &label, &error));
  g_assert_no_error (error);
  undone = dossier_fixture_dump (fixture);
  g_assert_cmpstr (undone, ==, now);
}

/* What a hundred acts of any sort did is put back by one, and that one is undone by one. */
static void
do_anything (DossierFixture *fixture,
             GRand          *rand,
             GPtrArray      *ids) /* of structures, owned strings */
{
  const DossierKind     *kind = dossier_kinds_find ("structure");
  const char            *id = ids->pdata[g_rand_int_range (rand, 0, (int) ids->len)];
  const char            *other = ids->pdata[g_rand_int_range (rand, 0, (int) ids->len)];
  g_autofree char       *words = g_strdup_printf ("Mot %d", g_rand_int_range (rand, 0, 9));
  g_autoptr (DossierAct) act = dossier_act_new (NULL);

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      g_ptr_array_add (ids, dossier_fixture_add_structure (fixture, words));
      return;
    case 1:
      if (!g_str_equal (id, other))
        g_free (dossier_fixture_add_link (fixture, id, other));
      return;
    case 2:
      dossier_act_delete (act, kind, id);
      break;
    case 3:
      dossier_act_restore (act, kind, id);
      break;
    case 4:
      dossier_act_put (act, kind, id, "other_names", words, g_rand_boolean (rand));
      break;
    case 5:
      dossier_act_set (act, kind, id, "phone", g_rand_boolean (rand) ? dossier_value_new_text (words) : NULL);
      break;
    case 6:
      dossier_act_set_rank (act, DOSSIER_RANK_REGISTER);
      dossier_act_set (act, kind, id, "address", dossier_value_new_text (words));
      break;
    default:
      dossier_act_set (act, kind, id, "name", dossier_value_new_text (words));
    }
  g_assert_true (dossier_store_write (fixture->store, act, NULL));
}

static void
any_history_is_put_back_and_undone (DossierFixture *fixture,
                                    gconstpointer   data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand)     rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 6; i++)
    g_ptr_array_add (ids, dossier_fixture_add_structure (fixture, "Début"));
  for (guint round = 0; round < 8; round++)
    {
      g_autofree char          *then = NULL, *now = NULL, *back = NULL, *undone = NULL;
      g_autoptr (DossierBackup) made = NULL;
      g_autoptr (GPtrArray)     left = NULL;
      g_autoptr (GError)        error = NULL;

      for (guint i = 0; i < 12; i++)
        do_anything (fixture, rand, ids);
      then = dossier_fixture_dump (fixture);
      made = copies_make (fixture, DOSSIER_BACKUP_ASKED);
      for (guint i = 0; i < 25; i++)
        do_anything (fixture, rand, ids);
      now = dossier_fixture_dump (fixture);
      g_assert_cmpint (dossier_backup_restore (fixture->store, made->path, NULL, &error), >=, 0);
      g_assert_no_error (error);
      left = dossier_backup_compare_now (fixture->store, made->path, &error);
      for (guint i = 0; i < left->len; i++)
        {
          const DossierReturn *returned = left->pdata[i];

          g_test_message ("left: %s %s %s: %s", dossier_return_type_get_code (returned->type), returned->kind->code, returned->id, returned->sentence);
        }
      g_assert_cmpuint (left->len, ==, 0);
      back = dossier_fixture_dump (fixture);
      g_assert_true (g_str_equal (back, then));
      if (g_str_equal (now, then))
        continue;
      g_assert_true (dossier_store_undo (fixture->store, NULL, NULL, &error));
      undone = dossier_fixture_dump (fixture);
      g_assert_true (g_str_equal (undone, now));
    }
}

static void
the_dossier_is_copied_before_it_is_put_back (DossierFixture *fixture,
                                             gconstpointer   data)
{
  g_autofree char          *lilas = dossier_fixture_add_structure (fixture, "Centre Les Lilas");
  g_autoptr (DossierBackup) made = copies_make (fixture, DOSSIER_BACKUP_ASKED);
  g_autofree char          *now = NULL, *kept = NULL;
  g_autoptr (GPtrArray)     backups = NULL;
  const DossierBackup      *before;

  dossier_fixture_set_text (fixture, "structure", lilas, "name", "Autre nom");
  now = dossier_fixture_dump (fixture);
  g_assert_cmpint (dossier_backup_restore (fixture->store, made->path, NULL, NULL), ==, 1);
  backups = dossier_backup_list (dossier_store_get_data_dir (fixture->store));
  before = NULL;
  for (guint i = 0; i < backups->len; i++)
    if (((const DossierBackup *) backups->pdata[i])->reason == DOSSIER_BACKUP_RESTORE)
      before = backups->pdata[i];
  g_assert_nonnull (before);
  kept = copies_dump (fixture, before->path);
  g_assert_cmpstr (kept, ==, now);
}

static const DossierReturn *
find_return (GPtrArray  *returns,
             const char *id)
{
  for (guint i = 0; i < returns->len; i++)
    if (g_str_equal (((const DossierReturn *) returns->pdata[i])->id, id))
      return returns->pdata[i];
  return NULL;
}

static void
the_preview_tells_what_comes_back_goes_and_differs (DossierFixture *fixture,
                                                    gconstpointer   data)
{
  g_autofree char          *lilas = dossier_fixture_add_structure (fixture, "Centre Les Lilas");
  g_autofree char          *jaures = dossier_fixture_add_structure (fixture, "École Jaurès");
  g_autofree char          *quiet = dossier_fixture_add_structure (fixture, "École tranquille");
  g_autoptr (DossierBackup) made = copies_make (fixture, DOSSIER_BACKUP_ASKED);
  g_autoptr (GError)        error = NULL;
  g_autoptr (GPtrArray)     none = dossier_backup_compare_now (fixture->store, made->path, &error);
  g_autoptr (GPtrArray)     returns = NULL;
  guint                     n_gone = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  live_a_little (fixture, lilas, jaures);
  returns = dossier_backup_compare_now (fixture->store, made->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (find_return (returns, jaures)->type, ==, DOSSIER_RETURN_COMES_BACK);
  g_assert_cmpint (find_return (returns, lilas)->type, ==, DOSSIER_RETURN_DIFFERS);
  g_assert_nonnull (strstr (find_return (returns, lilas)->sentence, "“Centre renommé” → “Centre Les Lilas”"));
  g_assert_null (find_return (returns, quiet));
  for (guint i = 0; i < returns->len; i++)
    n_gone += ((const DossierReturn *) returns->pdata[i])->type == DOSSIER_RETURN_GOES ? 1 : 0;
  g_assert_cmpuint (n_gone, ==, 2); /* the structure that was added, and its link */
}

static void
a_copy_opens_beside_the_dossier (DossierFixture *fixture,
                                 gconstpointer   data)
{
  g_autofree char          *lilas = dossier_fixture_add_structure (fixture, "Centre Les Lilas");
  g_autoptr (DossierBackup) made = copies_make (fixture, DOSSIER_BACKUP_ASKED);
  g_autofree char          *path = g_build_filename (fixture->dir, "copie.liens", NULL);
  g_autoptr (DossierStore)  copy = NULL;
  g_autoptr (GError)        error = NULL;

  g_assert_true (dossier_backup_copy_out (made->path, path, NULL, &error));
  copy = dossier_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dossier_store_get_data_dir (copy), !=, dossier_store_get_data_dir (fixture->store));
  g_assert_false (dossier_backup_copy_out (made->path, path, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_EXISTS);
  dossier_store_close (copy);
}

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  dossier_fixture_add ("/dossier/backup/in-place-the-dossier-is-as-the-copy-says-and-undoes", in_place_the_dossier_is_as_the_copy_says_and_undoes);
  dossier_fixture_add ("/dossier/backup/any-history-is-put-back-and-undone", any_history_is_put_back_and_undone);
  dossier_fixture_add ("/dossier/backup/the-dossier-is-copied-before-it-is-put-back", the_dossier_is_copied_before_it_is_put_back);
  dossier_fixture_add ("/dossier/backup/the-preview-tells-what-comes-back-goes-and-differs", the_preview_tells_what_comes_back_goes_and_differs);
  dossier_fixture_add ("/dossier/backup/a-copy-opens-beside-the-dossier", a_copy_opens_beside_the_dossier);

  return g_test_run ();
}
