/* sync-segment-private.h - what the writing and the reading of segments share */
#pragma once

#include "sync-envelope-private.h"
#include "sync-segment.h"

G_BEGIN_DECLS

#define SYNC_SEGMENT_MAGIC "LIENSEG1"
#define SYNC_SEGMENT_FIXED 124  /* header before its sections */
#define SYNC_SEGMENT_LASTING 64 /* of it, what no format moves */
#define SYNC_SEGMENT_SECTION 40
#define SYNC_SEGMENT_LEAST_RECORD 5
#define SYNC_SEGMENT_LEAST_OPERATION 19
#define SYNC_SEGMENT_LEAST_TIP 17

enum
{
  SYNC_CODEC_NONE = 0,
  SYNC_CODEC_ZLIB = 1,
};

enum
{
  SYNC_FLAG_AUTHOR = 1 << 0,
  SYNC_FLAG_SEEN = 1 << 1,
  SYNC_FLAG_BATCH = 1 << 2,
  SYNC_FLAG_UNDO = 1 << 3,
  SYNC_FLAG_LABEL = 1 << 4,
  SYNC_FLAG_HUMAN = 1 << 5,
  SYNC_FLAGS_KNOWN = (1 << 6) - 1,
};

/* Bytes of memory that reading costs, at most: one transaction without its parts, then what it saw, where that is not the
 * same as the one before it, and its operations without their data. */
#define SYNC_SEGMENT_COST 320
gsize sync_segment_cost_tips (guint n_tips);
gsize sync_segment_cost_operations (guint n_operations);

gboolean sync_time_is_sound (gint64 time);

/* That sections are one chain of the transactions first to last. */
gboolean sync_sections_are_chain (const GArray *sections,
                                  gint64        first,
                                  gint64        last);
void     sync_sections_add (const GArray *sections,
                            GByteArray   *out);

/* Transactions on their way into a body. */
typedef struct
{
  GHashTable   *places; /* bytes of an author → place + 1 */
  GByteArray   *authors;
  GByteArray   *records;
  GByteArray   *record; /* the one just written, without its length */
  gint64        t;
  const GArray *seen; /* by the transaction before, borrowed; NULL: there is none */
} SyncSegmentWriting;

void sync_segment_writing_begin (SyncSegmentWriting *self);
void sync_segment_writing_end (SyncSegmentWriting *self);
/* Answers what reading it will cost. */
gsize sync_segment_write_record (SyncSegmentWriting       *self,
                                 const DossierTransaction *transaction);

/* The body inflated, past all locks: its transactions. head and sections agree. held: bytes of memory that are taken
 * already. Reached by whoever can sign and lock: it believes nothing. */
DossierSegment *sync_segment_read_body (const SyncSegmentHead *head,
                                        GArray                *sections,
                                        GBytes                *raw,
                                        gsize                  held,
                                        GError               **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SyncSegmentWriting, sync_segment_writing_end)

G_END_DECLS
