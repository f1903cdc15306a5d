#include "booklet-package.h"

#include <zip.h>

struct _BookletPackage
{
  zipFile file; /* NULL: closed */
};

BookletPackage *
booklet_package_new (const char *path)
{
  zipFile         file = zipOpen64 (path, APPEND_STATUS_CREATE);
  BookletPackage *self;

  if (file == NULL)
    return NULL;
  self = g_new0 (BookletPackage, 1);
  self->file = file;
  return self;
}

void
booklet_package_free (BookletPackage *self)
{
  if (self->file != NULL)
    zipClose (self->file, NULL);
  g_free (self);
}

gboolean
booklet_package_add (BookletPackage *self,
                     const char     *name,
                     gconstpointer   bytes,
                     gsize           length,
                     gboolean        packed)
{
  zip_fileinfo about = { .tmz_date = { .tm_mday = 1, .tm_mon = 0, .tm_year = 1980 } };

  g_return_val_if_fail (self->file != NULL && length <= G_MAXUINT, FALSE);

  return zipOpenNewFileInZip (self->file, name, &about, NULL, 0, NULL, 0, NULL, packed ? Z_DEFLATED : 0, Z_DEFAULT_COMPRESSION) == ZIP_OK &&
         zipWriteInFileInZip (self->file, bytes, (unsigned) length) == ZIP_OK && zipCloseFileInZip (self->file) == ZIP_OK;
}

gboolean
booklet_package_close (BookletPackage *self)
{
  zipFile file = g_steal_pointer (&self->file);

  return file != NULL && zipClose (file, NULL) == ZIP_OK;
}
