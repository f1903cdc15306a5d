/* relay-temp.h - a file under a temporary name until it is whole
 *
 *   1. Its bytes are on the disk, as far as the disk says, before it gets its name.
 *   2. Its name is new: what bears that name already is never overwritten (relay_temp_give_new).
 *   3. Left without a name, it is removed by leaving scope; a blow leaves a tmp-*.part, swept a day later.
 */
#pragma once

#include "relay-disk.h"

G_BEGIN_DECLS

typedef struct
{
  int       dir; /* borrowed */
  RelaySide side;
  char     *name; /* NULL: it has its final name, or was never made */
  RelayFd   fd;
  gsize     unsafe; /* bytes written since the last fsync */
  guint64   size;
} RelayTemp;

void relay_temp_clear (RelayTemp *self);

/* On the share as its umask says, in the mirror for us alone. */
gboolean relay_temp_open (RelayTemp  *self,
                          int         dir,
                          RelaySide   side,
                          RelayFault *fault);
gboolean relay_temp_write (RelayTemp  *self,
                           const void *bytes,
                           gsize       length,
                           RelayFault *fault);
/* The whole of a file; over limit: RELAY_TOO_BIG. */
gboolean relay_temp_fill (RelayTemp  *self,
                          int         from,
                          RelaySide   from_side,
                          guint64     limit,
                          RelayFault *fault);
/* All is written: on the disk, and closed. */
gboolean relay_temp_finish (RelayTemp  *self,
                            RelayFault *fault);

/* errno EEXIST in fault where that name is taken; the temporary file is then still there. */
gboolean relay_temp_give_new (RelayTemp  *self,
                              int         dir,
                              const char *name,
                              RelayFault *fault);
/* In the mirror only, where a file that was torn is fetched again. */
gboolean relay_temp_replace (RelayTemp  *self,
                             const char *name,
                             RelayFault *fault);

/* A folder that cannot be told to be on the disk is as good as told. */
gboolean relay_temp_settle (int         dir,
                            RelaySide   side,
                            RelayFault *fault);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelayTemp, relay_temp_clear)

G_END_DECLS
