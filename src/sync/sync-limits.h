/* sync-limits.h - how much of a shared folder is ever read
 *
 * Whoever can write in the folder can put anything there: every limit holds before memory is asked for. What is
 * written here keeps them too, and the targets well below. Sizes are in bytes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SYNC_MEMORY (48u << 20)      /* what reading one file may hold at once, the file included; passphrases cost more */
#define SYNC_MEMORY_ASIDE (2u << 20) /* of it, for what is neither the file nor what is in it */

#define SYNC_SEGMENT_FILE (8u << 20)
#define SYNC_SEGMENT_RAW (32u << 20) /* its body once inflated */
#define SYNC_SEGMENT_RECORD (4u << 20)
#define SYNC_SEGMENT_TRANSACTIONS 65536
#define SYNC_SEGMENT_OPERATIONS 100000
#define SYNC_SEGMENT_SECTIONS 255
#define SYNC_SEGMENT_TARGET (1u << 20) /* where a writer begins another */

#define SYNC_TIPS 4096                                  /* of one transaction, or of a hello */
#define SYNC_LAST_N ((G_GINT64_CONSTANT (1) << 40) - 1) /* ten digits of a file name */
#define SYNC_LAST_TIME (G_GINT64_CONSTANT (1) << 53)    /* ms, either side of 1970: a number any program can hold */

#define SYNC_HELLO_FILE (256u << 10)
#define SYNC_PRESENCE_FILE (4u << 10)
#define SYNC_KEY_PACKAGE_FILE (256u << 10)
#define SYNC_KEY_PACKAGE_POSTES 1024
#define SYNC_KEY_PACKAGE_KEYS 1024
#define SYNC_ATTACHMENT_CONTENT (20u << 20)
#define SYNC_ATTACHMENT_FILE (SYNC_ATTACHMENT_CONTENT + (64u << 10))
#define SYNC_ATTACHMENT_MIRROR (G_GUINT64_CONSTANT (3) << 29) /* what a mirror holds in all: beyond it, no document is put there */

G_END_DECLS
