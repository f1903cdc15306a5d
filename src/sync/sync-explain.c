#include "config.h"

#include "sync-explain.h"

#include "carry-explain.h"
#include "sync-error.h"
#include "sync-share.h"

#include <glib/gi18n-lib.h>

static const char *
explain_share (SyncShareError code)
{
  switch (code)
    {
    case SYNC_SHARE_ERROR_NOT_FOUNDER:
      return _ ("Only the computer that first shared this dossier can share it anew. Nothing was done: share it from there, then join the folder from here.");
    case SYNC_SHARE_ERROR_SHARED:
      return _ ("This dossier is shared already. Nothing was changed.");
    case SYNC_SHARE_ERROR_NOT_SHARED:
      return _ ("This dossier is not shared. Share it with a folder first.");
    case SYNC_SHARE_ERROR_NO_FOLDER:
      return _ ("There is no shared dossier of Liens in that folder. Nothing was done: choose the folder that holds “federation.liens”.");
    case SYNC_SHARE_ERROR_NOT_LOST:
      return _ ("These changes are not lost: they came, or may still come. Nothing was given up: exchange once more, and look again.");
    case SYNC_SHARE_ERROR_DAMAGED:
    default:
      return _ ("What this computer keeps of the sharing cannot be read. The dossier is safe: leave the sharing, then join the folder again.");
    }
}

static const char *
explain_file (SyncError code)
{
  switch (code)
    {
    case SYNC_ERROR_PASSPHRASE:
      return _ ("This is not the passphrase of the folder. Nothing was done: ask who shared it, then try again.");
    case SYNC_ERROR_MEMORY:
      return _ ("This computer lacks the memory to try the passphrase. Close other programs, then try again.");
    case SYNC_ERROR_NEWER:
      return _ ("This was written by a newer Liens. Update yours, then try again.");
    case SYNC_ERROR_FOREIGN:
      return _ ("This belongs to another dossier. Nothing was done.");
    case SYNC_ERROR_UNKNOWN_KEY:
      return _ ("This was written with a key this computer was not given. An administrator of the dossier has to let it in.");
    case SYNC_ERROR_TRUNCATED:
    case SYNC_ERROR_SIGNATURE:
    case SYNC_ERROR_MALFORMED:
    case SYNC_ERROR_TOO_LARGE:
    default:
      return _ ("This file is damaged or not whole. The dossier is untouched: wait until it has been copied whole, then try again.");
    }
}

const char *
sync_explain (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == CARRY_ERROR)
    return carry_explain ((CarryError) error->code);
  if (error->domain == SYNC_SHARE_ERROR)
    return explain_share ((SyncShareError) error->code);
  if (error->domain == SYNC_ERROR)
    return explain_file ((SyncError) error->code);
  return NULL;
}
