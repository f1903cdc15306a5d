/* booklet-package.h - a file of files, as word processors read them (zip)
 *
 * The same files in the same order are the same bytes: no clock inside.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BookletPackage BookletPackage;

/* NULL: the disk refuses. */
BookletPackage *booklet_package_new (const char *path);
/* What was not closed is of no use. */
void booklet_package_free (BookletPackage *self);

/* packed: FALSE stores it as it is, so that its kind is read at the head of the file. FALSE: the disk refuses. */
gboolean booklet_package_add (BookletPackage *self,
                              const char     *name,
                              gconstpointer   bytes,
                              gsize           length,
                              gboolean        packed);
gboolean booklet_package_close (BookletPackage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BookletPackage, booklet_package_free)

G_END_DECLS
