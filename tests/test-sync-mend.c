/* Damaged dossiers that were shared, made whole from the mirror: the numbers are the invariants of dossier-mend.h and dossier-salvage.h. */
#include "sync-desktop.h"

#include "dossier-database.h"
#include "sync-mend.h"

#include <glib/gstdio.h>
#include <string.h>

#define PAGE 4096
#define SENT 40
#define UNSENT 6

/* The desktop's dossier as one text, of whoever shows the same. */
static char *
dump (Desktop *desktop)
{
  DossierFixture fixture = { .store = desktop->store };

  return dossier_fixture_dump (&fixture);
}

/* Two desktops that wrote and met; then the second wrote more, and was closed. What it said; caller owns. */
static char *
live (Desktops *self)
{
  char *said;

  desktops_gather (self, 2, "un deux trois", FALSE);
  for (guint i = 0; i < SENT; i++)
    {
      g_autofree char *name = g_strdup_printf ("Maison de quartier %02u", i);
      g_autofree char *id = desktop_add (&self->all[i % 2], name);
    }
  desktops_go (self, 2);
  for (guint i = 0; i < UNSENT; i++)
    {
      g_autofree char *name = g_strdup_printf ("Pas encore envoyée %u", i);
      g_autofree char *id = desktop_add (&self->all[1], name);
    }
  said = dump (&self->all[1]);
  desktop_close (&self->all[1]);
  return said;
}

static char *
read_file (Desktop *desktop,
           gsize   *size)
{
  char *bytes;

  g_assert_true (g_file_get_contents (desktop->path, &bytes, size, NULL));
  return bytes;
}

static void
write_file (Desktop    *desktop,
            const char *bytes,
            gsize       size)
{
  g_assert_true (g_file_set_contents (desktop->path, bytes, (gssize) size, NULL));
}

static void
put_noise (Desktop *desktop,
           GRand   *chance,
           gsize    at,
           gsize    length)
{
  gsize            size;
  g_autofree char *bytes = read_file (desktop, &size);

  for (gsize i = at; i < MIN (size, at + length); i++)
    bytes[i] = (char) g_rand_int_range (chance, 0, 256);
  write_file (desktop, bytes, size);
}

static void
break_header (Desktop *desktop)
{
  gsize            size;
  g_autofree char *bytes = read_file (desktop, &size);

  memset (bytes, 0, 100);
  write_file (desktop, bytes, size);
}

static gsize
find_root (Desktop    *desktop,
           const char *table)
{
  g_autoptr (DossierDatabase)  database = dossier_database_open (desktop->path, DOSSIER_DATABASE_READ, NULL);
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT rootpage FROM sqlite_master WHERE name = ?", NULL);

  dossier_statement_bind_text (row, 1, table);
  g_assert_true (dossier_statement_step (row, NULL));
  return (gsize) (dossier_statement_get_integer (row, 0) - 1) * PAGE;
}

static gint64
count_named (Desktop    *desktop,
             const char *beginning)
{
  g_autofree char *said = dump (desktop);
  gint64           n = 0;

  for (const char *at = said; (at = strstr (at, beginning)) != NULL; at += strlen (beginning))
    n++;
  return n;
}

static void
assert_nothing_half_made (Desktops *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->dir, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_suffix (name, ".part"));
}

/* It does not open, is mended, and opens. */
static DossierMended *
mend (Desktops *self,
      Desktop  *desktop)
{
  g_autoptr (GError) error = NULL;
  DossierMended     *mended;

  g_assert_null (dossier_store_open (desktop->path, &error));
  g_clear_error (&error);
  mended = sync_mend (desktop->path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_nothing_half_made (self);
  desktop_reopen (desktop);
  return mended;
}

static void
assert_same (Desktops *self)
{
  g_autofree char *one = dump (&self->all[0]), *other = dump (&self->all[1]);

  g_assert_cmpstr (one, ==, other);
}

/* 1: without a copy, with the folder out of reach. */
static void
test_the_mirror_makes_it_again_and_what_was_not_sent_is_saved (Desktops     *self,
                                                               gconstpointer data)
{
  g_autofree char          *then = live (self), *now = NULL, *away = g_strconcat (self->folder, "-loin", NULL);
  Desktop                  *desktop = &self->all[1];
  g_autoptr (DossierMended) mended = NULL;

  g_assert_cmpint (g_rename (self->folder, away), ==, 0);
  break_header (desktop);
  g_assert_true (sync_mend_is_possible (desktop->path));
  mended = mend (self, desktop);
  g_assert_true (mended->is_shared);
  g_assert_null (mended->backup);
  g_assert_cmpint (mended->n_fetched, >=, SENT);
  g_assert_cmpint (mended->n_saved, ==, UNSENT);
  g_assert_cmpint (mended->n_lost, ==, 0);
  g_assert_nonnull (strstr (mended->aside, ".endommagee-"));
  now = dump (desktop);
  g_assert_cmpstr (now, ==, then);
  g_assert_cmpint (g_rename (away, self->folder), ==, 0);
  g_assert_cmpint (dossier_store_count_unsealed (desktop->store, NULL), ==, UNSENT);
  desktops_go (self, 2);
  assert_same (self);
}

/* The one who made the folder is made again as well, and is its founder still. */
static void
test_the_founder_is_made_again_too (Desktops     *self,
                                    gconstpointer data)
{
  g_autofree char          *then = live (self), *before = NULL, *now = NULL, *id = NULL;
  g_autoptr (DossierMended) mended = NULL;
  g_autoptr (GPtrArray)     members = NULL;

  desktop_reopen (&self->all[1]);
  before = dump (&self->all[0]);
  desktop_close (&self->all[0]);
  break_header (&self->all[0]);
  mended = mend (self, &self->all[0]);
  now = dump (&self->all[0]);
  g_assert_cmpstr (now, ==, before);
  members = dossier_store_list_members (self->all[0].store, NULL);
  g_assert_cmpint (((DossierMember *) members->pdata[0])->state, ==, DOSSIER_MEMBER_ADMITTED);
  g_assert_true (((DossierMember *) members->pdata[0])->is_admin);
  id = desktop_add (&self->all[0], "Après la réparation");
  desktops_go (self, 2);
  assert_same (self);
}

/* A copy, the mirror and the damaged file: each has what the others have not. */
static void
test_a_copy_the_mirror_and_the_file_add_up (Desktops     *self,
                                            gconstpointer data)
{
  g_autofree char          *then = NULL, *now = NULL, *id = NULL;
  Desktop                  *desktop = &self->all[1];
  g_autoptr (DossierMended) mended = NULL;

  then = live (self);
  desktop_reopen (desktop);
  g_assert_true (dossier_backup_make (desktop->path, dossier_store_get_data_dir (desktop->store), DOSSIER_BACKUP_ASKED, NULL, NULL, NULL));
  id = desktop_add (&self->all[0], "Venue d’un autre poste");
  desktops_go (self, 2);
  g_free (desktop_add (desktop, "Pas encore envoyée 6"));
  g_clear_pointer (&then, g_free);
  then = dump (desktop);
  desktop_close (desktop);
  break_header (desktop);
  mended = mend (self, desktop);
  g_assert_nonnull (mended->backup);
  g_assert_cmpint (mended->n_fetched, ==, 1); /* what was ours and handed over meanwhile is in the copy */
  g_assert_cmpint (mended->n_saved, ==, 1);
  now = dump (desktop);
  g_assert_cmpstr (now, ==, then);
}

/* 1: wherever a page is noise, what was handed over is there, and what was not is there or counted. */
static void
test_noise_costs_nothing_that_was_handed_over (Desktops     *self,
                                               gconstpointer data)
{
  g_autofree char  *then = live (self), *bytes = NULL;
  Desktop          *desktop = &self->all[1];
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261130);
  gsize             size;
  guint             n_mended = 0, n_whole = 0;

  bytes = read_file (desktop, &size);
  for (guint i = 0; i < 7; i++)
    {
      g_autoptr (DossierMended) mended = NULL;
      g_autoptr (DossierStore)  opened = NULL;

      write_file (desktop, bytes, size);
      put_noise (desktop, chance, (gsize) g_rand_int_range (chance, 0, (gint32) (size / PAGE)) * PAGE, PAGE * (i % 3 == 2 ? 8 : 1));
      opened = dossier_store_open (desktop->path, NULL);
      if (opened != NULL) /* that page says nothing a quick look reads */
        {
          dossier_store_close (opened);
          continue;
        }
      mended = mend (self, desktop);
      n_mended++;
      n_whole += mended->n_saved == UNSENT ? 1 : 0;
      g_assert_cmpint (count_named (desktop, "Maison de quartier"), ==, SENT);
      g_assert_cmpint (count_named (desktop, "Pas encore envoyée"), ==, mended->n_saved);
      g_assert_true (mended->n_saved + mended->n_lost >= UNSENT || mended->is_blank);
      g_assert_cmpint (mended->n_saved, <=, UNSENT);
      desktop_close (desktop);
    }
  g_test_message ("%u mended, %u of them with all that was not sent", n_mended, n_whole);
  g_assert_cmpuint (n_mended, >=, 4);
  g_assert_cmpuint (n_whole, >=, n_mended / 2);
}

static void
test_a_file_cut_short_costs_nothing_that_was_handed_over (Desktops     *self,
                                                          gconstpointer data)
{
  g_autofree char *then = live (self), *bytes = NULL;
  Desktop         *desktop = &self->all[1];
  gsize            size;

  bytes = read_file (desktop, &size);
  for (guint i = 1; i < 4; i += 2)
    {
      g_autoptr (DossierMended) mended = NULL;

      write_file (desktop, bytes, size * i / 4 + (i == 3 ? 1000 : 0));
      mended = mend (self, desktop);
      g_assert_cmpint (count_named (desktop, "Maison de quartier"), ==, SENT);
      g_assert_cmpint (count_named (desktop, "Pas encore envoyée"), ==, mended->n_saved);
      desktop_close (desktop);
    }
}

/* 3: tables that only say who and what. */
static void
test_what_only_names_is_not_missed (Desktops     *self,
                                    gconstpointer data)
{
  static const char *const tables[] = { "run", "poste", "ent" };
  g_autofree char         *then = live (self), *bytes = NULL;
  Desktop                 *desktop = &self->all[1];
  g_autoptr (GRand)        chance = g_rand_new_with_seed (7);
  gsize                    size;

  bytes = read_file (desktop, &size);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (DossierMended) mended = NULL;
      g_autofree char          *now = NULL;

      write_file (desktop, bytes, size);
      put_noise (desktop, chance, find_root (desktop, tables[i]), PAGE);
      mended = mend (self, desktop);
      g_test_message ("%s", tables[i]);
      g_assert_cmpint (mended->n_lost, ==, 0);
      g_assert_cmpint (mended->n_saved, ==, UNSENT);
      now = dump (desktop);
      g_assert_cmpstr (now, ==, then);
      desktop_close (desktop);
    }
}

static void
spoil (Desktop    *desktop,
       const char *words)
{
  gsize            size, length = strlen (words);
  g_autofree char *bytes = read_file (desktop, &size);
  guint            n = 0;

  for (char *at = bytes; (at = memmem (at, size - (gsize) (at - bytes), words, length)) != NULL; at += length, n++)
    at[length - 1] = 'x';
  g_assert_cmpuint (n, >, 0);
  write_file (desktop, bytes, size);
}

/* 2: what follows what is lost is not held up by it, here or elsewhere. */
static void
test_what_follows_a_loss_reaches_the_others (Desktops     *self,
                                             gconstpointer data)
{
  g_autofree char          *then = live (self);
  Desktop                  *desktop = &self->all[1];
  g_autoptr (DossierMended) mended = NULL;

  spoil (desktop, "Pas encore envoyée 2");
  break_header (desktop);
  mended = mend (self, desktop);
  g_assert_cmpint (mended->n_lost, ==, 1);
  g_assert_cmpint (mended->n_saved, ==, UNSENT - 1);
  desktops_go (self, 2);
  g_assert_cmpint (count_named (&self->all[0], "Pas encore envoyée"), ==, UNSENT - 1);
  assert_same (self);
  g_free (desktop_add (desktop, "Et la suite"));
  desktops_go (self, 2);
  assert_same (self);
}

static void
drop_mirror (Desktop *desktop,
             guint    every)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (desktop->share), NULL, NULL);

  for (guint i = 0, n = 0; i < files->len; i++)
    {
      const CarryMirrorFile *file = files->pdata[i];

      if (g_str_has_suffix (file->name, ".lsg") && n++ % every == 0)
        g_assert_true (carry_mirror_drop (sync_share_get_mirror (desktop->share), file->poste, file->name, NULL));
    }
}

/* A mirror that lost some as well: the file fills it, and what neither has comes with the next round. */
static void
test_a_mirror_with_gaps_is_filled_by_the_file_then_by_the_folder (Desktops     *self,
                                                                  gconstpointer data)
{
  g_autofree char *then = live (self), *now = NULL, *bytes = NULL;
  Desktop         *desktop = &self->all[1];
  gsize            size;

  bytes = read_file (desktop, &size);
  for (guint spoilt = 0; spoilt < 2; spoilt++)
    {
      g_autoptr (DossierMended) mended = NULL;

      write_file (desktop, bytes, size);
      desktop_reopen (desktop);
      drop_mirror (desktop, spoilt ? 1 : 2);
      desktop_close (desktop);
      if (spoilt)
        spoil (desktop, "Maison de quartier 12"); /* of the founder: nobody here has it any more */
      break_header (desktop);
      mended = mend (self, desktop);
      g_assert_cmpint (mended->n_lost, ==, spoilt);
      g_clear_pointer (&now, g_free);
      now = dump (desktop);
      g_assert_cmpint (g_strcmp0 (now, then) == 0, ==, !spoilt);
    }
  desktops_go (self, 2);
  g_assert_cmpint (count_named (desktop, "Maison de quartier 12"), ==, 1);
  assert_same (self);
}

static void
test_given_up_it_leaves_the_file_as_it_is (Desktops     *self,
                                           gconstpointer data)
{
  g_autofree char         *then = live (self), *bytes = NULL, *after = NULL;
  Desktop                 *desktop = &self->all[1];
  g_autoptr (GCancellable) enough = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  gsize                    size, size_after;

  break_header (desktop);
  bytes = read_file (desktop, &size);
  g_cancellable_cancel (enough);
  g_assert_null (sync_mend (desktop->path, NULL, NULL, NULL, enough, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = read_file (desktop, &size_after);
  g_assert_cmpmem (bytes, size, after, size_after);
  assert_nothing_half_made (self);
}

#define ADD(name, func) g_test_add ("/sync/mend/" name, Desktops, NULL, desktops_begin, func, desktops_end)

int
main (int    argc,
      char **argv)
{
  dossier_fixture_init (&argc, &argv);

  ADD ("the-mirror-makes-it-again-and-what-was-not-sent-is-saved", test_the_mirror_makes_it_again_and_what_was_not_sent_is_saved);
  ADD ("the-founder-is-made-again-too", test_the_founder_is_made_again_too);
  ADD ("a-copy-the-mirror-and-the-file-add-up", test_a_copy_the_mirror_and_the_file_add_up);
  ADD ("noise-costs-nothing-that-was-handed-over", test_noise_costs_nothing_that_was_handed_over);
  ADD ("a-file-cut-short-costs-nothing-that-was-handed-over", test_a_file_cut_short_costs_nothing_that_was_handed_over);
  ADD ("what-only-names-is-not-missed", test_what_only_names_is_not_missed);
  ADD ("what-follows-a-loss-reaches-the-others", test_what_follows_a_loss_reaches_the_others);
  ADD ("a-mirror-with-gaps-is-filled-by-the-file-then-by-the-folder", test_a_mirror_with_gaps_is_filled_by_the_file_then_by_the_folder);
  ADD ("given-up-it-leaves-the-file-as-it-is", test_given_up_it_leaves_the_file_as_it_is);

  return g_test_run ();
}
