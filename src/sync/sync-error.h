/* sync-error.h - what can be wrong with a file of the shared folder, by what is to be done about it
 *
 * The folder is written by others, carried by anything, and may be read in the middle of a copy: nothing in it is
 * believed before it is proved, and a refusal is an everyday thing. Messages are for the log.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SYNC_ERROR (sync_error_quark ())

typedef enum
{
  SYNC_ERROR_TRUNCATED,   /* ends before what it announces: wait for the rest, copy it again */
  SYNC_ERROR_NEWER,       /* written by a newer Liens: keep it, that desktop's chain waits, say to update */
  SYNC_ERROR_FOREIGN,     /* of another federation, or of another desktop than was asked: leave it where it is */
  SYNC_ERROR_SIGNATURE,   /* not written whole by who it says: copy it again, then quarantine */
  SYNC_ERROR_MALFORMED,   /* not what it must be: copy it again, then quarantine */
  SYNC_ERROR_TOO_LARGE,   /* past a limit, was not read: quarantine; of what is written here: split it */
  SYNC_ERROR_UNKNOWN_KEY, /* locked with a key this desktop does not hold: wait for its key package */
  SYNC_ERROR_PASSPHRASE,  /* not the passphrase: ask again */
  SYNC_ERROR_MEMORY,      /* this machine cannot spare what a passphrase costs: close something, try again */
} SyncError;

GQuark sync_error_quark (void);

G_END_DECLS
