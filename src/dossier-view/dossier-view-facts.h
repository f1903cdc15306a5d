/* dossier-view-facts.h - all a page needs to show one record, read in one go
 *
 * Immutable, built on the reader thread, read on the main one.
 */
#pragma once

#include "dossier-conflicts.h"
#include "dossier-view-posts.h"
#include "dossier-view-proofs.h"
#include "dossier-view-threads.h"

G_BEGIN_DECLS

/* A structure in a few words: what it is called, what it is, where. */
typedef struct
{
  char *id;
  char *name;
  char *type;      /* code or NULL */
  char *commune;   /* or NULL */
  char *territory; /* id of its commune, or NULL */
} DossierViewWho;

/* A link as one of its two structures tells it. */
typedef struct
{
  char          *id;
  DossierViewWho other;
  char          *kind; /* codes or NULL */
  char          *status;
  char          *object; /* in their words, or NULL */
} DossierViewTie;

typedef struct
{
  DossierRecord     *record;
  char              *title;
  DossierVocabulary *vocabulary;
  GHashTable        *titles;    /* id → title of every record it refers to */
  GPtrArray         *ties;      /* DossierViewTie: the links of a structure, by name of the other */
  DossierViewWho     ends[2];   /* of a link; id NULL otherwise */
  GPtrArray         *posts;     /* DossierViewPost: of a link, those that hold its thread; of a structure or a person, all */
  GPtrArray         *threads;   /* DossierViewThread: of a structure or a person, what those posts hold */
  GPtrArray         *proofs;    /* DossierViewProof: what shows it, or one of its answers */
  GPtrArray         *drafts;    /* DossierDraftLine: typed, never saved */
  GPtrArray         *conflicts; /* DossierConflict: what several said without having seen each other */
  GHashTable        *erased;    /* dossier_erased_count (); NULL: of a record that is not there yet */
  GBytes            *seen;      /* all that was here when it was read (dossier_act_set_seen ()); NULL: of a record that is not there yet */
} DossierViewFacts;

/* A DossierQuestion: data is the id; answers DossierViewFacts. */
gpointer dossier_view_facts_read (DossierReader *reader,
                                  gpointer       id,
                                  GCancellable  *cancellable,
                                  GError       **error);
/* Of a record that nobody has answered anything of yet. */
DossierViewFacts *dossier_view_facts_new_blank (const DossierKind *kind,
                                                const char        *id,
                                                DossierVocabulary *vocabulary);
void              dossier_view_facts_free (DossierViewFacts *self);

/* Name, type and commune of a structure or a territory, name of a person, title of anything else; FALSE and empty when there is none. */
gboolean dossier_view_who_read (DossierViewWho *self,
                                DossierReader  *reader,
                                const char     *id);
void     dossier_view_who_clear (DossierViewWho *self);

/* NULL: none of that id. Borrowed. */
const DossierViewPost  *dossier_view_facts_find_post (const DossierViewFacts *self,
                                                      const char             *id);
const DossierViewProof *dossier_view_facts_find_proof (const DossierViewFacts *self,
                                                       const char             *id);
/* What several said of a field; the first of them. NULL: one answer. Borrowed. */
const DossierConflict *dossier_view_facts_find_conflict (const DossierViewFacts *self,
                                                         const DossierField     *field);
/* How often what the field said was erased for good. */
guint dossier_view_facts_count_erasures (const DossierViewFacts *self,
                                         const DossierField     *field);
/* What a reference is called; "?" when it is gone. Borrowed. */
const char *dossier_view_facts_get_title (const DossierViewFacts *self,
                                          const char             *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierViewFacts, dossier_view_facts_free)

G_END_DECLS
