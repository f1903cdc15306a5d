/* What kind of place a dossier may be opened in. */
#include "dossier-file.h"

#include <linux/magic.h>

static void
test_what_lies_on_another_machine_is_remote (void)
{
  static const guint32 remote[] = { NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, CIFS_SUPER_MAGIC, SMB2_SUPER_MAGIC, FUSE_SUPER_MAGIC, AFS_SUPER_MAGIC, V9FS_MAGIC };

  for (gsize i = 0; i < G_N_ELEMENTS (remote); i++)
    g_assert_true (dossier_file_is_remote_type (remote[i]));
}

static void
test_a_disk_of_this_machine_is_not_remote (void)
{
  static const guint32 local[] = { EXT4_SUPER_MAGIC, BTRFS_SUPER_MAGIC, XFS_SUPER_MAGIC, F2FS_SUPER_MAGIC, TMPFS_MAGIC, MSDOS_SUPER_MAGIC, OVERLAYFS_SUPER_MAGIC };

  for (gsize i = 0; i < G_N_ELEMENTS (local); i++)
    g_assert_false (dossier_file_is_remote_type (local[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/file/what-lies-on-another-machine-is-remote", test_what_lies_on_another_machine_is_remote);
  g_test_add_func ("/dossier/file/a-disk-of-this-machine-is-not-remote", test_a_disk_of_this_machine_is_not_remote);
  return g_test_run ();
}
