/* What synchronisation tools, restored servers and people do to a folder: desktops share through it, and agree in the end. */
#include "sync-round.h"

#include "dossier-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define DESKTOPS 3
#define STEPS 24
#define SETTLING 12 /* rounds of each, once nothing disturbs any more */

typedef struct
{
  DossierStore *store;
  SyncShare    *share;
  SyncRounds   *rounds;
} Desktop;

typedef struct
{
  char      *dir, *folder, *aside;
  Desktop    desktops[DESKTOPS];
  GPtrArray *ids;   /* structures, by whom they were made */
  GPtrArray *taken; /* whole files that were taken away or torn: path, then where the whole one is */
  guint      n_names;
  GRand     *chance;
} History;

static guint
pick (History *self,
      guint    n)
{
  return (guint) g_rand_int_range (self->chance, 0, (gint32) n);
}

/* --- desktops */

static SyncWish
wish (const History *self,
      const char    *person)
{
  return (SyncWish){ self->folder, "", person, TRUE, TRUE };
}

static void
begin_rounds (Desktop *desktop)
{
  desktop->rounds = sync_rounds_new (desktop->share);
  sync_rounds_set_hasty (desktop->rounds, TRUE);
}

static void
go (Desktop *desktop)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (SyncReport) report = sync_rounds_go (desktop->rounds, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
}

static void
set_up (History *self,
        guint32  seed)
{
  memset (self, 0, sizeof *self);
  self->chance = g_rand_new_with_seed (seed);
  self->dir = g_dir_make_tmp ("liens-tools-XXXXXX", NULL);
  self->folder = g_build_filename (self->dir, "partage", NULL);
  self->aside = g_build_filename (self->dir, "ailleurs", NULL);
  g_mkdir (self->aside, 0700);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->taken = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < DESKTOPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.liens", i), *path = g_build_filename (self->dir, name, NULL);
      SyncWish         wanted = wish (self, name);
      Desktop         *desktop = &self->desktops[i];

      if (i == 0)
        {
          desktop->store = dossier_store_new (path, NULL);
          desktop->share = sync_share_found (desktop->store, &wanted, NULL, NULL);
        }
      else
        desktop->store = sync_share_join (path, &wanted, &desktop->share, NULL, NULL);
      g_assert_nonnull (desktop->share);
      begin_rounds (desktop);
      go (desktop);
    }
}

static void
tear_down (History *self)
{
  g_autofree char *sweep = g_strdup_printf ("rm -rf '%s'", self->dir);

  for (guint i = 0; i < DESKTOPS; i++)
    {
      sync_rounds_free (self->desktops[i].rounds);
      sync_share_free (self->desktops[i].share);
      dossier_store_close (self->desktops[i].store);
      g_object_unref (self->desktops[i].store);
    }
  g_spawn_command_line_sync (sweep, NULL, NULL, NULL, NULL);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->taken);
  g_rand_free (self->chance);
  g_free (self->dir);
  g_free (self->folder);
  g_free (self->aside);
}

static void
write_something (History *self,
                 Desktop *desktop)
{
  const DossierKind     *kind = dossier_kinds_find ("structure");
  g_autofree char       *name = g_strdup_printf ("Centre %u", self->n_names++);
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  g_autoptr (GError)     error = NULL;
  gboolean               is_new = self->ids->len == 0 || pick (self, 3) == 0;
  const char            *id;

  if (is_new)
    g_ptr_array_add (self->ids, g_strdup (dossier_act_create (act, kind, NULL)));
  id = self->ids->pdata[is_new ? self->ids->len - 1 : pick (self, self->ids->len)];
  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  dossier_store_write (desktop->store, act, &error);
  g_assert_no_error (error);
}

/* --- what is done to the folder */

static void
list_files (const char *folder,
            GPtrArray  *found)
{
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        list_files (path, found);
      else if (g_str_has_suffix (name, ".lsg") || g_str_has_suffix (name, ".lhl"))
        g_ptr_array_add (found, g_steal_pointer (&path));
    }
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
pick_file (History *self)
{
  g_autofree char      *postes = g_build_filename (self->folder, "p", NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  list_files (postes, found);
  g_ptr_array_sort (found, compare_paths); /* or a seed would not say the same twice */
  return found->len > 0 ? g_strdup (found->pdata[pick (self, found->len)]) : NULL;
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *bytes = NULL;
  gsize            length;

  if (g_file_get_contents (from, &bytes, &length, NULL))
    g_file_set_contents (to, bytes, (gssize) length, NULL);
}

static void
keep_whole (History    *self,
            const char *path)
{
  g_autofree char *name = g_strdup_printf ("%u", self->taken->len), *kept = g_build_filename (self->aside, name, NULL);

  if (g_ptr_array_find_with_equal_func (self->taken, path, g_str_equal, NULL))
    return; /* it may be torn already */
  copy_file (path, kept);
  g_ptr_array_add (self->taken, g_strdup (path));
  g_ptr_array_add (self->taken, g_steal_pointer (&kept));
}

static void
disturb (History *self)
{
  g_autofree char *path = pick_file (self), *folder = path ? g_path_get_dirname (path) : NULL, *base = path ? g_path_get_basename (path) : NULL;
  g_autofree char *other = NULL, *upper = NULL;

  if (path == NULL)
    return;
  switch (pick (self, 6))
    {
    case 0: /* a copy in conflict */
      other = g_strdup_printf ("%s/%.*s (conflicted copy 2026-11-29).%s", folder, (int) strlen (base) - 4, base, base + strlen (base) - 3);
      copy_file (path, other);
      break;
    case 1: /* another case */
      upper = g_ascii_strup (base, -1);
      other = g_build_filename (folder, upper, NULL);
      copy_file (path, other);
      break;
    case 2: /* late, or lost with a restored server */
      keep_whole (self, path);
      g_unlink (path);
      break;
    case 3: /* half copied */
      keep_whole (self, path);
      g_assert_cmpint (truncate (path, (off_t) pick (self, 200)), ==, 0);
      break;
    case 4: /* elsewhere, by a tool */
      keep_whole (self, path);
      other = g_strconcat (path, ".nextcloud", NULL);
      g_rename (path, other);
      break;
    default: /* something of another program */
      other = g_build_filename (folder, pick (self, 2) ? "Thumbs.db" : "s-0000000001-zzzz.lsg", NULL);
      g_file_set_contents (other, "not ours", 8, NULL);
      break;
    }
}

/* The tool ends its work: what was late, torn or elsewhere is there whole. */
static void
let_go (History *self)
{
  for (guint i = 0; i < self->taken->len; i += 2)
    {
      g_autofree char *token = g_strconcat (self->taken->pdata[i], ".nextcloud", NULL);

      copy_file (self->taken->pdata[i + 1], self->taken->pdata[i]);
      g_unlink (token);
    }
}

/* --- what must be true in the end */

static gpointer
read_all (DossierReader *reader,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  GPtrArray *ids = data;
  GString   *out = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, ids->pdata[i], NULL);

      g_string_append_printf (out, "%s=%s\n", (char *) ids->pdata[i], record != NULL ? dossier_record_get_text (record, "name") : "?");
    }
  return g_string_free (out, FALSE);
}

static void
assert_all_agree (History *self)
{
  g_autofree char *first = dossier_store_ask (self->desktops[0].store, read_all, self->ids, NULL);
  gint64           conflicts = dossier_store_count_divergences (self->desktops[0].store, NULL);

  g_assert_null (strstr (first, "=?"));
  for (guint i = 1; i < DESKTOPS; i++)
    {
      g_autofree char *other = dossier_store_ask (self->desktops[i].store, read_all, self->ids, NULL);

      g_assert_cmpstr (first, ==, other);
      g_assert_cmpint (conflicts, ==, dossier_store_count_divergences (self->desktops[i].store, NULL));
    }
}

static void
live (guint32 seed)
{
  History self;

  g_test_message ("seed %u", seed);
  set_up (&self, seed);
  for (guint step = 0; step < STEPS; step++)
    {
      Desktop *desktop = &self.desktops[pick (&self, DESKTOPS)];

      switch (pick (&self, 4))
        {
        case 0:
        case 1:
          write_something (&self, desktop);
          break;
        case 2:
          go (desktop);
          break;
        default:
          disturb (&self);
        }
    }
  let_go (&self);
  for (guint i = 0; i < SETTLING * DESKTOPS; i++)
    go (&self.desktops[i % DESKTOPS]);
  assert_all_agree (&self);
  tear_down (&self);
}

static void
test_a_disturbed_folder_brings_all_to_the_same (void)
{
  const char *first = g_getenv ("LIENS_SEED");
  guint32     seed = first != NULL ? (guint32) g_ascii_strtoull (first, NULL, 10) : (guint32) g_test_rand_int () % 1000000;
  guint       histories = g_getenv ("LIENS_LONG") != NULL ? 2000 : 8;

  for (guint i = 0; i < histories; i++)
    live (seed + i);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  g_test_add_func ("/sync/tools/a-disturbed-folder-brings-all-to-the-same", test_a_disturbed_folder_brings_all_to_the_same);
  return g_test_run ();
}
