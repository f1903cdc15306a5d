/* sync-documents-private.h - between the files that carry documents
 *
 * sync-documents-look.c: what there is; -here.c: what lies beside the dossier; -tidy.c: what goes; -carry.c: a turn; -send.c: to the
 * share; -fetch.c: from it to the mirror; -take.c: from there to beside.
 */
#pragma once

#include "sync-documents.h"

#include "dossier-beside.h"
#include "dossier-documents.h"
#include "sync-beside.h"

G_BEGIN_DECLS

/* A document in the mirror, or on the share. */
typedef struct
{
  char    poste[17];
  char   *name; /* owned */
  guint64 size;
} SyncDocumentPlace;

/* One that could not be read. */
typedef struct
{
  guint    n;
  gint64   again;    /* monotonic */
  gboolean is_fresh; /* it was copied again since */
} SyncDocumentTry;

struct _SyncDocuments
{
  SyncShare     *share;
  DossierBeside *beside;
  SyncBeside    *folder;
  gboolean       is_hasty;
  gint64         slice;

  GPtrArray  *documents; /* DossierDocument */
  gint64      age;       /* of the facts they were read from; -1: of none */
  GPtrArray  *members;   /* DossierMember */
  GHashTable *there;     /* "poste/name" → SyncDocumentPlace: on the share: ours, and what of others is not in the mirror */
  gboolean    is_listed; /* by a pull that went well */
  gboolean    is_proved; /* by this process: what was put there before is there to the byte */
  GHashTable *names;     /* digits of a name under which one that is named may be → digest (borrowed from digests) */
  GHashTable *digests;   /* that records name, owned */
  GHashTable *held;      /* digest → GPtrArray of SyncDocumentPlace: in the mirror */
  GPtrArray  *unnamed;   /* SyncDocumentPlace: in the mirror, that no record names */
  GHashTable *tries;     /* "poste/name" → SyncDocumentTry */
  GHashTable *moved;     /* ids of records whose file stands otherwise: to be told */
};

/* --- what there is: sync-documents-look.c */

SyncDocumentPlace *sync_documents_new_place (const char *poste,
                                             const char *name,
                                             guint64     size);
void               sync_documents_free_place (gpointer place);

gboolean sync_documents_look (SyncDocuments *self,
                              GError       **error);
/* The mirror alone, again. */
gboolean sync_documents_look_at_mirror (SyncDocuments *self,
                                        GError       **error);
/* What of it is signed by a desktop that is in; NULL: that desktop is not. */
const DossierMember *sync_documents_find_member (const SyncDocuments *self,
                                                 const char          *poste);
gboolean             sync_documents_is_admin (const SyncDocuments *self);
gboolean             sync_documents_is_own (const SyncDocuments     *self,
                                            const SyncDocumentPlace *place);
/* In the mirror, of whoever is in; the place of ours first. NULL: nobody's. */
const SyncDocumentPlace *sync_documents_find_held (const SyncDocuments *self,
                                                   const char          *digest);
/* On the share and not here, of whoever is in; NULL: nobody's. */
const SyncDocumentPlace *sync_documents_find_offered (const SyncDocuments *self,
                                                      const char          *digest);
gboolean                 sync_documents_is_there (const SyncDocuments     *self,
                                                  const SyncDocumentPlace *place);
char                    *sync_documents_dup_key (const SyncDocumentPlace *place);

/* --- what lies beside: sync-documents-here.c */

/* FALSE: the store fails. */
gboolean sync_documents_look_beside (SyncDocuments *self,
                                     GError       **error);
/* Is what the record names beside the dossier? NULL: no. */
DossierBesideFile *sync_documents_find_here (const SyncDocuments   *self,
                                             const DossierDocument *document);
/* How each stands; report: what waits. */
void sync_documents_settle (SyncDocuments *self,
                            SyncReport    *report);
/* It is beside now, under that name. */
void sync_documents_note_here (SyncDocuments         *self,
                               const DossierDocument *document,
                               const char            *name);

/* --- what goes: sync-documents-tidy.c */

gboolean sync_documents_drop (SyncDocuments    *self,
                              const SyncReport *report,
                              GCancellable     *cancellable,
                              GError          **error);

/* One turn: how far it is, and when it ends. */
typedef struct
{
  SyncDocuments  *documents;
  SyncReport     *report;
  DossierProgress progress;
  gpointer        data;
  GCancellable   *cancellable;
  gint64          all, done;   /* bytes */
  gint64          end;         /* monotonic; 0: when all is done */
  gboolean        is_hindered; /* that way, for this time */
} SyncDocumentsTurn;

/* --- a turn: sync-documents-carry.c */

/* Asked where there is more to do: not now. */
gboolean sync_documents_is_over (SyncDocumentsTurn *turn);
/* Takes error. The first is told. */
void sync_documents_hinder (SyncDocumentsTurn *turn,
                            GError            *error);
/* Takes request. Caller owns. */
CarryReport *sync_documents_ask (SyncDocumentsTurn *turn,
                                 CarryRequest      *request);

/* --- to the share: sync-documents-send.c */

void     sync_documents_prove_all (SyncDocumentsTurn *turn);
gboolean sync_documents_seal_all (SyncDocumentsTurn *turn,
                                  GError           **error);
/* SyncDocumentPlace, ours, in the mirror and not on the share. Caller owns; they are borrowed until the mirror is looked at again. */
GPtrArray *sync_documents_list_unsent (const SyncDocuments *self);
void       sync_documents_push_all (SyncDocumentsTurn *turn,
                                    const GPtrArray   *unsent);

/* --- from the share: sync-documents-fetch.c */

gboolean sync_documents_is_wanted (const SyncDocuments   *self,
                                   const DossierDocument *document);
gboolean sync_documents_fetch_all (SyncDocumentsTurn *turn,
                                   GError           **error);

/* --- from the mirror: sync-documents-take.c */

/* Lays it beside. FALSE: it is not here yet, what is here of it is not what it must be, or the disk is full (report->documents). */
gboolean sync_documents_take (SyncDocuments         *self,
                              const DossierDocument *document,
                              SyncReport            *report);
/* In the mirror, of who is in: one that could not be read, and that it is time to copy again. It is tried again once it was. NULL: none. */
const SyncDocumentPlace *sync_documents_take_due (SyncDocuments *self,
                                                  const char    *digest);

G_END_DECLS
