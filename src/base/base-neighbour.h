/* base-neighbour.h - a file that is written beside its name, and takes the name once it is whole and on the disk
 *
 * What bore the name before is untouched until then. Errors are G_FILE_ERROR and told in the words of the system.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BaseNeighbour BaseNeighbour;

/* path: the name it will take. */
BaseNeighbour *base_neighbour_new (const char *path,
                                   GError    **error);
/* What was not settled is gone. */
void           base_neighbour_free (BaseNeighbour *self);

/* Where it is meanwhile, for who writes by name. */
const char *base_neighbour_get_path (const BaseNeighbour *self);

/* FALSE when the disk refuses: settling fails then, and says why. */
gboolean base_neighbour_write (BaseNeighbour *self,
                               gconstpointer  bytes,
                               gsize          length);
/* All is written: waits for the disk, then takes the name. */
gboolean base_neighbour_settle (BaseNeighbour *self,
                                GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaseNeighbour, base_neighbour_free)

G_END_DECLS
