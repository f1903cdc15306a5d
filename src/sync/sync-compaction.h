/* sync-compaction.h - which of our files become one
 *
 * Files that follow each other are merged eight by eight: eight of a generation make one of the next. What is merged once more each time
 * is eight times larger, so that a year of two hundred files a day stays within 42 (SYNC.md §10). Numbers only: nothing
 * is read or written here.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SYNC_COMPACTION_FILES 8

/* One file, or what would become of several. */
typedef struct
{
  guint    gen;
  guint64  raw; /* bytes of its body */
  guint    n_transactions, n_sections;
  gboolean follows; /* goes on where the file before ends */
  gboolean is_full; /* it was tried: with the next it is more than a file may hold */
} SyncCompactionFile;

/* files in the order of the chain. FALSE: all is well. Else count (two at least) from the place from on are to become one, of the generation
 * after the greatest of theirs. */
gboolean sync_compaction_choose (const SyncCompactionFile *files,
                                 guint                     n_files,
                                 guint                    *from,
                                 guint                    *count);

G_END_DECLS
