/* sync-report.h - what one round with the shared folder came to
 *
 * A round always gives one: what could be done was done, and what could not is said.
 */
#pragma once

#include "dossier-transaction.h"
#include "sync-erasure.h"
#include "sync-peer.h"

G_BEGIN_DECLS

typedef enum
{
  SYNC_ALERT_NEWER,       /* a desktop writes what this Liens cannot read yet: update it */
  SYNC_ALERT_DAMAGED,     /* a file stays unreadable after several copies: left aside */
  SYNC_ALERT_REFUSED,     /* a desktop says two different things under one name */
  SYNC_ALERT_PLACEHOLDER, /* a sync tool keeps files elsewhere: keep the folder on this computer */
  SYNC_ALERT_HINDERED,    /* files of a desktop could not be copied */
  SYNC_ALERT_MISSING,     /* changes of a desktop do not come: others that follow them wait */
  SYNC_ALERT_KEY,         /* written with a key this desktop has not been given */
  SYNC_ALERT_LOST,        /* changes first to last of a run have been missing for a week: an administrator may give them up */
  SYNC_ALERT_ROLLED_BACK, /* a desktop had put changes on the share that are no longer there: it puts them there again */
} SyncAlertKind;

typedef struct
{
  SyncAlertKind kind;
  char          poste[17]; /* whose folder; "": nobody's */
  char         *who;       /* its name as people know it; NULL: not known */
  char         *detail;    /* for the log */
  guint8        run[DOSSIER_RUN_BYTES];
  gint64        first, last; /* MISSING, LOST, ROLLED_BACK: which transactions; else 0 */
  gint64        since;       /* of those, ms since 1970: when they were first missed here; else 0 */
} SyncAlert;

typedef struct
{
  gint64       sent;                                 /* transactions put on the share by this round */
  gint64       received;                             /* transactions that were not here */
  gint64       to_send;                              /* that still wait to be sent */
  guint        documents_sent, documents_received;   /* put on the share, or laid beside the dossier, by this round */
  guint        documents_to_send, documents_to_come; /* that still wait */
  gboolean     has_more_documents;                   /* the round ended with one of them: the next goes on at once */
  gint64       conflicts;                            /* fields that say several things, in all */
  guint        n_pending;                            /* desktops that ask to be let in */
  gboolean     is_waiting;                           /* this desktop is not admitted yet */
  gboolean     is_removed;                           /* it was, and is no longer: what it writes stays here */
  int          n_admins;                             /* who can let in and out; fewer than two is to be said */
  gint64       skew;                                 /* ms by which this machine's clock is ahead of the share's; 0: the same, or not known */
  GPtrArray   *alerts;                               /* SyncAlert */
  GPtrArray   *peers;                                /* SyncPeer: the other desktops that said hello, the founder first, then by name */
  SyncErasure *erasure;                              /* who has let go of all that was erased; NULL: nothing was, or it is not known */
  GError      *pull, *push;                          /* why the folder could not be read, or written; NULL: it could */
  GError      *documents;                            /* why a document could not go or come, when all else could; NULL: it could */
} SyncReport;

SyncReport *sync_report_new (void);
void        sync_report_free (SyncReport *self);
/* One of a kind and a poste is enough. who may be NULL. */
void sync_report_alert (SyncReport   *self,
                        SyncAlertKind kind,
                        const char   *poste,
                        const char   *who,
                        const char   *detail);
void sync_report_forget_alerts (SyncReport   *self,
                                SyncAlertKind kind);
/* The same, of transactions first to last of a run; copied, but for the detail, which is made. */
void sync_report_alert_stretch (SyncReport      *self,
                                const SyncAlert *stretch);
/* NULL: no such one. Borrowed. */
const SyncAlert *sync_report_find_alert (const SyncReport *self,
                                         SyncAlertKind     kind,
                                         const char       *poste);
/* NULL: that desktop said nothing, or is this one. poste: 16 digits. Borrowed. */
const SyncPeer *sync_report_find_peer (const SyncReport *self,
                                       const char       *poste);
/* Names of those who have the record open now, as far as is known; never NULL. Caller owns. */
char **sync_report_dup_who_has_open (const SyncReport *self,
                                     const char       *id);
/* "pull", "push" reached, and nothing waits. */
gboolean sync_report_is_up_to_date (const SyncReport *self);
/* A sentence for people: what it is, what is safe, what to do. Caller owns. */
char *sync_alert_dup_sentence (const SyncAlert *self);
/* Stable words for scripts: "newer", "damaged"… Static. */
const char *sync_alert_get_code (const SyncAlert *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncReport, sync_report_free)

G_END_DECLS
