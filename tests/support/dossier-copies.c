#include "dossier-copies.h"

#include "base-identifier.h"

#include <glib/gstdio.h>

DossierBackup *
copies_make (DossierFixture     *fixture,
             DossierBackupReason reason)
{
  g_autoptr (GError) error = NULL;
  DossierBackup     *made = NULL;

  g_assert_true (dossier_backup_make (fixture->path, dossier_store_get_data_dir (fixture->store), reason, &made, NULL, &error));
  g_assert_no_error (error);
  return made;
}

guint
copies_count_files (DossierFixture *fixture,
                    const char     *suffix)
{
  g_autofree char *folder = g_build_filename (dossier_store_get_data_dir (fixture->store), "sauvegardes", NULL);
  g_autoptr (GDir) opened = g_dir_open (folder, 0, NULL);
  const char      *name;
  guint            n = 0;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    n += g_str_has_suffix (name, suffix) ? 1 : 0;
  return n;
}

char *
copies_dump (DossierFixture *fixture,
             const char     *path)
{
  DossierFixture     other = { .dir = fixture->dir };
  g_autoptr (GError) error = NULL;
  g_autofree char   *name = base_identifier_new ();
  char              *dump;

  other.path = g_strdup_printf ("%s/%s.liens", fixture->dir, name);
  g_assert_true (dossier_backup_copy_out (path, other.path, NULL, &error));
  g_assert_no_error (error);
  other.store = dossier_store_open (other.path, &error);
  g_assert_no_error (error);
  dump = dossier_fixture_dump (&other);
  dossier_store_close (other.store);
  g_object_unref (other.store);
  g_unlink (other.path);
  g_free (other.path);
  return dump;
}

void
copies_fill_dossier (DossierFixture *fixture)
{
  DossierAct        *act = dossier_act_new (NULL);
  const DossierKind *kind = dossier_kinds_find ("structure");

  for (guint i = 0; i < 400; i++)
    dossier_act_set (act, kind, dossier_act_create (act, kind, NULL), "name", dossier_value_new_text ("Centre social parmi d'autres"));
  dossier_fixture_write (fixture, act);
}
