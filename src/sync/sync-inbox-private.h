/* sync-inbox-private.h - between the files of the inbox: what it holds, and a turn through it */
#pragma once

#include "sync-inbox.h"

#include "sync-absence.h"
#include "sync-names.h"
#include "sync-peers.h"
#include "sync-reread.h"

G_BEGIN_DECLS

typedef enum
{
  FILE_NEW,
  FILE_PENDING, /* for an admission, a hello: tried at each turn */
  FILE_WAITING, /* for a parent, a key, a newer Liens: as well, and told */
  FILE_TORN,    /* cannot be read: copied again in a while */
  FILE_SETTLED,
} SyncInboxState;

typedef struct
{
  SyncInboxState state;
  SyncNameKind   kind;
  char          *poste, *name;
  guint64        size;
  guint          tries;
  gint64         again;   /* monotonic: when to copy it again */
  DossierPoint   missing; /* WAITING: up to where what is before it is not here; n 0: it waits for something else */
} SyncInboxFile;

struct _SyncInbox
{
  SyncShare   *share;
  SyncAbsence *absence;
  SyncPeers   *peers;
  GHashTable  *files;   /* "poste/name" → SyncInboxFile */
  GHashTable  *members; /* poste → public key (GBytes), of hellos that were read */
  GHashTable  *names;   /* poste → what people call it */
  guint32      given; /* the last epoch whose key an administrator gave others, and not this desktop */
  gboolean     hasty;
  SyncReread  *reread;
};

/* A turn through the files. */
typedef struct
{
  SyncInbox         *inbox;
  SyncReport        *report;
  GCancellable      *cancellable;
  DossierReceiveMode mode;
  gboolean           moved;     /* something came: what waits may go on */
  gboolean           is_sealed; /* all of ours was handed over */
} SyncInboxTurn;

/* --- files of the mirror */

gboolean   sync_inbox_note_files (SyncInbox *self,
                                  GError   **error);
GPtrArray *sync_inbox_list_unsettled (SyncInbox   *self,
                                      SyncNameKind kind);
/* NULL on error; caller owns. */
GBytes *sync_inbox_read_file (SyncInbox           *self,
                              const SyncInboxFile *file,
                              GError             **error);
/* What people call that desktop; NULL: not known. */
const char *sync_inbox_get_name (const SyncInbox *self,
                                 const char      *poste);
/* It cannot be read: it is copied again in a while, and given up in the end. */
void sync_inbox_tear (SyncInboxTurn *turn,
                      SyncInboxFile *file,
                      const GError  *error);
/* Does with it what the error asks for. */
void sync_inbox_judge (SyncInboxTurn *turn,
                       SyncInboxFile *file,
                       const GError  *error);

/* --- each takes one file; FALSE: the store or the disk fails */

gboolean sync_inbox_take_hello (SyncInboxTurn *turn,
                                SyncInboxFile *file,
                                GBytes        *bytes,
                                GError       **error);
gboolean sync_inbox_take_key_package (SyncInboxTurn *turn,
                                      SyncInboxFile *file,
                                      GBytes        *bytes,
                                      GError       **error);
gboolean sync_inbox_take_segment (SyncInboxTurn *turn,
                                  SyncInboxFile *file,
                                  GBytes        *bytes,
                                  GError       **error);

G_END_DECLS
