/* sync-names.h - what files of a shared folder are called
 *
 *   federation.liens
 *   p/<poste, 16 hex>/h-<k, 8 hex>.lhl                                                   hello
 *                    /s-<first, 10 hex>-<last, 10 hex>-<run, 8 hex>-<gen, 2 hex>-<8 hex>.lsg segment
 *                    /k-<epoch, 4 hex>-<8 hex>.lky                                       key package
 *                    /o-<k, 8 hex>-<8 hex>.lop                                           what is open (presence)
 *                    /b-<name, 32 hex>.lbl                                               attachment
 *                    /tmp-<8 hex>.part                                                   being written
 * Lower case, [0-9a-z.-], at most 60 characters, never beginning with a dot: every file system and sync tool takes them.
 * run: the first 4 bytes of that of the first transaction. gen ff, epoch ffff: that or more. The last 8 digits are random, so
 * that nothing is ever written over.
 *
 * A name is a hint and no more: sync tools rename, add « (conflicted copy) », change case. What a file is, it says itself.
 */
#pragma once

#include "dossier-transaction.h"

G_BEGIN_DECLS

#define SYNC_NAME_LENGTH 60
#define SYNC_NAME_FEDERATION_FILE "federation.liens"
#define SYNC_NAME_POSTES "p" /* the folder of the folders */

typedef enum
{
  SYNC_NAME_OTHER,      /* nothing of ours: not opened, not touched */
  SYNC_NAME_FEDERATION, /* of exactly that name */
  SYNC_NAME_HELLO,      /* from here on the kind to try, whatever else the name says */
  SYNC_NAME_SEGMENT,
  SYNC_NAME_KEY_PACKAGE,
  SYNC_NAME_ATTACHMENT,
  SYNC_NAME_PRESENCE,
  SYNC_NAME_PART,        /* not whole yet: not opened */
  SYNC_NAME_PLACEHOLDER, /* a sync tool says that the file is not on this machine: not opened, told */
} SyncNameKind;

typedef struct
{
  SyncNameKind kind;
  gboolean     is_exact; /* as written by Liens: the rest is what it claims of its kind, else it is 0 */
  guint32      k;
  gint64       first, last;
  guint8       run[4];
  guint        gen, epoch;
  guint8       hash[16];
} SyncName;

/* text: a file name without folders, any bytes. */
void sync_name_read (const char *text,
                     SyncName   *name);
/* Could Liens have written it? */
gboolean sync_name_is_plain (const char *text);

/* Fresh names, each time another where there is chance in it. Caller owns. */
char *sync_name_dup_hello (guint32 k);
char *sync_name_dup_segment (gint64        first,
                             gint64        last,
                             const guint8 *run,
                             guint         gen);
char *sync_name_dup_key_package (guint epoch);
char *sync_name_dup_presence (guint32 k);
char *sync_name_dup_attachment (const guint8 *name);
char *sync_name_dup_part (void);

/* The folder of a desktop: exactly 16 lower-case digits. */
char    *sync_name_dup_poste (const guint8 *poste);
gboolean sync_name_read_poste (const char *text,
                               guint8     *poste);

G_END_DECLS
