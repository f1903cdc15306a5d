#include "sync-compaction.h"

#include "sync-limits.h"

#define RAW_MAX (6u << 20) /* a body that does not compress stays under SYNC_SEGMENT_FILE */
#define LAST_GEN 0xfe      /* a name says no more */

/* How many from there on fit in one, of eight. */
static guint
count_fitting (const SyncCompactionFile *files)
{
  guint64 raw = 0;
  guint   n_transactions = 0, n_sections = 0;

  for (guint i = 0; i < SYNC_COMPACTION_FILES; i++)
    {
      raw += files[i].raw;
      n_transactions += files[i].n_transactions;
      n_sections += files[i].n_sections;
      if (raw > RAW_MAX || n_transactions > SYNC_SEGMENT_TRANSACTIONS || n_sections > SYNC_SEGMENT_SECTIONS || (i > 0 && files[i - 1].is_full))
        return i;
    }
  return SYNC_COMPACTION_FILES;
}

/* Eight that follow each other, the last of this generation, none past it: what was left behind between two of a greater one (an erasure
 * makes such) goes along, what has only just come does not. */
static gboolean
are_ripe (const SyncCompactionFile *files,
          guint                     gen)
{
  for (guint i = 0; i < SYNC_COMPACTION_FILES; i++)
    if (files[i].gen > gen || (i > 0 && !files[i].follows))
      return FALSE;
  return files[SYNC_COMPACTION_FILES - 1].gen == gen;
}

static gboolean
choose_at (const SyncCompactionFile *files,
           guint                     n_files,
           guint                     gen,
           guint                    *from,
           guint                    *count)
{
  for (guint at = 0; at + SYNC_COMPACTION_FILES <= n_files; at++)
    {
      if (!are_ripe (files + at, gen))
        continue;
      *count = count_fitting (files + at);
      *from = at;
      if (*count >= 2)
        return TRUE;
    }
  return FALSE;
}

gboolean
sync_compaction_choose (const SyncCompactionFile *files,
                        guint                     n_files,
                        guint                    *from,
                        guint                    *count)
{
  guint last = 0;

  for (guint i = 0; i < n_files; i++)
    last = MAX (last, files[i].gen);
  for (guint gen = 0; gen <= MIN (last, LAST_GEN); gen++)
    if (choose_at (files, n_files, gen, from, count))
      return TRUE;
  return FALSE;
}
