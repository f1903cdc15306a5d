#include "base-neighbour.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct _BaseNeighbour
{
  char *path; /* the name it takes */
  char *part; /* the one it has; NULL once settled */
  FILE *file;
  int   fault; /* errno of the first write that failed, 0: none */
};

static gboolean
fail (GError    **error,
      const char *path,
      int         fault)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (fault), "%s: %s", path, g_strerror (fault));
  return FALSE;
}

/* The rights any new file would have: mkstemp gives too few. */
static void
open_rights (int file)
{
  mode_t mask = umask (0);

  umask (mask);
  if (fchmod (file, 0666 & ~mask) != 0)
    return; /* then it is only harder to share */
}

BaseNeighbour *
base_neighbour_new (const char *path,
                    GError    **error)
{
  g_autoptr (BaseNeighbour) self = g_new0 (BaseNeighbour, 1);
  int                       file;

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->part = g_strconcat (path, ".XXXXXX", NULL);
  file = g_mkstemp (self->part);
  if (file < 0)
    {
      fail (error, path, errno);
      g_clear_pointer (&self->part, g_free);
      return NULL;
    }
  open_rights (file);
  self->file = fdopen (file, "wb");
  return g_steal_pointer (&self);
}

void
base_neighbour_free (BaseNeighbour *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->file, fclose);
  if (self->part != NULL)
    g_unlink (self->part);
  g_free (self->part);
  g_free (self->path);
  g_free (self);
}

const char *
base_neighbour_get_path (const BaseNeighbour *self)
{
  return self->part;
}

gboolean
base_neighbour_write (BaseNeighbour *self,
                      gconstpointer  bytes,
                      gsize          length)
{
  g_return_val_if_fail (self->file != NULL, FALSE);

  if (self->fault == 0 && fwrite (bytes, 1, length, self->file) != length)
    self->fault = errno;
  return self->fault == 0;
}

/* A disk may refuse as late as here. */
static gboolean
reach_disk (BaseNeighbour *self)
{
  if (self->fault == 0 && (fflush (self->file) != 0 || fsync (fileno (self->file)) != 0))
    self->fault = errno;
  if (fclose (g_steal_pointer (&self->file)) != 0 && self->fault == 0)
    self->fault = errno;
  return self->fault == 0;
}

gboolean
base_neighbour_settle (BaseNeighbour *self,
                       GError       **error)
{
  g_return_val_if_fail (self != NULL && self->file != NULL, FALSE);

  if (!reach_disk (self))
    return fail (error, self->path, self->fault);
  if (g_rename (self->part, self->path) != 0)
    return fail (error, self->path, errno);
  g_clear_pointer (&self->part, g_free);
  return TRUE;
}
