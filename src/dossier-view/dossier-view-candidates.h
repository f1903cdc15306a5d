/* dossier-view-candidates.h - who may be meant by the words typed so far */
#pragma once

#include "dossier-view-facts.h"

G_BEGIN_DECLS

#define DOSSIER_VIEW_N_CANDIDATES 8

typedef struct
{
  DossierViewWho who;    /* type: the word for people, not the code; of a person the post held now */
  char          *family; /* code of the type of a structure, or NULL */
} DossierViewCandidate;

/* type: the word for people. All copied. */
DossierViewCandidate *dossier_view_candidate_new (const DossierViewWho *who,
                                                  const char           *type);
void                  dossier_view_candidate_free (DossierViewCandidate *self);

typedef struct
{
  char      *words;
  GPtrArray *list; /* DossierViewCandidate, best first */
} DossierViewCandidates;

/* answer is lent for the call; NULL: the question was dropped. */
typedef void (*DossierViewCandidatesFound) (gpointer                     owner,
                                            const DossierViewCandidates *answer);

/* kind: of whom is looked for, NULL: any that people go to; except: an id never proposed, near: id of the commune whose structures come first, each or
 * NULL. owner is a GObject kept until the answer. */
void dossier_view_candidates_ask (DossierStore              *store,
                                  const char                *kind,
                                  const char                *words,
                                  const char                *except,
                                  const char                *near,
                                  GCancellable              *cancellable,
                                  DossierViewCandidatesFound found,
                                  gpointer                   owner);
/* Who may be there already under a name that is being given: first those that are called so but for a slip of the pen, then as above. */
void dossier_view_candidates_ask_alike (DossierStore              *store,
                                        const char                *kind,
                                        const char                *name,
                                        GCancellable              *cancellable,
                                        DossierViewCandidatesFound found,
                                        gpointer                   owner);

G_END_DECLS
